/**
 * What each panel shows, derived from the state. Pure: panels get these plain objects and know nothing else.
 */

import { PRESETS, presetOf, textOf } from './corpora.js';
import { corpusTooLarge, differences, equal, fields, MOST_RUNS, SEED, STEPS } from './experiment.js';
import { lines, withTruth } from './sentence.js';
import { phase, stale, stepsMade } from './state.js';
import { field, t } from './strings.en.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Run} Run */

/**
 * What a panel asks for. The lab does it.
 *
 * @typedef {{do: 'train'} | {do: 'pause'} | {do: 'step'} | {do: 'reset'}
 *   | {do: 'undo'} | {do: 'undo-edits'} | {do: 'dismiss'} | {do: 'show', field: string}
 *   | {do: 'preset', name: string}
 *   | {do: 'speed', speed: State['speed']}
 *   | {do: 'set', path: string, text: string, value: unknown}
 *   | {do: 'corpus', text: string} | {do: 'corpus-refused', reason: string} | {do: 'restore-corpus'}
 *   | {do: 'blank', text: string} | {do: 'toggle-word', index: number, truth: string[]} | {do: 'sentence', text: string}
 *   | {do: 'add-run'} | {do: 'duplicate-run', index: number} | {do: 'remove-run', index: number}} Action
 */
/** @typedef {(action: Action) => void} Ask */

/**
 * A setting as an input shows it.
 *
 * @typedef {object} FieldView
 * @property {string} path
 * @property {string} key
 * @property {import('./experiment.js').Rule} rule
 * @property {string} text
 * @property {string | null} problem
 */

/** Sentences offered in the list “from the corpus”. */
const OFFERED = 200;
/** Sentences searched for the word that belongs in a blank. */
const SEARCHED = 2000;
/** Rows of the table of candidates. */
const ROWS = 8;

/**
 * @param {State} state
 * @param {string} path
 * @param {string} key
 * @param {import('./experiment.js').Rule} rule
 * @param {unknown} value
 * @returns {FieldView}
 */
const fieldView = (state, path, key, rule, value) => ({
  path,
  key,
  rule,
  text: state.typed[path]?.text ?? (value === null || value === undefined ? '' : String(value)),
  problem: state.problems.find((problem) => problem.field === path)?.message ?? null,
});

/**
 * @param {State} state
 * @param {import('./pace.js').Pace} pace
 */
export function toolbar(state, pace) {
  const now = phase(state);
  const { draft, runs } = state;
  const seeds = new Set(draft.runs.map((run) => run.seed));
  const steps = (state.active ?? draft).steps;
  return {
    phase: now,
    wanted: state.wanted,
    step: stepsMade(state),
    steps,
    pace: now === 'running' || now === 'paused' || now === 'done' ? pace.estimate(steps) : null,
    starting: runs.filter((run) => run.phase === 'loading').length,
    engine: state.compiled,
    preset: presetOfDraft(draft)?.name ?? null,
    presets: PRESETS,
    stepsField: fieldView(state, 'steps', 'steps', STEPS, draft.steps),
    seedField: fieldView(state, 'runs[*].seed', 'seed', SEED, seeds.size === 1 ? draft.runs[0].seed : ''),
    variousSeeds: seeds.size > 1,
    speed: state.speed,
    message: message(state),
  };
}

const presetOfDraft = remembered(presetOf);

/**
 * The one line under the toolbar: what most needs saying.
 *
 * @param {State} state
 * @returns {{kind: 'about' | 'hint' | 'problem', text: string, actions: [string, Action][]}}
 */
function message(state) {
  const { notice, undo } = state;
  if (notice) {
    const field = notice.field;
    return {
      kind: field ? 'problem' : 'hint',
      text: notice.text,
      actions: field ? [[t.show, { do: 'show', field }]] : [],
    };
  }
  if (stale(state)) {
    return {
      kind: 'hint',
      text: t.stale,
      actions: [
        [t.applyEdits, { do: 'reset' }],
        [t.undoEdits, { do: 'undo-edits' }],
      ],
    };
  }
  if (undo) return { kind: 'hint', text: t.replaced, actions: [[t.undo, { do: 'undo' }]] };
  return {
    kind: 'about',
    text: presetOfDraft(state.draft)?.about ?? t.ownAbout,
    actions: [],
  };
}

