/** *Prime, then fine-tune*: a few labels, three ways to learn from them, and what pre-training bought. */

import { html, nothing, svg } from 'lit';
import { noticeText, sentenceOf } from '../../field.js';
import { choice } from '../choose.js';
import style from './style.css';
import { t } from './words.js';

/** @typedef {import('../panel.js').Inside} Inside */
/** @typedef {import('../panel.js').Ask} Ask */
/** @typedef {Inside['runs'][number]} Run */
/** @typedef {import('../../../workers/records.js').Scoreboard} Scoreboard */
/** @typedef {import('../../../workers/records.js').Judgement} Judgement */
/** @typedef {Scoreboard['rows'][number]} Row */
/** @typedef {{tasks: string[], labels: number[]}} Plan */
/**
 * A scoreboard that was asked for: its number, the run's id and name, what it compares, whether it was stopped, and the
 * last that is known of it, where the answer has another's.
 *
 * @typedef {{number?: number, of?: number, label?: string, plan?: Plan, stopped?: boolean, known?: Scoreboard | null}} Asked
 */
/**
 * The reader's choices, the scoreboard that is shown, the one before it, and the highest number so far.
 *
 * @typedef {Asked & {run?: number, task?: string, labels?: number, a?: string, b?: string, past?: Asked | null, last?: number}} Settings
 */

const TASKS = ['acceptability', 'topic', 'entailment', 'pos'];
const LABELS = [8, 16, 32, 64, 128];
const METHODS = ['scratch', 'probe', 'full'];
const SEEDS = 5;
/** The rows beside the three methods, in the table's order. */
const OTHERS = ['most frequent', 'most frequent tag', 'hidden Markov', 'exact best'];
/** Size of the drawing, in its own units. */
const [WIDTH, HEIGHT] = [420, 230];
const BOX = { left: 40, right: 412, top: 18, bottom: 196 };

/** The runs that can be fine-tuned. @param {Inside} inside */
const berts = ({ runs }) => runs.filter(({ config }) => config.model.kind === 'bert');

/** @param {Inside} inside @returns {Run | undefined} */
const chosenRun = (inside) => berts(inside)[inside.settings('prime').run ?? 0] ?? berts(inside)[0];

/** The run of the scoreboard, if it still exists. @param {Inside} inside @returns {Run | undefined} */
const ofBoard = (inside) => inside.runs.find(({ id }) => id === inside.settings('prime').of);

/** @param {Inside} inside @returns {Scoreboard | undefined} */
function board(inside) {
  /** @type {Settings} */
  const { number, known } = inside.settings('prime');
  const found = [inside.answer('prime')?.value, known].filter((value) => value?.number === number);
  return found.sort((a, b) => b.done - a.done)[0];
}

/** Equal for equal questions about the reader's sentence. @param {unknown[]} parts */
const sentenceKey = (...parts) => `${JSON.stringify(parts)} `;

/**
 * The reader's sentences, or the example's.
 *
 * @param {Settings} settings
 * @param {string} task
 * @returns {[string, string]}
 */
const asked = (settings, task) => [settings.a ?? t.examples[task][0], settings.b ?? t.examples[task][1]];

/**
 * The task of the reader's own sentence: the chosen one, if learners of it are done.
 *
 * @param {Scoreboard} value
 * @param {Settings} settings
 */
function judged({ rows }, { task = TASKS[1] }) {
  const done = rows.filter(({ method }) => METHODS.includes(method)).map((row) => row.task);
  return done.includes(task) ? task : (done.at(-1) ?? TASKS[0]);
}

