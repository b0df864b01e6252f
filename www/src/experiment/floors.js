/**
 * Derived from the floors: the lines of the chart, the share of what can be learned, and whether a model memorises.
 * Pure.
 */

import { corpusJson } from './experiment.js';

/** @typedef {import('../workers/records.js').ExperimentFloors} ExperimentFloors */
/** @typedef {import('../workers/records.js').Floor} Floor */
/** @typedef {import('../workers/records.js').RunFloors['view']} View */

/** The floor of the language is shown where it differs from the corpus's by more than this, in nats. */
const DIFFERS = 0.005;
/** Lines closer than this, in nats, are one line. */
const SAME = 0.0005;
/** A model memorises if its training loss is below the language's floor by more than this, in nats, … */
const BELOW = 0.02;
/** … its held-out loss is above that floor by more than this, … */
const ABOVE = 0.1;
/** … and has risen from its lowest value by more than this. */
const RISEN = 0.05;

/** A run has not converged while its loss is above its floor by more than this, in nats, … */
const UNCONVERGED = 0.05;
/** … and by more than this share of what can be learned. */
const UNCONVERGED_SHARE = 0.02;
/** Such a run is still falling if it came this much nearer over the last tenth of its steps, as a share of the gap. */
const FALLING = 0.05;

/**
 * The view of a model: which sides of a blank it sees.
 *
 * @param {import('./experiment.js').ModelConfig} model
 * @returns {View}
 */
export const viewOf = (model) => (model.kind === 'notebook' ? 'no_position' : model.context);

/** @type {WeakMap<import('./experiment.js').Experiment, string>} */
const keys = new WeakMap();

/**
 * A string of all that the floors of an experiment depend on: equal strings, equal floors. Cached, since every event
 * needs it and a corpus can be long.
 *
 * @param {import('./experiment.js').Experiment} experiment
 */
export function floorsKey(experiment) {
  const key = keys.get(experiment) ?? keyOf(experiment);
  keys.set(experiment, key);
  return key;
}

/** @param {import('./experiment.js').Experiment} experiment */
const keyOf = ({ corpus, runs }) =>
  corpusJson(corpus) +
  // The seed draws static masks.
  JSON.stringify(
    runs.map(({ model, masking, objective, seed }) => [
      viewOf(model),
      masking,
      objective,
      // Pairs are truncated to the model's positions.
      ...(objective === 'nsp' || objective === 'sop' ? [model.positions] : []),
      ...(masking.draws === 'static' ? [seed] : []),
    ]),
  );

/**
 * The floor of the language, if it differs from the corpus's floor.
 *
 * @param {ExperimentFloors['runs'][number]} run
 */
export const languageFloor = ({ corpus, population }) =>
  population !== null && corpus !== null && Math.abs(population.nats - corpus.nats) > DIFFERS
    ? population
    : null;

/**
 * A line across the chart, for all runs that have this floor.
 *
 * @typedef {object} FloorLine
 * @property {number} value
 * @property {number | null} standardError
 * @property {boolean} language  Of the whole language, not of the sample.
 * @property {View[]} views
 * @property {number[]} runs
 */

/**
 * The distinct floors of an experiment, highest first.
 *
 * @param {ExperimentFloors} floors
 * @returns {FloorLine[]}
 */
export function floorLines(floors) {
  /** @type {FloorLine[]} */
  const found = [];
  const add = (
    /** @type {Floor} */ floor,
    /** @type {boolean} */ language,
    /** @type {View} */ view,
    /** @type {number} */ run,
  ) => {
    const { nats, standardError } = floor;
    const same = found.find((line) => line.language === language && Math.abs(line.value - nats) < SAME);
    if (!same) {
      found.push({ value: nats, standardError, language, views: [view], runs: [run] });
      return;
    }
    same.runs.push(run);
    if (!same.views.includes(view)) same.views.push(view);
  };
  floors.runs.forEach((run, i) => {
    if (run.corpus) add(run.corpus, false, run.view, i);
    const language = languageFloor(run);
    if (language) add(language, true, run.view, i);
  });
  return found.sort((a, b) => b.value - a.value);
}

/**
 * The learned share of what can be learned: 0 at the loss of a uniform guess, 1 at the floor. Null if both are equal.
 *
 * @param {number} uniform
 * @param {number} floor
 * @param {number} loss
 */
export function learnedShare(uniform, floor, loss) {
  if (!(uniform - floor > 1e-6) || Number.isNaN(loss)) return null;
  return Math.min(1, Math.max(0, (uniform - loss) / (uniform - floor)));
}

/**
 * The learned share by a measured loss, and the standard error of the share. Null if there is nothing to learn.
 *
 * @param {number} uniform
 * @param {number} floor
 * @param {import('../workers/records.js').Evaluation} measured
 */
export function measuredShare(uniform, floor, { nats, standardError, gap }) {
  const room = uniform - floor;
  if (!(room > 1e-6)) return null;
  const left = gap ?? { nats: nats - floor, standardError };
  return { share: Math.min(1, Math.max(0, 1 - left.nats / room)), error: left.standardError / room };
}

/**
 * Whether a model memorises its sample: its training loss is below the floor of the whole language, while its held-out
 * loss rises.
 *
 * @param {number} training  Mean loss of the last epoch.
 * @param {number} population  The language's floor.
 * @param {{loss: number}[]} heldOut
 * @returns {{training: number, population: number, lowest: number, last: number} | null}
 */
export function memorising(training, population, heldOut) {
  if (heldOut.length === 0) return null;
  const last = heldOut[heldOut.length - 1].loss;
  const lowest = heldOut.reduce((a, { loss }) => Math.min(a, loss), last);
  const is = training < population - BELOW && last > population + ABOVE && last > lowest + RISEN;
  return is ? { training, population, lowest, last } : null;
}

/**
 * How a run ended that is still above its floor: how far, and whether it was still falling. Null for a run that has
 * converged, or whose steps have no floor.
 *
 * @param {import('../history/history.js').History} history
 * @param {number} width  Steps of a mean.
 * @param {number} learnable  The loss of a uniform guess, less the floor.
 * @returns {{gap: number, falling: boolean} | null}
 */
export function unconverged(history, width, learnable) {
  const span = Math.max(width, Math.ceil(history.length / 10));
  const gap = history.gap(span);
  if (!(gap > Math.max(UNCONVERGED, UNCONVERGED_SHARE * learnable))) return null;
  const before = history.gap(span, history.length - span);
  return { gap, falling: history.length >= 2 * span && before - gap > FALLING * gap };
}
