/**
 * A curve of any length as what can be seen of it: of the points in a column of pixels the first, the least, the
 * greatest and the last. Pure.
 *
 * A column is that narrow that a line through these covers the same pixels as one through all. A new step costs the
 * same however many there were: the page walks a whole history only when the chart changes its size, never for a frame.
 *
 * Invariant: appending point by point keeps what would be kept of all at once.
 */

/** Points kept of a column. */
const KEPT = 4;
const [FIRST, LEAST, GREATEST, LAST] = [0, 1, 2, 3];

export class Decimation {
  /** Steps taken in so far. */
  length = 0;
  /** Of all values. */
  least = Number.POSITIVE_INFINITY;
  greatest = Number.NEGATIVE_INFINITY;
  #steps;
  #columns;
  /** The steps that are kept, {@link KEPT} a column; 0 where there is none. */
  #at;
  #values;
  /** The unbroken stretch that each belongs to: values that are missing part one from the next. */
  #stretches;
  #stretch = 1;

  /**
   * @param {number} columns  Columns of pixels.
   * @param {number} steps  How many steps they are for.
   */
  constructor(columns, steps) {
    this.#columns = columns;
    this.#steps = steps;
    this.#at = new Uint32Array(KEPT * columns);
    this.#values = new Float64Array(KEPT * columns);
    this.#stretches = new Uint32Array(KEPT * columns);
  }

  /** @param {number} value  Of the next step; NaN if it has none. */
  append(value) {
    const step = ++this.length;
    if (Number.isNaN(value)) {
      this.#stretch++;
      return;
    }
    if (value < this.least) this.least = value;
    if (value > this.greatest) this.greatest = value;
    const place = KEPT * columnOf(step, this.#columns, this.#steps);
    const fresh = this.#at[place] === 0;
    if (fresh) this.#keep(place + FIRST, step, value);
    if (fresh || value < this.#values[place + LEAST]) this.#keep(place + LEAST, step, value);
    if (fresh || value > this.#values[place + GREATEST]) this.#keep(place + GREATEST, step, value);
    this.#keep(place + LAST, step, value);
  }

  /** @param {number} i @param {number} step @param {number} value */
  #keep(i, step, value) {
    this.#at[i] = step;
    this.#values[i] = value;
    this.#stretches[i] = this.#stretch;
  }

  /**
   * Visits what is kept, in order.
   *
   * @param {(step: number, value: number, joined: boolean) => void} visit  `joined` with the point before: no value
   *   is missing between them.
   */
  each(visit) {
    const [at, values, stretches] = [this.#at, this.#values, this.#stretches];
    let before = 0;
    let stretch = 0;
    for (let place = 0; place < at.length; place += KEPT) {
      if (at[place] === 0) continue;
      const falls = at[place + GREATEST] < at[place + LEAST];
      for (let k = 0; k < KEPT; k++) {
        // The first, then the extremes as they come, then the last; one point may be several of these.
        const i = place + (falls && (k === LEAST || k === GREATEST) ? LEAST + GREATEST - k : k);
        if (at[i] === before) continue;
        before = at[i];
        visit(before, values[i], stretches[i] === stretch);
        stretch = stretches[i];
      }
    }
  }
}

/**
 * The column of pixels that a step falls into.
 *
 * @param {number} step  From 1.
 * @param {number} columns
 * @param {number} steps
 */
export const columnOf = (step, columns, steps) => Math.min(columns - 1, Math.floor((step * columns) / steps));
