/**
 * An experiment with what its runs have been through, as a file that can be dropped back onto the page. Pure.
 *
 * `{"cloze": 1, "experiment": …, "blank": …, "runs": [{"label", "fingerprint", "loss": […], "floor": […], "accuracy":
 * […], "tokens", "second"?: {"loss", "floor", "accuracy"}, "heldOut": {"step", "loss", "accuracy"}}]}`: entry s − 1 of
 * a column is step s. Losses are written with as many digits as bring back the same 32 bits.
 *
 * The file is untrusted: it is checked against what the page itself would write, and only numbers and
 * texts are taken.
 */

import { History } from './history.js';
import { OUTCOMES } from './outcome-history.js';

/** @typedef {import('../experiment/experiment.js').Experiment} Experiment */
/** @typedef {{label: string, fingerprint: string, history: History}} Recorded */

/** The version of the format. */
const VERSION = 1;
/** Most characters of a file: four runs of a million steps have about 150 MB, more than a tab should read. */
const MOST = 100_000_000;

/** A number of 32 bits in as few digits as bring it back; JSON has no NaN. @param {number} n */
const brief = (n) => (Number.isNaN(n) ? null : Number(n.toPrecision(9)));

/**
 * @param {unknown} experiment  Defaults left out.
 * @param {string} blank
 * @param {Recorded[]} runs
 * @returns {string}  JSON.
 */
export function written(experiment, blank, runs) {
  return JSON.stringify({
    cloze: VERSION,
    experiment,
    blank,
    runs: runs.map(({ label, fingerprint, history }) => {
      const column = (/** @type {Float32Array} */ of) => Array.from(of.subarray(0, history.length), brief);
      const { heldOut } = history;
      return {
        label,
        fingerprint,
        loss: column(history.loss),
        floor: history.floored ? column(history.floor) : null,
        accuracy: column(history.accuracy),
        tokens: history.tokens,
        ...(history.second.length > 0 ? { second: secondColumns(history) } : {}),
        heldOut: {
          step: heldOut.map(({ step }) => step),
          loss: heldOut.map(({ loss }) => brief(loss)),
          accuracy: heldOut.map(({ accuracy }) => brief(accuracy)),
        },
      };
    }),
  });
}

/** @param {History} history */
function secondColumns({ second }) {
  const { loss, accuracy, floor } = second.columns();
  return { loss: loss.map(brief), floor: floor.map(brief), accuracy: accuracy.map(brief) };
}

/** Why a file cannot be read, in one sentence. */
export class RecordError extends Error {
  name = 'RecordError';
  code = 'record';
}

/**
 * @param {string} text
 * @param {(experiment: unknown) => Experiment} validate  Throws an error with a sentence.
 * @returns {{experiment: Experiment, blank: string | undefined, runs: Recorded[]}}
 * @throws {RecordError}
 */
export function read(text, validate) {
  if (text.length > MOST) refuse(`it has more than ${MOST / 1e6} MB`);
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    refuse('it is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, 'cloze'))
    refuse('it was not saved by this page');
  if (value.cloze !== VERSION)
    refuse(
      `it has version ${String(value.cloze).slice(0, 20)} of the format; this page reads version ${VERSION}`,
    );
  /** @type {Experiment} */
  let experiment;
  try {
    experiment = validate(value.experiment);
  } catch (error) {
    return refuse(`its experiment cannot be used: ${/** @type {Error} */ (error).message}`);
  }
  const { blank, runs } = value;
  if (blank !== undefined && (typeof blank !== 'string' || blank.length > 10_000))
    refuse('its sentence is no text of at most 10000 characters');
  if (!Array.isArray(runs) || runs.length !== experiment.runs.length)
    refuse(`it has not one history for each of ${experiment.runs.length} runs`);
  return {
    experiment,
    blank,
    runs: runs.map((/** @type {any} */ run, /** @type {number} */ i) =>
      recorded(run, experiment.runs[i].label, experiment.steps),
    ),
  };
}

const none = new Float32Array(0);

/** @param {any} run @param {string} label @param {number} steps @returns {Recorded} */
function recorded(run, label, steps) {
  const of = `the history of “${label}”`;
  if (typeof run !== 'object' || run === null || run.label !== label) refuse(`${of} is missing`);
  const { fingerprint } = run;
  if (typeof fingerprint !== 'string' || !/^[0-9a-f]{0,64}$/.test(fingerprint))
    refuse(`${of} has no fingerprint, or none that this page would write`);
  const loss = column(run.loss, `${of}, loss`, false);
  if (loss.length > steps) refuse(`${of} has ${loss.length} steps; the experiment has ${steps}`);
  const floor =
    run.floor === null
      ? new Float32Array(loss.length).fill(Number.NaN)
      : column(run.floor, `${of}, floor`, true);
  const accuracy = column(run.accuracy, `${of}, accuracy`, false);
  if (floor.length !== loss.length || accuracy.length !== loss.length)
    refuse(`${of} has columns of different lengths`);
  const heldOut = {
    step: column(run.heldOut?.step, `${of}, held-out step`, false),
    loss: column(run.heldOut?.loss, `${of}, held-out loss`, false),
    accuracy: column(run.heldOut?.accuracy, `${of}, held-out accuracy`, false),
  };
  if (heldOut.loss.length !== heldOut.step.length || heldOut.accuracy.length !== heldOut.step.length)
    refuse(`${of} has held-out columns of different lengths`);
  const second = {
    step: new Float32Array(0),
    loss: run.second === undefined ? none : column(run.second?.loss, `${of}, second loss`, false),
    floor: run.second === undefined ? none : column(run.second?.floor, `${of}, second floor`, true),
    accuracy: run.second === undefined ? none : column(run.second?.accuracy, `${of}, second accuracy`, false),
  };
  if (
    [second.loss, second.floor, second.accuracy].some(
      ({ length }) => length !== (run.second ? loss.length : 0),
    )
  )
    refuse(`${of} has columns of its second objective of different lengths`);
  const history = new History();
  const unknown = new Float32Array(loss.length);
  // Losses by outcome are not in the file.
  const absent = Object.fromEntries(
    OUTCOMES.flatMap((outcome) => [`${outcome}Targets`, `${outcome}Loss`].map((name) => [name, unknown])),
  );
  const count = Number.isFinite(run.tokens) && loss.length > 0 ? run.tokens / loss.length : 0;
  history.append(
    /** @type {any} */ ({
      loss,
      floor,
      accuracy,
      tokens: new Float32Array(loss.length).fill(count),
      ...absent,
      step: unknown,
      lr: unknown,
      gradNorm: unknown,
      second,
      heldOut,
    }),
  );
  return { label, fingerprint, history };
}

/**
 * @param {unknown} values
 * @param {string} name
 * @param {boolean} gaps  May some be missing?
 */
function column(values, name, gaps) {
  if (!Array.isArray(values)) return refuse(`${name} is missing`);
  const wrong = values.findIndex((n) => !(Number.isFinite(n) || (gaps && n === null)));
  if (wrong >= 0) refuse(`${name}: entry ${wrong + 1} is no number`);
  return Float32Array.from(values, (n) => n ?? Number.NaN);
}

/** @param {string} reason @returns {never} */
function refuse(reason) {
  throw new RecordError(reason);
}
