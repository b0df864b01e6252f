/** What the panels and controls of the lab are called, in links, in attributes and in the code. */

/** The panels. */
export const PANELS = /** @type {const} */ (['toolbar', 'corpus', 'loss', 'blanks', 'runs', 'inside']);

/** Panels and controls that `hide` can name. */
export const HIDABLE = [
  ...PANELS,
  ...['train', 'step', 'reset', 'progress', 'speed', 'preset', 'steps', 'seed'],
];

/** The panels under *Look inside*, in their order; `open` can name them. */
export const INSPECTORS = /** @type {const} */ ([
  'step',
  'slow',
  'whatif',
  'outcomes',
  'objectives',
  'growth',
  'attention',
  'embeddings',
  'prime',
  'take',
]);

/** @typedef {(typeof INSPECTORS)[number]} InspectorName */
