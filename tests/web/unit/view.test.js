import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRESETS, presetOf, textOf } from '../../../www/src/corpora.js';
import { withField } from '../../../www/src/experiment.js';
import { initial, reduce } from '../../../www/src/state.js';
import * as view from '../../../www/src/view.js';

const [notebook] = PRESETS;
const start = initial({
  draft: notebook.experiment,
  corpus: textOf(notebook.experiment.corpus),
  blank: notebook.blank,
});
const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'a', 'cat', 'dog', 'runs', 'sleeps', 'the'];
const info = {
  vocabulary,
  ordinary: 6,
  parameters: 619,
  positions: 16,
  stepsPerEpoch: 3,
  corpus: { sentences: 3, words: 6, longest: 5, notices: [] },
};

/** @param {Record<string, number>} shares */
const answer = (shares) => ({
  text: notebook.blank,
  step: 180,
  value: {
    tokens: ['[CLS]', 'the', '[MASK]', 'sleeps', '[SEP]'],
    unknown: [],
    blanks: [2],
    probabilities: Float32Array.from(vocabulary, (token) => shares[token] ?? 0),
  },
});

test('the page is whole before anything is loaded', () => {
  assert.equal(view.corpus(start).text, 'the cat sleeps\nthe dog runs\na dog sleeps');
  assert.deepEqual(
    view.loss(start).names.map(({ label }) => label),
    notebook.experiment.runs.map(({ label }) => label),
  );
  const { blanks } = view.blanks(start);
  assert.deepEqual([blanks.length, blanks[0].truth, blanks[0].rows.length], [1, ['cat'], 0]);
  assert.equal(view.failure(start), null);
});

test('candidates are the likeliest of all runs, the true word first', () => {
  const state = [
    { type: 'applied', experiment: notebook.experiment, ids: [1, 2] },
    { type: 'ready', run: 1, info },
    { type: 'ready', run: 2, info },
    { type: 'answered', run: 1, answer: answer({ dog: 0.66, cat: 0.33, a: 0.01 }) },
    { type: 'answered', run: 2, answer: answer({ cat: 0.99, the: 0.01 }) },
  ].reduce((now, event) => reduce(now, /** @type {any} */ (event)), start);
  const [blank] = view.blanks(state).blanks;
  assert.deepEqual(
    blank.rows.slice(0, 3).map(({ token, isTrue }) => [token, isTrue]),
    [
      ['cat', true],
      ['dog', false],
      ['a', false],
    ],
  );
  assert.ok(blank.rows.length <= 8);
  assert.deepEqual(
    blank.guesses.map((guess) => [guess?.token, guess?.right]),
    [
      ['dog', false],
      ['cat', true],
    ],
  );
});

test('the largest values come first, and ties in order', () => {
  assert.deepEqual(view.top(Float32Array.of(1, 5, 3, 5, 0), 3), [1, 3, 2]);
  assert.deepEqual(view.top(Float32Array.of(1, 2), 8), [1, 0]);
});

test('a preset is the same preset with another seed or budget, and no other way', () => {
  const { experiment } = notebook;
  assert.equal(presetOf(withField(withField(experiment, 'runs[*].seed', 7), 'steps', 60)), notebook);
  assert.equal(presetOf(withField(experiment, 'runs[0].optimizer.lr', 0.1)), undefined);
});

test('a field to mend is named as the page names it', () => {
  assert.equal(view.fieldName(start, 'runs[1].model.heads'), '“heads” of BERT');
  assert.equal(view.fieldName(start, 'runs[*].seed'), '“seed”');
  assert.equal(view.fieldName(start, 'corpus'), '“Corpus”');
});
