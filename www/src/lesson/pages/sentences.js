/** Two sentences: the next one, their order, and what gives it away. */

import { pairs } from '../models.js';
import { t } from './words.js';

/** Steps whose judgements are averaged. */
const LAST = 100;

/** @type {import('../pages.js').Page} */
export const sentences = {
  words: () => t.sentences,
  setup: () => ({
    experiment: {
      corpus: { grammar: 'stories', sentences: 2000, held_out: 0 },
      steps: 600,
      runs: [pairs(t.labels.nsp, 'nsp'), pairs(t.labels.sop, 'sop')],
    },
    open: ['objectives'],
    speed: 'full',
  }),
  shows: ['inside'],
  question: () => ({ kind: 'choice', choices: ['next', 'order', 'same'] }),
  facts: async (lab) => {
    const [nsp, sop] = (await lab.floors()).runs.map(({ pair }) => pair);
    const right = lab.history.map(({ second }) => {
      const last = second?.accuracy.slice(-LAST) ?? [];
      return last.reduce((sum, each) => sum + each, 0) / last.length;
    });
    const difference = (nsp?.words ?? 0) - (sop?.words ?? 0);
    const easier = Math.abs(difference) < 0.02 ? 'same' : difference < 0 ? 'next' : 'order';
    return { nsp, sop, right, easier };
  },
  judge: (answer, { easier }) => (answer === easier ? 'right' : answer),
};
