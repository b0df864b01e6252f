/** The reader's own text, with a recipe that fits it, and a blank of it. */

import { html } from 'lit';
import { abridge, validate } from '../../experiment/experiment.js';
import { recipeFor } from '../../experiment/recipe.js';
import { canonical, lines, pieces } from '../../experiment/sentence.js';
import { ANIMALS, inLanguage } from '../corpora.js';
import { answersAt, losses } from '../measure.js';
import { t } from './words.js';

/** Most characters: what trains in a minute. */
const MOST = 20_000;
const CHOICES = 4;
/** A sentence with fewer words makes a poor blank. */
const WORDS = 4;

/** @param {string} language @param {string} own */
const textOf = (language, own) =>
  own.trim() === '' ? inLanguage(ANIMALS, language).text : own.slice(0, MOST);

/** The words of a line, punctuation left out. @param {string} line */
const wordsOf = (line) => pieces(line).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));

/**
 * A sentence of the text with the middle one of its words blanked, and words to choose from: the one that stood there
 * and the most frequent others.
 *
 * @param {string} text
 */
export function blankOf(text) {
  const all = lines(text, 2000);
  const line = all.find((each) => wordsOf(each).length >= WORDS) ?? all[0] ?? '';
  const words = wordsOf(line);
  const hidden = words[Math.floor(words.length / 2)];
  const blank = hidden
    ? canonical(`${line.slice(0, hidden.start)} [MASK] ${line.slice(hidden.end)}`)
    : '[MASK]';
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const each of all)
    for (const { text: word } of wordsOf(each))
      counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
  const truth = hidden?.text.toLowerCase() ?? '';
  const others = [...counts].filter(([word]) => word !== truth).sort(([, a], [, b]) => b - a);
  const choices = [truth, ...others.slice(0, CHOICES - 1).map(([word]) => word)].sort();
  return { blank: blank.trim().replace(/\s+/g, ' '), truth, choices };
}

/** What the engine would count, nearly: it decides how large a model is and how long it trains. @param {string} text */
function countsOf(text) {
  const all = lines(text, text.length).map((line) => pieces(line).map((piece) => piece.text.toLowerCase()));
  return {
    sentences: all.length,
    words: new Set(all.flat()).size,
    longest: Math.max(...all.map((words) => words.length), 1) + 2,
  };
}

/** @type {import('../pages.js').Page} */
export const ownText = {
  words: () => t.ownText,
  setup: (language, own) => {
    const text = textOf(language, own);
    const experiment = validate({ corpus: { text }, runs: [{ label: 'BERT', model: { kind: 'bert' } }] });
    return {
      experiment: abridge(recipeFor(countsOf(text), experiment, text)),
      blank: blankOf(text).blank,
      speed: 'full',
    };
  },
  shows: ['loss', 'blanks'],
  beside: (language, { stage, own }, write) => html`<div class="own">
      <label for="own-text">${t.ownText.label}</label>
      <textarea
        id="own-text"
        dir="auto"
        rows="6"
        maxlength=${MOST}
        spellcheck="false"
        .value=${own}
        placeholder=${inLanguage(ANIMALS, language).text}
        ?disabled=${stage !== 'asks'}
        @input=${(/** @type {Event} */ e) => write(/** @type {HTMLTextAreaElement} */ (e.target).value)}
      ></textarea>
    </div>`,
  question: (language, own) => {
    const { blank, choices } = blankOf(textOf(language, own));
    return { kind: 'word', blank, choices };
  },
  facts: async (lab, language, own) => {
    const { blank, truth } = blankOf(textOf(language, own));
    const { exact, runs } = await answersAt(lab, blank);
    const [{ loss, floor }] = (await losses(lab)).runs;
    return { truth, said: runs[0][0], best: exact[0] ?? null, loss, floor };
  },
  judge: (answer, { said }) => (answer === said.token ? 'right' : 'wrong'),
};
