/** What the views of *Attention* share: the reader's choices, limited to what exists, and the answers about them. */

import { mapOf, positions } from './numbers.js';

/** @typedef {import('../panel.js').Inside} Inside */
/** @typedef {import('../../../workers/records.js').Attention} Attention */
/** @typedef {import('../../../workers/records.js').Decisive} Decisive */

/** What the reader chose, as far as it exists now. @typedef {ReturnType<typeof read>} View */
/** @typedef {(change: object) => void} Set */

export const NAME = 'attention';

/** The run that was chosen, or else the first that sees both sides, or else the first BERT. @param {Inside} inside */
export function chosen(inside) {
  const { runs } = inside.experiment;
  const wanted = inside.settings(NAME).run;
  const find = (/** @type {(run: typeof runs[number]) => boolean} */ test) => {
    const found = runs.findIndex(test);
    return found < 0 ? null : found;
  };
  const index =
    (wanted < runs.length ? wanted : null) ??
    find(({ model }) => model.kind === 'bert' && (model.context ?? 'both') === 'both') ??
    find(({ model }) => model.kind === 'bert') ??
    0;
  return { index, config: runs[index], run: inside.runs[index] };
}

/** @param {Inside} inside */
export const mapsKey = (inside) => `attention ${chosen(inside).run?.id}`;
/** @param {Inside} inside */
export const patternsKey = (inside) => `attention patterns ${chosen(inside).run?.id}`;

/**
 * What is shown. Until an answer is here, the sentence as it was typed with weights of 0, so that nothing moves when it
 * comes.
 *
 * @param {Inside} inside
 */
export function read(inside) {
  const { config } = chosen(inside);
  const settings = inside.settings(NAME);
  const { layers = 1, heads = 2, context = 'both' } = config?.model ?? {};
  /** @type {Attention | undefined} */
  const answer = inside.answer(mapsKey(inside))?.value;
  const isAnswered = answer !== undefined && answer !== null && answer.layers > 0;
  const words = inside.blank.pieces.map(({ text, blank }) => (blank ? '[MASK]' : text.toLowerCase()));
  const tokens = ['[CLS]', ...words, '[SEP]'];
  const empty = () => new Float32Array(layers * heads * tokens.length ** 2);
  /** @type {Attention} */
  const value = isAnswered
    ? answer
    : {
        tokens,
        unknown: [],
        layers,
        heads,
        context,
        probabilities: cached(empty, layers, heads, tokens.length),
      };
  const { specials = true, whose = 'head', table = false } = settings;
  const layer = Math.min(settings.layer ?? 0, value.layers - 1);
  const head = Math.min(settings.head ?? 0, value.heads - 1);
  const shown = positions(value.tokens, !specials);
  const blanks = value.tokens.flatMap((token, i) => (token === '[MASK]' ? [i] : []));
  const blank = Math.min(settings.blank ?? 0, blanks.length - 1);
  const row = shown.includes(settings.row) ? settings.row : (blanks[blank] ?? shown[0] ?? 0);
  return {
    value,
    isAnswered,
    /** Are the maps those of an earlier sentence? */
    isOld: isAnswered && inside.answer(mapsKey(inside))?.of !== inside.blank.text,
    layer,
    head,
    specials,
    whose,
    table,
    shown,
    blanks,
    blank,
    row,
    decisive: decisiveOf(inside, value.tokens),
    map: mapOf(value, layer, head),
  };
}

/** The decisive words, if they are those of this sentence. @param {Inside} inside @param {string[]} tokens */
export function decisiveOf(inside, tokens) {
  /** @type {Decisive | undefined} */
  const value = inside.answer('attention decisive')?.value;
  return String(value?.tokens) === String(tokens) ? value : undefined;
}

/** The last empty maps. The same sizes get the same object, so that it is not drawn again. */
/** @type {{key: string, weights: Float32Array}} */
let last = { key: '', weights: new Float32Array() };
/** @param {() => Float32Array} make @param {number[]} sizes */
function cached(make, ...sizes) {
  const key = String(sizes);
  if (last.key !== key) last = { key, weights: make() };
  return last.weights;
}
