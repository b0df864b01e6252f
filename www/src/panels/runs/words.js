/** The words of the runs' panel, in the language that is spoken. */

import { words } from '../../words/language.js';
import { en } from './words.en.js';

export const t = words('runs', en);
