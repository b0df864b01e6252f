/** The words of the blanks' panel. */

import { writing } from '../../words/numbers.js';

const { count, oneOf, fixed, quoted } = writing('en');

export const en = {
  blankLabel: 'Write a sentence with [MASK] or ___, or click words to blank them.',
  fromCorpus: 'from the corpus',
  ofCorpus: 'Take a sentence of the corpus',
  wordsLabel: 'Words of the sentence; press one to blank it or to put it back',
  /** @param {string} word */
  blankWord: (word) => `Blank out ${quoted(word)}`,
  /** @param {string | null} word */
  unblankWord: (word) =>
    word === null ? 'Blank; type a word in its place above' : `Put ${quoted(word)} back`,
  noBlank: 'Write a sentence, then click a word to blank it: the models then guess it.',
  /** @param {string} word */
  unknown: (word) => `${quoted(word)} is not in the corpus's vocabulary, so the models see [UNK].`,
  /** @param {number} n @param {number} of */
  blankNumber: (n, of) => (of > 1 ? `Blank ${n} of ${of}` : 'The blank'),
  colon: ': ',
  oneByOne:
    'Each blank is filled on its own, as in BERT: no model knows what it puts into the other, so two likely words need not fit together.',
  candidate: 'word',
  /** @param {string[]} words */
  corpusHas: (words) => `the corpus has ${oneOf(words)}`,
  inCorpus: 'in the corpus',
  run: 'run',
  verdict: 'best guess',
  outdated: 'This answer is of an earlier sentence, text or setting.',
  noAnswer: '–',
  exact: 'exact',
  exactHelp: 'What a perfect model would say that sees both sides and knows every sentence there is.',
  noExact: 'none',
  toss: 'a toss',
  tossHelp: 'From what this run can see, these words are equally likely: which of them it says is chance.',
  ownBest: 'at best',
  ownBestHelp: 'What a perfect model would say that sees no more than this run.',
  /** @param {number} n */
  oneOfEqual: (n) => `any of ${count(n)}`,
  /**
   * How uncertain even a perfect model is, or why nothing is known of it.
   *
   * @param {number | null | undefined} entropy  Null: no exact answer; undefined: not known yet.
   * @param {string[]} truth  What the corpus has there, if a sentence of it fits.
   */
  certainty: (entropy, truth) => {
    if (entropy === undefined) return '';
    if (entropy === null)
      return truth.length > 0
        ? `The corpus has ${oneOf(truth)} here, but training never makes this blank, so there is no exact answer.`
        : 'No sentence of the corpus fits, so there is no exact answer.';
    if (entropy < 0.005) return 'A perfect model that sees both sides is certain here.';
    return `Even a perfect model that sees both sides is uncertain here: ${fixed(entropy, 2)} nats, like choosing between ${fixed(Math.exp(entropy), 1)} equally likely words.`;
  },
  /** @param {number} step */
  answeredAt: (step) => (step === 0 ? 'Before training.' : `After step ${count(step)}.`),
  waitsForModels: 'The models answer once they are loaded.',
};
