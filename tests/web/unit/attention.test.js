// What the panel Attention makes of the engine's numbers.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { initSync, Library, Session } from '../../../www/pkg/cloze.js';
import {
  allows,
  darkness,
  mapOf,
  pooled,
  positions,
  rowOf,
  strongest,
  strongestPattern,
} from '../../../www/src/panels/inside/attention/numbers.js';

const T = 3;
/** Two layers of two heads; every map has numbers of its own. */
const value = {
  tokens: ['[CLS]', 'a', '[SEP]'],
  unknown: [],
  layers: 2,
  heads: 2,
  context: /** @type {const} */ ('both'),
  probabilities: Float32Array.from({ length: 4 * T * T }, (_, i) => i),
};

test('a map is the part of the numbers that belongs to its head', () => {
  assert.deepEqual([...mapOf(value, 0, 0)], [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  assert.deepEqual([...mapOf(value, 1, 0)].slice(0, 3), [18, 19, 20]);
});

test('a row is of one head, or a mean', () => {
  assert.deepEqual(rowOf(value, 1, { layer: 1, head: 1, whose: 'head' }), [30, 31, 32]);
  assert.deepEqual(rowOf(value, 1, { layer: 1, head: 1, whose: 'layer' }), [25.5, 26.5, 27.5]);
  assert.deepEqual(rowOf(value, 1, { layer: 1, head: 1, whose: 'all' }), [16.5, 17.5, 18.5]);
});

test('a context is what the engine makes of it', () => {
  const rows = (/** @type {'none' | 'left' | 'right' | 'both'} */ context) =>
    [0, 1, 2].map((query) => [0, 1, 2].map((key) => (allows(context, query, key) ? '1' : '0')).join(''));
  // As tests/rust/invariants/visibility.rs has it.
  assert.deepEqual(rows('none'), ['100', '010', '001']);
  assert.deepEqual(rows('left'), ['100', '110', '111']);
  assert.deepEqual(rows('right'), ['111', '011', '001']);
  assert.deepEqual(rows('both'), ['111', '111', '111']);
});

test('the strongest of those that are shown, the first of equals', () => {
  const map = Float32Array.from([0.5, 0.25, 0.25, 0, 1, 0, 0, 0, 0]);
  assert.equal(strongest(map, 0, [0, 1, 2]), 0);
  assert.equal(strongest(map, 0, [1, 2]), 1);
  assert.equal(strongest(map, 1, [0, 2]), null, 'hidden positions are no answer');
  assert.deepEqual(positions(value.tokens, true), [1]);
  assert.deepEqual(positions(value.tokens, false), [0, 1, 2]);
});

test('a small map has the largest weight of what falls on a dot, and hides only what is hidden', () => {
  const map = Float32Array.from([1, 0, 0, 0, 0.4, 0.6, 0, 0, 0.2, 0.5, 0.3, 0, 0.1, 0.2, 0.3, 0.4]);
  const { size, weights } = pooled(map, [0, 1, 2, 3], 'left', 2);
  assert.equal(size, 2);
  assert.deepEqual([...weights], [1, -1, 0.5, Math.fround(0.4)]);
  const whole = pooled(map, [0, 1, 2, 3], 'left', 64);
  assert.equal(whole.size, 4);
  assert.equal([...whole.weights].filter((weight) => weight < 0).length, 6);
  // Without the ends.
  assert.deepEqual([...pooled(map, [1, 2], 'left', 64).weights], [0.6, -1, 0.5, 0.3].map(Math.fround));
});

test('the strongest pattern is the one furthest above equal attention', () => {
  const patterns = {
    names: ['itself', 'previous', 'sep'],
    layers: 1,
    heads: 2,
    sentences: 3,
    tokens: 20,
    shares: Float32Array.from([0.5, 0.125, 0.5, 0.125, 0.25, 0.125]),
    uniform: Float32Array.from([0.125, 0.125, 0.25]),
  };
  assert.deepEqual(strongestPattern(patterns, 0, 0), { name: 'itself', share: 0.5, uniform: 0.125 });
  assert.deepEqual(strongestPattern(patterns, 0, 1), { name: 'previous', share: 0.25, uniform: 0.125 });
});

test('darkness goes from nothing to all', () => {
  assert.deepEqual([-1, 0, 0.25, 1, 2].map(darkness), [0, 0, 0.5, 1, 1]);
});

test('the wasm that is shipped answers all three questions', () => {
  initSync({ module: readFileSync(new URL('../../../www/dist/cloze_bg.wasm', import.meta.url)) });
  for (const context of ['none', 'left', 'right', 'both']) {
    const model = { kind: 'bert', layers: 2, heads: 4, hidden: 16, context, dropout: 0.1 };
    const experiment = {
      corpus: { text: 'the cat sleeps\nthe dog barks' },
      steps: 5,
      runs: [{ label: 'BERT', model }],
    };
    const session = new Session(JSON.stringify(experiment), 0);
    session.train(3);
    const text = 'the [MASK] sleeps';
    const attention = /** @type {any} */ (session.ask('attention', JSON.stringify({ text })));
    assert.equal(attention.probabilities.length, 2 * 4 * 5 * 5);
    const [first] = rowOf(attention, 0, { layer: 0, head: 0, whose: 'head' });
    assert.equal(first === 1, context === 'none' || context === 'left', '[CLS] sees but itself');
    const patterns = /** @type {any} */ (session.ask('patterns', '{}'));
    assert.equal(patterns.shares.length, 2 * 4 * 7);
    const decisive = /** @type {any} */ (new Library().ask('decisive', JSON.stringify({ experiment, text })));
    assert.ok(decisive.blanks[0].growth[3] > 0.5);
    session.free();
  }
});
