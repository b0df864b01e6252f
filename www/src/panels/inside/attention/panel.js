/**
 * *Attention*: the maps of all heads, one of them enlarged, what a blank looks at beside the words that decide about
 * it, and what each head looks at over many sentences.
 */

import { html, nothing } from 'lit';
import { sentenceOf } from '../../field.js';
import { choice } from '../choose.js';
import { fromBlank } from './from-blank.js';
import { allHeads, enlarged } from './maps.js';
import { darkness, mapOf } from './numbers.js';
import { patterns } from './patterns.js';
import { chosen, decisiveOf, mapsKey, NAME, patternsKey, read } from './shown.js';
import style from './style.css';
import { t } from './words.js';

/** @typedef {import('../panel.js').Inside} Inside */
/** @typedef {import('../panel.js').Ask} Ask */
/** @typedef {import('../../../workers/records.js').Attention} Attention */
/** @typedef {import('../../../workers/records.js').Patterns} Patterns */
/** @typedef {import('./shown.js').Set} Set */

/** Least time between two measurements of the patterns while a run is trained, in ms: each reads many sentences. */
const PATTERNS_EVERY = 3000;

/**
 * Time between two questions about the maps, in ms: longer for long sentences, which have many weights.
 *
 * @param {Attention | undefined} value
 */
const pause = (value) => 250 + (value?.probabilities?.length ?? 0) / 2000;

/** @param {Inside} inside */
const hasBlank = (inside) => inside.blank.pieces.some(({ blank }) => blank);

/** The layer and the head of a map, from 1. @param {number} map @param {number} heads */
const headOf = (map, heads) => [Math.floor(map / heads) + 1, (map % heads) + 1];

/** @type {import('../panel.js').Inspector} */
export const attention = {
  style,
  needs: (inside) => {
    const { config, run } = chosen(inside);
    const { text } = inside.blank;
    /** @type {import('../../../workers/questions.js').Need[]} */
    const needs = [];
    if (run?.answers && config?.model.kind === 'bert') {
      const key = mapsKey(inside);
      const every = pause(inside.answer(key)?.value);
      needs.push({
        ...{ key, run: run.id, question: 'attention', of: text },
        ...{ arguments: { text }, step: run.step, every },
      });
      // Asked only once a run can answer, since the panel shows the run's maps first.
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
          // After the last step the answer is final, so it is not delayed.
          every: inside.phase === 'running' ? PATTERNS_EVERY : undefined,
        });
    }
    return needs;
  },
  numbers: (inside) => {
    const { tokens, layers, heads, probabilities: all } = lastMaps(inside);
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
    const { tokens, layers, heads, probabilities } = lastMaps(inside);
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

/**
 * The last maps, for tables and pictures.
 *
 * @param {Inside} inside
 * @returns {Pick<Attention, 'tokens' | 'layers' | 'heads' | 'probabilities'>}
 */
const lastMaps = (inside) =>
  inside.answer(mapsKey(inside))?.value ?? {
    tokens: [],
    layers: 0,
    heads: 1,
    probabilities: new Float32Array(),
  };

/** @param {Inside} inside @param {Set} set @param {import('../../../workers/protocol.js').Failure | undefined} error */
function body(inside, set, error) {
  if (error) return html`<p class="problem">${sentenceOf(error)}</p>`;
  const view = read(inside);
  return html`
    ${view.value.unknown.map((word) => html`<p class="notice">${t.unknown(word)}</p>`)}
    ${view.specials ? nothing : html`<p class="help">${t.specialHidden}</p>`}
    <div class="views ${view.isOld ? 'outdated' : ''}">
      ${allHeads(view, set)} ${enlarged(view, set)} ${fromBlank(view, set)}
    </div>
    ${patterns(inside, view, set)}
  `;
}
