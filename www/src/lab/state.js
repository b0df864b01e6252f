/**
 * The state of the lab, and how an event changes it: `reduce(state, event)`. No DOM, no worker, no clock. Pure with one
 * exception: a run's history, which may have a million steps, grows in place, so earlier states see it grow too.
 *
 * Two experiments live side by side. The *draft* is what the editors show; the *active* one is what the workers run.
 * They part when a reader edits, and meet again when the draft is applied.
 *
 * Invariant: an event names its run. Events of a run that is no longer current change nothing.
 */

import { equal } from '../experiment/check.js';
import { isBundled } from '../experiment/corpora.js';
import { corpusJson } from '../experiment/experiment.js';
import { floorsKey } from '../experiment/floors.js';
import { retyped, sentence, toggled } from '../experiment/sentence.js';
import { History } from '../history/history.js';
import {
  activeFloors,
  answered,
  blankKey,
  CORPUS,
  EXACT,
  FLOORS,
  floors,
  lasting,
  without,
  withSeen,
} from './answers.js';
import { withTyped } from './typed-values.js';

/** @typedef {import('../experiment/experiment.js').Experiment} Experiment */
/** @typedef {import('../workers/protocol.js').Failure} Failure */
/** @typedef {import('../workers/protocol.js').Event} WorkerEvent */
/** @typedef {import('../workers/questions.js').Answer} Answer */
/** @typedef {'idle' | 'loading' | 'ready' | 'running' | 'paused' | 'done' | 'failed'} Phase */

/**
 * One run of the active experiment.
 *
 * @typedef {object} Run
 * @property {number} id  Never used twice in a page.
 * @property {string} label
 * @property {'loading' | 'ready' | 'running' | 'paused' | 'done' | 'failed'} phase
 * @property {import('../workers/records.js').RunInfo | null} info
 * @property {History} history  Grows in place.
 * @property {string} fingerprint  A hash of the losses up to the last pause; empty before the first.
 * @property {Failure | null} error
 */

/** @typedef {import('../words/refusal.js').Sentence} Sentence */
/** @typedef {{field: string, say: Sentence}} Problem  Why a typed value cannot be used; `field` is its path. */

/**
 * @typedef {object} State
 * @property {boolean} near  Has the lab come near the viewport, so that it loads?
 * @property {Failure | null} error  Why no run can start.
 * @property {Experiment['corpus']} bundled  The bundled text or grammar that was shown last; *restore* goes back to it.
 * @property {Experiment} draft
 * @property {Experiment | null} active
 * @property {Pick<State, 'draft' | 'corpus' | 'bundled' | 'blank' | 'typed' | 'problems'> | null} undo
 *   The editors' content before another experiment replaced it.
 * @property {Run[]} runs
 * @property {Record<string, {text: string, value: unknown}>} typed  Values that cannot be used (yet), by path.
 * @property {Problem[]} problems  One for each typed value that is wrong by itself or with the others.
 * @property {string} corpus  The corpus editor's text.
 * @property {Sentence | null} refused  Why a text was not let into the editor, until the next edit.
 * @property {Record<string, Answer>} answers  The workers' answers, by the key of the question. Main panels read
 *   theirs through answers.js.
 * @property {import('../experiment/sentence.js').Sentence} blank
 * @property {'slow' | 'medium' | 'full'} speed
 * @property {boolean} wanted  Train was pressed before the runs were ready.
 * @property {{text: string | Sentence, field: string | null} | null} notice  The sentence under the toolbar; `field` is the one to
 *   mend, if any.
 * @property {boolean} compiled  Is the engine compiled?
 * @property {Figure} figure
 * @property {Inside} inside
 * @property {{experiment: Experiment, runs: import('../history/record.js').Recorded[]} | null} recorded
 *   From a file: an experiment with its history, shown until its runs are trained anew.
 */

/** @typedef {Pick<import('../experiment/permalink.js').Link, 'heading' | 'caption' | 'size' | 'trained'>} Figure  What an author says of it. */

