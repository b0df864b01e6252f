// Runs in Node, with the wasm that the page ships.

import { readFileSync } from 'node:fs';
import { initSync, Session } from '../../../www/pkg/cloze.js';

/** @param {string} path */
const file = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url));

/** @type {{name: string, experiment: any}[]} */
export const presets = JSON.parse(file('src/experiment/presets.json').toString());

/**
 * A scoreboard of the first run of an experiment, after so many steps, in Node.
 *
 * @param {any} experiment
 * @param {number} steps
 * @param {{tasks: string[], labels: number[]}} plan
 * @returns {import('../../../www/src/workers/records.js').Scoreboard['rows']}
 */
export function scoreboard(experiment, steps, plan) {
  initSync({ module: file('www/pkg/cloze_bg.wasm') });
  const session = new Session(JSON.stringify(experiment), 0);
  while (session.step < steps) session.train(steps - session.step);
  const asked = { number: 1, ...plan, ways: ['scratch', 'probe', 'full'], seeds: 5, turn: 0 };
  for (;;) {
    const { done, all, rows } = /** @type {any} */ (session.ask('tune', JSON.stringify(asked)));
    if (done === all) return rows;
  }
}

/**
 * Trains every run of an experiment in Node and returns the fingerprints.
 *
 * @param {any} experiment
 * @returns {string[]}
 */
export function fingerprints(experiment) {
  initSync({ module: file('www/pkg/cloze_bg.wasm') });
  return experiment.runs.map((/** @type {any} */ _, /** @type {number} */ index) => {
    const session = new Session(JSON.stringify(experiment), index);
    while (!session.done) session.train(1000);
    return session.fingerprint;
  });
}
