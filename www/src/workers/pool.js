/**
 * The workers of a lab: one for each run of the active experiment, and one for the library, which stays when the runs
 * change. Decides which runs train at the same time, and passes the runs' events on.
 */

import { Client } from './client.js';
import { compiled } from './engine.js';
import { LIBRARY } from './protocol.js';
import { room, Turns } from './turns.js';

/** @typedef {Exclude<import('./protocol.js').Event, {type: 'answer'}>} RunEvent */

export class WorkerPool {
  /** @type {Client[]} */
  #clients = [];
  /** @type {Client | null} */
  #library = null;
  /** The ids of the runs that were begun last. @type {number[]} */
  #current = [];
  /** Set where more runs train than the processors have room for. @type {Turns | null} */
  #turns = null;
  #heard;

  /** @param {(event: RunEvent) => void} heard  Gets every event of a run; must call {@link pass} afterwards. */
  constructor(heard) {
    this.#heard = heard;
  }

  /**
   * Ends the present runs and begins new ones.
   *
   * @param {string} experiment  JSON.
   * @param {number[]} ids  One for each of its runs, never used before.
   * @param {(Uint8Array | null)[] | undefined} states  What the runs go on from; null for a run that is over, which needs no
   *   worker.
   * @param {() => void} loaded  Called when the engine is compiled.
   * @returns {Promise<boolean>}  False if `begin` or `endRuns` was called meanwhile. Rejects with a failure.
   */
  async begin(experiment, ids, states, loaded) {
    this.endRuns();
    this.#current = ids;
    const module = await compiled();
    loaded();
    if (this.#current !== ids) return false;
    if (!this.#library || this.#library.failed) {
      this.#library?.end();
      // The library's failures arrive as answers to its questions, so its events need no listener.
      this.#library = new Client(LIBRARY, { module }, () => {});
    }
    this.#clients = ids.flatMap((id, index) => {
      const state = states?.[index];
      if (state === null) return [];
      return [new Client(id, { module, experiment, index, state }, this.#heard)];
    });
    return true;
  }

  endRuns() {
    for (const client of this.#clients) client.end();
    this.#clients = [];
    this.#current = [];
    this.#turns = null;
  }

  /** Ends every worker. */
  end() {
    this.endRuns();
    this.#library?.end();
    this.#library = null;
  }

  /** Ends the worker of a run that has failed. @param {number | undefined} id */
  drop(id) {
    this.#of(id)?.end();
    this.#clients = this.#clients.filter((client) => client.id !== id);
  }

  /**
   * @param {{id: number, history: {length: number}}[]} some  The runs that can go on.
   * @param {number | null} steps  How many; null: to the end of the budget.
   * @param {number | null} rate  Steps a second; null: as fast as it goes.
   */
  train(some, steps, rate) {
    const space = room(navigator.hardwareConcurrency || 2);
    this.#turns = rate === null && some.length > space ? new Turns(space) : null;
    for (const { id, history } of some) {
      this.#of(id)?.train(steps, rate, this.#turns !== null);
      this.#turns?.wait(id, history.length);
    }
    this.#grant();
  }

  /**
   * Gives the next turns, after an event of a run.
   *
   * @param {RunEvent} event
   * @param {number} made  Steps that it has made.
   */
  pass(event, made) {
    if (event.type === 'steps') this.#turns?.wait(event.run, made);
    else this.#turns?.leave(event.run);
    this.#grant();
  }

  /** @param {number} id */
  pause(id) {
    this.#of(id)?.pause();
  }

  /** Is there a worker to ask? @param {number | null} run */
  has(run) {
    return run === null ? this.#library !== null : this.#of(run) !== undefined;
  }

  /**
   * @param {Pick<import('./questions.js').Need, 'run' | 'question' | 'arguments'>} need
   * @returns {Promise<any>}  Rejects with a failure; never settles if there is no such worker.
   */
  ask({ run, question, arguments: args }) {
    const client = run === null ? this.#library : this.#of(run);
    return client ? client.ask(question, args) : new Promise(() => {});
  }

  /** @param {number | undefined} id */
  #of(id) {
    return this.#clients.find((client) => client.id === id);
  }

  #grant() {
    for (const id of this.#turns?.grant() ?? []) this.#of(id)?.turn();
  }
}
