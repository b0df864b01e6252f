import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corpusOf, PRESETS, presetOf, textOf } from '../../../www/src/experiment/corpora.js';
import { corpusProblem } from '../../../www/src/experiment/experiment.js';
import { withField } from '../../../www/src/experiment/fields.js';
import { floorsKey } from '../../../www/src/experiment/floors.js';
import { canonical } from '../../../www/src/experiment/sentence.js';
import { blankKey } from '../../../www/src/lab/answers.js';
import { initial, reduce } from '../../../www/src/lab/state.js';
import { noticeText } from '../../../www/src/panels/field.js';
import { noSecond, outcomeColumns, unwatched } from '../support/outcome-columns.js';
import { views as view } from '../support/views.js';

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
  corpus: { sentences: 3, words: 6, longest: 5, notices: [], heldOut: 0, language: null, examples: [] },
};

/** @param {Record<string, number>} shares */
const answer = (shares) => ({
  of: canonical(notebook.blank),
  step: 180,
  value: {
    ...{ step: 180, watch: null },
    tokens: ['[CLS]', 'the', '[MASK]', 'sleeps', '[SEP]'],
    unknown: [],
    blanks: [2],
    probabilities: Float32Array.from(vocabulary, (token) => shares[token] ?? 0),
  },
});

/** What the exact predictor is asked about. */
const exactOf = `${floorsKey(notebook.experiment)} ${canonical(notebook.blank)}`;

/** What the library says. @param {string} key @param {object} answer @returns {any} */
const library = (key, answer) => ({ type: 'answered', key, answer: { of: key, step: null, ...answer } });

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

test('spellings that look the same are no notice', () => {
  const notice = {
    code: 'spellings-merged',
    words: 14,
    merged: [
      ['é', 'e\u0301'],
      ['schon', 'schön'],
    ],
  };
  const counts = { ...info.corpus, notices: [notice] };
  const state = reduce(start, {
    type: 'answered',
    key: 'corpus',
    answer: /** @type {any} */ ({ of: start.corpus, step: null, value: counts, error: null }),
  });
  const [said] = view.corpus(state).notices;
  assert.deepEqual(said, { code: 'spellings-merged', words: 13, merged: [['schon', 'schön']] });
  assert.match(noticeText(said), /schon = schön and 12 more\.$/);
});

