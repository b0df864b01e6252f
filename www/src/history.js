/**
 * What a run has reported so far, in columns that grow. Pure: no DOM, no worker.
 *
 * Invariant: step numbers count from 1 without a gap, so the entry of step s is at s − 1 in every column.
 */

/** @typedef {import('./protocol.js').Columns} Columns */

const FIRST_CAPACITY = 256;

/** The steps of one run. It grows in place: copying a long history for every message would block the page. */
export class History {
  constructor() {
    this.length = 0;
    this.loss = new Float32Array(FIRST_CAPACITY);
    this.accuracy = new Float32Array(FIRST_CAPACITY);
    /** Sum of the losses of steps 1 … s at index s, in double precision: any mean is one subtraction. */
    this.sums = new Float64Array(FIRST_CAPACITY + 1);
    this.tokens = 0;
  }

  /** @param {Columns} columns  The next steps, in order. */
  append(columns) {
    const { loss, accuracy, tokens } = columns;
    this.#reserve(this.length + loss.length);
    this.loss.set(loss, this.length);
    this.accuracy.set(accuracy, this.length);
    for (let i = 0; i < loss.length; i++) {
      this.sums[this.length + i + 1] = this.sums[this.length + i] + loss[i];
      this.tokens += tokens[i];
    }
    this.length += loss.length;
  }

  /**
   * Mean loss of the `width` steps that end with `step`; of fewer where fewer were made, NaN before the first.
   *
   * @param {number} width
   * @param {number} [step]
   */
  mean(width, step = this.length) {
    const from = Math.max(0, step - width);
    return (this.sums[step] - this.sums[from]) / (step - from);
  }

  /** @param {number} length */
  #reserve(length) {
    let capacity = this.loss.length;
    if (length <= capacity) return;
    while (capacity < length) capacity *= 2;
    const grown = (/** @type {Float32Array} */ old) => {
      const column = new Float32Array(capacity);
      column.set(old);
      return column;
    };
    this.loss = grown(this.loss);
    this.accuracy = grown(this.accuracy);
    const sums = new Float64Array(capacity + 1);
    sums.set(this.sums);
    this.sums = sums;
  }
}
