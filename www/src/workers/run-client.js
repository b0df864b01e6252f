/**
 * The page's side of one run: owns its worker from start to end.
 *
 * Invariant: an event names its run. An event with another run's number, or one that arrives after the end, is dropped.
 */

import { spawn } from './engine.js';

/** @typedef {import('./protocol.js').Command} Command */
/** @typedef {import('./protocol.js').Event} WorkerEvent */
/** @typedef {import('./protocol.js').Failure} Failure */

export class RunClient {
  #worker;
  #ended = false;
  #asked = 0;
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Failure) => void}>} */
  #questions = new Map();
  #onEvent;

  /**
   * @param {number} id  Number of the run; every message carries it.
   * @param {{module: WebAssembly.Module, experiment: string, index: number}} what
   * @param {(event: Exclude<WorkerEvent, {type: 'answer'}>) => void} onEvent
   */
  constructor(id, { module, experiment, index }, onEvent) {
    this.id = id;
    this.#onEvent = onEvent;
    this.#worker = spawn();
    this.#worker.onmessage = ({ data }) => this.#receive(data);
    this.#worker.onerror = (event) => this.#fail(event.message || 'the worker could not be started');
    this.#worker.onmessageerror = () => this.#fail('a message of the worker could not be read');
    this.#send({ type: 'init', run: id, module, experiment, index });
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

  /** Watches the blanks of a text from here on; `followed` tells. @param {string} text */
  follow(text) {
    this.#send({ type: 'follow', run: this.id, text });
  }

  /**
   * What the model would put into the blanks of a text.
   *
   * @param {string} text
   * @returns {Promise<any>}  Rejects with a {@link Failure}; never settles once the run has ended.
   */
  predict(text) {
    return this.#ask((id) => ({ type: 'predict', run: this.id, id, text }));
  }

  /**
   * Answers a question of a panel under *Look inside*.
   *
   * @param {string} name
   * @param {object} parameters
   * @returns {Promise<any>}  As {@link predict}.
   */
  look(name, parameters) {
    return this.#ask((id) => ({
      type: 'look',
      run: this.id,
      id,
      look: name,
      arguments: JSON.stringify(parameters),
    }));
  }

  /** @param {(id: number) => Command} question @returns {Promise<any>} */
  #ask(question) {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#questions.set(id, { resolve, reject });
      this.#send(question(id));
    });
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
    if (event.type !== 'answer') {
      this.#onEvent(event);
      return;
    }
    const question = this.#questions.get(event.id);
    this.#questions.delete(event.id);
    if (event.error) question?.reject(event.error);
    else question?.resolve(event.value);
  }

  /** @param {string} message */
  #fail(message) {
    if (!this.#ended) this.#onEvent({ type: 'failed', run: this.id, error: { code: 'internal', message } });
  }
}
