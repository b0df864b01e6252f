/** The words of *Exercises*, in Spanish. */

import { writing } from '../../../words/numbers.js';

const { count, fixed, plain, percent, counted, list, quoted } = writing('es');

/** A loss or a probability, as the worked answers write it. @param {number} n */
const number = (n) => fixed(n, 4);

/** @param {number} n */
const sentences = (n) => counted(n, { one: '# oración', other: '# oraciones' });

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const exercises = {
  help: 'Preguntas sobre tu corpus, cada una con una sola respuesta correcta, que se calcula exactamente. No se entrena nada, y no se puntúa nada.',
  loading: 'cargando…',
  seed: 'Semilla',
  seedHelp: 'Otra semilla da otros ejercicios.',
  noSeed: 'Una semilla es un número entero de 0 a 4294967295.',
  title: (at, of) => `Ejercicio ${at} de ${of}`,
  corpus: (n, of) =>
    n === of
      ? `El corpus: ${sentences(n)}`
      : `${sentences(n)} de las ${count(of)} del corpus: aquí cuentan como si fueran todas`,
  equally: 'Todas las oraciones son igual de probables.',
  marks: 'Un signo de puntuación cuenta como palabra.',
  terms:
    'El mejor predictor conoce estas oraciones y sabe qué palabra está oculta: la 1.ª, la 2.ª, etc. Pondera todas las oraciones que encajan con lo que ve. Su pérdida es −ln p(palabra verdadera), en nats: ln es el logaritmo natural. Su incertidumbre en un hueco es la entropía, −Σ p ln p.',
  blank: 'hueco',
  outOfSight: 'fuera de la vista',
  numbered: (position) => `(palabra ${position})`,

  hidden: {
    each: (position) => `La palabra ${position} de cada oración está oculta.`,
    any: 'Una palabra de una oración está oculta, cada una con la misma probabilidad.',
  },
  sees: {
    none: 'Un modelo no ve ninguna otra palabra.',
    left: 'Un modelo solo ve las palabras de la izquierda.',
    right: 'Un modelo solo ve las palabras de la derecha.',
    both: 'Un modelo ve todas las demás palabras.',
  },
  asks: {
    least: '¿Cuál es la menor pérdida posible, en nats por palabra oculta?',
    distribution: (word) => `¿Qué probabilidad tiene ${quoted(word)} en el hueco?`,
    harder: '¿En qué hueco está menos seguro el mejor predictor?',
    added: (before) => `La menor pérdida posible es ${number(before)} nats. Ahora se añade esta oración:`,
    addedThen: '¿Cuál es con ella la menor pérdida posible, en nats por palabra oculta?',
    decides: 'Se oculta una palabra más. ¿Cuál deja al mejor predictor menos seguro sobre el hueco?',
    possible: (loss) =>
      `Se dice que su pérdida media en muchísimas oraciones es ${fixed(loss, 2)} nats por palabra oculta. ¿Es posible?`,
  },
  nats: 'Nats',
  probability: 'Probabilidad',
  within: (tolerance) => `Vale con un error de ${plain(tolerance)}. Puedes escribir 0,46, 2/3 o ln 2.`,
  withinShare: (tolerance) =>
    `Vale con un error del ${percent(tolerance)}. Puedes escribir 0,33, 1/3 o 33 %.`,
  choose: 'Tu respuesta',
  yes: 'Sí, es posible',
  no: 'No, no es posible',
  word: (word, position) => `${word} (palabra ${position})`,
  option: (at) => String.fromCharCode(65 + at),
  check: 'Comprobar',

  nothingChosen: 'Elige antes una respuesta.',
  verdicts: {
    right: (answer) => `Bien: ${number(answer)}.`,
    bits: (answer) =>
      `Bien, pero esa es la respuesta en bits: en nats es ${number(answer)}. Un bit son ln 2 = 0,6931 nats.`,
    number: 'Eso no es un número. Escribe uno como 0,46, 2/3, ln 2 o 33 %.',
    negative: 'Una pérdida nunca está por debajo de 0: −ln p es 0 con p = 1, y mayor con cualquier p menor.',
    range: 'Una probabilidad va de 0 a 1; escribe un porcentaje con su signo, como 33 %.',
    before: (value) =>
      `${number(value)} es la pérdida sin la oración nueva. Con ella hay lugares que pasan a parecer iguales, o que tienen otras proporciones.`,
    context: {
      none: (value) => `${number(value)} es la menor pérdida de un modelo que no ve ninguna otra palabra.`,
      left: (value) =>
        `${number(value)} es la menor pérdida de un modelo que solo ve las palabras de la izquierda.`,
      right: (value) =>
        `${number(value)} es la menor pérdida de un modelo que solo ve las palabras de la derecha.`,
      both: (value) => `${number(value)} es la menor pérdida de un modelo que ve todas las demás palabras.`,
    },
    low: (value) => `${number(value)} es demasiado bajo: ningún modelo que vea esto puede estar tan seguro.`,
    high: (value) => `${number(value)} es demasiado alto: el mejor predictor baja más con lo que ve.`,
    lowShare: (value) =>
      `${number(value)} es demasiado bajo: cuenta las oraciones que encajan, y las que tienen esta palabra.`,
    highShare: (value) =>
      `${number(value)} es demasiado alto: cuenta las oraciones que encajan, y las que tienen esta palabra.`,
  },
  choices: {
    harder: (right, nats) => `Bien: en ${right} la incertidumbre es ${number(nats)} nats.`,
    notHarder: (chosen, most) =>
      `Ese no: aquí la incertidumbre es ${number(chosen)} nats, y en el otro ${number(most)}.`,
    decides: (right, nats) => `Bien: sin ${right}, la incertidumbre es ${number(nats)} nats.`,
    notDecides: (chosen, nats, most) =>
      `Esa no: sin ${chosen}, la incertidumbre es ${number(nats)} nats; sin otra palabra es ${number(most)}.`,
    possible: (loss, floor) =>
      `Bien: ${fixed(loss, 2)} no está por debajo de la menor pérdida posible, ${number(floor)}.`,
    impossible: (loss, floor) =>
      `Bien: ${fixed(loss, 2)} está por debajo de la menor pérdida posible, ${number(floor)}.`,
    butPossible: (loss, floor) =>
      `Es posible: ${fixed(loss, 2)} no está por debajo de la menor pérdida posible, ${number(floor)}.`,
    notPossible: (loss, floor) =>
      `No es posible: ${fixed(loss, 2)} está por debajo de la menor pérdida posible, ${number(floor)}.`,
  },

  worked: 'Solución paso a paso',
  fits: (words, counts) => list(words.map((word, i) => `${word} ${count(counts[i])}`)),
  entropy: (nats) => `entropía ${number(nats)}`,
  certain: (n) =>
    counted(n, {
      one: '# palabra oculta más: segura, entropía 0',
      other: '# palabras ocultas más: seguras, entropía 0',
    }),
  allCertain: (n) =>
    counted(n, {
      one: '# palabra oculta: segura, entropía 0',
      other: '# palabras ocultas: seguras, entropía 0',
    }),
  sum: (terms, words, nats) =>
    `(${terms.length === 0 ? '0' : terms.map(([n, entropy]) => `${n} × ${number(entropy)}`).join(' + ')}) / ${words} = ${number(nats)}`,
  before: 'Sin la oración nueva:',
  after: 'Con ella:',
  share: (n, of, p) => `${n} de ${of} es ${number(p)}.`,
  whole: 'Si no se oculta nada más:',
  without: (word) => `sin ${word}:`,
  answer: (answer) => `${number(answer)}.`,

  previous: 'Anterior',
  next: 'Siguiente',
  printSheet: 'Imprimir la hoja',
  printKey: 'Imprimir las soluciones',
  sheetTitle: 'Ejercicios',
  keyTitle: 'Ejercicios: soluciones',
  seeded: (seed) => `Semilla ${seed}.`,
  fewer: (found) =>
    counted(found, {
      one: 'Estas oraciones dan # ejercicio.',
      other: 'Estas oraciones dan # ejercicios distintos.',
    }),
  lacking: {
    least: 'No se pide ninguna menor pérdida: con contexto izquierdo no se puede distinguir de 0.',
    distribution: 'No se pide ninguna probabilidad: las oraciones no tienen ninguna palabra que ocultar.',
    harder: 'No se comparan dos huecos: todos son igual de difíciles.',
    added:
      'No se añade ninguna oración: ninguna que se pueda formar cambia la pérdida con claridad, o nada en absoluto.',
    decides: 'No se pide ninguna palabra decisiva: nunca hay una que, oculta además, pese más que las otras.',
    possible: 'No se juzga ninguna pérdida: las oraciones no tienen ninguna palabra que ocultar.',
  },
};
