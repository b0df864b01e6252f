/** What the engine refuses, in German: its sentences by their codes, as in errors.en.js. */

import { writing } from './numbers.js';

const { count, plain, quoted } = writing('de');

/** @typedef {any} V  A number or a name, by its place in the sentence. */

/** A number whose digits may say nothing. @param {number} n */
const vast = (n) => (n < 1e12 ? count(n) : 'mehr als eine Billion');

/** In MB, rounded up, so that too much never reads like just enough. @param {number} bytes */
const megabytes = (bytes) => plain(Math.ceil(bytes / 100_000) / 10);

/** A loss that is no number is “inf” or “NaN”. @param {V} n */
const number = (n) => (typeof n === 'number' ? plain(n) : n);

/** @type {Record<string, string>} */
const WHAT = { parameters: 'Parameter', 'activations for one batch': 'Aktivierungen für einen Batch' };
/** @type {Record<string, string>} */
const WHICH = { sentence: 'noch kein Satz da', 'second sentence': 'noch kein zweiter Satz da' };
/** @type {Record<string, string>} */
const TASKS = { topic: 'Thema', acceptability: 'Akzeptabilität', entailment: 'Folgerung', pos: 'Wortart' };

/** @param {string} sentence */
const field =
  (sentence) =>
  (/** @type {V} */ { field: name }) =>
    `${name}: ${sentence}`;

/** @param {V} values @param {string} sentence */
const inLine = ({ line }, sentence) => `die Grammatik, Zeile ${line}: ${sentence}`;

/** @param {string} reason */
const noExercises = (reason) => `für dieses Korpus gibt es keine Aufgaben: ${reason}`;

