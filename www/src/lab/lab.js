/**
 * The lab: wires the state, the workers and the panels. Start reading the front end here. From a click to a worker and
 * back:
 *
 * 1. A panel (panels/<name>/panel.js) calls `ask({do: 'toggle-word', …})`. The lab finds the action in actions.js.
 * 2. The action dispatches an event. `reduce` (state.js; typed-values.js for settings) makes the next state, and
 *    `#dispatch` puts it in place.
 * 3. The element (element.js) renders at most once a frame: template.js gives each panel what its view.js derives from
 *    the state. The colours and sizes are in style.css, controls.css and the panels' own sheets (styles.js lists them).
 * 4. `#dispatch` also calls `Training.inquire` (training.js), which gathers the questions that the shown panels need
 *    answered.
 * 5. workers/questions.js sends those whose answer is missing or out of date; workers/pool.js finds the run's client;
 *    workers/client.js posts the question; workers/worker.js asks the engine, and posts the answer.
 * 6. The answer is an event as well, `answered`: answers.js keeps it in the state under the question's key; go to 3.
 *
 * Train, Pause and Step are actions too: training.js starts and stops the workers, and dispatches the steps they
 * report. inside-panels.js loads the panels under *Look inside*, and take.js saves files for one of them. news.js tells
 * the page around the lab how training goes (pace.js: how fast; announcer.js: to screen readers). scripts.js makes what
 * scripts are given, and api.d.ts declares it.
 */

import { equal, FieldError } from '../experiment/check.js';
import { PRESETS, presetOf, textOf } from '../experiment/corpora.js';
import { abridge, corpusProblem, validate } from '../experiment/experiment.js';
import { withField } from '../experiment/fields.js';
import { INSPECTORS } from '../experiment/panels.js';
import { blankFor } from '../experiment/recipe.js';
import { LossPanel } from '../panels/loss/panel.js';
import { loss as lossView } from '../panels/loss/view.js';
import { fieldName } from '../panels/view.js';
import { failing, Refusal } from '../words/refusal.js';
import { t } from '../words/strings.js';
import { actions } from './actions.js';
import { Announcer } from './announcer.js';
import { InsidePanels } from './inside-panels.js';
import { checked } from './kept.js';
import { News } from './news.js';
import { asFailure, columns, floorsOf, linkOf, predictions } from './scripts.js';
import { Speech } from './speech.js';
import { edited, initial, phase, reduce, trained } from './state.js';
import { needs, template } from './template.js';
import { Training } from './training.js';
import { remembered, workOf } from './work.js';

/** @typedef {import('./state.js').LabEvent} LabEvent */
/** @typedef {string | import('../words/refusal.js').Sentence} Said */

/** @type {string[]} */
const SPEEDS = ['slow', 'medium', 'full'];

/** Events that no reader waits for: rendering may come a little later. */
const LAZY = ['steps', 'answered'];

/**
 * What the lab needs of the element.
 *
 * @typedef {object} Host
 * @property {(lazy?: boolean) => void} changed  The panels need rendering; `lazy` if it may come a little later.
 * @property {(name: string, detail: object) => void} tell  Dispatches an event.
 * @property {() => void} starts  Training was asked for.
 * @property {(id: string) => HTMLElement | null} find  An element of the rendered panels.
 * @property {(id: string) => void} show  Brings such an element into view, once it is rendered, and the focus to it.
 * @property {(style: string) => void} adopt  Adds a style sheet.
 */

