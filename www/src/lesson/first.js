/** The first page: filling blanks. */

import { ANIMALS, animalQuestion, inLanguage, otherBlank } from './corpora.js';
import { answersAt } from './measure.js';
import { bert } from './models.js';
import { t } from './words.js';

/** @param {string} language */
const setup = (language) => {
  const { text, blank } = inLanguage(ANIMALS, language);
  return { experiment: { corpus: { text }, steps: 180, runs: [bert('BERT', 3)] }, blank };
};

/** @type {import('./pages.js').Page} */
export const blanks = {
  words: () => t.blanks,
  setup,
  shows: ['blanks'],
  question: animalQuestion,
  facts: async (lab, language) => {
    const { blank, choices } = inLanguage(ANIMALS, language);
    const { exact, runs } = await answersAt(lab, blank);
    return { truth: exact[0].token, said: runs[0][0], choices, blank };
  },
  judge: (answer, { truth, choices }) =>
    answer === truth ? 'right' : choices.indexOf(answer) < 2 ? 'other' : 'wrong',
  variation: {
    setup: (language) => ({ ...setup(language), blank: otherBlank(language) }),
    facts: async (lab, language) => ({ said: (await answersAt(lab, otherBlank(language))).runs[0][0] }),
  },
};
