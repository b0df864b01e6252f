/**
 * Every word that a reader of the lab sees, in one place: plain, short, exact. Panels put these into the page as text,
 * never as markup.
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
export function least({ nats: n, standardError }, digits = 4) {
  if (standardError !== null) {
    if (standardError < 0.0005) return `≈\u202f${least({ nats: n, standardError: null }, digits)}`;
    const sure = standardError < 0.005 ? 3 : 2;
    return `${n.toFixed(sure)}\u202f±\u202f${standardError.toFixed(sure)}`;
  }
  if (n < 0.00005) return '0';
  return n < 10 ** (1 - digits) ? n.toPrecision(1) : n.toFixed(digits);
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

/** What a mean goes over: an epoch, or so many steps. @param {number | null} span */
const spanned = (span) => (span === null ? 'one epoch' : plural(span, 'step'));

/** What the best possible model is called that sees as much. @type {Record<import('../workers/protocol.js').Sight, string>} */
const seeing = {
  no_position: 'knowing only the token itself',
  none: 'without context',
  left: 'with left context',
  right: 'with right context',
  both: 'with both sides',
};

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
  replaced: 'Changed. The settings and the text as they were can be brought back.',
  /** @param {string} name @param {string} message */
  mend: (name, message) => `Not started. First mend ${name}: ${message}.`,
  show: 'Show',
  hiddenPause: 'Paused while this tab was hidden.',
  /** @param {string} name @param {string} value @param {string[]} known */
  unknownAttribute: (name, value, known) =>
    `${name}: “${value}” is not known; known are ${known.join(', ')}.`,
  /** @param {string} url @param {string} reason */
  experimentFailed: (url, reason) => `The experiment ${url} could not be used: ${reason}.`,

  // Links
  /** @param {string[]} ignored */
  linkIgnored: ([first, ...others]) =>
    `The link was not understood in full and this was ignored: ${first}${others.length > 0 ? `; and ${plural(others.length, 'other part')}` : ''}.`,
  sameRun: "The same run as the author's, bit for bit.",
  /** @param {string[]} labels @param {number} of */
  otherRun: (labels, of) =>
    `Not the run that the link was made from: the losses of ${list(labels.map((label) => `“${label}”`))} differ${labels.length < of ? '; the others are the same, bit for bit' : ''}. The author had another version of this page, or the link was changed.`,
  /**
   * @param {string} preset
   * @param {Set<string>} names  What stands in the link.
   */
  linkHolds: (preset, names) => {
    const has = (/** @type {string} */ start) => [...names].some((name) => name.startsWith(start));
    const parts = [
      ...(has('corpus.text') || has('corpus.grammar') ? ['your text'] : has('corpus') ? ['the corpus'] : []),
      ...(names.has('steps') ? ['the steps'] : []),
      ...(has('seed') ? ['the seed'] : []),
      ...(has('runs') ? ['the settings of the runs'] : []),
      ...(has('blank') ? ['the sentence with its blanks'] : []),
      ...(names.has('open') ? ['the open panels'] : []),
      ...(names.has('step') ? ['the step that they show'] : []),
      ...(has('hide') ? ['what is hidden'] : []),
    ];
    const changes = parts.length > 0 ? `, and of what you changed: ${list(parts)}` : '';
    return `The link holds the preset “${preset}”${changes}. Whoever opens it sees the same settings; nothing trains until they press Train.`;
  },
  /** @param {number} characters */
  linkLength: (characters) =>
    `${plural(characters, 'character')}.${characters > 2000 ? ` Some programs cut links of more than ${count(2000)}.` : ''}`,
  copied: 'Copied.',
  copyByHand:
    'The browser does not let a page copy here. The text is selected: press Ctrl+C, or ⌘C on a Mac.',
  embedKinds: {
    iframe: 'Any web page (iframe)',
    element: 'Any web page (custom element)',
    quarto: 'Quarto',
    jupyter: 'Jupyter Book, MyST',
    reveal: 'Reveal.js',
    lms: 'Canvas, Moodle',
  },
  embedTitle: 'Cloze: a small BERT, trained in this page',
  embedPreview: 'Preview of the embedded lab',

  // Failures
  failedTitle: 'This experiment cannot run',
  loadFailedTitle: 'The lab could not start',
  failedNext: 'Change what the sentence names, then try again. All you typed is still here.',
  tryAgain: 'Try again',

  // Corpus
  corpus: 'Corpus',
  corpusLabel: 'One sentence a line. A blank line separates documents.',
  grammarLabel: 'A grammar. The sentences are drawn from what it describes.',
  grammarHelp:
    'A rule is a Name, a colon and what it can become, with | between alternatives; the first rule is the start. Words that begin with a capital letter are names of rules, all others stand for themselves. [3] after an alternative makes it three times as likely, / ends a sentence within a document, # begins a comment.',
  sample: 'Sample',
  sampleSentences: 'Sentences of the sample',
  /** @param {import('../workers/protocol.js').CorpusInfo} info @param {boolean} documents */
  countedSample: ({ language, sentences, heldOut, words, longest }, documents) =>
    `${plural(language ?? 0, documents ? 'document' : 'sentence')} in the language; ${count(sentences)}${documents ? ' sentences' : ''} drawn, ${count(heldOut)} held out. ${plural(words, 'word')}, longest ${plural(longest, 'token')}`,
  restore: 'Restore the bundled text',
  /** @param {import('../workers/protocol.js').CorpusInfo} info */
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
  /** @param {number | null} tokens  Null if not known yet. */
  uniformHelp: (tokens) => {
    const [size, value] = tokens === null ? ['…', '…'] : [count(tokens), Math.log(tokens).toFixed(2)];
    return `An untrained model starts higher on average, near ln ${size} = ${value}: it must first learn that special tokens such as [PAD] are never the answer.`;
  },
  /** @param {number | null} span */
  curveHelp: (span) =>
    `Thin: each step. Bold: mean over ${spanned(span)}. Dashed lines across: the least loss possible.`,
  /** @param {string | null} uniform  Null if not known yet. */
  dotted: (uniform) => `Dotted: ${uniform ?? 'uniform guess over … words, …'}.`,
  /** @param {number | null} span */
  gapHelp: (span) =>
    `Loss minus the least loss possible on the very same batch, mean over ${spanned(span)}: the noise of the batches is gone, and what is left is what the model has not learned.`,
  heldOutHelp: 'Marks: loss on held-out sentences, which are not trained on.',
  gap: 'gap to the best',
  gapAxis: 'loss − floor (nats per target)',
  asGoodAsPossible: 'as good as possible',
  noGap: 'The corpus is too large to compute the best possible loss of every batch.',
  sampledHelp:
    'A best possible loss with ± or ≈ is sampled, ± its standard error: to go through every case would take too long.',
  floor: 'best possible',
  noFloor: 'no floor is computed for this run',
  heldOut: 'held out',
  /** @param {number} accuracy */
  rightly: (accuracy) => `${percent(accuracy)} right`,
  closed: 'closed of what can be learned',
  closedHelp: '(uniform guess − mean loss) ÷ (uniform guess − best possible)',
  /**
   * What the best is called that models with these sights can reach.
   *
   * @param {{sights: import('../workers/protocol.js').Sight[], language: boolean}} line
   */
  floorName: ({ sights, language }) => {
    if (language) return 'best on the whole language';
    const sides = sights.includes('left') && sights.includes('right');
    const names = sights.flatMap((sight) =>
      sides && sight === 'left'
        ? ['with left or right context']
        : sides && sight === 'right'
          ? []
          : [seeing[sight]],
    );
    return `best ${names.join(' or ')}`;
  },
  /** @param {string} name @param {string} value */
  floorLabel: (name, value) => `${name}, ${value}`,
  /** @param {string} value */
  onLanguage: (value) => `; on the whole language, ${value}`,
  /** @param {string} label @param {string} best */
  floorSummary: (label, best) => `The least possible loss of ${label}: ${best}.`,
  floorsOfLast: 'The floors and the exact column are those of the last text that could be used.',
  floorsMoved:
    'Edited since this training: the floor lines and the exact column are those of the edited text.',
  exactMoved: 'The exact column is that of the edited text.',
  /** @param {string} label @param {{training: number, population: number, least: number, last: number}} numbers */
  memorising: (label, { training, population, least: low, last }) =>
    `${label} is memorising: on its own sentences its loss, ${training.toFixed(2)}, is below ${population.toFixed(2)}, the best possible on the whole language, while on held-out sentences it has risen from ${low.toFixed(2)} to ${last.toFixed(2)}.`,
  run: 'Run',
  failedRun: 'stopped: see below',
  /** @param {number | null} step @param {number | null} span */
  meanLoss: (step, span) => {
    const steps = span === null ? 'epoch' : plural(span, 'step');
    return step === null ? `mean loss, last ${steps}` : `mean loss, ${steps} to step ${count(step)}`;
  },
  /** @param {number | null} span */
  tableCaption: (span) => `Mean loss over ${spanned(span)}, in nats per target`,
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
  noBlank: 'Write a sentence, then click a word to blank it: the models then guess it.',
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
  exact: 'exact',
  exactHelp: 'What a perfect model would say that sees both sides and knows every sentence there is.',
  impossible: 'impossible under this corpus',
  /** @param {number} n */
  oneOfEqual: (n) => `any of ${count(n)}`,
  /** How uncertain even a perfect model is. @param {number | null | undefined} entropy  Null: impossible; undefined: not known yet. */
  certainty: (entropy) => {
    if (entropy === undefined) return '';
    if (entropy === null) return 'Impossible under this corpus: nothing in it can have become this text.';
    if (entropy < 0.005) return 'A perfect model is certain here.';
    return `Even a perfect model is uncertain here: ${entropy.toFixed(2)} nats, like choosing between ${Math.exp(entropy).toFixed(1)} equally likely words.`;
  },
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
  /** @param {import('../experiment/experiment.js').ModelConfig} model @param {number | null} parameters */
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
   * @param {number} mean  In nats.
   * @param {{guess: string, p: number, truth: string[]} | null} blank
   * @param {number | null} [span]  Steps that it is the mean of; null for an epoch.
   */
  verdictOf: (mean, blank, span = null) => {
    const choices = Math.exp(mean);
    const unsure =
      choices < 1.05
        ? 'hardly ever in doubt'
        : `on average as unsure as between ${choices.toFixed(1)} equally likely words`;
    const sentence = `Mean loss of the last ${span === null ? 'epoch' : plural(span, 'step')} ${nats(mean)}: ${unsure}.`;
    if (blank === null) return sentence;
    const { guess, p, truth } = blank;
    const right = truth.includes(guess);
    const against =
      truth.length === 0 ? '' : right ? `, as the corpus does` : `; the corpus has ${oneOf(truth)}`;
    return `${sentence} It fills the blank with “${guess}” (${percent(p)})${against}.`;
  },

  // Look inside
  inside: 'Look inside',
  insideHelp: 'Looking changes nothing: the models train as they would unwatched.',
  /** @type {Record<string, string>} */
  insideTitles: {
    step: 'This step',
    slow: 'Slow motion',
    whatif: 'What if',
    outcomes: 'Loss by outcome',
    objectives: 'Objectives',
    growth: 'How the answer grew',
    attention: 'Attention',
    embeddings: 'Embeddings',
    prime: 'Prime, then fine-tune',
    take: 'Take it away',
  },
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
  /** @param {string} label @param {string} reason */
  stopped: (label, reason) => `“${label}” stopped: ${reason}. The others are not affected.`,

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
  'corpus.sentences': { label: 'drawn', help: 'How many sentences are trained on.' },
  'corpus.held_out': {
    label: 'held out',
    help: 'Sentences that are not trained on, to tell learning from memorising.',
  },
  'corpus.sample': { label: 'draw seed', help: 'Decides which sentences are drawn.' },
  label: { label: 'name', help: 'What this run is called on the page.' },
  objective: {
    label: 'learns',
    help: 'What is learnt: to fill blanks, alone or beside a judgement of sentence pairs; or to spot replaced words.',
  },
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
    help: 'Longest input in tokens; leave empty for as many as the corpus needs, at least 16.',
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
    help: 'A fixed number in each sentence, as in BERT; by chance for each token; or whole spans, as in SpanBERT.',
  },
  'masking.mask': {
    label: 'become [MASK]',
    help: 'Share of the targets that are replaced by [MASK]; BERT has 0.8.',
  },
  'masking.random': {
    label: 'become random',
    help: 'Share of the targets that are replaced by a random word; the rest stays. BERT has 0.1.',
  },
  'masking.draws': {
    label: 'masks',
    help: 'Drawn anew whenever a sentence comes up, as in RoBERTa, or once for each sentence.',
  },
  'masking.scored': {
    label: 'loss on',
    help: 'The targets, as in BERT, or every token: then most of the answers stand in the input.',
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
  objective: {
    mlm: 'fill blanks',
    nsp: 'and next sentence',
    sop: 'and sentence order',
    rtd: 'and replaced words',
  },
  'masking.select': { position: 'one position', rate: 'a random share' },
  'masking.select.rule': { count: 'fixed number', bernoulli: 'by chance', span: 'spans' },
  'masking.draws': { fresh: 'fresh', static: 'static' },
  'masking.scored': { targets: 'targets', all: 'every token' },
};

/** A setting's name and help. @param {string} key */
export const field = (key) => settings[key] ?? { label: key, help: '' };

/** A setting's value in words. @param {string} key @param {any} v */
export const value = (key, v) =>
  v === null
    ? (t.emptyMeans[/** @type {keyof typeof t.emptyMeans} */ (key)] ?? '–')
    : (values[key]?.[v] ?? String(v));
