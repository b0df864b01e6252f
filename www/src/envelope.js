/**
 * A curve of any length as at most {@link MOST} points to draw. Pure.
 *
 * Steps are gathered in buckets of equal width that keep their smallest and largest value, so that no spike is lost.
 * When the buckets run out, neighbours are merged and the width doubles. A new step costs the same however many there
 * were: the page never walks a whole history to draw a frame.
 */

const BUCKETS = 400;

/** Most points that an envelope asks to be drawn. */
export const MOST = 2 * BUCKETS;

export class Envelope {
  /** @param {number} [width]  Steps of a bucket to begin with, a power of two. */
  constructor(width = 1) {
    this.width = width;
    /** Steps taken in so far. */
    this.length = 0;
    this.low = new Float64Array(BUCKETS);
    this.high = new Float64Array(BUCKETS);
  }

  /** @param {number} value  Of the next step. */
  append(value) {
    if (this.length === this.width * BUCKETS) this.#double();
    const bucket = Math.floor(this.length / this.width);
    const fresh = this.length % this.width === 0;
    this.low[bucket] = fresh ? value : Math.min(value, this.low[bucket]);
    this.high[bucket] = fresh ? value : Math.max(value, this.high[bucket]);
    this.length++;
  }

  /**
   * Merges neighbours until a bucket has `width` steps, so that several envelopes share one axis.
   *
   * @param {number} width
   */
  widen(width) {
    while (this.width < width) this.#double();
  }

  /** The largest value of each bucket. */
  get highs() {
    return this.high.subarray(0, Math.ceil(this.length / this.width));
  }

  /** The smallest value of each bucket. */
  get lows() {
    return this.low.subarray(0, Math.ceil(this.length / this.width));
  }

  #double() {
    const used = Math.ceil(this.length / this.width);
    for (let i = 0; 2 * i < used; i++) {
      const other = Math.min(2 * i + 1, used - 1);
      this.low[i] = Math.min(this.low[2 * i], this.low[other]);
      this.high[i] = Math.max(this.high[2 * i], this.high[other]);
    }
    this.width *= 2;
  }

  /**
   * The steps at which points stand: every step while buckets are one wide, else the bucket's first and its middle.
   *
   * @param {number} width
   * @param {number} length  Steps of the longest curve.
   * @returns {number[]}
   */
  static steps(width, length) {
    if (width === 1) return Array.from({ length }, (_, i) => i + 1);
    const buckets = Math.ceil(length / width);
    return Array.from({ length: 2 * buckets }, (_, i) => 1 + (i >> 1) * width + (i & 1) * (width / 2));
  }

  /**
   * The values at those steps; null where this curve has ended.
   *
   * @param {number} count  How many steps {@link Envelope.steps} gave.
   * @returns {(number | null)[]}
   */
  values(count) {
    const buckets = Math.ceil(this.length / this.width);
    return Array.from({ length: count }, (_, i) => {
      const bucket = this.width === 1 ? i : i >> 1;
      if (bucket >= buckets) return null;
      const side = this.width === 1 || i % 2 === 0 ? this.high : this.low;
      return side[bucket];
    });
  }
}
