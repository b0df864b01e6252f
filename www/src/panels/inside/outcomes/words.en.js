/** The words of *Loss by outcome*. */

export const en = {
  help: 'What became of a target decides how hard it is: a kept one stands in the input, a masked one must be worked out. Each curve is a running mean; the thin line of the same dash is what the best predictor pays for that kind. It minimises the whole loss, and cannot tell a kept token from a random one by looking, so a model can pay less than it for one of these by paying more for the other.',
  names: { masked: '[MASK]', random: 'random word', kept: 'kept', other: 'not chosen' },
  outcome: 'became',
  targets: 'targets so far',
  loss: 'mean loss',
  floor: 'floor',
  never: 'does not occur',
  none: '–',
  /** @param {string} label */
  chart: (label) =>
    `Loss by outcome of ${label}, in nats per target, by step. The table below has the same numbers.`,
  /** @param {string} label */
  caption: (label) => `${label}: loss in nats per target`,
  /** @param {string} label */
  table: (label) => `Table of ${label}`,
  step: 'step',
  nats: 'nats per target',
  noFloor:
    'No floor is computed for spans that are drawn anew: which tokens were chosen together depends on where they stand, and the exact predictor here knows only how many were.',
  fixed:
    'These masks never change, so the floor is that of learning them by heart. It says nothing of new sentences.',
  waiting: 'The runs are loading …',
};
