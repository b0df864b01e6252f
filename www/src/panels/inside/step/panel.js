/**
 * *This step*: the batch of any past or future step, and the runs' predictions for it now. Batches are drawn again, not
 * stored.
 */

import { html, nothing } from 'lit';
import { percent } from '../../../words/numbers.js';
import { sentenceOf } from '../../field.js';
import { counts, GLYPHS, OUTCOMES, rule, shared, targets, total } from '../batch.js';
import { choice } from '../choose.js';
import style from './style.css';
import { table } from './table.js';
import { t } from './words.js';

/** @typedef {import('../panel.js').Inside} Inside */
/** @typedef {import('../panel.js').Ask} Ask */
/** @typedef {import('../batch.js').Run} Run */
/** @typedef {import('../../../workers/records.js').StepAnswer} StepAnswer */
/** @typedef {import('../../../workers/records.js').Outcomes} Outcomes */
/** @typedef {{run: Run, value: StepAnswer}} Said  A run's answer about a batch. */

/** Sentences that are shown at first. */
const FIRST = 12;

/**
 * The reader's choices: a step, or null for the latest; the number of the other corruption; the index of the run whose
 * batch is shown, where they differ; whether all sentences are shown; a typed text that is no step.
 *
 * @param {Inside} inside
 * @returns {{step?: number | null, again?: number, run?: number, all?: boolean, typed?: string | null}}
 */
const chosen = (inside) => inside.settings('step');

/** The step that is shown: the one that was chosen, or the last one that was made. @param {Inside} inside */
const shown = (inside) => chosen(inside).step ?? Math.max(1, inside.made);

/** The runs whose batch is shown: all if they share it, else the chosen one. @param {Inside} inside */
function runsOf(inside) {
  if (shared(inside.runs)) return inside.runs;
  const run = inside.runs[chosen(inside).run ?? 0] ?? inside.runs[0];
  return [run];
}

/** @param {Run} run */
const keyOf = ({ id }) => `step-${id}`;
/** @param {Run} run */
const outcomesKey = ({ id }) => `outcomes-${id}`;

/** @param {Inside} inside @returns {import('../../../workers/questions.js').Need[]} */
function needs(inside) {
  const step = shown(inside);
  const answering = runsOf(inside).filter((run) => run.answers);
  if (step > inside.steps || answering.length === 0) return [];
  const follows = chosen(inside).step == null && inside.phase === 'running';
  const batch = { step, again: chosen(inside).again ?? 0 };
  const needs = answering.map((run) => ({
    ...{ key: keyOf(run), run: run.id, question: 'step' },
    ...{ arguments: batch, step: run.step, follows },
  }));
  const [first] = answering;
  const before = counted(inside, first);
  if (before?.last === step) return needs;
  // Counting continues from the last answer, unless that is of a later step.
  const from = before && before.last < step ? before : { masked: 0, random: 0, kept: 0, last: 0 };
  const { masked, random, kept, last } = from;
  const counting = { step, masked, random, kept, last };
  return [
    ...needs,
    { key: outcomesKey(first), run: first.id, question: 'outcomes', arguments: counting, follows },
  ];
}

/** @param {Inside} inside @param {Run} run @returns {Outcomes | undefined} */
const counted = (inside, run) => inside.answer(outcomesKey(run))?.value;

/**
 * The runs' last answers about one common batch, by the runs' ids. During training the answers arrive one by one, about
 * different steps, which a table must not mix.
 *
 * @type {Map<string, StepAnswer[]>}
 */
const agreed = new Map();

/** Most labs of a page whose answers are remembered. */
const REMEMBERED = 8;

