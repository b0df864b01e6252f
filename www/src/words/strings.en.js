/**
 * What readers of the lab see, in words: plain, short, exact. Here is how numbers are written, and what is said in
 * several places; each panel has its own words beside it. All of it goes into the page as text, never as markup.
 */

export const plural = (/** @type {number} */ n, /** @type {string} */ one, many = `${one}s`) =>
  `${count(n)} ${n === 1 ? one : many}`;

/** A whole number with thin spaces between thousands. @param {number} n */
export const count = (n) => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** A loss or a mean, with as many digits as help. @param {number} n */
export function nats(n) {
  if (!Number.isFinite(n)) return '–';
  if (n >= 100) return n.toPrecision(3);
  return n < 0.0001
    ? n
        .toExponential(1)
        .replace('e-', '\u202f×\u202f10⁻')
        .replace(/⁻(\d+)$/, (_, d) => `⁻${superscript(d)}`)
    : n.toFixed(4);
}

const superscript = (/** @type {string} */ digits) => digits.replace(/\d/g, (d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)]);

/** A probability as a percentage. @param {number} p */
export function percent(p) {
  const n = p * 100;
  if (n > 0 && n < 0.5) return '<\u202f1\u202f%';
  if (n < 100 && n > 99.5) return '>\u202f99\u202f%';
  return `${Math.round(n)}\u202f%`;
}

/**
 * The least possible loss: as many digits as asked for, or as its standard error allows.
 *
 * @param {{nats: number, standardError: number | null}} floor
 * @param {number} [digits]
 * @returns {string}
 */
export function floorText({ nats: n, standardError }, digits = 4) {
  if (standardError !== null) {
    if (standardError < 0.0005) return `≈\u202f${floorText({ nats: n, standardError: null }, digits)}`;
    const sure = standardError < 0.005 ? 3 : 2;
    return `${n.toFixed(sure)}\u202f±\u202f${standardError.toFixed(sure)}`;
  }
  if (n < 0.00005) return '0';
  return n < 10 ** (1 - digits) ? n.toPrecision(1) : n.toFixed(digits);
}

/** @param {string[]} items */
export const list = (items) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** @param {string[]} words */
export const oneOf = (words) => words.map((word) => `“${word}”`).join(' or ');

export const t = {
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

  // Toolbar
  toolbar: 'Training',
  pause: 'Pause',
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
  /**
   * What is unusual in the data of a run.
   *
   * @param {import('../workers/records.js').Notice} notice
   */
  notice: (notice) => {
    switch (notice.code) {
      case 'nothing-held-out':
        return 'Nothing is held out: the sample has every document of the language, or none was asked for.';
      case 'only-single-words':
        return 'Every sentence is one word long, so there is no context to learn from.';
      case 'single-words':
        return notice.sentences === 1
          ? '1 sentence is one word long and gives no context.'
          : `${count(notice.sentences)} sentences are one word long and give no context.`;
      case 'spellings-merged': {
        const named = notice.merged.slice(0, 5).map((spellings) => spellings.join(' = '));
        const more = notice.words - named.length;
        const others = more > 0 ? [`${count(more)} more`] : [];
        return `The models read without accents, as BERT does, so these became one word each: ${list([...named, ...others])}.`;
      }
      case 'pairs-truncated':
        return `Some pairs are longer than the ${count(notice.positions)} positions: the longer sentence of each loses its end.`;
      case 'examples-truncated':
        return `${count(notice.truncated)} of the ${count(notice.examples)} examples of ${notice.task} are longer than the pre-trained encoder’s ${count(notice.positions)} positions and were truncated, the longer sentence first.`;
    }
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
