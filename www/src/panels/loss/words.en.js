/** The words of the losses' panel. */

import { writing } from '../../words/numbers.js';

const { count, plural, percent, fixed, either } = writing('en');

/** What a mean goes over: an epoch, or so many steps. @param {number | null} span */
const spanned = (span) => (span === null ? 'one epoch' : plural(span, 'step'));

/**
 * What the best possible model is called that sees as much.
 *
 * @type {Record<import('../../workers/records.js').RunFloors['view'], string>}
 */
const seeing = {
  no_position: 'knowing only the token itself',
  none: 'without context',
  left: 'with left context',
  right: 'with right context',
  both: 'with both sides',
};

export const en = {
  logScale: 'log scale',
  asTable: 'Show as table',
  asChart: 'Show as chart',
  /** @param {number} words @param {number} value */
  uniform: (words, value) => `uniform guess over ${plural(words, 'word')}, ${fixed(value, 2)}`,
  /** @param {number | null} tokens  Null if not known yet. */
  uniformHelp: (tokens) => {
    const [size, value] = tokens === null ? ['…', '…'] : [count(tokens), fixed(Math.log(tokens), 2)];
    return `An untrained model starts higher on average, near ln ${size} = ${value}: it must first learn that special tokens such as [PAD] are never the answer.`;
  },
  /** @param {number | null} span */
  curveHelp: (span) =>
    `Bold: mean over ${spanned(span)}. Faint: each step. Lines straight across: the least loss possible, in the colour of its run.`,
  /** @param {string | null} uniform  Null if not known yet. */
  dotted: (uniform) => `Grey: ${uniform ?? 'uniform guess over … words, …'}.`,
  /** @param {number | null} span */
  gapHelp: (span) =>
    `Loss minus the least loss possible on the very same batch, mean over ${spanned(span)}: the noise of the batches is gone, and what is left is what the model has not learned.`,
  heldOutHelp: 'Marks: loss on held-out sentences, which are not trained on.',
  gap: 'gap to the best',
  asGoodAsPossible: 'as good as possible',
  noGap: 'The corpus is too large to compute the best possible loss of every batch.',
  sampledHelp:
    'A best possible loss with ± or ≈ is sampled, ± its standard error: to go through every case would take too long.',
  floor: 'best possible',
  noFloor: 'no floor is computed for this run',
  heldOut: 'held out',
  /** @param {number} accuracy */
  rightly: (accuracy) => `${percent(accuracy)} right`,
  closed: 'closed of what can be learned',
  closedHelp: '(uniform guess − mean loss) ÷ (uniform guess − best possible)',
  /**
   * What the best is called that models with these views can reach.
   *
   * @param {{views: import('../../workers/records.js').RunFloors['view'][], language: boolean}} line
   */
  floorName: ({ views, language }) => {
    if (language) return 'best on the whole language';
    const sides = views.includes('left') && views.includes('right');
    const names = views.flatMap((view) =>
      sides && view === 'left'
        ? ['with left or right context']
        : sides && view === 'right'
          ? []
          : [seeing[view]],
    );
    return `best ${either(names)}`;
  },
  /** @param {string} name @param {string} value */
  floorLabel: (name, value) => `${name}, ${value}`,
  /** @param {string} value */
  onLanguage: (value) => `; on the whole language, ${value}`,
  /** @param {string} label @param {string} best */
  floorSummary: (label, best) => `The least possible loss of ${label}: ${best}.`,
  floorsOfLast: 'The floors and the exact column are those of the last text that could be used.',
  floorsMoved:
    'Edited since this training: the floor lines and the exact column are those of the edited text.',
  /** @param {string} label @param {{training: number, population: number, lowest: number, last: number}} numbers */
  memorising: (label, { training, population, lowest: low, last }) =>
    `${label} is memorising: on its own sentences its loss, ${fixed(training, 2)}, is below ${fixed(population, 2)}, the best possible on the whole language, while on held-out sentences it has risen from ${fixed(low, 2)} to ${fixed(last, 2)}.`,
  /** @param {string} label @param {string} worst @param {{lowest: number, last: number}} numbers */
  memorisingLess: (label, worst, { lowest: low, last }) =>
    `${label} memorises less than ${worst}: its loss on held-out sentences has risen from ${fixed(low, 2)} to ${fixed(last, 2)}.`,
  termsTitle: 'What do these words mean?',
  terms: [
    [
      'loss',
      'is the mean of −ln p over the targets, where p is the probability that the model gave to the right word. Its unit is the nat: 0 if sure and right, 0.69 for a toss between two words.',
    ],
    [
      'best possible',
      'is the least loss that any model can reach that sees as much as this run. It is called the floor.',
    ],
    [
      'entropy',
      'says how open a question is, in nats: 0 if the answer is certain, ln n if n words are equally likely. The floor is the mean entropy of the answers.',
    ],
    [
      'closed of what can be learned',
      'is how far the loss has come on its way from a uniform guess, 0\u202f%, down to the best possible, 100\u202f%.',
    ],
  ],
  run: 'Run',
  failedRun: 'stopped: see below',
  /** @param {number | null} step @param {number | null} span */
  meanLoss: (step, span) => {
    const steps = span === null ? 'epoch' : plural(span, 'step');
    return step === null ? `mean loss, last ${steps}` : `mean loss, ${steps} to step ${count(step)}`;
  },
  measuredLoss: 'mean loss, measured',
  measuredHelp:
    'While a run rests it is measured: its mean loss over many new corruptions of the corpus, ± the standard error of that mean.',
  dips: 'One batch, or the mean of a few, can lie below its line: chance gave it easier blanks. The measured mean, once a run rests, settles it.',
  /** What is closed of what can be learned: never finer than its error. @param {{share: number, error: number}} found */
  share: ({ share, error }) =>
    error < 0.005 ? percent(Math.min(share, 0.999)) : `${percent(share)} ± ${percent(error)}`,
  /** @param {{nats: number, standardError: number}} gap @param {number} sequences */
  reached: (gap, sequences) => {
    const sure = gap.standardError < 0.0005 ? 4 : gap.standardError < 0.005 ? 3 : 2;
    const far = gap.nats > 2 * gap.standardError && gap.nats >= 0.5 * 10 ** -sure;
    const over = plural(sequences, 'corruption');
    return far
      ? `; over ${over}, ${fixed(gap.nats, sure)}${gap.standardError < 0.00005 ? '' : ` ± ${fixed(gap.standardError, sure)}`} above it`
      : `; over ${over}, not measurably above it`;
  },
  /** @param {number | null} span */
  tableCaption: (span) => `Mean loss over ${spanned(span)}, in nats per target`,
  notTrained: 'No step has been made yet.',
  /** @param {string} label @param {number} step @param {string} mean */
  summary: (label, step, mean) => `${label}: after step ${count(step)}, mean loss ${mean}.`,
};