/** @param {Inside} inside @returns {Said[]} */
function said(inside) {
  const found = runsOf(inside).flatMap((run) => {
    /** @type {StepAnswer | undefined} */
    const value = inside.answer(keyOf(run))?.value;
    return value && run.answers ? [{ run, value }] : [];
  });
  const key = found.map(({ run }) => run.id).join();
  const [first] = found;
  if (!first) return [];
  if (found.every(({ value }) => value.step === first.value.step && value.again === first.value.again)) {
    agreed.delete(key);
    agreed.set(
      key,
      found.map(({ value }) => value),
    );
    const [oldest] = agreed.keys();
    if (agreed.size > REMEMBERED) agreed.delete(oldest);
  }
  const values = agreed.get(key);
  return values ? found.map(({ run }, i) => ({ run, value: values[i] })) : found.slice(0, 1);
}

/** @type {import('../panel.js').Inspector} */
export const step = {
  style,
  needs,
  numbers: (inside) => ({
    head: [
      'run',
      'step',
      'sentence',
      'position',
      'true word',
      'outcome',
      'guess',
      'probability of the guess',
      'loss (nats)',
      'floor (nats)',
    ],
    rows: said(inside).flatMap(({ run, value }) =>
      targets(value).flatMap((of, i) =>
        of.map(({ index, position, outcome, truth }) => [
          run.label,
          value.step,
          value.sentences[i].sentence + 1,
          position,
          truth,
          outcome ?? 'not selected',
          run.info?.vocabulary[value.guess[index]] ?? '',
          value.p[index],
          value.losses[index],
          value.floors[index],
        ]),
      ),
    ),
  }),
  template: (inside, ask) => {
    const all = said(inside);
    return html`${controls(inside, all, ask)} ${problems(inside)}
    ${all.length > 0 && shown(inside) <= inside.steps ? batch(inside, all, ask) : nothing}`;
  },
};

/** @param {Inside} inside @param {Said[]} all @param {Ask} ask */
function controls(inside, all, ask) {
  const { again = 0, typed, step: fixed } = chosen(inside);
  // Answers lag behind the steps: the number is that of the shown batch.
  const at = (fixed == null ? all[0]?.value.step : null) ?? shown(inside);
  const { steps } = inside;
  const set = (/** @type {object} */ change) => ask({ do: 'inside-set', name: 'step', change });
  const go = (/** @type {number} */ to) =>
    set({ step: Math.min(Math.max(1, to), steps), again: 0, typed: null });
  const type = (/** @type {Event} */ event) => {
    const text = /** @type {HTMLInputElement} */ (event.target).value.trim();
    if (/^\d{1,7}$/.test(text) && Number(text) > 0) set({ step: Number(text), again: 0, typed: null });
    else set({ typed: text });
  };
  const arrows = (/** @type {KeyboardEvent} */ event) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    go(at + by);
  };
  const wrong = typed != null || at > steps;
  const own = !shared(inside.runs);
  return html`<div class="controls" role="group" aria-label=${t.which}>
    <button class="small arrow" aria-label=${t.previous} title=${t.previous} ?disabled=${at <= 1} @click=${() => go(at - 1)}><span aria-hidden="true">◂</span></button>
    <label>${t.step} <input
      type="text"
      inputmode="numeric"
      autocomplete="off"
      aria-invalid=${wrong ? 'true' : nothing}
      aria-describedby=${wrong ? 'step-problem' : nothing}
      .value=${typed ?? String(at)}
      @change=${type}
      @keydown=${arrows}
    /> ${t.of(steps)}</label>
    <button class="small arrow" aria-label=${t.next} title=${t.next} ?disabled=${at >= steps} @click=${() => go(at + 1)}><span aria-hidden="true">▸</span></button>
    <button class="small" aria-pressed=${fixed == null ? 'true' : 'false'} @click=${() => set({ step: null, again: 0, typed: null })}>${t.follow}</button>
    <button class="small apart" @click=${() => set({ step: at, again: again + 1, typed: null })}>${t.again}</button>
    <button class="small" ?disabled=${again === 0} @click=${() => set({ again: 0 })}>${t.asTrained}</button>
    ${choice(
      t.run,
      own ? inside.runs.map(({ label }) => label) : [],
      chosen(inside).run ?? 0,
      (run) => set({ run, again: 0 }),
      'apart',
    )}
  </div>`;
}

