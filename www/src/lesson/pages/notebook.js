/** Why the notebook's model says *dog*: it sees nothing but the blank, and so goes by frequency. */

import { ANIMALS, animalQuestion, inLanguage, otherBlank } from '../corpora.js';
import { answersAt } from '../measure.js';
import { notebook as model } from '../models.js';
import { t } from './words.js';

/** @param {string} language */
const experiment = (language) => ({
  corpus: { text: inLanguage(ANIMALS, language).text },
  steps: 180,
  runs: [model(t.labels.notebook, 1)],
});

/** @type {import('../pages.js').Page} */
export const notebook = {
  words: () => t.notebook,
  setup: (language) => ({ experiment: experiment(language), blank: inLanguage(ANIMALS, language).blank }),
  shows: ['blanks'],
  question: animalQuestion,
  facts: async (lab, language) => {
    const { blank, choices } = inLanguage(ANIMALS, language);
    const { runs } = await answersAt(lab, blank);
    return { said: runs[0].slice(0, 2), rare: choices[0], frequent: choices[1] };
  },
  judge: (answer, { said, rare }) =>
    answer === said[0].token ? 'right' : answer === rare ? 'other' : 'wrong',
  variation: {
    setup: (language) => ({ experiment: experiment(language), blank: otherBlank(language) }),
    facts: async (lab, language) => {
      const { runs } = await answersAt(lab, otherBlank(language));
      return { said: runs[0].slice(0, 2) };
    },
  },
};
