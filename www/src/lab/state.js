/**
 * What the lab knows, and how an event changes it: `reduce(state, event)`. No DOM, no worker, no clock. Pure but for one
 * thing: a run's history, which may have a million steps, grows in place, also in the states before.
 *
 * Two experiments live side by side. The *draft* is what the editors show; the *active* one is what the workers run.
 * They part when a reader edits, and meet again when the draft is applied.
 *
 * Invariant: an event names its run. Events of a run that is no longer current change nothing.
 */

import { equal, FieldError } from '../experiment/check.js';
import { isBundled } from '../experiment/corpora.js';
import { corpusJson, validate } from '../experiment/experiment.js';
import { withField } from '../experiment/fields.js';
import { floorsKey } from '../experiment/floors.js';
import { retyped, sentence, toggled } from '../experiment/sentence.js';
import { History } from '../history/history.js';
import {
  activeFloors,
  answered,
  CORPUS,
  EXACT,
  FLOORS,
  floors,
  lasting,
  without,
  withSeen,
} from './answers.js';

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
 * @property {string} fingerprint  Of the steps up to the last stop; empty before.
 * @property {Failure | null} error
 */

/** @typedef {{field: string, message: string}} Problem  Why a typed value cannot be used; `field` as typed. */

/**
 * @typedef {object} State
 * @property {boolean} near  Near enough to the viewport to load.
 * @property {Failure | null} error  Why nothing can run at all.
 * @property {Experiment['corpus']} bundled  The bundled text or grammar that was last shown, to go back to.
 * @property {Experiment} draft
 * @property {Experiment | null} active
 * @property {Pick<State, 'draft' | 'corpus' | 'bundled' | 'blank' | 'typed' | 'problems'> | null} undo
 *   What the editors showed before they were filled anew.
 * @property {Run[]} runs
 * @property {Record<string, {text: string, value: unknown}>} typed  Values that cannot be used (yet), by path.
 * @property {Problem[]} problems  One for each typed value that is wrong by itself or with the others.
 * @property {string} corpus  The corpus editor's text.
 * @property {string | null} refused  Why a text was not let into the editor, until the next edit.
 * @property {Record<string, Answer>} answers  What the workers said, by the key of the question. Those that are not a panel's
 *   under *Look inside* are read through answers.js.
 * @property {import('../experiment/sentence.js').Sentence} blank
 * @property {'slow' | 'medium' | 'full'} speed
 * @property {boolean} wanted  Train was pressed before the runs were ready.
 * @property {{text: string, field: string | null} | null} notice  Something to tell, perhaps about a field to mend.
 * @property {boolean} compiled  The engine is here.
 * @property {Inside} inside
 * @property {{experiment: Experiment, runs: import('../history/record.js').Recorded[]} | null} recorded
 *   From a file: an experiment with its history, shown until its runs are trained anew.
 */

/**
 * The panels under *Look inside*.
 *
 * @typedef {object} Inside
 * @property {string[]} open  Their names.
 * @property {'none' | 'loading' | 'here' | 'failed'} code  Whether their script is here: it is loaded when first needed.
 * @property {Record<string, any>} settings  What a reader chose in each, by its name.
 */

