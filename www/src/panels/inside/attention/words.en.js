/** The words of *Attention*. */

import { writing } from '../../../words/numbers.js';

const { fixed, plural, quoted } = writing('en');

/** A special token stands without quotation marks. @param {string} token */
const named = (token) => (/^\[[A-Z]+\]$/.test(token) ? token : quoted(token));

/** A share of attention, or an uncertainty in nats. @param {number} n */
const two = (n) => fixed(n, 2);

/**
 * What the patterns are called where they head a column, and within a sentence.
 *
 * @type {Record<string, [string, string]>}
 */
const patternNames = {
  itself: ['itself', 'itself'],
  previous: ['previous', 'the previous token'],
  next: ['next', 'the next token'],
  cls: ['[CLS]', '[CLS]'],
  sep: ['[SEP]', '[SEP]'],
  mask: ['[MASK]', '[MASK]'],
  same: ['same word', 'the same word elsewhere'],
};

/** Less than this above equal attention is no pattern. */
const LITTLE = 0.05;

export const en = {
  about:
    'Each head of a layer lets every token look at the tokens of the sentence; what it gives to them adds up to 1. The sentence is the one under “Fill in the blank”, and the weights are those of the model as it stands.',
  run: 'Run',
  none: 'The notebook’s model has no attention: it sees one token at a time. Add a BERT run to see where it looks.',
  noAttention: (/** @type {string} */ label) =>
    `${label} has no attention: the notebook’s model sees one token at a time.`,
  waits: 'The maps appear when the models are ready.',
  failed: (/** @type {string} */ label) =>
    `${label} has failed, so that it cannot be asked. Reset builds it anew.`,
  unknown: (/** @type {string} */ word) =>
    `${quoted(word)} is not in the vocabulary: the model sees [UNK] in its place.`,
  hideSpecial: 'Hide [CLS] and [SEP]',
  specialHidden:
    'What the tokens give to [CLS] and [SEP] is not shown, so that a row may add up to less than 1.',
  heads: 'All heads',
  headsHelp: 'A row of maps is a layer, from the first at the top. Arrow keys move from head to head.',
  /** @param {number} layer @param {number} head */
  head: (layer, head) => `Layer ${layer + 1}, head ${head + 1}`,
  mapHelp: 'Rows look, columns are looked at.',
  rows: 'Tokens that look',
  asTable: 'Show as table',
  asMap: 'Show as map',
  /** @param {string} token @param {string} best @param {number} p */
  strongest: (token, best, p) => `${named(token)} looks most at ${named(best)}, with ${two(p)}.`,
  legend: 'weight',
  hatched: 'hidden: this model may not look there',
  /** @param {string} name */
  tableCaption: (name) => `${name}: weights, rows look, columns are looked at`,
  looks: 'looks',
  hiddenCell: 'hidden',

  fromBlank: 'From the blank',
  blank: 'Blank',
  /** @param {number} i @param {number} all @param {number} position */
  blankNumber: (i, all, position) => `Blank ${i + 1} of ${all}, token ${position + 1}`,
  whose: 'Attention of',
  /** @type {Record<string, string>} */
  whoses: { head: 'this head', layer: 'this layer, mean of its heads', all: 'all layers and heads, mean' },
  token: 'Token',
  weight: 'The blank looks at it',
  grows: 'Without it, uncertainty grows by (nats)',
  /** @param {number} entropy */
  decisiveHelp: (entropy) =>
    `Right: the decisive words. With every word in sight, even the exact predictor is uncertain by ${two(entropy)} nats here; the bar says how much more it would be if it could not see that one word. A negative number says that it would be more certain.`,
  impossible:
    'Nothing in the corpus can have led to this text, so that no exact answer says which words are decisive.',
  tooMuch: 'The corpus is too large for this sentence: which words are decisive is not computed.',
  noBlank: 'The sentence has no blank. Click a word under “Fill in the blank” to blank it out.',
  agree:
    'The two need not agree. What a head looks at is one step of the computation, and whether it explains the answer is disputed (Jain and Wallace 2019; Wiegreffe and Pinter 2019).',
  hiddenFromBlank: 'may not look',

  patternNames,
  patterns: 'What each head looks at, over many sentences',
  patternsHelp:
    'The share of its attention that a token gives, on average, to itself, to its neighbours, to the special tokens, and to the same word elsewhere (patterns of “What Does BERT Look At?”, Clark and others 2019). A place can count twice: the previous token may be [CLS].',
  /** @param {number} sentences @param {number} tokens */
  read: (sentences, tokens) =>
    `Over ${plural(sentences, 'sentence')} of the corpus (${plural(tokens, 'token')}), corrupted as in training.`,
  measuring: 'Measuring …',
  equal: 'equal everywhere',
  /** What a row of the numbers that are taken away is. */
  kinds: {
    weight: 'weight',
    entropy: 'uncertainty (nats)',
    growth: 'uncertainty grows without it by (nats)',
    pattern: 'share of attention',
    equal: 'share if equal everywhere',
  },
  taken: [
    'run',
    'kind',
    'layer',
    'head',
    'position',
    'token',
    'looks at position',
    'token looked at',
    'value',
  ],
  exact: 'exact',
  headColumn: 'Head',
  pattern: (/** @type {string} */ name) => patternNames[name]?.[0] ?? name,
  /**
   * @param {number} layer
   * @param {number} head
   * @param {{name: string, share: number, uniform: number} | null} best
   */
  strongestPattern: (layer, head, best) => {
    const name = en.head(layer, head);
    if (best === null || best.share - best.uniform < LITTLE)
      return `${name} has no strong pattern: to none of these it gives ${two(LITTLE)} more than equal attention would.`;
    return `${name} looks above all at ${patternNames[best.name]?.[1] ?? best.name}: ${two(best.share)} of its attention, where equal attention would give ${two(best.uniform)}.`;
  },
};
