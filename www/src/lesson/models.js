/** The runs of the lesson's experiments. */

/** The token after the first word, counted from `[CLS]`. */
const SECOND_WORD = { select: { position: 2 }, mask: 1, random: 0 };

/**
 * A small BERT that fills the second word of each sentence.
 *
 * @param {string} label
 * @param {number} size  Sentences of a step.
 * @param {'none' | 'left' | 'right' | 'both'} [context]
 * @returns {import('../lab/api.js').ClozeRun}
 */
export const bert = (label, size, context = 'both') => ({
  label,
  // With a smaller spread, some seeds stay for long where two answers share a blank that is certain.
  model: { kind: 'bert', init: 0.2, context },
  masking: SECOND_WORD,
  batch: { size, order: 'sequential' },
  optimizer: { lr: 0.003, weight_decay: 0, warmup: 30 },
});

/**
 * The notebook's model, at the same task.
 *
 * @param {string} label
 * @param {number} size
 * @returns {import('../lab/api.js').ClozeRun}
 */
export const notebook = (label, size) => ({
  label,
  model: { kind: 'notebook' },
  masking: SECOND_WORD,
  batch: { size, order: 'sequential' },
  optimizer: { lr: 0.01, weight_decay: 0, clip: null },
});

/**
 * A small BERT with BERT's own recipe, at a language of many sentences.
 *
 * @param {string} label
 * @param {Record<string, unknown>} [masking]  What differs from BERT's.
 * @returns {import('../lab/api.js').ClozeRun}
 */
export const recipe = (label, masking) => ({
  label,
  model: { kind: 'bert', init: 0.1 },
  ...(masking ? { masking } : {}),
  batch: { size: 32 },
  optimizer: { lr: 0.004, schedule: 'linear', warmup: 60 },
});

/**
 * A larger one, which also judges pairs of sentences.
 *
 * @param {string} label
 * @param {'mlm' | 'nsp' | 'sop' | 'rtd'} objective
 * @returns {import('../lab/api.js').ClozeRun}
 */
export const pairs = (label, objective) => ({
  label,
  objective,
  model: { kind: 'bert', layers: 2, heads: 4, hidden: 64, intermediate: 128, init: 0.05 },
  optimizer: { lr: 0.002, schedule: 'linear', warmup: 60 },
});
