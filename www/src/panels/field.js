/** One setting as a labelled input with its sentence of help, and a sentence when it cannot be used. */

import { html, nothing } from 'lit';
import { said } from '../words/refusal.js';
import { value as inWords, field as named } from '../words/settings.js';
import { t } from '../words/strings.js';

/** @typedef {import('./view.js').FieldView} FieldView */
/** @typedef {import('./view.js').Ask} Ask */

/** The id of the input for a path. @param {string} path */
export const idOf = (path) => `set-${path.replace(/[^a-z0-9]+/gi, '-')}`;

/**
 * The typed text as a value for JSON: a number if the rule wants one and the text is one, else the text itself.
 *
 * @param {string} text
 * @param {FieldView['rule']} rule
 */
function read(text, rule) {
  if (rule.type !== 'integer' && rule.type !== 'number') return text;
  if (text.trim() === '') return rule.nullable ? null : text;
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

/**
 * @param {FieldView} view
 * @param {Ask} ask
 * @param {{help?: boolean, placeholder?: string}} [options]
 */
export function field({ path, key, rule, text, problem }, ask, { help = true, placeholder = '' } = {}) {
  const { label, help: sentence } = named(key);
  const id = idOf(path);
  const described = [help ? `${id}-help` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  const set = (/** @type {Event} */ event) => {
    const typed = /** @type {HTMLInputElement} */ (event.target).value;
    ask({ do: 'set', path, text: typed, value: read(typed, rule) });
  };
  const control =
    rule.type === 'enum'
      ? html`<select id=${id} aria-describedby=${described || nothing} @change=${set}>
          ${rule.values?.map((v) => html`<option value=${v} .selected=${v === text}>${inWords(key, v)}</option>`)}
        </select>`
      : html`<input
          id=${id}
          type="text"
          inputmode=${rule.type === 'integer' ? 'numeric' : rule.type === 'number' ? 'decimal' : 'text'}
          autocomplete="off"
          spellcheck="false"
          placeholder=${placeholder || (rule.nullable ? inWords(key, null) : '') || nothing}
          title=${help ? nothing : sentence}
          aria-describedby=${described || nothing}
          aria-invalid=${problem ? 'true' : nothing}
          .value=${text}
          @change=${set}
        />`;
  return html`<div class="field is-${rule.type}">
    <label for=${id}>${label}</label>
    ${control}
    ${help ? html`<p class="help" id="${id}-help">${sentence}</p>` : nothing}
    ${problem ? html`<p class="problem" id="${id}-problem">${sentenceOf(problem)}</p>` : nothing}
  </div>`;
}

/** A reason as a sentence of its own. @param {string | Parameters<typeof said>[0]} given */
export function sentenceOf(given) {
  const reason = typeof given === 'string' ? given : said(given);
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}${/[.!?。؟]$/.test(reason) ? '' : t.stop}`;
}

/** A notice in words. @param {import('../workers/records.js').Notice} notice @returns {string} */
export const noticeText = (notice) =>
  /** @type {(found: object) => string} */ (t.notices[notice.code])(notice);

/** The mark of a run: its colour, with its dash; or of the exact predictor. @param {number | 'exact'} colour */
export const mark = (colour) => html`<svg class="mark run-${colour}" viewBox="0 0 28 8" aria-hidden="true">
  <line x1="1" y1="4" x2="27" y2="4" />
</svg>`;
