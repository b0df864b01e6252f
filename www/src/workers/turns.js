/**
 * Which runs may train next, where there are more runs than processors. Pure.
 *
 * Left to themselves, four busy workers on two processors starve the page: each of its tasks then takes several times
 * its own time. So no more runs train at once than there is room for. Turns go to the run that is furthest behind, so
 * that the curves advance side by side.
 */

/**
 * How many runs may train at once.
 *
 * @param {number} processors  As the browser reports them.
 */
export const room = (processors) => Math.max(1, processors > 2 ? processors - 1 : processors);

export class Turns {
  /** Runs that train now. @type {Set<number>} */
  #holders = new Set();
  /** Runs that wait, with their steps so far. @type {Map<number, number>} */
  #waiting = new Map();
  #room;

  /** @param {number} room  Runs that may train at once. */
  constructor(room) {
    this.#room = room;
  }

  /**
   * Queues a run for a turn. If it had one, that turn is over.
   *
   * @param {number} run
   * @param {number} steps
   */
  wait(run, steps) {
    this.#holders.delete(run);
    this.#waiting.set(run, steps);
  }

  /** Removes a run: it needs no more turns. @param {number} run */
  leave(run) {
    this.#holders.delete(run);
    this.#waiting.delete(run);
  }

  /** Gives the turns that are free, and returns the runs that get them. @returns {number[]} */
  grant() {
    const granted = [];
    while (this.#holders.size < this.#room && this.#waiting.size > 0) {
      const [[run]] = [...this.#waiting].sort(([, a], [, b]) => a - b);
      this.#waiting.delete(run);
      this.#holders.add(run);
      granted.push(run);
    }
    return granted;
  }
}
