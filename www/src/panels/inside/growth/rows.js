/** The words that *How the answer grew* shows, and their probabilities at each step. Pure. */

/** @typedef {import('../../../lab/answers.js').Followed} Followed */

/** Rows of a map, at most. */
export const ROWS = 8;
/** Special tokens are candidates from this probability on, now: an untrained model gives all of them some. */
const SPECIAL_FROM = 0.01;
const SPECIAL = /^\[(PAD|UNK|CLS|SEP|MASK)\]$/;

/**
 * Cached weights of a followed text; it is another object once a point is added.
 *
 * @type {WeakMap<Followed, Map<number, Float64Array>>}
 */
const weighed = new WeakMap();

/**
 * Each token's weight: its latest probability, or its mean over all points if that is higher.
 *
 * @param {Followed} followed  With a point at least.
 * @param {number} blank
 * @returns {Float64Array}  By id.
 */
function weights(followed, blank) {
  const cached = weighed.get(followed)?.get(blank);
  if (cached) return cached;
  const { rows } = followed;
  const rowOf = (/** @type {number} */ i) => probabilities(followed, blank, i);
  const found = new Float64Array(rowOf(0).length);
  for (let i = 0; i < rows.length; i++) {
    const row = rowOf(i);
    for (let id = 0; id < row.length; id++) found[id] += row[id] / rows.length;
  }
  rowOf(rows.length - 1).forEach((p, id) => {
    found[id] = Math.max(found[id], p);
  });
  const all = weighed.get(followed) ?? new Map();
  weighed.set(followed, all.set(blank, found));
  return found;
}

/**
 * The probabilities of all tokens at a blank and a point.
 *
 * @param {Followed} followed
 * @param {number} blank
 * @param {number} point
 */
export function probabilities({ rows, first }, blank, point) {
  const size = rows[point].length / first.followed;
  return rows[point].subarray(blank * size, (blank + 1) * size);
}

/**
 * The ids of the words to show, the same for all runs: true words first, then those with the highest weight in any run.
 *
 * @param {(Followed | null)[]} runs
 * @param {string[]} vocabulary
 * @param {number} blank
 * @param {string[]} truth
 * @returns {number[]}
 */
export function candidates(runs, vocabulary, blank, truth) {
  const all = runs.flatMap((run) => (run && run.rows.length > 0 ? [weights(run, blank)] : []));
  if (all.length === 0) return [];
  const weight = vocabulary.map((_, id) => Math.max(...all.map((of) => of[id])));
  const now = (/** @type {number} */ id) =>
    Math.max(
      ...runs.map((run) => (run?.rows.length ? probabilities(run, blank, run.rows.length - 1)[id] : 0)),
    );
  const isTrue = (/** @type {number} */ id) => truth.includes(vocabulary[id]);
  const ids = vocabulary.map((_, id) => id);
  const others = ids
    .filter((id) => !isTrue(id) && (!SPECIAL.test(vocabulary[id]) || now(id) >= SPECIAL_FROM))
    .sort((a, b) => weight[b] - weight[a] || a - b);
  return [...ids.filter(isTrue), ...others].slice(0, ROWS);
}

/**
 * The index of the last point at or before a step, or −1.
 *
 * @param {Followed} followed
 * @param {number} step
 */
export const pointAt = ({ steps }, step) => steps.findLastIndex((seen) => seen <= step);

/**
 * Start and width of a row's cells, in steps. A cell ends where the next one starts.
 *
 * @param {Followed} followed
 * @returns {{from: number, width: number}[]}
 */
export const cells = ({ steps, first }) =>
  steps.map((from, i) => ({ from, width: (steps[i + 1] ?? from + first.every) - from }));
