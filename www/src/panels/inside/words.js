/** The words of *Look inside*, around its panels, in the language that is spoken. */

import { words } from '../../words/language.js';
import { en } from './words.en.js';

export const t = words('inside', en);
