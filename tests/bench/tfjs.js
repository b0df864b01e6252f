// Peer: the same training steps in TensorFlow.js, in the same page. Adam, dropout off, 15 % of positions chosen, random ids: only
// the time is compared. Gathers are products with one-hot matrices, since not every backend has the gradient of a gather.

import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { perCall, perUnit } from './measure.js';

// vocabulary, hidden, layers, heads, intermediate, sequence, batch: as in src/lib.rs here
const SHAPES = {
  S: [64, 32, 1, 2, 64, 8, 8],
  M: [256, 64, 2, 2, 256, 16, 16],
  L: [1024, 128, 2, 2, 512, 32, 32],
};
const BACKENDS = ['wasm', 'cpu', 'webgl'];

setWasmPaths('/wasm/');
setThreadsCount(1);

/** @param {number[]} ids @param {number} depth */
const oneHot = (ids, depth) => tf.cast(tf.oneHot(tf.tensor1d(ids, 'int32'), depth), 'float32');

/** Trains one step. @param {any} optimizer @param {tf.Variable[]} variables @param {() => any} loss */
async function descend(optimizer, variables, loss) {
  const value = tf.tidy(() => {
    const { value, grads } = tf.variableGrads(loss, variables);
    optimizer.applyGradients(grads);
    return tf.keep(value);
  });
  await value.data();
  value.dispose();
}

/** A BERT: its variables by name, and its loss. */
function bert([V, H, L, A, F, T, B]) {
  const P = {};
  const weight = (name, shape) => {
    P[name] = tf.variable(tf.randomNormal(shape, 0, 0.02), true);
  };
  const constant = (name, size, value) => {
    P[name] = tf.variable(tf.fill([size], value), true);
  };
  const norm = (name) => {
    constant(`${name}.w`, H, 1);
    constant(`${name}.b`, H, 0);
  };
  const linear = (name, i, o) => {
    weight(`${name}.w`, [i, o]);
    constant(`${name}.b`, o, 0);
  };
  weight('word', [V, H]);
  weight('position', [T, H]);
  norm('ln');
  for (let l = 0; l < L; l++) {
    for (const k of ['q', 'k', 'v', 'o']) linear(`${l}.${k}`, H, H);
    linear(`${l}.up`, H, F);
    linear(`${l}.down`, F, H);
    norm(`${l}.ln1`);
    norm(`${l}.ln2`);
  }
  linear('head', H, H);
  norm('head.ln');
  constant('bias', V, 0);

  const dense = (x, n) => tf.add(tf.matMul(x, P[`${n}.w`]), P[`${n}.b`]);
  const layerNorm = (x, n) => {
    const c = tf.sub(x, tf.mean(x, -1, true));
    const d = tf.div(c, tf.sqrt(tf.add(tf.mean(tf.square(c), -1, true), 1e-12)));
    return tf.add(tf.mul(d, P[`${n}.w`]), P[`${n}.b`]);
  };
  const gelu = (x) => tf.mul(tf.mul(x, 0.5), tf.add(1, tf.erf(tf.div(x, Math.SQRT2))));
  const split = (x) => tf.transpose(tf.reshape(x, [B, T, A, H / A]), [0, 2, 1, 3]);

  const loss = (ids, chosen, labels) => {
    let x = tf.add(tf.reshape(tf.matMul(oneHot(ids, V), P.word), [B, T, H]), P.position);
    x = tf.reshape(layerNorm(x, 'ln'), [B * T, H]);
    for (let l = 0; l < L; l++) {
      const [q, k, v] = ['q', 'k', 'v'].map((n) => split(dense(x, `${l}.${n}`)));
      const attention = tf.softmax(tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(H / A)));
      const context = tf.reshape(tf.transpose(tf.matMul(attention, v), [0, 2, 1, 3]), [B * T, H]);
      x = layerNorm(tf.add(x, dense(context, `${l}.o`)), `${l}.ln1`);
      x = layerNorm(tf.add(x, dense(gelu(dense(x, `${l}.up`)), `${l}.down`)), `${l}.ln2`);
    }
    const h = layerNorm(gelu(dense(tf.matMul(oneHot(chosen, B * T), x), 'head')), 'head.ln');
    const logits = tf.add(tf.matMul(h, P.word, false, true), P.bias);
    return tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(logits), oneHot(labels, V)), -1)));
  };
  return { variables: Object.values(P), loss };
}

