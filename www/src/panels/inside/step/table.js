/** The table of *This step*: each sentence of the batch, with every run's predictions for its targets. */

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { directionOf } from '../../../words/language.js';
import { nats, percent } from '../../../words/numbers.js';
import { mark } from '../../field.js';
import { floor, GLYPHS, right, targets } from '../batch.js';
import { t } from './words.js';

/** @typedef {import('../batch.js').Run} Run */
/** @typedef {import('./panel.js').Said} Said */
/** @typedef {import('../../../workers/records.js').StepAnswer} StepAnswer */

/**
 * @param {Said[]} all
 * @param {number} most  Sentences that are shown.
 */
export function table(all, most) {
  const [{ value }] = all;
  const best = floorsOf(all);
  const rows = targets(value);
  return html`<table class="targets">
    <caption class="unseen">${t.tableCaption}</caption>
    ${head(all, best)} ${sums(all, best)}
    ${repeat(
      value.sentences.slice(0, most),
      (_, i) => i,
      (sentence, i) => html`<tbody>
        <tr class="line">
          <th scope="rowgroup" colspan=${3 + 3 * all.length + (best.length > 1 ? all.length - 1 : 0)}>
            <span class="unseen">${t.sentence(i + 1, value.sentences.length)}</span>
            ${words(sentence)}
          </th>
        </tr>
        ${rows[i].map((target) => row(target, all, best))}
      </tbody>`,
    )}
  </table>`;
}

/**
 * Floors stand in the runs' columns if they differ between runs, else in one column at the end.
 *
 * @param {Said[]} all
 * @param {StepAnswer[]} best
 */
function head(all, best) {
  const own = best.length > 1;
  return html`<thead>
    <tr>
      <td colspan="2"></td>
      ${all.map(({ run }) => html`<th scope="colgroup" class="first" colspan=${own ? 4 : 3}>${mark(run.colour)}<bdi>${run.label}</bdi></th>`)}
      ${own ? nothing : html`<td class="first"></td>`}
    </tr>
    <tr>
      <th scope="col">${t.truth}</th>
      <th scope="col">${t.outcome}</th>
      ${all.map(
        () => html`<th scope="col" class="first">${t.guess}</th>
          <th scope="col" class="number">${t.p}</th>
          <th scope="col" class="number">${t.loss}</th>
          ${own ? floorHead(false) : nothing}`,
      )}
      ${own ? nothing : floorHead(true)}
    </tr>
  </thead>`;
}

/**
 * The means over the batch: with the present weights, and as reported when the step was made.
 *
 * @param {Said[]} all
 * @param {StepAnswer[]} best
 */
function sums(all, best) {
  const [{ value }] = all;
  const own = best.length > 1;
  const n = value.losses.length;
  const floors = best.map((of) => floor(of));
  /** The step's place in a run's history, if it was reported. */
  const report = (/** @type {Run} */ { history }) =>
    value.again === 0 && history.length >= value.step ? value.step - 1 : null;
  const now = (/** @type {Said} */ { run, value: of }, /** @type {number} */ i) =>
    html`<td class="first">${mark(run.colour)}${t.rights(right(of, run.info?.vocabulary ?? []), n)}</td>
      <td></td>
      <td class="number">${nats(of.loss)}</td>
      ${own ? html`<td class="number">${floorCell(floors[i])}</td>` : nothing}`;
  const reported = (/** @type {Said} */ { run }) => {
    const at = report(run);
    return html`<td class="first">${mark(run.colour)}${at === null ? t.none : t.rightShare(run.history.accuracy[at])}</td>
      <td></td>
      <td class="number">${at === null ? t.none : nats(run.history.loss[at])}</td>
      ${own ? html`<td class="number">${at === null ? t.none : floorCell(run.history.floor[at])}</td>` : nothing}`;
  };
  return html`<tbody class="sums">
    <tr class="sum now">
      <th scope="row">${t.mean(n)}</th>
      <td>${n === 1 ? nothing : t.meanOf}</td>
      ${all.map(now)}
      ${own ? nothing : html`<td class="number first">${floorCell(floors[0])}</td>`}
    </tr>
    <tr class="sum reported">
      <th scope="row" colspan="2">${t.reported(value.step)}</th>
      ${all.map(reported)}
      ${own ? nothing : html`<td class="number first">${report(all[0].run) === null ? t.none : floorCell(all[0].run.history.floor[value.step - 1])}</td>`}
    </tr>
  </tbody>`;
}

/**
 * The answers whose floors are shown: one where all runs have the same view, else each.
 *
 * @param {Said[]} all
 * @returns {StepAnswer[]}
 */
function floorsOf(all) {
  const [first, ...others] = all.map(({ value }) => value);
  const same = others.every(({ floors }) => floors.every((nats, i) => Object.is(nats, first.floors[i])));
  return same ? [first] : all.map(({ value }) => value);
}

/** @param {boolean} apart */
const floorHead = (apart) =>
  html`<th scope="col" class=${apart ? 'number first' : 'number'} title=${t.floorHelp}>${t.floor}</th>`;

/** A floor: 0 is exact, and there may be none. @param {number | null} floor */
const floorCell = (floor) =>
  floor === null || Number.isNaN(floor) ? t.none : floor < 0.00005 ? '0' : nats(floor);

/** @param {ReturnType<typeof targets>[number][number]} target @param {Said[]} all @param {StepAnswer[]} best */
function row({ index, outcome, truth }, all, best) {
  const name = outcome ?? 'other';
  return html`<tr class="target">
    <th scope="row"><bdi>${truth}</bdi></th>
    <td><span class="glyph" aria-hidden="true">${outcome ? GLYPHS[outcome] : ''}</span> ${t.outcomes[name]}</td>
    ${all.map(({ run, value }, i) => {
      const guess = run.info?.vocabulary[value.guess[index]] ?? '';
      const hit = guess === truth;
      return html`<td class="first">${mark(run.colour)}<bdi>${guess}</bdi> <span aria-hidden="true">${hit ? '✓' : '✗'}</span><span class="unseen">${hit ? t.right : t.wrong}</span></td>
        <td class="number">${percent(value.p[index])}</td>
        <td class="number">${nats(value.losses[index])}</td>
        ${best.length > 1 ? html`<td class="number">${floorCell(best[i].floors[index])}</td>` : nothing}`;
    })}
    ${best.length > 1 ? nothing : html`<td class="number first">${floorCell(best[0].floors[index])}</td>`}
  </tr>`;
}

/**
 * A sentence as the model sees it, with the true word under what was selected.
 *
 * @param {StepAnswer['sentences'][number]} sentence
 */
function words({ tokens, input, targets: of }) {
  const selected = new Map(of.map(({ position, outcome }) => [position, outcome]));
  return html`<span class="words" dir=${directionOf(tokens.join(' '))}>${input.map((token, i) => {
    const outcome = selected.get(i);
    if (!outcome)
      return html`<span class=${i === 0 || i === input.length - 1 ? 'special' : ''}>${token}</span> `;
    return html`<span class="cell ${outcome}"><span><span aria-hidden="true">${GLYPHS[outcome]} </span>${token}</span>
      <span class="was"><span class="unseen">${t.outcomes[outcome]}, </span>${tokens[i]}</span></span> `;
  })}</span>`;
}
