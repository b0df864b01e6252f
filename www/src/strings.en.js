/**
 * Every word that a reader of the lab sees, in one place: plain, short, exact. Panels put these into the page as text,
 * never as markup.
 */

const plural = (/** @type {number} */ n, /** @type {string} */ one, many = `${one}s`) =>
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

/** @param {number} seconds */
const duration = (seconds) => {
  if (seconds < 10) return `${seconds.toFixed(1)}\u202fs`;
  if (seconds < 90) return `${Math.round(seconds)}\u202fs`;
  return `${Math.round(seconds / 60)}\u202fmin`;
};

/** @param {number} n */
const rate = (n) =>
  n >= 1000 ? `${n >= 10_000 ? Math.round(n / 1000) : (n / 1000).toFixed(1)}\u202fk` : count(n);

/** @param {string[]} items */
const list = (items) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** @param {string[]} words */
const oneOf = (words) => words.map((word) => `“${word}”`).join(' or ');

export const t = {
  lab: 'Cloze, a laboratory for masked language models',

  // Capabilities and loading
  /** @param {string} what */
  missing: (what) =>
    `This browser lacks ${what}, which the models need; a current Firefox, Chrome, Edge or Safari has it.`,
  /** @param {string} path @param {string} reason */
  loadFailed: (path, reason) =>
    `The engine (${path}) could not be loaded: ${reason}. Check the connection, then press Reset.`,

  // Toolbar
  toolbar: 'Training',
  train: 'Train',
  trainAgain: 'Train again',
  resume: 'Train on',
  pause: 'Pause',
  step: 'Step',
  reset: 'Reset',
  speed: 'Speed',
  speeds: { slow: 'slow', medium: 'medium', full: 'full' },
  speedHelp: { slow: '4 steps a second', medium: '60 steps a second', full: 'as fast as this device goes' },
  preset: 'Preset',
  ownPreset: 'your own',
  ownAbout: 'Your own experiment.',
  various: 'various',
  explain: 'What do these do?',
  controls: [
    [
      'Train',
      'trains all runs at once, each in a worker of its own, until the steps are used up; Pause stops between two steps.',
    ],
    ['Step', 'makes one step of every run.'],
    ['Reset', 'starts afresh with the settings shown; the same seed gives the same numbers again.'],
    ['Preset', 'loads a prepared experiment.'],
    ['Steps', 'is the training budget of each run; a step is one batch.'],
    ['Seed', 'decides every random choice: first weights, order, blanks.'],
    ['Speed', 'slows training down so that single steps can be watched; it does not change the numbers.'],
  ],
  progress: 'Training progress',
  /** @param {number} step @param {number} steps */
  stepOf: (step, steps) => `step ${count(step)} of ${count(steps)}`,
  /** @param {number} seconds */
  left: (seconds) => `${duration(seconds)} left`,
  /** @param {number} n */
  tokensPerSecond: (n) => `${rate(n)} tokens/s`,
  phases: {
    idle: 'not loaded yet',
    loading: 'loading …',
    ready: 'ready',
    running: 'training',
    paused: 'paused',
    done: 'done',
    failed: 'failed',
  },
  waitsForEngine: 'loading the engine …',
  /** @param {number} n */
  waitsForRuns: (n) => `starting ${plural(n, 'run')} …`,
  startsWhenReady: 'starts when ready',
  stale: 'Edited since this training. Reset applies the changes.',
  applyEdits: 'Apply the changes',
  undoEdits: 'Undo the changes',
  undo: 'Undo',
  replaced: 'Your own settings and text were replaced.',
  /** @param {string} name @param {string} message */
  mend: (name, message) => `Not started. First mend ${name}: ${message}.`,
  show: 'Show',
  hiddenPause: 'Paused while this tab was hidden.',
  /** @param {string} name @param {string} value @param {string[]} known */
  unknownAttribute: (name, value, known) =>
    `${name}: “${value}” is not known; known are ${known.join(', ')}.`,
  /** @param {string} url @param {string} reason */
  experimentFailed: (url, reason) => `The experiment ${url} could not be used: ${reason}.`,

  // Failures
  failedTitle: 'This experiment cannot run',
  loadFailedTitle: 'The lab could not start',
  failedNext: 'Change what the sentence names, then try again. All you typed is still here.',
  tryAgain: 'Try again',

  // Corpus
  corpus: 'Corpus',
  corpusLabel: 'One sentence a line. A blank line separates documents.',
  grammarLabel: 'The sentences are drawn from this grammar.',
  restore: 'Restore the bundled text',
  /** @param {import('./protocol.js').CorpusInfo} info */
  counted: ({ sentences, words, longest }) =>
    `${plural(sentences, 'sentence')}, ${plural(words, 'word')}, longest ${plural(longest, 'token')}`,
  countedHelp: 'Tokens include [CLS] and [SEP], which stand before and after every sentence.',
  /** @param {string} reason */
  refused: (reason) => `Not inserted: with it ${reason}. Your text is as it was.`,
  counting: 'counting …',
  uncounted: 'counted once the engine is loaded',

  // Loss
  loss: 'Loss',
  xAxis: 'step',
  yAxis: 'loss (nats per target)',
  logScale: 'log scale',
  asTable: 'Show as table',
  asChart: 'Show as chart',
  /** @param {number} words @param {number} value */
  uniform: (words, value) => `uniform guess over ${plural(words, 'word')}, ${value.toFixed(2)}`,
  /** @param {number} tokens @param {number} value */
  uniformHelp: (tokens, value) =>
    `An untrained model starts higher, near ln ${count(tokens)} = ${value.toFixed(2)}: it must first learn that special tokens such as [PAD] are never the answer.`,
  curveHelp: 'Thin: each step. Bold: mean over one epoch.',
  run: 'Run',
  failedRun: 'stopped: see below',
  /** @param {number | null} step */
  meanLoss: (step) => (step === null ? 'mean loss, last epoch' : `mean loss, epoch to step ${count(step)}`),
  tableCaption: 'Mean loss over one epoch, in nats per target',
  notTrained: 'No step has been made yet.',
  /** @param {string} label @param {number} step @param {string} mean */
  summary: (label, step, mean) => `${label}: after step ${count(step)}, mean loss ${mean}.`,

  // Blanks
  blanks: 'Fill in the blank',
  blankLabel: 'Write a sentence with [MASK] or ___, or click words to blank them.',
  fromCorpus: 'from the corpus',
  wordsLabel: 'Words of the sentence; press one to blank it or to put it back',
  /** @param {string} word */
  blankWord: (word) => `Blank out “${word}”`,
  /** @param {string[]} truth */
  unblankWord: (truth) =>
    truth.length > 0 ? `Put “${truth[0]}” back` : 'Blank; type a word in its place above',
  noBlank: 'Click a word to blank it: the models then guess it.',
  /** @param {string} word */
  unknown: (word) => `“${word}” is not in the corpus's vocabulary, so the models see [UNK].`,
  /** @param {number} n @param {number} of */
  blankNumber: (n, of) => (of > 1 ? `Blank ${n} of ${of}` : 'The blank'),
  candidate: 'word',
  /** @param {string[]} words */
  corpusHas: (words) => `the corpus has ${oneOf(words)}`,
  inCorpus: 'in the corpus',
  right: 'right',
  wrong: 'wrong',
  verdict: 'best guess',
  noAnswer: '–',
  /** @param {number} step */
  answeredAt: (step) => (step === 0 ? 'Before training.' : `After step ${count(step)}.`),
  waitsForModels: 'The models answer once they are loaded.',

  // Runs
  runs: 'Runs',
  addRun: 'Add a run',
  duplicate: 'Duplicate',
  remove: 'Remove',
  /** @param {string} label */
  duplicateRun: (label) => `Duplicate ${label}`,
  /** @param {string} label */
  removeRun: (label) => `Remove ${label}`,
  settings: 'Settings',
  /** @param {string} label */
  settingsOf: (label) => `Settings of ${label}`,
  newRun: 'new run',
  /** @param {string} label @param {number} n */
  copyOf: (label, n) => (n === 1 ? `${label}, copy` : `${label}, copy ${n}`),
  same: 'The runs have the same settings.',
  /** @param {{key: string, values: any[]}[]} different */
  differ: (different) =>
    `The runs differ in ${list(different.map(({ key, values }) => `${field(key).label} (${[...new Set(values.map((v) => value(key, v)))].join(', ')})`))}; all else that they share is equal.`,
  one: 'One run. Add another to compare.',
  contexts: {
    none: 'sees only the blank and its position',
    left: 'sees the left side only',
    right: 'sees the right side only',
    both: 'sees both sides',
  },
  /** @param {import('./experiment.js').ModelConfig} model @param {number | null} parameters */
  describe: (model, parameters) => {
    const size = parameters === null ? [] : [plural(parameters, 'parameter')];
    if (model.kind === 'notebook') return `sees only the blank; ${['no attention', ...size].join(', ')}`;
    const sees = t.contexts[/** @type {keyof typeof t.contexts} */ (model.context)];
    return `${sees}; ${[plural(model.layers, 'layer'), plural(model.heads, 'head'), ...size].join(', ')}`;
  },
  runPhases: {
    loading: 'loading …',
    ready: 'not trained yet',
    none: 'not applied yet',
  },
  /** @param {number} step @param {number} mean */
  runAt: (step, mean) => `step ${count(step)}, mean loss ${nats(mean)}`,
  /**
   * What happened, from the numbers alone.
   *
   * @param {number} mean  Mean loss of the last epoch, in nats.
   * @param {{guess: string, p: number, truth: string[]} | null} blank
   */
  verdictOf: (mean, blank) => {
    const choices = Math.exp(mean);
    const unsure =
      choices < 1.05
        ? 'hardly ever in doubt'
        : `on average as unsure as between ${choices.toFixed(1)} equally likely words`;
    const sentence = `Mean loss of the last epoch ${nats(mean)}: ${unsure}.`;
    if (blank === null) return sentence;
    const { guess, p, truth } = blank;
    const right = truth.includes(guess);
    const against =
      truth.length === 0 ? '' : right ? `, as the corpus does` : `; the corpus has ${oneOf(truth)}`;
    return `${sentence} It fills the blank with “${guess}” (${percent(p)})${against}.`;
  },

  // Milestones for screen readers
  /** @param {number} share @param {number} step */
  milestone: (share, step) => `${share}\u202f% trained, step ${count(step)}.`,
  /** @param {number} step */
  pausedAt: (step) => `Paused at step ${count(step)}.`,
  done: 'Training is done.',

  // Settings
  groups: { '': 'Run', model: 'Model', masking: 'Corruption', batch: 'Batch', optimizer: 'Optimiser' },
  emptyMeans: { 'model.positions': 'automatic', 'optimizer.clip': 'never' },
};

