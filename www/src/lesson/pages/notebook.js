/** Why the notebook's model says *dog*: it sees nothing but the blank, and so goes by frequency. */

import { ANIMALS, inLanguage } from '../corpora.js';
import { answersAt } from '../measure.js';
import { notebook as model } from '../models.js';
import { t } from './words.js';

/** @param {string} language */
const experiment = (language) => ({
  corpus: { text: inLanguage(ANIMALS, language).text },
  steps: 180,
  runs: [model(t.labels.notebook, 1)],
});

/** The second sentence with its animal blanked. @param {string} language */
function other(language) {
  const { text, choices } = inLanguage(ANIMALS, language);
  return text.split('\n')[1].replace(choices[1], '[MASK]');
}

/** @type {import('../pages.js').Page} */
export const notebook = {
  words: () => t.notebook,
  setup: (language) => ({ experiment: experiment(language), blank: inLanguage(ANIMALS, language).blank }),
  shows: ['blanks'],
  question: (language) => {
    const { text, blank, choices } = inLanguage(ANIMALS, language);
    return { kind: 'word', lines: text.split('\n'), blank, choices };
  },
  facts: async (lab, language) => {
    const { blank, choices } = inLanguage(ANIMALS, language);
    const { runs } = await answersAt(lab, blank);
    return { said: runs[0].slice(0, 2), rare: choices[0], frequent: choices[1] };
  },
  judge: (answer, { said, rare }) =>
    answer === said[0].token ? 'right' : answer === rare ? 'other' : 'wrong',
  variation: {
    setup: (language) => ({ experiment: experiment(language), blank: other(language) }),
    facts: async (lab, language) => {
      const { runs } = await answersAt(lab, other(language));
      return { said: runs[0].slice(0, 2) };
    },
  },
};
