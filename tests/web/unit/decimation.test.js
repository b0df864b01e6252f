import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnOf, Decimation } from '../../../www/src/charts/decimation.js';

/** @typedef {{step: number, value: number, joined: boolean}} Point */

/** @param {ArrayLike<number>} values @param {number} columns @param {number} [steps] */
function decimation(values, columns, steps = values.length) {
  const curve = new Decimation(columns, steps);
  for (let i = 0; i < values.length; i++) curve.append(values[i]);
  return curve;
}

/** @param {Decimation} curve */
function points(curve) {
  /** @type {Point[]} */
  const seen = [];
  curve.each((step, value, joined) => seen.push({ step, value, joined }));
  return seen;
}

/**
 * The same in the plainest way: all points of a column at once.
 *
 * @param {number[]} values
 * @param {number} columns
 * @param {number} steps
 */
function plain(values, columns, steps) {
  const all = values.map((value, i) => ({ step: i + 1, value })).filter(({ value }) => !Number.isNaN(value));
  const kept = Array.from({ length: columns }, (_, column) => {
    const inside = all.filter(({ step }) => columnOf(step, columns, steps) === column);
    const least = inside.find(({ value }) => value === Math.min(...inside.map((point) => point.value)));
    const greatest = inside.find(({ value }) => value === Math.max(...inside.map((point) => point.value)));
    return inside.filter((point) => [inside[0], least, greatest, inside.at(-1)].includes(point));
  }).flat();
  return kept.map(({ step, value }, i) => {
    const missing = i === 0 || values.slice(kept[i - 1].step, step - 1).some(Number.isNaN);
    return { step, value, joined: !missing };
  });
}

/** Random numbers, the same each time. @param {number} seed */
function random(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Curves of every kind: short and long, jagged and level, whole and with holes. */
function* curves() {
  for (let seed = 1; seed <= 300; seed++) {
    const next = random(seed);
    const length = Math.floor(next() * 400);
    const steps = Math.max(1, length + Math.floor((next() - 0.2) * 200));
    const columns = 1 + Math.floor(next() * 60);
    const holes = seed % 3 === 0 ? 0 : next();
    const levels = 1 + Math.floor(next() * 9);
    let hole = false;
    const values = Array.from({ length }, () => {
      if (next() < 0.2) hole = next() < holes;
      return hole ? Number.NaN : Math.floor(next() * levels) / levels;
    });
    yield { values, columns, steps };
  }
}

test('a short curve is drawn step by step', () => {
  const curve = decimation([3, 1, 2], 100);
  assert.deepEqual(points(curve), [
    { step: 1, value: 3, joined: false },
    { step: 2, value: 1, joined: true },
    { step: 3, value: 2, joined: true },
  ]);
  assert.deepEqual(points(new Decimation(100, 10)), []);
});

test('Invariant: appending point by point keeps what would be kept of all at once', () => {
  for (const { values, columns, steps } of curves()) {
    const curve = new Decimation(columns, steps);
    values.forEach((value, i) => {
      curve.append(value);
      // Now and then on the way, too.
      if (i % 97 === 0) assert.deepEqual(points(curve), plain(values.slice(0, i + 1), columns, steps));
    });
    assert.deepEqual(points(curve), plain(values, columns, steps));
  }
});

test('order, first, last and the extremes of every column are kept, in at most four points a column', () => {
  for (const { values, columns, steps } of curves()) {
    const kept = points(decimation(values, columns, steps));
    const steadily = kept.every(({ step }, i) => i === 0 || step > kept[i - 1].step);
    assert.ok(steadily, 'in order');
    const real = values
      .map((value, i) => ({ value, step: i + 1 }))
      .filter(({ value }) => !Number.isNaN(value));
    assert.equal(kept[0]?.step, real[0]?.step, 'the first');
    assert.equal(kept.at(-1)?.step, real.at(-1)?.step, 'the last');
    for (const { step, value } of kept) assert.equal(value, values[step - 1], 'nothing is made up');
    for (let column = 0; column < columns; column++) {
      const of = (/** @type {{step: number, value: number}[]} */ some) =>
        some.filter(({ step }) => columnOf(step, columns, steps) === column).map(({ value }) => value);
      const [all, some] = [of(real), of(kept)];
      assert.ok(some.length <= 4, `${some.length} points`);
      assert.equal(Math.max(...some), Math.max(...all));
      assert.equal(Math.min(...some), Math.min(...all));
    }
  }
});

test('missing values part what is before them from what is after them', () => {
  const none = Number.NaN;
  const parts = points(decimation([none, 1, 2, none, 3, none, none, 4, 5, none], 3));
  assert.deepEqual(
    parts.map(({ value, joined }) => [value, joined]),
    [
      [1, false],
      [2, true],
      [3, false],
      [4, false],
      [5, true],
    ],
  );
});

test('the extremes of the whole are known without looking', () => {
  const values = Array.from({ length: 100_000 }, (_, i) => Math.sin(i));
  values[77_777] = 50;
  values[33_333] = -50;
  const curve = decimation(values, 700);
  assert.equal(curve.greatest, 50);
  assert.equal(curve.least, -50);
  const kept = points(curve);
  assert.ok(kept.length <= 4 * 700, `${kept.length} points`);
  assert.ok(kept.some(({ step, value }) => step === 77_778 && value === 50));
});

test('steps beyond the last column stay in it', () => {
  const curve = decimation([1, 2, 3, 4, 5, 6], 2, 4);
  assert.equal(points(curve).at(-1)?.step, 6);
});
