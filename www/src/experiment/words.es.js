/** Why an experiment, a field of one, or a part of a link cannot be used, in Spanish. */

import { writing } from '../words/numbers.js';

const { count, either, plain, quoted } = writing('es');

/** @param {number} min @param {number} max */
const range = (min, max) => `tiene que ser de ${plain(min)} a ${plain(max)}`;

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const experiment = {
  noObject: (shown) => `${shown} no es un objeto con campos con nombre`,
  unknownField: (names) => `este campo no se conoce; aquí se conocen ${names.join(', ')}`,
  missing: () => 'falta este campo',
  noInteger: (shown, min, max) => `${shown} no es un número entero; ${range(min, max)}`,
  noNumber: (shown, min, max) => `${shown} no es un número; ${range(min, max)}`,
  outOfRange: (shown, min, max) => `${shown} está fuera de los límites; ${range(min, max)}`,
  noText: (shown) => `${shown} no es un texto`,
  textLength: (characters, min, max) =>
    `un texto de ${characters} caracteres está fuera de los límites; tiene que tener de ${min} a ${max}`,
  noneOf: (shown, names) => `${shown} no es ninguno de ${names.join(', ')}`,
  noList: (shown) => `${shown} no es una lista`,
  listLength: (items, min, max) =>
    `una lista de ${items} está fuera de los límites; tiene que tener de ${min} a ${max}`,
  exactlyOne: (names) => `hace falta exactamente uno de ${names.join(', ')}`,

  sameLabel: (label) => `dos ejecuciones se llaman ${quoted(label)}; da a cada una su nombre`,
  notDivisible: (hidden, heads, right) =>
    `la anchura ${hidden} no es divisible por ${heads} cabezas; prueba ${either(right.map(String))}`,
  shares: (share) => `mask y random suman ${plain(share)}; juntos pueden ser como mucho 1`,
  warmup: (warmup, steps) => `${warmup} pasos de calentamiento no caben en ${steps} pasos`,
  together: {
    notebookLearns: 'el modelo del notebook solo puede aprender «mlm»: nada en él ve una entrada entera',
    pairsNeedRate: 'en una posición fija no hay una palabra en cada par; elige una parte, como 0,15',
    pairsAreFresh: 'los pares se sortean cada vez, así que sus máscaras no pueden ser fijas; elige «fresh»',
    replacedAreTargets:
      'al descubrir palabras cambiadas solo se adivinan los tokens elegidos; elige «targets»',
  },

  corpusTooLarge: (found, most) =>
    `el corpus tiene ${plain(found)} MB; en una pestaña se puede entrenar con ${plain(most)} MB como mucho`,
  tooManySentences: (most) => `el corpus tiene más de ${count(most)} oraciones; en una pestaña no caben más`,
  tooManyWords: (most) =>
    `el corpus tiene más de ${count(most)} palabras distintas; en una pestaña no caben más`,

  link: {
    partTooLong: (name, most) => `${name}: tiene más de ${count(most)} caracteres`,
    tooLong: (most) => `tiene más de ${most} caracteres`,
    otherVersion: (version) => `no empieza por ${version}, la versión que se conoce aquí`,
    unknown: (name) => `${name} no se conoce`,
    blankTooLong: (most) => `blank: tiene más de ${most} caracteres`,
    noExercise: (text, most) =>
      `exercise: ${text} no es una semilla, ni una semilla y un número de 1 a ${most}, como 7-12`,
    noStep: (step) => `step: ${step} no es el número de un paso`,
    fingerprints: () => 'fingerprints: no hay una por ejecución',
    tooManyParts: (most) => `todo lo que sigue a las primeras ${most} partes`,
    packed: (name, most) => `${name}: no se puede descomprimir, o tiene más de ${plain(most)} MB`,
    undecodable: (name) => `${name}: no se puede descodificar`,
    twice: (name) => `${name}: está dos veces`,
    noRuns: (list) => `runs: ${list} no es una lista de las ejecuciones del preajuste`,
  },
};
