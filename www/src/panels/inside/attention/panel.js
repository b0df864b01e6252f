/**
 * *Attention*: the maps of all heads, one of them enlarged, what a blank looks at beside the words that decide about it, and
 * what each head looks at over many sentences.
 */

import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { sentenceOf } from '../../field.js';
import { choice } from '../choose.js';
import { draw } from './canvas.js';
import { allows, darkness, mapOf, positions, rowOf, strongest, strongestPattern } from './numbers.js';
import style from './style.css';
import { signed, t, two } from './words.en.js';

/** @typedef {import('../panel.js').Inside} Inside */
/** @typedef {import('../panel.js').Ask} Ask */
/** @typedef {import('../../../workers/records.js').Attention} Attention */
/** @typedef {import('../../../workers/records.js').Patterns} Patterns */
/** @typedef {import('../../../workers/records.js').Decisive} Decisive */

/** What the reader chose, as far as it exists now. @typedef {ReturnType<typeof read>} View */
/** @typedef {(change: object) => void} Set */

const NAME = 'attention';

/** Least time between two measurements of the patterns while a run is trained, in ms: each reads many sentences. */
const PATTERNS_EVERY = 3000;

/** Dots in a row of a small map, at most. */
const SMALL = 64;

/** A long sentence has many weights, and each is computed, sent and drawn. @param {Attention | undefined} value */
const pause = (value) => 250 + (value?.probabilities?.length ?? 0) / 2000;

/** @param {Inside} inside */
const hasBlank = (inside) => inside.blank.pieces.some(({ blank }) => blank);

/** The run that was chosen, or else the first that sees both sides, or else the first BERT. @param {Inside} inside */
function chosen(inside) {
  const { runs } = inside.experiment;
  const wanted = inside.settings(NAME).run;
  const find = (/** @type {(run: typeof runs[number]) => boolean} */ test) => {
    const found = runs.findIndex(test);
    return found < 0 ? null : found;
  };
  const index =
    (wanted < runs.length ? wanted : null) ??
    find(({ model }) => model.kind === 'bert' && (model.context ?? 'both') === 'both') ??
    find(({ model }) => model.kind === 'bert') ??
    0;
  return { index, config: runs[index], run: inside.runs[index] };
}

/** @param {Inside} inside */
const mapsKey = (inside) => `attention ${chosen(inside).run?.id}`;
/** @param {Inside} inside */
const patternsKey = (inside) => `attention patterns ${chosen(inside).run?.id}`;

/** The layer and the head of a map, from 1. @param {number} map @param {number} heads */
const headOf = (map, heads) => [Math.floor(map / heads) + 1, (map % heads) + 1];

