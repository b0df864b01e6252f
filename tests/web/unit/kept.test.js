// A training that is kept and brought back: its curves, and what is refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRESETS } from '../../../www/src/experiment/corpora.js';
import { History, NUMBERS, OUTCOMES } from '../../../www/src/history/history.js';
import { checked } from '../../../www/src/lab/kept.js';
import { initial, phase, reduce } from '../../../www/src/lab/state.js';
import { remembered, workOf } from '../../../www/src/lab/work.js';
import { random } from '../support/random.js';

const [{ experiment, blank }] = PRESETS;
const r = random(3);
const column = (/** @type {number} */ n, scale = 1) =>
  Float32Array.from({ length: n }, () => scale * r.next());

/** A history of `n` steps with everything in it. @param {number} n */
function grown(n) {
  const history = new History();
  for (let made = 0; made < n; made += 50) {
    const floor = column(50);
    floor[7] = Number.NaN;
    const targets = Object.fromEntries(
      OUTCOMES.flatMap((name) => [
        [`${name}Targets`, Float32Array.from({ length: 50 }, () => r.below(4))],
        [`${name}Loss`, column(50, 3)],
      ]),
    );
    const step = Float32Array.from({ length: 50 }, (_, i) => made + i + 1);
    history.append({
      ...{ step, loss: column(50, 5), floor, accuracy: column(50), lr: column(50), gradNorm: column(50) },
      ...{ tokens: Float32Array.from(step, () => 1 + r.below(9)), ...targets },
      second: { step, loss: column(50), floor: column(50), accuracy: column(50) },
      heldOut: { step: step.slice(-1), loss: column(1), accuracy: column(1) },
    });
  }
  return history;
}

test('a history comes back from its columns bit for bit', () => {
  const before = grown(150);
  const after = History.of(structuredClone(before.columns()));
  assert.equal(after.length, 150);
  for (const name of NUMBERS)
    assert.deepEqual(after[name].slice(0, after.length), before[name].slice(0, before.length), name);
  assert.deepEqual(after.heldOut, before.heldOut);
  assert.equal(after.tokens, before.tokens);
  assert.deepEqual(after.columns(), before.columns());
  for (const step of [1, 20, 77, 150]) {
    assert.equal(after.mean(20, step), before.mean(20, step));
    assert.equal(after.gap(20, step), before.gap(20, step));
    assert.deepEqual(after.outcomes(step), before.outcomes(step));
    const seconds = [before, after].map(({ second }) => second.mean('loss', 20, step));
    assert.ok(Math.abs(seconds[0] - seconds[1]) < 1e-6);
  }
  const [grownOn, restored] = [before, after].map((history) => history.length);
  assert.equal(grownOn, restored);
});

const run = (steps = 150) => ({
  history: grown(steps).columns(),
  ...{ fingerprint: '0123456789abcdef', state: new Uint8Array(9), error: null, followed: null },
});

test('what is not whole is refused, whatever is missing', () => {
  const whole = { experiment, runs: [run(), run()] };
  assert.equal(checked(structuredClone(whole)).runs[0].steps.length, 150);
  assert.throws(() => checked(undefined));
  assert.throws(() => checked({ ...whole, experiment: { steps: 3 } }));
  assert.throws(() => checked({ ...whole, runs: [run()] }));
  const parts = run();
  for (const name of Object.keys(parts.history)) {
    const lacking = { ...parts, history: { ...parts.history, [name]: [1, 2] } };
    assert.throws(() => checked({ ...whole, runs: [run(), lacking] }), `${name} is needed`);
  }
  for (const change of [{ state: null }, { state: [1] }, { fingerprint: 3 }, { history: undefined }])
    assert.throws(() => checked({ ...whole, runs: [run(), { ...parts, ...change }] }));
  assert.throws(() => checked({ ...whole, runs: [run(), run(200)] }), 'more steps than the experiment has');
});

test('runs stand where they stood, and a run that had failed still has', () => {
  const failed = { ...run(50), state: null, error: { code: 'diverged', message: 'The loss is infinite.' } };
  const kept = checked({ experiment, runs: [run(), failed] });
  const begun = initial({ draft: experiment, corpus: '', blank });
  let state = reduce(begun, { type: 'applied', experiment, ids: [4, 5], kept });
  assert.equal(phase(state), 'loading');
  assert.deepEqual(
    state.runs.map(({ history, phase: now }) => [history.length, now]),
    [
      [150, 'loading'],
      [50, 'failed'],
    ],
  );
  const info = /** @type {any} */ ({});
  const stood = { step: 150, done: false, fingerprint: 'abc' };
  state = reduce(state, { type: 'ready', run: 4, info, stood });
  assert.equal(phase(state), 'paused');
  assert.equal(state.runs[0].fingerprint, 'abc');
  const over = reduce(reduce(begun, { type: 'applied', experiment, ids: [6, 7], kept }), {
    ...{ type: 'ready', run: 6, info, stood: { ...stood, done: true } },
  });
  assert.equal(phase(over), 'done');
});

test('what was typed comes back, also where it cannot be used, and what belongs to workers does not', () => {
  const before = [
    { type: 'typed', path: 'steps', text: 'many', value: 'many' },
    { type: 'speed', speed: 'slow' },
    {
      type: 'inside-set',
      name: 'prime',
      change: { number: 3, of: 4, plan: {}, a: 'the cook stirs', b: null },
    },
  ].reduce(
    (state, event) => reduce(state, /** @type {any} */ (event)),
    initial({ draft: experiment, corpus: 'x', blank }),
  );
  const work = structuredClone(workOf(before));
  assert.equal(work.corpus, 'x');
  assert.deepEqual(work.chosen, { prime: { a: 'the cook stirs' } });
  const fresh = initial({ draft: experiment, corpus: '', blank });
  const after = remembered(work).reduce(reduce, fresh);
  assert.deepEqual(after.typed, before.typed);
  const said = (/** @type {any} */ { problems }) =>
    problems.map((/** @type {any} */ { field, say }) => [field, say()]);
  assert.equal(said(after).length, 1);
  assert.deepEqual(said(after), said(before));
  assert.equal(after.speed, 'slow');
  for (const odd of [
    {},
    { typed: 3, speed: 'fast', chosen: [] },
    { typed: { steps: null }, chosen: { step: 4 } },
  ])
    assert.deepEqual(remembered(odd), []);
});
