/**
 * The page's side of the worker that computes exact answers: floors, the exact predictor, what a corpus is.
 *
 * It holds no run, so it outlives every Reset and never waits for training. Of questions of the same kind only the
 * latest matters: one is with the worker, and what waits behind it gives way to what is asked after.
 */

import { spawn } from './engine.js';
import { NO_RUN } from './protocol.js';
import { Queue } from './queue.js';

/** @typedef {import('./protocol.js').Failure} Failure */
/** @typedef {{type: 'floors', experiment: string} | {type: 'exact', experiment: string, text: string} | {type: 'corpus', corpus: string}
 *   | {type: 'look', look: string, arguments: string, experiment: string}} Question */

export class ExactClient {
  #worker;
  /** @type {Queue<Question>} */
  #queue = new Queue((id, question) =>
    this.#worker.postMessage(
      /** @type {import('./protocol.js').Command} */ ({ ...question, run: NO_RUN, id }),
    ),
  );

  /** @param {WebAssembly.Module} module */
  constructor(module) {
    this.#worker = spawn();
    this.#worker.onmessage = ({ data }) => this.#receive(data);
    this.#worker.onerror = (event) => this.#fail(event.message || 'the worker could not be started');
    this.#worker.onmessageerror = () => this.#fail('a message of the worker could not be read');
    this.#worker.postMessage({ type: 'open', run: NO_RUN, module });
  }

  /**
   * @param {Question} question
   * @param {string} [lane]  Gives way to a later question of the same lane; by default, one a kind.
   * @returns {Promise<any>}  Null if it gave way. Rejects with a {@link Failure}; never settles after the end.
   */
  ask(question, lane = question.type) {
    return this.#queue.ask(question, lane);
  }

  /** Will there be no more answers? */
  get failed() {
    return this.#queue.failed;
  }

  end() {
    this.#worker.terminate();
    this.#queue.clear();
  }

  /** @param {import('./protocol.js').Event} event */
  #receive(event) {
    if (event.type === 'answer') this.#queue.answered(event);
    else if (event.type === 'failed') this.#queue.fail(event.error);
  }

  /** @param {string} message */
  #fail(message) {
    this.#queue.fail({ code: 'internal', message });
  }
}
