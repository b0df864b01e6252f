// In the page: our training step through the page's own worker, and the floor of matrix products. Puts `bench` on the global
// object, which run.mjs and steady.mjs call.

import floorSource from 'worker-source:floor-worker';
import presets from '../../src/experiment/presets.json' with { type: 'json' };
import { Client } from '../../www/src/workers/client.js';
import { compiled } from '../../www/src/workers/engine.js';
import { bench_experiment, bench_experiment_of, initSync, MatmulFloor } from '../pkg/cloze.js';
import { perCall, perUnit } from './measure.js';

let runs = 0;

/** A run in a worker of the page, ready to train. */
export class Run {
  /** @type {Client} */
  #client;
  /** @type {(event: any) => void} */
  #stopped = () => {};
  /** @type {(error: Error) => void} */
  #failed = () => {};

  /** @param {string} experiment @returns {Promise<Run>} */
  static async start(experiment) {
    const module = await compiled();
    const run = new Run();
    await run.#next(() => {
      run.#client = new Client(++runs, { module, experiment, index: 0 }, (event) => {
        if (event.type === 'failed') run.#failed(new Error(event.error.message));
        else if (event.type !== 'steps') run.#stopped(event);
      });
    });
    return run;
  }

  /** Trains, to the end of the budget if `steps` is null. @param {number | null} steps */
  train(steps) {
    return this.#next(() => this.#client.train(steps, null, false));
  }

  end() {
    this.#client.end();
  }

  /** Waits for the answer to a command: `ready`, `paused` or `done`. @param {() => void} command */
  #next(command) {
    return new Promise((resolve, reject) => {
      this.#stopped = resolve;
      this.#failed = reject;
      command();
    });
  }
}

/** The experiment of a shape, as JSON. */
async function experimentOf(/** @type {string} */ shape) {
  initSync({ module: await compiled() });
  return bench_experiment(shape);
}

/** One run a shape, kept. @type {Map<string, Run>} */
const ours = new Map();

/** @param {string} shape @param {import('./measure.js').Budget} budget */
async function measureOurs(shape, budget) {
  if (shape === 'notebook') {
    const [{ experiment }] = presets.filter(({ name }) => name === 'notebook');
    return perCall(async () => {
      const run = await Run.start(JSON.stringify({ ...experiment, runs: experiment.runs.slice(0, 1) }));
      const start = performance.now();
      await run.train(null);
      const taken = performance.now() - start;
      run.end();
      return taken;
    }, budget);
  }
  const run = ours.get(shape) ?? (await Run.start(await experimentOf(shape)));
  ours.set(shape, run);
  return perUnit(`ours ${shape}`, (steps) => run.train(steps), budget);
}

/** @type {Worker | null} */
let floorWorker = null;

/** @param {string} shape @param {import('./measure.js').Budget} budget */
async function measureFloor(shape, budget) {
  if (floorWorker === null) {
    const url = URL.createObjectURL(new Blob([floorSource], { type: 'text/javascript' }));
    floorWorker = new Worker(url, { name: 'floor' });
    floorWorker.postMessage({ module: await compiled() });
  }
  const worker = floorWorker;
  const run = (/** @type {number} */ steps) =>
    new Promise((resolve, reject) => {
      worker.onmessage = resolve;
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ shape, steps });
    });
  return perUnit(`floor ${shape}`, run, budget);
}

/**
 * ms a step of the smallest shape with other batches, each trained in a worker of its own.
 *
 * @param {number} tokens
 * @param {number} batch
 * @param {import('./measure.js').Budget} budget
 */
async function measureBatch(tokens, batch, budget) {
  initSync({ module: await compiled() });
  const run = await Run.start(bench_experiment_of(tokens, batch));
  const each = await perUnit(`${tokens} ${batch}`, (steps) => run.train(steps), budget);
  run.end();
  return each;
}

/** @type {any} */ (globalThis).bench = {
  ours: measureOurs,
  floor: measureFloor,
  batch: measureBatch,
  multiplications: async (/** @type {string} */ shape) => {
    initSync({ module: await compiled() });
    return new MatmulFloor(shape).multiplications;
  },
  run: async (/** @type {string} */ shape) => Run.start(await experimentOf(shape)),
};
