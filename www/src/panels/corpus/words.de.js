/** The words of the corpus's panel, in German. */

import { writing } from '../../words/numbers.js';

const { count, counted } = writing('de');

/** @param {number} n */
const sentences = (n) => counted(n, { one: '# Satz', other: '# Sätze' });
/** @param {number} n */
const documents = (n) => counted(n, { one: '# Dokument', other: '# Dokumente' });
/** @param {number} n */
const words = (n) => counted(n, { one: '# Wort', other: '# Wörter' });
/** @param {number} n */
const tokens = (n) => counted(n, { one: '# Token', other: '# Tokens' });

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const corpus = {
  corpusLabel: 'Ein Satz je Zeile. Eine Leerzeile trennt Dokumente.',
  grammarLabel: 'Eine Grammatik. Die Sätze werden aus dem gezogen, was sie beschreibt.',
  grammarHelp:
    'Eine Regel ist ein Name, ein Doppelpunkt und das, was aus ihm werden kann, mit | zwischen den Möglichkeiten; die erste Regel ist der Anfang. Wörter mit großem Anfangsbuchstaben sind Namen von Regeln, alle anderen stehen für sich selbst. [3] nach einer Möglichkeit macht sie dreimal so wahrscheinlich, / beendet einen Satz innerhalb eines Dokuments, # beginnt einen Kommentar.',
  sample: 'Stichprobe',
  sampleSentences: 'Sätze der Stichprobe',
  countedSample: (info, inDocuments) =>
    `${(inDocuments ? documents : sentences)(info.language ?? 0)} in der Sprache; ${inDocuments ? sentences(info.sentences) : count(info.sentences)} gezogen, ${count(info.heldOut)} zurückgehalten. ${words(info.words)}, der längste Satz hat ${tokens(info.longest)}`,
  restore: 'Mitgelieferten Text wiederherstellen',
  counted: (info) =>
    `${sentences(info.sentences)}, ${words(info.words)}, der längste Satz hat ${tokens(info.longest)}`,
  countedHelp: 'Die Tokens zählen [CLS] und [SEP] mit, die vor und nach jedem Satz stehen.',
  refused: (reason) => `Nicht eingefügt: ${reason}. Dein Text ist, wie er war.`,
  counting: 'zählt …',
  uncounted: 'wird gezählt, sobald der Rechenkern geladen ist',
};
