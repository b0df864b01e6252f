/** The words of the page around the lab: its links, and the texts to embed it, in the language that is spoken. */

import { words } from '../words/language.js';
import { en } from './words.en.js';

export const t = words('site', en);
