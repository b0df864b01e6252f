/**
 * What each panel shows, derived from the state. Pure: panels get these plain objects and know nothing else.
 */

import { isBundled, PRESETS, presetOf, textOf } from '../experiment/corpora.js';
import {
  corpusFields,
  corpusProblem,
  differences,
  equal,
  fields,
  MOST_RUNS,
  SEED,
  STEPS,
} from '../experiment/experiment.js';
import { closed, floorLines, languageFloor, memorising, sightOf } from '../experiment/floors.js';
import { canonical, lines, withTruth } from '../experiment/sentence.js';
import { changeable } from '../experiment/what-if.js';
import { countedText, floorsMoved, phase, replayed, stale, stepsMade, trained } from '../lab/state.js';
import { field, t } from '../words/strings.en.js';

/** @typedef {import('../lab/state.js').State} State */
/** @typedef {import('../lab/state.js').Run} Run */

/**
 * What a panel asks for. The lab does it.
 *
 * @typedef {{do: 'train'} | {do: 'pause'} | {do: 'step'} | {do: 'reset'}
 *   | {do: 'undo'} | {do: 'undo-edits'} | {do: 'dismiss'} | {do: 'show', field: string}
 *   | {do: 'preset', name: string}
 *   | {do: 'speed', speed: State['speed']}
 *   | {do: 'set', path: string, text: string, value: unknown}
 *   | {do: 'corpus', text: string} | {do: 'corpus-refused', reason: string} | {do: 'restore-corpus'}
 *   | {do: 'blank', text: string} | {do: 'toggle-word', index: number, truth: string[]} | {do: 'sentence', text: string}
 *   | {do: 'save', what: 'picture' | 'numbers', of: string} | {do: 'save-all'} | {do: 'open-file', file: File}
 *   | {do: 'what-if', name: import('../experiment/what-if.js').Change}
 *   | {do: 'inside-open', name: string, open: boolean} | {do: 'inside-set', name: string, change: object}
 *   | {do: 'add-run'} | {do: 'duplicate-run', index: number} | {do: 'remove-run', index: number}} Action
 */
/** @typedef {(action: Action) => void} Ask */

/**
 * A setting as an input shows it.
 *
 * @typedef {object} FieldView
 * @property {string} path
 * @property {string} key
 * @property {import('../experiment/experiment.js').Rule} rule
 * @property {string} text
 * @property {string | null} problem
 */

/** Sentences offered in the list “from the corpus”. */
const OFFERED = 200;
/** Sentences searched for the word that belongs in a blank. */
const SEARCHED = 2000;
/** Rows of the table of candidates, and those that stay even if nothing in them is likely. */
const ROWS = 8;
const LEAST_ROWS = 2;
/** Special tokens are candidates from this probability on: an untrained model gives all of them some. */
const SPECIAL_FROM = 0.01;
const SPECIAL = new Set(['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]']);

/**
 * @param {State} state
 * @param {string} path
 * @param {string} key
 * @param {import('../experiment/experiment.js').Rule} rule
 * @param {unknown} value
 * @returns {FieldView}
 */
const fieldView = (state, path, key, rule, value) => ({
  path,
  key,
  rule,
  text: state.typed[path]?.text ?? (value === null || value === undefined ? '' : String(value)),
  problem: state.problems.find((problem) => problem.field === path)?.message ?? null,
});

/**
 * @param {State} state
 * @param {import('../lab/pace.js').Pace} pace
 */
export function toolbar(state, pace) {
  const now = phase(state);
  const { draft, runs } = state;
  const seeds = new Set(draft.runs.map((run) => run.seed));
  const steps = (state.active ?? draft).steps;
  return {
    phase: now,
    wanted: state.wanted,
    step: stepsMade(state),
    steps,
    pace: now === 'running' || now === 'paused' || now === 'done' ? pace.estimate(steps) : null,
    starting: runs.filter((run) => run.phase === 'loading').length,
    engine: state.compiled,
    preset: presetOfDraft(draft)?.name ?? null,
    presets: PRESETS,
    stepsField: fieldView(state, 'steps', 'steps', STEPS, draft.steps),
    seedField: fieldView(state, 'runs[*].seed', 'seed', SEED, seeds.size === 1 ? draft.runs[0].seed : ''),
    variousSeeds: seeds.size > 1,
    speed: state.speed,
    message: message(state),
  };
}

const presetOfDraft = remembered(presetOf);

/**
 * The one line under the toolbar: what most needs saying.
 *
 * @param {State} state
 * @returns {{kind: 'about' | 'hint' | 'problem', text: string, actions: [string, Action][]}}
 */
