/**
 * What a run has reported so far, in columns that grow. Pure: no DOM, no worker.
 *
 * Invariant: step numbers count from 1 without a gap, so the entry of step s is at s − 1 in every column.
 */

import { OutcomeHistory } from './outcome-history.js';
import { SecondHistory } from './second-history.js';

/** @typedef {import('../workers/records.js').Columns} Columns */

const FIRST_CAPACITY = 256;

/**
 * The steps of one run. It is appended to in place, since copying a long history for every message would block the
 * page.
 */
export class History {
  constructor() {
    this.length = 0;
    this.loss = new Float32Array(FIRST_CAPACITY);
    this.accuracy = new Float32Array(FIRST_CAPACITY);
    this.lr = new Float32Array(FIRST_CAPACITY);
    this.gradNorm = new Float32Array(FIRST_CAPACITY);
    /** Sum of the losses of steps 1 … s at index s, in double precision: any mean is one subtraction. */
    this.sums = new Float64Array(FIRST_CAPACITY + 1);
    /** The exact predictor's losses on the same batches; NaN where there is none. */
    this.floor = new Float32Array(FIRST_CAPACITY);
    /** As `sums`, of loss − floor where there is a floor, and of how many of these there are. */
    this.gapSums = new Float64Array(FIRST_CAPACITY + 1);
    this.gapCounts = new Float64Array(FIRST_CAPACITY + 1);
    /** Measured on held-out sentences, after so many steps. @type {{step: number, loss: number, accuracy: number}[]} */
    this.heldOut = [];
    this.tokens = 0;
    /** Counts and losses by outcome. */
    this.byOutcome = new OutcomeHistory();
    /** The second objective, if there is one. */
    this.second = new SecondHistory();
  }

  /** @param {Columns} columns  The next steps, in order. */
  append(columns) {
    const { loss, floor, accuracy, lr, gradNorm, tokens, heldOut } = columns;
    this.#reserve(this.length + loss.length);
    this.loss.set(loss, this.length);
    this.accuracy.set(accuracy, this.length);
    this.floor.set(floor, this.length);
    this.lr.set(lr, this.length);
    this.gradNorm.set(gradNorm, this.length);
    for (let i = 0; i < loss.length; i++) {
      const at = this.length + i;
      const has = !Number.isNaN(floor[i]);
      this.sums[at + 1] = this.sums[at] + loss[i];
      this.gapSums[at + 1] = this.gapSums[at] + (has ? loss[i] - floor[i] : 0);
      this.gapCounts[at + 1] = this.gapCounts[at] + (has ? 1 : 0);
      this.tokens += tokens[i];
    }
    this.length += loss.length;
    this.byOutcome.append(columns);
    this.second.append(columns.second);
    heldOut.step.forEach((step, i) => {
      this.heldOut.push({ step, loss: heldOut.loss[i], accuracy: heldOut.accuracy[i] });
    });
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

  /** How many targets became what in steps 1 … `step`. @param {number} [step] */
  outcomes(step = this.length) {
    return this.byOutcome.counts(step);
  }

  /** Has any step a floor? */
  get floored() {
    return this.gapCounts[this.length] > 0;
  }

  /**
   * As {@link History.mean}, of loss − floor over the steps that have a floor; NaN where none has.
   *
   * @param {number} width
   * @param {number} [step]
   */
  gap(width, step = this.length) {
    const from = Math.max(0, step - width);
    return (this.gapSums[step] - this.gapSums[from]) / (this.gapCounts[step] - this.gapCounts[from]);
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
    const summed = (/** @type {Float64Array} */ old) => {
      const column = new Float64Array(capacity + 1);
      column.set(old);
      return column;
    };
    this.loss = grown(this.loss);
    this.accuracy = grown(this.accuracy);
    this.floor = grown(this.floor);
    this.lr = grown(this.lr);
    this.gradNorm = grown(this.gradNorm);
    this.sums = summed(this.sums);
    this.gapSums = summed(this.gapSums);
    this.gapCounts = summed(this.gapCounts);
  }
}
