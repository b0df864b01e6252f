/** The attention maps of all heads, and one of them enlarged. */

import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { fixed, plain } from '../../../words/numbers.js';
import { draw } from './canvas.js';
import { allows, darkness, strongest } from './numbers.js';
import { t } from './words.js';

/** @typedef {import('./shown.js').View} View */
/** @typedef {import('./shown.js').Set} Set */
/** @typedef {import('../../../workers/records.js').Attention} Attention */

/** Dots in a row of a small map, at most. */
const SMALL = 64;

/** @param {View} view @param {Set} set */
export function allHeads({ value, layer, head, shown }, set) {
  const pictureOf = (/** @type {HTMLCanvasElement} */ canvas) => ({
    value,
    layer: Number(canvas.dataset.layer),
    head: Number(canvas.dataset.head),
    shown,
    most: SMALL,
  });
  const rows = Array.from({ length: value.layers }, (_, l) => l);
  const columns = Array.from({ length: value.heads }, (_, h) => h);
  return html`<div class="all">
    <h4 id="attention-heads">${t.heads}</h4>
    <div class="scroll">
      <div
        class="heads"
        dir="ltr"
        role="radiogroup"
        aria-labelledby="attention-heads"
        @keydown=${(/** @type {KeyboardEvent} */ e) => moveHead(e, value, layer, head, set)}
        ${ref((place) => place && queueMicrotask(() => draw(place, pictureOf)))}
      >
        ${rows.map(
          (l) => html`<div class="layer">
            ${columns.map((h) => {
              const on = l === layer && h === head;
              return html`<button
                class="head-map"
                role="radio"
                aria-checked=${on ? 'true' : 'false'}
                aria-label=${t.head(l, h)}
                title=${t.head(l, h)}
                tabindex=${on ? '0' : '-1'}
                data-at="${l} ${h}"
                @click=${() => set({ layer: l, head: h })}
              ><canvas class="weights" data-layer=${l} data-head=${h} aria-hidden="true"></canvas></button>`;
            })}
          </div>`,
        )}
      </div>
    </div>
    <p class="help">${t.headsHelp}</p>
    ${legend(value.context)}
  </div>`;
}

/**
 * @param {KeyboardEvent} event
 * @param {Attention} value
 * @param {number} layer
 * @param {number} head
 * @param {Set} set
 */
