/** The lesson in Spanish: its frame and its pages. */

import { pages } from './pages/words.es.js';
import { lesson } from './words.es.js';

export const parts = { lesson, pages };
