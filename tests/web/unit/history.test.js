import assert from 'node:assert/strict';
import { test } from 'node:test';
import { History } from '../../../www/src/history.js';

/** @param {number[]} loss */
const columns = (loss) => ({
  step: new Float32Array(loss.length),
  loss: Float32Array.from(loss),
  accuracy: new Float32Array(loss.length),
  lr: new Float32Array(loss.length),
  gradNorm: new Float32Array(loss.length),
  tokens: new Float32Array(loss.length).fill(2),
});

test('the trailing mean takes what there is at the start and the window after it', () => {
  const history = new History();
  assert.ok(Number.isNaN(history.mean(3)));
  history.append(columns([4, 2, 3, 7]));
  assert.deepEqual(
    [1, 2, 3, 4].map((step) => history.mean(3, step)),
    [4, 3, 3, 4],
  );
  assert.equal(history.mean(1), 7);
});

test('it grows past its first capacity and loses nothing', () => {
  const history = new History();
  const losses = Array.from({ length: 5000 }, (_, i) => (i % 7) / 2);
  for (let at = 0; at < losses.length; at += 333) history.append(columns(losses.slice(at, at + 333)));
  assert.equal(history.length, 5000);
  assert.deepEqual([...history.loss.subarray(0, 5000)], losses);
  assert.equal(history.tokens, 10_000);
  assert.equal(history.mean(7), 1.5);
});

test('a long run of small losses after large ones has an exact mean', () => {
  const history = new History();
  history.append(columns(Array.from({ length: 1000 }, () => 1000)));
  history.append(columns(Array.from({ length: 1000 }, () => 2 ** -10)));
  assert.equal(history.mean(100), 2 ** -10);
});
