/** Left, right, both: which context tells how much. */

import { ANIMALS, inLanguage } from '../corpora.js';
import { losses } from '../measure.js';
import { bert } from '../models.js';
import { t } from './words.js';

/** Floors nearer than this are equal, in nats. */
const SAME = 0.001;

const CONTEXTS = /** @type {const} */ (['none', 'left', 'right', 'both']);

/** @type {import('../pages.js').Page} */
export const bidirectional = {
  words: () => t.bidirectional,
  setup: (language) => {
    const { text, blank } = inLanguage(ANIMALS, language);
    const runs = CONTEXTS.map((context) => bert(t.labels[context], 3, context));
    return { experiment: { corpus: { text }, steps: 180, runs }, blank };
  },
  shows: ['loss'],
  question: (language) => ({
    kind: 'choice',
    choices: ['left', 'right', 'tie'],
    lines: inLanguage(ANIMALS, language).text.split('\n'),
  }),
  facts: async (lab) => {
    const [none, left, right, both] = (await losses(lab)).runs;
    const difference = (left.floor ?? 0) - (right.floor ?? 0);
    const lower = Math.abs(difference) < SAME ? 'tie' : difference < 0 ? 'left' : 'right';
    return { none, left, right, both, lower };
  },
  judge: (answer, { lower }) => (answer === lower ? 'right' : 'wrong'),
  variation: {
    setup: (language) => {
      const { text, more, blank } = inLanguage(ANIMALS, language);
      const runs = CONTEXTS.map((context) => bert(t.labels[context], 4, context));
      return { experiment: { corpus: { text: `${text}\n${more[0]}` }, steps: 240, runs }, blank };
    },
    facts: async (lab, language) => ({
      both: (await losses(lab)).runs[3],
      added: inLanguage(ANIMALS, language).more[0],
    }),
  },
};
