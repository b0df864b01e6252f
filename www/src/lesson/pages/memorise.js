/** Learning, or learning by heart: twenty sentences of a language, and forty that are held out. */

import { AGREEMENT, inLanguage } from '../corpora.js';
import { recipe } from '../models.js';
import { t } from './words.js';

/** A loss that has risen by more than this from its least is rising, in nats. */
const RISEN = 0.1;

/** Of 144 that the grammar makes; forty others are held out. */
const MANY = 100;

/** @param {string} language @param {number} sentences */
const setup = (language, sentences) => ({
  experiment: {
    corpus: { grammar: inLanguage(AGREEMENT, language).grammar, sentences, held_out: 40 },
    steps: 400,
    runs: [recipe('BERT')],
  },
  blank: inLanguage(AGREEMENT, language).words.join(' '),
});

/** @param {import('../pages.js').ClozeLab} lab */
async function facts(lab) {
  const [{ mean, heldOut }] = lab.history;
  const [{ language: floor }] = (await lab.floors()).runs;
  const measured = heldOut.map(({ loss }) => loss);
  const [first, last, least] = [measured[0], measured.at(-1) ?? 0, Math.min(...measured)];
  const outcome = last > least + RISEN ? 'rises' : last < first - RISEN ? 'falls' : 'stays';
  return { loss: mean, first, last, least, floor: floor?.nats ?? null, outcome };
}

/** @type {import('../pages.js').Page} */
export const memorise = {
  words: () => t.memorise,
  setup: (language) => setup(language, 20),
  shows: ['loss'],
  question: () => ({ kind: 'choice', choices: ['falls', 'rises', 'stays'] }),
  facts,
  judge: (answer, { outcome }) => (answer === outcome ? 'right' : answer),
  variation: { setup: (language) => setup(language, MANY), facts },
};
