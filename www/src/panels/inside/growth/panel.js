/** *How the answer grew*: the probabilities of a blank's candidates over the steps, a heat map for each run. */

import { html, nothing, svg } from 'lit';
import { linear } from '../../../charts/axis.js';
import { placeOf } from '../../../experiment/sentence.js';
import { count, percent } from '../../../words/numbers.js';
import { t as words } from '../../../words/strings.js';
import { mark, sentenceOf } from '../../field.js';
import { choice } from '../choose.js';
import { candidates, cells, pointAt, probabilities, ROWS } from './rows.js';
import style from './style.css';
import { t } from './words.js';

/** @typedef {import('../panel.js').Inside} Inside */
/** @typedef {import('../panel.js').Ask} Ask */
/** @typedef {Inside['runs'][number]} Run */
/** @typedef {{at?: number | null, blank?: number, table?: boolean}} Settings */

/**
 * Shared by the maps of all runs.
 *
 * @typedef {object} Shown
 * @property {number} blank
 * @property {string[]} truth
 * @property {string[]} vocabulary
 * @property {number[]} ids  Of the words, in the rows' order.
 * @property {(number | null)[]} exact  A word each.
 * @property {number} steps  The budget.
 * @property {number | null} at  The step that is read off.
 * @property {Ask} ask
 */

/** Most words whose numbers are written out at a step. */
const READ = 4;
/** Intervals of the axis. */
const MARKS = 4;

/** @type {import('../panel.js').Inspector} */
export const growth = {
  style,
  // No question: runs report their predictions for the sentence with their steps.
  numbers: (inside) => ({
    head: ['run', 'blank', 'step', 'word', 'probability'],
    rows: numbersOf(inside).flatMap(({ run, seen, ids, vocabulary, blank }) =>
      seen.steps.flatMap((step, i) =>
        ids.map((id) => [run.label, blank + 1, step, vocabulary[id], probabilities(seen, blank, i)[id]]),
      ),
    ),
  }),
  picture: (inside) =>
    numbersOf(inside).map(({ run, seen, ids, vocabulary, blank }) => ({
      title: run.label,
      rows: ids.map((id) => vocabulary[id]),
      columns: seen.steps.map((step, i) => (i === 0 || i === seen.steps.length - 1 ? `${step}` : '')),
      cells: ids.map((id) => seen.steps.map((_, i) => probabilities(seen, blank, i)[id])),
      spans: cells(seen).map(({ width }) => width),
    })),
  template(inside, ask) {
    /** @type {Settings} */
    const settings = inside.settings('growth');
    const { truths, follows, first, vocabulary, blank, ids } = read(inside);
    if (truths.length === 0) return html`<p class="help">${t.noBlank}</p>`;
    const followed = first?.followed ?? 1;
    /** @type {Shown} */
    const shown = {
      blank,
      truth: truths[blank] ?? [],
      vocabulary,
      ids,
      exact: ids.map((id) => exactly(inside.exact, blank, vocabulary[id])),
      steps: inside.steps,
      at: settings.at ?? null,
      ask,
    };
    const set = (/** @type {Settings} */ change) => ask({ do: 'inside-set', name: 'growth', change });
    return html`
      <div class="choose">
        ${choice(
          t.blank,
          truths.slice(0, followed).map((truth, i) => t.blankNumber(i, truth)),
          blank,
          (i) => set({ blank: i }),
        )}
        <button class="small quiet" aria-pressed=${settings.table ? 'true' : 'false'} @click=${() => set({ table: !settings.table })}>
          ${settings.table ? t.asChart : t.asTable}
        </button>
      </div>
      ${first && first.blanks > followed ? html`<p class="notice">${t.firstOnly(followed, first.blanks)}</p>` : nothing}
      ${inside.moved ? html`<p class="notice">${words.exactMoved}</p>` : nothing}
      <div class="maps">
        ${inside.runs.length === 0 ? html`<p class="help">${t.waits}</p>` : nothing}
        ${inside.runs.map((run, i) => block(run, follows[i], shown, settings.table ?? false))}
      </div>
      <p class="help">${t.help} ${legend()}</p>
    `;
  },
};

/** @param {Inside['exact']} exact @param {number} blank @param {string} word */
function exactly(exact, blank, word) {
  // The exact answer is null also where no sentence of the corpus fits.
  if (!exact || exact.entropies[blank] == null) return null;
  const id = placeOf(exact.vocabulary, word);
  return id === undefined ? 0 : exact.probabilities[blank * exact.vocabulary.length + id];
}

