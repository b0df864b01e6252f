/** What a blank looks at, beside the words that decide about it. */

import { html, nothing } from 'lit';
import { fixed, signed } from '../../../words/numbers.js';
import { allows, rowOf } from './numbers.js';
import { t } from './words.js';

/** @typedef {import('./shown.js').View} View */
/** @typedef {import('./shown.js').Set} Set */

/** @param {Event} event */
const chosenIn = (event) => /** @type {HTMLSelectElement} */ (event.target).value;

/** @param {View} view @param {Set} set */
export function fromBlank(view, set) {
  const { value, blanks, blank, shown, isAnswered, decisive, whose } = view;
  const { tokens, context } = value;
  const position = blanks[blank];
  if (position === undefined)
    return html`<div class="from"><h4>${t.fromBlank}</h4><p class="help">${t.noBlank}</p></div>`;
  const weights = rowOf(value, position, view);
  const about = decisive?.blanks.find((each) => each.position === position);
  const growth = about?.growth ?? null;
  const most = Math.max(0.01, ...(growth ?? []).map((nats) => Math.abs(nats ?? 0)));
  return html`<div class="from">
    <h4 id="attention-from">${t.fromBlank}</h4>
    <div class="controls">
      ${
        blanks.length > 1
          ? html`<span class="choice"><label for="attention-blank">${t.blank}</label><select id="attention-blank" class="small" @change=${(/** @type {Event} */ e) => set({ blank: Number(chosenIn(e)), row: null })}>
                ${blanks.map((at, i) => html`<option value=${i} .selected=${i === blank}>${t.blankNumber(i, blanks.length, at)}</option>`)}
              </select></span>`
          : nothing
      }
      <span class="choice"><label for="attention-whose">${t.whose}</label><select id="attention-whose" class="small" @change=${(/** @type {Event} */ e) => set({ whose: chosenIn(e) })}>
          ${Object.entries(t.whoses).map(([name, title]) => html`<option value=${name} .selected=${name === whose}>${title}</option>`)}
        </select></span>
    </div>
    <div class="scroll tall" tabindex="0" role="region" aria-labelledby="attention-from">
      <table class="compare">
        <thead>
          <tr><th scope="col">${t.token}</th><th scope="col">${t.weight}</th><th scope="col">${t.grows}</th></tr>
        </thead>
        <tbody>
          ${shown.map(
            (i) => html`<tr class=${i === position ? 'asks' : ''}>
              <th scope="row"><bdi>${tokens[i]}</bdi></th>
              ${
                !allows(context, position, i)
                  ? html`<td class="hidden-cell">${t.hiddenFromBlank}</td>`
                  : html`<td>${bar(isAnswered ? weights[i] : 0, 'attends')}<span class="number">${isAnswered ? fixed(weights[i], 2) : '–'}</span></td>`
              }
              ${grown(growth?.[i] ?? null, most)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="help reads">${
      decisive?.tooMuch
        ? t.tooMuch
        : about && about.entropy === null
          ? t.impossible
          : about
            ? t.decisiveHelp(/** @type {number} */ (about.entropy))
            : nothing
    }</p>
    <p class="help">${t.agree}</p>
  </div>`;
}

/** @param {number | null} nats @param {number} most */
function grown(nats, most) {
  if (nats === null) return html`<td><span class="number">–</span></td>`;
  return html`<td>${bar(Math.abs(nats) / most, nats < 0 ? 'shrinks' : 'grows')}<span class="number">${signed(nats)}</span></td>`;
}

/** @param {number} share @param {string} kind */
const bar = (
  share,
  kind,
) => html`<svg class="length ${kind}" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
  <rect width=${share} height="1" />
</svg>`;
