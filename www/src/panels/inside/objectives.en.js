/** The words of *Objectives*. */

import { nats, percent } from '../../strings.en.js';

export const t = {
  help: 'BERT learnt two things at once: to fill blanks, and to tell whether one sentence follows another. Others kept the first and replaced the second. Each curve is a running mean; a thin line is the least that is possible.',
  none: 'Every run here only fills blanks. Choose another objective in a run’s settings, or set up the example.',
  example: 'Set up the example',
  waiting: 'The runs are loading …',
  /** What the second objective is, and where it comes from. @type {Record<string, string>} */
  about: {
    mlm: 'Fills blanks, in single sentences: RoBERTa’s choice.',
    nsp: 'Also tells the next sentence from a random one: BERT’s choice.',
    sop: 'Also tells two neighbours in their order from the same two swapped: ALBERT’s choice.',
    rtd: 'A small helper fills the blanks; the model tells the helper’s words from the true ones: ELECTRA’s choice. Its loss counts 50-fold.',
  },
  /** @type {Record<string, string>} */
  second: { nsp: 'next sentence', sop: 'sentence order', rtd: 'replaced words' },
  blanks: 'blanks',
  objective: 'objective',
  loss: 'mean loss',
  floor: 'floor',
  right: 'judged rightly',
  missing: '–',
  step: 'step',
  nats: 'nats',
  /** @param {string} label */
  chart: (label) =>
    `Losses of ${label} by objective and step, in nats. The table below has the same numbers.`,
  /** @param {string} label */
  caption: (label) => `${label}: loss by objective, in nats per target, per pair or per token`,
  /** @param {string} label */
  table: (label) => `Table of ${label}`,
  /** What topic words give away. @param {number} words @param {number} uncorrupted */
  shortcut: (words, uncorrupted) =>
    Math.abs(words - Math.LN2) < 1e-6
      ? `Which words the two sentences have says nothing of their order: knowing those alone, nobody does better than ${nats(Math.LN2)}, a coin’s toss. The order must be read.`
      : `Which words the two sentences have, wherever they stand, gives ${words - uncorrupted < 0.0005 ? 'all' : 'most'} of it away: with those alone ${nats(words)} is possible, with the unmasked sentences as they are ${nats(uncorrupted)}, and a coin’s toss costs ${nats(Math.LN2)}. So a model can judge by topic.`,
  noFloor: 'The least loss depends on what the helper guesses, which changes as it learns; none is drawn.',
  noPairFloor:
    'No floor is computed: it needs a fixed number of targets, drawn anew, and not too many pairs.',
  /** @param {number} share */
  share: (share) => percent(share),
};
