/** What the panels and controls of the lab are called, in links, in attributes and in the code. */

import { en as titles } from '../words/inside.en.js';

/** The panels. */
export const PANELS = /** @type {const} */ (['toolbar', 'corpus', 'loss', 'blanks', 'runs', 'inside']);

/** Panels and controls that `hide` can name. */
export const HIDABLE = [
  ...PANELS,
  ...['train', 'step', 'reset', 'progress', 'speed', 'preset', 'steps', 'seed'],
];

/** @typedef {keyof typeof titles} InspectorName */

/** The panels under *Look inside*, in their order; `open` can name them. */
export const INSPECTORS = /** @type {InspectorName[]} */ (Object.keys(titles));
