/** The words of the corpus's panel. */

import { writing } from '../../words/numbers.js';

const { count, plural } = writing('en');

export const en = {
  corpusLabel: 'One sentence a line. A blank line separates documents.',
  grammarLabel: 'A grammar. The sentences are drawn from what it describes.',
  grammarHelp:
    'A rule is a Name, a colon and what it can become, with | between alternatives; the first rule is the start. Words that begin with a capital letter are names of rules, all others stand for themselves. [3] after an alternative makes it three times as likely, / ends a sentence within a document, # begins a comment.',
  sample: 'Sample',
  sampleSentences: 'Sentences of the sample',
  /** @param {import('../../workers/records.js').CorpusInfo} info @param {boolean} documents */
  countedSample: ({ language, sentences, heldOut, words, longest }, documents) =>
    `${plural(language ?? 0, documents ? 'document' : 'sentence')} in the language; ${count(sentences)}${documents ? ' sentences' : ''} drawn, ${count(heldOut)} held out. ${plural(words, 'word')}, longest ${plural(longest, 'token')}`,
  restore: 'Restore the bundled text',
  /** @param {import('../../workers/records.js').CorpusInfo} info */
  counted: ({ sentences, words, longest }) =>
    `${plural(sentences, 'sentence')}, ${plural(words, 'word')}, longest ${plural(longest, 'token')}`,
  /** @param {number} n */
  heldOut: (n) => `${plural(n, 'more is', 'more are')} held out: never trained on.`,
  heldOutOfText: 'Held-out sentences',
  heldOutHelp:
    'So many different sentences, spread evenly over the text, are not trained on: at most half of them. The loss on them tells learning from learning by heart.',
  layouts: {
    paragraphs: 'Some lines hold several sentences. The models take each line for one.',
    wrapped: 'Lines break in the middle of sentences. The models take each line for one.',
  },
  split: 'Split into sentences',
  countedHelp: 'Tokens include [CLS] and [SEP], which stand before and after every sentence.',
  /** @param {string} reason */
  refused: (reason) => `Not inserted: with it ${reason}. Your text is as it was.`,
  counting: 'counting …',
  uncounted: 'counted once the engine is loaded',
};
