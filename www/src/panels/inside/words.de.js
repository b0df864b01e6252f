/** The words of *Look inside*, around its panels, in German. */

import { writing } from '../../words/numbers.js';

const { quoted } = writing('de');

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const inside = {
  insideHelp: 'Hineinsehen ändert nichts: Die Modelle trainieren, als sähe niemand zu.',
  close: 'Schließen',
  closes: (title) => `${quoted(title)} schließen, zurück zum Knopf`,
};
