/** The pages of the lesson after the first. */

import { floor } from './floor.js';
import { notebook } from './notebook.js';

/** @type {Record<string, import('../pages.js').Page>} */
export const pages = { notebook, floor };
