/** 80/10/10: what becomes of the chosen words, and what each kind is for. */

import { AGREEMENT, inLanguage } from '../corpora.js';
import { recipe } from '../models.js';
import { t } from './words.js';

/** @param {string} language */
const corpus = (language) => ({
  grammar: inLanguage(AGREEMENT, language).grammar,
  sentences: 3000,
  held_out: 0,
});

/** @type {import('../pages.js').Page} */
export const corruption = {
  words: () => t.corruption,
  setup: (language) => ({
    experiment: { corpus: corpus(language), steps: 300, runs: [recipe('80/10/10')] },
    blank: inLanguage(AGREEMENT, language).words.join(' '),
    open: ['outcomes'],
  }),
  shows: ['inside'],
  question: () => ({ kind: 'choice', choices: ['masked', 'random', 'kept'] }),
  facts: async (lab) => {
    const [{ byOutcome }] = (await lab.floors()).runs;
    const { masked = 0, random = 0, kept = 0 } = byOutcome ?? {};
    const least = Math.min(masked ?? 0, random ?? 0, kept ?? 0);
    return {
      masked,
      random,
      kept,
      easiest: least === kept ? 'kept' : least === masked ? 'masked' : 'random',
    };
  },
  judge: (answer, { easiest }) => (answer === easiest ? 'right' : answer),
};
