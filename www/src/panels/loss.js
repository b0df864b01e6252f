/** The loss curves, their key, and the same as a table. */

import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { LossChart, tabulate } from '../loss-chart.js';
import { count, nats, t } from '../strings.en.js';
import { mark } from './field.js';

/** @typedef {ReturnType<typeof import('../view.js').loss>} View */

/** Rows of the table, at most. */
const ROWS = 20;

/** Before the engine has counted the vocabulary the axis needs some height. */
const CEILING = 2.5;

export class LossPanel {
  /** @type {LossChart | null} */
  #chart = null;
  #log = false;
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
      return curve.history.mean(curve.epoch, hover ?? curve.history.length);
    };
    const summary = view.curves
      .filter(({ history }) => history.length > 0)
      .map(({ history, epoch }, i) =>
        t.summary(view.names[i].label, history.length, nats(history.mean(epoch))),
      );
    return html`<section class="panel loss" part="loss" aria-labelledby="loss-title">
      <div class="head">
        <h2 id="loss-title">${t.loss}</h2>
        <label class="check"><input class="tick" type="checkbox" .checked=${this.#log} @change=${this.#toggleLog} />${t.logScale}</label>
        <button class="small quiet" aria-pressed=${this.#table ? 'true' : 'false'} @click=${this.#toggleTable}>
          ${this.#table ? t.asChart : t.asTable}
        </button>
      </div>
      <div class="plot" ?hidden=${this.#table} role="img" aria-labelledby="loss-title" aria-describedby="loss-summary" ${ref(this.#placed)}></div>
      ${this.#table ? table(view) : nothing}
      <p id="loss-summary" class="unseen">${summary.length > 0 ? summary.join(' ') : t.notTrained}</p>
      <table class="key">
        <thead>
          <tr><th scope="col">${t.run}</th><th scope="col" class="number">${t.meanLoss(hover)}</th></tr>
        </thead>
        <tbody>
          ${view.names.map(({ label, colour }, i) => {
            const mean = at(view.curves[i]);
            const failed = view.curves[i]?.failed;
            return html`<tr>
              <th scope="row">${mark(colour)}<bdi>${label}</bdi>${failed ? html` <span class="problem">${t.failedRun}</span>` : nothing}</th>
              <td class="number">${mean === null ? '–' : nats(mean)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
      <p class="help">
        ${t.curveHelp} ${view.vocabulary === null ? nothing : t.uniformHelp(view.vocabulary, Math.log(view.vocabulary))}
      </p>
    </section>`;
  }

  /** Brings the drawing up to date; once a frame. @param {View} view */
  draw(view) {
    if (!this.#chart || this.#table) return;
    const ceiling = view.vocabulary === null ? CEILING : Math.log(view.vocabulary) * 1.05;
    this.#chart.show(view.names.length, view.steps, ceiling, this.#log);
    const uniform = view.ordinary === null ? null : Math.log(view.ordinary);
    this.#chart.setLines(
      uniform === null || view.ordinary === null
        ? []
        : [{ value: uniform, label: t.uniform(view.ordinary, uniform), run: null }],
    );
    this.#chart.draw(view.curves);
  }

  restyle() {
    this.#chart?.restyle();
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

  #toggleTable = () => {
    this.#table = !this.#table;
    this.#hover = null;
    this.#changed();
  };
}

/** @param {View} view */
function table({ names, curves }) {
  const rows = tabulate(curves, ROWS);
  if (rows.length === 0) return html`<p class="as-table">${t.notTrained}</p>`;
  return html`<div class="as-table" tabindex="0" role="region" aria-label=${t.tableCaption}>
    <table class="numbers">
      <caption>${t.tableCaption}</caption>
      <thead>
        <tr>
          <th scope="col" class="number">${t.xAxis}</th>
          ${names.map(({ label }) => html`<th scope="col" class="number"><bdi>${label}</bdi></th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ step, means }) => html`<tr>
            <th scope="row" class="number">${count(step)}</th>
            ${means.map((mean) => html`<td class="number">${mean === null ? '–' : nats(mean)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
