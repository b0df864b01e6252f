import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Envelope, MOST } from '../../../www/src/envelope.js';

/** @param {number[]} values */
function envelope(values) {
  const result = new Envelope();
  for (const value of values) result.append(value);
  return result;
}

test('a short curve is drawn step by step', () => {
  const curve = envelope([3, 1, 2]);
  assert.deepEqual(Envelope.steps(curve.width, 3), [1, 2, 3]);
  assert.deepEqual(curve.values(3), [3, 1, 2]);
  assert.deepEqual(curve.values(5), [3, 1, 2, null, null], 'a curve that has ended leaves a gap');
});

test('a long curve has few points, and keeps its spikes', () => {
  const values = Array.from({ length: 100_000 }, (_, i) => Math.sin(i));
  values[77_777] = 50;
  values[33_333] = -50;
  const curve = envelope(values);
  const steps = Envelope.steps(curve.width, values.length);
  const drawn = /** @type {number[]} */ (curve.values(steps.length));
  assert.ok(steps.length <= MOST, `${steps.length} points`);
  assert.equal(drawn.length, steps.length);
  assert.equal(Math.max(...drawn), 50);
  assert.equal(Math.min(...drawn), -50);
  assert.ok(Math.abs(steps[drawn.indexOf(50)] - 77_778) <= curve.width);
  assert.deepEqual(
    steps,
    [...steps].sort((a, b) => a - b),
  );
});

test('curves of different lengths share one axis', () => {
  const long = envelope(Array.from({ length: 3000 }, (_, i) => i));
  const short = envelope(Array.from({ length: 10 }, (_, i) => i));
  short.widen(long.width);
  assert.equal(short.width, long.width);
  const values = short.values(Envelope.steps(long.width, long.length).length);
  assert.equal(Math.max(...values.map((value) => value ?? 0)), 9);
  assert.equal(values.at(-1), null);
  short.append(100);
  assert.equal(Math.max(...short.values(8).map((value) => value ?? 0)), 100, 'and can still grow');
});
