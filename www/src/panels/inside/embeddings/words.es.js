/** The words of *Embeddings*, in Spanish. */

import { writing } from '../../../words/numbers.js';

const { count, percent, quoted } = writing('es');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const embeddings = {
  waits: 'Los modelos aún no están listos.',
  run: 'Ejecución',
  word: 'Palabra',
  unknown: (typed, words) =>
    `${quoted(typed)} no está en el vocabulario. Elige una de sus ${count(words)} palabras, que la lista sugiere.`,
  untrained: 'Aún sin entrenar: estos son los embeddings iniciales, puestos al azar.',
  after: (step) => `Después del paso ${count(step)}.`,
  axes: ([across, up]) =>
    `De la varianza de los embeddings de las palabras, el plano muestra ${percent(across + up)}: ${percent(across)} a lo ancho, ${percent(up)} a lo alto.`,
  help: 'Cada punto es el embedding de una palabra, el vector que la representa, proyectado sobre las dos primeras componentes principales de ese paso. Las distancias en el plano dejan fuera lo que el plano no muestra; los cosenos, no. De un paso a otro, cada eje se refleja cuando eso lo acerca a la imagen anterior.',
  keys: 'Las líneas llevan a las palabras más cercanas cuyo coseno es mayor que 0. Pulsa un punto para elegir su palabra, o muévete con las flechas del teclado.',
  chart: (label) => `Embeddings de ${label}`,
  neighbours: (word) => `Las más cercanas a ${quoted(word)}, por coseno`,
  special: 'token especial',
  wordMark: 'palabra',
  none: 'sin clase',
  named: (token, classes) =>
    classes.length === 0
      ? token
      : `${token}: ${classes[0]}${classes.length > 1 ? `, también ${classes.slice(1).join(', ')}` : ''}`,
  cut: (shown, of) => `Los primeros ${count(shown)} de ${count(of)} tokens, y el elegido.`,
  asTable: 'Ver como tabla',
  asChart: 'Ver como gráfico',
  columns: ['palabra', 'clase', 'a lo ancho', 'a lo alto'],
  table: (label) => `Lugares de los embeddings de ${label}`,
  classesTitle: 'Clases de palabras: las reglas de la gramática que dan la palabra directamente.',
};
