/** *Loss by outcome*: what masked, random and kept targets cost, in each run, with the least that they can cost. */

import { html, nothing, svg } from 'lit';
import { linear } from '../../axis.js';
import { OUTCOMES } from '../../outcome-history.js';
import { count, least, nats } from '../../strings.en.js';
import { mark } from '../field.js';
import style from './outcomes.css';
import { t } from './outcomes.en.js';

/** @typedef {import('../inside.js').Inside} Inside */
/** @typedef {Inside['runs'][number]} Run */
/** @typedef {import('../../outcome-history.js').Outcome} Outcome */

/** The drawing, in units of its own; the style sheet gives it the width that there is. */
const [WIDTH, HEIGHT] = [320, 180];
const BOX = { left: 32, right: 314, top: 20, bottom: 148 };
/** Points of a curve, at most. */
const POINTS = 160;
/** Rows of a table. */
const ROWS = 10;
/** @type {Record<Outcome, string>} */
const DASHES = { masked: 'none', random: '7 3', kept: '1.5 2.5', other: '9 2.5 1.5 2.5' };

/** Does this ever become of a target of the run? @param {Run} run @param {Outcome} outcome */
function occurs({ config: { masking } }, outcome) {
  const { mask, random, scored } = masking;
  return { masked: mask > 0, random: random > 0, kept: mask + random < 1 - 1e-9, other: scored === 'all' }[
    outcome
  ];
}

/** What the run's targets can become, chosen or not. @param {Run} run */
const kinds = (run) => OUTCOMES.filter((outcome) => outcome !== 'other' || occurs(run, 'other'));

/** Steps at most `most`, evenly spread over those that were made. @param {Run} run @param {number} most */
function spread({ history: { length } }, most) {
  const n = Math.min(most, length);
  return Array.from({ length: n }, (_, i) => Math.round(((i + 1) * length) / n));
}

/** @type {import('../inside.js').Inspector} */
export const outcomes = {
  name: 'outcomes',
  style,
  needs: () => [],
  picture: 'drawn',
  numbers: (inside) => ({
    head: ['run', 'step', 'outcome', 'targets so far', 'mean loss (nats per target)'],
    rows: inside.runs.flatMap((run) =>
      spread(run, POINTS).flatMap((step) =>
        kinds(run).map((outcome) => [
          run.label,
          step,
          outcome,
          run.history.outcomes(step)[outcome],
          run.history.byOutcome.mean(outcome, run.width, step),
        ]),
      ),
    ),
  }),
  template: (inside) => html`
    <p class="help">${t.help}</p>
    ${inside.runs.length === 0 ? html`<p class="help">${t.waiting}</p>` : nothing}
    <div class="runs-by-outcome">
      ${inside.runs.map((run, i) => ofRun(inside, run, i))}
    </div>
  `,
};

/** @param {Inside} inside @param {Run} run @param {number} i */
function ofRun(inside, run, i) {
  const floor = inside.floors?.runs[i]?.corpus ?? null;
  const { rule } = /** @type {{rule?: string}} */ (run.config.masking.select);
  const fixed = run.config.masking.draws === 'static';
  return html`<div class="run" role="group" aria-labelledby="outcomes-${i}">
    <h4 id="outcomes-${i}">${mark(run.colour)} ${run.label}</h4>
    ${chart(inside, run, floor)}
    <table class="numbers">
      <caption class="unseen">${t.caption(run.label)}</caption>
      <thead>
        <tr>
          <th scope="col">${t.outcome}</th>
          <th scope="col" class="number">${t.targets}</th>
          <th scope="col" class="number">${t.loss}</th>
          <th scope="col" class="number">${t.floor}</th>
        </tr>
      </thead>
      <tbody>
        ${kinds(run).map((outcome) => row(run, outcome, floor))}
      </tbody>
    </table>
    ${fixed ? html`<p class="help">${t.fixed}</p>` : rule === 'span' ? html`<p class="help">${t.noFloor}</p>` : nothing}
    <details>
      <summary>${t.table(run.label)}</summary>
      ${table(run)}
    </details>
  </div>`;
}

