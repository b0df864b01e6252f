/** The words of *How the answer grew*, in Spanish. */

import { writing } from '../../../words/numbers.js';

const { count, percent, either } = writing('es');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const growth = {
  help: 'Lo que cada modelo habría puesto en el hueco, en unos sesenta momentos de su entrenamiento. Cuanto más fuerte el color, más probable. «Exacto» es la probabilidad del predictor exacto; conoce el corpus y ve ambos lados.',
  noBlank: 'Pulsa una palabra de «Texto con huecos» para hacer un hueco; desde entonces se sigue.',
  waits: 'Los modelos aún no están listos.',
  blank: 'Hueco',
  blankNumber: (i, truth) => `${i + 1}${truth.length > 0 ? `: en el corpus está ${either(truth)}` : ''}`,
  firstOnly: (followed, blanks) => `Se siguen los primeros ${count(followed)} de ${count(blanks)} huecos.`,
  since: (step) =>
    `Se sigue desde el paso ${count(step)}. «Reiniciar» y «Entrenar» lo muestran desde el principio.`,
  stopped: (step) => `Esta ejecución se detuvo antes del final, después del paso ${count(step)}.`,
  word: 'palabra',
  now: 'ahora',
  exact: 'exacto',
  inCorpus: 'en el corpus',
  step: 'paso',
  strip: (label) => `Paso en el que se lee ${label}`,
  at: (step, best) =>
    `Después del paso ${count(step)}: ${best.map(({ token, p }) => `${token} ${percent(p)}`).join(', ')}.`,
  nothing: 'Antes de este paso no se siguió nada.',
  asTable: 'Ver como tabla',
  asChart: 'Ver como mapa',
  table: (label) => `${label}: probabilidad de cada palabra según el paso`,
  none: '–',
};
