/** The words of the page of a frame around its lab, in the language that is spoken. */

import { words } from '../../words/language.js';
import { en } from './words.en.js';

export const t = words('embed', en);