/** What trains so many steps of a shape, on the backend in use. */
function trainer(shape) {
  const sizes = SHAPES[shape];
  const [V, , , , , T, B] = sizes;
  const { variables, loss } = bert(sizes);
  const optimizer = tf.train.adam(1e-3);
  const train = async (/** @type {number} */ steps) => {
    for (let step = 0; step < steps; step++) {
      const ids = [];
      const chosen = [];
      const labels = [];
      for (let i = 0; i < B * T; i++) {
        const id = 5 + Math.floor(Math.random() * (V - 5));
        const target = Math.random() < 0.15 || (chosen.length === 0 && i === B * T - 1);
        ids.push(target ? 4 : id);
        if (!target) continue;
        chosen.push(i);
        labels.push(id);
      }
      await descend(optimizer, variables, () => loss(ids, chosen, labels));
    }
  };
  const end = () => {
    optimizer.dispose();
    tf.dispose(variables);
  };
  return { train, end };
}

/** ms of the notebook's 180 steps together. */
async function notebook() {
  const sentences = [
    [0, 8, 4, 7, 2],
    [0, 8, 5, 6, 2],
    [0, 3, 5, 7, 2],
  ];
  const uniform = (shape, bound) => tf.variable(tf.randomUniform(shape, -bound, bound), true);
  const embedding = tf.variable(tf.randomNormal([9, 16]), true);
  const [hidden, hiddenBias] = [uniform([16, 16], 0.25), uniform([16], 0.25)];
  const [out, outBias] = [uniform([16, 9], 0.25), uniform([9], 0.25)];
  const variables = [embedding, hidden, hiddenBias, out, outBias];
  const optimizer = tf.train.adam(1e-2);
  const start = performance.now();
  for (let epoch = 0; epoch < 60; epoch++) {
    for (const ids of sentences) {
      await descend(optimizer, variables, () => {
        const x = tf.matMul(
          oneHot(
            ids.map((id, i) => (i === 2 ? 1 : id)),
            9,
          ),
          embedding,
        );
        const h = tf.relu(tf.add(tf.matMul(x, hidden), hiddenBias));
        const logits = tf.slice(tf.add(tf.matMul(h, out), outBias), [2, 0], [1, 9]);
        return tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), oneHot([ids[2]], 9))));
      });
    }
  }
  const taken = performance.now() - start;
  optimizer.dispose();
  tf.dispose(variables);
  return taken;
}

/** The fastest backend of each shape, with what trains there. @type {Map<string, {backend: string, train?: any}>} */
const best = new Map();
/** Why a backend is out, by its name. @type {Record<string, string>} */
const out = {};

/** Takes a backend into use. @param {string} backend */
async function use(backend) {
  // It answers false where it cannot, and says why on the console.
  if (!(await tf.setBackend(backend))) throw new Error('the browser does not have it');
  await tf.ready();
}

/** Tries every backend on a shape and keeps the fastest. @param {string} shape */
async function choose(shape) {
  let fastest = Number.POSITIVE_INFINITY;
  for (const backend of BACKENDS.filter((name) => !(name in out))) {
    try {
      await use(backend);
      const { train = undefined, end = () => {} } = shape === 'notebook' ? {} : trainer(shape);
      const once = async () => {
        if (shape === 'notebook') return notebook();
        const start = performance.now();
        await train(1);
        return performance.now() - start;
      };
      await once();
      const taken = await perCall(once, { ms: 0, times: 3, most: 1000 });
      if (taken < fastest) {
        fastest = taken;
        best.get(shape)?.end();
        best.set(shape, { backend, train, end });
      } else {
        end();
      }
    } catch (error) {
      out[backend] = error instanceof Error ? error.message : String(error);
    }
  }
}

/** @type {any} */ (globalThis).tfjs = {
  version: tf.version_core,
  async measure(/** @type {string} */ shape, /** @type {import('./measure.js').Budget} */ budget) {
    if (!best.has(shape)) await choose(shape);
    const chosen = best.get(shape);
    if (!chosen) throw new Error('TensorFlow.js has no backend that works here');
    await use(chosen.backend);
    if (shape === 'notebook') return perCall(notebook, budget);
    return perUnit(`tfjs ${shape}`, chosen.train, budget);
  },
  backends: () => Object.fromEntries([...best].map(([shape, { backend }]) => [shape, backend])),
  out: () => out,
};
