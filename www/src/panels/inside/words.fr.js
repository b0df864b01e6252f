/** The words of *Look inside*, around its panels, in French. */

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const inside = {
  insideHelp: 'Regarder ne change rien\u00a0: les modèles s’entraînent comme si personne ne regardait.',
};
