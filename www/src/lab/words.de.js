/** The lab in German: every part of it. */

import { toolbar } from '../panels/toolbar/words.de.js';

export const parts = { toolbar };
