/** A counter-example of the reader's own: one more sentence, and what it does to the least possible loss. */

import { html } from 'lit';
import { ANIMALS, inLanguage } from '../corpora.js';
import { losses } from '../measure.js';
import { bert } from '../models.js';
import { t } from './words.js';

/** A change of the floor smaller than this is none, in nats. */
const SAME = 0.001;
/** Long enough for all suggestions, and for a few hundred other seeds of them: see lesson-runs.test.js. */
const STEPS = 360;

/** The sentence that is added. @param {string} language @param {string} own */
const added = (language, own) => own.trim().replace(/\s+/g, ' ') || inLanguage(ANIMALS, language).more[0];

/** @param {string} language @param {string | null} sentence */
const experiment = (language, sentence) => {
  const { text } = inLanguage(ANIMALS, language);
  const lines = [text, ...(sentence === null ? [] : [sentence])].join('\n');
  // All sentences in each step, so that the loss ends level.
  return { corpus: { text: lines }, steps: STEPS, runs: [bert(t.labels.both, lines.split('\n').length)] };
};

/** @type {import('../pages.js').Page} */
export const counterexample = {
  words: () => t.counterexample,
  setup: (language, own) => ({
    experiment: experiment(language, added(language, own)),
    blank: inLanguage(ANIMALS, language).blank,
  }),
  shows: ['loss'],
  beside: (language, { stage, own }, write) => html`<div class="own">
      <label for="own-sentence">${t.counterexample.label}</label>
      <input
        id="own-sentence"
        type="text"
        dir="auto"
        maxlength="120"
        autocomplete="off"
        spellcheck="false"
        .value=${own}
        placeholder=${inLanguage(ANIMALS, language).more[0]}
        ?disabled=${stage !== 'asks'}
        @input=${(/** @type {Event} */ e) => write(/** @type {HTMLInputElement} */ (e.target).value)}
      />
      <p class="suggestions">
        ${inLanguage(ANIMALS, language).more.map(
          (/** @type {string} */ each) =>
            html`<button type="button" dir="auto" ?disabled=${stage !== 'asks'} @click=${() => write(each)}>${each}</button>`,
        )}
      </p>
    </div>`,
  question: (language) => ({
    kind: 'choice',
    choices: ['rises', 'stays', 'falls'],
    lines: inLanguage(ANIMALS, language).text.split('\n'),
  }),
  facts: async (lab, language, own) => {
    const [{ loss, floor }] = (await losses(lab)).runs;
    const before = (await lab.floors(experiment(language, null))).runs[0].corpus?.nats ?? 0;
    const change = (floor ?? 0) - before;
    const outcome = Math.abs(change) < SAME ? 'stays' : change > 0 ? 'rises' : 'falls';
    return { added: added(language, own), loss, floor, before, outcome };
  },
  judge: (answer, { outcome }) => (answer === outcome ? 'right' : outcome),
};