/** @type {Record<string, (values: V) => string>} */
export const errors = {
  'corpus-empty': () => 'das Korpus ist leer; schreibe mindestens einen Satz, einen je Zeile',
  'corpus-too-large': ({ bytes, limit }) =>
    `das Korpus hat ${megabytes(bytes)} MB; in einem Tab kann auf höchstens ${megabytes(limit)} MB trainiert werden`,
  'too-many-sentences': ({ found, limit }) =>
    `das Korpus hat ${count(found)} Sätze; in einem Tab kann auf höchstens ${count(limit)} trainiert werden`,
  'sentence-too-long': ({ sentence, tokens, limit }) =>
    `Satz ${sentence} hat mit [CLS] und [SEP] ${tokens} Tokens; höchstens ${limit} passen, teile ihn also in kürzere Zeilen`,
  'vocabulary-too-small': ({ words }) =>
    `das Korpus hat nur ${words} Wort; mindestens 2 verschiedene sind nötig, sonst gibt es nichts zu raten`,
  'vocabulary-too-large': ({ words, limit }) =>
    `das Korpus hat ${count(words)} verschiedene Wörter; in einem Tab kann auf höchstens ${count(limit)} trainiert werden`,
  'no-word-at-position': ({ sentence, text, position, last }) =>
    `Satz ${sentence} (${quoted(text)}) hat kein Wort an Position ${position}; wähle ${last === 1 ? 'Position 1' : `eine Position von 1 bis ${last}`}, oder mache den Satz länger`,
  'no-documents': ({ sentences }) =>
    `ein Satzpaar braucht ein Dokument aus mindestens zwei Sätzen; dieses Korpus hat ${sentences}, von denen keiner auf einen anderen folgt (eine Leerzeile beendet ein Dokument)`,
  'no-other-sentence': () =>
    'die Vorhersage des nächsten Satzes braucht zwei verschiedene Sätze, die auf einen anderen folgen; in diesem Korpus lauten alle gleich, sodass keiner für einen zufälligen stehen kann',
  'no-such-corpus': ({ field: name, name: corpus }) => `${name}: ein Korpus ${quoted(corpus)} gibt es nicht`,
  'grammar-empty': (v) =>
    inLine(
      v,
      'die Grammatik ist leer; schreibe mindestens eine Regel, etwa „Satz: the bird sings | the birds sing“',
    ),
  'grammar-not-a-rule': (v) =>
    inLine(
      v,
      `${quoted(v.text)} ist keine Regel; schreibe einen Namen, einen Doppelpunkt und Möglichkeiten zwischen senkrechten Strichen`,
    ),
  'grammar-not-a-name': (v) =>
    inLine(
      v,
      `${quoted(v.name)} kann keine Regel benennen; ein Name ist ein Wort mit großem Anfangsbuchstaben`,
    ),
  'grammar-second-rule': (v) =>
    inLine(
      v,
      `${v.name} hat schon in Zeile ${v.first} eine Regel; verbinde die beiden mit einem senkrechten Strich`,
    ),
  'grammar-no-weight': (v) =>
    inLine(
      v,
      `das Gewicht [${v.weight}] ist keine Zahl von ${v.lightest} bis ${v.heaviest}; schreibe eine wie [2] oder [0.5]`,
    ),
  'grammar-word-too-long': (v) =>
    inLine(v, `ein Wort hat ${v.characters} Zeichen; höchstens ${v.limit} sind erlaubt`),
  'grammar-empty-alternative': (v) =>
    inLine(v, 'eine Möglichkeit ist leer; schreibe zwischen senkrechte Striche mindestens ein Wort'),
  'grammar-no-rule': (v) =>
    inLine(
      v,
      `${v.rule} verwendet ${v.name}, wofür es keine Regel gibt; schreibe eine, oder beginne das Wort mit einem kleinen Buchstaben`,
    ),
  'grammar-unused-rule': (v) =>
    inLine(
      v,
      `${v.name} wird nie verwendet; verwende es in einer Regel, die von der ersten aus erreicht wird, oder entferne es`,
    ),
  'grammar-cycle': (v) => inLine(v, `${v.names} ist ein Kreis; eine endliche Sprache hat keinen`),
  'grammar-too-many-rules': (v) =>
    inLine(v, `es sind ${v.rules} Regeln; höchstens ${v.limit} lassen sich verfolgen`),
  'grammar-too-many-documents': (v) =>
    inLine(v, `die Sprache hat ${vast(v.documents)} Dokumente; höchstens ${v.limit} lassen sich aufzählen`),
  'grammar-wordless-document': (v) =>
    inLine(v, 'ein Dokument der Sprache hat kein Wort; schreibe neben jeden Schrägstrich mindestens eines'),
  'grammar-document-too-long': (v) =>
    inLine(v, `ein Dokument der Sprache hat ${vast(v.words)} Wörter; höchstens ${v.limit} sind erlaubt`),
  'grammar-too-many-words': (v) =>
    inLine(
      v,
      `die Regeln beschreiben zusammen bis zu ${vast(v.words)} Wörter; höchstens ${v.limit} lassen sich aufzählen`,
    ),
  'grammar-sentence-too-long': (v) =>
    inLine(v, `ein Satz der Sprache hat mit [CLS] und [SEP] ${v.tokens} Tokens; höchstens ${v.limit} passen`),
  'no-exercises-one-sentence': () =>
    noExercises(
      'es hat 1 Satz, und nichts bleibt zu raten; schreibe mindestens zwei verschiedene, einen je Zeile',
    ),
  'no-exercises-none-short': ({ sentences, words }) =>
    noExercises(
      `von seinen ${sentences} Sätzen hat keiner höchstens ${words} Wörter; teile sie in kürzere Zeilen`,
    ),
  'no-exercises-one-short': ({ sentences, words }) =>
    noExercises(
      `von seinen ${sentences} Sätzen hat nur 1 höchstens ${words} Wörter; teile die anderen in kürzere Zeilen`,
    ),
  'no-exercises-alike': ({ words }) =>
    noExercises(
      `alle seine Sätze von höchstens ${words} Wörtern lauten gleich; schreibe mindestens zwei verschiedene, einen je Zeile`,
    ),
  'no-exercises-nothing-shared': () =>
    noExercises('kein Wort dieser Sätze lässt etwas zu fragen; schreibe Sätze mit gemeinsamen Wörtern'),
  'exercise-count': ({ field: name, count: asked, limit }) =>
    `${name}: ${asked} Aufgaben gehen nicht; verlange 1 bis ${limit}`,
  'model-too-large': ({ what, found, limit }) =>
    `das Modell hätte ${found} ${WHAT[what] ?? what}; in einen Tab passen höchstens ${limit}; mache es kleiner oder das Vokabular des Korpus kürzer`,
  'too-few-positions': ({ field: name, positions, tokens }) =>
    `${name}: ${positions} Positionen sind zu wenige; der längste Satz hat mit [CLS] und [SEP] ${tokens} Tokens`,
  diverged: ({ step, loss, lr }) =>
    `das Training ist bei Schritt ${step} entgleist (divergiert): Der Verlust war ${number(loss)} bei der Lernrate ${number(lr)}; versuche eine kleinere, etwa 0,001`,
  'not-finite': () =>
    'die Antworten des Modells sind keine Zahlen: Sein Training ist entgleist; trainiere noch einmal mit kleinerer Lernrate',
  'floors-off': ({ tokens }) =>
    `die Untergrenzen sind abgeschaltet: Bei ${count(tokens)} Tokens im Korpus würde selbst eine Stichprobe zu lange dauern; ein kürzeres Korpus hat sie`,
  'no-exact': () =>
    'für Spannen gibt es keine exakte Antwort, denn welche Tokens zusammen ausgewählt wurden, hängt von ihrer Stelle ab; ein Lauf, der einzelne Tokens auswählt, hat eine',
  'no-blank': () => 'der Text hat keine Lücke; schreibe [MASK] oder ___, wo die Modelle raten sollen',
  'text-too-long': ({ tokens, limit }) =>
    `der Text hat mit [CLS] und [SEP] ${tokens} Tokens; das Modell hat ${limit} Positionen, kürze ihn also`,
  'special-inside': ({ token }) =>
    `${token} steht mitten im Satz; schreibe einen Satz: [CLS] davor und [SEP] danach kommen ohnehin hinzu`,
  'no-sentence': ({ which }) => `es ist ${WHICH[which] ?? which}; schreibe mindestens ein Wort`,
  'task-words': ({ task, missing, words, example }) =>
    `dem Vokabular des vortrainierten Encoders fehlen ${missing} der ${words} Wörter der Aufgabe ${quoted(TASKS[task] ?? task)}, etwa ${quoted(example)}; trainiere auf der Grammatik world vor, die alle hat`,
  'label-budget': ({ task, asked, limit }) =>
    `${asked} gelabelte Beispiele lassen sich nicht ziehen; die Aufgabe ${quoted(TASKS[task] ?? task)} hat 1 bis ${limit}`,
  'no-bert': field(
    'nur ein BERT lässt sich durch Fine-Tuning weitertrainieren; wähle eines, oder füge unter „Läufe“ eines hinzu',
  ),
  'none-tuned': field(
    'noch kein Modell ist durch Fine-Tuning trainiert; drücke zuerst „Fine-Tuning starten“',
  ),
  'none-tuned-yet': field('noch kein Modell ist durch Fine-Tuning trainiert; warte auf das erste'),
  'no-such-run': ({ index, runs }) => `Lauf ${index} gibt es nicht; das Experiment hat ${runs}, gezählt ab 0`,
  'no-such-preset': ({ name, known }) => `eine Vorlage ${quoted(name)} gibt es nicht; es gibt ${known}`,
  'no-such-question': ({ what }) => `eine Frage ${quoted(what)} gibt es nicht; lade die Seite neu`,
  'no-such-step': ({ step, last }) =>
    `Schritt ${step} gibt es nicht; der Lauf hat die Schritte 1 bis ${last}`,
  'no-such-task': ({ name, known }) => `eine Aufgabe ${quoted(name)} gibt es nicht; es gibt ${known}`,
  'no-such-token': ({ field: name, token, last }) =>
    `${name}: Token ${token} gibt es nicht; das letzte ist ${last}`,
  'experiment-field': ({ field: name, reason }) => `${name}: ${reason}`,
  'experiment-json': ({ reason }) => `das Experiment ist kein gültiges JSON: ${reason}`,
  checkpoint: ({ reason }) => `der Checkpoint ist nicht zu gebrauchen: ${reason}`,
  batch: ({ reason }) => `der Batch ist nicht zu gebrauchen: ${reason}`,
  file: ({ path, reason }) => `${path}: ${reason}`,
  tensor: ({ reason }) => `interner Fehler in der Tensor-Bibliothek: ${reason}`,
  internal: ({ reason }) => `interner Fehler: ${reason}`,
  'not-started': () => 'der Lauf hat nicht begonnen oder ist abgebrochen',
};
