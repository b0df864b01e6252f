/** *Loss by outcome*: the losses of masked, random and kept targets in each run, with their floors. */

import { html, nothing } from 'lit';
import { OUTCOMES } from '../../../history/history.js';
import { count, floorText, nats } from '../../../words/numbers.js';
import { mark } from '../../field.js';
import style from '../small-chart.css';
import { line, sampledSteps, smallChart } from '../small-chart.js';
import { t } from './words.js';

/** @typedef {import('../panel.js').Inside} Inside */
/** @typedef {Inside['runs'][number]} Run */
/** @typedef {import('../../../history/history.js').Outcome} Outcome */

/** Rows of a table. */
const ROWS = 10;
/** @type {Record<Outcome, string>} */
const DASHES = { masked: 'none', random: '7 3', kept: '1.5 2.5', other: '9 2.5 1.5 2.5' };

/** Can a target of the run have this outcome? @param {Run} run @param {Outcome} outcome */
function occurs({ config: { masking } }, outcome) {
  const { mask, random, scored } = masking;
  return { masked: mask > 0, random: random > 0, kept: mask + random < 1 - 1e-9, other: scored === 'all' }[
    outcome
  ];
}

/** The outcomes that tokens of the run can have. @param {Run} run */
const kinds = (run) => OUTCOMES.filter((outcome) => outcome !== 'other' || occurs(run, 'other'));

/** @type {import('../panel.js').Inspector} */
export const outcomes = {
  style,
  picture: 'drawn',
  numbers: (inside) => ({
    head: ['run', 'step', 'outcome', 'targets so far', 'mean loss (nats per target)'],
    rows: inside.runs.flatMap((run) =>
      sampledSteps(run.history.length).flatMap((step) =>
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
    <div class="runs-side-by-side">
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

/** @param {Run} run @param {Outcome} outcome @param {import('../../../workers/records.js').Floor | null} floor */
function row(run, outcome, floor) {
  const name = html`<th scope="row" class="kind">
    <svg class="dash" viewBox="0 0 28 8" aria-hidden="true">${line(run.colour, DASHES[outcome], [1, 4, 27, 4], 2.25)}</svg>${t.names[outcome]}
  </th>`;
  if (!occurs(run, outcome)) return html`<tr>${name}<td class="number" colspan="3">${t.never}</td></tr>`;
  const loss = run.history.byOutcome.mean(outcome, run.width);
  const floorOf = floor?.byOutcome[outcome];
  return html`<tr class=${outcome}>
    ${name}
    <td class="number">${count(run.history.outcomes()[outcome])}</td>
    <td class="number">${Number.isNaN(loss) ? t.none : nats(loss)}</td>
    <td class="number">${floorOf == null ? t.none : floorText({ nats: floorOf, standardError: null })}</td>
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
      ${sampledSteps(run.history.length, ROWS).map((step) => {
        const cell = (/** @type {Outcome} */ outcome) => {
          const loss = run.history.byOutcome.mean(outcome, run.width, step);
          return html`<td class="number">${Number.isNaN(loss) ? t.none : nats(loss)}</td>`;
        };
        return html`<tr><th scope="row" class="number">${count(step)}</th>${shown.map(cell)}</tr>`;
      })}
    </tbody>
  </table>`;
}

/** @param {Inside} inside @param {Run} run @param {import('../../../workers/records.js').Floor | null} floor */
function chart(inside, run, floor) {
  const shown = kinds(run).filter((outcome) => occurs(run, outcome));
  return smallChart({
    label: t.chart(run.label),
    colour: run.colour,
    curves: shown.map((outcome) => ({
      dash: DASHES[outcome],
      floor: floor?.byOutcome[outcome],
      at: (step) => run.history.byOutcome.mean(outcome, run.width, step),
    })),
    length: run.history.length,
    steps: inside.steps,
    usual: inside.floors?.uniform ?? Math.log(run.info?.ordinary ?? 10),
    words: t,
  });
}
