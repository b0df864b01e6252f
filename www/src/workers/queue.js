/**
 * Questions to something that answers one at a time. Of those that wait, a later one takes the place of an earlier one
 * in its lane. Pure: what is done with a question is given.
 */

/** @typedef {import('./protocol.js').Failure} Failure */

/**
 * @template Q
 * @typedef {{id: number, lane: string, question: Q, resolve: (value: any) => void, reject: (error: Failure) => void}} Entry
 */

/** @template Q */
export class Queue {
  #send;
  #asked = 0;
  /** With the answerer. @type {Entry<Q> | null} */
  #current = null;
  /** @type {Entry<Q>[]} */
  #waiting = [];
  /** Why there will be no more answers. @type {Failure | null} */
  #failure = null;

  /** @param {(id: number, question: Q) => void} send */
  constructor(send) {
    this.#send = send;
  }

  /**
   * @param {Q} question
   * @param {string} lane
   * @returns {Promise<any>}  Null if a later question of the lane took its place. Rejects with a {@link Failure}.
   */
  ask(question, lane) {
    return new Promise((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      for (const entry of this.#waiting) if (entry.lane === lane) entry.resolve(null);
      this.#waiting = this.#waiting.filter((entry) => entry.lane !== lane);
      this.#waiting.push({ id: ++this.#asked, lane, question, resolve, reject });
      this.#next();
    });
  }

  /** @param {{id: number, value?: unknown, error?: Failure}} answer */
  answered({ id, value, error }) {
    const entry = this.#current;
    if (entry?.id !== id) return;
    this.#current = null;
    if (error) entry.reject(error);
    else entry.resolve(value);
    this.#next();
  }

  get failed() {
    return this.#failure !== null;
  }

  /** Rejects what is asked, now and from now on. @param {Failure} error */
  fail(error) {
    this.#failure = error;
    for (const entry of [this.#current, ...this.#waiting]) entry?.reject(error);
    this.clear();
  }

  /** Forgets what is asked: nobody waits for it. */
  clear() {
    this.#current = null;
    this.#waiting = [];
  }

  #next() {
    if (this.#current) return;
    this.#current = this.#waiting.shift() ?? null;
    if (this.#current) this.#send(this.#current.id, this.#current.question);
  }
}
