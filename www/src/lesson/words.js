/** The words of the lesson's frame and of its first page, in the language that is spoken. */

import { words } from '../words/language.js';
import { en } from './words.en.js';

export const t = words('lesson', en);
