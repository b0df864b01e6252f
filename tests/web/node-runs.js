// Runs without a browser, by the very wasm that is shipped.

import { readFileSync } from 'node:fs';
import { initSync, Session } from '../../www/pkg/cloze.js';

/** @param {string} path */
const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));

/** @type {{name: string, experiment: any}[]} */
export const presets = JSON.parse(file('src/presets.json').toString());

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
    while (!session.done) session.train(1000, 50);
    return session.fingerprint;
  });
}