/** @type {import('../panel.js').Inspector} */
export const prime = {
  style,
  needs(inside) {
    const run = ofBoard(inside);
    /** @type {Settings} */
    const settings = inside.settings('prime');
    const { number, plan, stopped } = settings;
    if (!run?.answers || number === undefined || plan === undefined) return [];
    const value = board(inside);
    // Each answer is one slice of work: the next slice is asked for when it arrives.
    const done = value?.done ?? 0;
    const turn = value === undefined ? 0 : value.turn + 1;
    const asking = { number, ...plan, ways: METHODS, seeds: SEEDS };
    const needs = [];
    const whole = value !== undefined && done === value.all;
    const rests = value !== undefined && (whole || stopped);
    needs.push({
      key: 'prime',
      run: run.id,
      question: 'tune',
      // A finished or stopped scoreboard is not asked for again.
      arguments: { ...asking, turn: rests ? value.turn : turn },
    });
    if (value !== undefined && done > 0) {
      const task = judged(value, settings);
      const [a, b] = asked(settings, task);
      needs.push({
        key: 'judge',
        run: run.id,
        question: 'judge',
        of: `${sentenceKey(number, task, a, b)}${done}`,
        arguments: { number, task, a, b, done },
        follows: true,
      });
    }
    return needs;
  },
  picture: 'drawn',
  numbers: (inside) => ({
    head: ['run', 'task', 'labels', 'method', 'mean accuracy', 'lowest', 'highest', 'seeds'],
    rows: (board(inside)?.rows ?? []).map((row) => [
      nameOf(inside),
      row.task,
      row.labels,
      row.method,
      row.mean,
      row.lowest,
      row.highest,
      row.seeds,
    ]),
  }),
  template(inside, ask) {
    const run = chosenRun(inside);
    if (inside.runs.length === 0) return html`<p class="help">${t.waits}</p>`;
    const example = html`<p><button class="small" @click=${() => ask({ do: 'example', name: 'prime' })}>${t.example}</button></p>`;
    if (!run) return html`<p>${t.none}</p>${example}`;
    /** @type {Settings} */
    const settings = inside.settings('prime');
    const set = (/** @type {Settings} */ change) => ask({ do: 'inside-set', name: 'prime', change });
    const { task = TASKS[1], labels = LABELS[0] } = settings;
    const value = board(inside);
    const begin = (/** @type {Plan} */ plan) => {
      const last = (settings.last ?? 0) + 1;
      // What was filled in before is not thrown away by a press.
      const past = value && value.done > 0 ? askedFor(settings, value) : (settings.past ?? null);
      set({
        ...{ plan, past, last, number: last, of: run.id, label: run.label },
        ...{ stopped: false, known: null, a: undefined, b: undefined },
      });
    };
    const names = berts(inside).map(({ label }) => label);
    const answer = inside.answer('prime');
    const problem = answer?.error && ofBoard(inside) ? sentenceOf(answer.error) : null;
    return html`
      <p class="help">${t.help}</p>
      <div class="choose">
        ${choice(t.run, names, berts(inside).indexOf(run), (at) => set({ run: at }))}
        ${choice(t.task, Object.values(t.tasks), TASKS.indexOf(task), (at) => set({ task: TASKS[at] }))}
        ${choice(t.labels, LABELS.map(String), LABELS.indexOf(labels), (at) => set({ labels: LABELS[at] }))}
        <button class="small" ?disabled=${!run.answers} @click=${() => begin({ tasks: [task], labels: [labels] })}>${t.go}</button>
        <button class="small quiet" ?disabled=${!run.answers} @click=${() => begin({ tasks: TASKS, labels: LABELS })}>${t.all}</button>
      </div>
      <p class="help">${t.about[task]} ${run.step === 0 ? t.untrained : t.trained(run.step, run.config.objective)}</p>
      ${problem ? html`<p class="problem">${problem}</p>${example}` : nothing}
      ${settings.past ? html`<p class="notice">${t.replaced} <button class="small" @click=${() => set(undo(settings))}>${t.undo}</button></p>` : nothing}
      ${value && !problem ? results(inside, value, settings, set, ask) : nothing}
    `;
  },
};

/**
 * @param {Inside} inside
 * @param {Scoreboard} value
 * @param {Settings} settings
 * @param {(change: Settings) => void} set
 * @param {Ask} ask
 */
