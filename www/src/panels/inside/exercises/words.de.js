/** The words of *Exercises*, in German. */

import { writing } from '../../../words/numbers.js';

const { count, fixed, plain, percent, counted, list, quoted } = writing('de');

/** A loss or a probability, as the worked answers write it. @param {number} n */
const number = (n) => fixed(n, 4);

/** @param {number} n */
const sentences = (n) => counted(n, { one: '# Satz', other: '# Sätze' });

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const exercises = {
  help: 'Aufgaben über dein Korpus, jede mit einer richtigen Antwort, die exakt berechnet wird. Nichts wird trainiert, und nichts wird benotet.',
  loading: 'lädt …',
  seed: 'Seed',
  seedHelp: 'Ein anderer Seed gibt andere Aufgaben.',
  noSeed: 'Ein Seed ist eine ganze Zahl von 0 bis 4294967295.',
  title: (at, of) => `Aufgabe ${at} von ${of}`,
  corpus: (n, of) =>
    n === of
      ? `Das Korpus: ${sentences(n)}`
      : `${sentences(n)} von ${count(of)} des Korpus: Hier gelten sie als das ganze`,
  equally: 'Jeder Satz ist gleich wahrscheinlich.',
  marks: 'Ein Satzzeichen zählt als Wort.',
  terms:
    'Der beste Prädiktor kennt diese Sätze und weiß, das wievielte Wort verdeckt ist. Er wägt alle Sätze ab, die zu dem passen, was er sieht. Sein Verlust ist −ln p(wahres Wort), in Nats: ln ist der natürliche Logarithmus. Seine Unsicherheit an einer Lücke ist die Entropie, −Σ p ln p.',
  blank: 'Lücke',
  outOfSight: 'außer Sicht',
  numbered: (position) => `(Wort ${position})`,

  hidden: {
    each: (position) => `In jedem Satz ist Wort ${position} verdeckt.`,
    any: 'Ein Wort eines Satzes ist verdeckt, jedes mit gleicher Wahrscheinlichkeit.',
  },
  sees: {
    none: 'Ein Modell sieht kein anderes Wort.',
    left: 'Ein Modell sieht nur die Wörter links davon.',
    right: 'Ein Modell sieht nur die Wörter rechts davon.',
    both: 'Ein Modell sieht alle anderen Wörter.',
  },
  asks: {
    least: 'Was ist der kleinste mögliche Verlust, in Nats je verdecktem Wort?',
    distribution: (word) => `Wie wahrscheinlich ist ${quoted(word)} an der Lücke?`,
    harder: 'Bei welcher Lücke ist der beste Prädiktor unsicherer?',
    added: (before) =>
      `Der kleinste mögliche Verlust ist ${number(before)} Nats. Nun kommt dieser Satz hinzu:`,
    addedThen: 'Was ist damit der kleinste mögliche Verlust, in Nats je verdecktem Wort?',
    decides:
      'Noch ein Wort wird verdeckt. Bei welchem ist der beste Prädiktor über die Lücke am unsichersten?',
    possible: (loss) =>
      `Sein mittlerer Verlust über sehr viele Sätze soll ${fixed(loss, 2)} Nats je verdecktem Wort sein. Ist das möglich?`,
  },
  nats: 'Nats',
  probability: 'Wahrscheinlichkeit',
  within: (tolerance) => `Richtig bis auf ${plain(tolerance)}. Du kannst 0,46, 2/3 oder ln 2 schreiben.`,
  withinShare: (tolerance) =>
    `Richtig bis auf ${percent(tolerance)}. Du kannst 0,33, 1/3 oder 33 % schreiben.`,
  choose: 'Deine Antwort',
  yes: 'Ja, das ist möglich',
  no: 'Nein, das ist nicht möglich',
  word: (word, position) => `${word} (Wort ${position})`,
  option: (at) => String.fromCharCode(65 + at),
  check: 'Prüfen',

  nothingChosen: 'Wähle zuerst eine Antwort.',
  verdicts: {
    right: (answer) => `Richtig: ${number(answer)}.`,
    bits: (answer) =>
      `Richtig, aber das ist die Antwort in Bit: In Nats ist sie ${number(answer)}. Ein Bit sind ln 2 = 0,6931 Nats.`,
    number: 'Das ist keine Zahl. Schreibe eine wie 0,46, 2/3, ln 2 oder 33 %.',
    negative: 'Ein Verlust ist nie unter 0: −ln p ist 0 bei p = 1 und für jedes kleinere p größer.',
    range: 'Eine Wahrscheinlichkeit liegt zwischen 0 und 1; schreibe Prozente mit ihrem Zeichen, wie 33 %.',
    before: (value) =>
      `${number(value)} ist der Verlust ohne den neuen Satz. Mit ihm sehen einige Stellen gleich aus, die es vorher nicht taten, oder haben andere Anteile.`,
    context: {
      none: (value) =>
        `${number(value)} ist der kleinste Verlust eines Modells, das kein anderes Wort sieht.`,
      left: (value) =>
        `${number(value)} ist der kleinste Verlust eines Modells, das nur die Wörter links davon sieht.`,
      right: (value) =>
        `${number(value)} ist der kleinste Verlust eines Modells, das nur die Wörter rechts davon sieht.`,
      both: (value) =>
        `${number(value)} ist der kleinste Verlust eines Modells, das alle anderen Wörter sieht.`,
    },
    low: (value) => `${number(value)} ist zu niedrig: Kein Modell, das so viel sieht, kann so sicher sein.`,
    high: (value) => `${number(value)} ist zu hoch: Der beste Prädiktor kommt mit dem, was er sieht, tiefer.`,
    lowShare: (value) =>
      `${number(value)} ist zu niedrig: Zähle die Sätze, die passen, und die mit diesem Wort.`,
    highShare: (value) =>
      `${number(value)} ist zu hoch: Zähle die Sätze, die passen, und die mit diesem Wort.`,
  },
  choices: {
    harder: (right, nats) => `Richtig: Bei ${right} ist die Unsicherheit ${number(nats)} Nats.`,
    notHarder: (chosen, most) =>
      `Diese nicht: Hier ist die Unsicherheit ${number(chosen)} Nats, bei der anderen ${number(most)}.`,
    decides: (right, nats) => `Richtig: Ohne ${right} ist die Unsicherheit ${number(nats)} Nats.`,
    notDecides: (chosen, nats, most) =>
      `Dieses nicht: Ohne ${chosen} ist die Unsicherheit ${number(nats)} Nats, ohne ein anderes Wort ${number(most)}.`,
    possible: (loss, floor) =>
      `Richtig: ${fixed(loss, 2)} liegt nicht unter dem kleinsten möglichen Verlust, ${number(floor)}.`,
    impossible: (loss, floor) =>
      `Richtig: ${fixed(loss, 2)} liegt unter dem kleinsten möglichen Verlust, ${number(floor)}.`,
    butPossible: (loss, floor) =>
      `Es ist möglich: ${fixed(loss, 2)} liegt nicht unter dem kleinsten möglichen Verlust, ${number(floor)}.`,
    notPossible: (loss, floor) =>
      `Es ist nicht möglich: ${fixed(loss, 2)} liegt unter dem kleinsten möglichen Verlust, ${number(floor)}.`,
  },

  worked: 'Lösungsweg',
  fits: (words, counts) => list(words.map((word, i) => `${word} ${count(counts[i])}`)),
  entropy: (nats) => `Entropie ${number(nats)}`,
  certain: (n) =>
    counted(n, {
      one: '# anderes verdecktes Wort: sicher, Entropie 0',
      other: '# andere verdeckte Wörter: sicher, Entropie 0',
    }),
  allCertain: (n) =>
    counted(n, {
      one: '# verdecktes Wort: sicher, Entropie 0',
      other: '# verdeckte Wörter: sicher, Entropie 0',
    }),
  sum: (terms, words, nats) =>
    `(${terms.length === 0 ? '0' : terms.map(([n, entropy]) => `${n} × ${number(entropy)}`).join(' + ')}) / ${words} = ${number(nats)}`,
  before: 'Ohne den neuen Satz:',
  after: 'Mit ihm:',
  share: (n, of, p) => `${n} von ${of} ist ${number(p)}.`,
  whole: 'Wenn sonst nichts verdeckt ist:',
  without: (word) => `ohne ${word}:`,
  answer: (answer) => `${number(answer)}.`,

  previous: 'Vorige',
  next: 'Nächste',
  printSheet: 'Aufgaben drucken',
  printKey: 'Lösungen drucken',
  sheetTitle: 'Aufgaben',
  keyTitle: 'Aufgaben: Lösungen',
  seeded: (seed) => `Seed ${seed}.`,
  fewer: (found) =>
    counted(found, {
      one: 'Diese Sätze geben # Aufgabe her.',
      other: 'Diese Sätze geben # verschiedene Aufgaben her.',
    }),
  lacking: {
    least:
      'Nach keinem kleinsten Verlust wird gefragt: Mit linkem Kontext ist er von 0 nicht zu unterscheiden.',
    distribution:
      'Nach keiner Wahrscheinlichkeit wird gefragt: Die Sätze haben kein Wort, das sich verdecken ließe.',
    harder: 'Keine zwei Lücken werden verglichen: Alle sind gleich schwer.',
    added:
      'Kein Satz kommt hinzu: Keiner, der sich bilden ließe, ändert den Verlust deutlich, oder gar nicht.',
    decides:
      'Nach keinem entscheidenden Wort wird gefragt: Nie wiegt ein weiteres verdecktes Wort allein am meisten.',
    possible: 'Über keinen Verlust wird geurteilt: Die Sätze haben kein Wort, das sich verdecken ließe.',
  },
};