/** The runs' points for this sentence, and the blank and words that are shown. @param {Inside} inside */
function read({ blank: { text, pieces }, runs, settings }) {
  const truths = pieces.flatMap((piece) => (piece.blank ? [piece.truth] : []));
  // Points of another sentence are not shown.
  const follows = runs.map(({ followed }) => (followed?.text === text ? followed : null));
  const first = follows.find((followed) => followed?.rows.length)?.first;
  const vocabulary = runs.find(({ info }) => info)?.info?.vocabulary ?? [];
  const blank = Math.min(settings('growth').blank ?? 0, (first?.followed ?? 1) - 1);
  const ids = candidates(follows, vocabulary, blank, truths[blank] ?? []);
  return { truths, follows, first, vocabulary, blank, ids };
}

/** Each run's points for the shown blank and words, for tables and pictures. @param {Inside} inside */
function numbersOf(inside) {
  const { follows, vocabulary, blank, ids } = read(inside);
  return inside.runs.flatMap((run, i) => {
    const seen = follows[i];
    return seen && seen.rows.length > 0 ? [{ run, seen, ids, vocabulary, blank }] : [];
  });
}

/**
 * @param {Run} run
 * @param {import('../../../lab/answers.js').Followed | null} followed
 * @param {Shown} shown
 * @param {boolean} asTable
 */
function block(run, followed, shown, asTable) {
  const seen = followed !== null && followed.rows.length > 0 ? followed : null;
  return html`<section class="map-of" aria-label=${run.label}>
    <h4>${mark(run.colour)}<bdi>${run.label}</bdi></h4>
    ${followed?.error ? html`<p class="problem">${sentenceOf(followed.error)}</p>` : nothing}
    ${!followed ? html`<p class="help">${t.waits}</p>` : nothing}
    ${seen ? (asTable ? table(run, seen, shown) : map(run, seen, shown)) : nothing}
    ${seen && seen.steps[0] > 0 ? html`<p class="notice since">${t.since(seen.steps[0])}</p>` : nothing}
    ${!run.answers && run.step > 0 ? html`<p class="notice">${t.stopped(run.step)}</p>` : nothing}
  </section>`;
}

/** A cell's colour: one hue, as strong as the probability. @param {number} p */
const strength = (p) => Number(p.toFixed(3));

/** @param {Run} run @param {import('../../../lab/answers.js').Followed} seen @param {Shown} shown */
function map(run, seen, shown) {
  const { ids, vocabulary, truth, exact, steps, blank } = shown;
  const last = seen.steps.length - 1;
  const rows = seen.steps.map((_, i) => probabilities(seen, blank, i));
  // The axis ends beyond the budget, so that the last point has a width too.
  const width = steps + seen.first.every;
  const spans = cells(seen);
  const read = shown.at === null ? last : pointAt(seen, shown.at);
  const span = shown.at === null || read < 0 ? null : spans[read];
  const spare = Array.from({ length: ROWS - ids.length }, () => 0);
  const sentence = readOff(seen, shown, read);
  return html`
    <div class="map" dir="ltr">
      <span class="top name">${t.word}</span>
      <span class="top now">${t.now}</span>
      <span class="top exact">${t.exact}</span>
      <div
        class="strip"
        role="slider"
        tabindex="0"
        aria-label=${t.strip(run.label)}
        aria-valuemin="0"
        aria-valuemax=${steps}
        aria-valuenow=${read < 0 ? (shown.at ?? 0) : seen.steps[read]}
        aria-valuetext=${sentence}
        @keydown=${(/** @type {KeyboardEvent} */ e) => typed(e, seen, read, shown)}
        @pointermove=${(/** @type {PointerEvent} */ e) => pointed(e, width, shown)}
        @pointerdown=${(/** @type {PointerEvent} */ e) => pointed(e, width, shown)}
        @pointerleave=${(/** @type {PointerEvent} */ e) => left(e, shown)}
        @blur=${() => release(shown)}
      >
        <svg viewBox="0 0 ${width} ${ROWS}" preserveAspectRatio="none" aria-hidden="true">
          ${ids.map((id, row) =>
            spans.map(
              (cell, i) =>
                svg`<rect class="cell" x=${cell.from} y=${row} width=${cell.width} height="1" fill-opacity=${strength(rows[i][id])} />`,
            ),
          )}
          ${span ? svg`<rect class="cursor" x=${span.from} y="0" width=${span.width} height=${ROWS} />` : nothing}
        </svg>
      </div>
      <ul class="rows">
        ${ids.map((id, i) => {
          const isTrue = truth.includes(vocabulary[id]);
          return html`<li>
            <span class=${isTrue ? 'name true' : 'name'}><bdi>${vocabulary[id]}</bdi>${
              isTrue
                ? html` <span class="tag" title=${t.inCorpus}><span aria-hidden="true">◂</span><span class="unseen">${t.inCorpus}</span></span>`
                : nothing
            }</span>
            <span class="number now"><span class="unseen">${t.now} </span>${percent(rows[last][id])}</span>
            <span class="number exact"><span class="unseen">, ${t.exact} </span>${swatch(exact[i])}${exact[i] === null ? t.none : percent(/** @type {number} */ (exact[i]))}</span>
          </li>`;
        })}
        ${spare.map(() => html`<li aria-hidden="true"><span class="name">&nbsp;</span></li>`)}
      </ul>
      <svg class="axis" aria-hidden="true">
        ${linear(0, steps, MARKS, true).map((step) => {
          const at = (100 * (step + seen.first.every / 2)) / width;
          return svg`<line x1="${at}%" x2="${at}%" y1="0" y2="4" /><text x="${at}%" y="16" text-anchor=${at < 5 ? 'start' : at > 92 ? 'end' : 'middle'}>${count(step)}</text>`;
        })}
      </svg>
      <span class="axis-name" aria-hidden="true">${t.step}</span>
    </div>
    <p class="at">${sentence}</p>`;
}

