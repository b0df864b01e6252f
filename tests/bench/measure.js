// How a contestant is timed, in a page and in Node.

/**
 * @typedef {object} Budget
 * @property {number} ms  Go on for so long,
 * @property {number} times  and until there are so many measurements,
 * @property {number} most  but begin nothing after so many ms.
 */

/** Steps are timed in chunks of about this many ms: a message takes 0.1 ms, and a browser's clock ticks as often. */
const CHUNK = 25;

/** What a unit of each work took last time, in ms. @type {Map<string, number>} */
const known = new Map();

/**
 * The median time of a unit of work, in ms.
 *
 * @param {string} name  Of the work; the next measurement of the same name knows how long it takes.
 * @param {(units: number) => unknown} work  Does so many units. May be asynchronous.
 * @param {Budget} budget
 */
export async function perUnit(name, work, budget) {
  if (!known.has(name)) {
    // Warm-up: what is compiled late, and a first idea of the time.
    await work(1);
    const start = performance.now();
    await work(1);
    known.set(name, performance.now() - start);
  }
  const taken = [];
  const start = performance.now();
  let elapsed = 0;
  while ((elapsed < budget.ms || taken.length < budget.times) && elapsed < budget.most) {
    const units = Math.max(1, Math.min(1000, Math.round(CHUNK / (known.get(name) || 1))));
    const from = performance.now();
    await work(units);
    const each = (performance.now() - from) / units;
    known.set(name, each);
    taken.push(each);
    elapsed = performance.now() - start;
  }
  return median(taken);
}

/**
 * The median of what `work` says it took.
 *
 * @param {() => Promise<number>} work
 * @param {Budget} budget
 */
export async function perCall(work, budget) {
  const taken = [];
  const start = performance.now();
  while (performance.now() - start < budget.most && taken.length < budget.times) taken.push(await work());
  return median(taken);
}

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
