/** The text to train on. */

import { html, nothing } from 'lit';
import { t } from '../strings.en.js';
import { sentenceOf } from './field.js';

/** @typedef {ReturnType<typeof import('../view.js').corpus>} View */
/** @typedef {import('../view.js').Ask} Ask */

/** @param {View} view @param {Ask} ask */
export function corpus({ text, info, problem, loaded, bundled, grammar, refused, tooLarge }, ask) {
  /** A browser can take minutes to lay out a text that is far too long: it is refused before it gets in. */
  const guard = (/** @type {InputEvent} */ event) => {
    const area = /** @type {HTMLTextAreaElement} */ (event.target);
    const more = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
    const { value, selectionStart: from, selectionEnd: to } = area;
    const reason = tooLarge(value.slice(0, from) + more + value.slice(to));
    if (more === '' || reason === null) return;
    event.preventDefault();
    ask({ do: 'corpus-refused', reason });
  };
  const count = info ? t.counted(info) : loaded ? t.counting : t.uncounted;
  return html`<section class="panel corpus" part="corpus" aria-labelledby="corpus-title">
    <h2 id="corpus-title">${t.corpus}</h2>
    <label for="corpus" class="help">${grammar ? t.grammarLabel : t.corpusLabel}</label>
    <textarea
      id="corpus"
      spellcheck="false"
      autocomplete="off"
      aria-describedby="corpus-count"
      aria-invalid=${problem ? 'true' : nothing}
      ?readonly=${grammar}
      .value=${text}
      @beforeinput=${guard}
      @input=${(/** @type {Event} */ e) => ask({ do: 'corpus', text: /** @type {HTMLTextAreaElement} */ (e.target).value })}
    ></textarea>
    <div id="corpus-count" class="count">
      ${refused ? html`<p class="problem">${t.refused(refused)}</p>` : nothing}
      ${problem ? html`<p class="problem">${sentenceOf(problem)}</p>` : html`<p title=${t.countedHelp}>${count}</p>`}
      ${problem ? nothing : info?.notices.map((notice) => html`<p class="notice">${sentenceOf(notice)}</p>`)}
    </div>
    <button class="small quiet" ?hidden=${bundled} @click=${() => ask({ do: 'restore-corpus' })}>${t.restore}</button>
  </section>`;
}
