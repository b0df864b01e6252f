/**
 * Tells the page around the lab how training goes: by events, by sentences for screen readers, by the promise
 * `finished`.
 */

import { equal } from '../experiment/check.js';
import { loss } from '../panels/loss/view.js';
import { over } from '../panels/view.js';
import { said } from '../words/refusal.js';
import { t } from '../words/strings.js';
import { Pace } from './pace.js';
import { asFailure, columns } from './scripts.js';
import { phase, stepsMade } from './state.js';

/** @typedef {import('./state.js').State} State */

/** Time between two `cloze-step` events, in ms. */
const TELL_EVERY = 100;

export class News {
  pace = new Pace();
  #finished = deferred();
  #lastTold = 0;
  #state;
  #tell;
  #announcer;

  /**
   * @param {() => State} state
   * @param {(name: string, detail: object) => void} tell
   * @param {import('./announcer.js').Announcer} announcer
   */
  constructor(state, tell, announcer) {
    this.#state = state;
    this.#tell = tell;
    this.#announcer = announcer;
  }

  /** Resolves at the end of the budget of all runs that have not failed. Rejects if none could go on. */
  get finished() {
    return this.#finished.promise;
  }

  /** Training was begun. */
  started() {
    this.pace.reset();
    if (this.#finished.settled) this.#finished = deferred();
    this.#announcer.started(this.#share());
  }

  /** All runs are ready. */
  readied() {
    if (this.#state().runs.some((run) => run.info)) this.#tell('cloze-ready', {});
    // A training that was kept may be over already.
    if (phase(this.#state()) === 'done') this.#finished.resolve();
  }

  /** Some steps were made. */
  stepped() {
    const state = this.#state();
    const now = performance.now();
    const made = stepsMade(state);
    this.pace.add(
      now,
      made,
      state.runs.reduce((sum, { history }) => sum + history.tokens, 0),
    );
    this.#announcer.reached(this.#share(), made);
    if (now - this.#lastTold >= TELL_EVERY) this.#tellStep(now);
  }

  /**
   * The last run has stopped.
   *
   * @returns {string | null}  A sentence for the page, if the training repeated one from a file.
   */
  stopped() {
    const state = this.#state();
    this.#tellStep(performance.now());
    if (phase(state) !== 'done') {
      this.#announcer.say(t.pausedAt(stepsMade(state)));
      return null;
    }
    this.#announcer.say([over(state), ...loss(state).memorising].join(' '));
    return comparison(state);
  }

  /** Training is over. */
  done() {
    this.#finished.resolve();
    const { runs: ended } = this.#state();
    /** @type {ReturnType<typeof columns> | undefined} */
    let copied;
    // The columns are copied when a listener reads them: they can be long. They no longer change.
    this.#tell('cloze-done', {
      get history() {
        copied ??= columns(ended);
        return copied;
      },
    });
  }

  /**
   * A run has failed, or none could begin.
   *
   * @param {import('../workers/protocol.js').Failure} error
   * @param {string | null} label
   */
  failed(error, label) {
    this.#tell('cloze-error', { code: error.code, message: error.message, run: label });
    if (phase(this.#state()) !== 'failed') return;
    this.#finished.reject(asFailure(error));
    this.#announcer.say(() => said(error));
  }

  #share() {
    const state = this.#state();
    return stepsMade(state) / (state.active?.steps ?? 1);
  }

  /** @param {number} now */
  #tellStep(now) {
    const state = this.#state();
    this.#lastTold = now;
    this.#tell('cloze-step', {
      step: stepsMade(state),
      runs: state.runs.map(({ label, history }) => ({
        label,
        step: history.length,
        loss: history.length === 0 ? null : history.loss[history.length - 1],
      })),
    });
  }
}

/** Compares the runs with those of the file that was opened, by fingerprint. @param {State} state */
function comparison({ recorded, active, runs }) {
  if (!recorded || !active || !equal(recorded.experiment, active)) return null;
  const whole = recorded.runs.every(({ history }) => history.length === active.steps);
  if (!whole) return null;
  const other = recorded.runs.filter(({ fingerprint }, i) => fingerprint !== runs[i].fingerprint);
  return other.length === 0 ? t.sameAsFile : t.otherThanFile(other.map(({ label }) => label));
}

/** A promise with its `resolve` and `reject`. A rejection that nobody handles is ignored. */
function deferred() {
  let resolve = () => {};
  let reject = (/** @type {Error} */ _error) => {};
  const promise = new Promise((/** @type {(value?: undefined) => void} */ yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => {});
  const result = { promise, settled: false, resolve: () => {}, reject: (/** @type {Error} */ _error) => {} };
  result.resolve = () => {
    result.settled = true;
    resolve();
  };
  result.reject = (error) => {
    result.settled = true;
    reject(error);
  };
  return result;
}
