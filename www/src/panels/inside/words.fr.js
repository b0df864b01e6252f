/** The words of *Look inside*, around its panels, in French. */

import { writing } from '../../words/numbers.js';

const { quoted } = writing('fr');

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const inside = {
  insideHelp: 'Regarder ne change rien\u00a0: les modèles s’entraînent comme si personne ne regardait.',
  close: 'Fermer',
  closes: (title) => `Fermer ${quoted(title)}, retour à son bouton`,
};
