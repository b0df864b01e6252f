import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRESETS } from '../../../www/src/experiment/corpora.js';
import { abridge, validate } from '../../../www/src/experiment/experiment.js';
import { csv } from '../../../www/src/history/csv.js';
import { History } from '../../../www/src/history/history.js';
import { read, written } from '../../../www/src/history/record.js';
import { noSecond } from '../support/outcome-columns.js';
import { random } from '../support/random.js';

const [notebook] = PRESETS;

/** @param {number} length @param {number} seed */
function made(length, seed) {
  const r = random(seed);
  const column = (/** @type {() => number} */ value) => Float32Array.from({ length }, value);
  const history = new History();
  history.append({
    step: column(() => 0),
    loss: column(() => 10 ** (r.below(12) - 6) * r.next()),
    floor: column(() => (r.below(3) === 0 ? Number.NaN : r.next())),
    accuracy: column(() => r.next()),
    lr: column(() => 0.1),
    gradNorm: column(() => 1),
    tokens: column(() => 5),
    ...Object.fromEntries(
      ['masked', 'random', 'kept', 'other'].flatMap((name) => [
        [`${name}Targets`, column(() => 1)],
        [`${name}Loss`, column(() => 0.5)],
      ]),
    ),
    second:
      seed % 2 === 0
        ? noSecond
        : {
            step: column(() => 0),
            loss: column(() => r.next()),
            floor: column(() => (seed % 3 === 0 ? Number.NaN : r.next())),
            accuracy: column(() => r.below(17) / 16),
          },
    heldOut: {
      step: Float32Array.of(0, 10),
      loss: Float32Array.of(3.25, r.next()),
      accuracy: Float32Array.of(0.1, 0.2),
    },
  });
  return history;
}

const runs = () =>
  notebook.experiment.runs.map(({ label }, i) => ({
    label,
    fingerprint: i === 0 ? '00ff' : '',
    history: made(i === 0 ? 180 : 0, i),
  }));

test('a history is written and read again, bit for bit', () => {
  const before = runs();
  const {
    experiment,
    blank,
    runs: after,
  } = read(written(abridge(notebook.experiment), 'a [MASK]', before), validate);
  assert.deepEqual(experiment, notebook.experiment);
  assert.equal(blank, 'a [MASK]');
  for (const [i, { label, fingerprint, history }] of after.entries()) {
    assert.equal(label, before[i].label);
    assert.equal(fingerprint, before[i].fingerprint);
    const { length, loss, floor, accuracy, heldOut, tokens } = before[i].history;
    assert.equal(history.length, length);
    assert.equal(history.tokens, tokens);
    assert.deepEqual(history.heldOut, heldOut);
    assert.deepEqual(
      history.second.columns(),
      before[i].history.second.columns(),
      'and of the second objective',
    );
    for (const [mine, theirs] of [
      [history.loss, loss],
      [history.floor, floor],
      [history.accuracy, accuracy],
    ])
      assert.deepEqual(mine.subarray(0, length), theirs.subarray(0, length));
  }
});

test('a file that is not one of ours is refused with the reason', () => {
  const good = () => JSON.parse(written(abridge(notebook.experiment), 'x', runs()));
  const refused = (/** @type {(file: any) => void} */ change) => {
    const file = good();
    change(file);
    try {
      read(JSON.stringify(file), validate);
    } catch (error) {
      return /** @type {Error} */ (error).message;
    }
    return null;
  };
  assert.equal(
    refused(() => {}),
    null,
  );
  assert.match(refused((f) => f.runs.pop()) ?? '', /not one history for each of 2 runs/);
  assert.match(refused((f) => (f.experiment.steps = 3)) ?? '', /has 180 steps; the experiment has 3/);
  assert.match(refused((f) => (f.runs[0].loss[7] = 'x')) ?? '', /loss: entry 8 is no number/);
  assert.match(refused((f) => (f.runs[0].loss[7] = null)) ?? '', /loss: entry 8 is no number/);
  assert.equal(
    refused((f) => (f.runs[0].floor[7] = null)),
    null,
  );
  assert.match(refused((f) => f.runs[0].floor.pop()) ?? '', /columns of different lengths/);
  assert.match(refused((f) => (f.runs[0].fingerprint = '<b>')) ?? '', /no fingerprint/);
  assert.match(refused((f) => (f.runs[1].label = 'x')) ?? '', /the history of “BERT” is missing/);
  assert.match(refused((f) => (f.runs = { length: 2 })) ?? '', /not one history/);
  assert.match(refused((f) => (f.blank = 'x'.repeat(10_001))) ?? '', /sentence/);
  assert.match(refused((f) => (f.runs[0].heldOut = 3)) ?? '', /held-out step is missing/);
  assert.match(
    refused((f) => (f.experiment.runs[0].seed = -1)) ?? '',
    /its experiment cannot be used: runs\[0\]\.seed/,
  );
});

test('a table is plain CSV, and no spreadsheet takes a word for a formula', () => {
  const head = ['a', 'b,c', 'd"e'];
  const rows = [
    ['=1+1', 0.5, null],
    ['two\nlines', Number.NaN, '-x'],
  ];
  assert.equal(csv({ head, rows }), 'a,"b,c","d""e"\r\n\'=1+1,0.5,\r\n"two\nlines",,\'-x\r\n');
});
