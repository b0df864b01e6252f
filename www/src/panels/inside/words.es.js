/** The words of *Look inside*, around its panels, in Spanish. */

import { writing } from '../../words/numbers.js';

const { quoted } = writing('es');

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const inside = {
  insideHelp: 'Mirar no cambia nada: los modelos entrenan como si nadie mirara.',
  close: 'Cerrar',
  closes: (title) => `Cerrar ${quoted(title)}, de vuelta a su botón`,
};
