/** The runs: what each sees, where they differ, and every setting. */

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { field as named } from '../../words/settings.js';
import { t as lab } from '../../words/strings.js';
import { field, mark, noticeText, sentenceOf } from '../field.js';
import { t as toolbar } from '../toolbar/words.js';
import { t } from './words.js';

/** @typedef {ReturnType<typeof import('./view.js').runs>} View */
/** @typedef {View['runs'][number]} Run */
/** @typedef {import('../view.js').Ask} Ask */

/** @param {View} view @param {Ask} ask */
export function runs({ runs: all, differences, canAdd }, ask) {
  const differ = differences === null ? t.one : differences.length === 0 ? t.same : t.differ(differences);
  return html`<section class="panel runs" part="runs" aria-labelledby="runs-title">
    <div class="head">
      <h2 id="runs-title">${lab.runs}</h2>
      <p class="differ">${differ}</p>
      ${
        differences?.length
          ? html`<details class="terms">
              <summary>${toolbar.explain}</summary>
              <dl>
                ${differences.map(({ key }) => {
                  const { label, help } = named(key);
                  return html`<dt>${label}</dt><dd>${help}</dd>`;
                })}
              </dl>
            </details>`
          : nothing
      }
      <button class="small" ?disabled=${!canAdd} @click=${() => ask({ do: 'add-run' })}>${t.addRun}</button>
    </div>
    <ul class="cards">
      ${repeat(
        all,
        ({ index }) => index,
        (run) => card(run, ask, canAdd),
      )}
    </ul>
  </section>`;
}

/** @param {Run} run @param {Ask} ask @param {boolean} canAdd */
function card(
  { index, label, description, status, unconverged, error, notices, removable, fields },
  ask,
  canAdd,
) {
  const groups = Object.entries(t.groups);
  return html`<li class="card">
    <h3>${mark(index)}<bdi>${label}</bdi></h3>
    <p class="description">${description}</p>
    <p class="status">${error ? html`<span class="problem">${sentenceOf(error)}</span>` : status}</p>
    ${unconverged ? html`<p class="notice">${unconverged}</p>` : nothing}
    ${notices.map((notice) => html`<p class="notice">${noticeText(notice)}</p>`)}
    <div class="actions">
      <button class="small quiet" aria-label=${t.duplicateRun(label)} ?disabled=${!canAdd} @click=${() => ask({ do: 'duplicate-run', index })}>${t.duplicate}</button>
      <button class="small quiet" aria-label=${t.removeRun(label)} ?disabled=${!removable} @click=${() => ask({ do: 'remove-run', index })}>${t.remove}</button>
    </div>
    <details>
      <summary aria-label=${t.settingsOf(label)}>${t.settings}</summary>
      ${groups.map(
        ([group, title]) => html`<fieldset>
          <legend>${title}</legend>
          ${fields.filter((view) => groupOf(view) === group).map((view) => field(view, ask))}
        </fieldset>`,
      )}
    </details>
  </li>`;
}

/** @param {import('../view.js').FieldView} view */
const groupOf = ({ key }) => (key.includes('.') ? key.slice(0, key.indexOf('.')) : '');
