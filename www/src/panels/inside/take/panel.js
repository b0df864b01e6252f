/**
 * *Take it away*: charts and maps as pictures, their numbers as tables, and the experiment with its history as a file.
 */

import { html } from 'lit';
import { INSPECTORS } from '../../../experiment/panels.js';
import { titles } from '../../../words/inside.js';
import { t as words } from '../../../words/strings.js';
import style from './style.css';
import { t } from './words.js';

/** @typedef {import('../panel.js').Inspector} Inspector */
/** @typedef {import('../../view.js').Ask} Ask */

/** @type {Inspector} */
export const take = {
  style,
  template: (inside, ask, inspectors) => {
    const open = INSPECTORS.flatMap((name) => {
      const { picture, numbers } = inspectors[name] ?? {};
      return inside.open.includes(name) && (picture || numbers) ? [{ name, picture, numbers }] : [];
    });
    /** @type {[name: string, title: string, picture: string | undefined, numbers: boolean][]} */
    const rows = [
      ['loss', words.loss, 'PNG', true],
      ['blanks', words.blanks, undefined, true],
      ...open.map(
        ({ name, picture, numbers }) =>
          /** @type {[string, string, string | undefined, boolean]} */ ([
            name,
            titles[name],
            picture && 'SVG',
            numbers !== undefined,
          ]),
      ),
    ];
    return html`
      <p class="help">${t.help}</p>
      <table>
        <thead>
          <tr><th scope="col">${t.what}</th><th scope="col">${t.picture}</th><th scope="col">${t.numbers}</th></tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, title, picture, numbers]) => html`<tr>
              <th scope="row">${title}</th>
              <td>${picture ? button(title, picture, () => ask({ do: 'save', what: 'picture', of: name })) : t.none}</td>
              <td>${numbers ? button(title, 'CSV', () => ask({ do: 'save', what: 'numbers', of: name })) : t.none}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      <p class="file"><button class="small" @click=${() => ask({ do: 'save-all' })}>${t.all}</button></p>
      <p class="help">${t.allHelp}</p>
      <p class="file">
        <label for="take-file">${t.open}</label>
        <input id="take-file" type="file" accept=".json,application/json" @change=${(/** @type {Event} */ event) => opened(event, ask)} />
      </p>
    `;
  },
};

/** @param {string} title @param {string} kind @param {() => void} save */
const button = (title, kind, save) =>
  html`<button class="small" aria-label=${t.saves(kind, title)} @click=${save}>${kind}</button>`;

/** @param {Event} event @param {Ask} ask */
function opened(event, ask) {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const file = input.files?.[0];
  if (file) ask({ do: 'open-file', file });
  // So that the same file can be chosen again.
  input.value = '';
}
