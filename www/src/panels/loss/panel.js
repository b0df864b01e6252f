/** The loss curves with their key, or the same numbers as a table. */

import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { LossChart } from '../../charts/loss-chart.js';
import { count, fixed, floorText, nats } from '../../words/numbers.js';
import { t as lab } from '../../words/strings.js';
import { mark, sentenceOf } from '../field.js';
import { t } from './words.js';

/** @typedef {ReturnType<typeof import('./view.js').loss>} View */

/** Rows of the table, at most. */
const ROWS = 20;

/** Height of the axis before the engine has counted the vocabulary, in nats. */
const CEILING = 2.5;

export class LossPanel {
  /** @type {LossChart | null} */
  #chart = null;
  #log = false;
  #gap = false;
  #table = false;
  /** @type {number | null} */
  #hover = null;
  #changed;

  /** @param {() => void} changed  Called when the panel needs to be rendered again. */
  constructor(changed) {
    this.#changed = changed;
  }

  /** @param {View} view */
  template(view) {
    const hover = this.#hover;
    const at = (/** @type {View['curves'][number] | undefined} */ curve) => {
      if (!curve || curve.history.length === 0) return null;
      if (hover !== null && hover > curve.history.length) return null;
      return curve.history.mean(curve.width, hover ?? curve.history.length);
    };
    // Where the pointer is at a step, the step's own mean is shown.
    const measured = hover === null && isMeasured(view);
    const summary = view.curves
      .filter(({ history }) => history.length > 0)
      .map(({ history, width }, i) =>
        t.summary(view.names[i].label, history.length, nats(history.mean(width))),
      );
    const floors = view.key.flatMap(({ view: seen, floor }, i) =>
      floor
        ? [
            t.floorSummary(
              view.names[i].label,
              t.floorLabel(t.floorName({ views: [seen], language: false }), floorText(floor)),
            ),
          ]
        : [],
    );
    return html`<section class="panel loss" part="loss" aria-labelledby="loss-title">
      <div class="head">
        <h2 id="loss-title">${lab.loss}</h2>
        <label class="check"><input class="tick" type="checkbox" .checked=${this.#log} @change=${this.#toggleLog} />${t.logScale}</label>
        <label class="check"><input class="tick" type="checkbox" .checked=${this.#gap && view.floored} ?disabled=${!view.floored} title=${view.floored ? nothing : t.noGap} @change=${this.#toggleGap} />${t.gap}</label>
        <button class="small quiet" aria-pressed=${this.#table ? 'true' : 'false'} @click=${this.#toggleTable}>
          ${this.#table ? t.asChart : t.asTable}
        </button>
      </div>
      <div class="plot ${view.stale ? 'outdated' : ''}" dir="ltr" ?hidden=${this.#table} role="img" aria-labelledby="loss-title" aria-describedby="loss-summary" ${ref(this.#placed)}></div>
      ${this.#table ? table(view) : nothing}
      <p id="loss-summary" class="unseen">${[...(summary.length > 0 ? summary : [t.notTrained]), ...floors].join(' ')}</p>
      <table class="key">
        <thead>
          <tr>
            <th scope="col">${t.run}</th>
            <th scope="col" class="number" title=${measured ? t.measuredHelp : nothing}>${measured ? t.measuredLoss : t.meanLoss(hover, view.span)}</th>
            <th scope="col" class="number">${t.floor}</th>
            ${view.heldOut ? html`<th scope="col" class="number">${t.heldOut}</th>` : nothing}
            <th scope="col" class="number" title=${t.closedHelp}>${t.closed}</th>
          </tr>
        </thead>
        <tbody>
          ${view.names.map((name, i) => this.#keyRow(view, name, i, at(view.curves[i]), measured))}
        </tbody>
      </table>
      ${
        view.heldOut
          ? html`<div class="memory">${view.memorising.map((sentence) => html`<p>${sentence}</p>`)}</div>`
          : nothing
      }
      <p class="help">
        ${this.#gap ? t.gapHelp(view.span) : t.curveHelp(view.span)} ${view.heldOut ? t.heldOutHelp : nothing}
        ${this.#gap ? nothing : t.dotted(view.uniform && t.uniform(view.uniform.words, view.uniform.value))}
        ${this.#gap || !view.floored ? nothing : t.dips}
        ${note(view, this.#gap)}
      </p>
      <details class="terms">
        <summary>${t.termsTitle}</summary>
        <dl>
          ${t.terms.map(([term, meaning]) => html`<dt>${term}</dt><dd>${meaning}</dd>`)}
        </dl>
      </details>
    </section>`;
  }

