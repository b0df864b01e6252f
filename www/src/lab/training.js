/**
 * The runs of the active experiment, from start to end. Starts and stops the workers (workers/pool.js), asks them the
 * panels' questions (workers/questions.js), and dispatches what they report.
 */

import { abridge } from '../experiment/experiment.js';
import { said } from '../words/refusal.js';
import { t } from '../words/strings.js';
import { WorkerPool } from '../workers/pool.js';
import { Questions } from '../workers/questions.js';
import { kept } from './kept.js';
import { edited, phase, trained } from './state.js';

/** @typedef {import('./state.js').State} State */

/** Steps a second at each speed. */
const RATES = { slow: 4, medium: 60, full: null };

let lastRunId = 0;

/**
 * What training uses of the lab.
 *
 * @typedef {object} Services
 * @property {() => State} state
 * @property {(event: import('./state.js').LabEvent) => void} dispatch
 * @property {() => import('../workers/questions.js').Need[]} needs  The questions of all panels that are shown.
 * @property {(text: import('./lab.js').Said) => void} notice
 * @property {import('./news.js').News} news
 * @property {import('./announcer.js').Announcer} announcer
 */

export class Training {
  #services;
  #pool = new WorkerPool((event) => this.#heard(event));
  #questions = new Questions(
    (need) => this.#pool.ask(need),
    // Null: the question changed while its answer was on the way, so the new one is asked.
    (key, answer) => (answer ? this.#services.dispatch({ type: 'answered', key, answer }) : this.inquire()),
    () => performance.now(),
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #inquiring;
  #resumeWhenSeen = false;
  /** Resolves when the present runs end. */
  #over = deferred();

  /** @param {Services} services */
  constructor(services) {
    this.#services = services;
  }

  /**
   * Asks the panels' questions whose answers are missing or out of date. Questions to workers that do not exist yet
   * wait.
   */
  inquire() {
    clearTimeout(this.#inquiring);
    const needs = this.#services.needs().filter(({ run }) => this.#pool.has(run));
    const wait = this.#questions.want(needs, this.#services.state().answers);
    if (wait !== null) this.#inquiring = setTimeout(() => this.inquire(), wait);
  }

  /**
   * Asks a script's question, whose answer does not go into the state.
   *
   * @param {Parameters<WorkerPool['ask']>[0]} question
   */
  ask(question) {
    return this.#pool.ask(question);
  }

  /**
   * Starts new runs of the draft, if the lab has loaded and the draft is valid and differs from the active experiment.
   */
  applyIfStarted() {
    const state = this.#services.state();
    if (state.near && state.problems.length === 0 && edited(state)) this.apply();
  }

  /**
   * Ends the runs and starts new ones of the draft.
   *
   * @param {import('./kept.js').Restored | null} [kept]  A training to go on with instead, of its own experiment.
   */
  apply(kept = null) {
    const { state, dispatch, news, announcer } = this.#services;
    this.#endRuns();
    announcer.clear();
    const experiment = kept?.experiment ?? state().draft;
    const ids = experiment.runs.map(() => ++lastRunId);
    dispatch({ type: 'applied', experiment, ids, kept });
    const states = kept?.runs.map((run) => run.state);
    this.#pool
      .begin(
        JSON.stringify(abridge(experiment)),
        ids,
        states,
        () => state().compiled || dispatch({ type: 'compiled' }),
      )
      .then((begun) => begun && this.inquire())
      .catch((error) => {
        // An error without a code is a bug, not a Failure: rethrown, it reaches the console with its stack.
        if (!('code' in error)) throw error;
        if (state().runs[0]?.id !== ids[0]) return;
        dispatch({ type: 'load-failed', error });
        news.failed(error, null);
      });
  }

  /** @param {number | null} steps  How many; null: to the end of the budget. */
  train(steps) {
    const { state, dispatch, news } = this.#services;
    const rate = steps === null ? RATES[state().speed] : null;
    const some = state().runs.filter(({ phase: now }) => ['ready', 'paused', 'running'].includes(now));
    news.started();
    this.#pool.train(some, steps, rate);
    for (const { id } of some) dispatch({ type: 'started', run: id });
  }

  pause() {
    this.#resumeWhenSeen = false;
    this.#pause();
  }

  /**
   * The page is shown or hidden: browsers may freeze a busy hidden tab in the middle of a step.
   *
   * @param {boolean} shown
   */
  seen(shown) {
    if (!shown && phase(this.#services.state()) === 'running') {
      this.#resumeWhenSeen = true;
      this.#pause();
    } else if (shown && this.#resumeWhenSeen) {
      this.#resumeWhenSeen = false;
      return true;
    }
    return false;
  }

  /**
   * The training as it stands, for {@link apply}; null before its first step, or if its runs end meanwhile.
   *
   * @returns {Promise<import('./kept.js').Kept | null>}
   */
  async keep() {
    const { state } = this.#services;
    if (!trained(state()) || phase(state()) === 'loading') return null;
    const ask = (/** @type {number} */ run) => this.#pool.ask({ run, question: 'state', arguments: {} });
    return Promise.race([kept(state(), ask, state), this.#over.promise]);
  }

  /** Ends every worker. */
  end() {
    this.#endRuns();
    this.#pool.end();
    clearTimeout(this.#inquiring);
  }

  #endRuns() {
    this.#over.resolve(null);
    this.#over = deferred();
    this.#pool.endRuns();
    this.#questions.clear();
    this.#services.news.pace.reset();
    this.#resumeWhenSeen = false;
  }

  #pause() {
    for (const { id, phase: now } of this.#services.state().runs) if (now === 'running') this.#pool.pause(id);
  }

  /** @param {import('../workers/pool.js').RunEvent} event */
  #heard(event) {
    const { state, dispatch, news } = this.#services;
    if (event.type === 'ready' && this.#refused(event)) return;
    dispatch(event);
    const run = state().runs.find(({ id }) => id === event.run);
    this.#pool.pass(event, run?.history.length ?? 0);
    switch (event.type) {
      case 'ready':
        return this.#readied();
      case 'steps':
        return news.stepped();
      case 'paused':
      case 'done':
        return this.#stopped();
      case 'failed':
        news.failed(event.error, run?.label ?? null);
        if (phase(state()) === 'failed') return;
        this.#pool.drop(event.run);
        return run?.history.length === 0 ? this.#readied() : this.#stopped();
    }
  }

  /**
   * Starts all runs anew if one cannot go on from what was kept, or not from where its curve ends.
   *
   * @param {import('../workers/protocol.js').Ready} ready
   */
  #refused({ run: id, stood, refused }) {
    const { state, dispatch, notice } = this.#services;
    const steps = state().runs.find((run) => run.id === id)?.history.length;
    if (steps === undefined || steps === (stood?.step ?? 0)) return false;
    const { wanted } = state();
    this.apply();
    if (wanted) dispatch({ type: 'wanted' });
    notice(() => t.notResumed(refused ? said(refused) : t.otherCurve));
    return true;
  }

  #readied() {
    const { state, dispatch, news } = this.#services;
    if (phase(state()) === 'loading') return;
    news.readied();
    if (phase(state()) === 'done') return dispatch({ type: 'unwanted' });
    if (state().wanted) this.train(null);
  }

  #stopped() {
    const { state, news, notice } = this.#services;
    if (phase(state()) === 'running') return;
    const compared = news.stopped();
    if (compared !== null) notice(compared);
    if (phase(state()) === 'done') news.done();
  }
}

/** A promise with its `resolve`. */
function deferred() {
  let resolve = (/** @type {null} */ _value) => {};
  const promise = new Promise((/** @type {(value: null) => void} */ yes) => {
    resolve = yes;
  });
  return { promise, resolve };
}
