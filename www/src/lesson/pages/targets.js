/** Loss on the chosen tokens only: what happens if every token counts. */

import { AGREEMENT, inLanguage } from '../corpora.js';
import { answersAt, losses } from '../measure.js';
import { recipe } from '../models.js';
import { t } from './words.js';

/** @param {string} language */
const blank = (language) => inLanguage(AGREEMENT, language).words.join(' ');

/** The probability of all words that can stand there. @param {{exact: any[], runs: any[][]}} answers @param {number} run */
function shareOf({ exact, runs }, run) {
  const possible = new Set(exact.filter(({ probability }) => probability > 0.01).map(({ token }) => token));
  return runs[run]
    .filter(({ token }) => possible.has(token))
    .reduce((sum, { probability }) => sum + probability, 0);
}

/** @type {import('../pages.js').Page} */
export const targets = {
  words: () => t.targets,
  setup: (language) => ({
    experiment: {
      corpus: { grammar: inLanguage(AGREEMENT, language).grammar, sentences: 3000, held_out: 0 },
      steps: 300,
      runs: [recipe(t.labels.chosen), recipe(t.labels.every, { scored: 'all' })],
    },
    blank: blank(language),
  }),
  shows: ['loss', 'blanks'],
  question: () => ({ kind: 'choice', choices: ['chosen', 'every', 'same'] }),
  facts: async (lab, language) => {
    const [chosen, every] = (await losses(lab)).runs;
    const answers = await answersAt(lab, blank(language), 1000);
    const lower =
      Math.abs(chosen.loss - every.loss) < 0.02 ? 'same' : chosen.loss < every.loss ? 'chosen' : 'every';
    return { chosen, every, lower, chosenRight: shareOf(answers, 0), everyRight: shareOf(answers, 1) };
  },
  judge: (answer, { lower }) => (answer === lower ? 'right' : 'wrong'),
};