/** @type {import('../panel.js').Inspector} */
export const attention = {
  name: NAME,
  style,
  needs: (inside) => {
    const { config, run } = chosen(inside);
    const { text } = inside.blank;
    /** @type {import('../../../workers/questions.js').Need[]} */
    const needs = [];
    if (run?.answers && config?.model.kind === 'bert') {
      const key = mapsKey(inside);
      const every = pause(inside.answer(key)?.value);
      needs.push({ key, run: run.id, question: 'attention', arguments: { text }, step: run.step, every });
      // By now there is a worker for exact answers too.
      const { experiment } = inside;
      if (hasBlank(inside))
        needs.push({
          ...{ key: 'attention decisive', run: null, question: 'decisive', of: `${inside.about} ${text}` },
          arguments: { experiment, text },
        });
      if (inside.settings(NAME).patterns)
        needs.push({
          key: patternsKey(inside),
          run: run.id,
          question: 'patterns',
          arguments: {},
          step: run.step,
          // Those of the end do not wait.
          every: inside.phase === 'running' ? PATTERNS_EVERY : undefined,
        });
    }
    return needs;
  },
  numbers: (inside) => {
    const { tokens, layers, heads, probabilities: all } = taken(inside);
    const { label } = chosen(inside).config;
    const t2 = tokens.length ** 2;
    /** @type {Patterns | undefined} */
    const measured = inside.settings(NAME).patterns && inside.answer(patternsKey(inside))?.value;
    function* rows() {
      for (const [i, weight] of (all ?? []).entries()) {
        const [map, at] = [Math.floor(i / t2), i % t2];
        const [from, to] = [Math.floor(at / tokens.length), at % tokens.length];
        yield [label, t.kinds.weight, ...headOf(map, heads), from, tokens[from], to, tokens[to], weight];
      }
      for (const { position, entropy, growth } of decisiveOf(inside, tokens)?.blanks ?? []) {
        const blank = [null, null, position, tokens[position]];
        yield [t.exact, t.kinds.entropy, ...blank, null, null, entropy];
        for (const [to, nats] of (growth ?? []).entries())
          if (nats !== null) yield [t.exact, t.kinds.growth, ...blank, to, tokens[to], nats];
      }
      if (!measured || measured.layers === 0) return;
      const { names, shares, uniform } = measured;
      for (const [i, share] of shares.entries()) {
        const map = Math.floor(i / names.length);
        const looked = [null, null, null, t.pattern(names[i % names.length])];
        yield [label, t.kinds.pattern, ...headOf(map, heads), ...looked, share];
      }
      for (const [i, share] of uniform.entries())
        yield [label, t.kinds.equal, null, null, null, null, null, t.pattern(names[i]), share];
    }
    return { head: t.taken, rows: layers > 0 ? rows() : [] };
  },
  picture: (inside) => {
    const { tokens, layers, heads, probabilities } = taken(inside);
    return Array.from({ length: layers * heads }, (_, i) => {
      const [layer, head] = [Math.floor(i / heads), i % heads];
      const map = mapOf(/** @type {any} */ ({ tokens, heads, probabilities }), layer, head);
      const cells = tokens.map((_, from) => tokens.map((_, to) => darkness(map[from * tokens.length + to])));
      return { title: t.head(layer, head), rows: tokens, columns: tokens, cells };
    });
  },
  template: (inside, ask) => {
    /** @type {Set} */
    const set = (change) => ask({ do: 'inside-set', name: NAME, change });
    const { runs } = inside.experiment;
    const { index, config, run } = chosen(inside);
    const { specials = true } = inside.settings(NAME);
    if (!runs.some(({ model }) => model.kind === 'bert')) return html`<p>${t.none}</p>`;
    const isBert = config?.model.kind === 'bert';
    const error = inside.answer(mapsKey(inside))?.error;
    return html`
      <p class="help">${t.about}</p>
      <div class="controls">
        ${choice(
          t.run,
          runs.map(({ label }) => label),
          index,
          (run) => set({ run }),
          'choice',
        )}
        <label class="check"><input class="tick" type="checkbox" .checked=${!specials} ?disabled=${!isBert} @change=${(/** @type {Event} */ e) => set({ specials: !(/** @type {HTMLInputElement} */ (e.target).checked) })} />${t.hideSpecial}</label>
      </div>
      ${isBert ? body(inside, set, error) : html`<p>${t.noAttention(config?.label ?? '')}</p>`}
      ${isBert && !run?.answers ? html`<p class="help">${inside.runs[index] && inside.phase === 'failed' ? t.failed(config?.label ?? '') : t.waits}</p>` : nothing}
    `;
  },
};

/** The last answer, for taking away. @param {Inside} inside @returns {Pick<Attention, 'tokens' | 'layers' | 'heads' | 'probabilities'>} */
const taken = (inside) =>
  inside.answer(mapsKey(inside))?.value ?? {
    tokens: [],
    layers: 0,
    heads: 1,
    probabilities: new Float32Array(),
  };

/** @param {Event} event */
const chosenIn = (event) => /** @type {HTMLSelectElement} */ (event.target).value;

/** @param {Inside} inside @param {Set} set @param {import('../../../workers/protocol.js').Failure | undefined} error */
function body(inside, set, error) {
  if (error) return html`<p class="problem">${sentenceOf(error.message)}</p>`;
  const view = read(inside);
  return html`
    ${view.value.unknown.map((word) => html`<p class="notice">${t.unknown(word)}</p>`)}
    ${view.specials ? nothing : html`<p class="help">${t.specialHidden}</p>`}
    <div class="views">
      ${allHeads(view, set)} ${enlarged(view, set)} ${fromBlank(view, set)}
    </div>
    ${patterns(inside, view, set)}
  `;
}

/**
 * What is shown. Until an answer is here, the sentence as it was typed with weights of 0, so that nothing moves when it comes.
 *
 * @param {Inside} inside
 */
function read(inside) {
  const { config } = chosen(inside);
  const settings = inside.settings(NAME);
  const { layers = 1, heads = 2, context = 'both' } = config?.model ?? {};
  /** @type {Attention | undefined} */
  const answer = inside.answer(mapsKey(inside))?.value;
  const known = answer !== undefined && answer !== null && answer.layers > 0;
  const words = inside.blank.pieces.map(({ text, blank }) => (blank ? '[MASK]' : text.toLowerCase()));
  const tokens = ['[CLS]', ...words, '[SEP]'];
  const empty = () => new Float32Array(layers * heads * tokens.length ** 2);
  /** @type {Attention} */
  const value = known
    ? answer
    : {
        tokens,
        unknown: [],
        layers,
        heads,
        context,
        probabilities: cached(empty, layers, heads, tokens.length),
      };
  const { specials = true, whose = 'head', table = false } = settings;
  const layer = Math.min(settings.layer ?? 0, value.layers - 1);
  const head = Math.min(settings.head ?? 0, value.heads - 1);
  const shown = positions(value.tokens, !specials);
  const blanks = value.tokens.flatMap((token, i) => (token === '[MASK]' ? [i] : []));
  const blank = Math.min(settings.blank ?? 0, blanks.length - 1);
  const row = shown.includes(settings.row) ? settings.row : (blanks[blank] ?? shown[0] ?? 0);
  return {
    value,
    known,
    layer,
    head,
    specials,
    whose,
    table,
    shown,
    blanks,
    blank,
    row,
    decisive: decisiveOf(inside, value.tokens),
    map: mapOf(value, layer, head),
  };
}

