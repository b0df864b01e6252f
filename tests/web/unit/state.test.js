import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { validate } from '../../../www/src/experiment/experiment.js';
import { floorsKey } from '../../../www/src/experiment/floors.js';
import { blankKey, floors, followed } from '../../../www/src/lab/answers.js';
import {
  edited,
  floorsMoved,
  initial,
  phase,
  reduce,
  stale,
  stepsMade,
  trained,
} from '../../../www/src/lab/state.js';
import { noSecond, outcomeColumns, unwatched } from '../support/outcome-columns.js';

const [preset] = JSON.parse(
  readFileSync(new URL('../../../src/experiment/presets.json', import.meta.url), 'utf8'),
);
const draft = validate(preset.experiment);

/** @param {import('../../../www/src/lab/state.js').LabEvent[]} events */
const after = (...events) =>
  events.reduce(reduce, initial({ draft, corpus: 'the cat sleeps', blank: preset.blank }));

/** The problems with their sentences. @param {Pick<import('../../../www/src/lab/state.js').State, 'problems'>} state */
const sentences = ({ problems }) => problems.map(({ field, say }) => ({ field, message: say() }));

/** @param {number[]} loss @param {number} first */
function columns(loss, first = 1) {
  const all = (/** @type {(i: number) => number} */ f) => Float32Array.from(loss, (_, i) => f(i));
  return {
    step: all((i) => first + i),
    loss: Float32Array.from(loss),
    accuracy: all(() => 0),
    lr: all(() => 0.01),
    gradNorm: all(() => 1),
    ...outcomeColumns(loss.map(() => [])),
    tokens: all(() => 5),
    floor: all(() => Number.NaN),
    second: noSecond,
    heldOut: { step: new Float32Array(), loss: new Float32Array(), accuracy: new Float32Array() },
    watched: unwatched,
  };
}

const info = {
  vocabulary: ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'cat', 'sleeps', 'the'],
  ordinary: 3,
  parameters: 100,
  positions: 16,
  stepsPerEpoch: 3,
  corpus: { sentences: 3, words: 3, longest: 5, notices: [], heldOut: 0, language: null, examples: [] },
};

/** @type {import('../../../www/src/lab/state.js').LabEvent[]} */
const applied = [{ type: 'near' }, { type: 'applied', experiment: draft, ids: [1, 2] }];
/** @type {import('../../../www/src/lab/state.js').LabEvent[]} */
const ready = [...applied, { type: 'ready', run: 1, info }, { type: 'ready', run: 2, info }];
/** @type {import('../../../www/src/lab/state.js').LabEvent[]} */
const started = [...ready, { type: 'started', run: 1 }, { type: 'started', run: 2 }];

test('the phases follow from the runs', () => {
  assert.equal(phase(after()), 'idle');
  assert.equal(phase(after({ type: 'near' })), 'loading');
  assert.equal(phase(after(...applied)), 'loading');
  assert.equal(phase(after(...applied, { type: 'ready', run: 1, info })), 'loading');
  assert.equal(phase(after(...ready)), 'ready');
  assert.equal(phase(after(...started)), 'running');
  const stepped = after(...started, { type: 'steps', run: 1, columns: columns([1]) });
  const paused = [1, 2].map((run) => ({ type: 'paused', run, step: 1, fingerprint: 'f' }));
  assert.equal(phase(paused.reduce(reduce, stepped)), 'paused');
  const done = [1, 2].map((run) => ({ type: 'done', run, step: 1, fingerprint: 'f' }));
  assert.equal(phase(done.reduce(reduce, stepped)), 'done');
});

test('one run that fails leaves the others; all that fail fail the lab', () => {
  const error = { code: 'diverged', message: 'training diverged at step 3' };
  const one = after(
    ...started,
    { type: 'steps', run: 1, columns: columns([1, 2]) },
    { type: 'failed', run: 1, error },
  );
  assert.equal(phase(one), 'running');
  assert.equal(one.runs[0].history.length, 2, 'its curve stays');
  assert.equal(phase(reduce(one, { type: 'done', run: 2, step: 180, fingerprint: 'f' })), 'done');
  assert.equal(phase(reduce(one, { type: 'failed', run: 2, error })), 'failed');
  const late = reduce(one, { type: 'steps', run: 1, columns: columns([3], 3) });
  assert.equal(late, one, 'a failed run says no more');
});

