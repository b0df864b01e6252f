/**
 * A sentence with blanks: how typed text becomes words that can be clicked, and which word belongs in a blank. Pure.
 *
 * The cut into words follows the engine's (letters and digits together, punctuation and CJK characters alone) but only
 * decides what can be clicked; what the models see is the engine's own tokenisation.
 */

/**
 * @typedef {object} Piece
 * @property {string} text  As typed.
 * @property {number} start
 * @property {number} end
 * @property {boolean} blank
 * @property {string[]} truth  The words that the corpus has there, if a sentence of it fits. Only blanks have any.
 * @property {string | null} put  The word that a press puts back: the one that was clicked away, else the corpus's.
 */

/** What a blank is written as when it is sent to the engine. */
export const MASK = '[MASK]';

const PIECE =
  /\[mask\]|<mask>|\[cls\]|\[sep\]|_{2,}|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}]|\p{Emoji_Presentation}|\u200c|\u200d|\ufe0f)+|[^\s]/giu;

/** How a blank may be written: BERT's way, RoBERTa's, or as in a book of exercises. */
const BLANK = /^(\[mask\]|<mask>|_{2,})$/i;
/** They stand around every input anyway, so they are no words of the sentence; the engine says if they are misplaced. */
const ENDS = /^\[(cls|sep)\]$/i;

/**
 * @param {string} text
 * @returns {Piece[]}
 */
export function pieces(text) {
  return Array.from(text.matchAll(PIECE), (match) => {
    const [piece] = match;
    const end = match.index + piece.length;
    return { text: piece, start: match.index, end, blank: BLANK.test(piece), truth: [], put: null };
  }).filter((piece) => !ENDS.test(piece.text));
}

/**
 * A word by which the engine's vocabulary tells words apart: lower case, without accents and characters without text.
 *
 * @param {string} word
 */
export const normal = (word) =>
  /^[ -~]*$/.test(word)
    ? word.toLowerCase()
    : word
        .toLowerCase()
        .normalize('NFD')
        .replace(/[\p{Mn}\p{C}]/gu, '');

/** @type {WeakMap<string[], Map<string, number>>} */
const places = new WeakMap();

/**
 * A word's place in a vocabulary, however its accents are written: a vocabulary shows its words as the corpus wrote
 * them.
 *
 * @param {string[]} vocabulary
 * @param {string} word
 */
export function placeOf(vocabulary, word) {
  let found = places.get(vocabulary);
  if (!found) {
    found = new Map(vocabulary.map((token, id) => [normal(token), id]));
    places.set(vocabulary, found);
  }
  return found.get(normal(word));
}

/**
 * The text as the engine shall read it: every blank written the same way.
 *
 * @param {string} text
 */
export function canonical(text) {
  const found = pieces(text).filter((piece) => piece.blank);
  return found.reduceRight((out, { start, end }) => `${out.slice(0, start)} ${MASK} ${out.slice(end)}`, text);
}

/**
 * A text with the words that were blanked out of it by clicking.
 *
 * @typedef {{text: string, hidden: (string | null)[]}} Sentence  `hidden` has one entry a piece of `text`.
 */

/** @param {string} text @returns {Sentence} */
export const sentence = (text) => ({ text, hidden: pieces(text).map(() => null) });

/**
 * After typing: the words behind the blanks that stand before and after the change are kept.
 *
 * @param {Sentence} before
 * @param {string} text
 * @returns {Sentence}
 */
export function retyped(before, text) {
  const [old, now] = [pieces(before.text), pieces(text)];
  const same = (/** @type {Piece | undefined} */ a, /** @type {Piece | undefined} */ b) =>
    a !== undefined && b !== undefined && a.blank === b.blank && (a.blank || a.text === b.text);
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && same(old[head], now[head])) head++;
  let tail = 0;
  while (tail < shorter - head && same(old[old.length - 1 - tail], now[now.length - 1 - tail])) tail++;
  const hidden = now.map((_, i) => {
    if (i < head) return before.hidden[i] ?? null;
    return i >= now.length - tail ? (before.hidden[i - now.length + old.length] ?? null) : null;
  });
  return { text, hidden };
}

/**
 * Blanks piece `i`, or puts its word back.
 *
 * @param {Sentence} before
 * @param {number} i
 * @param {string[]} truth  What to put back where nothing was blanked by clicking.
 * @returns {Sentence}
 */
export function toggled(before, i, truth) {
  const piece = pieces(before.text)[i];
  if (!piece) return before;
  const word = before.hidden[i] ?? truth[0];
  if (piece.blank && word === undefined) return before;
  const put = piece.blank ? /** @type {string} */ (word) : MASK;
  const hidden = before.hidden.map((kept, j) => (j !== i ? kept : piece.blank ? null : piece.text));
  return { text: before.text.slice(0, piece.start) + put + before.text.slice(piece.end), hidden };
}

/**
 * The pieces with what the corpus has in each blank: every word in that place of an otherwise equal sentence. A word
 * that was clicked away is put back by another click, but it is not the corpus's for that.
 *
 * @param {Sentence} given
 * @param {string[]} corpus  Its sentences.
 * @param {string[]} [vocabulary]  As the corpus writes it; words that it lacks are written as they stand.
 * @returns {Piece[]}
 */
export function withTruth({ text, hidden }, corpus, vocabulary = []) {
  const spelt = (/** @type {string} */ word) =>
    vocabulary[placeOf(vocabulary, word) ?? -1] ?? word.toLowerCase();
  const found = pieces(text);
  const blanks = found.flatMap((piece, i) => (piece.blank ? [i] : []));
  /** @type {Set<string>[]} */
  const seen = found.map(() => new Set());
  if (blanks.length > 0) {
    for (const line of corpus) {
      const words = pieces(line);
      const fits =
        words.length === found.length &&
        found.every((p, i) => p.blank || normal(p.text) === normal(words[i]?.text ?? ''));
      if (fits) for (const i of blanks) seen[i]?.add(spelt(words[i]?.text ?? ''));
    }
  }
  return found.map((piece, i) => {
    if (!piece.blank) return piece;
    const truth = [...(seen[i] ?? [])];
    return { ...piece, truth, put: hidden[i] ?? truth[0] ?? null };
  });
}

/**
 * The sentences of a corpus: its lines that are not blank.
 *
 * @param {string} text
 * @param {number} most
 * @returns {string[]}
 */
export function lines(text, most) {
  const found = [];
  for (let at = 0; at < text.length && found.length < most; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).trim();
    if (line !== '') found.push(line);
    at = end < 0 ? text.length : end + 1;
  }
  return found;
}
