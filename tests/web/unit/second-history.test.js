import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SecondHistory } from '../../../www/src/history/history.js';
import { noSecond } from '../support/outcome-columns.js';

/** @param {number[]} loss @param {number[]} floor */
const columns = (loss, floor = loss.map(() => Number.NaN)) => ({
  step: Float32Array.from(loss, (_, i) => i + 1),
  loss: Float32Array.from(loss),
  floor: Float32Array.from(floor),
  accuracy: Float32Array.from(loss, (_, i) => (i % 2 === 0 ? 1 : 0.5)),
});

test('a run without a second objective keeps nothing', () => {
  const history = new SecondHistory();
  history.append(noSecond);
  assert.equal(history.length, 0);
  assert.deepEqual(history.columns(), { loss: [], accuracy: [], floor: [] });
  assert.ok(Number.isNaN(history.mean('loss', 5)));
});

test('means are of the last steps, of fewer where there are fewer', () => {
  const history = new SecondHistory();
  history.append(columns([4, 2], [1, 0.5]));
  history.append(columns([3], [0.75]));
  assert.equal(history.mean('loss', 2), 2.5);
  assert.equal(history.mean('loss', 10), 3);
  assert.equal(history.mean('floor', 3), 0.75);
  assert.equal(history.mean('accuracy', 2), 0.75);
  assert.equal(history.mean('loss', 2, 2), 3);
});

test('it grows past its first capacity and loses nothing', () => {
  const history = new SecondHistory();
  const all = Array.from({ length: 3000 }, (_, i) => Math.fround(0.7 + Math.sin(i)));
  for (let i = 0; i < all.length; i += 7) history.append(columns(all.slice(i, i + 7)));
  assert.deepEqual(history.columns().loss, all);
  assert.ok(Number.isNaN(history.mean('floor', 10)), 'a floor that there is not is not 0');
});