test('candidates are the likeliest of all runs, the true word first', () => {
  const state = [
    { type: 'applied', experiment: notebook.experiment, ids: [1, 2] },
    { type: 'ready', run: 1, info },
    { type: 'ready', run: 2, info },
    { type: 'answered', key: blankKey(1), answer: answer({ dog: 0.66, cat: 0.33, a: 0.01 }) },
    { type: 'answered', key: blankKey(2), answer: answer({ cat: 0.99, the: 0.01 }) },
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
    blank.guesses.map((guess) => [guess?.token, guess?.verdict]),
    [
      ['dog', 'wrong'],
      ['cat', 'right'],
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

const exact = {
  tokens: ['[CLS]', 'the', '[MASK]', 'sleeps', '[SEP]'],
  vocabulary: [...vocabulary.slice(0, 5), 'bird', 'cat', 'sleeps', 'the'],
  unknown: [],
  blanks: [2],
  entropies: [Math.LN2],
  probabilities: Float32Array.of(0, 0, 0, 0, 0, 0.5, 0.5, 0, 0),
  // Nothing is known of what each run could know.
  own: new Float32Array(2 * 9),
};

/** @param {any[]} events */
const after = (...events) =>
  [
    { type: 'applied', experiment: notebook.experiment, ids: [1, 2] },
    { type: 'ready', run: 1, info },
    { type: 'ready', run: 2, info },
    ...events,
  ].reduce((now, event) => reduce(now, event), start);

test('the exact column knows its own vocabulary, and stands before anything is trained', () => {
  const state = after(library('exact', { of: exactOf, value: exact }));
  const [blank] = view.blanks(state).blanks;
  assert.deepEqual(
    blank.rows.map(({ token, exact: p }) => [token, p]),
    [
      ['cat', 0.5],
      ['bird', 0.5],
    ],
  );
  assert.equal(blank.entropy, Math.LN2);
  assert.equal(blank.exact?.equal, 2);
  const both = reduce(state, {
    type: 'answered',
    key: blankKey(1),
    answer: answer({ dog: 0.66, cat: 0.34 }),
  });
  assert.deepEqual(
    view.blanks(both).blanks[0].rows.map(({ token, cells, exact: p }) => [token, cells[0] ?? 0, p]),
    [
      ['cat', Math.fround(0.34), 0.5],
      ['dog', Math.fround(0.66), 0],
      ['bird', 0, 0.5],
    ],
  );
});

test('answers about another sentence, and those of earlier settings, are marked as such', () => {
  const state = after(library('exact', { of: exactOf, value: exact }), {
    ...{ type: 'answered', key: blankKey(1), answer: answer({ cat: 1 }) },
  });
  assert.deepEqual(view.blanks(state).outdated, { runs: [false, false], exact: false });
  const typed = reduce(state, { type: 'blank-typed', text: 'the dog [MASK]' });
  assert.deepEqual(view.blanks(typed).outdated, { runs: [true, false], exact: true });
  assert.equal(view.blanks(typed).blanks[0].entropy, undefined, 'nothing is said of the new sentence');
  const error = { code: 'x', message: 'no' };
  const refused = reduce(state, library('exact', { of: exactOf, error }));
  assert.equal(view.blanks(refused).outdated.exact, true, 'the last value stays beside the error');
});

test('an impossible sentence has no exact column, and is not NaN', () => {
  const value = { ...exact, entropies: [null], probabilities: new Float32Array(9) };
  const [blank] = view.blanks(after(library('exact', { of: exactOf, value }))).blanks;
  assert.equal(blank.entropy, null);
  assert.equal(blank.exact, null);
  assert.deepEqual(blank.rows, []);
});

/** The exact answer of the trained experiment, with a row for each run. @param {Record<string, number>[]} own */
const exactly = (own, change = {}) => ({
  type: 'answered',
  key: 'exact',
  answer: {
    of: `${floorsKey(notebook.experiment)} ${canonical(notebook.blank)}`,
    step: null,
    value: {
      ...{ tokens: exact.tokens, vocabulary, unknown: [], blanks: [2], entropies: [0] },
      probabilities: Float32Array.from(vocabulary, (token) => (token === 'cat' ? 1 : 0)),
      own: Float32Array.from(own.flatMap((shares) => vocabulary.map((token) => shares[token] ?? 0))),
      ...change,
    },
  },
});

/** @param {any} state */
const verdicts = (state) => view.blanks(state).blanks[0].guesses.map((guess) => guess?.verdict);

const trained = [
  { type: 'answered', key: blankKey(1), answer: answer({ dog: 0.58, cat: 0.42 }) },
  { type: 'answered', key: blankKey(2), answer: answer({ cat: 0.51, dog: 0.49 }) },
];

test('what a run cannot tell apart is a toss: neither right nor wrong', () => {
  const half = { cat: 0.5, dog: 0.5 };
  assert.deepEqual(verdicts(after(...trained, exactly([half, half]))), ['toss', 'toss']);
  const state = after(...trained, exactly([{ dog: 2 / 3, cat: 1 / 3 }, { cat: 1 }]));
  assert.deepEqual(verdicts(state), ['wrong', 'right'], 'the best that it can say is wrong all the same');
  assert.deepEqual(
    view.blanks(state).blanks[0].own.map((best) => [best?.token, best?.equal]),
    [
      ['dog', 1],
      ['cat', 1],
    ],
  );
  const unlikely = after(...trained, exactly([{ cat: 0.5, a: 0.5 }, half]));
  assert.equal(verdicts(unlikely)[0], 'wrong', 'a word that is none of the equally likely ones');
});

test('there is no verdict where there is no exact answer, nor after the text was edited', () => {
  // The notebook's model sees no word but the blank, which every sentence has.
  const own = [{ dog: 2 / 3, cat: 1 / 3 }, {}];
  const impossible = exactly(own, { entropies: [null], probabilities: new Float32Array(11) });
  const state = after(...trained, impossible);
  assert.deepEqual(verdicts(state), [null, null]);
  const edit = { type: 'corpus-typed', text: 'a dog runs', corpus: { text: 'a dog runs' }, problem: null };
  const other = { ...exactly([{}, {}]), answer: { ...exactly([{}, {}]).answer, of: 'another text' } };
  assert.deepEqual(verdicts(after(...trained, edit, other)), [null, null]);
});

test('special tokens are candidates only where they are likely, and two rows stay', () => {
  const few = after({
    type: 'answered',
    key: blankKey(1),
    answer: answer({ '[PAD]': 0.009, '[SEP]': 0.02, cat: 0.9 }),
  });
  assert.deepEqual(
    view.blanks(few).blanks[0].rows.map(({ token }) => token),
    ['cat', '[SEP]'],
  );
  const sure = after({ type: 'answered', key: blankKey(1), answer: answer({ '[PAD]': 0.001, cat: 0.999 }) });
  assert.deepEqual(
    view.blanks(sure).blanks[0].rows.map(({ token }) => token),
    ['cat', '[PAD]'],
  );
});

const floor = (/** @type {number} */ nats) => ({
  nats,
  standardError: null,
  byOutcome: { masked: nats, random: null, kept: null },
});
const floors = {
  runs: [
    { view: 'no_position', corpus: floor(0.6365), population: null },
    { view: 'both', corpus: floor(0), population: null },
  ],
  uniform: Math.log(6),
  unigram: 1,
  positionOnly: 1,
};

test('the curves keep the floors that they were trained for, while the lines follow the edits', () => {
  const steps = {
    type: 'steps',
    run: 2,
    columns: {
      ...{
        step: Float32Array.of(1),
        loss: Float32Array.of(1),
        accuracy: Float32Array.of(0),
        lr: Float32Array.of(0),
      },
      ...{ gradNorm: Float32Array.of(0), tokens: Float32Array.of(5), floor: Float32Array.of(0) },
      ...outcomeColumns([[]]),
      second: noSecond,
      heldOut: { step: new Float32Array(), loss: new Float32Array(), accuracy: new Float32Array() },
      watched: unwatched,
    },
  };
  const state = after(library('floors', { of: floorsKey(notebook.experiment), value: floors }), steps);
  const loss = view.loss(state);
  assert.equal(loss.moved, false);
  assert.deepEqual(
    loss.lines.map(({ value }) => value),
    [0.6365, 0],
  );
  assert.ok(Math.abs((loss.key[1].learnedShare(1) ?? 0) - (Math.log(6) - 1) / Math.log(6)) < 1e-12);

  const edited = reduce(state, {
    type: 'corpus-typed',
    text: 'a cat\na dog',
    corpus: { text: 'a cat\na dog' },
    problem: null,
  });
  const other = { ...floors, runs: floors.runs.map((run) => ({ ...run, corpus: floor(0.5) })) };
  const moved = view.loss(reduce(edited, library('floors', { of: 'other', value: other })));
  assert.equal(moved.moved, true);
  assert.deepEqual(
    moved.lines.map(({ value, runs }) => [value, runs]),
    [[0.5, [0, 1]]],
  );
  assert.equal(moved.key[0].floor?.nats, 0.6365);

  const refused = library('floors', { of: 'third', error: { code: 'x', message: 'too large' } });
  const none = view.loss(reduce(edited, refused));
  assert.deepEqual(none.lines, []);
  assert.match(none.floorsProblem ?? '', /too large/);
});

test('a grammar stays a grammar when it is edited, and is called by its name when it is bundled', () => {
  const before = { grammar: 'agreement', sentences: 20, held_out: 40, sample: 0 };
  const text = textOf(before);
  assert.match(text, /^Sentence:/m);
  assert.deepEqual(corpusOf(`${text}\n`, before), before);
  assert.deepEqual(corpusOf('S: a b', before), { ...before, grammar: 'S: a b' });
  assert.deepEqual(corpusOf('a b'), { text: 'a b', held_out: 0 });
  assert.equal(corpusProblem({ ...before, grammar: '' })?.().startsWith('a text of 0 characters'), true);

  const [preset] = PRESETS.filter(({ experiment }) => 'grammar' in experiment.corpus);
  const draft = preset.experiment;
  const shown = view.corpus(initial({ draft, corpus: textOf(draft.corpus), blank: preset.blank }));
  assert.deepEqual(
    shown.grammar?.fields.map(({ path }) => path),
    ['corpus.sentences', 'corpus.held_out', 'corpus.sample'],
  );
  assert.equal(shown.bundled, true);
});