test('Invariant: an event names its run; the page drops events of a run that is no longer current', () => {
  const fresh = after(...started, { type: 'applied', experiment: draft, ids: [3, 4] });
  for (const event of /** @type {import('../../../www/src/lab/state.js').LabEvent[]} */ ([
    { type: 'ready', run: 1, info },
    { type: 'steps', run: 1, columns: columns([1, 2, 3]) },
    { type: 'done', run: 2, step: 180, fingerprint: 'f' },
    { type: 'failed', run: 2, error: { code: 'internal', message: 'late' } },
  ])) {
    assert.equal(reduce(fresh, event), fresh, event.type);
  }
});

test('steps are appended in order and a stop brings the fingerprint', () => {
  const state = after(
    ...started,
    { type: 'steps', run: 1, columns: columns([3, 2]) },
    { type: 'steps', run: 1, columns: columns([1], 3) },
    { type: 'paused', run: 1, step: 3, fingerprint: 'abc' },
  );
  const [run] = state.runs;
  assert.deepEqual([...run.history.loss.subarray(0, 3)], [3, 2, 1]);
  assert.equal(run.history.mean(3), 2);
  assert.equal(run.history.tokens, 15);
  assert.equal(run.fingerprint, 'abc');
  assert.equal(stepsMade(state), 0, 'the slowest run counts');
});

test('edited is not stale before the first step', () => {
  const typed = /** @type {const} */ ({ type: 'typed', path: 'runs[*].seed', text: '1', value: 1 });
  const before = after(...ready, typed);
  assert.equal(edited(before), true);
  assert.equal(stale(before), false);
  const later = after(...started, { type: 'steps', run: 1, columns: columns([1]) }, typed);
  assert.equal(trained(later), true);
  assert.equal(stale(later), true);
  assert.equal(stale(reduce(later, { type: 'reverted', corpus: 'the cat sleeps' })), false);
});

test('a value that cannot be used stays as typed, out of the draft, until it can', () => {
  const heads = 'runs[1].model.heads';
  const hidden = 'runs[1].model.hidden';
  let state = after({ type: 'typed', path: hidden, text: '30', value: 30 });
  assert.equal(state.draft.runs[1].model.hidden, 30);
  state = reduce(state, { type: 'typed', path: heads, text: '4', value: 4 });
  assert.equal(state.draft.runs[1].model.heads, 2);
  assert.equal(state.typed[heads].text, '4');
  assert.deepEqual(sentences(state), [
    { field: heads, message: 'hidden size 30 is not divisible by 4 heads; try 28 or 32' },
  ]);
  state = reduce(state, { type: 'typed', path: 'runs[0].optimizer.lr', text: '0.1', value: 0.1 });
  assert.equal(state.draft.runs[0].optimizer.lr, 0.1, 'other fields are not held up');
  state = reduce(state, { type: 'typed', path: hidden, text: '32', value: 32 });
  assert.equal(state.draft.runs[1].model.heads, 4, 'what waited is taken once it fits');
  assert.deepEqual([state.typed, state.problems], [{}, []]);
});

test('why a text is no corpus stands beside it until it is edited', () => {
  const state = after({ type: 'corpus-typed', text: 'b', corpus: { text: 'b' }, problem: null });
  const error = { code: 'x', message: 'too short' };
  const counted = reduce(state, { type: 'answered', key: 'corpus', answer: { of: 'b', step: null, error } });
  assert.deepEqual(sentences(counted), [{ field: 'corpus', message: 'too short' }]);
  const mended = reduce(counted, {
    type: 'corpus-typed',
    text: 'b c',
    corpus: { text: 'b c' },
    problem: null,
  });
  assert.deepEqual(mended.problems, []);
});

