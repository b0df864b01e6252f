/**
 * The workers' answers in the state, by the key of their question, and what panels read from them. Pure.
 *
 * The keys of the main panels are here. Each panel under *Look inside* has keys of its own.
 */

import { floorsKey } from '../experiment/floors.js';
import { said } from '../words/refusal.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Run} Run */
/** @typedef {import('../workers/questions.js').Answer} Answer */
/** @typedef {import('../workers/protocol.js').Failure} Failure */
/** @typedef {import('../workers/records.js').ExperimentFloors} ExperimentFloors */
/** @typedef {import('../experiment/experiment.js').Experiment} Experiment */

/** Keys: what the corpus holds, the floors of the draft, the exact predictor's answer under the draft, … */
export const CORPUS = 'corpus';
export const FLOORS = 'floors';
export const EXACT = 'exact';
/** … the floors of the active experiment, copied from FLOORS while both experiments have the same, … */
const ACTIVE_FLOORS = 'active floors';
/** A scoreboard takes minutes: it stays when its run is gone. */
const SCOREBOARD = 'prime';
const BLANK = 'blank ';
/** … what each run puts into the blanks, … @param {number} id */
export const blankKey = (id) => `${BLANK}${id}`;
/** … and what it has reached, measured over many corruptions. @param {number} id */
export const evaluationKey = (id) => `evaluation ${id}`;

/**
 * What a run would have put into the blanks of one text, at some of its steps.
 *
 * @typedef {object} Followed
 * @property {string} text
 * @property {{followed: number, blanks: number, every: number}} first  Blanks that are followed, the first ones of so
 *   many; and the steps from one point to the next.
 * @property {number[]} steps  Steps made before each point, ascending.
 * @property {Float32Array[]} rows  Row-major [first.followed, vocabulary], a point each.
 * @property {Failure | null} error  Why the text cannot be followed: then there are no points.
 */

/**
 * A followed text with the points of the latest steps.
 *
 * @param {Followed} before
 * @param {import('../workers/records.js').WatchedColumns} columns
 * @returns {Followed}
 */
function seen(before, { text, step, probabilities }) {
  if (before.text !== text || step.length === 0) return before;
  const size = probabilities.length / step.length;
  const rows = Array.from(step, (_, i) => probabilities.slice(i * size, (i + 1) * size));
  return { ...before, steps: [...before.steps, ...step], rows: [...before.rows, ...rows] };
}

/**
 * The answers with a run's predictions for its followed text, at the latest steps.
 *
 * @param {State['answers']} answers
 * @param {number} run
 * @param {import('../workers/records.js').WatchedColumns} columns
 * @returns {State['answers']}  The same object if there are none.
 */
export function withSeen(answers, run, columns) {
  const key = blankKey(run);
  const before = answers[key];
  const followed = before?.followed && seen(before.followed, columns);
  return followed === before?.followed ? answers : { ...answers, [key]: { ...before, followed } };
}

/**
 * The followed text after an answer about it. The first answer to a text is its first point.
 *
 * @param {Followed | null | undefined} before
 * @param {Answer} answer
 * @returns {Followed | null}
 */
function following(before, { of, value, error }) {
  if (error) return { text: of, first: { followed: 0, blanks: 0, every: 1 }, steps: [], rows: [], error };
  /** @type {import('../workers/records.js').Prediction} */
  const { blanks, watch, step, probabilities } = value;
  if (watch === null) return before ?? null;
  if (before?.text === of && !before.error) return before;
  const first = { followed: watch.blanks, blanks: blanks.length, every: watch.every };
  const size = (probabilities.length / blanks.length) * watch.blanks;
  return { text: of, first, steps: [step], rows: [probabilities.slice(0, size)], error: null };
}

/**
 * An answer takes the place of the last one under its key.
 *
 * @param {State} state
 * @param {string} key
 * @param {Answer} answer
 * @returns {State}
 */
