/** A sentence with blanks, and each model's predictions for them. */

import { html, nothing } from 'lit';
import { directionOf } from '../../words/language.js';
import { percent } from '../../words/numbers.js';
import { t as lab } from '../../words/strings.js';
import { mark, sentenceOf } from '../field.js';
import { t } from './words.js';

/** @typedef {ReturnType<typeof import('./view.js').blanks>} View */
/** @typedef {import('../view.js').Ask} Ask */

/** Rows that are kept free, so that nothing moves when answers come. */
const ROWS = 8;

/** @param {View} view @param {Ask} ask */
export function blanks(view, ask) {
  const { text, pieces, sentences, unknown, problem, step } = view;
  return html`<section class="panel blanks" part="blanks" aria-labelledby="blanks-title">
    <div class="head">
      <h2 id="blanks-title">${lab.blanks}</h2>
      <select aria-label=${t.fromCorpus} class="small" @change=${(/** @type {Event} */ e) => choose(e, ask)}>
        <option value="">${t.fromCorpus}</option>
        ${sentences.map((line) => html`<option value=${line}>${line}</option>`)}
      </select>
    </div>
    <label for="blank" class="help">${t.blankLabel}</label>
    <input
      id="blank"
      class="line"
      type="text"
      dir=${directionOf(text)}
      spellcheck="false"
      autocomplete="off"
      .value=${text}
      @input=${(/** @type {Event} */ e) => ask({ do: 'blank', text: /** @type {HTMLInputElement} */ (e.target).value })}
    />
    <div class="words" dir=${directionOf(text)} role="group" aria-label=${t.wordsLabel}>
      ${pieces.map((piece, index) => word(piece, index, ask))}
    </div>
    ${unknown.map((missing) => html`<p class="notice">${t.unknown(missing)}</p>`)}
    ${problem ? html`<p class="problem">${sentenceOf(problem)}</p>` : nothing}
    ${view.blanks.length === 0 ? html`<p class="help">${t.noBlank}</p>` : nothing}
    ${view.blanks.length > 1 ? html`<p class="help">${t.oneByOne}</p>` : nothing}
    ${view.blanks.map((blank, i) => candidates(view, blank, i))}
    <p class="help">${step === null ? t.waitsForModels : t.answeredAt(step)} ${view.moved ? lab.exactMoved : nothing}</p>
  </section>`;
}

/** @param {Event} event @param {Ask} ask */
function choose(event, ask) {
  const select = /** @type {HTMLSelectElement} */ (event.target);
  if (select.value !== '') ask({ do: 'sentence', text: select.value });
  select.value = '';
}

/** @param {View['pieces'][number]} piece @param {number} index @param {Ask} ask */
function word({ text, blank, truth }, index, ask) {
  return html`<button
    class="word"
    dir="auto"
    aria-pressed=${blank ? 'true' : 'false'}
    title=${blank ? t.unblankWord(truth) : t.blankWord(text)}
    @click=${() => ask({ do: 'toggle-word', index, truth })}
  >${blank ? '[MASK]' : text}</button>`;
}

/** @param {View} view @param {View['blanks'][number]} blank @param {number} i */
function candidates({ names, outdated, blanks: all }, { truth, rows, guesses, exact, entropy }, i) {
  const spare = Math.max(0, ROWS - rows.length);
  const impossible = entropy === null;
  return html`<table class=${names.length > 2 ? 'candidates many' : 'candidates'}>
    <caption>
      ${t.blankNumber(i + 1, all.length)}${truth.length > 0 ? html`: <span dir="auto">${t.corpusHas(truth)}</span>` : nothing}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t.candidate}</th>
        ${names.map(({ label, colour }) => html`<th scope="col">${mark(colour)}<bdi>${label}</bdi></th>`)}
        <th scope="col" title=${t.exactHelp}>${mark('exact')}${t.exact}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ token, isTrue, cells, exact: p }) => html`<tr class=${isTrue ? 'true' : ''}>
          <th scope="row">
            <bdi>${token}</bdi>${isTrue ? html`<span class="tag" title=${t.inCorpus}><span aria-hidden="true">◂</span><span class="unseen">${t.inCorpus}</span></span>` : nothing}
          </th>
          ${names.map(({ colour }, run) => cell(cells[run] ?? null, colour, outdated.runs[run]))}
          ${cell(p, 'exact', outdated.exact)}
        </tr>`,
      )}
      ${Array.from({ length: spare }, () => html`<tr class="spare" aria-hidden="true"><td colspan=${names.length + 2}>&nbsp;</td></tr>`)}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${t.verdict}</th>
        ${names.map((_, run) => verdict(guesses[run] ?? null))}
        ${impossible ? html`<td class="impossible">${t.impossible}</td>` : best(exact)}
      </tr>
    </tfoot>
  </table>
  <p class="certainty">${t.certainty(entropy)}</p>`;
}

/** @param {number | null} p @param {number | 'exact'} colour @param {boolean} [old]  Is it out of date? */
function cell(p, colour, old = false) {
  if (p === null) return html`<td>${t.noAnswer}</td>`;
  // The width is an attribute of an SVG, since a strict content security policy refuses style attributes.
  return html`<td class=${old ? 'outdated' : ''} title=${old ? t.outdated : nothing}>
    <svg class="bar run-${colour}" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width=${p} height="1" />
    </svg>
    <span class="number">${percent(p)}</span>
  </td>`;
}

/** @param {View['blanks'][number]['exact']} exact */
function best(exact) {
  if (exact === null) return html`<td>${t.noAnswer}</td>`;
  return html`<td>${exact.equal > 1 ? t.oneOfEqual(exact.equal) : html`<bdi>${exact.token}</bdi>`}</td>`;
}

/** @param {View['blanks'][number]['guesses'][number]} guess */
function verdict(guess) {
  if (guess === null) return html`<td>${t.noAnswer}</td>`;
  const { token, right } = guess;
  if (right === null) return html`<td><bdi>${token}</bdi></td>`;
  return html`<td class=${right ? 'right' : 'wrong'}>
    <bdi>${token}</bdi> <span class="say">${right ? lab.right : lab.wrong} <span aria-hidden="true">${right ? '✓' : '✗'}</span></span>
  </td>`;
}
