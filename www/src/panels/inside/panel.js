/**
 * *Look inside*: a row of buttons, and below it the panels that are open. The panels themselves are loaded when needed.
 */

import { html, nothing } from 'lit';
import { INSPECTORS } from '../../experiment/panels.js';
import { titles } from '../../words/inside.js';
import { t as lab } from '../../words/strings.js';
import { t } from './words.js';

/** @typedef {ReturnType<typeof import('./view.js').inside>} Inside */
/** @typedef {import('../view.js').Ask} Ask */

/**
 * A panel.
 *
 * @typedef {object} Inspector
 * @property {string} [style]  Its style sheet.
 * @property {(inside: Inside) => import('../../workers/questions.js').Need[]} [needs]  The questions whose answers it
 *   shows.
 * @property {(inside: Inside, ask: Ask, inspectors: Inspectors) => unknown} template
 * @property {(inside: Inside) => import('../../history/csv.js').Table} [numbers]  What it shows, as a table to take
 *   away.
 * @property {'drawn' | ((inside: Inside) => HeatMap[])} [picture]  What it draws, to take away: the drawings with the
 *   attribute
 *   `data-picture`, or maps of these numbers.
 */

/** @typedef {import('../../experiment/panels.js').InspectorName} InspectorName */

/** What these show does not belong to the present settings alone. @type {string[]} */
const LASTING = ['take', 'whatif', 'prime'];

/** @typedef {Partial<Record<InspectorName, Inspector>>} Inspectors  The panels by name; none before their script is loaded. */

/**
 * @typedef {object} HeatMap
 * @property {string} title
 * @property {string[]} rows
 * @property {string[]} columns
 * @property {number[][]} cells  Shares, by row and column.
 * @property {number[]} [spans]  How wide the columns are, relative to each other; without it, all the same.
 */

/** @param {Inside} view @param {Inspectors} inspectors @param {Ask} ask */
export function inside(view, inspectors, ask) {
  return html`<section class="panel inside" part="inside" aria-labelledby="inside-title">
    <div class="head">
      <h2 id="inside-title">${lab.inside}</h2>
      <div class="choices" role="group" aria-labelledby="inside-title">
        ${INSPECTORS.map((name) => {
          const open = view.open.includes(name);
          return html`<button
            class="small"
            id="inside-button-${name}"
            aria-expanded=${open ? 'true' : 'false'}
            aria-controls=${open ? `inside-${name}` : nothing}
            @click=${() => ask({ do: 'inside-open', name, open: !open })}
          >${titles[name]}</button>`;
        })}
      </div>
      <p class="help">${t.insideHelp}</p>
    </div>
    ${INSPECTORS.filter((name) => view.open.includes(name)).map((name) => opened(name, view, inspectors, ask))}
  </section>`;
}

/**
 * @param {InspectorName} name
 * @param {Inside} view
 * @param {Inspectors} inspectors
 * @param {Ask} ask
 */
function opened(name, view, inspectors, ask) {
  const inspector = inspectors[name];
  const waiting =
    view.code === 'failed'
      ? html`<p class="problem">${lab.insideFailed} <button class="small" @click=${() => ask({ do: 'inside-open', name, open: true })}>${lab.tryAgain}</button></p>`
      : html`<p class="help">${lab.insideLoading}</p>`;
  const old = view.stale && !LASTING.includes(name) ? 'outdated' : '';
  return html`<section class="inspector ${name} ${old}" id="inside-${name}" aria-labelledby="inside-name-${name}">
    <div class="title">
      <h3 id="inside-name-${name}" tabindex="-1">${titles[name]}</h3>
      <button class="small quiet" aria-label=${t.closes(titles[name])} @click=${() => ask({ do: 'inside-open', name, open: false })}>${t.close}</button>
    </div>
    ${inspector ? inspector.template(view, ask, inspectors) : waiting}
  </section>`;
}