/** What failed, if nothing can run. @param {State} state */
export function failure(state) {
  if (state.error) return { title: t.loadFailedTitle, message: state.error.message, next: null };
  if (phase(state) !== 'failed') return null;
  const messages = new Set(state.runs.map((run) => run.error?.message));
  return { title: t.failedTitle, message: [...messages].join(' '), next: t.failedNext };
}

/** @param {State} state */
export function corpus(state) {
  const counted = state.counted?.text === state.corpus ? state.counted : null;
  return {
    text: state.corpus,
    info: counted?.info ?? null,
    problem: state.problems.find(({ field }) => field === 'corpus')?.message ?? null,
    refused: state.refused,
    tooLarge: corpusTooLarge,
    grammar: 'grammar' in state.draft.corpus,
    loaded: state.runs.some((run) => run.phase !== 'loading'),
    bundled: 'bundled' in state.draft.corpus && textOf(state.draft.corpus) === state.corpus.trimEnd(),
  };
}

/** The runs as the curves and tables name them: of the active experiment, or before that of the draft. @param {State} state */
export const named = (state) =>
  state.runs.length > 0
    ? state.runs.map(({ label }, i) => ({ label, colour: i }))
    : state.draft.runs.map(({ label }, i) => ({ label, colour: i }));

/** @param {State} state */
export function loss(state) {
  const info = state.runs.find((run) => run.info)?.info ?? null;
  return {
    names: named(state),
    steps: (state.active ?? state.draft).steps,
    ordinary: info?.ordinary ?? null,
    vocabulary: info?.vocabulary.length ?? null,
    curves: state.runs.map((run) => ({
      id: run.id,
      history: run.history,
      epoch: run.info?.stepsPerEpoch ?? 1,
      failed: run.phase === 'failed',
    })),
  };
}

/** Truths are looked up once per sentence and corpus, not once per frame. */
const lookUp = remembered(
  (/** @type {import('./sentence.js').Sentence} */ blank, /** @type {string} */ text) =>
    withTruth(blank, lines(text, SEARCHED)),
);
const offered = remembered((/** @type {string} */ text) => lines(text, OFFERED));

/** The text that the models know: of the active experiment, or before that of the draft. @param {State} state */
const known = (state) => {
  const { corpus } = state.active ?? state.draft;
  return 'grammar' in corpus ? '' : textOf(corpus);
};

/** The sentence's words, blanks and what belongs there. @param {State} state */
export const pieces = (state) => lookUp(state.blank, known(state));

/** @param {State} state */
export function blanks(state) {
  const words = pieces(state);
  const truths = words.filter((piece) => piece.blank).map((piece) => piece.truth);
  const answers = state.runs.map((run) => run.answer);
  const some = answers.find((answer) => answer?.value);
  return {
    text: state.blank.text,
    pieces: words,
    sentences: offered(known(state)),
    names: named(state),
    unknown: some?.value?.unknown ?? [],
    problem: truths.length === 0 ? null : (answers.find((answer) => answer?.error)?.error?.message ?? null),
    step: answers.some((answer) => answer) ? Math.max(...answers.map((answer) => answer?.step ?? 0)) : null,
    blanks: truths.map((truth, i) => candidates(state.runs, i, truth)),
  };
}

/**
 * The table of one blank: the likeliest tokens over all runs, the true word first.
 *
 * @param {Run[]} runs
 * @param {number} blank
 * @param {string[]} truth
 */
