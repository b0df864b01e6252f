// Answers that are typed: how they are read, and what is said of them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../../www/src/panels/inside/exercises/judge.js';
import { read } from '../../../www/src/panels/inside/exercises/typed.js';

/** @param {string} text */
const value = (text) => {
  const found = read(text);
  return found && Number(found.value.toFixed(4));
};

test('a number is read however it is written', () => {
  for (const [text, expected] of /** @type {[string, number][]} */ ([
    ['0.46', 0.46],
    [' 0,46 ', 0.46],
    ['.5', 0.5],
    ['1/3', 0.3333],
    ['33 %', 0.33],
    ['33%', 0.33],
    ['ln 2', Math.LN2],
    ['ln2', Math.LN2],
    ['ln(2)', Math.LN2],
    ['log 2', Math.LN2],
    ['LN 2', Math.LN2],
    ['2/3 ln 2', 0.4621],
    ['2/3 · ln 2', 0.4621],
    ['2/3*ln(2)', 0.4621],
    ['(2/3) ln 2', 0.4621],
    ['ln 2/3', 0.231],
    ['ln(2/3)', -0.4055],
    ['ln 3 - 2/3 ln 2', 0.6365],
    ['−ln(1/3)', 1.0986],
    ['-ln 0,5', Math.LN2],
    ['1/2 + 1/4', 0.75],
    ['1:3', 0.3333],
    ['½', 0.5],
    ['０．４６', 0.46],
    ['٠٫٤٦', 0.46],
    ['٣٣٪', 0.33],
    ['0.46 nats', 0.46],
    ['0.46nat', 0.46],
    ['0', 0],
    ['1e', Number.NaN],
  ]))
    assert.equal(value(text), Number.isNaN(expected) ? null : Number(expected.toFixed(4)), text);
  assert.deepEqual(read('0.67 bits'), { value: 0.67, bits: true });
  assert.equal(read('0.67 nats')?.bits, false);
});

test('what is no number is none', () => {
  for (const text of [
    '',
    ' ',
    'cat',
    '1/0',
    'ln 0',
    'ln',
    '1.234,5',
    '1 2',
    '(1',
    '1)',
    '--',
    '%',
    'bits',
    'Infinity',
    '0x10',
    'alert(1)',
    '1'.repeat(200),
  ])
    assert.equal(read(text), null, text);
});

/** @param {object} change @returns {any} */
const exercise = (change) => ({
  kind: 'least',
  answer: (2 / 3) * Math.LN2,
  tolerance: 0.01,
  tallies: [{ nats: (2 / 3) * Math.LN2 }],
  elsewhere: [
    { context: 'none', nats: 0.6365 },
    { context: 'both', nats: 0 },
  ],
  ...change,
});

test('a loss is right within its tolerance, and recognised in bits', () => {
  for (const text of ['0.4621', '0.46', '0,47', '2/3 ln 2', '0.4521', '0.4720'])
    assert.equal(judge(exercise({}), text).is, 'right', text);
  for (const text of ['0.67', '2/3', '0.6667 bits', '0.66 bit']) {
    const { is, value: typed } = judge(exercise({}), text);
    assert.equal(is, 'bits', text);
    assert.ok(typed > 0.65, 'as it was written');
  }
  assert.equal(judge(exercise({}), '0.4420').is, 'low');
  assert.equal(judge(exercise({}), '0.48').is, 'high');
  assert.equal(judge(exercise({}), '-0.46').is, 'negative');
  assert.equal(judge(exercise({}), 'cat').is, 'number');
});

test('a wrong loss is told what it is', () => {
  assert.deepEqual(judge(exercise({}), '0.64'), { is: 'context', value: 0.64, context: 'none' });
  assert.deepEqual(judge(exercise({}), '0'), { is: 'context', value: 0, context: 'both' });
  const added = exercise({ kind: 'added', tallies: [{ nats: 0.2 }, { nats: 0.4621 }], elsewhere: [] });
  assert.equal(judge(added, '0.2').is, 'before');
  assert.equal(judge(added, '0.46').is, 'right');
});

test('0 is 0 in bits too', () => {
  const zero = exercise({ answer: 0, elsewhere: [] });
  assert.equal(judge(zero, '0').is, 'right');
  assert.equal(judge(zero, '0 bits').is, 'right');
  assert.equal(judge(zero, '0.5').is, 'high');
});

test('a probability is no loss', () => {
  const share = exercise({ kind: 'distribution', answer: 1 / 3, tallies: [], elsewhere: [] });
  for (const text of ['1/3', '0.33', '33 %', '33,3 %']) assert.equal(judge(share, text).is, 'right', text);
  assert.equal(judge(share, '0.48').is, 'high', 'bits are no unit of probabilities');
  for (const text of ['33', '-0.1', '200 %']) assert.equal(judge(share, text).is, 'range', text);
  assert.equal(judge(share, '1/4').is, 'low');
});
