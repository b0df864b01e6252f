/** What the blanks' panel shows: a sentence, and what every predictor would put into its blanks. */

import { equal } from '../../experiment/check.js';
import { textOf } from '../../experiment/corpora.js';
import { abridge } from '../../experiment/experiment.js';
import { floorsKey } from '../../experiment/floors.js';
import { canonical, lines, placeOf, pieces as split, withTruth } from '../../experiment/sentence.js';
import { blankKey, counted, EXACT, exact as exactOf, prediction } from '../../lab/answers.js';
import { answers as canAnswer, floorsMoved, stale } from '../../lab/state.js';
import { said } from '../../words/refusal.js';
import { distinct, NONE, named, remembered } from '../view.js';

/** @typedef {import('../../lab/state.js').State} State */
/** @typedef {import('../../lab/state.js').Run} Run */

/** Sentences searched for the word that belongs in a blank. */
const SEARCHED = 2000;
/** Rows of the table of candidates, and those that stay even if nothing in them is likely. */
const ROWS = 8;
const LEAST_ROWS = 2;
/** Special tokens are candidates from this probability on: an untrained model gives all of them some. */
const SPECIAL_FROM = 0.01;
/** Probabilities closer than this are equal. */
const TIE = 1e-6;
const SPECIAL = new Set(['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]']);

/** Truths are looked up once per sentence and corpus, not once per frame. */
const lookUp = remembered(
  (
    /** @type {import('../../experiment/sentence.js').Sentence} */ blank,
    /** @type {string[]} */ sentences,
    /** @type {string[]} */ vocabulary,
  ) => withTruth(blank, sentences, vocabulary),
);

const linesOfText = remembered((/** @type {string} */ text) => lines(text, SEARCHED));

/**
 * The sentences of the draft's corpus, which the exact column is about too. A grammar's are the sample's.
 *
 * @param {State} state
 */
const corpusSentences = (state) => {
  const { corpus } = state.draft;
  if (!('grammar' in corpus)) return linesOfText(textOf(corpus));
  const trained = equal(state.active?.corpus, corpus) && state.runs.find((run) => run.info)?.info;
  return (trained ? trained.corpus : counted(state)?.info)?.examples ?? NONE;
};

/** The sentence's words and blanks, with the true words of each blank. @param {State} state */
export const pieces = (state) => lookUp(state.blank, corpusSentences(state), vocabularyOf(state));

/** The runs' vocabulary, or the exact predictor's before there is one. @param {State} state */
const vocabularyOf = (state) =>
  state.runs.find((run) => run.info)?.info?.vocabulary ?? exactOf(state)?.vocabulary ?? NONE;

const offered = remembered(distinct);

/**
 * Asks every run and the exact predictor to fill the blanks. From then on the runs follow the sentence through
 * training.
 *
 * @param {State} state
 * @returns {import('../../workers/questions.js').Need[]}
 */
export function needs({ runs, draft, blank }) {
  const text = canonical(blank.text);
  if (!hasBlank(text)) return [];
  const models = runs.filter(canAnswer).map(({ id, history }) => ({
    ...{ key: blankKey(id), run: id, question: 'predict', of: text, step: history.length },
    arguments: { text, watch: true },
  }));
  const about = floorsKey(draft);
  const best = {
    ...{ key: EXACT, run: null, question: 'exact', of: exactOfWhat({ draft }, text), typed: about },
    get arguments() {
      return { experiment: abridge(draft), text };
    },
  };
  return [...models, best];
}

const hasBlank = remembered((/** @type {string} */ text) => split(text).some(({ blank }) => blank));

/** What an exact answer is about. @param {Pick<State, 'draft'>} state @param {string} text */
const exactOfWhat = ({ draft }, text) => `${floorsKey(draft)} ${text}`;

/** The exact answer, if it is about the shown sentence and text. @param {State} state */
export const currentExact = (state) => (isExactOld(state) ? null : exactOf(state));

/** Is the exact answer about an earlier sentence or text? @param {State} state */
function isExactOld(state) {
  const { [EXACT]: answer } = state.answers;
  if (answer === undefined) return false;
  return answer.error !== undefined || answer.of !== exactOfWhat(state, canonical(state.blank.text));
}

