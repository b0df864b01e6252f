/** The words of the blanks' panel, in German. */

import { writing } from '../../words/numbers.js';

const { count, oneOf, fixed, quoted } = writing('de');

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const blanks = {
  blankLabel: 'Schreibe einen Satz mit [MASK] oder ___, oder klicke auf Wörter, um sie zu Lücken zu machen.',
  fromCorpus: 'aus dem Korpus',
  wordsLabel: 'Wörter des Satzes; ein Druck macht ein Wort zur Lücke oder setzt es wieder ein',
  blankWord: (word) => `${quoted(word)} zur Lücke machen`,
  unblankWord: (word) =>
    word !== null
      ? `${quoted(word)} wieder einsetzen`
      : 'Lücke; oben lässt sich an ihrer Stelle ein Wort schreiben',
  noBlank:
    'Schreibe einen Satz und klicke auf ein Wort, um es zur Lücke zu machen: Die Modelle raten es dann.',
  unknown: (word) => `${quoted(word)} gehört nicht zum Vokabular des Korpus; die Modelle sehen dort [UNK].`,
  blankNumber: (n, of) => (of > 1 ? `Lücke ${n} von ${of}` : 'Die Lücke'),
  candidate: 'Wort',
  corpusHas: (words) => `im Korpus steht ${oneOf(words)}`,
  inCorpus: 'im Korpus',
  verdict: 'beste Antwort',
  noAnswer: '–',
  exact: 'exakt',
  exactHelp:
    'Was ein vollkommenes Modell sagen würde, das beide Seiten sieht und jeden Satz kennt, den es gibt.',
  oneOfEqual: (n) => `eines von ${count(n)}`,
  certainty: (entropy) => {
    if (entropy === undefined) return '';
    if (entropy === null)
      return 'Unmöglich in diesem Korpus: Aus keinem seiner Sätze kann dieser Text entstanden sein.';
    if (entropy < 0.005) return 'Ein vollkommenes Modell ist hier sicher.';
    return `Selbst ein vollkommenes Modell ist hier unsicher: ${fixed(entropy, 2)} Nats, wie bei der Wahl zwischen ${fixed(Math.exp(entropy), 1)} gleich wahrscheinlichen Wörtern.`;
  },
  answeredAt: (step) => (step === 0 ? 'Vor dem Training.' : `Nach Schritt ${count(step)}.`),
  waitsForModels: 'Die Modelle antworten, sobald sie geladen sind.',
};
