/** What is said of saved and opened files, in the language that is spoken. */

import { words } from '../words/language.js';
import { en } from './words.en.js';

export const t = words('history', en);
