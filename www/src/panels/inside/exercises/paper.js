/** The sheet on paper: all questions, and in the key their worked answers, printed from a frame of their own. */

import { html, nothing, render } from 'lit';
import { t } from './words.js';
import { asked, options, rightAnswer, worked } from './worked.js';

/** @typedef {import('../../../workers/records.js').Exercises} Exercises */

const STYLE = `
  body { font: 11pt/1.4 system-ui, sans-serif; margin: 0; }
  h1 { font-size: 16pt; } h2 { font-size: 12pt; margin-block: 1.2em 0.3em; }
  p, ul, ol, blockquote { margin-block: 0.3em; }
  section { break-inside: avoid; }
  .answer { font-weight: 600; }
  .line { height: 2em; border-block-end: 1px solid; max-width: 60mm; }
`;

/** @param {Exercises} sheet @param {number} seed @param {boolean} isKey */
const paper = (sheet, seed, isKey) => html`<h1>${isKey ? t.keyTitle : t.sheetTitle}</h1>
  <p>${t.corpus(sheet.sentences.length, sheet.of)}. ${t.equally} ${sheet.marks ? t.marks : nothing}</p>
  <ol>${sheet.sentences.map((sentence) => html`<li><bdi>${sentence}</bdi></li>`)}</ol>
  <p>${t.terms} ${t.seeded(seed)}</p>
  ${sheet.questions.map(
    (exercise, i) => html`<section>
      <h2>${t.title(i + 1, sheet.questions.length)}</h2>
      ${asked(exercise)}
      ${exercise.tolerance === null ? html`<ul>${options(exercise).map((option) => html`<li>${option}</li>`)}</ul>` : nothing}
      ${isKey ? html`<p class="answer">${rightAnswer(exercise)}</p>${worked(exercise)}` : html`<div class="line"></div>`}
    </section>`,
  )}`;

/**
 * Prints the sheet or its key.
 *
 * @param {Exercises} sheet
 * @param {number} seed
 * @param {boolean} isKey
 * @param {Element} at  What was pressed: its language and direction are the sheet's.
 */
export function print(sheet, seed, isKey, at) {
  const frame = document.createElement('iframe');
  frame.title = isKey ? t.keyTitle : t.sheetTitle;
  // A frame that is not displayed prints an empty page in some browsers.
  Object.assign(frame.style, {
    position: 'fixed',
    width: '0',
    height: '0',
    border: '0',
    visibility: 'hidden',
  });
  document.body.append(frame);
  const inner = /** @type {Window & typeof globalThis} */ (frame.contentWindow);
  const { document: page } = inner;
  page.title = frame.title;
  page.documentElement.lang = at.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang;
  page.documentElement.dir = getComputedStyle(at).direction;
  const style = new inner.CSSStyleSheet();
  style.replaceSync(STYLE);
  page.adoptedStyleSheets = [style];
  render(paper(sheet, seed, isKey), page.body);
  // Some browsers print while this waits, others afterwards.
  inner.addEventListener('afterprint', () => setTimeout(() => frame.remove()));
  inner.focus();
  inner.print();
}
