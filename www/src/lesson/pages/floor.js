/** The least possible loss, on the example of the notebook's model. */

import { ANIMALS, inLanguage } from '../corpora.js';
import { losses } from '../measure.js';
import { notebook as model } from '../models.js';
import { t } from './words.js';

/** Answers this near are right, in nats. */
const NEAR = 0.03;
const COIN = Math.LN2;

/** @param {string} language @param {number} size */
const setup = (language, size) => {
  const { text, blank } = inLanguage(ANIMALS, language);
  return { experiment: { corpus: { text }, steps: 180, runs: [model(t.labels.notebook, size)] }, blank };
};

/** @type {import('../pages.js').Page} */
export const floor = {
  words: () => t.floor,
  setup: (language) => setup(language, 1),
  shows: ['loss'],
  question: (language) => {
    const { text, choices } = inLanguage(ANIMALS, language);
    const words = new Set(text.match(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+/gu)).size;
    return {
      kind: 'number',
      max: 2,
      lines: text.split('\n'),
      choices,
      marks: [
        { label: t.marks.certain, value: 0 },
        { label: t.marks.coin, value: COIN },
        { label: t.marks.blind(words), value: Math.log(words) },
      ],
    };
  },
  facts: async (lab, language) => {
    const { uniform, runs } = await losses(lab);
    const [rare, frequent] = inLanguage(ANIMALS, language).choices;
    return { ...runs[0], uniform, rare, frequent };
  },
  judge: (answer, { loss, floor: least }) => {
    if (Math.abs(answer - least) <= NEAR || Math.abs(answer - loss) <= NEAR) return 'right';
    if (Math.abs(answer - COIN) <= NEAR) return 'coin';
    if (answer < 0.05) return 'zero';
    return answer < least ? 'low' : 'high';
  },
  variation: {
    setup: (language) => setup(language, 3),
    facts: async (lab) => (await losses(lab)).runs[0],
  },
};
