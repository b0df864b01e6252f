/**
 * One run, or the exact answers: the only importer of the wasm package. Trains in slices, yields between them, answers
 * questions.
 *
 * Invariant: the worker always answers. A slice of work is bounded by time, so that pause takes effect at once.
 */

import {
  corpus_info,
  exact_prediction,
  experiment_floors,
  initSync,
  look,
  Session,
} from '../../pkg/cloze.js';
import { NO_RUN } from './protocol.js';

/** @typedef {import('./protocol.js').Command} Command */
/** @typedef {import('./protocol.js').Event} WorkerEvent */
/** @typedef {import('./protocol.js').Columns} Columns */
/** @typedef {import('./protocol.js').Failure} Failure */
/** @typedef {import('./protocol.js').FollowedColumns} FollowedColumns */
/** @typedef {import('./protocol.js').FollowedFirst} FollowedFirst */

/** Longest time spent without looking at messages, in ms. One step is never divided. */
const SLICE = 45;
/** Slices of a turn: while the page passes it on, nobody makes steps. */
const TURN = 4;
/** Time between two messages with steps, in ms. */
const REPORT_EVERY = 50;

const COLUMNS = /** @type {const} */ ([
  ...['step', 'loss', 'floor', 'accuracy', 'lr', 'gradNorm', 'tokens'],
  ...['maskedTargets', 'randomTargets', 'keptTargets', 'otherTargets'],
  ...['maskedLoss', 'randomLoss', 'keptLoss', 'otherLoss'],
]);
const SECOND = /** @type {const} */ (['step', 'loss', 'floor', 'accuracy']);
const HELD_OUT = /** @type {const} */ (['step', 'loss', 'accuracy']);
const FOLLOWED = /** @type {const} */ (['step', 'probabilities']);

let run = NO_RUN;
/** @type {Session | null} */
let session = null;
/** The last step to make, or null while at rest. @type {number | null} */
let goal = null;
/** Steps a second, or null for as many as there can be. @type {number | null} */
let rate = null;
/** When, at that rate, the next step is due. */
let due = 0;
/** Does a slice wait for its turn? */
let turns = false;
/** Slices that are left of a turn. */
let granted = 0;
/** Columns that wait to be sent. @type {Columns[]} */
let waiting = [];
/** The text that is followed. */
let text = '';
let reported = 0;
/** Is a slice on its way? */
let scheduled = false;

// A message to ourselves comes after the page's messages that are already here, and unlike a timer is never delayed.
const { port1, port2 } = new MessageChannel();
port1.onmessage = slice;

/** @param {number} delay  In ms. */
function schedule(delay) {
  if (scheduled) return;
  scheduled = true;
  if (delay > 0) setTimeout(slice, delay);
  else port2.postMessage(null);
}

self.onmessage = ({ data }) => {
  const command = /** @type {Command} */ (data);
  switch (command.type) {
    case 'init':
      run = command.run;
      attempt(() => {
        initSync({ module: command.module });
        session = new Session(command.experiment, command.index);
        post({ type: 'ready', run, info: session.info() });
      });
      break;
    case 'train':
      if (!session) break;
      goal = command.steps === null ? Number.POSITIVE_INFINITY : session.step + command.steps;
      rate = command.rate;
      due = performance.now();
      turns = command.turns;
      granted = 0;
      if (!turns) schedule(0);
      break;
    case 'turn':
      // The first steps of a run are shown at once.
      granted = session?.step === 0 ? 1 : TURN;
      schedule(0);
      break;
    case 'pause':
      if (goal !== null) rest();
      break;
    case 'follow':
      // What was seen of another text goes first.
      report();
      follow(command.text);
      break;
    case 'predict':
      answer(command.id, () => started().predict(command.text));
      break;
    case 'look':
      answer(command.id, () =>
        command.experiment === undefined
          ? started().look(command.look, command.arguments)
          : look(command.experiment, command.look, command.arguments),
      );
      break;
    case 'open':
      attempt(() => initSync({ module: command.module }));
      break;
    case 'corpus':
      answer(command.id, () => corpus_info(command.corpus));
      break;
    case 'floors':
      answer(command.id, () => experiment_floors(command.experiment));
      break;
    case 'exact':
      answer(command.id, () => exact_prediction(command.experiment, command.text));
      break;
  }
};

