import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Looks } from '../../../www/src/workers/looks.js';

/** Looks whose answers and clock a test gives. */
function asked() {
  /** @type {{need: any, resolve: (value: any) => void, reject: (error: any) => void}[]} */
  const open = [];
  /** @type {Record<string, import('../../../www/src/workers/looks.js').Answer>} */
  const answers = {};
  const clock = { now: 1000 };
  const looks = new Looks(
    (need) => new Promise((resolve, reject) => open.push({ need, resolve, reject })),
    (key, answer) => {
      answers[key] = answer;
    },
    () => clock.now,
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return { looks, open, answers, clock, settle };
}

/** @param {Partial<import('../../../www/src/workers/looks.js').Need>} [change] */
const need = (change) => ({ key: 'k', run: 1, look: 'x', parameters: { a: 1 }, ...change });

test('a question is asked once, until it is another one', async () => {
  const { looks, open, answers, settle } = asked();
  assert.equal(looks.want([need()], answers), null);
  looks.want([need()], answers);
  assert.equal(open.length, 1, 'it is with the worker');
  open[0].resolve('yes');
  await settle();
  assert.equal(answers.k.value, 'yes');
  looks.want([need()], answers);
  assert.equal(open.length, 1, 'it is known');
  looks.want([need({ parameters: { a: 2 } })], answers);
  assert.equal(open.length, 2, 'another one, at once');
});

test('what depends on the weights is asked again after more steps, not too often', async () => {
  const { looks, open, answers, clock, settle } = asked();
  looks.want([need({ step: 0 })], answers);
  open[0].resolve('at 0');
  await settle();
  assert.equal(looks.want([need({ step: 0 })], answers), null);
  clock.now += 100;
  assert.equal(looks.want([need({ step: 5 })], answers), 150, 'so long it waits');
  assert.equal(open.length, 1);
  clock.now += 150;
  assert.equal(looks.want([need({ step: 9 })], answers), null);
  assert.equal(open.length, 2);
  open[1].resolve('at 9');
  await settle();
  assert.deepEqual([answers.k.step, answers.k.value], [9, 'at 9']);
});

test('a failure is an answer; answers to runs that have ended are none', async () => {
  const { looks, open, answers, settle } = asked();
  looks.want([need()], answers);
  open[0].reject({ code: 'x', message: 'no' });
  await settle();
  assert.equal(answers.k.error?.message, 'no');
  looks.want([need()], answers);
  assert.equal(open.length, 1, 'the same would fail the same way');
  looks.want([need({ run: 2 })], answers);
  looks.clear();
  open[1].resolve('late');
  await settle();
  assert.equal(answers.k.value, undefined);
  looks.want([need({ run: 2 })], answers);
  assert.equal(open.length, 3);
});