  /**
   * @param {View} view
   * @param {View['names'][number]} name
   * @param {number} i
   * @param {number | null} mean
   * @param {boolean} resting  Are all runs measured?
   */
  #keyRow(view, { label, colour }, i, mean, resting) {
    const failed = view.curves[i]?.failed;
    const {
      view: seen,
      floor,
      floorless,
      language,
      learnedShare,
      heldOut,
      reached,
      reachedShare,
    } = view.key[i];
    const share = learnedShare(mean);
    const at = resting ? reached : null;
    const measured = heldOut(this.#hover);
    // The floor's name again, for readers who do not see the chart or its labels.
    const words = floorless ? t.noFloor : t.floorName({ views: [seen], language: false });
    return html`<tr>
        <th scope="row" class="key-run">
          ${mark(colour)}<bdi>${label}</bdi>${failed ? html` <span class="problem">${t.failedRun}</span>` : nothing}
        </th>
        <td class="number">${at ? lossText(at) : mean === null ? '–' : nats(mean)}</td>
        <td class="number">${floor ? floorText(floor) : '–'}</td>
        ${view.heldOut ? html`<td class="number">${measured ? nats(measured.loss) : '–'}</td>` : nothing}
        <td class="number">${at && reachedShare ? t.share(reachedShare) : share === null ? '–' : t.share({ share, error: 0 })}</td>
      </tr>
      <tr class="reach">
        <td class="reached reach-words" colspan=${view.heldOut ? 3 : 4}>${words}${language ? t.onLanguage(floorText(language)) : nothing}${at?.gap ? t.reached(at.gap, at.sequences) : nothing}</td>
        ${view.heldOut ? html`<td class="reached number">${measured ? t.rightly(measured.accuracy) : nothing}</td><td></td>` : nothing}
      </tr>`;
  }

  /** Updates the drawing; called once a frame. @param {View} view */
  draw(view) {
    if (!this.#chart || this.#table) return;
    const gap = this.#gap && view.floored;
    const ceiling = view.vocabulary === null ? CEILING : Math.log(view.vocabulary) * 1.05;
    const frame = { count: view.names.length, steps: view.steps, ceiling, log: this.#log, gap };
    this.#chart.show(frame, gap ? [best()] : lines(view));
    this.#chart.draw(view.curves);
  }

  restyle() {
    this.#chart?.restyle();
  }

  /** Paper has its own colours and width. @param {boolean} printing @param {View} view */
  print(printing, view) {
    this.#chart?.print(printing);
    if (printing) this.draw(view);
  }

  /**
   * The chart as a picture for paper, with the key of the curves under it.
   *
   * @param {View} view
   * @returns {HTMLCanvasElement | null}  Null while the table stands in its place.
   */
  picture(view) {
    if (this.#table || !this.#chart) return null;
    this.draw(view);
    return this.#chart.picture(view.names);
  }

  // From here on: listeners, bound once.

  #placed = (/** @type {Element | undefined} */ place) => {
    this.#chart?.destroy();
    this.#chart = place ? new LossChart(/** @type {HTMLElement} */ (place), this.#hovered) : null;
  };

  #hovered = (/** @type {number | null} */ step) => {
    if (step === this.#hover) return;
    this.#hover = step;
    this.#changed();
  };

  #toggleLog = () => {
    this.#log = !this.#log;
    this.#changed();
  };

  #toggleGap = () => {
    this.#gap = !this.#gap;
    this.#changed();
  };

  #toggleTable = () => {
    this.#table = !this.#table;
    this.#hover = null;
    this.#changed();
  };
}

/**
 * The most urgent sentence about the lines: only one is shown, so that the panel keeps its height.
 *
 * @param {View} view
 * @param {boolean} gap
 */
