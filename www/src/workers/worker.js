/**
 * One worker: holds a run or the library, trains the run in slices of time, and answers questions between slices. The
 * only importer of the wasm package.
 *
 * Invariant: the worker always answers. A slice of work is bounded by time, so that pause takes effect at once.
 */

import { initSync, Library, Session, slice_ms } from '../../pkg/cloze.js';
import { LIBRARY } from './protocol.js';

/** @typedef {import('./protocol.js').Command} Command */
/** @typedef {import('./protocol.js').Event} WorkerEvent */
/** @typedef {import('./records.js').Columns} Columns */
/** @typedef {import('./records.js').Failure} Failure */

/** Slices of a turn. More than one, since no run trains while the page passes the turn on. */
const TURN = 4;
/** Time between two messages with steps, in ms. */
const REPORT_EVERY = 50;

let run = LIBRARY;
/** @type {Session | null} */
let session = null;
/** @type {Library | null} */
let library = null;
/** The last step to make, or null while at rest. @type {number | null} */
let goal = null;
/** Steps a second, or null for as many as there can be. @type {number | null} */
let rate = null;
/** When, at that rate, the next step is due. */
let due = 0;
/** Must each slice wait for a turn? */
let turns = false;
/** Slices that are left of the present turn. */
let granted = 0;
/** Columns of steps that have not been sent yet. @type {Columns[]} */
let waiting = [];
let reported = 0;
/** Is the next slice scheduled? */
let scheduled = false;

// A message to itself lets the worker read the page's waiting messages first, and is not delayed as timers are.
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
      attempt(() => begin(command));
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
    case 'ask':
      // Points of the text that was followed so far are sent before another text takes its place.
      // A state belongs to the steps that were sent before it.
      if ('watch' in command.arguments || command.question === 'state') report();
      answer(command);
      break;
  }
};

/** @param {import('./protocol.js').Init} command */
function begin({ module, experiment, index, state }) {
  initSync({ module });
  if (experiment === null) {
    library = new Library();
    return;
  }
  /** @type {Failure | undefined} */
  let refused;
  try {
    if (state !== null) session = Session.resume(experiment, index, state);
  } catch (error) {
    refused = failure(error);
  }
  session ??= new Session(experiment, index);
  const { step, done, fingerprint } = session;
  const stood = state === null || refused ? undefined : { step, done, fingerprint };
  post({ type: 'ready', run, info: session.info(), stood, refused });
}

/** Trains for one slice of time. */
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
      const columns = /** @type {Columns} */ (current.train(Math.min(owed, 2 ** 31)));
      waiting.push(columns);
      // After a delay, at most one slice of time is made up for.
      if (rate !== null) due = Math.max(due + (columns.step.length * 1000) / rate, now - slice_ms());
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

/** Stops between two steps, and tells the page. */
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

/** Sends the steps since the last report. */
function report() {
  reported = performance.now();
  if (waiting.length === 0) return;
  const columns = /** @type {Columns} */ (joined(waiting));
  waiting = [];
  post({ type: 'steps', run, columns }, buffers(columns));
}

/**
 * Joins records of one kind into one: columns end to end, nested records likewise, of texts the last.
 *
 * @param {object[]} parts
 * @returns {object}
 */
function joined(parts) {
  const all = /** @type {Record<string, any>[]} */ (parts);
  const join = (/** @type {string} */ name) => {
    const values = all.map((part) => part[name]);
    if (values[0] instanceof Float32Array) return concatenated(values);
    return typeof values[0] === 'string' ? values.at(-1) : joined(values);
  };
  return Object.fromEntries(Object.keys(all[0]).map((name) => [name, join(name)]));
}

/** @param {Float32Array[]} parts */
function concatenated(parts) {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The buffers of a record's columns, to be transferred. @param {object} record @returns {ArrayBuffer[]} */
const buffers = (record) =>
  Object.values(record).flatMap((value) => {
    if (value instanceof Float32Array) return [/** @type {ArrayBuffer} */ (value.buffer)];
    return typeof value === 'object' ? buffers(value) : [];
  });

/** Answers a question. An error leaves the run as it was. @param {import('./protocol.js').Ask} command */
function answer({ id, question, arguments: asked }) {
  try {
    const held = session ?? library;
    if (!held) throw { code: 'not-started', message: 'the run has not started, or has failed', values: {} };
    const value = held.ask(question, JSON.stringify(asked));
    // A state may have megabytes.
    const { bytes } = /** @type {Partial<import('./records.js').RunState>} */ (value);
    post({ type: 'answer', run, id, value }, bytes ? [/** @type {ArrayBuffer} */ (bytes.buffer)] : []);
  } catch (error) {
    post({ type: 'answer', run, id, error: failure(error) });
  }
}

/** Does work whose failure ends the run. The steps so far are sent first. @param {() => void} work */
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
  const given = /** @type {Partial<Failure>} */ (error ?? {});
  const { code = 'internal', message = String(error), values = { reason: String(message) } } = given;
  return { code: String(code), values, message: String(message) };
}

/** @param {WorkerEvent} event @param {Transferable[]} [transfer] */
function post(event, transfer = []) {
  self.postMessage(event, { transfer });
}