test('a corpus that is too large leaves the draft, and what was typed stays', () => {
  const state = after({
    type: 'corpus-typed',
    text: 'long',
    corpus: { text: '' },
    problem: () => 'too large',
  });
  assert.equal(state.corpus, 'long');
  assert.equal(state.draft, draft);
});

test('what a reader wrote comes back after it was replaced', () => {
  const mine = after({ type: 'corpus-typed', text: 'my own', corpus: { text: 'my own' }, problem: null });
  const replaced = reduce(mine, { type: 'drafted', draft, corpus: 'the cat sleeps', undo: true });
  const back = reduce(replaced, { type: 'undone' });
  assert.equal(back.corpus, 'my own');
  assert.deepEqual(back.draft.corpus, { text: 'my own' });
  assert.equal(back.undo, null);
});

/** What a run says of a text that it watches. @param {string} text @param {number} step @param {number[]} row */
const said = (text, step, row) => ({
  of: text,
  step,
  value: {
    ...{ tokens: [], unknown: [], blanks: [2, 3], step, watch: { since: step, blanks: 1, every: 3 } },
    probabilities: Float32Array.from(row),
  },
});

test('a watched text has a point for its first answer, and those that come with the steps', () => {
  const answered = { type: /** @type {const} */ ('answered'), key: blankKey(1) };
  const watched = {
    text: 'a',
    step: Float32Array.of(3, 6),
    probabilities: Float32Array.of(0.3, 0.7, 0.6, 0.4),
  };
  const steps = (/** @type {object} */ of) => ({
    ...{ type: /** @type {const} */ ('steps'), run: 1 },
    columns: { ...columns([1]), watched: { ...watched, ...of } },
  });
  const one = after(...started, { ...answered, answer: said('a', 0, [0.1, 0.9, 0.5, 0.5]) }, steps({}));
  const points = followed(one, one.runs[0]);
  assert.deepEqual(points?.steps, [0, 3, 6]);
  assert.deepEqual(
    points?.rows.map((row) => Math.round(row[0] * 10)),
    [1, 3, 6],
    'of the blank that is watched',
  );
  assert.deepEqual(points?.first, { followed: 1, blanks: 2, every: 3 });
  const again = reduce(one, { ...answered, answer: said('a', 7, [0.9, 0.1, 0.5, 0.5]) });
  assert.equal(followed(again, again.runs[0]), points, 'a later answer is no point');
  const other = reduce(again, { ...answered, answer: said('b', 7, [0.2, 0.8, 0.5, 0.5]) });
  const late = reduce(other, steps({}));
  assert.deepEqual(
    followed(late, late.runs[0])?.steps,
    [7],
    'what was seen of another text is not of this one',
  );
  const error = { code: 'no-blank', message: 'no blank' };
  const none = reduce(late, { ...answered, answer: { of: 'c', step: 8, error } });
  assert.deepEqual([followed(none, none.runs[0])?.error, followed(none, none.runs[0])?.steps], [error, []]);
});

test('floors that are refused leave the last ones, and those of what is trained stay', () => {
  const value = /** @type {any} */ ({ runs: [] });
  const of = floorsKey(draft);
  const state = after({ type: 'answered', key: 'floors', answer: { of, step: null, value } }, ...started);
  const stepped = reduce(state, { type: 'steps', run: 1, columns: columns([1]) });
  assert.equal(floorsMoved(stepped), false);
  const error = { code: 'floors-off', message: 'too large' };
  const refused = reduce(stepped, {
    type: 'answered',
    key: 'floors',
    answer: { of: 'x', step: null, error },
  });
  assert.deepEqual(floors(refused), { value, error });
  const other = /** @type {any} */ ({ runs: [] });
  const moved = reduce(refused, {
    ...{ type: /** @type {const} */ ('answered'), key: 'floors' },
    answer: { of: 'y', step: null, value: other },
  });
  assert.equal(floorsMoved(moved), true);
  const applied_ = reduce(moved, { type: 'applied', experiment: draft, ids: [3, 4] });
  assert.equal(floors(applied_)?.value, other, 'they outlive their runs');
});
