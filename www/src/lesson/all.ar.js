/** The lesson in Arabic: its frame and its pages. */

import { pages } from './pages/words.ar.js';
import { lesson } from './words.ar.js';

export const parts = { lesson, pages };
