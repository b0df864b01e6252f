import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Questions } from '../../../www/src/workers/questions.js';

/** Questions whose answers and clock a test gives. */
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

test('a question is asked once, until it is another one', async () => {
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

test('what depends on the weights is asked again after more steps, not too often', async () => {
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

test('a failure is an answer; answers to runs that have ended are none', async () => {
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

test('of what is asked one after the other, the latest counts; what is no longer needed is dropped', async () => {
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

test('what a reader types is asked when the typing rests, but not what stood there first', async () => {
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

test('what the library was asked outlives the runs', async () => {
  const { questions, open, answers, settle } = asked();
  const both = [need(), need({ key: 'l', run: null })];
  questions.want(both, answers);
  questions.clear();
  for (const { resolve } of open) resolve('late');
  await settle();
  assert.deepEqual(Object.keys(answers), ['l']);
});
