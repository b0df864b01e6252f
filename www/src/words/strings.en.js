/**
 * What readers of the lab see, in words: plain, short, exact. Here is what is said in several places; each panel has its own
 * words beside it. All of it goes into the page as text, never as markup.
 */

import { writing } from './numbers.js';

const { count, plural, list } = writing('en');

export const en = {
  lab: 'Cloze, a laboratory for masked language models',

  // Capabilities and loading
  /** @param {string} what */
  missing: (what) =>
    `This browser lacks ${what}, which the models need; a current Firefox, Chrome, Edge or Safari has it.`,
  /** @param {string} path @param {string} reason */
  loadFailed: (path, reason) =>
    `The engine (${path}) could not be loaded: ${reason}. Check the connection, then press Reset.`,
  /** @param {string} reason */
  workerRefused: (reason) =>
    `This page does not let the models run in workers: ${reason}. Its content security policy needs worker-src blob: and, with Trusted Types, the policy cloze.`,
  noWorker: 'the worker could not be started',
  unreadable: 'a message of the worker could not be read',
  /** The mark at the end of a sentence. */
  stop: '.',

  // Toolbar
  toolbar: 'Training',
  pause: 'Pause',
  showTrained: 'Show the trained models',
  /** A field that is named. @param {string} name @param {string | null} run  The run whose field it is. */
  field: (name, run) => (run === null ? `“${name}”` : `“${name}” of ${run}`),
  /** @param {string} name @param {string} message */
  mend: (name, message) => `Not started. First mend ${name}: ${message}.`,
  /** @param {string} name @param {string} value @param {string[]} known */
  unknownAttribute: (name, value, known) =>
    `${name}: “${value}” is not known; known are ${known.join(', ')}.`,
  /** @param {string} url @param {string} reason */
  experimentFailed: (url, reason) => `The experiment ${url} could not be used: ${reason}.`,

  // Links
  /** @param {string[]} ignored */
  linkIgnored: ([first, ...others]) =>
    `The link was not understood in full and this was ignored: ${first}${others.length > 0 ? `; and ${plural(others.length, 'other part')}` : ''}.`,

  // Failures
  failedTitle: 'This experiment cannot run',
  loadFailedTitle: 'The lab could not start',
  failedNext: 'Change what the sentence names, then try again. All you typed is still here.',
  tryAgain: 'Try again',

  // Corpus
  corpus: 'Corpus',
  /** What is unusual in the data of a run, by the code of the notice. */
  notices: {
    'nothing-held-out': () =>
      'Nothing is held out: the sample has every document of the language, or none was asked for.',
    'only-single-words': () => 'Every sentence is one word long, so there is no context to learn from.',
    /** @param {{sentences: number}} found */
    'single-words': ({ sentences }) =>
      sentences === 1
        ? '1 sentence is one word long and gives no context.'
        : `${count(sentences)} sentences are one word long and give no context.`,
    /** @param {{words: number, merged: string[][]}} found  Of that many words, spellings of the most frequent. */
    'spellings-merged': ({ words, merged }) => {
      const named = merged.slice(0, 5).map((spellings) => spellings.join(' = '));
      const others = words > named.length ? [`${count(words - named.length)} more`] : [];
      return `The models read without accents, as BERT does, so these became one word each: ${list([...named, ...others])}.`;
    },
    /** @param {{positions: number}} found */
    'pairs-truncated': ({ positions }) =>
      `Some pairs are longer than the ${count(positions)} positions: the longer sentence of each loses its end.`,
    /** @param {{task: string, truncated: number, examples: number, positions: number}} found */
    'examples-truncated': ({ task, truncated, examples, positions }) =>
      `${count(truncated)} of the ${count(examples)} examples of ${task} are longer than the pre-trained encoder’s ${count(positions)} positions and were truncated, the longer sentence first.`,
  },

  // Loss
  loss: 'Loss',
  xAxis: 'step',
  yAxis: 'loss (nats per target)',
  gapAxis: 'loss − floor (nats per target)',
  exactMoved: 'The exact column is that of the edited text.',

  // Blanks
  blanks: 'Fill in the blank',
  right: 'right',
  wrong: 'wrong',

  // Runs
  runs: 'Runs',
  newRun: 'new run',
  /** @param {string} label @param {number} n */
  copyOf: (label, n) => (n === 1 ? `${label}, copy` : `${label}, copy ${n}`),

  // Look inside
  inside: 'Look inside',
  /** @param {string} name @param {string} reason */
  notOpened: (name, reason) =>
    `“${name}” was not opened: ${reason}. Files that “Take it away” saved can be opened here; a text to train on goes into the corpus's editor.`,
  recorded: 'These curves come from the file. Train makes them again and says whether they are the same.',
  sameAsFile: 'The same run as in the file, bit for bit.',
  /** @param {string[]} labels */
  otherThanFile: (labels) =>
    `Not the run of the file: the losses of ${list(labels.map((label) => `“${label}”`))} differ. It was made by another version of this page, or changed.`,
  noDrawing: 'there is no drawing; if the panel shows a table, let it show the chart',
  /** @param {string} reason */
  notSaved: (reason) => `Nothing was saved: ${reason}.`,
  /** What the runs are called that *What if* adds. */
  whatIf: { copy: 'every token', masks: 'all [MASK]', static: 'static masks', spans: 'spans' },
  /** @param {string} reason */
  notResumed: (reason) => `The training that was kept cannot go on, so it starts afresh: ${reason}.`,
  otherCurve: 'its curves are of other steps',
  insideLoading: 'loading …',
  insideFailed: 'These panels could not be loaded. Check the connection.',

  // Milestones for screen readers
  /** @param {number} share @param {number} step */
  milestone: (share, step) => `${share}\u202f% trained, step ${count(step)}.`,
  /** @param {number} step */
  pausedAt: (step) => `Paused at step ${count(step)}.`,
  done: 'Training is done.',
  /** @param {string[]} labels @param {number} of */
  doneBut: (labels, of) => `Training is over: ${labels.length} of ${of} runs stopped early, ${list(labels)}.`,
};
