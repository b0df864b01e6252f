/** A choice among things that have names: of a run, mostly. */

import { html, nothing } from 'lit';

/**
 * A labelled list, if there is anything to choose.
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