function message(state) {
  const { notice, undo } = state;
  if (notice) {
    const field = notice.field;
    return {
      kind: field ? 'problem' : 'hint',
      text: notice.text,
      actions: field ? [[t.show, { do: 'show', field }]] : [],
    };
  }
  if (stale(state)) {
    return {
      kind: 'hint',
      text: t.stale,
      actions: [
        [t.applyEdits, { do: 'reset' }],
        [t.undoEdits, { do: 'undo-edits' }],
      ],
    };
  }
  const failed = failedRuns(state);
  if (failed.length > 0 && failed.length < state.runs.length) {
    const [{ label, error }] = failed;
    return { kind: 'problem', text: t.stopped(label, error?.message ?? ''), actions: [] };
  }
  if (undo) return { kind: 'hint', text: t.replaced, actions: [[t.undo, { do: 'undo' }]] };
  return {
    kind: 'about',
    text: presetOfDraft(state.draft)?.about ?? t.ownAbout,
    actions: [],
  };
}

/** The runs that stopped with an error. @param {State} state */
const failedRuns = (state) => state.runs.filter((run) => run.phase === 'failed');

/** What to say when training is over. @param {State} state */
export function over(state) {
  const failed = failedRuns(state).map(({ label }) => label);
  return failed.length > 0 ? t.doneBut(failed, state.runs.length) : t.done;
}

/** What failed, if nothing can run. @param {State} state */
export function failure(state) {
  if (state.error) return { title: t.loadFailedTitle, message: state.error.message, next: null };
  if (phase(state) !== 'failed') return null;
  const messages = new Set(state.runs.map((run) => run.error?.message));
  return { title: t.failedTitle, message: [...messages].join(' '), next: t.failedNext };
}

/** @param {State} state */
export function corpus(state) {
  const { draft, corpus: text } = state;
  const source = draft.corpus;
  const counted = state.counted?.text === countedText(state) ? state.counted : null;
  return {
    text,
    info: counted?.info ?? null,
    problem: state.problems.find(({ field }) => field === 'corpus')?.message ?? null,
    refused: state.refused,
    tooLarge: (/** @type {string} */ candidate) =>
      corpusProblem('grammar' in source ? { ...source, grammar: candidate } : { text: candidate }),
    loaded: state.runs.some((run) => run.phase !== 'loading'),
    bundled: isBundled(source) && textOf(source) === text.trimEnd(),
    grammar:
      'grammar' in source
        ? {
            documents: hasDocuments(text),
            // While an edit is counted, the last sample stays.
            examples: sampled(state.counted?.info?.examples ?? NONE),
            fields: corpusFields(source).map(({ path, key, rule, value }) =>
              fieldView(state, path, key, rule, value),
            ),
          }
        : null,
  };
}

/** @type {string[]} */
const NONE = [];

