/** Where attention looks, and what decides. */

import { AGREEMENT, inLanguage } from '../corpora.js';
import { drawing } from '../drawing.js';
import { decisive } from '../measure.js';
import { recipe } from '../models.js';
import { t } from './words.js';

/** @param {string} language */
const words = (language) => /** @type {string[]} */ (inLanguage(AGREEMENT, language).words);

/** @type {import('../pages.js').Page} */
export const attention = {
  words: () => t.attention,
  setup: (language) => ({
    experiment: {
      corpus: { grammar: inLanguage(AGREEMENT, language).grammar, sentences: 3000, held_out: 0 },
      steps: 400,
      // Each token is chosen by chance, so that a sentence may have two blanks, as when one hides a word more.
      runs: [recipe('BERT', { select: { rate: 0.2, rule: 'bernoulli' } })],
    },
    blank: words(language).join(' '),
    open: ['attention'],
  }),
  shows: ['blanks', 'inside'],
  beside: (language, { facts, stage }) =>
    drawing(
      words(language),
      stage === 'shows' && facts ? { moved: facts.moved, likely: facts.likely } : null,
    ),
  question: (language) => ({ kind: 'decides', words: words(language) }),
  facts: async (lab, language) => {
    const { moved, likely } = await decisive(lab, words(language));
    const sizes = moved.map((each) => each?.exact ?? -1);
    const most = sizes.indexOf(Math.max(...sizes));
    return { moved, likely, most, sentence: words(language) };
  },
  judge: (answer, { most, moved, sentence }) => {
    if (answer === most) return 'right';
    return answer === sentence.indexOf('[MASK]') - 1 || (moved[answer]?.exact ?? 0) > 0 ? 'near' : 'wrong';
  },
};
