/**
 * A training as it stands, as plain data that a page can keep and go on from: its experiment, the curves of its runs,
 * and each run's state as its worker gives it. Pure but for the question.
 *
 * What is read back comes from outside of the program: {@link checked} looks at every part.
 */

import { abridge, validate } from '../experiment/experiment.js';
import { HELD_OUT, History, NUMBERS, OUTCOMES, SAVED } from '../history/history.js';
import { followed } from './answers.js';
import { answers } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../workers/protocol.js').Failure} Failure */

/**
 * One run of a training that was kept.
 *
 * @typedef {object} KeptRun
 * @property {ReturnType<History['columns']>} history
 * @property {string} fingerprint
 * @property {Uint8Array | null} state  What the worker's `init` takes; null for a run that has failed.
 * @property {Failure | null} error  Why it has failed.
 * @property {Omit<import('./answers.js').Followed, 'error'> | null} followed  The sentence that it was asked about, over its steps.
 */
/** @typedef {{experiment: unknown, runs: KeptRun[]}} Kept */

/** A training that was kept, and may go on. @typedef {{experiment: State['draft'], runs: (KeptRun & {steps: History})[]}} Restored */

/**
 * The training as it stands. Each run is as it was between two of its steps.
 *
 * @param {State} state
 * @param {(run: number) => Promise<import('../workers/records.js').RunState>} ask
 * @param {() => State} now
 * @returns {Promise<Kept>}  Rejects with a failure if a run fails meanwhile; never settles if the runs end.
 */
export async function kept(state, ask, now) {
  const { active, runs } = state;
  const asked = runs.map(async (run) => {
    const found = answers(run) ? await ask(run.id) : null;
    // No step can come between the worker's answer and this line.
    const points = followed(now(), run);
    return {
      history: run.history.columns(),
      fingerprint: found?.fingerprint ?? run.fingerprint,
      state: found?.bytes ?? null,
      error: run.error && plain(run.error),
      followed: points && points.error === null ? { ...points, error: undefined } : null,
    };
  });
  return { experiment: abridge(/** @type {State['draft']} */ (active)), runs: await Promise.all(asked) };
}

/** A failure without a function, which cannot be kept. @param {Failure} failure @returns {Failure} */
const plain = ({ code, values, message }) => ({ code, values, message });

/**
 * The training in a value that was kept.
 *
 * @param {any} value
 * @returns {Restored}
 * @throws {Error}  With what is wrong.
 */
export function checked(value) {
  const experiment = validate(value?.experiment);
  const { runs } = value;
  if (!Array.isArray(runs) || runs.length !== experiment.runs.length)
    throw new Error(`it has not ${experiment.runs.length} runs`);
  return { experiment, runs: runs.map((run) => ({ ...run, ...ofRun(run, experiment.steps) })) };
}

/** @param {any} run @param {number} steps @returns {KeptRun & {steps: History}} */
function ofRun(run, steps) {
  const { history, fingerprint, state, error, followed: points } = run ?? {};
  const length = history?.loss?.length;
  const column = (/** @type {unknown} */ values, /** @type {number} */ n) =>
    values instanceof Float32Array && values.length === n;
  const optional = OUTCOMES.flatMap((name) => [history?.[`${name}Targets`], history?.[`${name}Loss`]]);
  const [seconds, measured] = [history?.second?.loss?.length, history?.heldOut?.step?.length];
  const whole =
    length <= steps &&
    NUMBERS.every((name) => column(history[name], length)) &&
    optional.every((values) => values === undefined || column(values, length)) &&
    (seconds === 0 || seconds === length) &&
    SAVED.every((name) => column(history.second[name], seconds)) &&
    HELD_OUT.every((name) => column(history.heldOut[name], measured)) &&
    Number.isFinite(history.tokens);
  if (!whole) throw new Error('its curves are not whole');
  const failed = state === null && typeof error?.message === 'string' && typeof error.code === 'string';
  if (!failed && !(state instanceof Uint8Array && error === null)) throw new Error('a run of it is missing');
  if (typeof fingerprint !== 'string') throw new Error('a fingerprint of it is missing');
  const rows = points?.rows;
  const follows =
    typeof points?.text === 'string' &&
    Array.isArray(points.steps) &&
    Array.isArray(rows) &&
    rows.length === points.steps.length &&
    rows.length > 0 &&
    rows.every((row) => column(row, rows[0].length));
  return {
    ...{ history, fingerprint, state, error },
    followed: follows ? points : null,
    steps: History.of(history),
  };
}
