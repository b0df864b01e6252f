import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OutcomeHistory } from '../../../www/src/history/history.js';
import { outcomeColumns } from '../support/outcome-columns.js';

/** @param {Parameters<typeof outcomeColumns>[0]} steps @returns {any} */
const columns = (steps) => ({ step: new Float32Array(steps.length), ...outcomeColumns(steps) });

test('outcomes are counted up to any step', () => {
  const history = new OutcomeHistory();
  assert.deepEqual(history.counts(), { masked: 0, random: 0, kept: 0, other: 0 });
  history.append(columns([[['masked', 3, 1]], [['random', 1, 2]]]));
  history.append(
    columns([
      [
        ['masked', 1, 5],
        ['kept', 2, 0.5],
      ],
    ]),
  );
  assert.deepEqual(history.counts(0), { masked: 0, random: 0, kept: 0, other: 0 });
  assert.deepEqual(history.counts(1), { masked: 3, random: 0, kept: 0, other: 0 });
  assert.deepEqual(history.counts(2), { masked: 3, random: 1, kept: 0, other: 0 });
  assert.deepEqual(history.counts(), { masked: 4, random: 1, kept: 2, other: 0 });
  assert.deepEqual(history.counts(99), history.counts(), 'no more than there were');
});

test('a mean is over the targets, not over the steps', () => {
  const history = new OutcomeHistory();
  history.append(columns([[['masked', 3, 1]], [['random', 1, 2]], [['masked', 1, 5]]]));
  assert.equal(history.mean('masked', 3), 2);
  assert.equal(history.mean('masked', 1), 5);
  assert.equal(history.mean('masked', 9), 2, 'of fewer steps where fewer were made');
  assert.equal(history.mean('masked', 2, 2), 1);
  assert.ok(Number.isNaN(history.mean('masked', 1, 2)), 'step 2 had none');
  assert.ok(Number.isNaN(history.mean('kept', 3)));
  assert.ok(Number.isNaN(new OutcomeHistory().mean('masked', 3)));
});

test('a long run keeps its counts exact, and its means over as many steps as a chart can show', () => {
  const history = new OutcomeHistory();
  const STEPS = 300_000;
  const masked = (/** @type {number} */ step) => step % 7;
  const loss = (/** @type {number} */ step) => 1 + (step % 5);
  for (let from = 0; from < STEPS; from += 1000) {
    history.append(
      columns(Array.from({ length: 1000 }, (_, i) => [['masked', masked(from + i + 1), loss(from + i + 1)]])),
    );
  }
  for (const step of [1, 2, 2047, 2048, 2049, 4097, 123_457, 299_999, STEPS]) {
    let expected = 0;
    for (let s = 1; s <= step; s++) expected += masked(s);
    assert.equal(history.counts(step).masked, expected, `up to step ${step}`);
  }
  // Counts and losses repeat every 35 steps, so that a mean over many of them is known.
  const [targets, sum] = Array.from({ length: 35 }, (_, i) => i + 1).reduce(
    ([n, total], s) => [n + masked(s), total + masked(s) * loss(s)],
    [0, 0],
  );
  const found = history.mean('masked', 35_000, 200_000);
  assert.ok(Math.abs(found - sum / targets) < 0.005, `${found} for ${sum / targets}`);
});

test('targets that are no longer drawn leave the counts of the steps before', () => {
  const history = new OutcomeHistory();
  history.append(columns(Array.from({ length: 400 }, (_, i) => (i < 300 ? [['kept', 1, 1]] : []))));
  assert.equal(history.counts(250).kept, 250);
  assert.equal(history.counts(400).kept, 300);
});
