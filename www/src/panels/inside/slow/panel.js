/**
 * *Slow motion*: one step in five phases, one press each. Four of them only show the batch that the next step will
 * train on; the fifth makes the step.
 */

import { html, nothing } from 'lit';
import { sentenceOf } from '../../field.js';
import { counts, floor, right, targets } from '../batch.js';
import { choice } from '../choose.js';
import style from './style.css';
import { t } from './words.js';

/** @typedef {import('../panel.js').Inside} Inside */
/** @typedef {import('../panel.js').Ask} Ask */
/** @typedef {import('../batch.js').Run} Run */
/** @typedef {import('../../../workers/records.js').StepAnswer} StepAnswer */
/** @typedef {import('../../../workers/records.js').Glance} Glance */

const PHASES = /** @type {const} */ (['corrupt', 'look', 'guess', 'score', 'adjust']);

/**
 * The reader's choices: how many phases of which step are shown, and the index of the run.
 *
 * @param {Inside} inside
 * @returns {{phase?: number, step?: number, of?: number, run?: number}}
 */
const chosen = (inside) => inside.settings('slow');

/**
 * The shown run: the chosen one, or the last that can be asked, which is a BERT in every preset.
 *
 * @param {Inside} inside
 * @returns {Run | undefined}
 */
const runOf = ({ runs, settings }) =>
  runs[settings('slow').run ?? -1] ?? runs.findLast((run) => run.answers) ?? runs.at(-1);

/**
 * The reader's progress: phases seen, and of which step. It starts anew if the step was made meanwhile or the runs were
 * replaced.
 *
 * @param {Inside} inside
 */
function progress(inside) {
  const { phase = 0, step = 0, of } = chosen(inside);
  const next = inside.made + 1;
  const current = of === inside.runs[0]?.id;
  const own = step === next || (phase === PHASES.length && step === inside.made);
  if (current && own) return { phase, step };
  return { phase: 0, step: next };
}

const BEFORE = 'slow-before';
const AFTER = 'slow-after';
const GLANCE = 'slow-glance';

/** @param {Inside} inside @returns {import('../../../workers/questions.js').Need[]} */
function needs(inside) {
  const run = runOf(inside);
  const { phase, step } = progress(inside);
  const made = phase === PHASES.length && inside.made >= step;
  if (!run?.answers || step > inside.steps || (inside.phase === 'running' && phase < PHASES.length))
    return [];
  const about = { run: run.id, question: 'step', arguments: { step, again: 0 } };
  // Asked once, before the step, since the step changes the weights.
  const before = [
    { key: BEFORE, ...about },
    { key: GLANCE, run: run.id, question: 'glance', arguments: { step } },
  ];
  return made ? [...before, { key: AFTER, ...about, step: run.step }] : before;
}

/**
 * An answer about a step, from before the step was made.
 *
 * @param {Inside} inside
 * @param {string} key
 * @param {number} step
 */
function before(inside, key, step) {
  const value = inside.answer(key)?.value;
  return value?.step === step && value.made === step - 1 ? value : null;
}

/** @type {import('../panel.js').Inspector} */
export const slow = {
  style,
  needs,
  template: (inside, ask) => {
    const run = runOf(inside);
    if (inside.phase === 'failed') return html`<p class="problem">${t.allFailed}</p>`;
    if (!run || inside.phase === 'loading' || inside.phase === 'idle')
      return html`<p class="help">${t.loading}</p>`;
    const { phase, step } = progress(inside);
    const over = (inside.made < step ? step : step + 1) > inside.steps;
    const running = inside.phase === 'running' && phase < PHASES.length;
    return html`<p class="help about">${running ? t.paused : over ? t.over(inside.steps) : t.help(step)}</p>
      ${controls(inside, run, running, ask)}
      <ol class="phases">
        ${PHASES.map(
          (name, i) => html`<li
            class=${i + 1 === phase ? `at-${name}` : ''}
            aria-current=${i + 1 === phase ? 'step' : nothing}
          >
            <h4>${t.press(i + 1, t.phases[name])}</h4>
            <p class=${i < phase ? '' : 'help'}>${i < phase ? sentence(inside, run, name, step) : t.hints[name]}</p>
          </li>`,
        )}
      </ol>
      <p class="help outlined">${phase > 0 ? t.outlined[PHASES[phase - 1]] : nothing}</p>
      <p class="unseen" role="status">${phase > 0 ? sentence(inside, run, PHASES[phase - 1], step) : nothing}</p>`;
  },
};

