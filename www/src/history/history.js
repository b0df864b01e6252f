/**
 * The steps that a run has reported, in columns that grow. Pure: no DOM, no worker.
 *
 * Only this file names the columns: the saved file (`record.js`) and the tests iterate over these lists.
 *
 * Invariant: step numbers count from 1 without a gap, so the entry of step s is at s − 1 in every column.
 */

/** @typedef {import('../workers/records.js').Columns} Columns */
/** @typedef {import('../workers/records.js').SecondColumns} SecondColumns */
/** @typedef {Partial<Columns> & Pick<Columns, 'loss' | 'floor' | 'accuracy' | 'tokens' | 'second' | 'heldOut'>} Steps */

/** The columns of a step's numbers; 0 where a file lacks a column. */
export const NUMBERS = /** @type {const} */ (['loss', 'accuracy', 'floor', 'lr', 'gradNorm']);

/** The columns that are saved, also of a second objective. A missing floor is NaN, and null in a file. */
export const SAVED = /** @type {const} */ (['loss', 'floor', 'accuracy']);

/** The numbers of a measurement on held-out sentences. */
export const HELD_OUT = /** @type {const} */ (['step', 'loss', 'accuracy']);

/** The outcomes of a target. `other` is a token that was not selected: it has a loss where all tokens are scored. */
export const OUTCOMES = /** @type {const} */ (['masked', 'random', 'kept', 'other']);

/** @typedef {typeof OUTCOMES[number]} Outcome */
/** @typedef {typeof SAVED[number]} Saved */

const FIRST_CAPACITY = 256;

/**
 * @template {string} Name
 * @template T
 * @param {readonly Name[]} names
 * @param {(name: Name) => T} value
 */
const ofNames = (names, value) =>
  /** @type {Record<Name, T>} */ (Object.fromEntries(names.map((name) => [name, value(name)])));

/**
 * The array, or a copy of at least `length` entries. The capacity doubles: copying for every message would block the
 * page.
 *
 * @template {Float32Array | Float64Array} T
 * @param {T} old
 * @param {number} length
 * @returns {T}
 */
function grown(old, length) {
  let capacity = Math.max(FIRST_CAPACITY, old.length);
  if (length <= old.length) return old;
  while (capacity < length) capacity *= 2;
  const copy = /** @type {T} */ (
    new /** @type {new (length: number) => Float32Array | Float64Array} */ (old.constructor)(capacity)
  );
  copy.set(old);
  return copy;
}

/**
 * Running sums over steps 1 … s, in double precision: the sum over any range is one subtraction. Eight bytes a step.
 */
class Sums {
  #sums = new Float64Array(1);

  /** @param {number} step  The last step + 1. @param {number} value */
  add(step, value) {
    this.#sums = grown(this.#sums, step + 1);
    this.#sums[step] = this.#sums[step - 1] + value;
  }

  /** The sum over steps from + 1 … to. @param {number} from @param {number} to */
  over(from, to) {
    return this.#sums[to] - this.#sums[from];
  }
}

/** For each outcome, the number of targets and their losses. An outcome that never occurred takes no memory. */
export class OutcomeHistory {
  length = 0;
  /** Running sums of targets and of their losses. @type {Partial<Record<Outcome, {targets: Sums, loss: Sums}>>} */
  #of = {};

  /** @param {Pick<Columns, 'step'> & Partial<Columns>} columns  The next steps, in order. */
  append(columns) {
    const added = columns.step.length;
    for (const outcome of OUTCOMES) {
      const targets = columns[`${outcome}Targets`];
      const loss = columns[`${outcome}Loss`];
      let sums = this.#of[outcome];
      if (!sums && !targets?.some((n) => n > 0)) continue;
      if (!sums) {
        sums = { targets: new Sums(), loss: new Sums() };
        this.#of[outcome] = sums;
        for (let step = 1; step <= this.length; step++) {
          sums.targets.add(step, 0);
          sums.loss.add(step, 0);
        }
      }
      for (let i = 0; i < added; i++) {
        const n = targets?.[i] ?? 0;
        sums.targets.add(this.length + i + 1, n);
        sums.loss.add(this.length + i + 1, n === 0 ? 0 : n * (loss?.[i] ?? 0));
      }
    }
    this.length += added;
  }

  /** The columns that {@link append} took, of the outcomes that occurred. @returns {Partial<Columns>} */
  columns() {
    /** @type {Partial<Columns>} */
    const columns = {};
    for (const outcome of OUTCOMES) {
      const sums = this.#of[outcome];
      if (!sums) continue;
      const targets = Float32Array.from({ length: this.length }, (_, i) => sums.targets.over(i, i + 1));
      columns[`${outcome}Targets`] = targets;
      columns[`${outcome}Loss`] = targets.map((n, i) =>
        n === 0 ? Number.NaN : sums.loss.over(i, i + 1) / n,
      );
    }
    return columns;
  }

  /**
   * The number of targets of each outcome in steps 1 … `step`.
   *
   * @param {number} [step]
   * @returns {Record<Outcome, number>}
   */
  counts(step = this.length) {
    const of = (/** @type {Outcome} */ outcome) =>
      this.#of[outcome]?.targets.over(0, Math.min(step, this.length)) ?? 0;
    return { masked: of('masked'), random: of('random'), kept: of('kept'), other: of('other') };
  }