function results(inside, value, settings, set, ask) {
  const { done, all, current, rows, step } = value;
  const tasks = TASKS.filter((name) => rows.some(({ task }) => task === name));
  const now =
    current === null ? t.stop : t.now(t.tasks[current.task], t.methods[current.way], current.labels);
  return html`
    <p class="progress"><progress max=${all} value=${done} aria-label=${t.progress(done, all, '')}></progress>
      ${t.progress(done, all, current !== null && (settings.stopped || !ofBoard(inside)) ? t.stopped : now)}
      ${current === null || !ofBoard(inside)?.answers ? nothing : html`<button class="small quiet" @click=${() => set({ stopped: !settings.stopped })}>${settings.stopped ? t.goOn : t.halt}</button>`}</p>
    ${stale(inside, step)}
    ${value.notices.map((notice) => html`<p class="notice">${noticeText(notice)}</p>`)}
    <div class="charts">${tasks.map((task) =>
      chart(
        task,
        rows.filter((row) => row.task === task),
      ),
    )}</div>
    <p class="help key">${METHODS.map((method) => html`<span class="way">${mark(method)} ${t.methods[method]}</span> `)}
      <span class="way">${mark('exact best')} ${t.methods['exact best']}</span></p>
    ${tasks.map((task) =>
      said(
        rows.filter((row) => row.task === task),
        tasks.length > 1 ? task : null,
        step > 0,
      ),
    )}
    ${table(inside, rows, step)}
    <p class="help">${t.terms}</p>
    <p><button class="small" @click=${() => ask({ do: 'save', what: 'numbers', of: 'prime' })}>${t.csv}</button></p>
    ${done > 0 && ofBoard(inside) ? own(inside, judged(value, settings), settings, set) : nothing}
  `;
}

/** @param {Row[]} rows @param {string} method @param {number} labels */
const find = (rows, method, labels) => rows.find((row) => row.method === method && row.labels === labels);

/** The name of the scoreboard's run, which may be gone. @param {Inside} inside @returns {string} */
const nameOf = (inside) => inside.settings('prime').label ?? ofBoard(inside)?.label ?? '';

/** What is needed to come back to the shown scoreboard. @param {Settings} settings @param {Scoreboard} known @returns {Asked} */
const askedFor = ({ number, of, label, plan, stopped }, known) => ({
  number,
  of,
  label,
  plan,
  stopped,
  known,
});

/** Shows the scoreboard before again. @param {Settings} settings @returns {Settings} */
const undo = ({ past }) => ({ ...past, past: null, a: undefined, b: undefined });

/** A note if the run has trained on since, or is gone. @param {Inside} inside @param {number} step */
function stale(inside, step) {
  const run = ofBoard(inside);
  if (!run) return html`<p class="notice">${t.gone(nameOf(inside), step)}</p>`;
  return run.step !== step ? html`<p class="notice">${t.stale(run.label, step, run.step)}</p>` : nothing;
}

/**
 * What pre-training bought, at the smallest budget that is whole.
 *
 * @param {Row[]} rows @param {string | null} task @param {boolean} trained
 */
function said(rows, task, trained) {
  const labels = LABELS.find((n) => METHODS.every((method) => find(rows, method, n)?.seeds === SEEDS));
  if (labels === undefined) return nothing;
  const [scratch, full, best] = ['scratch', 'full', 'exact best'].map((method) => find(rows, method, labels));
  if (!scratch || !full || !best) return nothing;
  const gap = best.mean - scratch.mean;
  const share = (full.mean - scratch.mean) / gap;
  return html`<p class="said">${task === null ? nothing : html`<b>${t.tasks[task]}:</b> `}${t.closes(labels, gap, share, trained, full.lowest > scratch.highest)}</p>`;
}

/** Dash and colour of each method. @type {Record<string, {dash: string, colour: number}>} */
const DRAWN = {
  full: { dash: 'none', colour: 0 },
  probe: { dash: '7 3', colour: 2 },
  scratch: { dash: '1.5 2.5', colour: 1 },
};

/** @param {string} method */
function mark(method) {
  const { dash, colour } = DRAWN[method] ?? { dash: '3 2', colour: -1 };
  return html`<svg class="dash" viewBox="0 0 28 8" aria-hidden="true">
    <line class=${colour < 0 ? 'best' : `curve run-${colour}`} x1="1" y1="4" x2="27" y2="4" stroke-dasharray=${dash} />
  </svg>`;
}