/**
 * The panels under *Look inside*.
 *
 * @typedef {object} Inside
 * @property {string[]} open  Their names.
 * @property {'none' | 'loading' | 'here' | 'failed'} code  State of their script, which is loaded when first needed.
 * @property {Record<string, any>} settings  What the reader chose in each panel, by its name.
 */

/**
 * @typedef {{type: 'near'}
 *   | {type: 'load-failed', error: Failure}
 *   | {type: 'drafted', draft: Experiment, corpus: string, blank?: string, undo: boolean}
 *   | {type: 'runs-edited', runs: Experiment['runs'], keepTyped: boolean}
 *   | {type: 'undone'}
 *   | {type: 'typed', path: string, text: string, value: unknown}
 *   | {type: 'corpus-typed', text: string, corpus: Experiment['corpus'], problem: Sentence | null, blank?: string}
 *   | {type: 'corpus-refused', reason: Sentence}
 *   | {type: 'blank-typed', text: string}
 *   | {type: 'blank-toggled', index: number, truth: string[]}
 *   | {type: 'speed', speed: State['speed']}
 *   | {type: 'notice', notice: State['notice']}
 *   | {type: 'compiled'}
 *   | {type: 'inside-opened', name: string, open: boolean}
 *   | {type: 'inside-code', code: Inside['code']}
 *   | {type: 'inside-set', name: string, change: object}
 *   | {type: 'figure', figure: Figure}
 *   | {type: 'recorded', recorded: State['recorded']}
 *   | {type: 'answered', key: string, answer: Answer}
 *   | {type: 'applied', experiment: Experiment, ids: number[], kept?: import('./kept.js').Restored | null}
 *   | {type: 'released'}
 *   | {type: 'wanted'} | {type: 'unwanted'}
 *   | {type: 'reverted', corpus: string}
 *   | {type: 'started', run: number}
 *   | WorkerEvent} LabEvent
 */

/**
 * @param {{draft: Experiment, corpus: string, blank: string}} start
 * @returns {State}
 */
export function initial({ draft, corpus, blank }) {
  return {
    near: false,
    error: null,
    bundled: draft.corpus,
    draft,
    active: null,
    undo: null,
    runs: [],
    typed: {},
    problems: [],
    corpus,
    refused: null,
    answers: {},
    blank: sentence(blank),
    speed: 'full',
    wanted: false,
    notice: null,
    compiled: false,
    recorded: null,
    figure: {},
    inside: { open: [], code: 'none', settings: {} },
  };
}

/**
 * @param {State} state
 * @param {LabEvent} event
 * @returns {State}  The same object if nothing changed.
 */
