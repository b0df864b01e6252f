/** The words of *Look inside*, around its panels, in German. */

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const inside = {
  insideHelp: 'Hineinsehen ändert nichts: Die Modelle trainieren, als sähe niemand zu.',
};