  /**
   * Mean loss of an outcome's targets, in nats, over the `width` steps that end with `step`; NaN without targets.
   *
   * @param {Outcome} outcome
   * @param {number} width
   * @param {number} [step]
   */
  mean(outcome, width, step = this.length) {
    const sums = this.#of[outcome];
    const [from, to] = [Math.max(0, step - width), Math.min(step, this.length)];
    return sums && from < to ? sums.loss.over(from, to) / sums.targets.over(from, to) : Number.NaN;
  }
}

/**
 * Losses of a run's second objective: sentence pairs, or the detection of replaced words. Empty for a run without one.
 */
export class SecondHistory {
  length = 0;
  /** NaN from the first step that lacks the number on. */
  #sums = { loss: new Sums(), floor: new Sums(), accuracy: new Sums() };

  /** @param {Pick<SecondColumns, Saved>} columns  The next steps, in order. */
  append(columns) {
    for (const name of SAVED)
      columns[name].forEach((value, i) => {
        this.#sums[name].add(this.length + i + 1, value);
      });
    this.length += columns.loss.length;
  }

  /**
   * Mean over the `width` steps that end with `step`, or over fewer at the start; NaN without a number.
   *
   * @param {Saved} name
   * @param {number} width
   * @param {number} [step]
   */
  mean(name, width, step = this.length) {
    const from = Math.max(0, step - width);
    return this.#sums[name].over(from, step) / (step - from);
  }

  /** The columns as plain lists. @returns {Record<Saved, number[]>} */
  columns() {
    const column = (/** @type {Saved} */ name) =>
      Array.from({ length: this.length }, (_, i) => Math.fround(this.mean(name, 1, i + 1)));
    return { loss: column('loss'), floor: column('floor'), accuracy: column('accuracy') };
  }
}

/** The steps of one run. Grows in place. */
export class History {
  length = 0;
  loss = new Float32Array(FIRST_CAPACITY);
  accuracy = new Float32Array(FIRST_CAPACITY);
  lr = new Float32Array(FIRST_CAPACITY);
  gradNorm = new Float32Array(FIRST_CAPACITY);
  /** The floors: the exact predictor's losses on the same batches; NaN where it has none. */
  floor = new Float32Array(FIRST_CAPACITY);
  /**
   * Measurements on held-out sentences, each after `step` steps.
   *
   * @type {{step: number, loss: number, accuracy: number}[]}
   */
  heldOut = [];
  tokens = 0;
  /** Targets and losses by outcome. */
  byOutcome = new OutcomeHistory();
  /** The second objective, if there is one. */
  second = new SecondHistory();
  #losses = new Sums();
  /** Running sums of loss − floor, and of the number of steps that have a floor. */
  #gaps = new Sums();
  #floors = new Sums();

  /** @param {Steps} columns  The next steps, in order. */
  append(columns) {
    const { loss, floor, tokens, heldOut } = columns;
    for (const name of NUMBERS) {
      this[name] = grown(this[name], this.length + loss.length);
      this[name].set(columns[name] ?? [], this.length);
    }
    for (let i = 0; i < loss.length; i++) {
      const step = this.length + i + 1;
      const has = !Number.isNaN(floor[i]);
      this.#losses.add(step, loss[i]);
      this.#gaps.add(step, has ? loss[i] - floor[i] : 0);
      this.#floors.add(step, has ? 1 : 0);
      this.tokens += tokens[i];
    }
    this.length += loss.length;
    this.byOutcome.append({ ...columns, step: loss });
    this.second.append(columns.second);
    heldOut.step.forEach((step, i) => {
      this.heldOut.push({ step, loss: heldOut.loss[i], accuracy: heldOut.accuracy[i] });
    });
  }

  /** All of it as columns and a sum, for {@link History.of}. */
  columns() {
    const numbers = Object.fromEntries(NUMBERS.map((name) => [name, this[name].slice(0, this.length)]));
    const second = this.second.columns();
    return {
      .../** @type {Record<typeof NUMBERS[number], Float32Array>} */ (numbers),
      ...this.byOutcome.columns(),
      tokens: this.tokens,
      second: ofNames(SAVED, (name) => Float32Array.from(second[name])),
      heldOut: ofNames(HELD_OUT, (name) => Float32Array.from(this.heldOut, (point) => point[name])),
    };
  }

  /** The history whose {@link columns} these are. @param {ReturnType<History['columns']>} columns */
  static of({ tokens, second, ...columns }) {
    const history = new History();
    const none = new Float32Array(columns.loss.length);
    history.append({ ...columns, tokens: none, second: { step: none, ...second } });
    history.tokens = tokens;
    return history;
  }

  /**
   * Mean loss of the `width` steps that end with `step`, or of fewer at the start; NaN before the first step.
   *
   * @param {number} width
   * @param {number} [step]
   */
  mean(width, step = this.length) {
    const from = Math.max(0, step - width);
    return this.#losses.over(from, step) / (step - from);
  }

  /** The number of targets of each outcome in steps 1 … `step`. @param {number} [step] */
  outcomes(step = this.length) {
    return this.byOutcome.counts(step);
  }

  /** Has any step a floor? */
  get floored() {
    return this.#floors.over(0, this.length) > 0;
  }

  /**
   * As {@link History.mean}, but of loss − floor, over the steps that have a floor; NaN without such a step.
   *
   * @param {number} width
   * @param {number} [step]
   */
  gap(width, step = this.length) {
    const from = Math.max(0, step - width);
    return this.#gaps.over(from, step) / this.#floors.over(from, step);
  }
}