export class Lab {
  #state;
  #host;
  #announcer;
  #news;
  #lossPanel;
  #training;
  #insidePanels;
  #speech;
  #actions;
  /**
   * Promises that the first event to make `holds` true resolves.
   *
   * @type {{holds: () => boolean, resolve: () => void}[]}
   */
  #waits = [];
  /** @type {Set<string>} */
  #hidden = new Set();
  /** A training to go on with once the lab loads. @type {import('./kept.js').Restored | null} */
  #kept = null;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
    this.#speech = new Speech(() => host.changed());
    const [first] = PRESETS;
    const { experiment: draft, blank } = first;
    this.#state = initial({ draft, corpus: textOf(draft.corpus), blank });
    this.#announcer = new Announcer(() => host.changed());
    this.#lossPanel = new LossPanel(() => host.changed());
    this.#news = new News(() => this.#state, host.tell, this.#announcer);
    const state = () => this.#state;
    const dispatch = (/** @type {LabEvent} */ event) => this.#dispatch(event);
    const notice = (/** @type {Said | null} */ text) => this.notice(text);
    this.#insidePanels = new InsidePanels({
      ...{ state, dispatch, notice, host, chart: this.#lossPanel },
      hidden: () => this.#hidden.has('inside'),
      words: () => this.#speech.withInside(),
    });
    this.#training = new Training({
      ...{ state, dispatch, notice, news: this.#news, announcer: this.#announcer },
      needs: () => [...needs(this.#state), ...this.#insidePanels.needs()],
    });
    this.#actions = actions({
      ...{ lab: this, state, dispatch, find: host.find, show: host.show },
      apply: () => this.#training.applyIfStarted(),
      goOn: () => this.#training.train(null),
      attempt: (work) => this.#try(work),
      edited: () => host.tell('cloze-edit', {}),
      insidePanels: this.#insidePanels,
    });
  }

  // For scripts: the element's own properties and methods call these.

  get state() {
    return phase(this.#state);
  }

  /** One of LANGUAGES (words/language.js). Words of all others than English are loaded first. */
  get language() {
    return this.#speech.chosen;
  }

  set language(name) {
    this.#speech.choose(name);
  }

  /** The panels and controls that are not shown. */
  get hidden() {
    return this.#hidden;
  }

  set hidden(names) {
    this.#hidden = names;
    // Panels may have been opened while *Look inside* was hidden: their script is needed now.
    if (this.#state.inside.open.length > 0 && !names.has('inside')) this.#insidePanels.load();
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
    const fits = () => ('grammar' in draft.corpus ? null : blankFor(text, draft, this.#state.blank.text));
    this.#replace(draft, text, blank ?? fits() ?? undefined);
  }

  /** The content of a link: the experiment, the sentence and, once this experiment is trained, its fingerprints. */
  get link() {
    return linkOf(this.#state);
  }

  set link({ experiment, blank, open, step, exercise, heading, caption, size, trained }) {
    this.#use(experiment, blank);
    const figure = Object.entries({ heading, caption, size, trained }).filter(([, said]) => said);
    this.#dispatch({ type: 'figure', figure: Object.fromEntries(figure) });
    if (step !== undefined) this.#dispatch({ type: 'inside-set', name: 'step', change: { step } });
    if (exercise) this.#dispatch({ type: 'inside-set', name: 'exercises', change: exercise });
    if (open !== undefined) this.#open(open);
  }

  /** Opens these panels under *Look inside*, and closes the others. @param {string[]} names */
  #open(names) {
    for (const name of this.#state.inside.open)
      if (!names.includes(name)) this.#insidePanels.open(name, false);
    for (const name of names) this.#insidePanels.open(name, true);
  }

  /**
   * What the reader has set up and typed, as JSON. Setting one that has no valid experiment throws.
   *
   * @returns {any}
   */
  get work() {
    return workOf(this.#state);
  }

  set work(value) {
    const { experiment, blank, corpus, open } = value;
    this.#use(experiment, typeof blank === 'string' ? blank : undefined);
    if (typeof corpus === 'string') this.#ask({ do: 'corpus', text: corpus });
    for (const event of remembered(value)) this.#dispatch(event);
    if (Array.isArray(open)) this.#open(INSPECTORS.filter((name) => open.includes(name)));
  }

  /**
   * The training as it stands, as plain data for {@link Lab.resume}; null before its first step.
   *
   * @returns {Promise<import('./kept.js').Kept | null>}
   */
  keep() {
    return this.#training.keep();
  }

  /**
   * Goes on with a training that was kept: its runs stand where they stood.
   *
   * @param {unknown} value
   * @param {boolean} [beside]  Keep what the editors show, though it may be another experiment.
   * @throws {Error}  With what is wrong with the value. Nothing has changed then.
   */
  resume(value, beside = false) {
    const kept = checked(value);
    if (!beside && !equal(kept.experiment, this.#state.draft)) this.#use(kept.experiment, undefined);
    this.#kept = kept;
    if (!this.#state.near) return;
    const { wanted } = this.#state;
    this.#begin();
    if (wanted) this.#dispatch({ type: 'wanted' });
  }

  /** Starts the runs of the training that was kept, if there is one, or new ones of the draft. */
  #begin() {
    const kept = this.#kept;
    this.#kept = null;
    this.#training.apply(kept);
  }

  /** @param {string} name */
  usePreset(name) {
    const preset = PRESETS.find((candidate) => candidate.name === name);
    if (!preset) {
      const names = PRESETS.map((candidate) => candidate.name);
      this.#notice(() => t.unknownAttribute('preset', name, names));
      return;
    }
    const { experiment: draft, blank } = preset;
    this.#replace(draft, textOf(draft.corpus), blank);
  }

  /**
   * Sets one field of the experiment, as if a reader typed it.
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
   * Asks every run what it would put into the blanks of a text.
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

  /** @param {unknown} [experiment]  By default, the one that the editors show. */
  async floors(experiment = this.experiment) {
    const asked = abridge(validate(experiment));
    this.near();
    await this.#until(() => this.state !== 'loading');
    return floorsOf(asked, (need) => this.#training.ask(need));
  }

  get speed() {
    return this.#state.speed;
  }

  set speed(speed) {
    if (!SPEEDS.includes(speed)) throw new RangeError(t.unknownAttribute('speed', String(speed), SPEEDS));
    this.#ask({ do: 'speed', speed });
  }

  /** The element is near the viewport: load. */
  near() {
    if (this.#state.near) return;
    this.#dispatch({ type: 'near' });
    this.#begin();
  }

  /** The page is shown or hidden. @param {boolean} shown */
  seen(shown) {
    if (this.#training.seen(shown))
      this.#until(() => this.state !== 'running').then(() => this.#training.train(null));
  }

  /** Ends every worker: the element has left the page. If it comes back, it starts new runs of the draft. */
  end() {
    this.#training.end();
    this.#dispatch({ type: 'released' });
    this.#announcer.end();
  }

  /** @param {Said | null} text */
  notice(text) {
    this.#notice(text);
    if (text !== null) this.#announcer.say(text);
  }

  /** Opens an experiment with its history. A file that cannot be read changes nothing. @param {File} file */
  openFile(file) {
    return this.#insidePanels.read(file, (experiment, blank) => {
      this.#use(experiment, blank);
      // If it is the experiment that was trained already, its runs start anew, so that the file's curves are shown.
      if (trained(this.#state)) this.#training.apply();
    });
  }

  // For the reader.

  /** Does what a panel asks for. @param {import('../panels/view.js').Action} action */
  #ask = (action) => {
    this.#speech.speak();
    const act = /** @type {(action: import('../panels/view.js').Action) => unknown} */ (
      this.#actions[action.do]
    );
    return act(action);
  };

  /**
   * Does work that may be refused: the page already shows the refusal, so it is not thrown.
   *
   * @param {() => Promise<unknown>} work
   */
  #try(work) {
    work().catch((error) => {
      if (!(error instanceof Blocked) && !error.code) throw error;
    });
  }

  /** Shows a sentence under the toolbar; null removes it. @param {Said | null} text @param {string | null} [field] */
  #notice(text, field = null) {
    this.#dispatch({ type: 'notice', notice: text === null ? null : { text, field } });
  }

  /**
   * Replaces the whole experiment.
   *
   * @param {import('../experiment/experiment.js').Experiment} draft
   * @param {string} text
   * @param {string | undefined} blank
   */
  #replace(draft, text, blank) {
    this.#kept = null;
    // Undo is offered only for the reader's own edits: a preset can be chosen again.
    const undo = presetOf(this.#state.draft) === undefined || this.#state.problems.length > 0;
    this.#dispatch({ type: 'drafted', draft, corpus: text, blank, undo });
    this.#training.applyIfStarted();
  }

  // The state.

  /** @param {LabEvent} event */
  #dispatch(event) {
    this.#speech.speak();
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
    const say = () => t.mend(fieldName(this.#state, problem.field), problem.say());
    this.#notice(say, problem.field);
    throw new Blocked(say);
  }

  #refuseFailure() {
    if (this.state !== 'failed') return;
    const { error, runs: all } = this.#state;
    throw asFailure(error ?? all[0]?.error ?? failing('internal', () => t.failedTitle));
  }

  // The page.

  /** The panels, as a template of Lit; nothing before their words are there. */
  template() {
    const { spoken } = this.#speech;
    if (spoken === null) return null;
    this.#speech.speak();
    return template(this.#state, this.#ask, {
      language: spoken,
      hidden: this.#hidden,
      pace: this.#news.pace,
      lossPanel: this.#lossPanel,
      inspectors: this.#insidePanels.inspectors,
      announcement: this.#announcer.text,
    });
  }

  /** Draws the canvases, after the panels were rendered. */
  draw() {
    this.#speech.speak();
    this.#lossPanel.draw(lossView(this.#state));
  }

  /** The page is about to be printed, or was. @param {boolean} printing */
  print(printing) {
    this.#speech.speak();
    this.#lossPanel.print(printing, lossView(this.#state));
  }

  /** The colours have changed. */
  restyle() {
    this.#lossPanel.restyle();
    this.#host.changed();
  }
}

/** Thrown where training cannot start before a field is mended; the page names the field. */
class Blocked extends Refusal {
  name = 'Blocked';
}
