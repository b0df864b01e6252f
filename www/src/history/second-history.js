/**
 * The losses of a run's second objective (sentence pairs or replaced-token detection), in columns that grow. Pure.
 *
 * Sums, so that any mean is one subtraction. A run without a second objective keeps nothing.
 */

/** @typedef {import('../workers/records.js').SecondColumns} SecondColumns */
/** @typedef {'loss' | 'accuracy' | 'floor'} Name */

const NAMES = /** @type {const} */ (['loss', 'accuracy', 'floor']);
const FIRST_CAPACITY = 256;

export class SecondHistory {
  length = 0;
  /**
   * Sum over steps 1 … s at index s; NaN from the first step on that lacks the number.
   *
   * @type {Record<Name, Float64Array>}
   */
  #sums = { loss: new Float64Array(0), accuracy: new Float64Array(0), floor: new Float64Array(0) };

  /** @param {SecondColumns} columns  The next steps, in order. */
  append(columns) {
    const added = columns.loss.length;
    if (added === 0) return;
    for (const name of NAMES) {
      const sums = this.#reserve(name, this.length + added + 1);
      for (let i = 0; i < added; i++) sums[this.length + i + 1] = sums[this.length + i] + columns[name][i];
    }
    this.length += added;
  }

  /**
   * Mean over the `width` steps that end with `step`, of fewer where fewer were made; NaN where there is none.
   *
   * @param {Name} name
   * @param {number} width
   * @param {number} [step]
   */
  mean(name, width, step = this.length) {
    const from = Math.max(0, step - width);
    const sums = this.#sums[name];
    return (sums[step] - sums[from]) / (step - from);
  }

  /** The number of one step. @param {Name} name @param {number} step */
  at(name, step) {
    return this.mean(name, 1, step);
  }

  /** The numbers of every step. @returns {Record<Name, number[]>} */
  columns() {
    const column = (/** @type {Name} */ name) =>
      Array.from({ length: this.length }, (_, i) => Math.fround(this.at(name, i + 1)));
    return { loss: column('loss'), accuracy: column('accuracy'), floor: column('floor') };
  }

  /** @param {Name} name @param {number} length */
  #reserve(name, length) {
    const old = this.#sums[name];
    if (length <= old.length) return old;
    let capacity = Math.max(FIRST_CAPACITY, old.length);
    while (capacity < length) capacity *= 2;
    const grown = new Float64Array(capacity);
    grown.set(old);
    this.#sums[name] = grown;
    return grown;
  }
}
