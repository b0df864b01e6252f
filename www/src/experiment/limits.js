/**
 * What a text must not exceed, counted before it is laid out in the editor: there a text of some hundred kilobytes can
 * take a browser minutes, and the engine refuses it only afterwards. The numbers are those of `src/data/corpus.rs`.
 */

import { normal } from './sentence.js';
import { t } from './words.js';

/** Most sentences, and most distinct words, of a corpus. */
export const SENTENCES = 20_000;
export const WORDS = 8_000;

/** Letters and digits together, anything else alone, as the engine cuts words but for rare characters. */
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}\u200c\u200d])+|[^\s\p{C}]/gu;

/**
 * What a text has too many of, as a sentence; null if nothing. It reads each character once, and stops at the first excess.
 *
 * @param {string} text
 * @returns {import('../words/refusal.js').Sentence | null}
 */
export function excess(text) {
  // As written, and as the engine tells them apart: most words have been met before.
  const met = new Set();
  const words = new Set();
  let sentences = 0;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end);
    at = end < 0 ? text.length : end + 1;
    if (/\S/.test(line)) sentences++;
    if (sentences > SENTENCES) return () => t.tooManySentences(SENTENCES);
    for (const [word] of line.matchAll(WORD)) {
      if (met.has(word)) continue;
      met.add(word);
      words.add(normal(word));
      if (words.size > WORDS) return () => t.tooManyWords(WORDS);
    }
  }
  return null;
}
