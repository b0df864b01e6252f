/** Why an experiment, a field of one, or a part of a link cannot be used, in German. */

import { writing } from '../words/numbers.js';

const { count, either, plain, quoted } = writing('de');

/** @param {number} min @param {number} max */
const range = (min, max) => `möglich ist ${plain(min)} bis ${plain(max)}`;

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const experiment = {
  noObject: (shown) => `${shown} ist kein Objekt mit benannten Feldern`,
  unknownField: (names) => `dieses Feld ist nicht bekannt; bekannt sind hier ${names.join(', ')}`,
  missing: () => 'dieses Feld fehlt',
  noInteger: (shown, min, max) => `${shown} ist keine ganze Zahl; ${range(min, max)}`,
  noNumber: (shown, min, max) => `${shown} ist keine Zahl; ${range(min, max)}`,
  outOfRange: (shown, min, max) => `${shown} liegt nicht im Bereich; ${range(min, max)}`,
  noText: (shown) => `${shown} ist kein Text`,
  textLength: (characters, min, max) =>
    `ein Text von ${characters} Zeichen ist nicht möglich; er muss ${min} bis ${max} haben`,
  noneOf: (shown, names) => `${shown} ist keines von ${names.join(', ')}`,
  noList: (shown) => `${shown} ist keine Liste`,
  listLength: (items, min, max) =>
    `eine Liste von ${items} ist nicht möglich; sie muss ${min} bis ${max} haben`,
  exactlyOne: (names) => `genau eines von ${names.join(', ')} ist nötig`,

  sameLabel: (label) => `zwei Läufe heißen ${quoted(label)}; gib jedem einen eigenen Namen`,
  notDivisible: (hidden, heads, right) =>
    `die Breite ${hidden} ist nicht durch ${heads} Köpfe teilbar; versuche ${either(right.map(String))}`,
  shares: (share) => `mask und random ergeben zusammen ${plain(share)}; mehr als 1 geht nicht`,
  warmup: (warmup, steps) => `${warmup} Warm-up-Schritte passen nicht in ${steps} Schritte`,
  together: {
    notebookLearns: 'das Modell des Notebooks kann nur „mlm“ lernen: Nichts in ihm sieht eine ganze Eingabe',
    pairsNeedRate:
      'an einer festen Position steht nicht in jedem Paar ein Wort; wähle einen Anteil, etwa 0,15',
    pairsAreFresh: 'Paare werden neu gezogen, ihre Masken können nicht fest sein; wähle „fresh“',
    replacedAreTargets:
      'beim Erkennen ersetzter Wörter werden nur ausgewählte Tokens geraten; wähle „targets“',
  },

  corpusTooLarge: (found, most) =>
    `das Korpus hat ${plain(found)} MB; in einem Tab kann auf höchstens ${plain(most)} MB trainiert werden`,
  tooManySentences: (most) => `das Korpus hat mehr als ${count(most)} Sätze; mehr gehen in einem Tab nicht`,
  tooManyWords: (most) =>
    `das Korpus hat mehr als ${count(most)} verschiedene Wörter; mehr gehen in einem Tab nicht`,

  link: {
    partTooLong: (name, most) => `${name}: mehr als ${count(most)} Zeichen`,
    tooLong: (most) => `er hat mehr als ${most} Zeichen`,
    otherVersion: (version) => `er beginnt nicht mit ${version}, der Version, die hier bekannt ist`,
    unknown: (name) => `${name} ist nicht bekannt`,
    blankTooLong: (most) => `blank: mehr als ${most} Zeichen`,
    noExercise: (text, most) =>
      `exercise: ${text} ist kein Seed, und kein Seed mit einer Zahl von 1 bis ${most}, wie 7-12`,
    noStep: (step) => `step: ${step} ist nicht die Nummer eines Schritts`,
    fingerprints: () => 'fingerprints: nicht einer für jeden Lauf',
    tooManyParts: (most) => `alles nach den ersten ${most} Teilen`,
    packed: (name, most) => `${name}: lässt sich nicht entpacken oder hat mehr als ${plain(most)} MB`,
    undecodable: (name) => `${name}: lässt sich nicht entschlüsseln`,
    twice: (name) => `${name}: steht zweimal da`,
    noRuns: (list) => `runs: ${list} ist keine Liste der Läufe der Vorlage`,
  },
};