/** @param {State} state */
export function blanks(state) {
  const words = pieces(state);
  const truths = words.filter((piece) => piece.blank).map((piece) => piece.truth);
  const answers = state.runs.map((run) => prediction(state, run));
  const refusal = answers.find((answer) => answer?.error)?.error;
  const exact = exactOf(state);
  const own = ownOf(state);
  const some = answers.find((answer) => answer?.value)?.value ?? exact;
  return {
    text: state.blank.text,
    pieces: words,
    sample: 'grammar' in state.draft.corpus,
    sentences: offered(corpusSentences(state)),
    names: named(state),
    unknown: some?.unknown ?? [],
    problem: truths.length === 0 || !refusal ? null : said(refusal),
    step: answers.some((answer) => answer) ? Math.max(...answers.map((answer) => answer?.step ?? 0)) : null,
    moved: floorsMoved(state),
    outdated: outdated(state, answers),
    blanks: truths.map((truth, i) => ({
      ...candidates(columnsOf(state, answers, exact, own, i), truth),
      // Undefined before the first answer about this sentence.
      entropy: isExactOld(state) ? undefined : exact?.entropies[i],
    })),
  };
}

/**
 * Which answers are of an earlier sentence, text or tuning than what is shown: each run's, and the exact one.
 *
 * @param {State} state
 * @param {ReturnType<typeof prediction>[]} answers
 */
function outdated(state, answers) {
  const text = canonical(state.blank.text);
  return {
    runs: answers.map((answer) => answer !== null && (answer.text !== text || stale(state))),
    exact: isExactOld(state),
  };
}

/**
 * What the best model would say that sees as much as each run; a row of every run for each blank.
 *
 * @typedef {{kind: 'known', value: import('../../workers/records.js').ExactPrediction} | {kind: 'none' | 'other'}} Own
 */

/**
 * The exact answers that the runs are judged by, which are those of the experiment that they train. There are none
 * where all runs choose spans; and *other* is all that is known after an edit of the text or of what a run sees.
 *
 * @param {State} state
 * @returns {Own}
 */
function ownOf({ answers, active, draft, blank }) {
  const answer = answers[EXACT];
  const of = `${floorsKey(active ?? draft)} ${canonical(blank.text)}`;
  if (answer === undefined) return { kind: 'none' };
  if (answer.of !== of) return { kind: 'other' };
  if (answer.error) return { kind: answer.error.code === 'no-exact' ? 'none' : 'other' };
  return { kind: 'known', value: answer.value };
}

/**
 * What every run and the exact predictor would put into the blanks, as a table.
 *
 * @param {State} state
 * @returns {import('../../history/csv.js').Table}
 */
export function blankNumbers(state) {
  const { names, blanks: all } = blanks(state);
  const rows = all.flatMap(({ rows: candidates_ }, i) =>
    candidates_.map(({ token, isTrue, cells, exact }) => [
      i + 1,
      token,
      isTrue ? 'yes' : '',
      ...names.map((_, run) => cells[run] ?? null),
      exact,
    ]),
  );
  return { head: ['blank', 'word', 'in the corpus', ...names.map(({ label }) => label), 'exact'], rows };
}

/**
 * One predictor's answer for one blank.
 *
 * @typedef {{vocabulary: string[], row: Float32Array}} Column
 */

/**
 * @param {State} state
 * @param {ReturnType<typeof prediction>[]} answers
 * @param {import('../../workers/records.js').ExactPrediction | null} exact
 * @param {Own} own
 * @param {number} blank
 */
function columnsOf({ runs, active, blank: { text } }, answers, exact, own, blank) {
  const shown = canonical(text);
  const column = (
    /** @type {{blanks: number[], probabilities: Float32Array} | null | undefined} */ value,
    /** @type {string[]} */ vocabulary,
  ) => {
    if (!value || blank >= value.blanks.length) return null;
    return {
      vocabulary,
      row: value.probabilities.subarray(blank * vocabulary.length, (blank + 1) * vocabulary.length),
    };
  };
  const ownColumn = (/** @type {number} */ i) => {
    // What fits no sentence has no answer for a model that sees less either.
    if (own.kind !== 'known' || own.value.entropies[blank] === null) return null;
    const { blanks: all, vocabulary, own: rows } = own.value;
    const at = (i * all.length + blank) * vocabulary.length;
    const row = rows.subarray(at, at + vocabulary.length);
    return row.some((p) => p > 0) ? { vocabulary, row } : null;
  };
  return {
    runs: runs.map(({ info }, i) => column(answers[i]?.value, info?.vocabulary ?? NONE)),
    own: runs.map((_, i) => ownColumn(i)),
    /** How each run is judged: not while it is untrained, nor by an answer to another sentence or another text. */
    judged: runs.map((_, i) => {
      const answer = answers[i];
      if (own.kind === 'known' && own.value.entropies[blank] === null) return 'not';
      if (!answer || answer.step === 0 || answer.text !== shown || own.kind === 'other') return 'not';
      const select = active?.runs[i]?.masking.select ?? {};
      const spans = 'rule' in select && select.rule === 'span';
      return own.kind === 'none' || spans ? 'by the corpus' : 'exactly';
    }),
    exact: exact?.entropies[blank] == null ? null : column(exact, exact.vocabulary),
  };
}