/** Trains for a while. */
function slice() {
  scheduled = false;
  const current = session;
  if (current === null || goal === null) return;
  const now = performance.now();
  const left = goal - current.step;
  const owed = rate === null ? left : Math.min(left, Math.floor(((now - due) * rate) / 1000) + 1);
  if (left > 0 && !current.done && owed <= 0) {
    schedule(due - now);
    return;
  }
  attempt(() => {
    if (left > 0 && !current.done) {
      const columns = /** @type {Columns} */ (current.train(Math.min(owed, 2 ** 31), SLICE));
      waiting.push(columns);
      if (rate !== null) due = Math.max(due + (columns.step.length * 1000) / rate, now - SLICE);
    }
    if (current.done || current.step >= /** @type {number} */ (goal)) {
      rest();
      return;
    }
    if (turns) {
      if (--granted > 0) schedule(0);
      else report();
      return;
    }
    if (performance.now() - reported >= REPORT_EVERY) report();
    schedule(rate === null ? 0 : due - performance.now());
  });
}

/** Stops between two steps and says so. */
function rest() {
  goal = null;
  report();
  if (session)
    post({
      type: session.done ? 'done' : 'paused',
      run,
      step: session.step,
      fingerprint: session.fingerprint,
    });
}

/** Sends the steps made since the last time. */
function report() {
  reported = performance.now();
  if (waiting.length === 0) return;
  const steps = gathered(COLUMNS, waiting);
  const heldOut = gathered(
    HELD_OUT,
    waiting.map((part) => part.heldOut),
  );
  const second = gathered(
    SECOND,
    waiting.map((part) => part.second),
  );
  const points = waiting.flatMap((part) => (part.points?.step.length ? [part.points] : []));
  waiting = [];
  post(
    { type: 'steps', run, columns: { ...steps, second, heldOut } },
    [steps, second, heldOut].flatMap(Object.values).map((column) => column.buffer),
  );
  if (points.length > 0) followed(null, gathered(FOLLOWED, points));
}

/** Begins to follow a text. @param {string} asked */
function follow(asked) {
  if (!session) return;
  text = asked;
  try {
    const { step, probabilities, ...first } = /** @type {FollowedColumns & FollowedFirst} */ (
      session.follow(text)
    );
    followed(first, { step, probabilities });
  } catch (error) {
    post({ type: 'followed', run, text, first: null, columns: null, error: failure(error) });
  }
}

/** @param {FollowedFirst | null} first @param {FollowedColumns} columns */
function followed(first, columns) {
  const buffers = [columns.step.buffer, columns.probabilities.buffer];
  post({ type: 'followed', run, text, first, columns }, buffers);
}

/**
 * The columns of these names, each of all parts.
 *
 * @template {string} Name
 * @param {readonly Name[]} names
 * @param {Record<Name, Float32Array>[]} parts
 * @returns {Record<Name, Float32Array>}
 */
function gathered(names, parts) {
  const columns = /** @type {Record<Name, Float32Array>} */ ({});
  for (const name of names) columns[name] = joined(parts.map((part) => part[name]));
  return columns;
}

/** @param {Float32Array[]} parts */
function joined(parts) {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * A question leaves the run as it was, whatever the answer.
 *
 * @param {number} id
 * @param {() => unknown} ask
 */
function answer(id, ask) {
  try {
    post({ type: 'answer', run, id, value: ask() });
  } catch (error) {
    post({ type: 'answer', run, id, error: failure(error) });
  }
}

function started() {
  if (session) return session;
  throw { code: 'not-started', message: 'the run has not started, or has failed' };
}

/** Does it; a failure ends the run, with all its steps so far. @param {() => void} work */
function attempt(work) {
  try {
    work();
  } catch (error) {
    goal = null;
    session = null;
    // The steps before the one that failed come with the failure.
    const { columns } = /** @type {{columns?: Columns}} */ (error ?? {});
    if (columns) waiting.push(columns);
    report();
    post({ type: 'failed', run, error: failure(error) });
  }
}

/** @param {unknown} error @returns {Failure} */
function failure(error) {
  const { code = 'internal', message = String(error) } = /** @type {Partial<Failure>} */ (error ?? {});
  return { code: String(code), message: String(message) };
}

/** @param {WorkerEvent} event @param {Transferable[]} [transfer] */
function post(event, transfer = []) {
  self.postMessage(event, { transfer });
}
