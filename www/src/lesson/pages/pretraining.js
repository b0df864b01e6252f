/** What pre-training buys: few labels, and the panel that measures them. */

import { t } from './words.js';

/** @type {import('../pages.js').Page} */
export const pretraining = {
  words: () => t.pretraining,
  laboratory: '#1&preset=prime&open=prime',
};
