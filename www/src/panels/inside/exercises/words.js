/** The words of *Exercises*, in the language that is spoken. */

import { words } from '../../../words/language.js';
import { en } from './words.en.js';

export const t = words('inside/exercises', en);
