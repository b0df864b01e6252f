/** The words of the blanks' panel, in German. */

import { writing } from '../../words/numbers.js';

const { count, oneOf, fixed, quoted } = writing('de');

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const blanks = {
  blankLabel: 'Schreibe einen Satz mit [MASK] oder ___, oder klicke auf Wörter, um sie zu Lücken zu machen.',
  fromCorpus: 'aus dem Korpus',
  ofCorpus: 'Einen Satz des Korpus nehmen',
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
  colon: ': ',
  oneByOne:
    'Jede Lücke wird für sich gefüllt, wie bei BERT: Kein Modell weiß, was es in die andere setzt; zwei wahrscheinliche Wörter müssen darum nicht zueinander passen.',
  candidate: 'Wort',
  corpusHas: (words) => `im Korpus steht ${oneOf(words)}`,
  inCorpus: 'im Korpus',
  run: 'Lauf',
  verdict: 'beste Antwort',
  outdated: 'Diese Antwort gehört zu einem früheren Satz, Text oder einer früheren Einstellung.',
  noAnswer: '–',
  exact: 'exakt',
  exactHelp:
    'Was ein vollkommenes Modell sagen würde, das beide Seiten sieht und jeden Satz kennt, den es gibt.',
  noExact: 'keine',
  toss: 'ein Münzwurf',
  tossHelp:
    'Nach dem, was dieser Lauf sehen kann, sind diese Wörter gleich wahrscheinlich: Welches er nennt, ist Zufall.',
  ownBest: 'bestenfalls',
  ownBestHelp: 'Was ein vollkommenes Modell sagen würde, das nicht mehr sieht als dieser Lauf.',
  oneOfEqual: (n) => `eines von ${count(n)}`,
  certainty: (entropy, truth) => {
    if (entropy === undefined) return '';
    if (entropy === null)
      return truth.length > 0
        ? `Im Korpus steht hier ${oneOf(truth)}, aber das Training macht nie diese Lücke; darum gibt es keine exakte Antwort.`
        : 'Kein Satz des Korpus passt; darum gibt es keine exakte Antwort.';
    if (entropy < 0.005) return 'Ein vollkommenes Modell, das beide Seiten sieht, ist hier sicher.';
    return `Selbst ein vollkommenes Modell, das beide Seiten sieht, ist hier unsicher: ${fixed(entropy, 2)} Nats, wie bei der Wahl zwischen ${fixed(Math.exp(entropy), 1)} gleich wahrscheinlichen Wörtern.`;
  },
  answeredAt: (step) => (step === 0 ? 'Vor dem Training.' : `Nach Schritt ${count(step)}.`),
  waitsForModels: 'Die Modelle antworten, sobald sie geladen sind.',
};
