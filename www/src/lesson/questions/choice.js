/** A question with a few answers in words. */

import { html } from 'lit';
import { rich } from '../rich.js';

/** @type {import('../template.js').Question} */
export const choice = ({ question, words, answer, done, choose }) => html`<div class="options">
    ${question.choices.map(
      (/** @type {string} */ name) => html`<label class="option">
        <input type="radio" name="answer" .checked=${answer === name} ?disabled=${done} @change=${() => choose(name)} />
        <span>${rich(words.choices[name] ?? name)}</span>
      </label>`,
    )}
  </div>`;
