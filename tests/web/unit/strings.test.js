import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { validate } from '../../../www/src/experiment/experiment.js';
import { fields } from '../../../www/src/experiment/fields.js';
import { t } from '../../../www/src/panels/runs/words.js';
import { titles } from '../../../www/src/words/inside.js';
import { count, nats, percent } from '../../../www/src/words/numbers.js';
import { field, value } from '../../../www/src/words/settings.js';

const presets = JSON.parse(
  readFileSync(new URL('../../../src/experiment/presets.json', import.meta.url), 'utf8'),
);

test('every setting has a name and one sentence of help', () => {
  const runs = presets.flatMap(({ experiment }) => validate(experiment).runs);
  const settings = runs.flatMap((run) => fields(run, ''));
  for (const { key, rule } of settings) {
    const { label, help } = field(key);
    assert.notEqual(label, key === 'label' || key === 'seed' ? '' : key, `${key} has a name`);
    assert.match(help, /^[A-Z].*\.$/, `${key} has a sentence`);
    const group = key.includes('.') ? key.slice(0, key.indexOf('.')) : '';
    assert.ok(Object.hasOwn(t.groups, group), `${key} stands in a group of the form`);
    if (rule.nullable) assert.notEqual(value(key, null), '–', `${key} says what empty means`);
  }
});

test('the guide names every panel that a link can open', () => {
  const guide = readFileSync(new URL('../../../www/embedding.html', import.meta.url), 'utf8');
  const [, named = ''] = guide.match(/Opens panels of “Look inside”:([\s\S]*?)<\/td>/) ?? [];
  const names = Array.from(named.matchAll(/<code>(\w+)<\/code>/g), ([, name]) => name);
  assert.deepEqual(names, Object.keys(titles));
});

test('numbers are written for readers', () => {
  assert.equal(count(1234567), '1\u202f234\u202f567');
  assert.equal(nats(0.6365), '0.6365');
  assert.equal(nats(0.000042), '4.2\u202f×\u202f10⁻⁵');
  assert.equal(nats(Number.POSITIVE_INFINITY), '–');
  assert.deepEqual(
    [0, 0.001, 0.5, 0.999, 1].map(percent).map((s) => s.replaceAll('\u202f', '')),
    ['0%', '<1%', '50%', '>99%', '100%'],
  );
});

test('what happened is said from the numbers alone', () => {
  const wrong = t.verdictOf(0.647, { guess: 'dog', p: 0.66, truth: ['cat'], verdict: 'wrong' });
  assert.match(
    wrong,
    /^Mean loss of the last epoch 0\.6470: .*1\.9 equally likely words\..*“dog”.*; the corpus has “cat”\.$/,
  );
  const right = t.verdictOf(0.001, { guess: 'cat', p: 0.99, truth: ['cat'], verdict: 'right' });
  assert.match(right, /as the corpus does\.$/);
  assert.ok(!t.verdictOf(0.5, null).includes('blank'));
  const measured = t.verdictMeasured({ nats: 0.936, standardError: 0.003 }, null);
  assert.match(
    measured,
    /^Mean loss over many corruptions 0\.936\s±\s0\.003: .*2\.5 equally likely words\.$/,
  );
});
