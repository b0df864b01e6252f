/** A page of the lesson, as it is shown. Pure: all that happens is asked of the player. */

import { html, nothing } from 'lit';
import { PAGES } from './pages.js';
import { choice } from './questions/choice.js';
import { decides } from './questions/decides.js';
import { number } from './questions/number.js';
import { word } from './questions/word.js';
import { bare, rich } from './rich.js';
import { t } from './words.js';

/**
 * What a question is shown with.
 *
 * @typedef {(asked: {question: any, words: any, answer: any, done: boolean, choose: (answer: any) => void}) => unknown}
 *   Question
 */

/** @type {Record<string, Question>} */
const QUESTIONS = { word, choice, number, decides };

/**
 * @typedef {object} View
 * @property {import('./pages.js').PageName} name
 * @property {import('./pages.js').Page | null} page  Null while it is loaded.
 * @property {string} language
 * @property {string | null} notice
 * @property {'asks' | 'trains' | 'shows'} stage
 * @property {any} answer  Null if nothing is chosen.
 * @property {string} own  What the reader wrote.
 * @property {import('./pages.js').Facts | null} facts
 * @property {import('./pages.js').Facts | null} varied  Facts of the variation.
 * @property {{step: number, steps: number} | null} progress
 */

/**
 * @typedef {object} Asks
 * @property {(name: string) => void} open
 * @property {() => void} laboratory
 * @property {(answer: any) => void} choose
 * @property {(text: string) => void} write
 * @property {() => void} train
 * @property {() => void} faster
 * @property {() => void} again
 * @property {() => void} vary
 */

/** @param {View} view @param {Asks} ask */
export function template(view, ask) {
  const { name, page, notice } = view;
  const at = PAGES.indexOf(name);
  const link = (/** @type {string} */ to, /** @type {unknown} */ shown, /** @type {string} */ kind) =>
    html`<a class=${kind} href=${`#lesson=${to}`} @click=${(/** @type {MouseEvent} */ e) => follow(e, () => ask.open(to))}>${shown}</a>`;
  return html`
    ${notice ? html`<p class="notice" role="alert">${notice}</p>` : nothing}
    <details class="contents">
      <summary>${t.place(at + 1, PAGES.length)}<span class="unseen">, ${t.contents}</span></summary>
      <ol>${PAGES.map(
        (each) =>
          html`<li aria-current=${each === name ? 'page' : nothing}>${link(each, t.titles[each], '')}</li>`,
      )}</ol>
    </details>
    <h2 id="lesson-title" tabindex="-1">${t.titles[name]}</h2>
    ${page ? body(page, view, ask) : nothing}
    <nav class="turn" aria-label=${t.lesson}>
      ${at > 0 ? link(PAGES[at - 1], t.back, 'button') : nothing}
      ${at < PAGES.length - 1 ? link(PAGES[at + 1], t.next, view.stage === 'shows' || !page?.question ? 'button primary' : 'button') : nothing}
      <button type="button" class="laboratory" @click=${ask.laboratory}>${t.laboratory}</button>
    </nav>`;
}

/** A link of the page itself; with a key held down, the browser opens it elsewhere. */
function follow(/** @type {MouseEvent} */ event, /** @type {() => void} */ go) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go();
}

/** @param {import('./pages.js').Page} page @param {View} view @param {Asks} ask */
function body(page, view, ask) {
  const words = page.words();
  const question = page.question?.(view.language, view.own);
  return html`
    ${words.text.map((/** @type {string} */ text) => html`<p>${rich(text)}</p>`)}
    ${question?.lines ? corpus(question.lines) : nothing}
    ${page.beside?.(view.language, view, ask.write) ?? nothing}
    ${question ? asked(question, words, view, ask) : nothing}
    ${page.laboratory ? html`<p><a class="button" href=${page.laboratory}>${words.open}</a></p>` : nothing}
    <div role="status" class="told" tabindex="-1">${view.stage === 'shows' && view.facts ? told(page, words, view) : nothing}</div>
    ${question && view.stage === 'shows' ? after(page, words, view, ask) : nothing}`;
}

/** @param {string[]} lines */
const corpus = (lines) =>
  html`<ul class="lines" aria-label=${t.corpus}>${lines.map((line) => html`<li dir="auto">${line}</li>`)}</ul>`;

/** @param {any} question @param {any} words @param {View} view @param {Asks} ask */
function asked(question, words, { stage, answer, progress }, ask) {
  const done = stage !== 'asks';
  // One button through all of it, so that the focus stays where it is.
  const go = done ? t.faster : t.train;
  return html`<form class="question" @submit=${(/** @type {Event} */ e) => {
    e.preventDefault();
    if (done) ask.faster();
    else ask.train();
  }}>
      <fieldset>
        <legend>${rich(words.ask)}</legend>
        ${QUESTIONS[question.kind]({ question, words, answer, done, choose: ask.choose })}
      </fieldset>
      ${
        stage === 'shows'
          ? nothing
          : html`<div class="go">
              <button class=${done ? '' : 'primary'}>${go}</button>
              ${
                stage === 'trains'
                  ? html`<span>${progress ? t.training(progress.step, progress.steps) : t.starting}</span>
                      <progress max=${progress?.steps ?? 1} .value=${progress?.step ?? 0} aria-label=${t.progress}></progress>`
                  : nothing
              }
            </div>`
      }
    </form>`;
}

/** What came out, and why. @param {import('./pages.js').Page} page @param {any} words @param {View} view */
function told(page, words, { answer, facts }) {
  const verdict = answer === null ? 'skipped' : (page.judge?.(answer, facts ?? {}) ?? 'right');
  const said =
    answer === null ? t.skipped : (words.said?.(answer, facts) ?? words.choices?.[answer] ?? String(answer));
  return html`
    <p class="outcome">${answer === null ? said : html`${t.youSaid} <b dir="auto">${rich(bare(said))}</b>${t.stop}`} ${rich(words.outcome(facts))}</p>
    ${words.because[verdict] ? html`<p>${rich(words.because[verdict](facts, answer))}</p>` : nothing}
    ${words.why ? html`<p>${rich(words.why(facts))}</p>` : nothing}`;
}

/** What a reader may do next. @param {import('./pages.js').Page} page @param {any} words @param {View} view @param {Asks} ask */
const after = (page, words, { varied }, ask) => html`<div class="vary">
    ${page.variation ? html`<button type="button" @click=${ask.vary}>${words.vary}</button>` : nothing}
    <button type="button" class="again" @click=${ask.again}>${t.again}</button>
    <p role="status">${varied ? rich(words.varied(varied)) : nothing}</p>
  </div>`;
