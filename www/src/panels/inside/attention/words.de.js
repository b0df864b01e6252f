/** The words of *Attention*, in German. */

import { writing } from '../../../words/numbers.js';

const { fixed, counted, quoted } = writing('de');

/** A special token stands without quotation marks. @param {string} token */
const named = (token) => (/^\[[A-Z]+\]$/.test(token) ? token : quoted(token));

/** A share of attention, or an uncertainty in nats. @param {number} n */
const two = (n) => fixed(n, 2);

/**
 * What the patterns are called where they head a column, and after “blicken auf”.
 *
 * @type {Record<string, [string, string]>}
 */
const patternNames = {
  itself: ['sich selbst', 'sich selbst'],
  previous: ['voriges', 'das vorige Token'],
  next: ['nächstes', 'das nächste Token'],
  cls: ['[CLS]', '[CLS]'],
  sep: ['[SEP]', '[SEP]'],
  mask: ['[MASK]', '[MASK]'],
  same: ['dasselbe Wort', 'dasselbe Wort an anderer Stelle'],
};

/** Less than this above equal attention is no pattern. */
const LITTLE = 0.05;

/** @param {number} layer @param {number} head */
const headName = (layer, head) => `Schicht ${layer + 1}, Kopf ${head + 1}`;

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const attention = {
  about:
    'Jeder Kopf einer Schicht lässt jedes Token auf die Tokens des Satzes blicken; was es ihnen gibt, ergibt zusammen 1. Der Satz ist der unter „Lückentext“, und die Gewichte sind die des Modells, wie es gerade ist.',
  run: 'Lauf',
  none: 'Das Modell des Notebooks hat keine Aufmerksamkeit: Es sieht jedes Token für sich. Füge einen BERT-Lauf hinzu, um zu sehen, wohin er blickt.',
  noAttention: (label) =>
    `${label} hat keine Aufmerksamkeit: Das Modell des Notebooks sieht jedes Token für sich.`,
  waits: 'Die Karten erscheinen, sobald die Modelle bereit sind.',
  failed: (label) =>
    `${label} ist abgebrochen und lässt sich nicht befragen. „Zurücksetzen“ baut den Lauf neu auf.`,
  unknown: (word) => `${quoted(word)} gehört nicht zum Vokabular: Das Modell sieht dort [UNK].`,
  hideSpecial: '[CLS] und [SEP] ausblenden',
  specialHidden:
    'Was die Tokens [CLS] und [SEP] geben, ist ausgeblendet; eine Zeile kann darum weniger als 1 ergeben.',
  heads: 'Alle Köpfe',
  headsHelp: 'Eine Reihe von Karten ist eine Schicht, oben die erste. Pfeiltasten führen von Kopf zu Kopf.',
  head: headName,
  mapHelp: 'Zeilen blicken, Spalten werden angeblickt.',
  rows: 'Tokens, die blicken',
  asTable: 'Als Tabelle zeigen',
  asMap: 'Als Karte zeigen',
  strongest: (token, best, p) => `${named(token)} blickt am meisten auf ${named(best)}, mit ${two(p)}.`,
  legend: 'Gewicht',
  hatched: 'verdeckt: dorthin darf dieses Modell nicht blicken',
  tableCaption: (name) => `${name}: Gewichte, Zeilen blicken, Spalten werden angeblickt`,
  looks: 'blickt',
  hiddenCell: 'verdeckt',

  fromBlank: 'Von der Lücke aus',
  blank: 'Lücke',
  blankNumber: (i, all, position) => `Lücke ${i + 1} von ${all}, Token ${position + 1}`,
  whose: 'Aufmerksamkeit von',
  whoses: {
    head: 'diesem Kopf',
    layer: 'dieser Schicht, Mittel ihrer Köpfe',
    all: 'allen Schichten und Köpfen, Mittel',
  },
  token: 'Token',
  weight: 'Die Lücke blickt darauf',
  grows: 'Ohne dieses Token wächst die Unsicherheit um (Nats)',
  decisiveHelp: (entropy) =>
    `Rechts: die entscheidenden Wörter. Selbst wenn alle Wörter zu sehen sind, ist der exakte Prädiktor hier um ${two(entropy)} Nats unsicher; der Balken sagt, um wie viel mehr er es wäre, wenn er dieses eine Wort nicht sähe. Eine negative Zahl heißt, dass er sicherer wäre.`,
  impossible:
    'Aus nichts im Korpus kann dieser Text entstanden sein; darum sagt keine exakte Antwort, welche Wörter entscheiden.',
  tooMuch: 'Das Korpus ist zu groß für diesen Satz: Welche Wörter entscheiden, wird nicht berechnet.',
  noBlank: 'Der Satz hat keine Lücke. Klicke unter „Lückentext“ auf ein Wort, um es zur Lücke zu machen.',
  agree:
    'Beides muss nicht übereinstimmen. Wohin ein Kopf blickt, ist ein Schritt der Rechnung, und ob das die Antwort erklärt, ist umstritten (Jain und Wallace 2019; Wiegreffe und Pinter 2019).',
  hiddenFromBlank: 'darf nicht dorthin blicken',

  patternNames,
  patterns: 'Wohin jeder Kopf blickt, über viele Sätze',
  patternsHelp:
    'Der Anteil der Aufmerksamkeit, den ein Token im Mittel sich selbst gibt, seinen Nachbarn, den besonderen Tokens und demselben Wort an anderer Stelle (Muster aus „What Does BERT Look At?“, Clark und andere 2019). Eine Stelle kann doppelt zählen: Das vorige Token kann [CLS] sein.',
  read: (sentences, tokens) =>
    `Über ${counted(sentences, { one: '# Satz', other: '# Sätze' })} des Korpus (${counted(tokens, { one: '# Token', other: '# Tokens' })}), verfälscht wie im Training.`,
  measuring: 'Misst …',
  equal: 'überall gleich',
  kinds: {
    weight: 'Gewicht',
    entropy: 'Unsicherheit (Nats)',
    growth: 'ohne es wächst die Unsicherheit um (Nats)',
    pattern: 'Anteil der Aufmerksamkeit',
    equal: 'Anteil, wenn überall gleich',
  },
  taken: [
    'Lauf',
    'Art',
    'Schicht',
    'Kopf',
    'Position',
    'Token',
    'blickt auf Position',
    'angeblicktes Token',
    'Wert',
  ],
  exact: 'exakt',
  headColumn: 'Kopf',
  pattern: (name) => patternNames[name]?.[0] ?? name,
  strongestPattern: (layer, head, best) => {
    const name = headName(layer, head);
    if (best === null || best.share - best.uniform < LITTLE)
      return `${name}: kein deutliches Muster; nichts davon bekommt ${two(LITTLE)} mehr als bei gleich verteilter Aufmerksamkeit.`;
    return `${name}: Die Tokens blicken vor allem auf ${patternNames[best.name]?.[1] ?? best.name}, mit ${two(best.share)} ihrer Aufmerksamkeit; gleich verteilt wären es ${two(best.uniform)}.`;
  },
};
