/** The words of *Objectives*. */

import { writing } from '../../../words/numbers.js';

const { nats, percent } = writing('en');

export const en = {
  help: 'BERT learnt two things at once: to fill blanks, and to tell whether one sentence follows another. RoBERTa dropped the second, ALBERT replaced it, ELECTRA replaced both. Each curve is a running mean; a thin line, its floor, is the least that is possible on average, so that a mean may dip a little below. Compare each loss with its own floor: the runs read different inputs.',
  none: 'Every run here only fills blanks. Choose another objective in a run’s settings, or set up the example.',
  example: 'Set up the example',
  waiting: 'The runs are loading …',
  /** What the second objective is, and where it comes from. @type {Record<string, string>} */
  about: {
    mlm: 'Fills blanks, in single sentences: RoBERTa’s choice.',
    nsp: 'Also tells the next sentence from a random one: BERT’s choice.',
    sop: 'Also tells two neighbours in their order from the same two swapped: ALBERT’s choice.',
    rtd: 'A small helper fills the blanks; the model tells the helper’s words from the true ones: ELECTRA’s choice. The model’s loss counts 50-fold; “blanks” are the helper’s.',
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
    `Losses of ${label} by objective and step, in nats. The table below has ten of the steps.`,
  /** @param {string} label */
  caption: (label) => `${label}: loss by objective, in nats per target, per pair or per token`,
  /** @param {string} label */
  table: (label) => `Table of ${label}`,
  /** What topic words give away. @param {number} words @param {number} uncorrupted */
  shortcut: (words, uncorrupted) =>
    Math.abs(words - Math.LN2) < 1e-6
      ? `Which words the two sentences have says nothing of their order: knowing those alone, nobody does better than ${nats(Math.LN2)}, a coin’s toss. The order must be read.`
      : `Which words the two sentences have, wherever they stand, gives ${words - uncorrupted < 0.0005 ? 'all of it away that can be known' : 'most of it away'}. A coin’s toss costs ${nats(Math.LN2)}; those words alone leave ${nats(words)}, the sentences as they are ${nats(uncorrupted)}, since a random sentence may happen to fit. The floor is higher, as some words are masked. So a model can judge by topic.`,
  noFloor:
    'The least loss depends on what the helper guesses, which changes as it learns; none is drawn. Nearly all tokens are the true ones: a model that never says “replaced” judges most of them rightly.',
  noPairFloor:
    'No floor is computed: it needs a fixed number of targets, drawn anew, and not too many pairs.',
  /** @param {number} share */
  share: (share) => percent(share),
};
