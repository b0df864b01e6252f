/**
 * The page's side of one worker, a run's or the library's. Starts it, posts commands, matches answers to questions, and
 * ends it.
 *
 * Invariant: an event names its run. An event with another run's number, or one that arrives after the end, is dropped.
 */

import { failing } from '../words/refusal.js';
import { t } from '../words/strings.js';
import { spawn } from './engine.js';

/** @typedef {import('./protocol.js').Command} Command */
/** @typedef {import('./protocol.js').Event} WorkerEvent */
/** @typedef {import('./protocol.js').Failure} Failure */

export class Client {
  #worker;
  #ended = false;
  /** Why the worker answers no more. @type {Failure | null} */
  #failure = null;
  #asked = 0;
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Failure) => void}>} */
  #questions = new Map();
  #onEvent;

  /**
   * @param {number} id  Id of the run, or LIBRARY; every message carries it.
   * @param {{module: WebAssembly.Module, experiment?: string, index?: number, state?: Uint8Array | null}} what
   *   The library needs no experiment.
   * @param {(event: Exclude<WorkerEvent, {type: 'answer'}>) => void} onEvent
   */
  constructor(id, { module, experiment, index = 0, state = null }, onEvent) {
    this.id = id;
    this.#onEvent = onEvent;
    this.#worker = spawn();
    this.#worker.onmessage = ({ data }) => this.#receive(data);
    this.#worker.onerror = (event) => this.#fail(event.message ? () => event.message : () => t.noWorker);
    this.#worker.onmessageerror = () => this.#fail(() => t.unreadable);
    this.#send({ type: 'init', run: id, module, experiment: experiment ?? null, index, state });
  }

  /**
   * @param {number | null} steps  How many more; null: to the end of the budget.
   * @param {number | null} rate  At most so many a second; null: as fast as it goes.
   * @param {boolean} turns  Wait for a turn before each slice of work.
   */
  train(steps, rate, turns) {
    this.#send({ type: 'train', run: this.id, steps, rate, turns });
  }

  turn() {
    this.#send({ type: 'turn', run: this.id });
  }

  pause() {
    this.#send({ type: 'pause', run: this.id });
  }

  /**
   * @param {string} question  As `src/web/questions.rs` knows it.
   * @param {object} args
   * @returns {Promise<any>}  Rejects with a {@link Failure}; never settles once the worker has been ended.
   */
  ask(question, args) {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#questions.set(id, { resolve, reject });
      this.#send({ type: 'ask', run: this.id, id, question, arguments: args });
    });
  }

  /** Has the worker failed, so that it answers no more? */
  get failed() {
    return this.#failure !== null;
  }

  /** Ends the worker at once, in the middle of a step if need be. */
  end() {
    this.#ended = true;
    this.#worker.terminate();
    this.#questions.clear();
  }

  /** @param {Command} command */
  #send(command) {
    if (!this.#ended) this.#worker.postMessage(command);
  }

  /** @param {WorkerEvent} event */
  #receive(event) {
    if (this.#ended || event.run !== this.id) return;
    if (event.type === 'answer') {
      const question = this.#questions.get(event.id);
      this.#questions.delete(event.id);
      if (event.error) question?.reject(event.error);
      else question?.resolve(event.value);
      return;
    }
    if (event.type === 'failed') this.#refuse(event.error);
    this.#onEvent(event);
  }

  /** @param {import('../words/refusal.js').Sentence} say */
  #fail(say) {
    this.#receive({ type: 'failed', run: this.id, error: failing('internal', say) });
  }

  /** Rejects all open questions, and all later ones. @param {Failure} error */
  #refuse(error) {
    this.#failure = error;
    for (const { reject } of this.#questions.values()) reject(error);
    this.#questions.clear();
  }
}
