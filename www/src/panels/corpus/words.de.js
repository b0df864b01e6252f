/** The words of the corpus's panel, in German. */

import { writing } from '../../words/numbers.js';

const { count, counted, percent } = writing('de');

/** @param {number} n */
const sentences = (n) => counted(n, { one: '# Satz', other: '# Sätze' });
/** @param {number} n */
const documents = (n) => counted(n, { one: '# Dokument', other: '# Dokumente' });
/** @param {number} n */
const words = (n) => counted(n, { one: '# Wort', other: '# Wörter' });
/** @param {number} n */
const tokens = (n) => counted(n, { one: '# Token', other: '# Tokens' });

/** After “mit je”. @param {number} n */
const sentencesDative = (n) => counted(n, { one: '# Satz', other: '# Sätzen' });

/** @param {import('../../experiment/experiment.js').RunConfig['masking']} masking */
function chosen({ select, mask, random, draws }) {
  const again = draws === 'static' ? ', jedes Mal dieselben' : '';
  const become = mask >= 1 ? '' : ` (${percent(mask)} davon als [MASK], ${percent(random)} als Zufallswort)`;
  if ('position' in select)
    return `nur Wort ${count(select.position)} jedes Satzes, nie ein anderes${become}`;
  const share = percent(select.rate);
  const which = {
    count: `${share} der Wörter jedes Satzes, mindestens eines, zufällig gezogen`,
    bernoulli: `jedes Wort mit der Wahrscheinlichkeit ${share}`,
    span: `${share} der Wörter, in Spannen von Nachbarn`,
  };
  return `${which[/** @type {keyof typeof which} */ (select.rule)]}${again}${become}`;
}

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
  heldOut: (n) =>
    `${counted(n, { one: '# weiterer Satz ist', other: '# weitere Sätze sind' })} zurückgehalten: Darauf wird nie trainiert.`,
  heldOutOfText: 'Zurückgehaltene Sätze',
  heldOutHelp:
    'So viele verschiedene Sätze, gleichmäßig über den Text verteilt, bleiben dem Training fern: höchstens die Hälfte. Der Verlust auf ihnen unterscheidet Lernen von Auswendiglernen.',
  layouts: {
    paragraphs: 'Manche Zeilen enthalten mehrere Sätze. Die Modelle nehmen jede Zeile für einen.',
    wrapped: 'Zeilen brechen mitten im Satz um. Die Modelle nehmen jede Zeile für einen Satz.',
  },
  split: 'In Sätze teilen',
  countedHelp: 'Die Tokens zählen [CLS] und [SEP] mit, die vor und nach jedem Satz stehen.',
  refused: (reason) => `Nicht eingefügt: ${reason}. Dein Text ist, wie er war.`,
  recipe: 'Ein Rezept nehmen, das zu diesem Text passt',
  recipeHelp: ({ steps, runs: [{ batch }] }) =>
    `Die Einstellungen gehören zu einem anderen Text. Das Rezept trainiert ${counted(steps, { one: '# Schritt', other: '# Schritte' })} mit je ${sentencesDative(batch.size)}.`,
  blanked: (runs) => {
    const said = runs.map(({ label, masking }) => ({ label, sentence: chosen(masking) }));
    const one = said.every(({ sentence }) => sentence === said[0].sentence);
    const all = one
      ? said[0].sentence
      : said.map(({ label, sentence }) => `bei ${label} ${sentence}`).join('; ');
    return `Zu Lücken werden: ${all}.`;
  },
  counting: 'zählt …',
  uncounted: 'wird gezählt, sobald der Rechenkern geladen ist',
};
