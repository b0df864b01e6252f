/** The question which word of a sentence decides what stands in its blank: its words, to choose from. */

import { html } from 'lit';

/** @type {import('../template.js').Question} */
export const decides = ({ question, answer, done, choose }) => html`<div class="chips sentence" dir="auto">
    ${question.words.map((/** @type {string} */ text, /** @type {number} */ i) =>
      text === '[MASK]'
        ? html`<span class="gap">?</span>`
        : html`<label class="chip">
            <input type="radio" name="answer" .checked=${answer === i} ?disabled=${done} @change=${() => choose(i)} />
            <span>${text}</span>
          </label>`,
    )}
  </div>`;
