/**
 * How many targets had each outcome (masked, random, kept), and their losses, up to any step. Pure.
 *
 * A run may have a million steps. Counts are kept for every step, since they must be exact. Sums are kept only at
 * evenly spaced marks, as many as a chart can show, so that a mean over many steps is one subtraction.
 *
 * Invariant: counts are exact at every step; means are exact while there are no more steps than marks.
 */

/** Outcomes of a token; `other` was not selected, and counts only where the loss is taken on all tokens. */
export const OUTCOMES = /** @type {const} */ (['masked', 'random', 'kept', 'other']);

/** @typedef {typeof OUTCOMES[number]} Outcome */

/** Marks that are kept; an even number. */
const MARKS = 2048;
const FIRST_CAPACITY = 256;

export class OutcomeHistory {
  length = 0;
  /** Steps from one mark to the next. */
  #stride = 1;
  /** Of each outcome, the targets of every step; null while there was none. @type {(Uint32Array | null)[]} */
  #targets = OUTCOMES.map(() => null);
  /** Totals up to each mark, the first of which stands before step 1; and up to the last step. */
  #counts = OUTCOMES.map(() => new Float64Array(MARKS + 1));
  #sums = OUTCOMES.map(() => new Float64Array(MARKS + 1));
  #count = OUTCOMES.map(() => 0);
  #sum = OUTCOMES.map(() => 0);

  /** @param {import('../workers/records.js').Columns} columns  The next steps, in order. */
  append(columns) {
    const added = columns.step.length;
    OUTCOMES.forEach((outcome, k) => {
      const targets = columns[`${outcome}Targets`];
      if (this.#targets[k] === null && !targets.some((n) => n > 0)) return;
      this.#reserve(k, this.length + added).set(targets, this.length);
    });
    for (let i = 0; i < added; i++) {
      OUTCOMES.forEach((outcome, k) => {
        const n = columns[`${outcome}Targets`][i];
        if (n === 0) return;
        this.#count[k] += n;
        this.#sum[k] += n * columns[`${outcome}Loss`][i];
      });
      this.length++;
      if (this.length % this.#stride !== 0) continue;
      if (this.length / this.#stride > MARKS) this.#halve();
      if (this.length % this.#stride === 0) this.#mark(this.length / this.#stride);
    }
  }

  /**
   * How many targets became what in steps 1 … `step`.
   *
   * @param {number} step
   * @returns {Record<Outcome, number>}
   */
  counts(step = this.length) {
    const end = Math.min(step, this.length);
    const mark = Math.floor(end / this.#stride);
    const of = (/** @type {number} */ k) => {
      let count = this.#counts[k][mark];
      const targets = this.#targets[k];
      if (targets) for (let s = mark * this.#stride; s < end; s++) count += targets[s];
      return count;
    };
    return { masked: of(0), random: of(1), kept: of(2), other: of(3) };
  }

  /**
   * Mean loss, in nats per target, of what became this in about `width` steps that end at about `step`; NaN where
   * nothing did.
   *
   * @param {Outcome} outcome
   * @param {number} width
   * @param {number} [step]
   */
  mean(outcome, width, step = this.length) {
    const k = OUTCOMES.indexOf(outcome);
    const to = Math.floor(Math.min(step, this.length) / this.#stride);
    const from = Math.min(Math.max(0, to - 1), Math.floor(Math.max(0, step - width) / this.#stride));
    const [sums, counts] = [this.#sums[k], this.#counts[k]];
    return (sums[to] - sums[from]) / (counts[to] - counts[from]);
  }

  /** @param {number} at */
  #mark(at) {
    OUTCOMES.forEach((_, k) => {
      this.#counts[k][at] = this.#count[k];
      this.#sums[k][at] = this.#sum[k];
    });
  }

  /** Removes every other mark, which doubles the spacing. */
  #halve() {
    this.#stride *= 2;
    for (const marks of [...this.#counts, ...this.#sums]) {
      for (let at = 0; at <= MARKS / 2; at++) marks[at] = marks[2 * at];
    }
  }

  /** @param {number} k @param {number} length @returns {Uint32Array} */
  #reserve(k, length) {
    const old = this.#targets[k];
    let capacity = old?.length ?? FIRST_CAPACITY;
    if (old && length <= capacity) return old;
    while (capacity < length) capacity *= 2;
    const grown = new Uint32Array(capacity);
    if (old) grown.set(old);
    this.#targets[k] = grown;
    return grown;
  }
}