function note({ moved, floorsProblem, floored, sampled, vocabulary }, gap) {
  const urgent = floorsProblem ?? (moved ? t.floorsMoved : floored ? null : t.noGap);
  if (urgent !== null) return html`<strong class="urgent">${sentenceOf(urgent)}</strong>`;
  if (gap) return nothing;
  return sampled ? t.sampledHelp : t.uniformHelp(vocabulary);
}

/** Has every run that goes on rested and been measured? @param {View} view */
const isMeasured = ({ key, curves }) =>
  curves.some((_, i) => key[i].reached !== null) &&
  curves.every(({ failed, history }, i) => failed || history.length === 0 || key[i].reached !== null);

/** A measured loss, with no more digits than are sure. @param {{nats: number, standardError: number}} mean */
const lossText = (mean) => (mean.standardError < 0.00005 ? nats(mean.nats) : floorText(mean));

/** The floor's line in a chart of gaps. */
const best = () => ({
  value: 0,
  label: t.floorLabel(t.asGoodAsPossible, '0'),
  short: '0',
  runs: [],
  thin: false,
});

/** The lines across the chart. @param {View} view @returns {import('../../charts/loss-chart.js').Line[]} */
function lines({ lines: floors, uniform }) {
  const all = floors.map(({ value, standardError, language, views, runs }) => {
    const floor = { nats: value, standardError };
    const label = t.floorLabel(t.floorName({ views, language }), floorText(floor, 2));
    return { value, label, short: floorText({ nats: value, standardError: null }, 2), runs, thin: language };
  });
  if (uniform === null) return all;
  const { words, value } = uniform;
  return [...all, { value, label: t.uniform(words, value), short: fixed(value, 2), runs: [], thin: false }];
}

/** @param {View} view */
function table({ names, curves, key, span, heldOut: withHeldOut }) {
  const rows = tabulate(curves, ROWS);
  const number = (/** @type {number | null} */ n) =>
    html`<td class="number">${n === null ? '–' : nats(n)}</td>`;
  return html`<div class="as-table" tabindex="0" role="region" aria-label=${t.tableCaption(span)}>
    <table class="numbers">
      <caption>${t.tableCaption(span)}</caption>
      <thead>
        <tr>
          <th scope="col" class="number">${lab.xAxis}</th>
          ${names.map(({ label }) => html`<th scope="col" class="number"><bdi>${label}</bdi></th>`)}
          ${withHeldOut ? names.map(({ label }) => html`<th scope="col" class="number"><bdi>${label}</bdi>, ${t.heldOut}</th>`) : nothing}
        </tr>
      </thead>
      <tbody>
        ${rows.length === 0 ? html`<tr><td colspan="99">${t.notTrained}</td></tr>` : nothing}
        ${rows.map(
          ({ step, means, heldOut }) => html`<tr>
            <th scope="row" class="number">${count(step)}</th>
            ${means.map(number)} ${withHeldOut ? heldOut.map(number) : nothing}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" class="number">${t.floor}</th>
          ${key.map(({ floor }) => html`<td class="number">${floor ? floorText(floor) : '–'}</td>`)}
          ${withHeldOut ? key.map(({ language, floor }) => html`<td class="number">${language ? floorText(language) : floor ? floorText(floor) : '–'}</td>`) : nothing}
        </tr>
      </tfoot>
    </table>
  </div>`;
}

/**
 * At most `rows` evenly spread steps with each run's mean loss there, and its last loss on held-out sentences.
 *
 * @param {View['curves']} curves
 * @param {number} rows
 * @returns {{step: number, means: (number | null)[], heldOut: (number | null)[]}[]}
 */
function tabulate(curves, rows) {
  const longest = Math.max(0, ...curves.map(({ history }) => history.length));
  const n = Math.min(rows, longest);
  return Array.from({ length: n }, (_, i) => {
    const step = Math.round(((i + 1) * longest) / n);
    const means = curves.map(({ history, width }) =>
      step <= history.length ? history.mean(width, step) : null,
    );
    const heldOut = curves.map(
      ({ history }) => history.heldOut.findLast((measured) => measured.step <= step)?.loss ?? null,
    );
    return { step, means, heldOut };
  });
}
