/** The lesson in French: its frame and its pages. */

import { pages } from './pages/words.fr.js';
import { lesson } from './words.fr.js';

export const parts = { lesson, pages };