export function reduce(state, event) {
  switch (event.type) {
    case 'near':
      return { ...state, near: true };
    case 'compiled':
      return { ...state, compiled: true };
    case 'load-failed':
      return { ...state, error: event.error, wanted: false };
    case 'drafted': {
      // Floors and exact answers are removed if the new experiment has others, and counts if the text is another.
      const same = state.answers[FLOORS]?.of === floorsKey(event.draft);
      const past = [...(same ? [] : [FLOORS, EXACT]), ...(event.corpus === state.corpus ? [] : [CORPUS])];
      return {
        ...state,
        answers: without(state.answers, past),
        draft: event.draft,
        corpus: event.corpus,
        refused: null,
        bundled: isBundled(event.draft.corpus) ? event.draft.corpus : state.bundled,
        undo: event.undo ? editors(state) : null,
        recorded: null,
        blank: event.blank === undefined ? state.blank : sentence(event.blank),
        typed: {},
        problems: [],
      };
    }
    case 'runs-edited': {
      const draft = { ...state.draft, runs: event.runs };
      if (event.keepTyped) return { ...state, draft };
      const problems = state.problems.filter(({ field }) => field === 'corpus');
      return { ...state, draft, undo: editors(state), typed: {}, problems };
    }
    case 'undone':
      return { ...state, ...state.undo, undo: null, answers: without(state.answers, [CORPUS]) };
    case 'typed':
      return withTyped(unblamed(state), event.path, event.text, event.value);
    case 'corpus-typed': {
      const { notice } = unblamed(state);
      const problems = state.problems.filter((problem) => problem.field !== 'corpus');
      if (event.problem !== null) {
        return {
          ...state,
          corpus: event.text,
          notice,
          refused: null,
          answers: without(state.answers, [CORPUS]),
          problems: [...problems, { field: 'corpus', say: event.problem }],
        };
      }
      const draft = { ...state.draft, corpus: event.corpus };
      const blank = event.blank === undefined ? state.blank : sentence(event.blank);
      return { ...state, corpus: event.text, notice, refused: null, draft, problems, blank };
    }
    case 'corpus-refused':
      return { ...state, refused: event.reason };
    case 'blank-typed':
      return { ...state, blank: retyped(state.blank, event.text) };
    case 'blank-toggled':
      return { ...state, blank: toggled(state.blank, event.index, event.truth) };
    case 'speed':
      return { ...state, speed: event.speed };
    case 'notice':
      return { ...state, notice: event.notice };
    case 'inside-opened': {
      const others = state.inside.open.filter((name) => name !== event.name);
      return inside(state, { open: event.open ? [...others, event.name] : others });
    }
    case 'inside-code':
      return inside(state, { code: event.code });
    case 'inside-set': {
      const { settings } = state.inside;
      return inside(state, {
        settings: { ...settings, [event.name]: { ...settings[event.name], ...event.change } },
      });
    }
    case 'figure':
      return { ...state, figure: event.figure };
    case 'recorded':
      return { ...state, recorded: event.recorded };
    case 'answered':
      return answered(state, event.key, event.answer);
    case 'applied':
      return {
        ...state,
        answers: { ...lasting(state.answers, event.experiment), ...keptAnswers(event) },
        active: event.experiment,
        runs: event.experiment.runs.map(({ label }, i) => ({
          ...fresh(event.ids[i], label),
          ...stood(event.kept?.runs[i]),
        })),
        error: null,
        wanted: false,
      };
    case 'released':
      return { ...state, near: false, active: null, runs: [], wanted: false };
    case 'wanted':
      return { ...state, wanted: true };
    case 'unwanted':
      return { ...state, wanted: false };
    case 'reverted':
      return state.active === null
        ? state
        : { ...state, draft: state.active, corpus: event.corpus, typed: {}, problems: [] };
    default:
      return ofRun(state, event);
  }
}

/**
 * Events that name a run.
 *
 * @param {State} state
 * @param {Extract<LabEvent, {run: number}>} event
 */
function ofRun(state, event) {
  const run = state.runs.find(({ id }) => id === event.run);
  if (!run || run.phase === 'failed') return state;
  const runs = (/** @type {Partial<Run>} */ change) => ({
    ...state,
    runs: state.runs.map((other) => (other === run ? { ...run, ...change } : other)),
  });
  switch (event.type) {
    case 'ready': {
      const { step = 0, done, fingerprint = '' } = event.stood ?? {};
      if (step === 0) return runs({ phase: 'ready', info: event.info });
      return runs({ phase: done ? 'done' : 'paused', info: event.info, fingerprint });
    }
    case 'started':
      return { ...runs({ phase: 'running' }), wanted: false };
    case 'steps':
      run.history.append(event.columns);
      return { ...runs({}), answers: withSeen(state.answers, run.id, event.columns.watched) };
    case 'paused':
    case 'done':
      return runs({ phase: event.type, fingerprint: event.fingerprint });
    case 'failed':
      return runs({ phase: 'failed', error: event.error });
    default:
      return state;
  }
}

/** @param {State} state @param {Partial<Inside>} change @returns {State} */
const inside = (state, change) => ({ ...state, inside: { ...state.inside, ...change } });

