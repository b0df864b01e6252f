/** Why an experiment or a part of a link cannot be used, in the language that is spoken. */

import { words } from '../words/language.js';
import { en } from './words.en.js';

export const t = words('experiment', en);
