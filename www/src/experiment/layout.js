/**
 * How a reader's text is laid out. A model takes each line for one sentence, but texts from elsewhere have paragraphs in
 * a line, or lines that were broken at some width. Both are noticed here, and split into sentences. Pure.
 */

/** The end of a sentence within or at the end of a line. */
const END = /[.!?…؟।]+["'”’»“)\]]*(?=\s|$)|[。！？]+["'”’」』）]*/gu;
const FINISHED = /[.!?…؟।。！？:;]["'”’»“)\]」』）]*$/u;

/** Breaks in the middle of a sentence from which on a text counts as wrapped, and their least share of all breaks. */
const BREAKS = 2;
const SHARE = 0.2;
/** Shorter lines are not broken by an editor. */
const WIDTH = 40;
/** Texts that are looked at, in characters from their start. */
const LOOKED_AT = 100_000;

/**
 * What is wrong with the lines of a text, if anything: `wrapped` if they break in the middle of sentences, `paragraphs`
 * if some hold several sentences.
 *
 * @param {string} text
 * @returns {'wrapped' | 'paragraphs' | null}
 */
export function layoutOf(text) {
  const lines = text
    .slice(0, LOOKED_AT)
    .split('\n')
    .map((line) => line.trim());
  let [breaks, within] = [0, 0];
  let ends = 0;
  for (const [i, line] of lines.entries()) {
    if (line === '') continue;
    ends += endsOf(line);
    const next = lines[i + 1] ?? '';
    if (next === '') continue;
    breaks++;
    if (line.length >= WIDTH && !FINISHED.test(line) && /^\p{Ll}/u.test(next)) within++;
  }
  if (ends > 0 && within >= BREAKS && within >= breaks * SHARE) return 'wrapped';
  return lines.some((line) => sentencesOf(line) > 2) ? 'paragraphs' : null;
}

/** @param {string} line */
const endsOf = (line) => line.match(END)?.length ?? 0;

/** Sentences of a line: its ends, and what stands behind the last one. @param {string} line */
const sentencesOf = (line) => endsOf(line) + (FINISHED.test(line) || line === '' ? 0 : 1);

/**
 * The text with one sentence a line. Lines that were broken are joined first; blank lines stay.
 *
 * @param {string} text
 * @param {string} language  Whose rules are followed.
 */
export function inSentences(text, language) {
  const wrapped = layoutOf(text) === 'wrapped';
  const blocks = text
    .split(/\n[^\S\n]*\n\s*/)
    .map((block) => (wrapped ? [joined(block)] : block.split('\n')));
  const split = blocks.map((lines) => lines.flatMap((line) => sentences(line, language)).join('\n'));
  return split.filter((block) => block !== '').join('\n\n');
}

/** The lines of a paragraph as one; a word that was parted at the end of a line is whole again. @param {string} block */
const joined = (block) => block.replace(/(\p{L})[-\u00ad]\n\s*(?=\p{Ll})/gu, '$1').replace(/\s*\n\s*/g, ' ');

/** What ends with a full stop in the middle of a sentence: an initial, or one of these. */
const ABBREVIATED = /(^|[\s(])(\p{Lu}|Dr|Mr|Mrs|Ms|St|Prof|Nr|No|vs|z|ca|bzw|etc|Sr|Sra|Mme|M)\.$/u;

/** @param {string} line @param {string} language @returns {string[]} */
function sentences(line, language) {
  /** @type {string[]} */
  const found = [];
  for (const part of parts(line, language)) {
    const piece = part.trim();
    if (piece === '') continue;
    const last = found.at(-1);
    if (last !== undefined && ABBREVIATED.test(last)) found[found.length - 1] = `${last} ${piece}`;
    else found.push(piece);
  }
  return found;
}

/** @param {string} line @param {string} language @returns {Iterable<string>} */
function parts(line, language) {
  if (typeof Intl.Segmenter === 'function') {
    const cut = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(line);
    return Array.from(cut, ({ segment }) => segment);
  }
  return line.replace(END, (end) => `${end}\n`).split('\n');
}