/**
 * The table of one blank: the likeliest tokens over all columns, the true word first. The exact predictor may know
 * another text than the runs, so that tokens are told apart by name.
 *
 * @param {ReturnType<typeof columnsOf>} columns
 * @param {string[]} truth
 */
function candidates({ runs: columns, own, judged, exact }, truth) {
  const all = [...columns, exact];
  /** A word as the first column that has it writes it. @param {string} word */
  const known = (word) => {
    const column = all.find((each) => each && idOf(each, word) !== undefined);
    return column ? column.vocabulary[idOf(column, word) ?? 0] : word;
  };
  /** @type {Map<string, number>} */
  const best = new Map();
  for (const column of all) {
    if (!column) continue;
    for (const id of top(column.row, ROWS)) {
      const token = known(column.vocabulary[id]);
      best.set(token, Math.max(best.get(token) ?? 0, column.row[id]));
    }
  }
  const isTrue = (/** @type {string} */ token) => truth.includes(token);
  const trueTokens = truth.filter((token) =>
    all.some((column) => column && idOf(column, token) !== undefined),
  );
  const others = [...best]
    .filter(([token, p]) => !isTrue(token) && p > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([token]) => token);
  const likely = others.filter((token) => !SPECIAL.has(token) || (best.get(token) ?? 0) >= SPECIAL_FROM);
  const rows = [...trueTokens, ...likely].slice(0, ROWS);
  for (const token of others) if (rows.length < LEAST_ROWS && !rows.includes(token)) rows.push(token);
  const share = (/** @type {Column | null} */ column, /** @type {string} */ token) =>
    column && (column.row[idOf(column, token) ?? -1] ?? 0);
  const guess = (/** @type {Column} */ { vocabulary, row }) => {
    const [id] = top(row, 1);
    return { token: known(vocabulary[id]), p: row[id] };
  };
  return {
    truth,
    rows: rows.map((token) => ({
      token,
      isTrue: isTrue(token),
      cells: columns.map((column) => share(column, token)),
      exact: share(exact, token),
    })),
    guesses: columns.map((column, i) => {
      if (!column) return null;
      const found = guess(column);
      return { ...found, verdict: judged[i] === 'not' ? null : judge(found.token, truth, own[i], judged[i]) };
    }),
    /** The likeliest of what each run could know; null where nothing is known of it. */
    own: own.map((column) => column && { ...guess(column), equal: equals(column.row) }),
    exact: exact && { ...guess(exact), equal: equals(exact.row) },
  };
}

/**
 * The verdict on a run's guess. Where the best model that sees as much finds several words equally likely, any of them
 * is a toss: that the coin fell right is no merit, and that it fell wrong no fault.
 *
 * @param {string} token
 * @param {string[]} truth
 * @param {Column | null} own
 * @param {string} judged
 * @returns {'right' | 'wrong' | 'toss' | null}
 */
function judge(token, truth, own, judged) {
  if (judged === 'exactly') {
    if (own === null) return null;
    const p = own.row[idOf(own, token) ?? -1] ?? 0;
    const best = own.row[top(own.row, 1)[0]];
    if (p > best - TIE && equals(own.row) > 1) return 'toss';
    if (truth.length === 0) return p > best - TIE ? 'right' : p > 0 ? null : 'wrong';
  }
  if (truth.length === 0) return null;
  return truth.includes(token) ? 'right' : 'wrong';
}

/** How many tokens are as likely as the likeliest. @param {Float32Array} row */
function equals(row) {
  const most = row[top(row, 1)[0]];
  return row.reduce((n, p) => n + (p > most - TIE ? 1 : 0), 0);
}

/** A token's place in a vocabulary. @param {Column} column @param {string} token */
const idOf = ({ vocabulary }, token) => placeOf(vocabulary, token);

/**
 * Indices of the largest values, largest first.
 *
 * @param {Float32Array} values
 * @param {number} n
 */
export function top(values, n) {
  /** @type {number[]} */
  const found = [];
  for (let id = 0; id < values.length; id++) {
    if (found.length === n && values[id] <= values[found[n - 1]]) continue;
    let at = found.length;
    while (at > 0 && values[found[at - 1]] < values[id]) at--;
    found.splice(at, 0, id);
    if (found.length > n) found.pop();
  }
  return found;
}
