/** The titles of the panels under *Look inside*, in the language that is spoken. */

import { en } from './inside.en.js';
import { words } from './language.js';

export const titles = words('titles', en);
