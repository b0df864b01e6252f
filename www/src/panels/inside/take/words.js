/** The words of *Take it away*, in the language that is spoken. */

import { words } from '../../../words/language.js';
import { en } from './words.en.js';

export const t = words('inside/take', en);
