import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { abridge, validate } from '../../../www/src/experiment/experiment.js';
import { changeable, whatIf } from '../../../www/src/experiment/what-if.js';

const presets = JSON.parse(
  readFileSync(new URL('../../../src/experiment/presets.json', import.meta.url), 'utf8'),
);
/** @param {string} name */
const preset = (name) =>
  validate(presets.find((/** @type {any} */ candidate) => candidate.name === name).experiment);
const NAMES = /** @type {const} */ (['copy', 'masks', 'static', 'spans']);

test('the first BERT stands beside itself with one change, on the same corpus and seed', () => {
  const draft = preset('contexts');
  for (const name of NAMES) {
    const changed = whatIf(draft, name, 'changed');
    assert.ok(changed);
    assert.deepEqual(changed.corpus, draft.corpus);
    assert.equal(changed.steps, draft.steps);
    assert.deepEqual(changed.runs[0], draft.runs[0], name);
    const { masking, label, ...rest } = changed.runs[1];
    const { masking: usual, label: own, ...as } = draft.runs[0];
    assert.deepEqual(rest, as);
    assert.notDeepEqual(masking, usual);
    assert.deepEqual([own, label], ['no context', 'changed']);
    assert.equal(changed.runs.length, 2);
  }
});

test('what is changed already goes back to what BERT does, on the other side', () => {
  const all = whatIf(preset('notebook'), 'masks', 'all [MASK]');
  assert.deepEqual(
    all?.runs.map(({ masking }) => [masking.mask, masking.random]),
    [
      [0.8, 0.1],
      [1, 0],
    ],
  );
  for (const name of NAMES) {
    const once = whatIf(preset('contexts'), name, 'changed');
    assert.ok(once);
    assert.deepEqual(whatIf(once, name, 'changed'), once, `${name} twice is once`);
    const only = whatIf({ ...once, runs: [once.runs[1]] }, name, 'changed');
    assert.deepEqual(only?.runs[0].masking, once.runs[0].masking, `${name} goes back`);
    assert.deepEqual(only?.runs[1].masking, once.runs[1].masking);
    assert.equal(new Set(only?.runs.map(({ label }) => label)).size, 2, 'two labels');
  }
});

test('spans keep the share of a rule, and have one of their own where there was none', () => {
  const rates = preset('rates');
  const spans = whatIf({ ...rates, runs: [rates.runs[1]] }, 'spans', 'spans');
  assert.deepEqual(spans?.runs[1].masking.select, { rate: 0.4, rule: 'span' });
  const position = whatIf(preset('notebook'), 'spans', 'spans');
  assert.deepEqual(position?.runs[1].masking.select, { rate: 0.15, rule: 'span' });
});

test('without a BERT there is nothing to change', () => {
  const draft = preset('notebook');
  const without = { ...draft, runs: draft.runs.slice(0, 1) };
  assert.equal(changeable(without), null);
  assert.equal(whatIf(without, 'copy', 'changed'), null);
});

test('the examples are what their cards set up', () => {
  for (const [name, example] of /** @type {const} */ ([
    ['copy', 'copy'],
    ['masks', 'schemes'],
    ['static', 'static'],
    ['spans', 'spans'],
  ])) {
    const experiment = preset(example);
    assert.deepEqual(
      abridge(/** @type {any} */ (whatIf(experiment, name, experiment.runs[1].label))),
      abridge(experiment),
      example,
    );
  }
});
