import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Queue } from '../../../www/src/workers/queue.js';

function made() {
  /** @type {[number, string][]} */
  const sent = [];
  return { sent, queue: new Queue((id, /** @type {string} */ question) => sent.push([id, question])) };
}

test('one question at a time, and of a lane the latest', async () => {
  const { sent, queue } = made();
  const first = queue.ask('first', 'a');
  const second = queue.ask('second', 'a');
  const other = queue.ask('other', 'b');
  const third = queue.ask('third', 'a');
  assert.deepEqual(sent, [[1, 'first']]);
  assert.equal(await second, null, 'it gave way');
  queue.answered({ id: 1, value: 'yes' });
  assert.equal(await first, 'yes', 'what is under way is answered');
  assert.deepEqual(sent.at(-1), [3, 'other']);
  queue.answered({ id: 1, value: 'late' });
  queue.answered({ id: 3, error: { code: 'x', message: 'no' } });
  await assert.rejects(other, { message: 'no' });
  queue.answered({ id: 4, value: 'well' });
  assert.equal(await third, 'well');
});

test('after a failure every question is refused with it', async () => {
  const { queue } = made();
  const [one, two] = [queue.ask('one', 'a'), queue.ask('two', 'b')];
  queue.fail({ code: 'internal', message: 'gone' });
  for (const asked of [one, two, queue.ask('three', 'c')]) await assert.rejects(asked, { message: 'gone' });
  assert.equal(queue.failed, true);
});