function moveHead(event, { layers, heads }, layer, head, set) {
  /** @type {Record<string, [number, number]>} */
  const moves = {
    ArrowLeft: [layer, head - 1],
    ArrowRight: [layer, head + 1],
    ArrowUp: [layer - 1, head],
    ArrowDown: [layer + 1, head],
    Home: [0, 0],
    End: [layers - 1, heads - 1],
  };
  const to = moves[event.key];
  if (!to || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const [l, h] = to;
  if (l < 0 || l >= layers || h < 0 || h >= heads) return;
  set({ layer: l, head: h });
  const group = /** @type {HTMLElement} */ (event.currentTarget);
  /** @type {HTMLElement | null} */ (group.querySelector(`[data-at="${l} ${h}"]`))?.focus();
}

const SCALE = [0, 0.05, 0.25, 0.5, 1];

/** @param {Attention['context']} context */
function legend(context) {
  return html`<div class="legend">
    <span>${t.legend}</span>
    ${SCALE.map(
      (p) =>
        html`<span class="stop"><svg class="swatch" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true"><rect width="1" height="1" fill-opacity=${darkness(p)} /></svg>${plain(p)}</span>`,
    )}
    ${context === 'both' ? nothing : html`<span class="stop"><span class="swatch hatch"></span>${t.hatched}</span>`}
  </div>`;
}

/** @param {View} view @param {Set} set */
export function enlarged(view, set) {
  const { value, layer, head, table, row, map, shown, isAnswered } = view;
  const { tokens } = value;
  const best = strongest(map, row, shown);
  const says =
    best === null
      ? nothing
      : t.strongest(tokens[row] ?? '', tokens[best] ?? '', map[row * tokens.length + best]);
  return html`<div class="one">
    <div class="title">
      <h4 id="attention-one">${t.head(layer, head)}</h4>
      <button class="small quiet" aria-pressed=${table ? 'true' : 'false'} @click=${() => set({ table: !table })}>
        ${table ? t.asMap : t.asTable}
      </button>
    </div>
    ${table ? weightsTable(view) : weightsMap(view, best, set)}
    <p class="help">${t.mapHelp}</p>
    <p class="says">${isAnswered ? says : nothing}</p>
  </div>`;
}

/** @param {View} view @param {number | null} best @param {Set} set */
function weightsMap({ value, layer, head, row, shown }, best, set) {
  const { tokens } = value;
  /** @param {Element | undefined} place */
  const placed = (place) => {
    if (!place) return;
    const { style } = /** @type {HTMLElement} */ (place);
    style.setProperty('--tokens', String(shown.length));
    style.setProperty('--row', String(shown.indexOf(row)));
    style.setProperty('--best', String(best === null ? 0 : shown.indexOf(best)));
    queueMicrotask(() => draw(place, () => ({ value, layer, head, shown, most: shown.length })));
  };
  const point = (/** @type {MouseEvent} */ event) => {
    const cells = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    const at = shown[Math.floor(((event.clientY - cells.top) / cells.height) * shown.length)];
    if (at !== undefined && at !== row) set({ row: at });
  };
  const move = (/** @type {KeyboardEvent} */ event) => {
    const at = shown.indexOf(row);
    /** @type {Record<string, number>} */
    const moves = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: shown.length - 1 };
    const to = shown[moves[event.key] ?? -1];
    if (moves[event.key] !== undefined) event.preventDefault();
    if (to !== undefined) set({ row: to });
  };
  return html`<div class="scroll tall">
    <div class="map" dir="ltr" ${ref(placed)}>
      <div class="columns-of" aria-hidden="true">${shown.map((i) => html`<span class=${i === best ? 'on' : ''} title=${tokens[i]}><bdi>${tokens[i]}</bdi></span>`)}</div>
      <ul
        class="rows-of"
        role="listbox"
        tabindex="0"
        aria-label=${t.rows}
        aria-activedescendant="attention-row-${row}"
        @keydown=${move}
      >
        ${shown.map(
          (i) => html`<li
            id="attention-row-${i}"
            role="option"
            aria-selected=${i === row ? 'true' : 'false'}
            title=${tokens[i]}
            @click=${() => set({ row: i })}
            @pointerenter=${() => set({ row: i })}
          ><bdi>${tokens[i]}</bdi></li>`,
        )}
      </ul>
      <div class="cells" @pointermove=${point} @click=${point}>
        <canvas class="weights" role="img" aria-label=${t.head(layer, head)}></canvas>
        <div class="row-mark"></div>
        <div class="best-mark" ?hidden=${best === null}></div>
      </div>
    </div>
  </div>`;
}

/** @param {View} view */
function weightsTable({ value, layer, head, shown, map, isAnswered }) {
  const { tokens, context } = value;
  return html`<div class="scroll tall" tabindex="0" role="region" aria-labelledby="attention-one">
    <table class="weights-table">
      <caption class="unseen">${t.tableCaption(t.head(layer, head))}</caption>
      <thead>
        <tr><th scope="col"><span class="unseen">${t.looks}</span></th>${shown.map((i) => html`<th scope="col" class="number"><bdi>${tokens[i]}</bdi></th>`)}</tr>
      </thead>
      <tbody>
        ${shown.map(
          (query) => html`<tr>
            <th scope="row"><bdi>${tokens[query]}</bdi></th>
            ${shown.map((key) => html`<td class="number">${!allows(context, query, key) ? t.hiddenCell : isAnswered ? fixed(map[query * tokens.length + key], 2) : '–'}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
