/** The words of the settings, in the language that is spoken. */

import { words } from './language.js';
import { plain } from './numbers.js';
import { en } from './settings.en.js';

const t = words('settings', en);

/** A setting's name and help. @param {string} key */
export const field = (key) => t.settings[key] ?? { label: key, help: '' };

/** A setting's value in words. @param {string} key @param {any} v */
export const value = (key, v) =>
  v === null
    ? (t.emptyMeans[key] ?? '–')
    : (t.values[key]?.[v] ?? (typeof v === 'number' ? plain(v) : String(v)));
