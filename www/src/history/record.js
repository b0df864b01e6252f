/**
 * An experiment with the histories of its runs, as a file that can be dropped back onto the page. Pure.
 *
 * `{"cloze": 1, "experiment": …, "blank": …, "runs": [{"label", "fingerprint", "loss": […], "floor": […], "accuracy":
 * […], "tokens", "second"?: {"loss", "floor", "accuracy"}, "heldOut": {"step", "loss", "accuracy"}}]}`: entry s − 1 of
 * a column is step s. Losses are written with as many digits as bring back the same 32 bits.
 *
 * A file is untrusted: every field is checked, and only numbers and texts are read from it.
 */

import { Refusal, said } from '../words/refusal.js';
import { HELD_OUT, History, SAVED } from './history.js';
import { t } from './words.js';

/** @typedef {import('../experiment/experiment.js').Experiment} Experiment */
/** @typedef {{label: string, fingerprint: string, history: History}} Recorded */

/** The version of the format. */
const VERSION = 1;
/** Most characters of a file: four runs of a million steps have about 150 MB, more than a tab should read. */
const MOST = 100_000_000;
/** Most characters of the sentence with blanks. */
const BLANK = 10_000;

/** The shortest decimal that reads back as the same 32-bit number; null for NaN, which JSON lacks. @param {number} n */
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
      const { length, floored, tokens, second, heldOut } = history;
      const saved = named(SAVED, (name) => Array.from(history[name].subarray(0, length), brief));
      const ofSecond = second.columns();
      return {
        label,
        fingerprint,
        ...saved,
        floor: floored ? saved.floor : null,
        tokens,
        ...(second.length > 0 ? { second: named(SAVED, (name) => ofSecond[name].map(brief)) } : {}),
        heldOut: named(HELD_OUT, (name) => heldOut.map((point) => brief(point[name]))),
      };
    }),
  });
}

/**
 * @template {string} Name
 * @template T
 * @param {readonly Name[]} names
 * @param {(name: Name) => T} value
 */
const named = (names, value) =>
  /** @type {Record<Name, T>} */ (Object.fromEntries(names.map((name) => [name, value(name)])));

/** Why a file cannot be read, in one sentence. */
export class RecordError extends Refusal {
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
  if (text.length > MOST) refuse(() => t.tooLarge(MOST / 1e6));
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    refuse(() => t.noJson);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, 'cloze'))
    refuse(() => t.notOurs);
  if (value.cloze !== VERSION) refuse(() => t.otherVersion(String(value.cloze).slice(0, 20), VERSION));
  /** @type {Experiment} */
  let experiment;
  try {
    experiment = validate(value.experiment);
  } catch (error) {
    return refuse(() => t.experiment(said(/** @type {Error} */ (error))));
  }
  const { blank, runs } = value;
  if (blank !== undefined && (typeof blank !== 'string' || blank.length > BLANK))
    refuse(() => t.blank(BLANK));
  if (!Array.isArray(runs) || runs.length !== experiment.runs.length)
    refuse(() => t.runs(experiment.runs.length));
  return {
    experiment,
    blank,
    runs: runs.map((/** @type {any} */ run, /** @type {number} */ i) =>
      recorded(run, experiment.runs[i].label, experiment.steps),
    ),
  };
}

/** @param {any} run @param {string} label @param {number} steps @returns {Recorded} */
function recorded(run, label, steps) {
  if (typeof run !== 'object' || run === null || run.label !== label) refuse(() => t.missing(label));
  const { fingerprint } = run;
  if (typeof fingerprint !== 'string' || !/^[0-9a-f]{0,64}$/.test(fingerprint))
    refuse(() => t.fingerprint(label));
  // A run without floors has null in place of the column.
  const floor = run.floor === null && Array.isArray(run.loss) ? run.loss.map(() => null) : run.floor;
  const saved = columns({ ...run, floor }, SAVED, label, 'steps');
  const { length } = saved.loss;
  if (length > steps) refuse(() => t.steps(label, length, steps));
  const second = columns(run.second ?? { loss: [], floor: [], accuracy: [] }, SAVED, label, 'second');
  if (run.second && second.loss.length !== length) refuse(() => t.secondLength(label));
  const heldOut = columns(run.heldOut, HELD_OUT, label, 'heldOut');
  const tokens = Number.isFinite(run.tokens) && length > 0 ? run.tokens / length : 0;
  const history = new History();
  history.append({
    ...saved,
    tokens: new Float32Array(length).fill(tokens),
    second: { step: saved.loss.subarray(0, 0), ...second },
    heldOut,
  });
  return { label, fingerprint, history };
}

/**
 * Columns of one length.
 *
 * @template {string} Name
 * @param {any} given
 * @param {readonly Name[]} names
 * @param {string} run  Its label.
 * @param {import('./words.en.js').Group} group
 */
function columns(given, names, run, group) {
  const found = named(names, (name) => column(given?.[name], run, group, name));
  if (new Set(names.map((name) => found[name].length)).size > 1) refuse(() => t.lengths(run, group));
  return found;
}

/**
 * @param {unknown} values
 * @param {string} run
 * @param {import('./words.en.js').Group} group
 * @param {string} name
 */
function column(values, run, group, name) {
  if (!Array.isArray(values)) return refuse(() => t.columnMissing(run, group, name));
  // Only a floor may be missing at some steps.
  const wrong = values.findIndex((n) => !(Number.isFinite(n) || (name === 'floor' && n === null)));
  if (wrong >= 0) refuse(() => t.noNumber(run, group, name, wrong + 1));
  return Float32Array.from(values, (n) => n ?? Number.NaN);
}

/** @param {import('../words/refusal.js').Sentence} say @returns {never} */
function refuse(say) {
  throw new RecordError(say);
}
