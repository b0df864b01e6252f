// How often a question is sent again while a run trains.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Questions } from '../../../www/src/workers/questions.js';

/**
 * Asks at these times, with one more step each time; returns the times at which the question went out.
 *
 * @param {number[]} times
 * @param {number} [every]
 */
async function asked(times, every) {
  let now = 0;
  /** @type {number[]} */
  const out = [];
  /** @type {Record<string, any>} */
  const answers = {};
  const questions = new Questions(
    async () => out.push(now),
    (key, answer) => {
      answers[key] = answer;
    },
    () => now,
  );
  const waits = [];
  for (const [step, time] of times.entries()) {
    now = time;
    const need = { key: 'k', run: 1, question: 'patterns', arguments: {}, step };
    waits.push(questions.want([every === undefined ? need : { ...need, every }], answers));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { out, waits };
}

test('a question is sent four times a second unless its need says otherwise', async () => {
  const { out, waits } = await asked([0, 100, 249, 250, 400]);
  assert.deepEqual(out, [0, 250]);
  assert.deepEqual(waits, [null, 150, 1, null, 100]);
});

test('a question is sent as rarely as its need says', async () => {
  const { out, waits } = await asked([0, 250, 1000, 1499, 1500, 2999, 3000], 1500);
  assert.deepEqual(out, [0, 1500, 3000]);
  assert.deepEqual(waits, [null, 1250, 500, 1, null, 1, null]);
});