/** @param {string} task @param {Row[]} rows */
function chart(task, rows) {
  const budgets = LABELS.filter((n) => rows.some(({ labels }) => labels === n));
  const x = (/** @type {number} */ labels) =>
    budgets.length === 1
      ? (BOX.left + BOX.right) / 2
      : BOX.left + 14 + (budgets.indexOf(labels) / (budgets.length - 1)) * (BOX.right - BOX.left - 28);
  const y = (/** @type {number} */ share) => BOX.bottom - share * (BOX.bottom - BOX.top);
  const best = rows.find(({ method }) => method === 'exact best');
  return html`<figure>
    <figcaption>${t.tasks[task]}</figcaption>
    <svg class="chart" data-picture viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${t.chart(t.tasks[task])}>
      ${[0, 0.25, 0.5, 0.75, 1].map(
        (share) => svg`<line class="grid" x1=${BOX.left} x2=${BOX.right} y1=${y(share)} y2=${y(share)} />
          <text x=${BOX.left - 5} y=${y(share) + 4} text-anchor="end">${100 * share}</text>`,
      )}
      ${budgets.map((n) => svg`<text x=${x(n)} y=${BOX.bottom + 15} text-anchor="middle">${n}</text>`)}
      <text x="2" y="10">${t.accuracy}, %</text>
      <text x=${BOX.right} y=${HEIGHT - 4} text-anchor="end">${t.axis}</text>
      ${best ? svg`<line class="best" x1=${BOX.left} x2=${BOX.right} y1=${y(best.mean)} y2=${y(best.mean)} stroke-dasharray="3 2" />` : nothing}
      ${METHODS.map((method, k) => curve(method, rows, budgets, (n) => x(n) + (budgets.length === 1 ? 40 * (k - 1) : 0), y))}
    </svg>
  </figure>`;
}

/**
 * @param {string} method
 * @param {Row[]} rows
 * @param {number[]} budgets
 * @param {(labels: number) => number} x
 * @param {(share: number) => number} y
 */
function curve(method, rows, budgets, x, y) {
  const { dash, colour } = DRAWN[method];
  const found = budgets.flatMap((n) => find(rows, method, n) ?? []);
  const at = (/** @type {Row} */ row, /** @type {'mean' | 'lowest' | 'highest'} */ name) =>
    `${x(row.labels).toFixed(1)},${y(row[name]).toFixed(1)}`;
  const band = [
    ...found.map((row) => at(row, 'highest')),
    ...found.map((row) => at(row, 'lowest')).reverse(),
  ].join(' ');
  return svg`
    <polygon class="band run-${colour}" points=${band} />
    ${found.map(
      (
        row,
      ) => svg`<line class="curve run-${colour}" x1=${x(row.labels)} x2=${x(row.labels)} y1=${y(row.lowest)} y2=${y(row.highest)} />
      <circle class="dot run-${colour}" cx=${x(row.labels)} cy=${y(row.mean)} r="4" />`,
    )}
    <polyline class="curve run-${colour}" points=${found.map((row) => at(row, 'mean')).join(' ')} stroke-dasharray=${dash} />`;
}

