/** The lesson in Chinese: its frame and its pages. */

import { pages } from './pages/words.zh.js';
import { lesson } from './words.zh.js';

export const parts = { lesson, pages };
