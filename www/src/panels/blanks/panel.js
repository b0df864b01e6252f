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
    ${
      sentences.length > 0 && view.blanks.some(({ entropy, truth }) => entropy === null && truth.length === 0)
        ? html`<button class="small" @click=${() => ask(view.sample ? { do: 'sentence', text: sentences[0] } : { do: 'blank-from-text' })}>${t.ofCorpus}</button>`
        : nothing
    }
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
function word({ text, blank, truth, put }, index, ask) {
  return html`<button
    class="word"
    dir="auto"
    aria-pressed=${blank ? 'true' : 'false'}
    title=${blank ? t.unblankWord(put) : t.blankWord(text)}
    @click=${() => ask({ do: 'toggle-word', index, truth })}
  >${blank ? '[MASK]' : text}</button>`;
}

/** @param {View} view @param {View['blanks'][number]} blank @param {number} i */
function candidates({ names, outdated, blanks: all }, blank, i) {
  const { truth, rows, entropy } = blank;
  const spare = Math.max(0, ROWS - rows.length);
  const none = entropy === null;
  // Narrow columns have their heads on the side, and their verdicts in rows of their own.
  const many = names.length > 2;
  const headed = (/** @type {string} */ label, /** @type {number | 'exact'} */ colour) =>
    many ? html`<bdi>${label}</bdi>${mark(colour)}` : html`${mark(colour)}<bdi>${label}</bdi>`;
  return html`<table class=${many ? 'candidates many' : 'candidates'}>
    <caption>
      ${t.blankNumber(i + 1, all.length)}${truth.length > 0 && !none ? html`${t.colon}<span dir="auto">${t.corpusHas(truth)}</span>` : nothing}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t.candidate}</th>
        ${names.map(({ label, colour }) => html`<th scope="col">${headed(label, colour)}</th>`)}
        <th scope="col" title=${t.exactHelp}>${headed(t.exact, 'exact')}</th>
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
    ${many ? nothing : verdicts(names, blank)}
  </table>
  ${many ? verdictRows(names, blank) : nothing}
  <p class="certainty">${t.certainty(entropy, truth)}</p>`;
}

/** The exact predictor's guess. @param {View['blanks'][number]} blank */
const bestOf = ({ exact, entropy }) =>
  entropy === null ? html`<td class="none">${t.noExact}</td>` : best(exact);

/** Could a run know less than a perfect model? If none does, the exact column says what each could. @param {View['blanks'][number]} blank */
const knowsLess = ({ own, exact }) =>
  own.some((found) => found && (found.token !== exact?.token || found.equal !== exact.equal));

/** The runs' guesses under their columns. @param {View['names']} names @param {View['blanks'][number]} blank */
function verdicts(names, blank) {
  return html`<tfoot>
    <tr>
      <th scope="row">${t.verdict}</th>
      ${names.map((_, run) => verdict(blank.guesses[run] ?? null))} ${bestOf(blank)}
    </tr>
    ${
      knowsLess(blank)
        ? html`<tr class="own">
            <th scope="row" title=${t.ownBestHelp}>${t.ownBest}</th>
            ${names.map((_, run) => best(blank.own[run] ?? null, true))}
            <td></td>
          </tr>`
        : nothing
    }
  </tfoot>`;
}

/** A row for each run's guess. @param {View['names']} names @param {View['blanks'][number]} blank */
function verdictRows(names, blank) {
  const less = knowsLess(blank);
  return html`<table class="verdicts">
    <thead>
      <tr>
        <th scope="col">${t.run}</th>
        <th scope="col">${t.verdict}</th>
        ${less ? html`<th scope="col" title=${t.ownBestHelp}>${t.ownBest}</th>` : nothing}
      </tr>
    </thead>
    <tbody>
      ${names.map(
        ({ label, colour }, run) => html`<tr>
          <th scope="row">${mark(colour)}<bdi>${label}</bdi></th>
          ${verdict(blank.guesses[run] ?? null)} ${less ? best(blank.own[run] ?? null, true) : nothing}
        </tr>`,
      )}
      <tr>
        <th scope="row">${mark('exact')}${t.exact}</th>
        ${bestOf(blank)} ${less ? html`<td></td>` : nothing}
      </tr>
    </tbody>
  </table>`;
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

/** @param {View['blanks'][number]['exact']} found @param {boolean} [sure] */
function best(found, sure = false) {
  if (found === null) return html`<td>${t.noAnswer}</td>`;
  if (found.equal > 1) return html`<td>${t.oneOfEqual(found.equal)}</td>`;
  return html`<td><bdi>${found.token}</bdi>${sure ? html` <span class="share">${percent(found.p)}</span>` : nothing}</td>`;
}

/** How a verdict is said, and its sign. */
const SIGNS = { right: '✓', wrong: '✗', toss: '=' };

/** @param {View['blanks'][number]['guesses'][number]} guess */
function verdict(guess) {
  if (guess === null) return html`<td>${t.noAnswer}</td>`;
  const { token, verdict: said } = guess;
  if (said === null) return html`<td><bdi>${token}</bdi></td>`;
  const words = { right: lab.right, wrong: lab.wrong, toss: t.toss };
  return html`<td class=${said} title=${said === 'toss' ? t.tossHelp : nothing}>
    <bdi>${token}</bdi> <span class="say">${words[said]} <span aria-hidden="true">${SIGNS[said]}</span></span>
  </td>`;
}