/** @param {Inside} inside @param {Row[]} rows @param {number} step */
function table(inside, rows, step) {
  const methods = [...METHODS, ...OTHERS].filter((method) => rows.some((row) => row.method === method));
  const groups = TASKS.flatMap((task) => LABELS.map((labels) => ({ task, labels }))).filter(
    ({ task, labels }) => rows.some((row) => row.task === task && row.labels === labels),
  );
  const cell = (/** @type {Row | undefined} */ row) =>
    row === undefined
      ? html`<td class="number">${t.missing}</td>`
      : html`<td class="number">${t.share(row.mean)}${
          row.lowest === row.highest ? nothing : html` <small>${t.range(row.lowest, row.highest)}</small>`
        }${row.seeds < SEEDS ? html` <small>(${t.some(row.seeds, SEEDS)})</small>` : nothing}</td>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t.scoreboard}>
    <table class="numbers">
      <caption><span>${t.caption(nameOf(inside), step)}</span></caption>
      <thead>
        <tr>
          <th scope="col">${t.task}</th>
          <th scope="col" class="number">${t.axis}</th>
          ${methods.map((method) => html`<th scope="col" class="number">${t.methods[method]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${groups.map(
          ({ task, labels }) => html`<tr>
            <th scope="row">${t.tasks[task]}</th>
            <td class="number">${labels}</td>
            ${methods.map((method) => cell(rows.find((row) => row.task === task && row.labels === labels && row.method === method)))}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** @param {Inside} inside @param {string} task @param {Settings} settings @param {(change: Settings) => void} set */
function own(inside, task, settings, set) {
  const [a, b] = asked(settings, task);
  const answer = inside.answer('judge');
  // An answer about another sentence says nothing of this one.
  const current = answer?.of.startsWith(sentenceKey(settings.number, task, a, b)) ?? false;
  /** @type {Judgement | undefined} */
  const value = current ? answer?.value : undefined;
  const input = (/** @type {string} */ label, /** @type {'a' | 'b'} */ name, /** @type {string} */ text) =>
    html`<label class="own">${label}
      <input type="text" autocomplete="off" spellcheck="false" .value=${text}
        @change=${(/** @type {Event} */ e) => set({ [name]: /** @type {HTMLInputElement} */ (e.target).value })} /></label>`;
  return html`<section class="own" aria-labelledby="prime-own">
    <h4 id="prime-own">${t.own}: ${t.tasks[task]}</h4>
    <p class="help">${t.about[task]} ${value?.task === task ? t.ownHelp(value.labels) : nothing}</p>
    ${input(t.first, 'a', a)} ${task === 'entailment' ? input(t.second, 'b', b) : nothing}
    ${current && answer?.error ? html`<p class="problem">${sentenceOf(answer.error)}</p>` : nothing}
    ${value && value.unknown.length > 0 ? html`<p class="notice">${t.unknown(value.unknown)}</p>` : nothing}
    ${value && value.truncated > 0 ? html`<p class="notice">${t.truncated(value.truncated, task === 'entailment')}</p>` : nothing}
    ${value && value.task === task && !answer?.error ? verdicts(value) : nothing}
  </section>`;
}

/** @param {Judgement} value */
function verdicts({ task, names, tokens, says }) {
  const n = names.length;
  const percents = (/** @type {number[]} */ probabilities, /** @type {number} */ i) =>
    // Shown as less than 100 %: 32 bits round it to 1.
    t.share(Math.min(probabilities[i], 1 - 1e-6));
  const best = (/** @type {number[]} */ row) => row.indexOf(Math.max(...row));
  const head = html`<tr>
    <th scope="col">${task === 'pos' ? t.token : t.label}</th>
    ${says.map(({ way }) => html`<th scope="col" class="number">${t.methods[way]}</th>`)}
  </tr>`;
  // A sentence has the probability of every label, a word only the most probable label.
  const lines =
    task === 'pos'
      ? tokens.slice(1, -1).map((token, i) => {
          const row = (/** @type {number[]} */ all) => all.slice(i * n, (i + 1) * n);
          return html`<tr><th scope="row">${token}</th>
            ${says.map(({ probabilities }) => html`<td class="number">${names[best(row(probabilities))]} ${percents(row(probabilities), best(row(probabilities)))}</td>`)}
          </tr>`;
        })
      : names.map(
          (name, i) => html`<tr><th scope="row">${name.replace('_', ' ')}</th>
            ${says.map(({ probabilities }) => html`<td class="number">${best(probabilities) === i ? html`<b>${percents(probabilities, i)}</b>` : percents(probabilities, i)}</td>`)}
          </tr>`,
        );
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t.own}>
    <table class="numbers"><thead>${head}</thead><tbody>${lines}</tbody></table>
  </div>`;
}