/** The decisive words, if they are those of this sentence. @param {Inside} inside @param {string[]} tokens */
function decisiveOf(inside, tokens) {
  /** @type {Decisive | undefined} */
  const value = inside.answer('attention decisive')?.value;
  return String(value?.tokens) === String(tokens) ? value : undefined;
}

/** The last empty maps: the same object for the same sizes, so that they are not drawn again. */
/** @type {{key: string, weights: Float32Array}} */
let last = { key: '', weights: new Float32Array() };
/** @param {() => Float32Array} make @param {number[]} sizes */
function cached(make, ...sizes) {
  const key = String(sizes);
  if (last.key !== key) last = { key, weights: make() };
  return last.weights;
}

// All heads.

/** @param {View} view @param {Set} set */
function allHeads({ value, layer, head, shown }, set) {
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

/** @param {KeyboardEvent} event @param {Attention} value @param {number} layer @param {number} head @param {Set} set */
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
        html`<span class="stop"><svg class="swatch" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true"><rect width="1" height="1" fill-opacity=${darkness(p)} /></svg>${p}</span>`,
    )}
    ${context === 'both' ? nothing : html`<span class="stop"><span class="swatch hatch"></span>${t.hatched}</span>`}
  </div>`;
}

// One head.

/** @param {View} view @param {Set} set */
function enlarged(view, set) {
  const { value, layer, head, table, row, map, shown, known } = view;
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
    <p class="says">${known ? says : nothing}</p>
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
    <div class="map" ${ref(placed)}>
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
function weightsTable({ value, layer, head, shown, map, known }) {
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
            ${shown.map((key) => html`<td class="number">${!allows(context, query, key) ? t.hiddenCell : known ? two(map[query * tokens.length + key]) : '–'}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

// From the blank.

/** @param {View} view @param {Set} set */
function fromBlank(view, set) {
  const { value, blanks, blank, shown, known, decisive, whose } = view;
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
                  : html`<td>${bar(known ? weights[i] : 0, 'attends')}<span class="number">${known ? two(weights[i]) : '–'}</span></td>`
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

// Over many sentences.

/** @param {Inside} inside @param {View} view @param {Set} set */
function patterns(inside, { layer, head, value: { layers, heads } }, set) {
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
            ${answer?.error ? html`<p class="problem">${sentenceOf(answer.error.message)}</p>` : nothing}
            <p class="says">${value?.layers ? t.strongestPattern(layer, head, strongestPattern(value, layer, head)) : t.measuring}</p>
            ${patternsTable(value?.layers ? value : null, { layers, heads, layer, head })}
            <p class="help">${value?.layers ? t.read(value.sentences, value.tokens) : nothing}</p>
          </div>`
        : nothing
    }
  </div>`;
}

const NAMES = ['itself', 'previous', 'next', 'cls', 'sep', 'mask', 'same'];

/**
 * @param {Patterns | null} value
 * @param {{layers: number, heads: number, layer: number, head: number}} at
 */
function patternsTable(value, { layers, heads, layer, head }) {
  const cell = (/** @type {number | undefined} */ share) =>
    share === undefined
      ? html`<td><span class="number">–</span></td>`
      : html`<td class="warm"><svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true"><rect width="1" height="1" fill-opacity=${(0.35 * darkness(share)).toFixed(3)} /></svg><span class="number">${two(share)}</span></td>`;
  const rows = Array.from({ length: layers * heads }, (_, i) => [Math.floor(i / heads), i % heads]);
  return html`<div class="scroll tall" tabindex="0" role="region" aria-label=${t.patterns}>
    <table class="heat">
      <thead>
        <tr><th scope="col">${t.headColumn}</th>${NAMES.map((name) => html`<th scope="col" class="number">${t.pattern(name)}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map(
          ([l, h], i) => html`<tr class=${l === layer && h === head ? 'on' : ''}>
            <th scope="row">${t.head(l, h)}</th>
            ${NAMES.map((_, n) => cell(value?.shares[i * NAMES.length + n]))}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr><th scope="row">${t.equal}</th>${NAMES.map((_, n) => html`<td class="number">${value ? two(value.uniform[n]) : '–'}</td>`)}</tr>
      </tfoot>
    </table>
  </div>`;
}
