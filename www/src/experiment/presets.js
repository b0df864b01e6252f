/** The presets' titles, and what each shows, by name, in the language that is spoken. */

import { words } from '../words/language.js';
import { en } from './presets.en.js';

export const presetWords = words('presets', en);
