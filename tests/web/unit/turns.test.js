import assert from 'node:assert/strict';
import { test } from 'node:test';
import { room, Turns } from '../../../www/src/workers/turns.js';

test('the page keeps a processor where there are more than two', () => {
  assert.deepEqual([1, 2, 4, 8].map(room), [1, 2, 3, 7]);
});

test('no more runs train at once than there is room for, the one that is furthest behind first', () => {
  const turns = new Turns(2);
  for (const [run, steps] of [
    [1, 30],
    [2, 10],
    [3, 20],
    [4, 40],
  ]) {
    turns.wait(run, steps);
  }
  assert.deepEqual(turns.grant(), [2, 3]);
  assert.deepEqual(turns.grant(), []);
  turns.wait(2, 35);
  assert.deepEqual(turns.grant(), [1]);
  turns.leave(3);
  assert.deepEqual(turns.grant(), [2]);
  turns.leave(4);
  turns.leave(1);
  turns.leave(2);
  assert.deepEqual(turns.grant(), []);
});
