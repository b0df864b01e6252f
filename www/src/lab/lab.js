/**
 * The lab: wires the state, the workers and the panels. Start reading the front end here.
 *
 * Everything that happens is an event to `reduce` in state.js: a reader's action (actions.js), a worker's message
 * (training.js) or a call from a script (`start`, `pause`, …). After each, the panels are rendered at most once a frame from
 * what their view.js derives from the state, and what they need to know is asked of the workers (workers/questions.js).
 */

import { html, nothing } from 'lit';
import { FieldError } from '../experiment/check.js';
import { PRESETS, presetOf, textOf } from '../experiment/corpora.js';
import { abridge, corpusProblem, validate } from '../experiment/experiment.js';
import { withField } from '../experiment/fields.js';
import { blanks } from '../panels/blanks/panel.js';
import { needs as blankNeeds, blanks as blanksView } from '../panels/blanks/view.js';
import { corpus } from '../panels/corpus/panel.js';
import { needs as corpusNeeds, corpus as corpusView } from '../panels/corpus/view.js';
import { failureCard } from '../panels/failure.js';
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
import { actions } from './actions.js';
import { Announcer } from './announcer.js';
import { Insider } from './insider.js';
import { News } from './news.js';
import { asFailure, columns, linkOf, predictions } from './scripts.js';
import { edited, initial, phase, reduce, trained } from './state.js';
import { Training } from './training.js';

/** @typedef {import('./state.js').LabEvent} LabEvent */

/** What nobody waits for: the page is rendered when there is time. */
const LAZY = ['steps', 'answered'];

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
  #announcer;
  #news;
  #lossPanel;
  #training;
  #insider;
  #actions;
  /** Waits for a state: resolved by the first event that brings it. @type {{holds: () => boolean, resolve: () => void}[]} */
  #waits = [];
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
    const state = () => this.#state;
    const dispatch = (/** @type {LabEvent} */ event) => this.#dispatch(event);
    const notice = (/** @type {string | null} */ text) => this.notice(text);
    this.#insider = new Insider({
      ...{ state, dispatch, notice, host, chart: this.#lossPanel },
      hidden: () => this.#hidden.has('inside'),
    });
    this.#training = new Training({
      ...{ state, dispatch, notice, news: this.#news, announcer: this.#announcer },
      needs: () => [
        ...corpusNeeds(this.#state),
        ...blankNeeds(this.#state),
        ...floorNeeds(this.#state),
        ...this.#insider.needs(),
      ],
    });
    this.#actions = actions({
      ...{ lab: this, state, dispatch, find: host.find },
      apply: () => this.#training.applyIfStarted(),
      goOn: () => this.#training.train(null),
      attempt: (work) => this.#try(work),
      edited: () => host.tell('cloze-edit', {}),
      insider: this.#insider,
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
    if (this.#state.inside.open.length > 0 && !names.has('inside')) this.#insider.load();
    this.#training.inquire();
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

  /** What a link shall hold: the experiment, the sentence and, after a training of just that, its fingerprints. */
  get link() {
    return linkOf(this.#state);
  }

  set link({ experiment, blank, open, step }) {
    this.#use(experiment, blank);
    if (step !== undefined) this.#dispatch({ type: 'inside-set', name: 'step', change: { step } });
    if (open === undefined) return;
    for (const name of this.#state.inside.open) if (!open.includes(name)) this.#insider.open(name, false);
    for (const name of open) this.#insider.open(name, true);
  }

  /** @param {string} name */
  usePreset(name) {
    const preset = PRESETS.find((candidate) => candidate.name === name);
    if (!preset) {
      const names = PRESETS.map((candidate) => candidate.name);
      this.#notice(t.unknownAttribute('preset', name, names));
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
    if (!trained(this.#state)) this.#training.applyIfStarted();
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
      this.#training.apply();
    if (this.state === 'loading') {
      this.#dispatch({ type: 'wanted' });
      await this.#until(() => this.state !== 'loading');
    } else {
      this.#training.train(null);
    }
    this.#refuseFailure();
  }

  /** Resolves when no step is in flight. */
  async pause() {
    if (this.#state.wanted) this.#dispatch({ type: 'unwanted' });
    this.#training.pause();
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
    if (edited(this.#state) && !trained(this.#state)) this.#training.apply();
    await this.#until(() => this.state !== 'loading');
    this.#refuseFailure();
    this.#training.train(n);
    await this.#until(() => this.state !== 'running');
  }

  /** The draft from its start: same seed, same numbers. Resolves when the runs are ready. */
  async reset() {
    this.#refuseProblems();
    this.near();
    this.#training.apply();
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
    return predictions(this.#state, text, top, (need) => this.#training.ask(need));
  }

  /** The element is near the viewport: load. */
  near() {
    if (this.#state.near) return;
    this.#dispatch({ type: 'near' });
    this.#training.apply();
  }

  /** The page is shown or hidden. @param {boolean} shown */
  seen(shown) {
    if (this.#training.seen(shown))
      this.#until(() => this.state !== 'running').then(() => this.#training.train(null));
  }

  /** Ends every worker: the element has left the page. Should it come back, it begins anew with what was edited. */
  end() {
    this.#training.end();
    this.#dispatch({ type: 'released' });
    this.#announcer.end();
  }

  /** @param {string | null} text */
  notice(text) {
    this.#notice(text);
    if (text !== null) this.#announcer.say(text);
  }

  /** An experiment with its history, from a file. What is here stays if it cannot be read. @param {File} file */
  openFile(file) {
    return this.#insider.read(file, (experiment, blank) => {
      this.#use(experiment, blank);
      // The same experiment again: its curves give way to those of the file.
      if (trained(this.#state)) this.#training.apply();
    });
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
    this.#training.applyIfStarted();
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
    this.#training.inquire();
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
    return html`<div class="lab" part="lab" role="group" aria-label=${t.lab}>
      ${shown('toolbar', () => toolbar(toolbarView(state, this.#news.pace), this.#ask, hides))}
      ${failureCard(failureOf(state), this.#ask)}
      <div class="columns">
        ${shown('corpus', () => corpus(corpusView(state), this.#ask))}
        ${shown('loss', () => this.#lossPanel.template(lossView(state)))}
        ${shown('blanks', () => blanks(blanksView(state), this.#ask))}
      </div>
      ${shown('runs', () => runs(runsView(state), this.#ask))}
      ${shown('inside', () => inside(insideView(state), this.#insider.inspectors, this.#ask))}
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
