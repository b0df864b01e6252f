/** The lesson in German: its frame and its pages. */

import { pages } from './pages/words.de.js';
import { lesson } from './words.de.js';

export const parts = { lesson, pages };
