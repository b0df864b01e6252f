// The page reads the engine's records: those in tests/golden/wire, which the Rust tests write.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PRESETS } from '../../../www/src/experiment/corpora.js';
import { blankKey } from '../../../www/src/lab/answers.js';
import { initial, phase, reduce } from '../../../www/src/lab/state.js';
import { t } from '../../../www/src/panels/corpus/words.js';
import { views as view } from '../support/views.js';

/** @param {string} name */
const golden = (name) =>
  JSON.parse(readFileSync(new URL(`../../golden/wire/${name}.json`, import.meta.url), 'utf8'));

const [preset] = PRESETS;
const info = golden('run_info');

/** @param {any[]} events */
const after = (...events) =>
  [{ type: 'near' }, { type: 'applied', experiment: preset.experiment, ids: [1, 2] }, ...events].reduce(
    (state, event) => reduce(state, event),
    initial({ draft: preset.experiment, corpus: '', blank: preset.blank }),
  );

test('a run that is ready tells what it is', () => {
  assert.equal(info.vocabulary.length, info.ordinary + 5);
  const state = after({ type: 'ready', run: 1, info });
  assert.match(view.runs(state).runs[0].description, new RegExp(`${info.parameters % 1000} parameters$`));
  assert.match(t.counted(golden('corpus_info')), /^\d+ sentences?, \d+ words?, longest \d+ tokens$/);
});

test('a prediction fills one table a blank', () => {
  const value = golden('prediction');
  const size = info.vocabulary.length;
  // Probabilities cross as a typed array, which JSON has not.
  const probabilities = new Float32Array(value.blanks.length * size);
  value.blanks.forEach((/** @type {number} */ _, /** @type {number} */ i) => {
    probabilities[i * size + size - 1 - i] = 1;
  });
  const text = value.blanks.map(() => '[MASK]').join(' ');
  const state = after(
    { type: 'ready', run: 1, info },
    { type: 'blank-typed', text },
    { type: 'answered', key: blankKey(1), answer: { of: text, step: 1, value: { ...value, probabilities } } },
  );
  const { blanks, unknown } = view.blanks(state);
  assert.deepEqual(unknown, value.unknown);
  assert.deepEqual(
    blanks.map(({ rows }) => rows[0].token),
    value.blanks.map((/** @type {number} */ _, /** @type {number} */ i) => info.vocabulary[size - 1 - i]),
  );
});

test('a failure is shown on the card with its own sentence', () => {
  const error = golden('failure_diverged');
  const state = after({ type: 'failed', run: 1, error }, { type: 'failed', run: 2, error });
  assert.equal(phase(state), 'failed');
  assert.equal(view.failure(state)?.message, error.message);
});
