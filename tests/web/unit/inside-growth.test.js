// Which words the heat map has, and where the points and names of the embeddings stand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  directed,
  labels,
  markOf,
  nearest,
  placed,
  toward,
} from '../../../www/src/panels/inside/embeddings/layout.js';
import { candidates, cells, pointAt, probabilities } from '../../../www/src/panels/inside/growth/rows.js';

const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'a', 'b', 'c'];

/** @param {number[]} steps @param {number[][]} rows @param {number} [blanks] */
const followed = (steps, rows, blanks = 1) => ({
  text: 'a [MASK]',
  first: { followed: blanks, blanks, every: 3 },
  steps,
  rows: rows.map((row) => Float32Array.from(row)),
  error: null,
});

test('the true word comes first, then what counts most in any run', () => {
  const one = followed(
    [0, 3],
    [
      [0.3, 0, 0, 0, 0, 0.3, 0.4, 0],
      [0, 0, 0, 0, 0, 0.2, 0.8, 0],
    ],
  );
  const other = followed([0], [[0, 0, 0, 0, 0, 0.1, 0, 0.9]]);
  assert.deepEqual(candidates([one, null, other], vocabulary, 0, ['a']), [5, 7, 6]);
  assert.deepEqual(candidates([null], vocabulary, 0, ['a']), []);
  const special = followed([0], [[0.5, 0, 0, 0, 0.1, 0.1, 0.3, 0]]);
  assert.deepEqual(
    candidates([special], vocabulary, 0, []),
    [0, 6, 4, 5, 7],
    'special ones while they are likely',
  );
});

test('each blank has its own rows', () => {
  const two = followed([0], [[0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]], 2);
  assert.equal(probabilities(two, 0, 0)[5], 1);
  assert.equal(probabilities(two, 1, 0)[7], 1);
  assert.deepEqual(candidates([two], vocabulary, 1, []), [7, 5, 6]);
});

test('a cell lasts until the next point', () => {
  const late = followed([7, 9, 12, 13], [[], [], [], []]);
  assert.deepEqual(cells(late), [
    { from: 7, width: 2 },
    { from: 9, width: 3 },
    { from: 12, width: 1 },
    { from: 13, width: 3 },
  ]);
  assert.deepEqual(
    [0, 6, 7, 8, 9, 20].map((step) => pointAt(late, step)),
    [-1, -1, 0, 0, 1, 3],
  );
});

test('an axis is mirrored only where that brings it nearer to the one before', () => {
  const before = Float32Array.from([1, -2, 3]);
  const near = Float32Array.from([2, -1, 3]);
  const far = Float32Array.from([-1, 2, -3]);
  assert.equal(directed(null, far), far);
  assert.equal(directed(before, near), near);
  assert.deepEqual(directed(before, far), Float32Array.from([1, -2, 3]));
  assert.equal(directed(Float32Array.from([1]), far), far, 'another vocabulary says nothing');
});

test('points fill the box with one scale for both axes', () => {
  const x = Float32Array.from([0, 4, 2]);
  const y = Float32Array.from([0, 0, 1]);
  const { points, origin } = placed([0, 1, 2], x, y, 400, 300);
  const [a, b, c] = points;
  assert.equal(b.x - a.x, 4 * (c.x - a.x - (b.x - a.x) / 2 + (a.y - c.y)), 'a unit is a unit');
  assert.deepEqual(origin, { x: a.x, y: a.y });
  for (const { x: px, y: py } of points) assert.ok(px >= 0 && px <= 400 && py >= 0 && py <= 300);
  const { points: same } = placed([0], x, y, 400, 300);
  assert.deepEqual(same, [{ id: 0, x: 200, y: 150 }], 'one point stands in the middle');
});

test('names overlap neither each other nor other points, and the first ones win', () => {
  const points = Array.from({ length: 30 }, (_, id) => ({
    id,
    x: 60 + (id % 6) * 25,
    y: 60 + Math.floor(id / 6) * 12,
  }));
  const found = labels(points, () => 'word', 300, 200, 30);
  assert.equal(found[0].id, 0);
  assert.ok(found.length > 3 && found.length < 30, `${found.length} names`);
  const boxes = found.map(({ id, x, y, anchor }) => {
    const wide = 4 * 6.8;
    const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
    return { id, left, right: left + wide, top: y - 10, bottom: y + 3 };
  });
  for (const a of boxes) {
    for (const b of boxes)
      assert.ok(a === b || a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top);
    for (const p of points)
      assert.ok(
        p.id === a.id || p.x + 5 <= a.left || p.x - 5 >= a.right || p.y + 5 <= a.top || p.y - 5 >= a.bottom,
      );
  }
});

test('the nearest point, and the next one in a direction', () => {
  const points = [
    { id: 0, x: 0, y: 0 },
    { id: 1, x: 10, y: 2 },
    { id: 2, x: 30, y: 0 },
    { id: 3, x: 1, y: -20 },
  ];
  assert.equal(nearest(points, 9, 0, 24)?.id, 1);
  assert.equal(nearest(points, 200, 0, 24), null);
  assert.equal(toward(points, points[0], [1, 0])?.id, 1);
  assert.equal(toward(points, points[0], [0, -1])?.id, 3);
  assert.equal(toward(points, points[0], [-1, 0]), null);
});

test('seventy-two classes have marks of their own', () => {
  const marks = new Set(Array.from({ length: 72 }, (_, i) => JSON.stringify(markOf(i))));
  assert.equal(marks.size, 72);
});
