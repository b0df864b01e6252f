/** A labelled select of one of several names, mostly of a run. */

import { html, nothing } from 'lit';

/**
 * The select, or nothing where there is only one name.
 *
 * @param {string} label
 * @param {string[]} names
 * @param {number} at  Which is chosen.
 * @param {(index: number) => void} choose
 * @param {string} [style]  A class.
 */
export const choice = (label, names, at, choose, style = '') =>
  names.length > 1
    ? html`<label class=${style}>${label} <select class="small" @change=${(/** @type {Event} */ e) => choose(Number(/** @type {HTMLSelectElement} */ (e.target).value))}>
        ${names.map((name, i) => html`<option value=${i} .selected=${i === at}>${name}</option>`)}
      </select></label>`
    : nothing;
