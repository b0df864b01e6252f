// Every kind of run, with the wasm that the page ships.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { initSync, Library, Session } from '../../../www/pkg/cloze.js';
import { PRESETS } from '../../../www/src/experiment/corpora.js';
import { validate } from '../../../www/src/experiment/experiment.js';

/** @typedef {import('../../../www/src/experiment/experiment.js').Experiment} Experiment */

initSync({ module: readFileSync(new URL('../../../www/dist/cloze_bg.wasm', import.meta.url)) });

/**
 * Makes some steps with each run and asks it a question.
 *
 * @param {Experiment} experiment
 * @param {string} text
 * @param {number} steps
 */
function runs(experiment, text, steps) {
  const json = JSON.stringify(experiment);
  experiment.runs.forEach((_, index) => {
    const session = new Session(json, index);
    assert.ok(session.info().parameters > 0);
    while (session.step < steps && !session.done) session.train(1);
    assert.match(session.fingerprint, /^[0-9a-f]{16}$/);
    const { blanks, probabilities } = session.ask('predict', JSON.stringify({ text }));
    assert.equal(blanks.length, 1);
    assert.ok(probabilities.every(Number.isFinite));
    session.free();
  });
}

for (const { name, experiment, blank } of PRESETS) {
  test(`the ${name} preset runs`, () => {
    runs(experiment, blank, 3);
    const library = new Library();
    assert.ok(library.ask('corpus', JSON.stringify({ corpus: experiment.corpus })).sentences > 0);
    assert.equal(library.ask('floors', JSON.stringify({ experiment })).runs.length, experiment.runs.length);
    assert.equal(library.ask('exact', JSON.stringify({ experiment, text: blank })).blanks.length, 1);
    library.free();
  });
}

test('settings that no preset has run too', () => {
  const run = {
    label: 'BERT',
    model: { kind: 'bert', layers: 2, dropout: 0.1 },
    optimizer: { clip: null, schedule: 'linear', warmup: 2 },
  };
  const notebook = {
    label: 'notebook',
    model: { kind: 'notebook' },
    optimizer: { weight_decay: 0.1 },
    batch: { order: 'sequential' },
  };
  const corpus = { grammar: 'stories', sentences: 300, held_out: 40 };
  runs(validate({ corpus, steps: 5, runs: [run, notebook] }), 'the [MASK]', 5);
});

test('a large model runs: candle sums long gradients in another way than short ones', () => {
  // 64 sentences of some 60 words, 256 wide: a million activations.
  const words = Array.from({ length: 400 }, (_, i) => `w${i}`);
  const sentences = Array.from({ length: 64 }, (_, i) => words.slice(5 * i, 5 * i + 60).join(' '));
  const text = sentences.filter((sentence) => sentence !== '').join('\n');
  const model = { kind: 'bert', layers: 2, hidden: 256, heads: 4, intermediate: 512, dropout: 0.1 };
  runs(
    validate({ corpus: { text }, steps: 2, runs: [{ label: 'large', model, batch: { size: 64 } }] }),
    'w1 [MASK] w3',
    2,
  );
});
