import assert from 'node:assert/strict';
import { test } from 'node:test';
import { separate, wrap } from '../../../www/src/charts/label-layout.js';

/** @param {number[]} wishes */
const labels = (...wishes) => wishes.map((at) => ({ at, height: 10 }));

test('labels that do not touch stay where they would like to be', () => {
  assert.deepEqual(separate(labels(20, 50, 90), 0, 100), [20, 50, 90]);
});

test('labels that touch give way to each other by as much', () => {
  assert.deepEqual(separate(labels(50, 50), 0, 100), [45, 55]);
  assert.deepEqual(separate(labels(48, 50, 52), 0, 100), [40, 50, 60]);
});

test('labels stay inside, and push those that are in the way', () => {
  assert.deepEqual(separate(labels(2), 0, 100), [5]);
  assert.deepEqual(separate(labels(85, 99, 100), 0, 100), [75, 85, 95]);
});

test('labels never overlap and keep their order, wherever they would like to be', () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  for (let round = 0; round < 200; round++) {
    const wished = Array.from({ length: 1 + Math.floor(random() * 8) }, () => ({
      at: random() * 300,
      height: 12 + Math.floor(random() * 3) * 12,
    })).sort((a, b) => a.at - b.at);
    const middles = separate(wished, 0, 300);
    const edges = middles.map((middle, i) => [middle - wished[i].height / 2, middle + wished[i].height / 2]);
    assert.ok(edges[0][0] >= -1e-9 && edges[edges.length - 1][1] <= 300 + 1e-9);
    for (let i = 1; i < edges.length; i++) assert.ok(edges[i][0] >= edges[i - 1][1] - 1e-9);
  }
});

test('a text is wrapped where words allow', () => {
  const width = (/** @type {string} */ text) => text.length;
  assert.deepEqual(wrap('best with both sides, 0', 14, width), ['best with both', 'sides, 0']);
  assert.deepEqual(wrap('incomprehensibilities', 5, width), ['incomprehensibilities']);
  // Chinese sets no spaces, and no line begins with its comma.
  assert.deepEqual(wrap('看两侧时的损失，0', 4, width), ['看两侧时', '的损失，', '0']);
});
