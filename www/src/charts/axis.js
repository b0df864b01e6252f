/** Round numbers for the marks of an axis. Pure. */

/** Distances between marks, times a power of ten. */
const ROUND = [1, 2, 2.5, 5, 10];

/**
 * Multiples of a round number, as many as there is room for.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} most  How many intervals there is room for.
 * @param {boolean} [whole]  Only whole numbers.
 * @returns {number[]}
 */
export function linear(from, to, most, whole = false) {
  const smallest = Math.max((to - from) / most, whole ? 1 : 0);
  const power = 10 ** Math.floor(Math.log10(smallest));
  const apart = ROUND.map((n) => n * power).find(
    (n) => n >= smallest * (1 - 1e-9) && (!whole || Number.isInteger(n)),
  );
  if (!apart) return [];
  const first = Math.ceil(from / apart - 1e-9);
  const last = Math.floor(to / apart + 1e-9);
  // Rounded, or 3 × 0.1 would be 0.30000000000000004.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    Number(((first + i) * apart).toPrecision(12)),
  );
}
