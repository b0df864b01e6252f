/** The words of *Exercises*. */

import { writing } from '../../../words/numbers.js';
import { en as lab } from '../../../words/strings.en.js';

const { fixed, plain, percent, counted, list } = writing('en');

/** @typedef {'left' | 'right' | 'both' | 'none'} Context */

/** A loss or a probability, as the worked answers write it. @param {number} n */
const number = (n) => fixed(n, 4);

export const en = {
  help: 'Questions about your corpus, each with one right answer, which is computed exactly. Nothing is trained, and nothing is scored.',
  loading: lab.insideLoading,
  seed: 'Seed',
  seedHelp: 'Another seed gives other exercises.',
  noSeed: 'A seed is a whole number from 0 to 4294967295.',
  /** @param {number} at @param {number} of */
  title: (at, of) => `Exercise ${at} of ${of}`,
  /** @param {number} count @param {number} of */
  corpus: (count, of) =>
    count === of
      ? counted(of, { one: 'The corpus: # sentence', other: 'The corpus: # sentences' })
      : counted(of, {
          other: `${count} of the corpus’s # sentences; here they count as the whole corpus`,
        }),
  equally: 'Each sentence is equally probable.',
  marks: 'A punctuation mark counts as a word.',
  terms:
    'The best predictor knows these sentences, and which word is hidden: the 1st, the 2nd, and so on. It weighs all sentences that fit what it sees. Its loss is −ln p(true word), in nats: ln is the natural logarithm. Its uncertainty at a blank is the entropy, −Σ p ln p.',
  blank: 'blank',
  outOfSight: 'out of sight',
  /** Where a blank stands. @param {number} position */
  numbered: (position) => `(word ${position})`,

  /** What is hidden. */
  hidden: {
    /** @param {number} position */
    each: (position) => `Word ${position} of every sentence is hidden.`,
    any: 'One word of a sentence is hidden, each with equal chance.',
  },
  /** @type {Record<Context, string>} */
  sees: {
    none: 'A model sees no other word.',
    left: 'A model sees only the words to the left.',
    right: 'A model sees only the words to the right.',
    both: 'A model sees all other words.',
  },
  asks: {
    least: 'What is the least possible loss, in nats per hidden word?',
    /** @param {string} word */
    distribution: (word) => `How probable is “${word}” at the blank?`,
    harder: 'About which blank is the best predictor less certain?',
    /** @param {number} before */
    added: (before) => `The least possible loss is ${number(before)} nats. Now this sentence is added:`,
    addedThen: 'What is the least possible loss with it, in nats per hidden word?',
    decides: 'One more word is hidden. Which one makes the best predictor least certain about the blank?',
    /** @param {number} loss */
    possible: (loss) =>
      `Its mean loss over very many sentences is said to be ${fixed(loss, 2)} nats per hidden word. Is that possible?`,
  },
  nats: 'Nats',
  probability: 'Probability',
  /** @param {number} tolerance */
  within: (tolerance) => `Right within ${plain(tolerance)}. You may write 0.46, 2/3 or ln 2.`,
  /** @param {number} tolerance */
  withinShare: (tolerance) => `Right within ${percent(tolerance)}. You may write 0.33, 1/3 or 33 %.`,
  choose: 'Your answer',
  yes: 'Yes, it is possible',
  no: 'No, it is not possible',
  /** @param {string} word @param {number} position */
  word: (word, position) => `${word} (word ${position})`,
  /** @param {number} at  From 0. */
  option: (at) => String.fromCharCode(65 + at),
  check: 'Check',

  nothingChosen: 'Choose an answer first.',
  /** What became of a typed number. */
  verdicts: {
    /** @param {number} answer */
    right: (answer) => `Right: ${number(answer)}.`,
    /** @param {number} answer */
    bits: (answer) =>
      `Right, but that is the answer in bits: in nats it is ${number(answer)}. One bit is ln 2 = 0.6931 nats.`,
    number: 'That is no number. Write one such as 0.46, 2/3, ln 2 or 33 %.',
    negative: 'A loss is never below 0: −ln p is 0 at p = 1, and larger for any smaller p.',
    range: 'A probability is from 0 to 1; write a percentage with its sign, such as 33 %.',
    /** @param {number} value */
    before: (value) =>
      `${number(value)} is the loss without the new sentence. With it, some places look alike that did not, or have another share.`,
    /** @type {Record<Context, (value: number) => string>} */
    context: {
      none: (value) => `${number(value)} is the least loss of a model that sees no other word.`,
      left: (value) => `${number(value)} is the least loss of a model that sees only the words to the left.`,
      right: (value) =>
        `${number(value)} is the least loss of a model that sees only the words to the right.`,
      both: (value) => `${number(value)} is the least loss of a model that sees all other words.`,
    },
    /** @param {number} value */
    low: (value) => `${number(value)} is too low: no model that sees this much can be so certain.`,
    /** @param {number} value */
    high: (value) => `${number(value)} is too high: the best predictor gets lower with what it sees.`,
    /** @param {number} value */
    lowShare: (value) =>
      `${number(value)} is too low: count the sentences that fit, and those with this word.`,
    /** @param {number} value */
    highShare: (value) =>
      `${number(value)} is too high: count the sentences that fit, and those with this word.`,
  },
  /** What became of a choice. */
  choices: {
    /** @param {string} right @param {number} nats */
    harder: (right, nats) => `Right: at ${right} the uncertainty is ${number(nats)} nats.`,
    /** @param {number} chosen @param {number} most */
    notHarder: (chosen, most) =>
      `Not that one: the uncertainty is ${number(chosen)} nats here, and ${number(most)} at the other.`,
    /** @param {string} right @param {number} nats */
    decides: (right, nats) => `Right: without ${right}, the uncertainty is ${number(nats)} nats.`,
    /** @param {string} chosen @param {number} nats @param {number} most */
    notDecides: (chosen, nats, most) =>
      `Not that one: without ${chosen}, the uncertainty is ${number(nats)} nats; without another word it is ${number(most)}.`,
    /** @param {number} loss @param {number} floor */
    possible: (loss, floor) =>
      `Right: ${fixed(loss, 2)} is not below the least possible loss, ${number(floor)}.`,
    /** @param {number} loss @param {number} floor */
    impossible: (loss, floor) =>
      `Right: ${fixed(loss, 2)} is below the least possible loss, ${number(floor)}.`,
    /** @param {number} loss @param {number} floor */
    butPossible: (loss, floor) =>
      `It is possible: ${fixed(loss, 2)} is not below the least possible loss, ${number(floor)}.`,
    /** @param {number} loss @param {number} floor */
    notPossible: (loss, floor) =>
      `It is not possible: ${fixed(loss, 2)} is below the least possible loss, ${number(floor)}.`,
  },

  worked: 'Worked answer',
  /** @param {string[]} words @param {number[]} counts */
  fits: (words, counts) => list(words.map((word, i) => `${word} ${counted(counts[i], { other: '#' })}`)),
  /** @param {number} nats */
  entropy: (nats) => `entropy ${number(nats)}`,
  /** @param {number} count */
  certain: (count) =>
    counted(count, {
      one: '# other hidden word: certain, entropy 0',
      other: '# other hidden words: certain, entropy 0',
    }),
  /** @param {number} count */
  allCertain: (count) =>
    counted(count, { one: '# hidden word: certain, entropy 0', other: '# hidden words: certain, entropy 0' }),
  /** @param {[count: number, nats: number][]} terms @param {number} words @param {number} nats */
  sum: (terms, words, nats) =>
    `(${terms.length === 0 ? '0' : terms.map(([count, entropy]) => `${count} × ${number(entropy)}`).join(' + ')}) / ${words} = ${number(nats)}`,
  before: 'Without the new sentence:',
  after: 'With it:',
  /** @param {number} count @param {number} of @param {number} p */
  share: (count, of, p) => `${count} of ${of} is ${number(p)}.`,
  whole: 'With nothing else hidden:',
  /** @param {string} word */
  without: (word) => `without ${word}:`,
  /** @param {number} answer */
  answer: (answer) => `${number(answer)}.`,

  previous: 'Previous',
  next: 'Next',
  printSheet: 'Print the sheet',
  printKey: 'Print the key',
  sheetTitle: 'Exercises',
  keyTitle: 'Exercises: key',
  /** @param {number} seed */
  seeded: (seed) => `Seed ${seed}.`,
  /** @param {number} found */
  fewer: (found) =>
    counted(found, {
      one: 'These sentences have # exercise.',
      other: 'These sentences have # different exercises.',
    }),
  /** Why there is no question of a kind. @type {Record<string, string>} */
  lacking: {
    least: 'No least loss is asked for: with left context it is too near to 0 to be told from 0.',
    distribution: 'No probability is asked for: the sentences have no word to hide.',
    harder: 'No two blanks are compared: all are equally hard.',
    added: 'No sentence is added: none that could be made changes the loss clearly, or not at all.',
    decides: 'No deciding word is asked for: hiding one more word never matters most alone.',
    possible: 'No loss is judged: the sentences have no word to hide.',
  },
};
