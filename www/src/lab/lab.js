/**
 * The lab: wires the state, the workers and the panels. Start reading the front end here.
 *
 * Everything that happens is an event to `reduce` in state.js: a reader's action (actions.js), a worker's message
 * (`#heard`) or a call from a script (`start`, `pause`, …). After each, the panels are rendered at most once a frame from
 * what their view.js derives from the state, and what they need to know is asked of the workers (workers/questions.js).
 */

import { html, nothing } from 'lit';
import { PRESETS, presetOf, textOf } from '../experiment/corpora.js';
import { abridge, corpusProblem, FieldError, validate, withField } from '../experiment/experiment.js';
import { blanks } from '../panels/blanks/panel.js';
import { needs as blankNeeds, blanks as blanksView } from '../panels/blanks/view.js';
import { corpus } from '../panels/corpus/panel.js';
import { needs as corpusNeeds, corpus as corpusView } from '../panels/corpus/view.js';
import { sentenceOf } from '../panels/field.js';
import { inside } from '../panels/inside/panel.js';
import { inside as insideView } from '../panels/inside/view.js';
import { LossPanel } from '../panels/loss/panel.js';
import { needs as floorNeeds, loss as lossView } from '../panels/loss/view.js';
import { runs } from '../panels/runs/panel.js';
import { runs as runsView } from '../panels/runs/view.js';
import { toolbar } from '../panels/toolbar/panel.js';
import { toolbar as toolbarView } from '../panels/toolbar/view.js';
import { failure as failureOf, fieldName } from '../panels/view.js';
import { t } from '../words/strings.en.js';
import { Questions } from '../workers/questions.js';
import { Runs } from '../workers/runs.js';
import { actions } from './actions.js';
import { Announcer } from './announcer.js';
import { asFailure, columns, News } from './news.js';
import { predictions } from './predict.js';
import { edited, initial, phase, reduce, trained } from './state.js';
import { saveAll, saveNumbers, savePicture } from './take.js';

/** @typedef {import('./state.js').LabEvent} LabEvent */

/** Steps a second at each speed. */
const RATES = { slow: 4, medium: 60, full: null };
/** What nobody waits for: the page is rendered when there is time. */
const LAZY = ['steps', 'answered'];

let lastRunId = 0;

/**
 * What the element offers.
 *
 * @typedef {object} Host
 * @property {(lazy?: boolean) => void} changed  The panels need rendering; `lazy` if nobody waits for it.
 * @property {(name: string, detail: object) => void} tell  Dispatches an event.
 * @property {() => void} starts  Training was asked for.
 * @property {(id: string) => HTMLElement | null} find  An element of the rendered panels.
 * @property {(style: string) => void} adopt  Adds a style sheet.
 */

