/** The words of the lesson's frame and of its first page, in German. The marks in them are those of rich.js. */

import { writing } from '../words/numbers.js';

const { percent, quoted } = writing('de');

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const lesson = {
  lesson: 'Lektion',
  place: (n, of) => `${n} von ${of}`,
  contents: 'Alle Seiten',
  back: 'Zurück',
  next: 'Weiter',
  laboratory: 'Das ganze Labor öffnen',
  toLesson: 'Zurück zur Lektion',
  train: 'Trainieren und sehen',
  see: 'Sehen',
  again: 'Noch einmal antworten',
  faster: 'Bis zum Ende',
  training: (step, steps) => `Training: Schritt ${step} von ${steps}.`,
  starting: 'Startet …',
  progress: 'Fortschritt des Trainings',
  skip: 'Du kannst auch ohne Antwort drücken.',
  youSaid: 'Deine Antwort:',
  skipped: 'Du hast nichts gewählt.',
  failed: (reason) => `Das Training ist abgebrochen: ${reason}`,
  unknownPage: (name) => `Die Lektion hat keine Seite ${quoted(name)}; hier beginnt sie.`,
  noPage:
    'Diese Seite der Lektion konnte nicht geladen werden. Prüfe die Verbindung und versuche es noch einmal.',
  stop: '.',
  corpus: 'Alles, was das Modell liest',
  notChosen: 'noch nicht gewählt',
  inNats: (n) => `${n} Nats`,
  lossAxis: 'Verlust, in Nats',
  titles: {
    blanks: 'Lücken füllen',
    notebook: 'Ein Modell, das das falsche Tier nennt',
    floor: 'Der kleinste mögliche Verlust',
    bidirectional: 'Links, rechts, beide',
    counterexample: 'Ein eigenes Gegenbeispiel',
    corruption: '80/10/10',
    targets: 'Nur die ausgewählten Wörter zählen',
    memorise: 'Lernen oder auswendig lernen',
    attention: 'Wohin es blickt, und was entscheidet',
    sentences: 'Zwei Sätze',
    pretraining: 'Was Vortraining bringt',
    'own-text': 'Dein eigener Text',
    end: 'Was du gesehen hast',
  },
  drawing: {
    label:
      'Das Modell: Jedes Wort wird zu einem Vektor, die Lücke nimmt die Vektoren der anderen auf und gibt jedem Wort eine Wahrscheinlichkeit.',
    before: 'Wörter, die Vektoren, die für sie stehen, Aufmerksamkeit und die Antwort für die Lücke.',
    after:
      'Nach dem Training. Eine Linie ist so dick, wie sich die Antwort ändert, wenn auch dieses Wort verdeckt ist.',
  },

  blanks: {
    text: [
      'BERT lernt eine Sprache, indem es Lücken füllt. Ein Wort eines Satzes wird zu [MASK], und das {model|Modell} sagt, welches Wort dort stand.',
      'Niemand schreibt ihm Antworten auf: Sie stehen im Text. Hier liest es nur drei Sätze, immer wieder.',
    ],
    ask: 'Was wird es nach dem Training in die Lücke setzen?',
    outcome: ({ said }) =>
      `Das Modell sagt *${said.token}* und ist sich zu ${percent(said.probability)} sicher.`,
    because: {
      right: ({ truth }) =>
        `Die Wörter um die Lücke passen nur zu einem Satz, und dort heißt das Wort *${truth}*.`,
      other: ({ truth }) =>
        `Das andere Tier ist das häufigere. Aber in keinem Satz steht es zwischen diesen beiden Wörtern; dort steht *${truth}*.`,
      wrong: ({ truth }) =>
        `Dieses Wort steht in keinem Satz an dieser Stelle. Zwischen diesen beiden Wörtern steht *${truth}*.`,
      skipped: ({ truth }) => `Zwischen diesen beiden Wörtern steht im Korpus *${truth}* und sonst nichts.`,
    },
    why: () =>
      'Am Anfang riet es blind. Bei jedem {step|Schritt} verglich es seine Antworten mit den verdeckten Wörtern und änderte seine Zahlen ein wenig, sodass diese wahrscheinlicher wurden.',
    vary: 'Eine Lücke in einem anderen Satz',
    varied: ({ said }) =>
      `Hier sagt es *${said.token}* (${percent(said.probability)}): Die Wörter ringsum sind andere.`,
  },

  terms: {
    model:
      'Ein Programm mit vielen Zahlen, seinen Gewichten. Sie bestimmen seine Antworten, und das Training ändert sie.',
    token: 'Was das Modell auf einmal liest: ein Wort, ein Satzzeichen oder ein Zeichen wie [MASK].',
    loss: 'Wie sehr die richtige Antwort das Modell überraschte: −ln der Wahrscheinlichkeit, die es ihr gab. 0 ist Gewissheit.',
    nat: 'Die Einheit der Überraschung, die zu ln gehört, wie das Bit zum Logarithmus zur Basis 2. Ein Nat sind 1,44 Bit.',
    entropy:
      'Wie ungewiss etwas ist: die mittlere Überraschung dessen, der weiß, wie oft jedes vorkommt, und sonst nichts.',
    floor:
      'Der kleinste mittlere Verlust, den ein Modell mit derselben Sicht auf diesem Text erreichen kann. Er ist berechnet, nicht trainiert.',
    step: 'Ein Batch von Sätzen und eine Änderung der Gewichte.',
    attention:
      'Wie ein Token auf andere blickt: Es nimmt ein gewichtetes Mittel ihrer Vektoren auf. Die Gewichte werden für jeden Satz neu berechnet, nach Regeln, die gelernt sind.',
    vector:
      'Eine Liste von Zahlen, hier 32, die für ein Token steht. Was das Modell über das Token weiß, steckt darin.',
    head: 'Ein Muster der Aufmerksamkeit. Eine Schicht hat mehrere nebeneinander, und jeder Kopf kann anderswohin blicken.',
    corruption: 'Was mit den ausgewählten Wörtern geschieht, bevor das Modell den Satz sieht.',
    target:
      'Ein Token, das ausgewählt wurde, um geraten zu werden. Der Verlust ist das Mittel über die Zieltokens.',
    epoch: 'So viele Schritte, bis jeder Satz einmal vorgekommen ist.',
    grammar: 'Eine Liste von Regeln, nach denen Sätze gezogen werden, mit bekannten Wahrscheinlichkeiten.',
    'held out': 'Nicht zum Training verwendet: zurückgehalten, um zu messen, was gelernt wurde.',
    'fine-tune': 'Ein vortrainiertes Modell noch ein wenig weitertrainieren, auf eine Aufgabe mit Labels.',
    'pre-train': 'Zuerst auf Lücken in einem großen Text trainieren, ohne Labels, für spätere Aufgaben.',
  },
};
