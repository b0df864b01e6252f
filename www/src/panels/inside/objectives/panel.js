/** *Objectives*: each run's objectives besides filling blanks, with their losses and floors. */

import { html, nothing } from 'lit';
import { count, floorText, nats } from '../../../words/numbers.js';
import { line, sampledSteps, smallChart } from '../small-chart.js';
import { t } from './words.js';

/** @typedef {import('../panel.js').Inside} Inside */
/** @typedef {Inside['runs'][number]} Run */

const DASHES = { blanks: '1.5 2.5', second: 'none' };
/** Rows of a table. */
const ROWS = 10;

/** @param {Run} run */
const judges = ({ config }) => config.objective === 'nsp' || config.objective === 'sop';

/** @type {import('../panel.js').Inspector} */
export const objectives = {
  picture: 'drawn',
  numbers: (inside) => ({
    head: ['run', 'step', 'objective', 'mean loss (nats)', 'judged rightly (share)'],
    rows: inside.runs.flatMap((run) =>
      sampledSteps(run.history.length).flatMap((step) => [
        [run.label, step, 'mlm', run.history.mean(run.width, step), ''],
        ...(run.config.objective === 'mlm'
          ? []
          : [
              [
                run.label,
                step,
                run.config.objective,
                run.history.second.mean('loss', run.width, step),
                run.history.second.mean('accuracy', run.width, step),
              ],
            ]),
      ]),
    ),
  }),
  template: (inside, ask) => html`
    <p class="help">${t.help}</p>
    ${inside.runs.length === 0 ? html`<p class="help">${t.waiting}</p>` : nothing}
    ${
      inside.experiment.runs.every(({ objective }) => objective === 'mlm')
        ? html`<p>${t.none}</p>
            <p><button class="small" @click=${() => ask({ do: 'example', name: 'objectives' })}>${t.example}</button></p>`
        : html`<div class="runs-side-by-side">${inside.runs.map((run, i) => ofRun(inside, run, i))}</div>`
    }
  `,
};

/** A run's colour without its dash: here the dash stands for the objective. @param {Run} run */
const swatch = ({ colour }) => html`<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
  <circle class="run-${colour}" cx="5" cy="5" r="4.5" />
</svg>`;

/** @param {Inside} inside @param {Run} run @param {number} i */
function ofRun(inside, run, i) {
  const { objective } = run.config;
  const floors = inside.floors?.runs[i] ?? null;
  const pair = floors?.pair ?? null;
  return html`<div class="run" role="group" aria-labelledby="objectives-${i}">
    <h4 id="objectives-${i}">${swatch(run)}${run.label}</h4>
    <p class="help">${t.about[objective]}</p>
    ${chart(inside, run, floors)}
    <div class="scroll" tabindex="0" role="region" aria-label=${t.caption(run.label)}><table class="numbers">
      <caption class="unseen">${t.caption(run.label)}</caption>
      <thead>
        <tr>
          <th scope="col">${t.objective}</th>
          <th scope="col" class="number">${t.loss}</th>
          <th scope="col" class="number">${t.floor}</th>
          <th scope="col" class="number">${t.right}</th>
        </tr>
      </thead>
      <tbody>
        ${row(run, DASHES.blanks, t.blanks, run.history.mean(run.width), floors?.corpus ?? null, Number.NaN)}
        ${
          objective === 'mlm'
            ? nothing
            : row(
                run,
                DASHES.second,
                t.second[objective],
                run.history.second.mean('loss', run.width),
                pair,
                run.history.second.mean('accuracy', run.width),
              )
        }
      </tbody>
    </table></div>
    ${objective === 'rtd' ? html`<p class="help">${t.noFloor}</p>` : nothing}
    ${judges(run) && floors !== null && pair === null ? html`<p class="help">${t.noPairFloor}</p>` : nothing}
    ${pair ? html`<p class="help">${t.shortcut(pair.words, pair.uncorrupted)}</p>` : nothing}
    <details>
      <summary>${t.table(run.label)}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${t.table(run.label)}>${table(run)}</div>
    </details>
  </div>`;
}

/**
 * @param {Run} run @param {string} dash @param {string} name @param {number} loss
 * @param {{nats: number, standardError: number | null} | null} floor
 * @param {number} right
 */
function row(run, dash, name, loss, floor, right) {
  return html`<tr>
    <th scope="row" class="kind">
      <svg class="dash" viewBox="0 0 28 8" aria-hidden="true">${line(run.colour, dash, [1, 4, 27, 4], 2.25)}</svg>${name}
    </th>
    <td class="number">${Number.isNaN(loss) ? t.missing : nats(loss)}</td>
    <td class="number">${floor === null ? t.missing : floorText(floor)}</td>
    <td class="number">${Number.isNaN(right) ? t.missing : t.share(right)}</td>
  </tr>`;
}

/** @param {Run} run */
function table(run) {
  const { objective } = run.config;
  const shown = (/** @type {number} */ loss) => (Number.isNaN(loss) ? t.missing : nats(loss));
  return html`<table class="numbers">
    <caption class="unseen">${t.caption(run.label)}</caption>
    <thead>
      <tr>
        <th scope="col" class="number">${t.step}</th>
        <th scope="col" class="number">${t.blanks}</th>
        ${objective === 'mlm' ? nothing : html`<th scope="col" class="number">${t.second[objective]}</th>`}
      </tr>
    </thead>
    <tbody>
      ${sampledSteps(run.history.length, ROWS).map(
        (step) => html`<tr>
          <th scope="row" class="number">${count(step)}</th>
          <td class="number">${shown(run.history.mean(run.width, step))}</td>
          ${
            objective === 'mlm'
              ? nothing
              : html`<td class="number">${shown(run.history.second.mean('loss', run.width, step))}</td>`
          }
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/**
 * @param {Inside} inside
 * @param {Run} run
 * @param {import('../../../workers/records.js').ExperimentFloors['runs'][number] | null} floors
 */
function chart(inside, run, floors) {
  const blanks = {
    dash: DASHES.blanks,
    floor: floors?.corpus?.nats,
    at: (/** @type {number} */ step) => run.history.mean(run.width, step),
  };
  const second = {
    dash: DASHES.second,
    floor: floors?.pair?.nats,
    at: (/** @type {number} */ step) => run.history.second.mean('loss', run.width, step),
  };
  return smallChart({
    label: t.chart(run.label),
    colour: run.colour,
    curves: run.config.objective === 'mlm' ? [blanks] : [blanks, second],
    length: run.history.length,
    steps: inside.steps,
    usual: inside.floors?.uniform ?? Math.log(run.info?.ordinary ?? 10),
    words: t,
  });
}