/** Why something cannot be shown. @param {Inside} inside */
function problems(inside) {
  const { typed } = chosen(inside);
  const { runs, steps } = inside;
  const at = shown(inside);
  if (typed != null || at > steps)
    return html`<p class="problem" id="step-problem">${typed == null ? t.beyond(at, steps) : t.noNumber(typed, steps)}</p>`;
  const own = runsOf(inside);
  if (
    inside.phase === 'failed' ||
    (own.length > 0 && own.every((run) => !run.answers && inside.phase !== 'loading'))
  )
    return html`<p class="problem">${runs.length === own.length ? t.allFailed : t.failed(own.map(({ label }) => label))}</p>`;
  const errors = own.flatMap((run) => {
    const error = inside.answer(keyOf(run))?.error;
    return error && run.answers ? [`${run.label}: ${sentenceOf(error)}`] : [];
  });
  const failed = own.filter((run) => !run.answers);
  if (inside.phase !== 'loading' && failed.length > 0)
    errors.push(t.failed(failed.map(({ label }) => label)));
  if (errors.length > 0) return errors.map((error) => html`<p class="problem">${error}</p>`);
  return said(inside).length === 0 ? html`<p class="help">${t.loading}</p>` : nothing;
}

/** @param {Inside} inside @param {Said[]} all @param {Ask} ask */
function batch(inside, all, ask) {
  const [{ value }] = all;
  const made = Math.min(...all.map(({ value }) => value.made));
  const found = counts(value);
  const selected = total(Object.values(found));
  const sentences = value.sentences.length;
  const dropout = all.some(({ run }) => 'dropout' in run.config.model && run.config.model.dropout > 0);
  const every = chosen(inside).all ?? false;
  const about = { step: value.step, again: value.again, made };
  const { step: fixed, again = 0 } = chosen(inside);
  const isOld = (fixed != null && fixed !== value.step) || again !== value.again;
  return html`<p class="says">${t.batch({ ...about, sentences, tokens: value.tokens, selected, other: value.losses.length - selected })}
      ${inside.runs.length > 1 ? (shared(inside.runs) ? t.sharedBatches : t.ownBatches) : nothing}</p>
    ${outcomes(inside, all[0], found)}
    <p class="help now">${t.now({ ...about, dropout })}</p>
    <p class="help">${t.units}</p>
    <div class=${isOld ? 'scroll outdated' : 'scroll'} role="region" tabindex="0" aria-label=${t.tableLabel}>
      ${table(all, every ? sentences : FIRST)}
    </div>
    ${
      sentences > FIRST
        ? html`<button class="small more" @click=${() => ask({ do: 'inside-set', name: 'step', change: { all: !every } })}>${every ? t.less : t.more(FIRST, sentences)}</button>`
        : nothing
    }`;
}

/** @param {Inside} inside @param {Said} first @param {ReturnType<typeof counts>} found */
function outcomes(inside, { run, value }, found) {
  const soFar = counted(inside, run);
  const here = total(Object.values(found));
  const all = soFar ? soFar.masked + soFar.random + soFar.kept : 0;
  const isCounted = soFar && (soFar.last === value.step || chosen(inside).step == null);
  return html`<table class="outcomes">
    <caption class="unseen">${t.outcomesCaption}</caption>
    <thead>
      <tr>
        <th scope="col">${t.outcome}</th>
        <th scope="col" class="number">${t.here}</th>
        <th scope="col" class="number">${t.soFar(isCounted ? soFar.last : value.step)}</th>
        <th scope="col" class="number">${t.rule}</th>
      </tr>
    </thead>
    <tbody>
      ${OUTCOMES.map(
        (name) => html`<tr>
          <th scope="row"><span class="glyph" aria-hidden="true">${GLYPHS[name]}</span> ${t.outcomes[name]}</th>
          <td class="number">${t.share(found[name], here)}</td>
          <td class="number">${isCounted ? t.share(soFar[name], all) : t.counting}</td>
          <td class="number">${percent(rule(run)[name])}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
