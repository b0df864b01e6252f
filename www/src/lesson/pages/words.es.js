/** The words of the lesson's pages after the first, in Spanish. The marks in them are those of rich.js. */

import { writing } from '../../words/numbers.js';

const { fixed, nats, percent, floorText } = writing('es');

/** The least possible loss, with all digits that are known. @param {number} n */
const least = (n) => floorText({ nats: n, standardError: null });

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const pages = {
  labels: { notebook: 'modelo del notebook' },
  marks: {
    certain: 'siempre seguro y acertado:',
    coin: 'una moneda al aire, ln 2:',
    blind: (words) => `a ciegas entre ${words} palabras, ln ${words}:`,
  },

  notebook: {
    text: [
      'Esta página nació de un notebook de clase con un modelo más simple. Lee un {token|token} cada vez: en el hueco ve [MASK] y ninguna de las otras palabras.',
      'Lee las mismas tres oraciones. En cada una está oculta la segunda palabra.',
    ],
    ask: '¿Qué pondrá este modelo en el hueco?',
    outcome: ({ said: [first, second] }) =>
      `Dice *${first.token}* (${percent(first.probability)}), luego *${second.token}* (${percent(second.probability)}).`,
    because: {
      right: () => 'Juzgaste por lo que puede ver el modelo, no por lo que ves tú.',
      other: ({ rare }) =>
        `*${rare}* es lo que necesita la oración. Pero para verlo hay que ver las palabras que rodean el hueco.`,
      wrong: () => 'No ve las vecinas, pero sí aprende qué palabras estaban ocultas. Esa no lo estuvo nunca.',
    },
    why: ({ rare, frequent }) =>
      `Para él los tres huecos son iguales. Solo puede aprender cuántas veces es cada palabra la respuesta: de cada tres, una *${rare}* y dos *${frequent}*.`,
    vary: 'Preguntarle por otra oración',
    varied: ({ said: [first] }) =>
      `Otra vez *${first.token}*, ${percent(first.probability)}. Haya lo que haya alrededor del hueco, su respuesta es la misma.`,
  },

  floor: {
    text: [
      'La {loss|pérdida} dice cuánto sorprendió al modelo la palabra oculta: −ln de la probabilidad que le daba. La curva mostrará su media, en {nat|nats}.',
      'El modelo de la página anterior solo ve [MASK]. De cada tres veces, una palabra oculta sale una y la otra dos. Aprende, y su pérdida baja. Luego deja de bajar.',
    ],
    ask: '¿Dónde se detendrá su pérdida media?',
    said: (answer) => `${fixed(answer, 2)} nats`,
    outcome: ({ loss }) => `La media de sus tres últimos pasos es ${nats(loss)}.`,
    because: {
      right: () => 'Así es.',
      coin: () =>
        'ln 2 es lo correcto para dos palabras igual de frecuentes. Aquí una sale el doble, lo que en promedio sorprende menos.',
      zero: () =>
        'En 0 estaría seguro y acertaría siempre. No puede ser: los tres huecos le parecen iguales, y sus palabras son distintas.',
      low: () => 'Para sorprenderse menos tendría que saber en qué oración está. Eso no lo ve.',
      high: () => 'Puede hacerlo mejor: aprende qué palabras llegan a ocultarse, y cuántas veces cada una.',
    },
    why: ({ loss, floor, rare, frequent }) =>
      `Lo mejor que puede decir es ⅓ *${rare}*, ⅔ *${frequent}*. Su sorpresa media es entonces −⅓ ln ⅓ − ⅔ ln ⅔ = *${least(floor)}*, la {entropy|entropía} de la palabra oculta. Ningún modelo que vea lo mismo baja más: esa es la {floor|cota inferior}. Su ejecución termina en ${nats(loss)}, porque cada paso sigue una sola oración y tira un poco de su respuesta de un lado a otro.`,
    vary: 'Que cada paso vea las tres oraciones',
    varied: ({ loss, floor }) =>
      `Ya nada tira de un lado a otro: termina en ${nats(loss)}. La cota inferior es ${least(floor)}.`,
  },
};
