/**
 * What a run has reported so far, in columns that grow. Pure: no DOM, no worker.
 *
 * Columns are named here alone: the file that is saved (`record.js`) and the tests go through these lists.
 *
 * Invariant: step numbers count from 1 without a gap, so the entry of step s is at s − 1 in every column.
 */

/** @typedef {import('../workers/records.js').Columns} Columns */
/** @typedef {import('../workers/records.js').SecondColumns} SecondColumns */
/** @typedef {Partial<Columns> & Pick<Columns, 'loss' | 'floor' | 'accuracy' | 'tokens' | 'second' | 'heldOut'>} Steps */

/** The numbers that are kept of every step; 0 where a file did not have them. */
const NUMBERS = /** @type {const} */ (['loss', 'accuracy', 'floor', 'lr', 'gradNorm']);

/** The numbers of a step that are saved, also of a second objective. A floor may be missing: NaN, in a file null. */
export const SAVED = /** @type {const} */ (['loss', 'floor', 'accuracy']);

/** The numbers of a measurement on held-out sentences. */
export const HELD_OUT = /** @type {const} */ (['step', 'loss', 'accuracy']);

/** What becomes of a target; `other` was not chosen, but is scored where all tokens are. */
export const OUTCOMES = /** @type {const} */ (['masked', 'random', 'kept', 'other']);

/** @typedef {typeof OUTCOMES[number]} Outcome */
/** @typedef {typeof SAVED[number]} Saved */

const FIRST_CAPACITY = 256;

/**
 * The array, or a copy of at least `length` entries. The capacity doubles: copying for every message would block the page.
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

/** Sums of a number over steps 1 … s, in double precision: the sum over any steps is one subtraction. Eight bytes a step. */
class Sums {
  #sums = new Float64Array(1);

  /** @param {number} step  One after the last. @param {number} value */
  add(step, value) {
    this.#sums = grown(this.#sums, step + 1);
    this.#sums[step] = this.#sums[step - 1] + value;
  }

  /** Over steps from + 1 … to. @param {number} from @param {number} to */
  over(from, to) {
    return this.#sums[to] - this.#sums[from];
  }
}

/** How many targets became what, and what they cost. An outcome that never was takes no memory. */
export class OutcomeHistory {
  length = 0;
  /** Targets and the sum of their losses, of each outcome that was. @type {Partial<Record<Outcome, {targets: Sums, loss: Sums}>>} */
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

  /**
   * How many targets became what in steps 1 … `step`.
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
   * Mean loss, in nats per target, of what became this in the `width` steps that end with `step`; NaN where nothing did.
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
 * What a run's second objective has cost: of the pair head, or of the detection of replaced words. A run without a second
 * objective keeps nothing.
 */
export class SecondHistory {
  length = 0;
  /** NaN from the first step on that lacks the number. */
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
   * Mean over the `width` steps that end with `step`, of fewer where fewer were made; NaN where there is none.
   *
   * @param {Saved} name
   * @param {number} width
   * @param {number} [step]
   */
  mean(name, width, step = this.length) {
    const from = Math.max(0, step - width);
    return this.#sums[name].over(from, step) / (step - from);
  }

  /** The numbers of every step. @returns {Record<Saved, number[]>} */
  columns() {
    const column = (/** @type {Saved} */ name) =>
      Array.from({ length: this.length }, (_, i) => Math.fround(this.mean(name, 1, i + 1)));
    return { loss: column('loss'), floor: column('floor'), accuracy: column('accuracy') };
  }
}

/** The steps of one run. It grows in place. */
export class History {
  length = 0;
  loss = new Float32Array(FIRST_CAPACITY);
  accuracy = new Float32Array(FIRST_CAPACITY);
  lr = new Float32Array(FIRST_CAPACITY);
  gradNorm = new Float32Array(FIRST_CAPACITY);
  /** The exact predictor's losses on the same batches; NaN where there is none. */
  floor = new Float32Array(FIRST_CAPACITY);
  /** Measured on held-out sentences, after so many steps. @type {{step: number, loss: number, accuracy: number}[]} */
  heldOut = [];
  tokens = 0;
  /** What became of the targets, and what that cost. */
  byOutcome = new OutcomeHistory();
  /** The second objective, if there is one. */
  second = new SecondHistory();
  #losses = new Sums();
  /** Of loss − floor where there is a floor, and of how many steps have one. */
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

  /**
   * Mean loss of the `width` steps that end with `step`; of fewer where fewer were made, NaN before the first.
   *
   * @param {number} width
   * @param {number} [step]
   */
  mean(width, step = this.length) {
    const from = Math.max(0, step - width);
    return this.#losses.over(from, step) / (step - from);
  }

  /** How many targets became what in steps 1 … `step`. @param {number} [step] */
  outcomes(step = this.length) {
    return this.byOutcome.counts(step);
  }

  /** Has any step a floor? */
  get floored() {
    return this.#floors.over(0, this.length) > 0;
  }

  /**
   * As {@link History.mean}, of loss − floor over the steps that have a floor; NaN where none has.
   *
   * @param {number} width
   * @param {number} [step]
   */
  gap(width, step = this.length) {
    const from = Math.max(0, step - width);
    return this.#gaps.over(from, step) / this.#floors.over(from, step);
  }
}
