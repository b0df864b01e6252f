/** The words of the runs' panel. */

import { writing } from '../../words/numbers.js';
import { field, value } from '../../words/settings.js';

const { count, plural, nats, percent, list, oneOf, fixed, floorText, quoted } = writing('en');

/** @param {number} mean  In nats. */
const unsure = (mean) => {
  const choices = Math.exp(mean);
  return choices < 1.05
    ? 'hardly ever in doubt'
    : `on average as unsure as between ${fixed(choices, 1)} equally likely words`;
};

/**
 * How a run fills the blank.
 *
 * @typedef {{guess: string, p: number, truth: string[], verdict: 'right' | 'wrong' | 'toss' | null}} Filled
 */

/** @param {Filled} blank */
const fills = ({ guess, p, truth, verdict }) => {
  const against =
    verdict === 'toss'
      ? ', a toss: from what it sees, others are as likely'
      : verdict === 'right' && truth.length > 0
        ? `, as the corpus does`
        : verdict === 'wrong' && truth.length > 0
          ? `; the corpus has ${oneOf(truth)}`
          : '';
  return `It fills the blank with ${quoted(guess)} (${percent(p)})${against}.`;
};

export const en = {
  addRun: 'Add a run',
  duplicate: 'Duplicate',
  remove: 'Remove',
  /** @param {string} label */
  duplicateRun: (label) => `Duplicate ${label}`,
  /** @param {string} label */
  removeRun: (label) => `Remove ${label}`,
  settings: 'Settings',
  /** @param {string} label */
  settingsOf: (label) => `Settings of ${label}`,
  same: 'The runs have the same settings.',
  /** @param {{key: string, values: any[]}[]} different */
  differ: (different) =>
    `The runs differ in ${list(different.map(({ key, values }) => `${field(key).label} (${[...new Set(values.map((v) => value(key, v)))].join(', ')})`))}; all else that they share is equal.`,
  one: 'One run. Add another to compare.',
  contexts: {
    none: 'sees only the blank and its position',
    left: 'sees the left side only',
    right: 'sees the right side only',
    both: 'sees both sides',
  },
  /** @param {import('../../experiment/experiment.js').ModelConfig} model @param {number | null} parameters */
  describe: (model, parameters) => {
    const size = parameters === null ? [] : [plural(parameters, 'parameter')];
    if (model.kind === 'notebook') return `sees only the blank; ${['no attention', ...size].join(', ')}`;
    const sees = en.contexts[/** @type {keyof typeof en.contexts} */ (model.context)];
    return `${sees}; ${[plural(model.layers, 'layer'), plural(model.heads, 'head'), ...size].join(', ')}`;
  },
  runPhases: {
    loading: 'loading …',
    ready: 'not trained yet',
    none: 'not applied yet',
  },
  /** @param {number} step @param {number} mean */
  runAt: (step, mean) => `step ${count(step)}, mean loss ${nats(mean)}`,
  /**
   * What happened, from the numbers alone.
   *
   * @param {number} mean  In nats.
   * @param {Filled | null} blank
   * @param {number | null} [span]  Steps that it is the mean of; null for an epoch.
   */
  verdictOf: (mean, blank, span = null) => {
    const sentence = `Mean loss of the last ${span === null ? 'epoch' : plural(span, 'step')} ${nats(mean)}: ${unsure(mean)}.`;
    return blank === null ? sentence : `${sentence} ${fills(blank)}`;
  },
  /**
   * The same of a mean over many corruptions, with its standard error.
   *
   * @param {{nats: number, standardError: number}} mean
   * @param {Filled | null} blank
   */
  verdictMeasured: (mean, blank) => {
    const loss = mean.standardError < 0.00005 ? nats(mean.nats) : floorText(mean);
    const sentence = `Mean loss over many corruptions ${loss}: ${unsure(mean.nats)}.`;
    return blank === null ? sentence : `${sentence} ${fills(blank)}`;
  },
  /** @param {{gap: number, falling: boolean, single: boolean}} found */
  unconverged: ({ gap, falling, single }) => {
    const above = `Not converged: still ${fixed(gap, 2)} nats above the best possible`;
    if (falling) return `${above}, and falling. Train more steps${single ? ', or larger batches' : ''}.`;
    return `${above}, and no longer falling. ${single ? 'Train larger batches: one sentence a step pulls it to and fro.' : 'Try a lower learning rate, a larger model, or another seed.'}`;
  },
  groups: { '': 'Run', model: 'Model', masking: 'Corruption', batch: 'Batch', optimizer: 'Optimiser' },
};