function candidates(runs, blank, truth) {
  const columns = runs.map(({ answer, info }) => {
    const size = info?.vocabulary.length ?? 0;
    const value = answer?.value;
    return value && blank < value.blanks.length
      ? value.probabilities.subarray(blank * size, (blank + 1) * size)
      : null;
  });
  const vocabulary = runs.find((run) => run.info)?.info?.vocabulary ?? [];
  /** @type {Map<number, number>} */
  const best = new Map();
  for (const column of columns) {
    if (column) for (const id of top(column, ROWS)) best.set(id, Math.max(best.get(id) ?? 0, column[id]));
  }
  const isTrue = (/** @type {number} */ id) => truth.includes(vocabulary[id]);
  const trueIds = columns.some((column) => column)
    ? truth.map((word) => vocabulary.indexOf(word)).filter((id) => id >= 0)
    : [];
  const others = [...best.keys()]
    .filter((id) => !isTrue(id))
    .sort((a, b) => (best.get(b) ?? 0) - (best.get(a) ?? 0) || a - b);
  return {
    truth,
    rows: [...trueIds, ...others].slice(0, ROWS).map((id) => ({
      token: vocabulary[id],
      isTrue: isTrue(id),
      cells: columns.map((column) => (column ? column[id] : null)),
    })),
    guesses: columns.map((column, i) => {
      if (!column) return null;
      // Before training there is nothing to judge.
      const judged = (runs[i].answer?.step ?? 0) > 0;
      const [id] = top(column, 1);
      return { token: vocabulary[id], p: column[id], right: judged && truth.length > 0 ? isTrue(id) : null };
    }),
  };
}

/**
 * Indices of the largest values, largest first.
 *
 * @param {Float32Array} values
 * @param {number} n
 */
export function top(values, n) {
  /** @type {number[]} */
  const found = [];
  for (let id = 0; id < values.length; id++) {
    if (found.length === n && values[id] <= values[found[n - 1]]) continue;
    let at = found.length;
    while (at > 0 && values[found[at - 1]] < values[id]) at--;
    found.splice(at, 0, id);
    if (found.length > n) found.pop();
  }
  return found;
}

/** @param {State} state */
export function runs(state) {
  const { draft, active } = state;
  const all = phase(state) === 'done';
  return {
    differences: draft.runs.length > 1 ? differences(draft.runs) : null,
    canAdd: draft.runs.length < MOST_RUNS,
    runs: draft.runs.map((config, index) => {
      // A run of the workers belongs to a card only while the card still says what that worker runs.
      const run = equal(active?.runs[index], config) ? state.runs[index] : undefined;
      return {
        index,
        label: config.label,
        description: t.describe(config.model, run?.info?.parameters ?? null),
        status: status(run, all ? firstBlank(state, index) : null),
        error: run?.error?.message ?? null,
        removable: draft.runs.length > 1,
        fields: fields(config, `runs[${index}]`).map(({ path, key, rule, value }) =>
          fieldView(state, path, key, rule, value),
        ),
      };
    }),
  };
}

/**
 * @param {Run | undefined} run
 * @param {{guess: string, p: number, truth: string[]} | null} blank
 */
function status(run, blank) {
  if (!run) return t.runPhases.none;
  const { history, info } = run;
  if (history.length === 0) return run.phase === 'loading' ? t.runPhases.loading : t.runPhases.ready;
  const mean = history.mean(info?.stepsPerEpoch ?? 1);
  return run.phase === 'done' ? t.verdictOf(mean, blank) : t.runAt(history.length, mean);
}

/** @param {State} state @param {number} index */
function firstBlank(state, index) {
  const [blank] = state.runs.length > 0 ? blanks(state).blanks : [];
  const guess = blank?.guesses[index];
  return blank && guess ? { guess: guess.token, p: guess.p, truth: blank.truth } : null;
}

/** What a problem's field is called, for a reader. @param {State} state @param {string} path */
export function fieldName(state, path) {
  if (path === 'corpus') return `“${t.corpus}”`;
  const index = /^runs\[(\d+)\]\./.exec(path)?.[1];
  const key = path.replace(/^runs\[[^\]]*\]\./, '');
  const name = `“${field(key).label}”`;
  return index === undefined ? name : `${name} of ${state.draft.runs[Number(index)]?.label}`;
}

/**
 * Remembers the last result: for what depends on little and is asked for in every frame.
 *
 * @template {unknown[]} A
 * @template R
 * @param {(...args: A) => R} compute
 * @returns {(...args: A) => R}
 */
function remembered(compute) {
  /** @type {A | undefined} */
  let last;
  /** @type {R} */
  let result;
  return (...args) => {
    if (!last || last.length !== args.length || last.some((arg, i) => arg !== args[i])) {
      result = compute(...args);
      last = args;
    }
    return result;
  };
}