/** A notice about a field goes away with the reader's next edit. @param {State} state @returns {State} */
const unblamed = (state) => (state.notice?.field ? { ...state, notice: null } : state);

/** The content of the editors, for undo. @param {State} state */
const editors = ({ draft, corpus, bundled, blank, typed, problems }) => ({
  draft,
  corpus,
  bundled,
  blank,
  typed,
  problems,
});

/** @param {number} id @param {string} label @returns {Run} */
const fresh = (id, label) => ({
  id,
  label,
  phase: 'loading',
  info: null,
  history: new History(),
  fingerprint: '',
  error: null,
});

/** A run that was kept, before its worker is ready. @param {import('./kept.js').Restored['runs'][number]} [run] */
const stood = (run) =>
  run && {
    history: run.steps,
    error: run.error,
    ...(run.error ? { phase: /** @type {const} */ ('failed') } : {}),
  };

/**
 * What the runs of a training that was kept had said of the followed sentence.
 *
 * @param {{ids: number[], kept?: import('./kept.js').Restored | null}} applied
 * @returns {State['answers']}
 */
const keptAnswers = ({ ids, kept }) =>
  Object.fromEntries(
    (kept?.runs ?? []).flatMap(({ followed, steps }, i) =>
      followed
        ? [[blankKey(ids[i]), { of: '', step: steps.length, followed: { ...followed, error: null } }]]
        : [],
    ),
  );

// Derived from a state.

/** @param {State} state @returns {Phase} */
export function phase({ error, near, runs }) {
  if (error) return 'failed';
  if (runs.length === 0) return near ? 'loading' : 'idle';
  const live = runs.filter((run) => run.phase !== 'failed');
  if (live.length === 0) return 'failed';
  if (live.some((run) => run.phase === 'loading')) return 'loading';
  if (live.some((run) => run.phase === 'running')) return 'running';
  if (live.every((run) => run.phase === 'done')) return 'done';
  return trained({ runs: live }) ? 'paused' : 'ready';
}

/** Was any step made? @param {Pick<State, 'runs'>} state */
export const trained = ({ runs }) => runs.some((run) => run.history.length > 0);

/** Does the draft differ from what the workers run? @param {State} state */
export const edited = ({ draft, active }) => active !== null && draft !== active && !equal(draft, active);

/** The history from a file, as long as the draft is its experiment and no step has been made. @param {State} state */
export const replayed = (state) =>
  state.recorded !== null && !trained(state) && equal(state.recorded.experiment, state.draft)
    ? state.recorded
    : null;

/** Was the draft edited after training, so that the curves belong to other settings? @param {State} state */
export const stale = (state) => edited(state) && trained(state);

/**
 * What the library counts: the typed text, even if the draft cannot take it, with how much of it is held out; or a
 * grammar with its sampling settings.
 *
 * @param {Pick<State, 'draft' | 'corpus'>} state
 */
export const countedText = ({ draft, corpus }) =>
  'grammar' in draft.corpus
    ? corpusJson(draft.corpus)
    : 'text' in draft.corpus && draft.corpus.held_out > 0
      ? `${draft.corpus.held_out} held out of\n${corpus}`
      : corpus;

/** Can the run be asked? @param {Pick<Run, 'phase'>} run */
export const answers = ({ phase: now }) => now !== 'loading' && now !== 'failed';

/**
 * Do the shown floors differ from those of the trained experiment? If so, they and the exact answers are of the edited
 * text.
 *
 * @param {State} state
 */
export const floorsMoved = (state) =>
  trained(state) && floors(state)?.error === null && floors(state)?.value !== activeFloors(state);

/** Steps that every run that is still alive has made. @param {Pick<State, 'runs'>} state */
export function stepsMade({ runs }) {
  const live = runs.filter((run) => run.phase !== 'failed');
  return live.length === 0 ? 0 : Math.min(...live.map((run) => run.history.length));
}