/** @param {Run} run @param {Outcome} outcome @param {import('../../protocol.js').Floor | null} floor */
function row(run, outcome, floor) {
  const name = html`<th scope="row" class="kind">
    <svg class="dash" viewBox="0 0 28 8" aria-hidden="true">${line(run, outcome, 1, 4, 27, 4, 2.25)}</svg>${t.names[outcome]}
  </th>`;
  if (!occurs(run, outcome)) return html`<tr>${name}<td class="number" colspan="3">${t.never}</td></tr>`;
  const loss = run.history.byOutcome.mean(outcome, run.width);
  const floorOf = floor?.byOutcome[outcome];
  return html`<tr class=${outcome}>
    ${name}
    <td class="number">${count(run.history.outcomes()[outcome])}</td>
    <td class="number">${Number.isNaN(loss) ? t.none : nats(loss)}</td>
    <td class="number">${floorOf == null ? t.none : least({ nats: floorOf, standardError: null })}</td>
  </tr>`;
}

/** @param {Run} run */
function table(run) {
  const shown = kinds(run).filter((outcome) => occurs(run, outcome));
  return html`<table class="numbers">
    <caption class="unseen">${t.caption(run.label)}</caption>
    <thead>
      <tr>
        <th scope="col" class="number">${t.step}</th>
        ${shown.map((outcome) => html`<th scope="col" class="number">${t.names[outcome]}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${spread(run, ROWS).map((step) => {
        const cell = (/** @type {Outcome} */ outcome) => {
          const loss = run.history.byOutcome.mean(outcome, run.width, step);
          return html`<td class="number">${Number.isNaN(loss) ? t.none : nats(loss)}</td>`;
        };
        return html`<tr><th scope="row" class="number">${count(step)}</th>${shown.map(cell)}</tr>`;
      })}
    </tbody>
  </table>`;
}

/** @param {Inside} inside @param {Run} run @param {import('../../protocol.js').Floor | null} floor */
function chart(inside, run, floor) {
  const shown = kinds(run).filter((outcome) => occurs(run, outcome));
  const steps = spread(run, POINTS);
  const curves = shown.map((outcome) => ({
    outcome,
    points: steps.map((step) => [step, run.history.byOutcome.mean(outcome, run.width, step)]),
  }));
  const uniform = inside.floors?.uniform ?? Math.log(run.info?.ordinary ?? 10);
  const most = curves
    .flatMap(({ points }) => points.map(([, loss]) => loss))
    .filter((loss) => loss > uniform);
  // A run that diverges leaves the frame.
  const high = Math.min(2 * uniform, Math.max(uniform, ...most)) * 1.05;
  const x = (/** @type {number} */ step) => BOX.left + (step / inside.steps) * (BOX.right - BOX.left);
  const y = (/** @type {number} */ loss) =>
    BOX.bottom - (Math.min(loss, high) / high) * (BOX.bottom - BOX.top);
  return html`<svg class="chart" data-picture viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${t.chart(run.label)}>
    ${linear(0, high, 4).map(
      (loss) => svg`<line class="grid" x1=${BOX.left} x2=${BOX.right} y1=${y(loss)} y2=${y(loss)} />
        <text x=${BOX.left - 5} y=${y(loss) + 3.5} text-anchor="end">${loss}</text>`,
    )}
    ${linear(0, inside.steps, 4, true).map(
      (step) =>
        svg`<text x=${x(step)} y=${BOX.bottom + 13} text-anchor=${step === inside.steps ? 'end' : 'middle'}>${count(step)}</text>`,
    )}
    <text x=${BOX.right} y=${HEIGHT - 2} text-anchor="end">${t.step}</text>
    <text x="2" y="10">${t.nats}</text>
    ${shown.map((outcome) => {
      const lowest = floor?.byOutcome[outcome];
      return lowest == null ? nothing : line(run, outcome, BOX.left, y(lowest), BOX.right, y(lowest), 1);
    })}
    ${curves.map(({ outcome, points }) => {
      const drawn = points.filter(([, loss]) => !Number.isNaN(loss));
      const path = drawn.map(([step, loss]) => `${x(step).toFixed(1)},${y(loss).toFixed(1)}`).join(' ');
      return svg`<polyline class="curve run-${run.colour}" points=${path} stroke-dasharray=${DASHES[outcome]} />`;
    })}
  </svg>`;
}

/**
 * @param {Run} run @param {Outcome} outcome
 * @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2
 * @param {number} width
 */
const line = (run, outcome, x1, y1, x2, y2, width) =>
  svg`<line class="curve run-${run.colour}" x1=${x1} y1=${y1} x2=${x2} y2=${y2}
    stroke-width=${width} stroke-dasharray=${DASHES[outcome]} />`;
