/** The words of *Look inside*, around its panels, in Spanish. */

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const inside = {
  insideHelp: 'Mirar no cambia nada: los modelos entrenan como si nadie mirara.',
};
