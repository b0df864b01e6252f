/**
 * What several panels show, and the lab itself, derived from the state. Pure, as is each panel's own `view.js`: panels
 * get plain objects and know nothing else.
 */

import { floors } from '../lab/answers.js';
import { phase } from '../lab/state.js';
import { field } from '../words/settings.en.js';
import { t } from '../words/strings.en.js';

/** @typedef {import('../lab/state.js').State} State */
/** @typedef {import('../lab/state.js').Run} Run */

/**
 * What a panel asks for. The lab does it.
 *
 * @typedef {{do: 'train'} | {do: 'pause'} | {do: 'step'} | {do: 'reset'}
 *   | {do: 'undo'} | {do: 'undo-edits'} | {do: 'show', field: string}
 *   | {do: 'preset', name: string}
 *   | {do: 'speed', speed: State['speed']}
 *   | {do: 'set', path: string, text: string, value: unknown}
 *   | {do: 'corpus', text: string} | {do: 'corpus-refused', reason: string} | {do: 'restore-corpus'}
 *   | {do: 'blank', text: string} | {do: 'toggle-word', index: number, truth: string[]} | {do: 'sentence', text:
 *   string}
 *   | {do: 'save', what: 'picture' | 'numbers', of: string} | {do: 'save-all'} | {do: 'open-file', file: File}
 *   | {do: 'what-if', name: import('../experiment/what-if.js').Change}
 *   | {do: 'inside-open', name: string, open: boolean} | {do: 'inside-set', name: string, change: object}
 *   | {do: 'add-run'} | {do: 'duplicate-run', index: number} | {do: 'remove-run', index: number}} Action
 */
/** @typedef {(action: Action) => void} Ask */

/**
 * A setting as an input shows it.
 *
 * @typedef {object} FieldView
 * @property {string} path
 * @property {string} key
 * @property {import('../experiment/check.js').Rule} rule
 * @property {string} text
 * @property {string | null} problem
 */

/**
 * @param {State} state
 * @param {string} path
 * @param {string} key
 * @param {import('../experiment/check.js').Rule} rule
 * @param {unknown} value
 * @returns {FieldView}
 */
export const fieldView = (state, path, key, rule, value) => ({
  path,
  key,
  rule,
  text: state.typed[path]?.text ?? (value === null || value === undefined ? '' : String(value)),
  problem: state.problems.find((problem) => problem.field === path)?.message ?? null,
});

/** The runs that stopped with an error. @param {State} state */
export const failedRuns = (state) => state.runs.filter((run) => run.phase === 'failed');

/** What to say when training is over. @param {State} state */
export function over(state) {
  const failed = failedRuns(state).map(({ label }) => label);
  return failed.length > 0 ? t.doneBut(failed, state.runs.length) : t.done;
}

/** What failed, if nothing can run. @param {State} state */
export function failure(state) {
  if (state.error) return { title: t.loadFailedTitle, message: state.error.message, next: null };
  if (phase(state) !== 'failed') return null;
  const messages = new Set(state.runs.map((run) => run.error?.message));
  return { title: t.failedTitle, message: [...messages].join(' '), next: t.failedNext };
}

/** Sentences offered in the list “from the corpus”. */
const OFFERED = 200;

/** @type {string[]} */
export const NONE = [];

/** Each sentence once: a sample repeats the likely ones. @param {string[]} sentences */
export const distinct = (sentences) => [...new Set(sentences)].slice(0, OFFERED);

/** Steps of a mean, where an epoch is a single step and its mean would be no mean. */
const STEPS_OF_MEAN = 20;

/** The steps that losses are averaged over: an epoch. @param {Run} run */
export function widthOf({ info }) {
  const epoch = info?.stepsPerEpoch ?? 1;
  return epoch > 1 ? epoch : STEPS_OF_MEAN;
}

/** The number of steps of a mean, or null for an epoch, as the words name it. @param {Run[]} runs */
export const spanOf = (runs) => (runs.some(({ info }) => info?.stepsPerEpoch === 1) ? STEPS_OF_MEAN : null);

/**
 * The runs as the curves and tables name them: of the active experiment, or before that of the draft.
 *
 * @param {State} state
 */
export const named = (state) =>
  state.runs.length > 0
    ? state.runs.map(({ label }, i) => ({ label, colour: i }))
    : state.draft.runs.map(({ label }, i) => ({ label, colour: i }));

/** Is the text itself what cannot be used? Then its panel says so. @param {State} state */
export const corpusBroken = (state) => state.problems.some(({ field }) => field === 'corpus');

/** The floors to show: while a text is being mended, those of the last one that could be used. @param {State} state */
export function shownFloors(state) {
  const answer = floors(state);
  return answer && (answer.error === null || corpusBroken(state)) ? answer.value : null;
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
export function remembered(compute) {
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
