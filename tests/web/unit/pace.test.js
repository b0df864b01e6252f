import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace } from '../../../www/src/lab/pace.js';

test('the pace is that of the last moments', () => {
  const pace = new Pace();
  assert.equal(pace.estimate(100), null);
  for (let now = 0; now <= 10_000; now += 100)
    pace.add(now, now < 5000 ? now / 100 : 50 + (now - 5000) / 20, now);
  const estimate = pace.estimate(400);
  assert.ok(estimate);
  assert.ok(Math.abs(estimate.left - 2) < 0.01, `${estimate.left}`);
  assert.ok(Math.abs(estimate.tokensPerSecond - 1000) < 1);
  pace.reset();
  assert.equal(pace.estimate(400), null);
});