/** Does a grammar describe documents of several sentences? @param {string} text */
const hasDocuments = (text) => /\s\/\s/.test(text.replace(/#.*/g, ''));

/** A sample has its likely sentences many times. @param {string[]} sentences */
const distinct = (sentences) => [...new Set(sentences)].slice(0, OFFERED);
const offered = remembered(distinct);
const sampled = remembered(distinct);

/** Steps of a mean, where an epoch is a single step and its mean would be no mean. */
const STEPS_OF_MEAN = 20;

/** The steps that losses are averaged over: an epoch. @param {Run} run */
function widthOf({ info }) {
  const epoch = info?.stepsPerEpoch ?? 1;
  return epoch > 1 ? epoch : STEPS_OF_MEAN;
}

/** That in words: null for an epoch, else so many steps. @param {Run[]} runs */
const spanOf = (runs) => (runs.some(({ info }) => info?.stepsPerEpoch === 1) ? STEPS_OF_MEAN : null);

/** The runs as the curves and tables name them: of the active experiment, or before that of the draft. @param {State} state */
export const named = (state) =>
  state.runs.length > 0
    ? state.runs.map(({ label }, i) => ({ label, colour: i }))
    : state.draft.runs.map(({ label }, i) => ({ label, colour: i }));

/** @param {State} state */
export function loss(state) {
  const { active, draft } = state;
  const info = state.runs.find((run) => run.info)?.info ?? null;
  const names = named(state);
  const floors = shownFloors(state);
  // The curves are compared with the floors of what was trained for, even where the lines have moved on.
  const own = trained(state) ? state.activeFloors : floors;
  const recorded = replayed(state);
  const curves = state.runs.map((run, i) => ({
    id: recorded ? -run.id : run.id,
    history: recorded?.runs[i].history ?? run.history,
    width: widthOf(run),
    failed: run.phase === 'failed',
  }));
  return {
    names,
    steps: (active ?? draft).steps,
    uniform: uniform(floors, info?.ordinary ?? null),
    vocabulary: info?.vocabulary.length ?? null,
    lines: floors === null ? [] : linesOf(floors),
    floorsProblem: floorsProblem(state),
    moved: floorsMoved(state),
    sampled: floors?.runs.some(({ corpus }) => corpus !== null && corpus.standardError !== null) ?? false,
    heldOut: state.runs.some((run) => (run.info?.corpus.heldOut ?? 0) > 0),
    floored: (!trained(state) && !recorded) || curves.some(({ history }) => history.floored),
    recorded: recorded !== null,
    span: spanOf(state.runs),
    curves,
    key: names.map((_, i) => keyOf((active ?? draft).runs[i], own, i, curves[i])),
    memorising: names.flatMap(({ label }, i) => {
      const { history, width } = curves[i] ?? {};
      const population = own?.runs[i]?.population?.nats;
      if (!history || population === undefined || own !== state.activeFloors) return [];
      const found = memorising(history.mean(/** @type {number} */ (width)), population, history.heldOut);
      return found ? [t.memorising(label, found)] : [];
    }),
  };
}

const linesOf = remembered(floorLines);

/**
 * The losses as a table: a row for each step of each run.
 *
 * @param {State} state
 * @returns {import('../history/csv.js').Table}
 */
export function lossNumbers(state) {
  const { names, curves } = loss(state);
  function* rows() {
    for (const [i, { history }] of curves.entries()) {
      for (let at = 0; at < history.length; at++) {
        const numbers = [history.loss[at], history.floor[at], history.accuracy[at]].map((n) =>
          Number(n.toPrecision(9)),
        );
        yield [names[i].label, at + 1, ...numbers];
      }
    }
  }
  return {
    head: ['run', 'step', 'loss (nats per target)', 'best possible loss on this batch', 'accuracy'],
    rows: rows(),
  };
}

/**
 * What every run and the exact predictor would put into the blanks, as a table.
 *
 * @param {State} state
 * @returns {import('../history/csv.js').Table}
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
 * The uniform guess, with the number of words that it is over.
 *
 * @param {import('../workers/protocol.js').ExperimentFloors | null} floors
 * @param {number | null} ordinary
 */
const uniform = (floors, ordinary) => {
  const words = floors ? Math.round(Math.exp(floors.uniform)) : ordinary;
  return words === null ? null : { words, value: floors?.uniform ?? Math.log(words) };
};

/** Is the text itself what cannot be used? Then its panel says so. @param {State} state */
const corpusBroken = (state) => state.problems.some(({ field }) => field === 'corpus');

/** The floors to show: while a text is being mended, those of the last one that could be used. @param {State} state */
const shownFloors = (state) =>
  state.floors && (state.floors.error === null || corpusBroken(state)) ? state.floors.value : null;

/** Why no floors are shown, or none of this text. @param {State} state */
function floorsProblem(state) {
  if (state.floors === null) return null;
  if (corpusBroken(state)) return t.floorsOfLast;
  return state.floors.error?.message ?? null;
}

/**
 * A run's line of the key: what it can reach, and how far it came.
 *
 * @param {import('../experiment/experiment.js').RunConfig} config
 * @param {import('../workers/protocol.js').ExperimentFloors | null} floors
 * @param {number} index
 * @param {{history: import('../history/history.js').History, width: number} | undefined} curve
 */
function keyOf(config, floors, index, curve) {
  const floor = floors?.runs[index] ?? null;
  return {
    sight: sightOf(config.model),
    floor: floor?.corpus ?? null,
    /** Is it known that there is none? */
    floorless: floor !== null && floor.corpus === null,
    language: floor && languageFloor(floor),
    closed: (/** @type {number | null} */ loss) =>
      floors && floor?.corpus && loss !== null ? closed(floors.uniform, floor.corpus.nats, loss) : null,
    heldOut: (/** @type {number | null} */ step) =>
      curve?.history.heldOut.findLast((measured) => step === null || measured.step <= step) ?? null,
  };
}

/** Truths are looked up once per sentence and corpus, not once per frame. */
const lookUp = remembered(
  (/** @type {import('../experiment/sentence.js').Sentence} */ blank, /** @type {string[]} */ sentences) =>
    withTruth(blank, sentences),
);
const linesOfText = remembered((/** @type {string} */ text) => lines(text, SEARCHED));

/**
 * The sentences that the models know: of the active experiment, or before that of the draft. Of a grammar, the sample.
 *
 * @param {State} state
 */
const known = (state) => {
  const { corpus } = state.active ?? state.draft;
  if (!('grammar' in corpus)) return linesOfText(textOf(corpus));
  const info = state.runs.find((run) => run.info)?.info;
  return info?.corpus.examples ?? state.counted?.info?.examples ?? NONE;
};

/** The sentence's words, blanks and what belongs there. @param {State} state */
export const pieces = (state) => lookUp(state.blank, known(state));

/** @param {State} state */
export function blanks(state) {
  const words = pieces(state);
  const truths = words.filter((piece) => piece.blank).map((piece) => piece.truth);
  const answers = state.runs.map((run) => run.answer);
  const exact = state.exact?.value ?? null;
  const some = answers.find((answer) => answer?.value)?.value ?? exact;
  return {
    text: state.blank.text,
    pieces: words,
    sentences: offered(known(state)),
    names: named(state),
    unknown: some?.unknown ?? [],
    problem: truths.length === 0 ? null : (answers.find((answer) => answer?.error)?.error?.message ?? null),
    step: answers.some((answer) => answer) ? Math.max(...answers.map((answer) => answer?.step ?? 0)) : null,
    moved: floorsMoved(state),
    blanks: truths.map((truth, i) => ({
      ...candidates(columnsOf(state.runs, exact, i, canonical(state.blank.text)), truth),
      // Undefined until it is known.
      entropy: exact?.entropies[i],
    })),
  };
}

/** One predictor's answer for one blank; judged if it is to be. @typedef {{vocabulary: string[], row: Float32Array, judged: boolean}} Column */

/**
 * @param {Run[]} runs
 * @param {import('../workers/protocol.js').ExactPrediction | null} exact
 * @param {number} blank
 * @param {string} text  The sentence that is shown: an answer to another one says nothing of it.
 * @returns {{runs: (Column | null)[], exact: Column | null}}
 */
function columnsOf(runs, exact, blank, text) {
  const column = (
    /** @type {import('../workers/protocol.js').Prediction | null | undefined} */ value,
    /** @type {string[]} */ vocabulary,
    /** @type {boolean} */ judged,
  ) => {
    if (!value || blank >= value.blanks.length) return null;
    const row = value.probabilities.subarray(blank * vocabulary.length, (blank + 1) * vocabulary.length);
    return { vocabulary, row, judged };
  };
  return {
    runs: runs.map(({ answer, info }) => {
      // Before training there is nothing to judge.
      const judged = answer !== null && answer.step > 0 && answer.text === text;
      return column(answer?.value, info?.vocabulary ?? NONE, judged);
    }),
    exact: exact?.entropies[blank] == null ? null : column(exact, exact.vocabulary, false),
  };
}

/**
 * The table of one blank: the likeliest tokens over all columns, the true word first. The exact predictor may know
 * another text than the runs, so that tokens are told apart by name.
 *
 * @param {ReturnType<typeof columnsOf>} columns
 * @param {string[]} truth
 */
function candidates({ runs: columns, exact }, truth) {
  const all = [...columns, exact];
  /** @type {Map<string, number>} */
  const best = new Map();
  for (const column of all) {
    if (!column) continue;
    for (const id of top(column.row, ROWS)) {
      const token = column.vocabulary[id];
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
    return { token: vocabulary[id], p: row[id] };
  };
  return {
    truth,
    rows: rows.map((token) => ({
      token,
      isTrue: isTrue(token),
      cells: columns.map((column) => share(column, token)),
      exact: share(exact, token),
    })),
    guesses: columns.map((column) => {
      if (!column) return null;
      const found = guess(column);
      return { ...found, right: column.judged && truth.length > 0 ? isTrue(found.token) : null };
    }),
    exact: exact && { ...guess(exact), equal: equals(exact.row) },
  };
}

/** How many tokens are as likely as the likeliest. @param {Float32Array} row */
function equals(row) {
  const most = row[top(row, 1)[0]];
  return row.reduce((n, p) => n + (p > most - 1e-6 ? 1 : 0), 0);
}

/** @type {WeakMap<string[], Map<string, number>>} */
const ids = new WeakMap();

/** A token's place in a vocabulary. @param {Column} column @param {string} token */
function idOf({ vocabulary }, token) {
  let places = ids.get(vocabulary);
  if (!places) {
    places = new Map(vocabulary.map((word, id) => [word, id]));
    ids.set(vocabulary, places);
  }
  return places.get(token);
}

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

/** @param {State} state */
export function runs(state) {
  const { draft, active } = state;
  const all = phase(state) === 'done';
  return {
    differences: draft.runs.length > 1 ? differences(draft.runs) : null,
    canAdd: draft.runs.length < MOST_RUNS,
    runs: draft.runs.map((config, index) => {
      // A run of the workers belongs to a card only while the card still says what that worker runs.
      const run = equal(active?.runs[index], config) ? state.runs[index] : undefined;
      return {
        index,
        label: config.label,
        description: t.describe(config.model, run?.info?.parameters ?? null),
        status: status(run, all ? firstBlank(state, index) : null),
        error: run?.error?.message ?? null,
        // What surprises in this run's data, and is not said of the corpus already.
        notices: state.counted?.info
          ? (run?.info?.corpus.notices ?? []).filter(
              (notice) => !state.counted?.info?.notices.includes(notice),
            )
          : [],
        removable: draft.runs.length > 1,
        fields: fields(config, `runs[${index}]`).map(({ path, key, rule, value }) =>
          fieldView(state, path, key, rule, value),
        ),
      };
    }),
  };
}

/**
 * @param {Run | undefined} run
 * @param {{guess: string, p: number, truth: string[]} | null} blank
 */
function status(run, blank) {
  if (!run) return t.runPhases.none;
  const { history } = run;
  if (history.length === 0) return run.phase === 'loading' ? t.runPhases.loading : t.runPhases.ready;
  const mean = history.mean(widthOf(run));
  return run.phase === 'done' ? t.verdictOf(mean, blank, spanOf([run])) : t.runAt(history.length, mean);
}

/** @param {State} state @param {number} index */
function firstBlank(state, index) {
  const [blank] = state.runs.length > 0 ? blanks(state).blanks : [];
  const guess = blank?.guesses[index];
  // An answer to another sentence says nothing of this one.
  const asked = state.runs[index]?.answer?.text === canonical(state.blank.text);
  return blank && guess && asked ? { guess: guess.token, p: guess.p, truth: blank.truth } : null;
}

/** What a problem's field is called, for a reader. @param {State} state @param {string} path */
export function fieldName(state, path) {
  if (path === 'corpus') return `“${t.corpus}”`;
  const index = /^runs\[(\d+)\]\./.exec(path)?.[1];
  const key = path.replace(/^runs\[[^\]]*\]\./, '');
  const name = `“${field(key).label}”`;
  return index === undefined ? name : `${name} of ${state.draft.runs[Number(index)]?.label}`;
}

/**
 * Remembers the last result: for what depends on little and is asked for in every frame.
 *
 * @template {unknown[]} A
 * @template R
 * @param {(...args: A) => R} compute
 * @returns {(...args: A) => R}
 */
function remembered(compute) {
  /** @type {A | undefined} */
  let last;
  /** @type {R} */
  let result;
  return (...args) => {
    if (!last || last.length !== args.length || last.some((arg, i) => arg !== args[i])) {
      result = compute(...args);
      last = args;
    }
    return result;
  };
}

/**
 * What the panels under *Look inside* are given; each takes from it what it needs.
 *
 * @param {State} state
 */
export function inside(state) {
  const experiment = state.active ?? state.draft;
  const { open, code, settings, answers } = state.inside;
  return {
    open,
    code,
    phase: phase(state),
    experiment,
    /** Steps that every run has made. */
    made: stepsMade(state),
    steps: experiment.steps,
    runs: state.runs.map((run, i) => ({
      id: run.id,
      label: run.label,
      colour: i,
      config: experiment.runs[i],
      info: run.info,
      history: run.history,
      /** Steps of a mean. */
      width: widthOf(run),
      /** What it would have put into the blanks, over the steps. */
      followed: run.followed,
      /** Steps made. */
      step: run.history.length,
      /** Can it be asked? */
      answers: run.phase !== 'loading' && run.phase !== 'failed',
    })),
    floors: trained(state) ? state.activeFloors : shownFloors(state),
    /** The name of the run that *What if* would change; null if there is none. */
    changeable: changeable(state.draft)?.label ?? null,
    blank: { text: canonical(state.blank.text), pieces: pieces(state) },
    exact: state.exact?.value ?? null,
    /** Are the exact answers those of an edited text, and not of what was trained? */
    moved: floorsMoved(state),
    /** What the reader chose in a panel. @param {string} name */
    settings: (name) => settings[name] ?? {},
    /** The last answer to the question under a key. @param {string} key @returns {import('../workers/looks.js').Answer | null} */
    answer: (key) => answers[key] ?? null,
  };
}
