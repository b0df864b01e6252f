/**
 * The runs of the active experiment, from their beginning to their end: what the lab does with the workers
 * (workers/runs.js), what it asks them (workers/questions.js), and what it does about what they tell.
 */

import { abridge } from '../experiment/experiment.js';
import { Questions } from '../workers/questions.js';
import { Runs } from '../workers/runs.js';
import { edited, phase } from './state.js';

/** @typedef {import('./state.js').State} State */

/** Steps a second at each speed. */
const RATES = { slow: 4, medium: 60, full: null };

let lastRunId = 0;

/**
 * What it needs of the lab.
 *
 * @typedef {object} Desk
 * @property {() => State} state
 * @property {(event: import('./state.js').LabEvent) => void} dispatch
 * @property {() => import('../workers/questions.js').Need[]} needs  What the panels need to know.
 * @property {(text: string) => void} notice
 * @property {import('./news.js').News} news
 * @property {import('./announcer.js').Announcer} announcer
 */

export class Training {
  #desk;
  #runs = new Runs((event) => this.#heard(event));
  #questions = new Questions(
    (need) => this.#runs.ask(need),
    // Where the answer is no longer needed, something else may be.
    (key, answer) => (answer ? this.#desk.dispatch({ type: 'answered', key, answer }) : this.inquire()),
    () => performance.now(),
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #inquiring;
  #resumeWhenSeen = false;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** Asks what is not known yet, or no longer, as soon as there is somebody to ask. */
  inquire() {
    clearTimeout(this.#inquiring);
    const needs = this.#desk.needs().filter(({ run }) => this.#runs.has(run));
    const wait = this.#questions.want(needs, this.#desk.state().answers);
    if (wait !== null) this.#inquiring = setTimeout(() => this.inquire(), wait);
  }

  /** A question of a script, which is none of a panel's. @param {Parameters<Runs['ask']>[0]} question */
  ask(question) {
    return this.#runs.ask(question);
  }

  /** Fresh runs with what the editors show, if there were any, and only if they differ. */
  applyIfStarted() {
    const state = this.#desk.state();
    if (state.near && state.problems.length === 0 && edited(state)) this.apply();
  }

  /** Ends the runs and begins fresh ones with what the editors show. */
  apply() {
    const { state, dispatch, news, announcer } = this.#desk;
    this.#endRuns();
    announcer.clear();
    const { draft } = state();
    const ids = draft.runs.map(() => ++lastRunId);
    dispatch({ type: 'applied', experiment: draft, ids });
    this.#runs
      .begin(JSON.stringify(abridge(draft)), ids, () => state().compiled || dispatch({ type: 'compiled' }))
      .then((begun) => begun && this.inquire())
      .catch((error) => {
        // A mistake of ours is no failure: it goes to the console, with its stack.
        if (!('code' in error)) throw error;
        if (state().runs[0]?.id !== ids[0]) return;
        dispatch({ type: 'load-failed', error });
        news.failed(error, null);
      });
  }

  /** @param {number | null} steps  How many; null: to the end of the budget. */
  train(steps) {
    const { state, dispatch, news } = this.#desk;
    const rate = steps === null ? RATES[state().speed] : null;
    const some = state().runs.filter(({ phase: now }) => ['ready', 'paused', 'running'].includes(now));
    news.started();
    this.#runs.train(some, steps, rate);
    for (const { id } of some) dispatch({ type: 'started', run: id });
  }

  pause() {
    this.#resumeWhenSeen = false;
    this.#pause();
  }

  /** The page is shown or hidden: browsers may freeze a busy hidden tab in the middle of a step. @param {boolean} shown */
  seen(shown) {
    if (!shown && phase(this.#desk.state()) === 'running') {
      this.#resumeWhenSeen = true;
      this.#pause();
    } else if (shown && this.#resumeWhenSeen) {
      this.#resumeWhenSeen = false;
      return true;
    }
    return false;
  }

  /** Ends every worker. */
  end() {
    this.#endRuns();
    this.#runs.end();
    clearTimeout(this.#inquiring);
  }

  #endRuns() {
    this.#runs.endRuns();
    this.#questions.clear();
    this.#desk.news.pace.reset();
    this.#resumeWhenSeen = false;
  }

  #pause() {
    for (const { id, phase: now } of this.#desk.state().runs) if (now === 'running') this.#runs.pause(id);
  }

  /** @param {import('../workers/runs.js').RunEvent} event */
  #heard(event) {
    const { state, dispatch, news } = this.#desk;
    dispatch(event);
    const run = state().runs.find(({ id }) => id === event.run);
    this.#runs.pass(event, run?.history.length ?? 0);
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
        this.#runs.drop(event.run);
        return run?.history.length === 0 ? this.#readied() : this.#stopped();
    }
  }

  #readied() {
    const { state, news } = this.#desk;
    if (phase(state()) === 'loading') return;
    news.readied();
    if (state().wanted) this.train(null);
  }

  #stopped() {
    const { state, news, notice } = this.#desk;
    if (phase(state()) === 'running') return;
    const compared = news.stopped();
    if (compared !== null) notice(compared);
    if (phase(state()) === 'done') news.done();
  }
}
