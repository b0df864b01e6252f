/**
 * The workers of a lab: one for each run of the active experiment, and the library, which lives on when the runs change. Says
 * who trains when; what they tell is handed on.
 */

import { Client } from './client.js';
import { compiled } from './engine.js';
import { LIBRARY } from './protocol.js';
import { room, Turns } from './turns.js';

/** @typedef {Exclude<import('./protocol.js').Event, {type: 'answer'}>} RunEvent */

export class Runs {
  /** @type {Client[]} */
  #clients = [];
  /** @type {Client | null} */
  #library = null;
  /** The runs that were last begun. @type {number[]} */
  #current = [];
  /** Where there are more runs than room. @type {Turns | null} */
  #turns = null;
  #heard;

  /** @param {(event: RunEvent) => void} heard  What a run tells; afterwards {@link pass} lets others go on. */
  constructor(heard) {
    this.#heard = heard;
  }

  /**
   * Ends the runs there are and begins these.
   *
   * @param {string} experiment  JSON.
   * @param {number[]} ids  A number for each of its runs, never used before.
   * @param {() => void} loaded  The engine is here.
   * @returns {Promise<boolean>}  Were they begun? Not if others have been asked for meanwhile. Rejects with a failure.
   */
  async begin(experiment, ids, loaded) {
    this.endRuns();
    this.#current = ids;
    const module = await compiled();
    loaded();
    if (this.#current !== ids) return false;
    if (!this.#library || this.#library.failed) {
      this.#library?.end();
      // Whatever goes wrong there is the answer to what is asked.
      this.#library = new Client(LIBRARY, { module }, () => {});
    }
    this.#clients = ids.map((id, index) => new Client(id, { module, experiment, index }, this.#heard));
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

  /** A run that has failed needs no worker. @param {number | undefined} id */
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
   * After what a run told: whose turn is it now?
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

  /** Is there somebody to ask? @param {number | null} run */
  has(run) {
    return run === null ? this.#library !== null : this.#of(run) !== undefined;
  }

  /**
   * @param {Pick<import('./questions.js').Need, 'run' | 'question' | 'arguments'>} need
   * @returns {Promise<any>}  Rejects with a failure; never settles if nobody is there any more.
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