/** @param {number | null} p */
const swatch = (p) =>
  html`<svg class="swatch" viewBox="0 0 1 1" aria-hidden="true">${p === null ? nothing : svg`<rect class="cell" width="1" height="1" fill-opacity=${strength(p)} />`}</svg>`;

const legend = () =>
  html`<span class="scale" aria-hidden="true">${percent(0)} ${[0, 0.25, 0.5, 0.75, 1].map(swatch)} ${percent(1)}</span>`;

/** @param {import('../../../lab/answers.js').Followed} seen @param {Shown} shown @param {number} point */
function readOff(seen, { ids, vocabulary, blank }, point) {
  if (point < 0) return t.nothing;
  const row = probabilities(seen, blank, point);
  const best = ids.map((id) => ({ token: vocabulary[id], p: row[id] })).sort((a, b) => b.p - a.p);
  return t.at(seen.steps[point], best.slice(0, READ));
}

/**
 * @param {KeyboardEvent} event
 * @param {import('../../../lab/answers.js').Followed} seen
 * @param {number} point
 * @param {Shown} shown
 */
function typed(event, seen, point, shown) {
  const last = seen.steps.length - 1;
  const goal = {
    ArrowLeft: point - 1,
    ArrowDown: point - 1,
    ArrowRight: point + 1,
    ArrowUp: point + 1,
    PageDown: point - 8,
    PageUp: point + 8,
    Home: 0,
    End: last,
  }[event.key];
  if (event.key === 'Escape') release(shown);
  if (goal === undefined) return;
  event.preventDefault();
  move(shown, seen.steps[Math.max(0, Math.min(last, goal))]);
}

/** @param {PointerEvent} event @param {number} width  In steps. @param {Shown} shown */
function pointed(event, width, shown) {
  const { left: from, width: pixels } = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
  const share = Math.max(0, Math.min(1, (event.clientX - from) / pixels));
  move(shown, Math.min(shown.steps, Math.floor(share * width)));
}

/**
 * Ignores a finger that is lifted: the numbers at its step stay to be read.
 *
 * @param {PointerEvent} event
 * @param {Shown} shown
 */
function left(event, shown) {
  if (event.pointerType !== 'touch') release(shown);
}

/** @param {Shown} shown @param {number | null} at */
function move(shown, at) {
  if (at !== shown.at) shown.ask({ do: 'inside-set', name: 'growth', change: { at } });
}

/** @param {Shown} shown */
const release = (shown) => move(shown, null);

/** @param {Run} run @param {import('../../../lab/answers.js').Followed} seen @param {Shown} shown */
function table(run, seen, { ids, vocabulary, blank, exact }) {
  const row = (/** @type {number} */ step, /** @type {number} */ i) => {
    const all = probabilities(seen, blank, i);
    return html`<tr>
      <th scope="row" class="number">${count(step)}</th>
      ${ids.map((id) => html`<td class="number">${percent(all[id])}</td>`)}
    </tr>`;
  };
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${t.table(run.label)}>
    <table>
      <caption class="unseen">${t.table(run.label)}</caption>
      <thead>
        <tr>
          <th scope="col">${t.step}</th>
          ${ids.map((id) => html`<th scope="col" class="number"><bdi>${vocabulary[id]}</bdi></th>`)}
        </tr>
      </thead>
      <tbody>
        ${seen.steps.map(row)}
        <tr>
          <th scope="row">${t.exact}</th>
          ${exact.map((p) => html`<td class="number">${p === null ? t.none : percent(p)}</td>`)}
        </tr>
      </tbody>
    </table>
  </div>`;
}
