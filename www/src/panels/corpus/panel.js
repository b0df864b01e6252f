/** The text to train on, or the grammar that sentences are drawn from. */

import { html, nothing } from 'lit';
import { t as lab } from '../../words/strings.js';
import { field, noticeText, sentenceOf } from '../field.js';
import { t } from './words.js';

/** @typedef {ReturnType<typeof import('./view.js').corpus>} View */
/** @typedef {import('../view.js').Ask} Ask */

/** Characters from which on an insertion is counted before it is let in. */
const LONG = 20_000;

/** @param {View} view @param {Ask} ask */
export function corpus(view, ask) {
  const {
    text,
    info,
    notices,
    problem,
    loaded,
    bundled,
    grammar,
    refused,
    tooLarge,
    tooMany,
    recipe,
    blanked,
  } = view;
  /** Refuses a paste that has too much of anything before it is laid out, which can take a browser minutes. */
  const guard = (/** @type {InputEvent} */ event) => {
    const area = /** @type {HTMLTextAreaElement} */ (event.target);
    const more = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
    const { value, selectionStart: from, selectionEnd: to } = area;
    if (more === '') return;
    const whole = value.slice(0, from) + more + value.slice(to);
    // Typing is counted by the engine.
    const reason = tooLarge(whole) ?? (grammar || more.length < LONG ? null : tooMany(whole));
    if (reason === null) return;
    event.preventDefault();
    ask({ do: 'corpus-refused', reason });
  };
  const counted = info && (grammar ? t.countedSample(info, grammar.documents) : t.counted(info));
  return html`<section class="panel corpus" part="corpus" aria-labelledby="corpus-title">
    <h2 id="corpus-title">${lab.corpus}</h2>
    <label for="corpus" class="help">${grammar ? t.grammarLabel : t.corpusLabel}</label>
    <textarea
      id="corpus"
      class=${grammar ? 'grammar' : ''}
      spellcheck="false"
      autocomplete="off"
      aria-describedby=${grammar ? 'corpus-count grammar-help' : 'corpus-count'}
      aria-invalid=${problem ? 'true' : nothing}
      .value=${text}
      @beforeinput=${guard}
      @input=${(/** @type {Event} */ e) => ask({ do: 'corpus', text: /** @type {HTMLTextAreaElement} */ (e.target).value })}
    ></textarea>
    <div id="corpus-count" class="count">
      ${refused ? html`<p class="problem">${t.refused(refused)}</p>` : nothing}
      ${problem ? html`<p class="problem">${sentenceOf(problem)}</p>` : html`<p title=${t.countedHelp}>${counted ?? (loaded ? t.counting : t.uncounted)}</p>`}
      ${info && !grammar && info.heldOut > 0 ? html`<p>${t.heldOut(info.heldOut)}</p>` : nothing}
      ${problem ? nothing : notices.map((notice) => html`<p class="notice">${noticeText(notice)}</p>`)}
    </div>
    ${view.layout && !refused ? split(view.layout, ask) : nothing}
    <p class="help blanked">${t.blanked(blanked)}</p>
    ${
      recipe
        ? html`<div class="recipe">
            <p class="help" id="recipe-help">${t.recipeHelp(recipe)}</p>
            <button class="small" aria-describedby="recipe-help" @click=${() => ask({ do: 'use-recipe' })}>${t.recipe}</button>
          </div>`
        : nothing
    }
    <button class="small quiet" ?hidden=${bundled} @click=${() => ask({ do: 'restore-corpus' })}>${t.restore}</button>
    ${grammar ? sample(grammar, ask) : nothing} ${view.heldOut.length > 0 ? heldOut(view.heldOut, ask) : nothing}
  </section>`;
}

/** Lines that are no sentences are noticed, with the way to mend them. @param {'wrapped' | 'paragraphs'} layout @param {Ask} ask */
const split = (layout, ask) => html`<p class="notice layout">
  ${t.layouts[layout]}
  <button class="small" @click=${() => ask({ do: 'split-corpus' })}>${t.split}</button>
</p>`;

/** How much of a text is held out. @param {View['heldOut']} fields @param {Ask} ask */
const heldOut = (fields, ask) => html`<div class="sample" role="group" aria-label=${t.heldOutOfText}>
    ${fields.map((view) => field(view, ask, { help: false }))}
  </div>
  <p class="help">${t.heldOutHelp}</p>`;

/** How a grammar is sampled. @param {NonNullable<View['grammar']>} grammar @param {Ask} ask */
function sample({ fields, examples }, ask) {
  return html`<div class="sample" role="group" aria-label=${t.sample}>
      ${fields.map((view) => field(view, ask, { help: false }))}
    </div>
    <details class="examples">
      <summary>${t.sampleSentences}</summary>
      <ul tabindex="0" aria-label=${t.sampleSentences}>
        ${examples.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
    </details>
    <p class="help" id="grammar-help">${t.grammarHelp}</p>`;
}
