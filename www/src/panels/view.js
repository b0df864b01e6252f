/**
 * Derived from the state for several panels and for the lab. Pure, as is each panel's own `view.js`, which makes the
 * plain object that its panel renders.
 */

import { floors } from '../lab/answers.js';
import { phase } from '../lab/state.js';
import { said } from '../words/refusal.js';
import { field } from '../words/settings.js';
import { t } from '../words/strings.js';

/** @typedef {import('../lab/state.js').State} State */
/** @typedef {import('../lab/state.js').Run} Run */

/**
 * An action that a panel asks for, and the lab does (lab/actions.js).
 *
 * @typedef {{do: 'train'} | {do: 'show-trained'} | {do: 'pause'} | {do: 'step'} | {do: 'reset'}
 *   | {do: 'undo'} | {do: 'undo-edits'} | {do: 'show', field: string}
 *   | {do: 'preset', name: string} | {do: 'example', name: string}
 *   | {do: 'speed', speed: State['speed']}
 *   | {do: 'set', path: string, text: string, value: unknown}
 *   | {do: 'corpus', text: string} | {do: 'corpus-refused', reason: import('../words/refusal.js').Sentence}
 *   | {do: 'restore-corpus'} | {do: 'split-corpus'}
 *   | {do: 'use-recipe'} | {do: 'blank-from-text'}
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
  problem: state.problems.find((problem) => problem.field === path)?.say() ?? null,
});

/** The runs that stopped with an error. @param {State} state */
export const failedRuns = (state) => state.runs.filter((run) => run.phase === 'failed');

/** The sentence at the end of training. @param {State} state */
export function over(state) {
  const failed = failedRuns(state).map(({ label }) => label);
  return failed.length > 0 ? t.doneBut(failed, state.runs.length) : t.done;
}

/** The card for the case that nothing can run; null otherwise. @param {State} state */
export function failure(state) {
  if (state.error) return { title: t.loadFailedTitle, message: said(state.error), next: null };
  if (phase(state) !== 'failed') return null;
  const messages = new Set(state.runs.flatMap(({ error }) => (error ? [said(error)] : [])));
  return { title: t.failedTitle, message: [...messages].join(' '), next: t.failedNext };
}

/** @typedef {import('../workers/records.js').Notice} Notice */

/**
 * The notices to show. Spellings that differ only in how an accent is encoded look the same, and are no news.
 *
 * @param {Notice[]} [notices]
 * @returns {Notice[]}
 */
export const noticed = (notices = []) =>
  notices.flatMap(
    /** @returns {Notice[]} */ (notice) => {
      if (notice.code !== 'spellings-merged') return [notice];
      const spelt = notice.merged.map((of) => [...new Set(of.map((word) => word.normalize('NFC')))]);
      const merged = spelt.filter((of) => of.length > 1);
      const words = notice.words - (spelt.length - merged.length);
      return words > 0 && merged.length > 0 ? [{ ...notice, words, merged }] : [];
    },
  );

/** Sentences offered in the list “from the corpus”. */
const OFFERED = 200;

/** @type {string[]} */
export const NONE = [];

/** Each sentence once: a sample repeats likely sentences. @param {string[]} sentences */
export const distinct = (sentences) => [...new Set(sentences)].slice(0, OFFERED);

/** Steps of a mean where an epoch is a single step. */
const STEPS_OF_MEAN = 20;

/** The number of steps that losses are averaged over: those of an epoch. @param {Run} run */
export function widthOf({ info }) {
  const epoch = info?.stepsPerEpoch ?? 1;
  return epoch > 1 ? epoch : STEPS_OF_MEAN;
}

/** The number of steps of a mean; null where it is an epoch. @param {Run[]} runs */
export const spanOf = (runs) => (runs.some(({ info }) => info?.stepsPerEpoch === 1) ? STEPS_OF_MEAN : null);

/**
 * Names and colours of the runs: of the active experiment, or of the draft before there is one.
 *
 * @param {State} state
 */
export const named = (state) =>
  state.runs.length > 0
    ? state.runs.map(({ label }, i) => ({ label, colour: i }))
    : state.draft.runs.map(({ label }, i) => ({ label, colour: i }));

/** Is the corpus's text invalid? Its own panel then shows why. @param {State} state */
export const corpusBroken = (state) => state.problems.some(({ field }) => field === 'corpus');

/** The floors to show; while the corpus's text is invalid, those of the last valid one. @param {State} state */
export function shownFloors(state) {
  const answer = floors(state);
  return answer && (answer.error === null || corpusBroken(state)) ? answer.value : null;
}

/** What a problem's field is called, for a reader. @param {State} state @param {string} path */
export function fieldName(state, path) {
  if (path === 'corpus') return t.field(t.corpus, null);
  const index = /^runs\[(\d+)\]\./.exec(path)?.[1];
  const key = path.replace(/^runs\[[^\]]*\]\./, '');
  return t.field(field(key).label, index === undefined ? null : state.draft.runs[Number(index)]?.label);
}

/**
 * Caches the last result of a function that is called in every frame with the same arguments.
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
