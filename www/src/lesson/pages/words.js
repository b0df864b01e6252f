/** The words of the lesson's pages after the first, in the language that is spoken. */

import { words } from '../../words/language.js';
import { en } from './words.en.js';

export const t = words('pages', en);