/** @param {Inside} inside @param {Run} run @param {boolean} running  At full speed. @param {Ask} ask */
function controls(inside, run, running, ask) {
  const { phase, step } = progress(inside);
  const set = (/** @type {object} */ change) => ask({ do: 'inside-set', name: 'slow', change });
  const press = () => {
    const of = inside.runs[0].id;
    if (phase === PHASES.length) return set({ phase: 1, step: step + 1, of });
    set({ phase: phase + 1, step, of });
    if (phase + 1 === PHASES.length) ask({ do: 'step' });
  };
  const next = phase === PHASES.length ? step + 1 : step;
  // The step must wait for the answers about the weights before it.
  const answersHere =
    phase === PHASES.length
      ? step <= inside.made
      : before(inside, BEFORE, step) && before(inside, GLANCE, step);
  const name = PHASES[phase === PHASES.length ? 0 : phase];
  const ready = run.answers && next <= inside.steps && answersHere;
  const error = inside.answer(BEFORE)?.error;
  // Always the same button, and never `disabled`, so that it keeps the keyboard's focus.
  return html`<div class="controls">
      <button
        class="primary press"
        aria-disabled=${running || ready ? nothing : 'true'}
        @click=${running ? () => ask({ do: 'pause' }) : ready ? press : nothing}
      >${running ? t.pause : phase === PHASES.length ? t.again(Math.min(next, inside.steps)) : t.press(phase + 1, t.phases[name])}</button>
      ${choice(
        t.run,
        inside.runs.map(({ label }) => label),
        inside.runs.indexOf(run),
        (i) => set({ run: i, phase: 0 }),
      )}
    </div>
    ${run.answers ? nothing : html`<p class="problem">${t.failed(run.label)}</p>`}
    ${run.answers && error ? html`<p class="problem">${sentenceOf(error)}</p>` : nothing}`;
}

/**
 * What happened in a phase.
 *
 * @param {Inside} inside
 * @param {Run} run
 * @param {typeof PHASES[number]} name
 * @param {number} step
 */
function sentence(inside, run, name, step) {
  /** @type {StepAnswer | null} */
  const value = before(inside, BEFORE, step);
  /** @type {Glance | null} */
  const glance = before(inside, GLANCE, step);
  const vocabulary = run.info?.vocabulary ?? [];
  const all = value?.losses.length ?? 0;
  switch (name) {
    case 'corrupt': {
      if (!value) return t.working;
      const found = counts(value);
      const other = all - found.masked - found.random - found.kept;
      return t.corrupt({ sentences: value.sentences.length, tokens: value.tokens, counts: found, other });
    }
    case 'look':
      if (!glance) return t.working;
      if (!glance.most || !glance.target) return t.lookNot;
      return t.look({
        token: glance.target.token,
        at: glance.most.token,
        share: glance.most.share,
        itself: glance.most.position === glance.target.position,
      });
    case 'guess': {
      if (!value) return t.working;
      const [first] = targets(value).flat();
      const guess = vocabulary[value.guess[0]];
      return t.guess({ guess, p: value.p[0], truth: first.truth, right: right(value, vocabulary), all });
    }
    case 'score': {
      if (!value) return t.working;
      const said = t.score({ loss: value.loss, floor: floor(value), all, others: value.tokens - all });
      const { model } = run.config;
      return 'dropout' in model && model.dropout > 0 ? `${said} ${t.scoreDropout}` : said;
    }
    case 'adjust': {
      const { history } = run;
      if (history.length < step) return t.working;
      const after = inside.answer(AFTER)?.value;
      return t.adjust({
        step,
        loss: history.loss[step - 1],
        norm: history.gradNorm[step - 1],
        rate: history.lr[step - 1],
        after: after?.step === step && after.made === step ? after.loss : null,
      });
    }
  }
}
