/** The words of the blanks' panel. */

import { writing } from '../../words/numbers.js';

const { count, oneOf, fixed } = writing('en');

export const en = {
  blankLabel: 'Write a sentence with [MASK] or ___, or click words to blank them.',
  fromCorpus: 'from the corpus',
  wordsLabel: 'Words of the sentence; press one to blank it or to put it back',
  /** @param {string} word */
  blankWord: (word) => `Blank out “${word}”`,
  /** @param {string[]} truth */
  unblankWord: (truth) =>
    truth.length > 0 ? `Put “${truth[0]}” back` : 'Blank; type a word in its place above',
  noBlank: 'Write a sentence, then click a word to blank it: the models then guess it.',
  /** @param {string} word */
  unknown: (word) => `“${word}” is not in the corpus's vocabulary, so the models see [UNK].`,
  /** @param {number} n @param {number} of */
  blankNumber: (n, of) => (of > 1 ? `Blank ${n} of ${of}` : 'The blank'),
  oneByOne:
    'Each blank is filled on its own, as in BERT: no model knows what it puts into the other, so two likely words need not fit together.',
  candidate: 'word',
  /** @param {string[]} words */
  corpusHas: (words) => `the corpus has ${oneOf(words)}`,
  inCorpus: 'in the corpus',
  verdict: 'best guess',
  outdated: 'This answer is of an earlier sentence, text or setting.',
  noAnswer: '–',
  exact: 'exact',
  exactHelp: 'What a perfect model would say that sees both sides and knows every sentence there is.',
  impossible: 'impossible under this corpus',
  /** @param {number} n */
  oneOfEqual: (n) => `any of ${count(n)}`,
  /**
   * How uncertain even a perfect model is.
   *
   * @param {number | null | undefined} entropy  Null: impossible; undefined: not known yet.
   */
  certainty: (entropy) => {
    if (entropy === undefined) return '';
    if (entropy === null) return 'Impossible under this corpus: nothing in it can have become this text.';
    if (entropy < 0.005) return 'A perfect model is certain here.';
    return `Even a perfect model is uncertain here: ${fixed(entropy, 2)} nats, like choosing between ${fixed(Math.exp(entropy), 1)} equally likely words.`;
  },
  /** @param {number} step */
  answeredAt: (step) => (step === 0 ? 'Before training.' : `After step ${count(step)}.`),
  waitsForModels: 'The models answer once they are loaded.',
};
