/** The question which word belongs in a blank: the sentence, and words to choose from. */

import { html } from 'lit';

/** @param {string} text @param {string | null} chosen */
function sentence(text, chosen) {
  const [before, after] = text.split('[MASK]');
  return html`<p class="cloze" dir="auto">${before}<span class=${chosen ? 'gap filled' : 'gap'}>${chosen ?? '?'}</span>${after}</p>`;
}

/** @type {import('../template.js').Question} */
export const word = ({ question, answer, done, choose }) => html`
  ${sentence(question.blank, answer)}
  <div class="chips">
    ${question.choices.map(
      (/** @type {string} */ choice) => html`<label class="chip">
        <input type="radio" name="answer" .checked=${answer === choice} ?disabled=${done} @change=${() => choose(choice)} />
        <span dir="auto">${choice}</span>
      </label>`,
    )}
  </div>`;
