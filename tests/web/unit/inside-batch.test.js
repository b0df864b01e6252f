// What the panels make of a batch, without a page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { initSync, Session } from '../../../www/pkg/cloze.js';
import { counts, floor, right, rule, shared, targets } from '../../../www/src/panels/inside/batch.js';
import { Questions } from '../../../www/src/workers/questions.js';

initSync({ module: readFileSync(new URL('../../../www/pkg/cloze_bg.wasm', import.meta.url)) });

/** @type {{name: string, experiment: any}[]} */
const presets = JSON.parse(
  readFileSync(new URL('../../../src/experiment/presets.json', import.meta.url)).toString(),
);
const recipe = presets.find(({ name }) => name === 'recipe')?.experiment;
const run = new Session(JSON.stringify(recipe), 3);

/** @param {number} step @returns {any} */
const askStep = (step) => run.ask('step', JSON.stringify({ step, again: 0 }));

/** @param {object} masking @param {number} [seed] @returns {any} */
const withMasking = (masking, seed = 1) => ({ config: { masking, batch: { size: 16 }, seed } });

test('what is said of the next step is what training reports', () => {
  const { vocabulary } = /** @type {any} */ (run.info());
  for (let step = 1; step <= 5; step++) {
    const value = askStep(step);
    /** @type {any} */
    const made = run.train(1);
    assert.equal(value.loss, made.loss[0], `loss of step ${step}`);
    assert.equal(Math.fround(right(value, vocabulary) / value.losses.length), made.accuracy[0]);
    assert.ok(Math.abs(/** @type {number} */ (floor(value)) - made.floor[0]) < 1e-6);
    assert.equal(value.tokens, made.tokens[0]);
  }
});

test('targets are numbered through the batch, and counted by outcome', () => {
  const value = askStep(40);
  const flat = targets(value).flat();
  assert.deepEqual(
    flat.map(({ index }) => index),
    [...value.losses.keys()],
  );
  const { masked, random, kept } = counts(value);
  assert.equal(masked + random + kept, flat.length);
  assert.equal(masked, flat.filter(({ outcome }) => outcome === 'masked').length);
  assert.equal(
    floor({ ...value, floors: Float32Array.of(1, Number.NaN) }),
    null,
    'no mean of what is not known',
  );
});

test('runs share batches when masking, batches and seed agree', () => {
  const bert = { mask: 0.8, random: 0.1 };
  assert.equal(shared([withMasking(bert), withMasking({ ...bert })]), true);
  assert.equal(shared([withMasking(bert), withMasking({ mask: 1, random: 0 })]), false);
  assert.equal(shared([withMasking(bert), withMasking(bert, 2)]), false);
  const { masked, random, kept } = rule(withMasking(bert));
  assert.deepEqual([masked, random].concat(Math.round(kept * 1e9) / 1e9), [0.8, 0.1, 0.1]);
  assert.equal(rule(withMasking({ mask: 0.7, random: 0.3 })).kept >= 0, true, 'rounding is no share');
});

test('a question that follows training waits its turn though it changes; one that is chosen does not', async () => {
  let now = 0;
  /** @type {number[]} */
  const asked = [];
  /** @type {Record<string, any>} */
  const answers = {};
  const questions = new Questions(
    async ({ arguments: args }) => asked.push(/** @type {any} */ (args).step),
    (key, answer) => {
      answers[key] = answer;
    },
    () => now,
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const want = (/** @type {number} */ step, /** @type {boolean} */ follows) =>
    questions.want([{ key: 'k', run: 1, question: 'step', arguments: { step }, follows }], answers);
  now = 1000;
  want(1, true);
  await settle();
  now = 1100;
  assert.equal(want(2, true), 150, 'the rest of a quarter of a second');
  now = 1250;
  want(3, true);
  await settle();
  now = 1260;
  want(4, false);
  await settle();
  assert.deepEqual(asked, [1, 3, 4]);
});
