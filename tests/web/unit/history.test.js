import assert from 'node:assert/strict';
import { test } from 'node:test';
import { History } from '../../../www/src/history/history.js';
import { noSecond, outcomeColumns } from '../support/outcome-columns.js';

/** @param {number[]} loss @param {number[]} [floor] */
const columns = (loss, floor = loss.map(() => Number.NaN)) => ({
  step: new Float32Array(loss.length),
  loss: Float32Array.from(loss),
  accuracy: new Float32Array(loss.length),
  lr: new Float32Array(loss.length),
  gradNorm: new Float32Array(loss.length),
  ...outcomeColumns(loss.map(() => [])),
  tokens: new Float32Array(loss.length).fill(2),
  floor: Float32Array.from(floor),
  second: noSecond,
  heldOut: { step: new Float32Array(), loss: new Float32Array(), accuracy: new Float32Array() },
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

test('the gap is the mean of loss − floor, over the steps that have a floor', () => {
  const history = new History();
  history.append(columns([4, 3]));
  assert.equal(history.floored, false);
  assert.ok(Number.isNaN(history.gap(2)));
  history.append(columns([2, 5, 1], [1, Number.NaN, 0.5]));
  assert.equal(history.floored, true);
  assert.equal(history.gap(5), 0.75);
  assert.equal(history.gap(2), 0.5);
  assert.equal(history.gap(2, 4), 1);
  assert.ok(Number.isNaN(history.gap(1, 4)));
  history.append(
    columns(
      Array.from({ length: 1000 }, () => 2),
      Array.from({ length: 1000 }, () => 1),
    ),
  );
  assert.equal(history.gap(500), 1, 'past its first capacity');
});

test('what is measured on held-out sentences is kept in order', () => {
  const history = new History();
  const some = (/** @type {number[]} */ step, /** @type {number[]} */ loss) => ({
    step: Float32Array.from(step),
    loss: Float32Array.from(loss),
    accuracy: new Float32Array(step.length),
  });
  history.append({ ...columns([4, 3]), heldOut: some([0], [4.5]) });
  history.append(columns([3]));
  history.append({ ...columns([2]), heldOut: some([3, 4], [3.5, 3]) });
  assert.deepEqual(
    history.heldOut.map(({ step, loss }) => [step, loss]),
    [
      [0, 4.5],
      [3, 3.5],
      [4, 3],
    ],
  );
});

test('it counts what became of the targets, up to any step', () => {
  const history = new History();
  history.append({ ...columns([1, 2]), ...outcomeColumns([[['masked', 4, 1]], [['kept', 1, 2]]]) });
  assert.deepEqual(history.outcomes(1), { masked: 4, random: 0, kept: 0, other: 0 });
  assert.deepEqual(history.outcomes(), { masked: 4, random: 0, kept: 1, other: 0 });
  assert.equal(history.byOutcome.mean('kept', 2), 2);
});
