// What a page of the lesson uses of the lab, without a browser: its runs are trained in Node.

import { readFileSync } from 'node:fs';
import { initSync, Library, Session } from '../../../www/pkg/cloze.js';
import { History } from '../../../www/src/history/history.js';

initSync({ module: readFileSync(new URL('../../../www/pkg/cloze_bg.wasm', import.meta.url)) });

const library = new Library();

/** @param {string[]} vocabulary @param {Float32Array} row @param {number} top */
const likeliest = (vocabulary, row, top) =>
  Array.from(row, (probability, id) => ({ token: vocabulary[id], probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, top);

/**
 * @param {any} experiment
 * @param {number} [seed]
 * @returns {any}  As a `<cloze-lab>`, trained to its end.
 */
export function trainedLab(experiment, seed = 0) {
  const seeded = { ...experiment, runs: experiment.runs.map((/** @type {any} */ run) => ({ ...run, seed })) };
  const sessions = seeded.runs.map(
    (/** @type {any} */ _, /** @type {number} */ i) => new Session(JSON.stringify(seeded), i),
  );
  const history = sessions.map((/** @type {any} */ session, /** @type {number} */ i) => {
    const made = new History();
    while (!session.done) made.append(session.train(200));
    const { stepsPerEpoch } = session.info();
    return {
      label: seeded.runs[i].label,
      mean: made.mean(stepsPerEpoch > 1 ? stepsPerEpoch : 20),
      heldOut: made.heldOut,
      ...(made.second.length > 0 ? { second: made.second.columns() } : {}),
    };
  });
  return {
    history,
    floors: async (/** @type {any} */ other = seeded) => {
      const { uniform, runs } = library.ask('floors', JSON.stringify({ experiment: other }));
      return {
        uniform,
        runs: runs.map((/** @type {any} */ { corpus, population, pair }, /** @type {number} */ i) => ({
          ...{
            label: other.runs[i].label,
            corpus,
            language: population,
            byOutcome: corpus?.byOutcome ?? null,
          },
          pair: pair ?? null,
        })),
      };
    },
    predict: async (/** @type {string} */ text, { top = 5 } = {}) => {
      const ask = (/** @type {any} */ session) => ({
        ...session.ask('predict', JSON.stringify({ text, watch: false })),
        vocabulary: session.info().vocabulary,
      });
      const all = sessions.map(ask);
      const exact = library.ask('exact', JSON.stringify({ experiment: seeded, text }));
      const row = (/** @type {any} */ { vocabulary, probabilities }, /** @type {number} */ i) =>
        likeliest(
          vocabulary,
          probabilities.subarray(i * vocabulary.length, (i + 1) * vocabulary.length),
          top,
        );
      return {
        tokens: all[0].tokens,
        blanks: all[0].blanks.map((/** @type {number} */ position, /** @type {number} */ i) => ({
          position,
          exact: exact.entropies[i] == null ? null : row(exact, i),
          runs: all.map((/** @type {any} */ each, /** @type {number} */ n) => ({
            label: seeded.runs[n].label,
            candidates: row(each, i),
          })),
        })),
      };
    },
  };
}
