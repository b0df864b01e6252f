/** What is said in several places, in the language that is spoken. */

import { words } from './language.js';
import { en } from './strings.en.js';

export const t = words('strings', en);
