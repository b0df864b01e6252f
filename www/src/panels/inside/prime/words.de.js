/** The words of *Prime, then fine-tune*, in German. */

import { writing } from '../../../words/numbers.js';

const { count, percent, counted, quoted } = writing('de');

/** @param {number} n */
const steps = (n) => counted(n, { one: '# Schritt', other: '# Schritte' });
/** @param {number} n */
const labels = (n) => counted(n, { one: '# Label', other: '# Labels' });

/** What was learnt from, after “mit”. @type {Record<string, string>} */
const objectives = {
  mlm: 'Lücken',
  nsp: 'Lücken und dem nächsten Satz',
  sop: 'Lücken und der Reihenfolge von Sätzen',
  rtd: 'ersetzten Wörtern',
};

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const prime = {
  help: 'Vortraining (Pre-Training) bereitet den Encoder vor, sodass wenige Labels genügen können. Wähle eine Aufgabe, wähle die Zahl der gelabelten Beispiele und drücke einmal. Drei Lerner bekommen dieselben Beispiele: der vortrainierte Encoder, der im Ganzen weitertrainiert wird (Fine-Tuning); derselbe Encoder, eingefroren, mit einem linearen Klassifikator darauf; und ein gleich großer Encoder ohne Vortraining. Jeder wird mit fünf Seeds auf 400 anderen Beispielen geprüft, deren Labels keiner bekommen hat.',
  none: 'Nur ein BERT lässt sich so weitertrainieren, und das Experiment hat keines. Richte das Beispiel ein.',
  waits: 'Die Läufe laden …',
  run: 'Vortrainierter Lauf',
  task: 'Aufgabe',
  labels: 'Labels',
  untrained:
    'Dieser Lauf ist noch nicht trainiert: Sein Encoder weiß nichts. Drücke zuerst „Trainieren“, oder vergleiche ihn, wie er ist.',
  trained: (step, objective) => `Vortrainiert: ${steps(step)} mit ${objectives[objective]}.`,
  objectives,
  stale: (run, step, now) =>
    `Was folgt, gilt für ${quoted(run)} bei Schritt ${count(step)}; jetzt steht der Lauf bei Schritt ${count(now)}. Drücke noch einmal, um das zu vergleichen.`,
  gone: (run, step) =>
    `Was folgt, gilt für ${quoted(run)} bei Schritt ${count(step)}, einen Lauf, den es nicht mehr gibt. Drücke noch einmal, um den zu vergleichen, der jetzt da ist.`,
  replaced: 'Eine neue Ergebnistafel steht an der Stelle der früheren.',
  undo: 'Rückgängig',
  halt: 'Anhalten',
  goOn: 'Weiter',
  stopped: '; angehalten.',
  go: 'Fine-Tuning starten',
  all: 'Die ganze Ergebnistafel füllen',
  example: 'Beispiel einrichten',
  tasks: {
    acceptability: 'Akzeptabilität',
    topic: 'Thema',
    entailment: 'Folgerung',
    pos: 'Wortart',
  },
  about: {
    acceptability: 'Ist der Satz grammatisch? (Die Frage von CoLA.)',
    topic: 'Wovon handelt der Satz: Küche, Musik oder Garten?',
    entailment:
      'Folgt der zweite Satz aus dem ersten? Die Vorhersage des nächsten Satzes fragt fast dasselbe. Wer nur die Themen vergleicht, liegt in neun von zehn Fällen richtig.',
    pos: 'Was ist jedes Wort: Nomen, Verb, …? Ein gelabelter Satz hat ein Label für jedes seiner Wörter, und jedes Wort zählt.',
  },
  methods: {
    full: 'Fine-Tuning',
    probe: 'eingefroren + linear',
    scratch: 'ohne Vortraining',
    'most frequent': 'häufigstes Label',
    'most frequent tag': 'übliche Wortart des Worts',
    'hidden Markov': 'Hidden Markov',
    'exact best': 'exaktes Optimum',
    before: 'vor dem Fine-Tuning',
  },
  progress: (done, all, now) => `${count(done)} von ${count(all)} Lernern sind fertig${now}`,
  now: (task, method, n) => `; jetzt ${task}, ${labels(n)}, ${method}.`,
  stop: '.',
  scoreboard: 'Ergebnistafel',
  csv: 'Ergebnistafel als CSV',
  caption: (run, step) =>
    `Trefferquote von ${quoted(run)} nach ${counted(step, { one: '# Schritt', other: '# Schritten' })}: Mittel der Seeds, dazu niedrigster und höchster Wert`,
  missing: '–',
  share: percent,
  range: (lowest, highest) => `${Math.round(100 * lowest)}–${Math.round(100 * highest)}`,
  chart: (task) =>
    `Trefferquote bei der Aufgabe ${quoted(task)} nach Zahl der Labels. Die Ergebnistafel hat dieselben Zahlen.`,
  accuracy: 'Trefferquote',
  axis: 'Labels',
  closes: (n, gap, closed, trained, apart) => {
    const short = `Mit ${labels(n)} liegt der Encoder ohne Vortraining ${Math.round(100 * gap)} Punkte unter dem Optimum.`;
    if (gap < 0.005)
      return `Mit ${labels(n)} erreicht der Encoder ohne Vortraining das Optimum: Es ist nichts mehr zu gewinnen.`;
    if (!trained) return `${short} Auch dieser Encoder ist nicht vortrainiert.`;
    if (!apart) return `${short} Die Seeds mit Vortraining sind nicht deutlich besser.`;
    return `${short} Vortraining und Fine-Tuning schließen ${Math.round(100 * closed)}\u202f% dieser Lücke.`;
  },
  some: (done, all) => `${done} von ${all}`,
  terms:
    'Häufigstes Label: immer das der Trainingsbeispiele. Übliche Wortart: die, die das Wort dort meistens hat. Hidden Markov: ein Tagger, der auch weiß, welche Wortart auf welche folgt. Exaktes Optimum: wer die Grammatik kennt, im Mittel über alle ihre Sätze; ein Satz mit zwei Lesarten hält es unter 100\u202f%, und auf 400 Sätzen kann ein Lerner etwas darüber liegen.',
  own: 'Dein eigener Satz',
  ownHelp: (n) =>
    `Was die Lerner mit ${labels(n)} sagen (beim ersten der Seeds), und was der vortrainierte Encoder mit einem Klassifikator sagt, der noch nichts gelernt hat. Die Aufgabe wählst du oben.`,
  first: 'Satz',
  second: 'Zweiter Satz',
  label: 'Label',
  token: 'Wort',
  unknown: (words) => `Nicht im Vokabular, gelesen als [UNK]: ${words.map(quoted).join(', ')}.`,
  truncated: (words, pair) =>
    `Zu lang für das Modell: ${counted(words, { one: '# Wort', other: '# Wörter' })} am Ende${pair ? ' des längeren Satzes' : ''} ${words === 1 ? 'bleibt' : 'bleiben'} weg.`,
  // In English, as the grammar that was learnt.
  examples: {
    acceptability: ['the queens near the house bakes the bread', ''],
    topic: ['the old king plays the tune', ''],
    entailment: ['the queens near the house bake the bread', 'some women make food'],
    pos: ['the cooks water the plants', ''],
  },
};
