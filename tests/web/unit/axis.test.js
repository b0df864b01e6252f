import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linear } from '../../../www/src/charts/axis.js';

test('marks are round numbers, no more than there is room for', () => {
  assert.deepEqual(linear(0, 2.6, 8), [0, 0.5, 1, 1.5, 2, 2.5]);
  assert.deepEqual(linear(0, 180, 6), [0, 50, 100, 150]);
  assert.deepEqual(linear(0, 1000, 4), [0, 250, 500, 750, 1000]);
  assert.deepEqual(linear(0, 0.3, 3), [0, 0.1, 0.2, 0.3], 'and are written as one would');
  assert.deepEqual(linear(-0.12, 0.3, 5), [-0.1, 0, 0.1, 0.2, 0.3]);
});

test('there is no half step', () => {
  assert.deepEqual(linear(0, 2, 8, true), [0, 1, 2]);
  assert.deepEqual(linear(0, 1, 8, true), [0, 1]);
  assert.deepEqual(linear(0, 12, 5, true), [0, 5, 10]);
  for (let steps = 1; steps < 3000; steps = Math.ceil(steps * 1.3)) {
    const marks = linear(0, steps, 6, true);
    assert.ok(marks.length >= 2 && marks.length <= 7, `${steps}: ${marks}`);
    assert.ok(marks.every(Number.isInteger), `${steps}: ${marks}`);
  }
});
