/** The words of the corpus's panel. */

import { writing } from '../../words/numbers.js';

const { count, percent, plural } = writing('en');

/** @param {import('../../experiment/experiment.js').RunConfig['masking']} masking */
function chosen({ select, mask, random, draws }) {
  const again = draws === 'static' ? ', the same ones each time' : '';
  const become =
    mask >= 1 ? '' : ` (${percent(mask)} of them as [MASK], ${percent(random)} as a random word)`;
  if ('position' in select)
    return `only word ${count(select.position)} of each sentence, never another${become}`;
  const share = percent(select.rate);
  const which = {
    count: `${share} of the words of each sentence, at least one, drawn at random`,
    bernoulli: `each word with a chance of ${share}`,
    span: `${share} of the words, in spans of neighbours`,
  };
  return `${which[/** @type {keyof typeof which} */ (select.rule)]}${again}${become}`;
}

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
  recipe: 'Use a recipe that fits this text',
  /** @param {import('../../experiment/experiment.js').Experiment} recipe */
  recipeHelp: ({ steps, runs: [{ batch }] }) =>
    `The settings are those of another text. The recipe trains ${count(steps)} steps, ${plural(batch.size, 'sentence')} each.`,
  /**
   * Which tokens are ever blanked, for each run or for all.
   *
   * @param {{label: string, masking: import('../../experiment/experiment.js').RunConfig['masking']}[]} runs
   */
  blanked: (runs) => {
    const said = runs.map(({ label, masking }) => ({ label, sentence: chosen(masking) }));
    const one = said.every(({ sentence }) => sentence === said[0].sentence);
    const sentences = one
      ? `Blanked: ${said[0].sentence}.`
      : `Blanked: ${said.map(({ label, sentence }) => `in ${label} ${sentence}`).join('; ')}.`;
    return sentences;
  },
  counting: 'counting …',
  uncounted: 'counted once the engine is loaded',
};