export function answered(state, key, answer) {
  const before = state.answers[key];
  /** @type {State['answers']} */
  const answers = { ...state.answers, [key]: answer };
  if (key.startsWith(BLANK)) answers[key] = { ...answer, followed: following(before?.followed, answer) };
  // If an edited text has no floors or exact answer, the value of the last text stays beside the error.
  if ((key === FLOORS || key === EXACT) && answer.error) answers[key] = { ...answer, value: before?.value };
  if (key === FLOORS && isOf(answer, state.active)) answers[ACTIVE_FLOORS] = answer;
  if (key !== CORPUS) return { ...state, answers };
  const problems = state.problems.filter((problem) => problem.field !== 'corpus');
  const { error } = answer;
  if (error) problems.push({ field: 'corpus', say: () => said(error) });
  return { ...state, answers, problems };
}

/**
 * Are these floors those of the experiment?
 *
 * @param {Answer | undefined} floors
 * @param {Experiment | null} experiment
 */
const isOf = (floors, experiment) =>
  floors !== undefined && !floors.error && experiment !== null && floors.of === floorsKey(experiment);

/**
 * The answers that stay when new runs start: the library's about the draft, which are asked again if they failed, and a
 * scoreboard.
 *
 * @param {State['answers']} answers
 * @param {Experiment} active  The experiment that is applied.
 * @returns {State['answers']}
 */
export function lasting(answers, active) {
  const lasts = [CORPUS, FLOORS, EXACT, SCOREBOARD].filter((key) => answers[key] && !answers[key].error);
  const kept = Object.fromEntries(lasts.map((key) => [key, answers[key]]));
  return isOf(answers[FLOORS], active) ? { ...kept, [ACTIVE_FLOORS]: answers[FLOORS] } : kept;
}

/** @param {State['answers']} answers @param {string[]} keys @returns {State['answers']} */
export const without = (answers, keys) =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => !keys.includes(key)));

/**
 * The counts of a corpus, and the text that was counted (see `countedText` of state.js).
 *
 * @param {Pick<State, 'answers'>} state
 * @returns {{text: string, info?: import('../workers/records.js').CorpusInfo} | null}
 */
export const counted = ({ answers: { [CORPUS]: answer } }) =>
  answer ? { text: answer.of, info: answer.value } : null;

/**
 * Floors of the draft. While `error` is set, `value` is that of the last draft that had floors.
 *
 * @param {Pick<State, 'answers'>} state
 * @returns {{value: ExperimentFloors | null, error: Failure | null} | null}
 */
export const floors = ({ answers: { [FLOORS]: answer } }) =>
  answer ? { value: answer.value ?? null, error: answer.error ?? null } : null;

/** Floors of the active experiment. @param {Pick<State, 'answers'>} state @returns {ExperimentFloors | null} */
export const activeFloors = ({ answers }) => answers[ACTIVE_FLOORS]?.value ?? null;

/**
 * The exact predictor's answer under the draft, or the last answer where the draft has none.
 *
 * @param {Pick<State, 'answers'>} state
 * @returns {import('../workers/records.js').ExactPrediction | null}
 */
export const exact = ({ answers }) => answers[EXACT]?.value ?? null;

/**
 * What a run last put into the blanks, and of which text it is.
 *
 * @param {Pick<State, 'answers'>} state
 * @param {Pick<Run, 'id'>} run
 * @returns {{text: string, step: number, value?: import('../workers/records.js').Prediction, error?: Failure} | null}
 */
export function prediction({ answers }, { id }) {
  const answer = answers[blankKey(id)];
  return answer
    ? {
        text: answer.of,
        step: answer.value?.step ?? answer.step ?? 0,
        value: answer.value,
        error: answer.error,
      }
    : null;
}

/** Does the run rest, so that what it has reached can be measured? @param {Run} run */
export const rests = ({ phase, history }) => (phase === 'paused' || phase === 'done') && history.length > 0;

/**
 * A run's mean loss over many corruptions at its present step; null while it trains, or until it is measured.
 *
 * @param {Pick<State, 'answers'>} state
 * @param {Run} run
 * @returns {import('../workers/records.js').Evaluation | null}
 */
export function evaluation({ answers }, run) {
  const value = answers[evaluationKey(run.id)]?.value;
  return rests(run) && value?.step === run.history.length ? value : null;
}

/**
 * What a run has put into the blanks over its steps.
 *
 * @param {Pick<State, 'answers'>} state
 * @param {Pick<Run, 'id'>} run
 */
export const followed = ({ answers }, { id }) => answers[blankKey(id)]?.followed ?? null;
