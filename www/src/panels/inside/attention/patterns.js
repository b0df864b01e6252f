/** What each head looks at, over many sentences. */

import { html, nothing } from 'lit';
import { fixed } from '../../../words/numbers.js';
import { sentenceOf } from '../../field.js';
import { darkness, strongestPattern } from './numbers.js';
import { NAME, patternsKey } from './shown.js';
import { t } from './words.js';

/** @typedef {import('../panel.js').Inside} Inside */
/** @typedef {import('./shown.js').View} View */
/** @typedef {import('./shown.js').Set} Set */
/** @typedef {import('../../../workers/records.js').Patterns} Patterns */

/** @param {Inside} inside @param {View} view @param {Set} set */
export function patterns(inside, { layer, head, value: { layers, heads } }, set) {
  const open = Boolean(inside.settings(NAME).patterns);
  const answer = inside.answer(patternsKey(inside));
  /** @type {Patterns | undefined} */
  const value = answer?.value;
  return html`<div class="patterns">
    <button class="small" aria-expanded=${open ? 'true' : 'false'} aria-controls=${open ? 'attention-patterns' : nothing} @click=${() => set({ patterns: !open })}>${t.patterns}</button>
    ${
      open
        ? html`<div id="attention-patterns">
            <p class="help">${t.patternsHelp}</p>
            ${answer?.error ? html`<p class="problem">${sentenceOf(answer.error)}</p>` : nothing}
            <p class="says">${value?.layers ? t.strongestPattern(layer, head, strongestPattern(value, layer, head)) : t.measuring}</p>
            ${patternsTable(value?.layers ? value : null, { layers, heads, layer, head })}
            <p class="help">${value?.layers ? t.read(value.sentences, value.tokens) : nothing}</p>
          </div>`
        : nothing
    }
  </div>`;
}

/**
 * @param {Patterns | null} value
 * @param {{layers: number, heads: number, layer: number, head: number}} at
 */
function patternsTable(value, { layers, heads, layer, head }) {
  // Until the answer is here the columns are those that have words, so that nothing moves when it comes.
  const names = value?.names ?? Object.keys(t.patternNames);
  const cell = (/** @type {number | undefined} */ share) =>
    share === undefined
      ? html`<td><span class="number">–</span></td>`
      : html`<td class="warm"><svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true"><rect width="1" height="1" fill-opacity=${(0.35 * darkness(share)).toFixed(3)} /></svg><span class="number">${fixed(share, 2)}</span></td>`;
  const rows = Array.from({ length: layers * heads }, (_, i) => [Math.floor(i / heads), i % heads]);
  return html`<div class="scroll tall" tabindex="0" role="region" aria-label=${t.patterns}>
    <table class="heat">
      <thead>
        <tr><th scope="col">${t.headColumn}</th>${names.map((name) => html`<th scope="col" class="number">${t.pattern(name)}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map(
          ([l, h], i) => html`<tr class=${l === layer && h === head ? 'on' : ''}>
            <th scope="row">${t.head(l, h)}</th>
            ${names.map((_, n) => cell(value?.shares[i * names.length + n]))}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr><th scope="row">${t.equal}</th>${names.map((_, n) => html`<td class="number">${value ? fixed(value.uniform[n], 2) : '–'}</td>`)}</tr>
      </tfoot>
    </table>
  </div>`;
}