export class Lab {
  #state;
  #host;
  #runs = new Runs((event) => this.#heard(event));
  #questions = new Questions(
    (need) => this.#runs.ask(need),
    (key, answer) => (answer ? this.#dispatch({ type: 'answered', key, answer }) : this.#inquire()),
    () => performance.now(),
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #inquiring;
  #announcer;
  #news;
  #lossPanel;
  #actions;
  /** Waits for a state: resolved by the first event that brings it. @type {{holds: () => boolean, resolve: () => void}[]} */
  #waits = [];
  #resumeWhenSeen = false;
  /** The panels under *Look inside* and what belongs to them, once they are here. @type {import('./take.js').Tools | null} */
  #insider = null;
  /** @type {Set<string>} */
  #hidden = new Set();

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
    const [first] = PRESETS;
    const { experiment: draft, blank } = first;
    this.#state = initial({ draft, corpus: textOf(draft.corpus), blank });
    this.#announcer = new Announcer(() => host.changed());
    this.#lossPanel = new LossPanel(() => host.changed());
    this.#news = new News(() => this.#state, host.tell, this.#announcer);
    this.#actions = actions({
      lab: this,
      state: () => this.#state,
      dispatch: (event) => this.#dispatch(event),
      find: host.find,
      apply: () => this.#applyIfStarted(),
      goOn: () => this.#train(null),
      attempt: (work) => this.#try(work),
      edited: () => host.tell('cloze-edit', {}),
      open: (name, open) => this.#open(name, open),
      save: (what, of) => this.#save(what, of),
      saveAll: () => this.#insider && saveAll(this.#insider, this.#state),
    });
  }

  // For scripts: the element hands these on as they are.

  get state() {
    return phase(this.#state);
  }

  /** The panels and controls that are not shown. */
  get hidden() {
    return this.#hidden;
  }

  set hidden(names) {
    this.#hidden = names;
    // What was opened while it was hidden is needed now.
    if (this.#state.inside.open.length > 0 && !names.has('inside')) this.#loadInspectors();
    this.#inquire();
  }

  /** The experiment that the editors show, defaults left out. */
  get experiment() {
    return abridge(this.#state.draft);
  }

  set experiment(value) {
    this.#use(value, undefined);
  }

  /** @param {unknown} value @param {string | undefined} blank */
  #use(value, blank) {
    const draft = validate(value);
    const text = textOf(draft.corpus);
    const problem = corpusProblem({ text });
    if (problem !== null) throw new FieldError('corpus.text', problem);
    this.#replace(draft, text, blank);
  }

  /**
   * What a link shall hold: the experiment, the sentence with its blanks and, after a training of just that, its
   * fingerprints.
   *
   * @returns {import('../experiment/permalink.js').Link}
   */
  get link() {
    const { runs: all, blank } = this.#state;
    const { open, settings } = this.#state.inside;
    const link = {
      experiment: this.experiment,
      blank: blank.text,
      ...(open.length > 0 ? { open } : {}),
      // Of a panel that is shut it would say nothing.
      ...(open.includes('step') && settings.step?.step ? { step: settings.step.step } : {}),
    };
    if (this.state !== 'done' || edited(this.#state)) return link;
    return { ...link, fingerprints: all.map(({ fingerprint }) => fingerprint) };
  }

  set link({ experiment, blank, open, step }) {
    this.#use(experiment, blank);
    if (step !== undefined) this.#dispatch({ type: 'inside-set', name: 'step', change: { step } });
    if (open === undefined) return;
    for (const name of this.#state.inside.open) if (!open.includes(name)) this.#open(name, false);
    for (const name of open) this.#open(name, true);
  }

  /** @param {string} name */
  usePreset(name) {
    const preset = PRESETS.find((candidate) => candidate.name === name);
    if (!preset) {
      const known = PRESETS.map((candidate) => candidate.name);
      this.#notice(t.unknownAttribute('preset', name, known));
      return;
    }
    const { experiment: draft, blank } = preset;
    this.#replace(draft, textOf(draft.corpus), blank);
  }

  /**
   * Sets one field of the experiment, as if it were typed.
   *
   * @param {string} path
   * @param {unknown} value
   */
  set(path, value) {
    validate(withField(this.#state.draft, path, value));
    this.#dispatch({ type: 'typed', path, text: String(value), value });
    if (!trained(this.#state)) this.#applyIfStarted();
  }

  get history() {
    return columns(this.#state.runs);
  }

  /** Resolves at the end of the budget of all runs that have not failed. Rejects if none could go on. */
  get finished() {
    return this.#news.finished;
  }

  /** Resolves when the runs are under way. */
  async start() {
    this.#refuseProblems();
    this.#host.starts();
    this.near();
    if (this.state === 'done' || this.state === 'failed' || (edited(this.#state) && !trained(this.#state)))
      this.#apply();
    if (this.state === 'loading') {
      this.#dispatch({ type: 'wanted' });
      await this.#until(() => this.state !== 'loading');
    } else {
      this.#train(null);
    }
    this.#refuseFailure();
  }

  /** Resolves when no step is in flight. */
  async pause() {
    this.#resumeWhenSeen = false;
    if (this.#state.wanted) this.#dispatch({ type: 'unwanted' });
    this.#pauseRuns();
    await this.#until(() => this.state !== 'running');
  }

  /** Makes `n` steps of every run. Resolves when they are made. */
  async step(n = 1) {
    if (!Number.isInteger(n) || n < 1)
      throw new RangeError(`${n} steps cannot be made; it must be a whole number from 1`);
    this.#refuseProblems();
    this.#host.starts();
    this.near();
    await this.pause();
    if (edited(this.#state) && !trained(this.#state)) this.#apply();
    await this.#until(() => this.state !== 'loading');
    this.#refuseFailure();
    this.#train(n);
    await this.#until(() => this.state !== 'running');
  }

  /** The draft from its start: same seed, same numbers. Resolves when the runs are ready. */
  async reset() {
    this.#refuseProblems();
    this.near();
    this.#apply();
    await this.#until(() => this.state !== 'loading');
    this.#refuseFailure();
  }

  /**
   * What each run would put into the blanks of a text.
   *
   * @param {string} text
   * @param {{top?: number}} [options]
   */
  async predict(text, { top = 5 } = {}) {
    this.near();
    await this.#until(() => this.state !== 'loading');
    this.#refuseFailure();
    return predictions(this.#state, text, top, (need) => this.#runs.ask(need));
  }

  /** The element is near the viewport: load. */
  near() {
    if (this.#state.near) return;
    this.#dispatch({ type: 'near' });
    this.#apply();
  }

  /** The page is shown or hidden: browsers may freeze a busy hidden tab in the middle of a step. @param {boolean} shown */
  seen(shown) {
    if (!shown && this.state === 'running') {
      this.#resumeWhenSeen = true;
      this.#pauseRuns();
    } else if (shown && this.#resumeWhenSeen) {
      this.#resumeWhenSeen = false;
      this.#until(() => this.state !== 'running').then(() => this.#train(null));
    }
  }

  /** Ends every worker: the element has left the page. Should it come back, it begins anew with what was edited. */
  end() {
    this.#endRuns();
    this.#runs.end();
    this.#dispatch({ type: 'released' });
    this.#announcer.end();
    clearTimeout(this.#inquiring);
  }

  /** @param {string | null} text */
  notice(text) {
    this.#notice(text);
    if (text !== null) this.#announcer.say(text);
  }

  /** An experiment with its history, from a file. What is here stays if it cannot be read. @param {File} file */
  async openFile(file) {
    await this.#loadInspectors();
    if (!this.#insider) return this.notice(t.insideFailed);
    try {
      const { experiment, blank, runs: recorded } = this.#insider.read(await file.text(), validate);
      this.#use(experiment, blank);
      // The same experiment again: its curves give way to those of the file.
      if (trained(this.#state)) this.#apply();
      this.#dispatch({ type: 'recorded', recorded: { experiment: this.#state.draft, runs: recorded } });
      this.notice(recorded.some(({ history }) => history.length > 0) ? t.recorded : null);
    } catch (error) {
      this.notice(t.notOpened(file.name, /** @type {Error} */ (error).message));
    }
  }

  // For the reader: every panel asks through here.

  /** @param {import('../panels/view.js').Action} action */
  #ask = (action) => {
    const act = /** @type {(action: import('../panels/view.js').Action) => unknown} */ (
      this.#actions[action.do]
    );
    return act(action);
  };

  /** What a reader asked for may be refused: that is said on the page, not thrown. @param {() => Promise<unknown>} work */
  #try(work) {
    work().catch((error) => {
      if (!(error instanceof Blocked) && !error.code) throw error;
    });
  }

  /** Tells the reader something, or takes it back. @param {string | null} text @param {string | null} [field] */
  #notice(text, field = null) {
    this.#dispatch({ type: 'notice', notice: text === null ? null : { text, field } });
  }

  /**
   * Another experiment as a whole.
   *
   * @param {import('../experiment/experiment.js').Experiment} draft
   * @param {string} text
   * @param {string | undefined} blank
   */
  #replace(draft, text, blank) {
    // Only what the reader wrote is worth a way back.
    const undo = presetOf(this.#state.draft) === undefined || this.#state.problems.length > 0;
    this.#dispatch({ type: 'drafted', draft, corpus: text, blank, undo });
    this.#applyIfStarted();
  }

  // Look inside.

  /** @param {string} name @param {boolean} open */
  #open(name, open) {
    this.#dispatch({ type: 'inside-opened', name, open });
    this.#host.tell('cloze-edit', {});
    // A link opens panels first, and then says what is hidden.
    if (open) queueMicrotask(() => this.#hidden.has('inside') || this.#loadInspectors());
  }

  async #loadInspectors() {
    const { code } = this.#state.inside;
    if (code === 'loading' || code === 'here') return;
    this.#dispatch({ type: 'inside-code', code: 'loading' });
    try {
      this.#insider = await import('../panels/inside/index.js');
      for (const { style } of this.#insider.inspectors) if (style) this.#host.adopt(style);
      this.#dispatch({ type: 'inside-code', code: 'here' });
    } catch {
      this.#dispatch({ type: 'inside-code', code: 'failed' });
    }
  }

  /** @param {'picture' | 'numbers'} what @param {string} of */
  async #save(what, of) {
    const [tools, state] = [this.#insider, this.#state];
    if (!tools) return;
    if (what === 'numbers') return saveNumbers(tools, state, of);
    try {
      await savePicture(tools, state, of, { find: this.#host.find, chart: this.#lossPanel });
    } catch (error) {
      this.notice(t.notSaved(/** @type {Error} */ (error).message));
    }
  }

  // The workers.

  /** What the panels need to know, those under *Look inside* if they are open and shown. */
  #needs() {
    const state = this.#state;
    const { open } = state.inside;
    const needs = [...corpusNeeds(state), ...blankNeeds(state), ...floorNeeds(state)];
    if (open.length > 0 && this.#insider !== null && !this.#hidden.has('inside')) {
      const shown = insideView(state);
      const opened = this.#insider.inspectors.filter(({ name }) => open.includes(name));
      needs.push(...opened.flatMap((inspector) => inspector.needs(shown)));
    }
    // It waits until there is somebody to ask.
    return needs.filter(({ run }) => this.#runs.has(run));
  }

  /** Asks what is not known yet, or no longer. */
  #inquire() {
    clearTimeout(this.#inquiring);
    const wait = this.#questions.want(this.#needs(), this.#state.answers);
    if (wait !== null) this.#inquiring = setTimeout(() => this.#inquire(), wait);
  }

  #applyIfStarted() {
    if (this.#state.near && this.#state.problems.length === 0 && edited(this.#state)) this.#apply();
  }

  /** Ends the workers and starts fresh ones with what the editors show. */
  #apply() {
    this.#endRuns();
    this.#announcer.clear();
    const { draft } = this.#state;
    const ids = draft.runs.map(() => ++lastRunId);
    const loaded = () => this.#state.compiled || this.#dispatch({ type: 'compiled' });
    this.#dispatch({ type: 'applied', experiment: draft, ids });
    this.#runs
      .begin(JSON.stringify(abridge(draft)), ids, loaded)
      .then((begun) => begun && this.#inquire())
      .catch((error) => {
        // A mistake of ours is no failure: it goes to the console, with its stack.
        if (!('code' in error)) throw error;
        if (this.#state.runs[0]?.id !== ids[0]) return;
        this.#dispatch({ type: 'load-failed', error });
        this.#news.failed(error, null);
      });
  }

  #endRuns() {
    this.#runs.endRuns();
    this.#questions.clear();
    this.#news.pace.reset();
    this.#resumeWhenSeen = false;
  }

  /** @param {number | null} steps */
  #train(steps) {
    const rate = steps === null ? RATES[this.#state.speed] : null;
    const some = this.#state.runs.filter(({ phase: now }) => ['ready', 'paused', 'running'].includes(now));
    this.#runs.train(some, steps, rate);
    for (const { id } of some) this.#dispatch({ type: 'started', run: id });
    this.#news.started();
  }

  #pauseRuns() {
    for (const run of this.#state.runs) if (run.phase === 'running') this.#runs.pause(run.id);
  }

  /** @param {import('../workers/runs.js').RunEvent} event */
  #heard(event) {
    this.#dispatch(event);
    const run = this.#state.runs.find(({ id }) => id === event.run);
    this.#runs.pass(event, run?.history.length ?? 0);
    switch (event.type) {
      case 'ready':
        return this.#readied();
      case 'steps':
        return this.#news.stepped();
      case 'paused':
      case 'done':
        return this.#stopped();
      case 'failed':
        this.#news.failed(event.error, run?.label ?? null);
        if (this.state === 'failed') return;
        this.#runs.drop(event.run);
        return run?.history.length === 0 ? this.#readied() : this.#stopped();
    }
  }

  #readied() {
    if (this.state === 'loading') return;
    this.#news.readied();
    if (this.#state.wanted) this.#train(null);
  }

  #stopped() {
    if (this.state === 'running') return;
    const compared = this.#news.stopped();
    if (compared !== null) this.notice(compared);
    if (this.state === 'done') this.#news.done();
  }

  // The state.

  /** @param {LabEvent} event */
  #dispatch(event) {
    const before = this.#state;
    const was = phase(before);
    this.#state = reduce(before, event);
    if (this.#state === before) return;
    const { draft, blank } = this.#state;
    this.#host.changed(LAZY.includes(event.type));
    if (draft !== before.draft || blank !== before.blank) this.#host.tell('cloze-edit', {});
    const is = phase(this.#state);
    if (is !== was) this.#host.tell('cloze-statechange', { state: is, previous: was });
    const met = this.#waits.filter(({ holds }) => holds());
    this.#waits = this.#waits.filter((wait) => !met.includes(wait));
    for (const { resolve } of met) resolve();
    this.#inquire();
  }

  /** @param {() => boolean} holds @returns {Promise<void>} */
  #until(holds) {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => this.#waits.push({ holds, resolve }));
  }

  #refuseProblems() {
    const [problem] = this.#state.problems;
    if (!problem) {
      if (this.#state.notice) this.#notice(null);
      return;
    }
    const text = t.mend(fieldName(this.#state, problem.field), problem.message);
    this.#notice(text, problem.field);
    throw new Blocked(text);
  }

  #refuseFailure() {
    if (this.state !== 'failed') return;
    const { error, runs: all } = this.#state;
    throw asFailure(error ?? all[0]?.error ?? { code: 'internal', message: t.failedTitle });
  }

  // The page.

  /** The panels as the state has them. */
  template() {
    const hides = (/** @type {string} */ name) => this.#hidden.has(name);
    const shown = (/** @type {string} */ name, /** @type {() => unknown} */ part) =>
      hides(name) ? nothing : part();
    const state = this.#state;
    const failure = failureOf(state);
    return html`<div class="lab" part="lab" role="group" aria-label=${t.lab}>
      ${shown('toolbar', () => toolbar(toolbarView(state, this.#news.pace), this.#ask, hides))}
      ${
        failure
          ? html`<div class="failure" role="alert">
            <h2>${failure.title}</h2>
            <p>${sentenceOf(failure.message)}</p>
            ${failure.next ? html`<p>${failure.next}</p>` : nothing}
            <button @click=${() => this.#ask({ do: 'reset' })}>${t.tryAgain}</button>
          </div>`
          : nothing
      }
      <div class="columns">
        ${shown('corpus', () => corpus(corpusView(state), this.#ask))}
        ${shown('loss', () => this.#lossPanel.template(lossView(state)))}
        ${shown('blanks', () => blanks(blanksView(state), this.#ask))}
      </div>
      ${shown('runs', () => runs(runsView(state), this.#ask))}
      ${shown('inside', () => inside(insideView(state), this.#insider?.inspectors ?? [], this.#ask))}
      <p class="unseen" role="status">${this.#announcer.text}</p>
    </div>`;
  }

  /** After the panels were rendered: what is drawn rather than written. */
  draw() {
    this.#lossPanel.draw(lossView(this.#state));
  }

  /** The page is about to be printed, or was. @param {boolean} printing */
  print(printing) {
    this.#lossPanel.print(printing, lossView(this.#state));
  }

  /** The colours have changed. */
  restyle() {
    this.#lossPanel.restyle();
    this.#host.changed();
  }
}

/** Something has to be mended first; the page says what. */
class Blocked extends Error {
  name = 'Blocked';
}
