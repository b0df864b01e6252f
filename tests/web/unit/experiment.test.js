import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { equal, FieldError } from '../../../www/src/experiment/check.js';
import { abridge, corpusTooLarge, validate } from '../../../www/src/experiment/experiment.js';
import { differingFields, fields, withField } from '../../../www/src/experiment/fields.js';

/** @param {string} path */
const json = (path) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));

const golden = json('tests/golden/experiments.json');
const presets = json('src/experiment/presets.json');

/**
 * What is wrong with a field, without the number or the text that was found: the two languages write some differently.
 */
const KINDS = [
  / is not a whole number; it must be from /,
  / is not a number; it must be from /,
  / is not a text$/,
  / is not a list$/,
  / is not one of /,
  / is not an object with named fields$/,
  /^a text of \d+ characters is out of range; it must have from /,
  /^a list of \d+ is out of range; it must have from /,
  / is out of range; it must be from /,
];

/** @param {string} field @param {string} reason */
const problem = (field, reason) => {
  const kind = KINDS.findIndex((pattern) => pattern.test(reason));
  return { field, problem: kind < 0 ? reason : kind };
};

for (const { name, experiment, error } of golden) {
  test(`golden: ${name}`, () => {
    const before = JSON.stringify(experiment);
    let found = null;
    try {
      validate(experiment);
    } catch (thrown) {
      assert.ok(thrown instanceof FieldError);
      found = problem(thrown.field, thrown.reason);
    }
    const [field, reason] = error?.split(/: (.*)/s) ?? [];
    assert.deepEqual(found, error === null ? null : problem(field, reason));
    assert.equal(JSON.stringify(experiment), before, 'validating changes nothing');
  });
}

test('an experiment that is written and read again is the same, and so is what is written', () => {
  const valid = [...golden.filter(({ error }) => error === null), ...presets];
  assert.ok(valid.length > 5);
  for (const { name, experiment } of valid) {
    const complete = validate(experiment);
    const short = abridge(complete);
    assert.deepEqual(validate(short), complete, name);
    assert.deepEqual(abridge(validate(short)), short, name);
  }
});

test('defaults are left out when an experiment is written', () => {
  const run = { label: 'BERT', model: { kind: 'bert' } };
  const experiment = { corpus: { bundled: 'notebook' }, runs: [run] };
  const explicit = {
    ...experiment,
    steps: 1000,
    runs: [{ ...run, masking: { select: { rate: 0.15, rule: 'count' }, mask: 0.8 }, seed: 0 }],
  };
  assert.deepEqual(abridge(validate(explicit)), experiment);
});

test('every setting of a run has a path that sets it', () => {
  for (const { experiment } of presets) {
    const complete = validate(experiment);
    for (const [i, run] of complete.runs.entries()) {
      for (const { path, value } of fields(run, `runs[${i}]`)) {
        assert.ok(equal(withField(complete, path, value).runs[i].label, run.label), path);
      }
    }
    assert.equal(
      withField(complete, 'runs[*].seed', 7).runs.every(({ seed }) => seed === 7),
      true,
    );
    assert.equal(complete.runs[0].seed, 0, 'the original stays');
  }
});

test('choosing another kind starts it from its defaults', () => {
  const complete = validate(presets[0].experiment);
  const swapped = validate(withField(complete, 'runs[0].model.kind', 'bert'));
  assert.equal(swapped.runs[0].model.hidden, 32);
  const random = validate(withField(complete, 'runs[0].masking.select', 'rate'));
  assert.deepEqual(random.runs[0].masking.select, { rate: 0.15, rule: 'count' });
  assert.equal(random.runs[0].masking.mask, 1, 'the rest of the masking stays');
});

test('the differences between runs are settings, not labels, and not what only some models have', () => {
  const [notebook, recipe] = presets.map(({ experiment }) => validate(experiment).runs);
  assert.deepEqual(differingFields(recipe), [
    { key: 'model.context', values: ['none', 'left', 'right', 'both'] },
  ]);
  const keys = differingFields(notebook).map(({ key }) => key);
  assert.ok(keys.includes('model.kind'));
  assert.ok(!keys.some((key) => ['label', 'model.width', 'model.heads'].includes(key)));
});

test('a corpus is too large by its bytes, not its characters', () => {
  assert.equal(corpusTooLarge('a'.repeat(1_000_000)), null);
  assert.match(corpusTooLarge('a'.repeat(1_000_001))?.() ?? '', /at most 1 MB can be trained on in a tab/);
  assert.equal(corpusTooLarge('語'.repeat(333_333)), null);
  assert.match(corpusTooLarge('語'.repeat(400_000))?.() ?? '', /^the corpus has 1\.2 MB;/);
  assert.equal(
    corpusTooLarge('the cat sleeps\n'.repeat(700_000))?.(),
    'the corpus has 10.5 MB; at most 1 MB can be trained on in a tab',
  );
});
