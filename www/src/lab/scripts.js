/** The values that the element returns to scripts: predictions, histories, links. */

import { abridge } from '../experiment/experiment.js';
import { canonical } from '../experiment/sentence.js';
import { top } from '../panels/blanks/view.js';
import { widthOf } from '../panels/view.js';
import { Refusal, said } from '../words/refusal.js';
import { answers, edited, phase } from './state.js';

/** @typedef {import('../workers/records.js').Prediction} Prediction */
/** @typedef {import('../workers/records.js').ExactPrediction} ExactPrediction */
/** @typedef {{token: string, probability: number}} Candidate */

/**
 * What each run, and the exact predictor, would put into the blanks. Runs do not follow the text through their
 * training, as they follow the reader's sentence.
 *
 * @param {import('./state.js').State} state  At least one of its runs can be asked.
 * @param {string} text
 * @param {number} most  Candidates of each blank.
 * @param {(need: Pick<import('../workers/questions.js').Need, 'run' | 'question' | 'arguments'>) => Promise<any>} ask
 */
export async function predictions({ runs, active, draft }, text, most, ask) {
  const asked = canonical(text);
  const experiment = abridge(active ?? draft);
  /** @type {Promise<ExactPrediction | null>} */
  const best = ask({ run: null, question: 'exact', arguments: { experiment, text: asked } }).catch(
    () => null,
  );
  const of = runs.filter(answers).map(async ({ id, label, info }) => {
    /** @type {Prediction} */
    const prediction = await ask({ run: id, question: 'predict', arguments: { text: asked } }).catch(
      (error) => {
        throw asFailure(error);
      },
    );
    return { label, vocabulary: info?.vocabulary ?? [], prediction };
  });
  const all = await Promise.all(of);
  const exact = await best;
  /** @returns {Candidate[]} */
  const candidates = (
    /** @type {string[]} */ vocabulary,
    /** @type {Float32Array} */ probabilities,
    /** @type {number} */ i,
  ) => {
    const row = probabilities.subarray(i * vocabulary.length, (i + 1) * vocabulary.length);
    return top(row, most).map((id) => ({ token: vocabulary[id], probability: row[id] }));
  };
  const { tokens, blanks } = all[0].prediction;
  return {
    tokens,
    blanks: blanks.map((position, i) => ({
      position,
      exact: exact?.entropies[i] == null ? null : candidates(exact.vocabulary, exact.probabilities, i),
      runs: all.map(({ label, vocabulary, prediction }) => ({
        label,
        candidates: candidates(vocabulary, prediction.probabilities, i),
      })),
    })),
  };
}

/**
 * The least possible loss of every run of an experiment.
 *
 * @param {ReturnType<typeof abridge>} experiment
 * @param {(need: Pick<import('../workers/questions.js').Need, 'run' | 'question' | 'arguments'>) => Promise<any>} ask
 */
export async function floorsOf(experiment, ask) {
  /** @type {import('../workers/records.js').ExperimentFloors} */
  const { uniform, runs } = await ask({ run: null, question: 'floors', arguments: { experiment } }).catch(
    (error) => {
      throw asFailure(error);
    },
  );
  const bare = (/** @type {import('../workers/records.js').Floor | null} */ floor) =>
    floor && { nats: floor.nats, standardError: floor.standardError };
  return {
    uniform,
    runs: runs.map(({ corpus, population, pair }, i) => ({
      label: /** @type {any} */ (experiment).runs[i].label,
      corpus: bare(corpus),
      language: bare(population),
      byOutcome: corpus?.byOutcome ?? null,
      pair: pair ?? null,
    })),
  };
}

/** A copy of the runs' histories. @param {import('./state.js').Run[]} runs */
export const columns = (runs) => runs.map((run) => columnsOf(run));

/** @param {import('./state.js').Run} run */
const columnsOf = (run) => {
  const { label, history, fingerprint } = run;
  return {
    label,
    step: Array.from({ length: history.length }, (_, i) => i + 1),
    loss: Array.from(history.loss.subarray(0, history.length)),
    floor: history.floored ? Array.from(history.floor.subarray(0, history.length)) : null,
    ...(history.second.length > 0 ? { second: history.second.columns() } : {}),
    mean: history.length === 0 ? null : history.mean(widthOf(run)),
    heldOut: history.heldOut.map(({ step, loss, accuracy }) => ({ step, loss, accuracy })),
    fingerprint,
  };
};

/** @param {import('../workers/protocol.js').Failure} failure */
export const asFailure = (failure) => Object.assign(new Refusal(() => said(failure)), { code: failure.code });

/** @param {{seed: number, count?: number}} settings */
const exerciseOf = ({ seed, count }) => (count === undefined ? { seed } : { seed, count });

/**
 * The content of a link: the experiment, the sentence with its blanks and, once this experiment is trained, its
 * fingerprints.
 *
 * @param {import('./state.js').State} state
 * @returns {import('../experiment/permalink.js').Link}
 */
export function linkOf(state) {
  const { open, settings } = state.inside;
  const link = {
    experiment: abridge(state.draft),
    blank: state.blank.text,
    ...(open.length > 0 ? { open } : {}),
    ...state.figure,
    // The step matters only while the panel is open.
    ...(open.includes('step') && settings.step?.step ? { step: settings.step.step } : {}),
    ...(open.includes('exercises') && settings.exercises?.seed !== undefined
      ? { exercise: exerciseOf(settings.exercises) }
      : {}),
  };
  if (phase(state) !== 'done' || edited(state)) return link;
  return { ...link, fingerprints: state.runs.map(({ fingerprint }) => fingerprint) };
}
