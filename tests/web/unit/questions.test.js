import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Questions } from '../../../www/src/workers/questions.js';

/** Questions with answers and a clock that the test controls. */
function asked() {
  /** @type {{need: any, resolve: (value: any) => void, reject: (error: any) => void}[]} */
  const open = [];
  /** @type {Record<string, import('../../../www/src/workers/questions.js').Answer>} */
  const answers = {};
  const clock = { now: 1000 };
  /** @type {string[]} */
  const dropped = [];
  const questions = new Questions(
    (need) => new Promise((resolve, reject) => open.push({ need, resolve, reject })),
    (key, answer) => {
      if (answer) answers[key] = answer;
      else dropped.push(key);
    },
    () => clock.now,
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return { questions, open, answers, clock, dropped, settle };
}

/** @param {Partial<import('../../../www/src/workers/questions.js').Need>} [change] */
const need = (change) => ({ key: 'k', run: 1, question: 'x', arguments: { a: 1 }, ...change });

test('a question is sent once, and again when its arguments change', async () => {
  const { questions, open, answers, settle } = asked();
  assert.equal(questions.want([need()], answers), null);
  questions.want([need()], answers);
  assert.equal(open.length, 1, 'it is with the worker');
  open[0].resolve('yes');
  await settle();
  assert.equal(answers.k.value, 'yes');
  questions.want([need()], answers);
  assert.equal(open.length, 1, 'it is known');
  questions.want([need({ arguments: { a: 2 } })], answers);
  assert.equal(open.length, 2, 'another one, at once');
});

test('a question about weights is sent again after more steps, at most four times a second', async () => {
  const { questions, open, answers, clock, settle } = asked();
  questions.want([need({ step: 0 })], answers);
  open[0].resolve('at 0');
  await settle();
  assert.equal(questions.want([need({ step: 0 })], answers), null);
  clock.now += 100;
  assert.equal(questions.want([need({ step: 5 })], answers), 150, 'so long it waits');
  assert.equal(open.length, 1);
  clock.now += 150;
  assert.equal(questions.want([need({ step: 9 })], answers), null);
  assert.equal(open.length, 2);
  open[1].resolve('at 9');
  await settle();
  assert.deepEqual([answers.k.step, answers.k.value], [9, 'at 9']);
});

test('a failure is kept as the answer; answers of runs that have ended are dropped', async () => {
  const { questions, open, answers, settle } = asked();
  questions.want([need()], answers);
  open[0].reject({ code: 'x', message: 'no' });
  await settle();
  assert.equal(answers.k.error?.message, 'no');
  questions.want([need()], answers);
  assert.equal(open.length, 1, 'the same would fail the same way');
  questions.want([need({ run: 2 })], answers);
  questions.clear();
  open[1].resolve('late');
  await settle();
  assert.equal(answers.k.value, undefined);
  questions.want([need({ run: 2 })], answers);
  assert.equal(open.length, 3);
});

test('the answer to the latest question of a key is kept; answers that are no longer needed are dropped', async () => {
  const { questions, open, answers, dropped, settle } = asked();
  for (const a of [1, 2, 3]) questions.want([need({ arguments: { a } })], answers);
  assert.equal(open.length, 1, 'one is with the worker');
  open[0].resolve('of 1');
  await settle();
  assert.deepEqual([answers.k, dropped], [undefined, ['k']]);
  questions.want([need({ arguments: { a: 3 } })], answers);
  assert.deepEqual(open[1].need.arguments, { a: 3 });
  questions.want([], answers);
  open[1].resolve('of 3');
  await settle();
  assert.deepEqual([answers.k, dropped], [undefined, ['k', 'k']], 'its panel is shut');
});

test('a typed text is asked about once the typing rests; the first text is asked about at once', async () => {
  const { questions, open, clock, settle } = asked();
  const type = (/** @type {string} */ typed) => questions.want([need({ run: null, of: typed, typed })], {});
  assert.equal(type('a'), null);
  assert.equal(open.length, 1, 'at once');
  open[0].resolve('a');
  await settle();
  assert.equal(type('ab'), 150);
  clock.now += 100;
  assert.equal(type('abc'), 150, 'still typing');
  clock.now += 149;
  assert.equal(type('abc'), 1);
  assert.equal(open.length, 1);
  clock.now += 1;
  assert.equal(type('abc'), null);
  assert.equal(open[1].need.of, 'abc');
});

test('questions to the library stay when the runs end', async () => {
  const { questions, open, answers, settle } = asked();
  const both = [need(), need({ key: 'l', run: null })];
  questions.want(both, answers);
  questions.clear();
  for (const { resolve } of open) resolve('late');
  await settle();
  assert.deepEqual(Object.keys(answers), ['l']);
});
