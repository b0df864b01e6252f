/** The words of *This step*. */

export const t = {
  /** @param {number} step @param {number} made */
  caption: (step, made) => `Step ${step} ${step <= made ? '' : 'will train on'}`,
  outcomes: { masked: 'masked', random: 'random', kept: 'kept' },
};
