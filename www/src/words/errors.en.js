/**
 * What the engine refuses: its sentences by their codes, each a function of the values that come with the code. In
 * English the engine's own sentences are shown, so this file is not part of the page: it is what other languages
 * translate, in `errors.de.js` and so on. `tests/golden/errors.json` has samples of all codes and values, and a test
 * holds each sentence here to the engine's.
 *
 * A sentence begins with a small letter and has no mark at its end: it may stand behind a colon.
 */

/** @typedef {any} V  A number or a name, by its place in the sentence. */

/** A number whose digits may say nothing. @param {number} n */
const vast = (n) => (n < 1e12 ? n : 'over a trillion');

/** In MB, rounded up, so that too much never reads like just enough. @param {number} bytes */
const megabytes = (bytes) => Math.ceil(bytes / 100_000) / 10;

/** @param {string} sentence */
const field =
  (sentence) =>
  (/** @type {V} */ { field: name }) =>
    `${name}: ${sentence}`;

/** @param {V} values @param {string} sentence */
const inLine = ({ line }, sentence) => `the grammar, line ${line}: ${sentence}`;

/** @param {string} reason */
const noExercises = (reason) => `there are no exercises for this corpus: ${reason}`;

/** @type {Record<string, (values: V) => string>} */
export const en = {
  // Texts.
  'corpus-empty': () => 'the corpus is empty; write at least one sentence, one a line',
  'corpus-too-large': ({ bytes, limit }) =>
    `the corpus has ${megabytes(bytes)} MB; at most ${megabytes(limit)} MB can be trained on in a tab`,
  'too-many-sentences': ({ found, limit }) =>
    `the corpus has ${found} sentences; at most ${limit} can be trained on in a tab`,
  'sentence-too-long': ({ sentence, tokens, limit }) =>
    `sentence ${sentence} has ${tokens} tokens with [CLS] and [SEP]; at most ${limit} fit, so split it into shorter lines`,
  'vocabulary-too-small': ({ words }) =>
    `the corpus has ${words} distinct word; at least 2 are needed, or there is nothing to guess`,
  'vocabulary-too-large': ({ words, limit }) =>
    `the corpus has ${words} distinct words; at most ${limit} can be trained on in a tab`,
  'no-word-at-position': ({ sentence, text, position, last }) =>
    `sentence ${sentence} (“${text}”) has no word at position ${position}; choose ${
      last === 1 ? 'position 1' : `a position from 1 to ${last}`
    }, or make the sentence longer`,
  'no-documents': ({ sentences }) =>
    `a sentence pair needs a document of at least two sentences; this corpus has ${sentences}, none of which another follows (a blank line ends a document)`,
  'no-other-sentence': () =>
    'next sentence prediction needs two different sentences that follow another; in this corpus all read alike, so that none can stand for a random one',
  'no-such-corpus': ({ field: name, name: corpus }) => `${name}: there is no corpus “${corpus}”`,

  // Grammars.
  'grammar-empty': (v) =>
    inLine(
      v,
      'the grammar is empty; write at least one rule, such as “Sentence: the bird sings | the birds sing”',
    ),
  'grammar-not-a-rule': (v) =>
    inLine(v, `“${v.text}” is not a rule; write a name, a colon, and alternatives between bars`),
  'grammar-not-a-name': (v) =>
    inLine(v, `“${v.name}” cannot name a rule; a name is one word that begins with a capital letter`),
  'grammar-second-rule': (v) =>
    inLine(v, `${v.name} has a rule in line ${v.first} already; join the two with a bar`),
  'grammar-no-weight': (v) =>
    inLine(
      v,
      `the weight [${v.weight}] is not a number from ${v.lightest} to ${v.heaviest}; write one such as [2] or [0.5]`,
    ),
  'grammar-word-too-long': (v) =>
    inLine(v, `a word has ${v.characters} characters; at most ${v.limit} are allowed`),
  'grammar-empty-alternative': (v) =>
    inLine(v, 'an alternative is empty; write at least one word between bars'),
  'grammar-no-rule': (v) =>
    inLine(
      v,
      `${v.rule} uses ${v.name}, which has no rule; write one, or begin the word with a small letter`,
    ),
  'grammar-unused-rule': (v) =>
    inLine(v, `${v.name} is never used; use it in a rule that the first rule reaches, or remove it`),
  'grammar-cycle': (v) => inLine(v, `${v.names} is a cycle; a finite language has none`),
  'grammar-too-many-rules': (v) =>
    inLine(v, `there are ${v.rules} rules; at most ${v.limit} can be followed`),
  'grammar-too-many-documents': (v) =>
    inLine(v, `the language has ${vast(v.documents)} documents; at most ${v.limit} can be enumerated`),
  'grammar-wordless-document': (v) =>
    inLine(v, 'a document of the language has no word; write at least one beside every slash'),
  'grammar-document-too-long': (v) =>
    inLine(v, `a document of the language has ${vast(v.words)} words; at most ${v.limit} are allowed`),
  'grammar-too-many-words': (v) =>
    inLine(v, `the rules describe up to ${vast(v.words)} words in all; at most ${v.limit} can be enumerated`),
  'grammar-sentence-too-long': (v) =>
    inLine(
      v,
      `a sentence of the language has ${v.tokens} tokens with [CLS] and [SEP]; at most ${v.limit} fit`,
    ),

  // Exercises.
  'no-exercises-one-sentence': () =>
    noExercises(
      'it has 1 sentence, so that nothing is left to guess; write at least two different ones, one a line',
    ),
  'no-exercises-none-short': ({ sentences, words }) =>
    noExercises(
      `0 of its ${sentences} sentences have at most ${words} words; split the others into shorter lines`,
    ),
  'no-exercises-one-short': ({ sentences, words }) =>
    noExercises(
      `1 of its ${sentences} sentences has at most ${words} words; split the others into shorter lines`,
    ),
  'no-exercises-alike': ({ words }) =>
    noExercises(
      `all of its sentences of at most ${words} words read alike; write at least two different ones, one a line`,
    ),
  'no-exercises-nothing-shared': () =>
    noExercises('no word of these sentences leaves anything to ask; write sentences that share words'),
  'exercise-count': ({ field: name, count, limit }) =>
    `${name}: ${count} exercises cannot be made; ask for 1 to ${limit}`,

  // Models and their training.
  'model-too-large': ({ what, found, limit }) =>
    // `what` is “parameters” or “activations for one batch”.
    `the model would have ${found} ${what}; at most ${limit} fit in a tab, so make it smaller or the corpus's vocabulary shorter`,
  'too-few-positions': ({ field: name, positions, tokens }) =>
    `${name}: ${positions} positions are too few; the longest sentence has ${tokens} tokens with [CLS] and [SEP]`,
  diverged: ({ step, loss, lr }) =>
    // A loss that is no number is “inf” or “NaN”.
    `training diverged at step ${step}: the loss was ${loss} at learning rate ${lr}; try a smaller one, such as 0.001`,
  'not-finite': () =>
    "the model's answers are no numbers: its training diverged; train again with a smaller learning rate",
  'floors-off': ({ tokens }) =>
    `the floors are switched off: with ${tokens} tokens in the corpus even a sample of them would take too long; a shorter corpus has them`,
  'no-exact': () =>
    'there is no exact answer for spans, since which tokens were chosen together depends on where they stand; a run that chooses single tokens has one',

  // Sentences with blanks.
  'no-blank': () => 'the text has no blank; write [MASK] or ___ where the models shall guess',
  'text-too-long': ({ tokens, limit }) =>
    `the text has ${tokens} tokens with [CLS] and [SEP]; the model has ${limit} positions, so make it shorter`,

  'special-inside': ({ token }) =>
    `${token} stands inside the sentence; write one sentence: [CLS] before it and [SEP] after it are added anyway`,

  // Fine-tuning. `task` is “topic”, “acceptability”, “entailment” or “pos”.
  'no-sentence': ({ which }) =>
    // `which` is “sentence” or “second sentence”.
    `there is no ${which} yet; write at least one word`,
  'task-words': ({ task, missing, words, example }) =>
    `the pre-trained encoder's vocabulary lacks ${missing} of the ${words} words of the task ${task}, such as “${example}”; pre-train on the grammar world, which has them all`,
  'label-budget': ({ task, asked, limit }) =>
    `${asked} labelled examples cannot be drawn; the task ${task} has 1 to ${limit}`,
  'no-bert': field('only a BERT can be fine-tuned; choose one, or add one under Runs'),
  'none-tuned': field('no model is fine-tuned yet; press Fine-tune first'),
  'none-tuned-yet': field('no model is fine-tuned yet; wait for the first'),

  // What is not there.
  'no-such-run': ({ index, runs }) =>
    `run ${index} does not exist; the experiment has ${runs}, counted from 0`,
  'no-such-preset': ({ name, known }) => `there is no preset “${name}”; there are ${known}`,
  'no-such-question': ({ what }) => `there is no question “${what}”; reload the page`,
  'no-such-step': ({ step, last }) => `there is no step ${step}; the run has steps 1 to ${last}`,
  'no-such-task': ({ name, known }) => `there is no task “${name}”; there are ${known}`,
  'no-such-token': ({ field: name, token, last }) =>
    `${name}: there is no token ${token}; the last one is ${last}`,

  // Of programs and files; `reason` is in English.
  'experiment-field': ({ field: name, reason }) => `${name}: ${reason}`,
  'experiment-json': ({ reason }) => `the experiment is not valid JSON: ${reason}`,
  checkpoint: ({ reason }) => `the checkpoint cannot be used: ${reason}`,
  batch: ({ reason }) => `the batch cannot be used: ${reason}`,
  file: ({ path, reason }) => `${path}: ${reason}`,
  tensor: ({ reason }) => `internal error in the tensor library: ${reason}`,
  internal: ({ reason }) => `internal error: ${reason}`,
  /** The page's own. */
  'not-started': () => 'the run has not started, or has failed',
};