/**
 * @typedef {{type: 'near'}
 *   | {type: 'load-failed', error: Failure}
 *   | {type: 'drafted', draft: Experiment, corpus: string, blank?: string, undo: boolean}
 *   | {type: 'runs-edited', runs: Experiment['runs'], keepTyped: boolean}
 *   | {type: 'undone'}
 *   | {type: 'typed', path: string, text: string, value: unknown}
 *   | {type: 'corpus-typed', text: string, corpus: Experiment['corpus'], problem: string | null}
 *   | {type: 'corpus-refused', reason: string}
 *   | {type: 'blank-typed', text: string}
 *   | {type: 'blank-toggled', index: number, truth: string[]}
 *   | {type: 'speed', speed: State['speed']}
 *   | {type: 'notice', notice: State['notice']}
 *   | {type: 'compiled'}
 *   | {type: 'inside-opened', name: string, open: boolean}
 *   | {type: 'inside-code', code: Inside['code']}
 *   | {type: 'inside-set', name: string, change: object}
 *   | {type: 'recorded', recorded: State['recorded']}
 *   | {type: 'answered', key: string, answer: Answer}
 *   | {type: 'applied', experiment: Experiment, ids: number[]}
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
      // Floors of another experiment say nothing of this one, nor its exact answers; a count is of the text.
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
      return settled(unblamed(state), event.path, event.text, event.value);
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
          problems: [...problems, { field: 'corpus', message: event.problem }],
        };
      }
      const draft = { ...state.draft, corpus: event.corpus };
      return { ...state, corpus: event.text, notice, refused: null, draft, problems };
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
    case 'recorded':
      return { ...state, recorded: event.recorded };
    case 'answered':
      return answered(state, event.key, event.answer);
    case 'applied':
      return {
        ...state,
        answers: lasting(state.answers, event.experiment),
        active: event.experiment,
        runs: event.experiment.runs.map(({ label }, i) => fresh(event.ids[i], label)),
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
    case 'ready':
      return runs({ phase: 'ready', info: event.info });
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

/** Once a reader mends something, a notice about what to mend has done its work. @param {State} state @returns {State} */
const unblamed = (state) => (state.notice?.field ? { ...state, notice: null } : state);

/** What a reader can edit, to be put back. @param {State} state */
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

/**
 * Takes a typed value into the draft if the whole stays valid. If not, the value waits as typed, with a sentence
 * about why, and is tried again with every later edit: 4 heads may have to wait for a hidden size of 32.
 *
 * @param {State} state
 * @param {string} path
 * @param {string} text
 * @param {unknown} value
 * @returns {State}
 */
function settled(state, path, text, value) {
  const waiting = { ...state.typed, [path]: { text, value } };
  const others = state.problems.filter(({ field }) => field === 'corpus');
  const all = Object.entries(waiting).reduce((e, [p, v]) => withField(e, p, v.value), state.draft);
  const whole = attempt(all);
  if (!(whole instanceof FieldError)) return { ...state, draft: whole, typed: {}, problems: others };

  let { draft } = state;
  /** @type {State['typed']} */
  const typed = {};
  const problems = [...others];
  for (const [p, entry] of Object.entries(waiting)) {
    const one = attempt(withField(draft, p, entry.value));
    if (one instanceof FieldError) {
      typed[p] = entry;
      problems.push({ field: p, message: one.reason });
    } else {
      draft = one;
    }
  }
  return { ...state, draft, typed, problems };
}

/** @param {unknown} experiment @returns {Experiment | FieldError} */
function attempt(experiment) {
  try {
    return validate(experiment);
  } catch (error) {
    if (error instanceof FieldError) return error;
    throw error;
  }
}

// What follows from a state.

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

/** Do the editors show something else than what the workers run? @param {State} state */
export const edited = ({ draft, active }) => active !== null && draft !== active && !equal(draft, active);

/** The history from a file, while it is that of what the editors show and no step has been made. @param {State} state */
export const replayed = (state) =>
  state.recorded !== null && !trained(state) && equal(state.recorded.experiment, state.draft)
    ? state.recorded
    : null;

/** Edited after training: the curves are not those of the settings. @param {State} state */
export const stale = (state) => edited(state) && trained(state);

/**
 * What is counted: a text as typed, which may be one that no draft can have, or a grammar with how it is sampled.
 *
 * @param {Pick<State, 'draft' | 'corpus'>} state
 */
export const countedText = ({ draft, corpus }) =>
  'grammar' in draft.corpus ? corpusJson(draft.corpus) : corpus;

/** Can it be asked? @param {Pick<Run, 'phase'>} run */
export const answers = ({ phase: now }) => now !== 'loading' && now !== 'failed';

/**
 * Do the floors say something else than what was trained for? Then they, and the exact answers, are the edited text's.
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