/**
 * The settings: name, and one sentence about each.
 *
 * @type {Record<string, {label: string, help: string}>}
 */
const settings = {
  steps: { label: 'Steps', help: 'Training budget of each run; a step is one batch.' },
  label: { label: 'name', help: 'What this run is called on the page.' },
  seed: { label: 'seed', help: 'Decides every random choice; the same seed gives the same numbers.' },
  'model.kind': {
    label: 'model',
    help: "The notebook's looks at one token at a time; BERT lets tokens look at each other.",
  },
  'model.width': { label: 'width', help: 'Numbers that stand for a token.' },
  'model.layers': { label: 'layers', help: 'How many times the tokens look at each other.' },
  'model.heads': {
    label: 'heads',
    help: 'Attention patterns side by side in a layer; must divide the hidden size.',
  },
  'model.hidden': { label: 'hidden size', help: 'Numbers that stand for a token; a multiple of the heads.' },
  'model.intermediate': { label: 'feed-forward size', help: 'Width of the layer between two attentions.' },
  'model.context': { label: 'context', help: 'Which other positions a token may look at.' },
  'model.dropout': {
    label: 'dropout',
    help: 'Share of numbers set to zero at random while training; guards against learning by heart.',
  },
  'model.init': { label: 'initial spread', help: 'Standard deviation of the first weights; BERT has 0.02.' },
  'model.positions': {
    label: 'positions',
    help: 'Longest input in tokens; leave empty for as many as the corpus needs.',
  },
  'masking.select': {
    label: 'targets',
    help: 'Which tokens must be guessed: always the same position, or a random share of each sentence.',
  },
  'masking.select.position': {
    label: 'position',
    help: 'The token to guess, counted from 0 at [CLS]: the first word is 1.',
  },
  'masking.select.rate': { label: 'share', help: 'Share of the tokens that must be guessed; BERT has 0.15.' },
  'masking.select.rule': {
    label: 'rule',
    help: 'A fixed number in each sentence, as in BERT, or by chance for each token.',
  },
  'masking.mask': {
    label: 'become [MASK]',
    help: 'Share of the targets that are replaced by [MASK]; BERT has 0.8.',
  },
  'masking.random': {
    label: 'become random',
    help: 'Share of the targets that are replaced by a random word; the rest stays. BERT has 0.1.',
  },
  'batch.size': { label: 'batch size', help: 'Sentences of a step.' },
  'batch.order': { label: 'order', help: 'As in the corpus, or shuffled in every epoch.' },
  'optimizer.lr': { label: 'learning rate', help: 'How far each step moves the weights.' },
  'optimizer.schedule': {
    label: 'schedule',
    help: 'After the warm-up the rate stays, or falls to 0 at the last step.',
  },
  'optimizer.warmup': { label: 'warm-up steps', help: 'Steps over which the rate rises from 0.' },
  'optimizer.weight_decay': {
    label: 'weight decay',
    help: 'Pull of the weights towards 0; 0 makes it plain Adam.',
  },
  'optimizer.clip': {
    label: 'clip norm',
    help: 'Longest gradient that is followed in full; leave empty to never clip.',
  },
  'optimizer.beta1': { label: 'beta 1', help: 'Memory of the mean gradient.' },
  'optimizer.beta2': { label: 'beta 2', help: 'Memory of the squared gradient.' },
  'optimizer.epsilon': { label: 'epsilon', help: 'Keeps the division by small gradients finite.' },
};

/** @type {Record<string, Record<string, string>>} */
const values = {
  'model.kind': { notebook: "the notebook's", bert: 'BERT' },
  'masking.select': { position: 'one position', rate: 'a random share' },
  'masking.select.rule': { count: 'fixed number', bernoulli: 'by chance' },
};

/** A setting's name and help. @param {string} key */
export const field = (key) => settings[key] ?? { label: key, help: '' };

/** A setting's value in words. @param {string} key @param {any} v */
export const value = (key, v) =>
  v === null
    ? (t.emptyMeans[/** @type {keyof typeof t.emptyMeans} */ (key)] ?? '–')
    : (values[key]?.[v] ?? String(v));
