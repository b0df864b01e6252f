// Our training step in Node: the same wasm as in the page, without a worker. Answers requests on standard input, one JSON
// object a line; the bundle and the wasm stand in target/bench/.

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import presets from '../../src/experiment/presets.json' with { type: 'json' };
import { bench_experiment, initSync, Session } from '../pkg/cloze.js';
import { perCall, perUnit } from './measure.js';

const wasm = readFileSync(new URL('pkg/cloze_bg.wasm', import.meta.url));
initSync({ module: new WebAssembly.Module(wasm) });

/** As in www/src/workers/worker.js. */
const SLICE = 45;

/** @type {Map<string, Session>} */
const sessions = new Map();

/** @param {Session} session @param {number} steps */
function train(session, steps) {
  const goal = session.step + steps;
  while (session.step < goal && !session.done) session.train(goal - session.step, SLICE);
}

/** @param {string} shape @param {import('./measure.js').Budget} budget */
async function measure(shape, budget) {
  if (shape === 'notebook') {
    const [{ experiment }] = presets.filter(({ name }) => name === 'notebook');
    return perCall(async () => {
      const session = new Session(JSON.stringify(experiment), 0);
      const start = performance.now();
      train(session, experiment.steps);
      const taken = performance.now() - start;
      session.free();
      return taken;
    }, budget);
  }
  const session = sessions.get(shape) ?? new Session(bench_experiment(shape), 0);
  sessions.set(shape, session);
  return perUnit(shape, (steps) => train(session, steps), budget);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { shape, ...budget } = JSON.parse(line);
  console.log(JSON.stringify({ shape, ms: await measure(shape, budget) }));
}
