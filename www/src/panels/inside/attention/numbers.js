/** What *Attention* shows, as numbers. Pure. */

/** @typedef {import('../../../workers/records.js').Attention} Attention */
/** @typedef {import('../../../workers/records.js').Patterns} Patterns */

/**
 * The map of a head, `[T, T]` row-major: a view, not a copy.
 *
 * @param {Attention} value
 * @param {number} layer
 * @param {number} head
 */
export function mapOf({ tokens: { length: t }, heads, probabilities }, layer, head) {
  const start = (layer * heads + head) * t * t;
  return probabilities.subarray(start, start + t * t);
}

/**
 * May the token at `query` look at the one at `key`? The same rule as `Context::allows` of the engine.
 *
 * @param {Attention['context']} context
 * @param {number} query
 * @param {number} key
 */
export function allows(context, query, key) {
  if (context === 'both' || query === key) return true;
  return context === 'left' ? key < query : context === 'right' && key > query;
}

/**
 * The positions that are shown, ascending.
 *
 * @param {string[]} tokens  The first is [CLS] and the last [SEP].
 * @param {boolean} withoutSpecial
 */
export const positions = (tokens, withoutSpecial) =>
  tokens.map((_, i) => i).filter((i) => !withoutSpecial || (i > 0 && i < tokens.length - 1));

/**
 * The shown position with the largest weight in a row; the first of equals. Null if the row may look at none of them.
 *
 * @param {Float32Array} map  `[T, T]`
 * @param {number} row
 * @param {number[]} shown
 * @returns {number | null}
 */
export function strongest(map, row, shown) {
  const t = Math.sqrt(map.length);
  /** @type {number | null} */
  let best = null;
  for (const key of shown) {
    const p = map[row * t + key];
    if (p > 0 && (best === null || p > map[row * t + best])) best = key;
  }
  return best;
}

/**
 * The weights of a row, averaged over heads: `[T]`.
 *
 * @param {Attention} value
 * @param {number} row
 * @param {{layer: number, head: number, whose: string}} of
 */
export function rowOf(value, row, { layer, head, whose }) {
  const { heads, layers, tokens } = value;
  const t = tokens.length;
  /** @type {Float32Array[]} */
  const maps = [];
  for (let l = 0; l < layers; l++) {
    if (whose !== 'all' && l !== layer) continue;
    for (let h = 0; h < heads; h++) if (whose !== 'head' || h === head) maps.push(mapOf(value, l, h));
  }
  const sums = tokens.map(() => 0);
  for (const map of maps) for (const key of tokens.keys()) sums[key] += map[row * t + key];
  return sums.map((sum) => sum / maps.length);
}

/**
 * The pattern by which a head is furthest above equal attention.
 *
 * @param {Patterns} value
 * @param {number} layer
 * @param {number} head
 */
export function strongestPattern({ names, heads, shares, uniform }, layer, head) {
  const start = (layer * heads + head) * names.length;
  const all = names.map((name, i) => ({ name, share: shares[start + i], uniform: uniform[i] }));
  let [best] = all;
  for (const each of all) if (each.share - each.uniform > best.share - best.uniform) best = each;
  return best;
}

/**
 * A map made smaller: where several tokens fall on one dot, it has the largest of their weights, and it is hidden only
 * if all are.
 *
 * @param {Float32Array} map  `[T, T]`
 * @param {number[]} shown
 * @param {Attention['context']} context
 * @param {number} most  Dots in a row, at most.
 * @returns {{size: number, weights: Float32Array}}  `[size, size]`; −1 where hidden.
 */
export function pooled(map, shown, context, most) {
  const t = Math.sqrt(map.length);
  const size = Math.min(most, shown.length);
  const weights = new Float32Array(size * size).fill(-1);
  shown.forEach((query, i) => {
    const row = Math.floor((i * size) / shown.length) * size;
    shown.forEach((key, j) => {
      if (!allows(context, query, key)) return;
      const at = row + Math.floor((j * size) / shown.length);
      weights[at] = Math.max(weights[at], map[query * t + key]);
    });
  });
  return { size, weights };
}

/** How dark a weight is, 0 to 1. The root, so that small weights of long sentences are seen too. @param {number} p */
export const darkness = (p) => Math.sqrt(Math.min(1, Math.max(0, p)));
