/**
 * The lab: wires the state, the workers and the panels. Start reading the front end here.
 *
 * Everything that happens is an event to `reduce` in state.js: a reader's action (`#ask`), a worker's message
 * (`#heard`) or a call from a script (`start`, `pause`, …). After each, the panels are rendered at most once a frame
 * from what view.js derives from the state.
 */

import { html, nothing } from 'lit';
import { corpusOf, PRESETS, presetOf, textOf } from '../experiment/corpora.js';
import {
  abridge,
  corpusJson,
  corpusProblem,
  equal,
  FieldError,
  validate,
  withField,
} from '../experiment/experiment.js';
import { floorsKey } from '../experiment/floors.js';
import { canonical, pieces } from '../experiment/sentence.js';
import { whatIf } from '../experiment/what-if.js';
import { blanks } from '../panels/blanks/panel.js';
import {
  blankNumbers,
  blanks as blanksView,
  top as likeliest,
  pieces as piecesOf,
} from '../panels/blanks/view.js';
import { corpus } from '../panels/corpus/panel.js';
import { corpus as corpusView } from '../panels/corpus/view.js';
import { idOf, sentenceOf } from '../panels/field.js';
import { inside } from '../panels/inside/panel.js';
import { inside as insideView } from '../panels/inside/view.js';
import { LossPanel } from '../panels/loss/panel.js';
import { lossNumbers, loss as lossView } from '../panels/loss/view.js';
import { runs } from '../panels/runs/panel.js';
import { runs as runsView } from '../panels/runs/view.js';
import { toolbar } from '../panels/toolbar/panel.js';
import { toolbar as toolbarView } from '../panels/toolbar/view.js';
import { failure as failureOf, fieldName, over } from '../panels/view.js';
import { t } from '../words/strings.en.js';
import { compiled } from '../workers/engine.js';
import { ExactClient } from '../workers/exact-client.js';
import { Looks } from '../workers/looks.js';
import { RunClient } from '../workers/run-client.js';
import { room, Turns } from '../workers/turns.js';
import { Announcer } from './announcer.js';
import { Pace } from './pace.js';
import { countedText, edited, initial, phase, reduce, replayed, stepsMade, trained } from './state.js';

/** @typedef {import('../experiment/experiment.js').Experiment} Experiment */
/** @typedef {import('./state.js').LabEvent} LabEvent */
/** @typedef {{token: string, probability: number}} Candidate */

/** Steps a second at each speed. */
const RATES = { slow: 4, medium: 60, full: null };
/** Time between two questions to the models while they train, in ms. */
const ASK_EVERY = 250;
/** How long the typing must rest before a corpus is counted and its exact answers are computed, in ms. */
const KNOW_AFTER = 150;
/** Time between two `cloze-step` events, in ms. */
const TELL_EVERY = 100;

let lastRunId = 0;
let lastQuestion = 0;

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
  /** @type {RunClient[]} */
  #clients = [];
  /** Computes the exact answers; lives as long as the lab has workers at all. @type {ExactClient | null} */
  #exact = null;
  /** What it was last asked for. */
  #known = { floors: '', exact: '' };
  #pace = new Pace();
  #announcer;
  #lossPanel;
  /** Waits for a state: resolved by the first event that brings it. @type {{holds: () => boolean, resolve: () => void}[]} */
  #waits = [];
  #finished = deferred();
  /** Runs that owe an answer about the blank, and those to be asked again after it. @type {Map<number, boolean>} */
  #asking = new Map();
  /** What each run was asked to follow. @type {Map<number, string>} */
  #followed = new Map();
  /** Where there are more runs than room. @type {Turns | null} */
  #turns = null;
  #lastAsked = 0;
  #lastTold = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #knowing;
  #resumeWhenSeen = false;
  #looks = new Looks(
    (need) => this.#look(need),
    (key, answer) => this.#dispatch({ type: 'looked', key, answer }),
    () => performance.now(),
  );
  /** The panels under *Look inside* and what belongs to them, once they are here. @type {typeof import('../panels/inside/index.js') | null} */
  #insider = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #looking;
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
    this.#lookInside();
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
    return this.#finished.promise;
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
    this.#stopWorkers();
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
    const live = this.#state.runs.filter((run) => run.phase !== 'failed');
    const { active, draft } = this.#state;
    const asked = canonical(text);
    const best = this.#exactAnswer(active ?? draft, asked);
    const answers = await Promise.all(
      live.map(async ({ id, label, info }) => {
        const client = this.#client(id);
        /** @type {import('../workers/protocol.js').Prediction} */
        const prediction = await client?.predict(asked).catch(asError);
        return { label, vocabulary: info?.vocabulary ?? [], prediction };
      }),
    );
    const exact = await best;
    const { tokens, blanks: positions } = answers[0].prediction;
    const candidates = (
      /** @type {string[]} */ vocabulary,
      /** @type {Float32Array} */ probabilities,
      /** @type {number} */ i,
    ) => {
      const row = probabilities.subarray(i * vocabulary.length, (i + 1) * vocabulary.length);
      return likeliest(row, top).map((id) => ({ token: vocabulary[id], probability: row[id] }));
    };
    return {
      tokens,
      blanks: positions.map((position, i) => ({
        position,
        exact: exact?.entropies[i] == null ? null : candidates(exact.vocabulary, exact.probabilities, i),
        runs: answers.map(({ label, vocabulary, prediction }) => ({
          label,
          candidates: candidates(vocabulary, prediction.probabilities, i),
        })),
      })),
    };
  }

  /**
   * What the exact predictor would put there; null where it cannot be computed.
   *
   * @param {Experiment} experiment
   * @param {string} text
   * @returns {Promise<import('../workers/protocol.js').ExactPrediction | null>}
   */
  async #exactAnswer(experiment, text) {
    const question = {
      type: /** @type {const} */ ('exact'),
      experiment: JSON.stringify(abridge(experiment)),
      text,
    };
    // A lane of its own: a script's question gives way to no other.
    return (await this.#exact?.ask(question, `script ${++lastQuestion}`).catch(() => null)) ?? null;
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
      this.#stopWorkers();
    } else if (shown && this.#resumeWhenSeen) {
      this.#resumeWhenSeen = false;
      this.#until(() => this.state !== 'running').then(() => this.#train(null));
    }
  }

  /** Ends every worker: the element has left the page. Should it come back, it begins anew with what was edited. */
  end() {
    this.#endWorkers();
    this.#exact?.end();
    this.#exact = null;
    this.#dispatch({ type: 'released' });
    this.#announcer.end();
    clearTimeout(this.#knowing);
  }

  /** Tells the reader something, or takes it back. @param {string | null} text @param {string | null} [field] */
  #notice(text, field = null) {
    this.#dispatch({ type: 'notice', notice: text === null ? null : { text, field } });
  }

  /** @param {string | null} text */
  notice(text) {
    this.#notice(text);
    if (text !== null) this.#announcer.say(text);
  }

  // For the reader: every panel asks through here.

  /** @param {import('../panels/view.js').Action} action */
  #ask = (action) => {
    switch (action.do) {
      case 'train':
        return this.#try(() => this.start());
      case 'pause':
        return this.#try(() => this.pause());
      case 'step':
        return this.#try(() => this.step());
      case 'reset':
        return this.#try(() => this.reset());
      case 'preset':
        return this.usePreset(action.name);
      case 'undo':
        this.#dispatch({ type: 'undone' });
        return trained(this.#state) ? undefined : this.#applyIfStarted();
      case 'undo-edits': {
        const { active } = this.#state;
        return active ? this.#dispatch({ type: 'reverted', corpus: textOf(active.corpus) }) : undefined;
      }
      case 'show':
        return this.#host.find(action.field === 'corpus' ? 'corpus' : idOf(action.field))?.focus();
      case 'speed':
        this.#dispatch({ type: 'speed', speed: action.speed });
        if (this.state === 'running') this.#train(null);
        return;
      case 'set':
        this.#dispatch({ type: 'typed', path: action.path, text: action.text, value: action.value });
        return trained(this.#state) ? undefined : this.#applyIfStarted();
      case 'corpus':
        return this.#typeCorpus(action.text);
      case 'corpus-refused':
        return this.#dispatch({ type: 'corpus-refused', reason: action.reason });
      case 'restore-corpus': {
        const { bundled, draft } = this.#state;
        const text = textOf(bundled);
        // A grammar is drawn from as before.
        const source = 'grammar' in bundled ? corpusOf(text, draft.corpus) : bundled;
        return this.#dispatch({
          type: 'drafted',
          draft: { ...draft, corpus: source },
          corpus: text,
          undo: true,
        });
      }
      case 'blank':
        this.#dispatch({ type: 'blank-typed', text: action.text });
        return this.#askModels();
      case 'toggle-word':
        return this.#toggleWord(action.index, action.truth);
      case 'sentence': {
        this.#dispatch({ type: 'blank-typed', text: action.text });
        const found = pieces(action.text);
        return this.#toggleWord(Math.floor(found.length / 2), []);
      }
      case 'what-if': {
        const draft = whatIf(this.#state.draft, action.name, t.whatIf[action.name]);
        if (draft === null) return;
        this.#dispatch({ type: 'drafted', draft, corpus: this.#state.corpus, undo: true });
        return this.#applyIfStarted();
      }
      case 'inside-open':
        return this.#open(action.name, action.open);
      case 'save':
        return this.#save(action.what, action.of);
      case 'save-all':
        return this.#saveAll();
      case 'open-file':
        return this.openFile(action.file);
      case 'inside-set':
        this.#dispatch({ type: 'inside-set', name: action.name, change: action.change });
        // A link can hold it.
        return this.#host.tell('cloze-edit', {});
      case 'add-run':
        return this.#duplicate(this.#state.draft.runs.length - 1, (labels) =>
          unused(labels, (n) => `${t.newRun} ${n}`),
        );
      case 'duplicate-run':
        return this.#duplicate(action.index, (labels, label) => unused(labels, (n) => t.copyOf(label, n)));
      case 'remove-run': {
        const left = this.#state.draft.runs.filter((_, i) => i !== action.index);
        return this.#editRuns(left, false);
      }
    }
  };

  /** What a reader asked for may be refused: that is said on the page, not thrown. @param {() => Promise<unknown>} work */
  #try(work) {
    work().catch((error) => {
      if (!(error instanceof Blocked) && !error.code) throw error;
    });
  }

  /** @param {number} index @param {string[]} truth */
  #toggleWord(index, truth) {
    const before = this.#state.blank;
    this.#dispatch({ type: 'blank-toggled', index, truth });
    if (this.#state.blank !== before) {
      this.#askModels();
      return;
    }
    // Nobody knows what stood there: the reader can type it.
    const input = /** @type {HTMLInputElement | null} */ (this.#host.find('blank'));
    const piece = pieces(before.text)[index];
    input?.focus();
    input?.setSelectionRange(piece.start, piece.end);
  }

  /** @param {string} text */
  #typeCorpus(text) {
    const before = this.#state.draft.corpus;
    const problem = corpusProblem('grammar' in before ? { ...before, grammar: text } : { text });
    this.#dispatch({
      type: 'corpus-typed',
      text,
      corpus: problem === null ? corpusOf(text, before) : before,
      problem,
    });
  }

  // What needs no model: what the corpus is, its floors, and the exact predictor.

  #knowSoon() {
    clearTimeout(this.#knowing);
    this.#knowing = setTimeout(() => this.#know(), KNOW_AFTER);
  }

  /** Asks for what is not known yet of the draft. */
  #know() {
    clearTimeout(this.#knowing);
    if (!this.#exact) return;
    this.#countCorpus(this.#exact);
    this.#askExact();
    this.#askFloors(this.#exact);
  }

  /** @param {ExactClient} client */
  async #countCorpus(client) {
    const { corpus: typed, draft, counted } = this.#state;
    const text = countedText(this.#state);
    const source = 'grammar' in draft.corpus ? draft.corpus : { text: typed };
    if (counted?.text === text || corpusProblem(source) !== null) return;
    try {
      const info = await client.ask({ type: 'corpus', corpus: corpusJson(source) });
      if (info !== null) this.#dispatch({ type: 'corpus-counted', text, info });
    } catch (error) {
      const problem = /** @type {import('../workers/protocol.js').Failure} */ (error).message;
      this.#dispatch({ type: 'corpus-counted', text, problem });
    }
  }

  /** @param {ExactClient} client */
  async #askFloors(client) {
    const { draft } = this.#state;
    const key = floorsKey(draft);
    if (this.#known.floors === key) return;
    this.#known.floors = key;
    try {
      const value = await client.ask({ type: 'floors', experiment: JSON.stringify(abridge(draft)) });
      if (value !== null) this.#dispatch({ type: 'floors-answered', key, value });
    } catch (error) {
      this.#dispatch({
        type: 'floors-answered',
        key,
        error: /** @type {import('../workers/protocol.js').Failure} */ (error),
      });
    }
  }

  async #askExact() {
    const { draft, blank } = this.#state;
    const text = canonical(blank.text);
    if (!this.#exact || !pieces(text).some((piece) => piece.blank)) return;
    const key = JSON.stringify([floorsKey(draft), text]);
    if (this.#known.exact === key) return;
    this.#known.exact = key;
    try {
      const experiment = JSON.stringify(abridge(draft));
      const value = await this.#exact.ask({ type: 'exact', experiment, text });
      if (value !== null) this.#dispatch({ type: 'exact-answered', text, value });
    } catch (error) {
      this.#dispatch({
        type: 'exact-answered',
        text,
        error: /** @type {import('../workers/protocol.js').Failure} */ (error),
      });
    }
  }

  /** @param {number} index @param {(labels: string[], label: string) => string} name */
  #duplicate(index, name) {
    const all = this.#state.draft.runs;
    const label = name(
      all.map((run) => run.label),
      all[index].label,
    ).slice(0, 60);
    this.#editRuns([...all, { ...all[index], label }], true);
  }

  /** @param {Experiment['runs']} next @param {boolean} keepTyped */
  #editRuns(next, keepTyped) {
    this.#dispatch({ type: 'runs-edited', runs: next, keepTyped });
    if (!trained(this.#state)) this.#applyIfStarted();
  }

  /**
   * Another experiment as a whole.
   *
   * @param {Experiment} draft
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

  /** Asks what the open panels need to know, if they are shown. */
  #lookInside() {
    clearTimeout(this.#looking);
    const { open, answers } = this.#state.inside;
    if (open.length === 0 || this.#insider === null || this.#hidden.has('inside')) return;
    const shown = insideView(this.#state);
    // What needs no run waits until there is somebody to ask.
    const needs = this.#insider.inspectors
      .filter(({ name }) => open.includes(name))
      .flatMap(({ needs: of }) => of(shown))
      .filter(({ run }) => run !== null || this.#exact !== null);
    const wait = this.#looks.want(needs, answers);
    if (wait !== null) this.#looking = setTimeout(() => this.#lookInside(), wait);
  }

  /** @param {import('../workers/looks.js').Need} need */
  #look({ run, look, parameters }) {
    const client = run === null ? null : this.#client(run);
    if (client) return client.look(look, parameters);
    const { active, draft } = this.#state;
    if (run !== null || !this.#exact) return new Promise(() => {});
    const experiment = JSON.stringify(abridge(active ?? draft));
    return this.#exact.ask(
      { type: 'look', look, arguments: JSON.stringify(parameters), experiment },
      `look ${look}`,
    );
  }

  // Take it away.

  /** The name of a file of this experiment. @param {string} what @param {string} extension */
  #fileName(what, extension) {
    const preset = presetOf(this.#state.active ?? this.#state.draft)?.name ?? 'own';
    return `cloze-${preset}-${what}.${extension}`;
  }

  /** @param {'picture' | 'numbers'} what @param {string} of */
  async #save(what, of) {
    const tools = this.#insider;
    if (!tools) return;
    const state = this.#state;
    const inspector = tools.inspectors.find(({ name }) => name === of);
    if (what === 'numbers') {
      const table =
        of === 'loss'
          ? lossNumbers(state)
          : of === 'blanks'
            ? blankNumbers(state)
            : inspector?.numbers?.(insideView(state));
      if (table) tools.save(new Blob([tools.csv(table)], { type: 'text/csv' }), this.#fileName(of, 'csv'));
      return;
    }
    try {
      if (of === 'loss') {
        const canvas = this.#lossPanel.picture(lossView(state));
        if (!canvas) throw new Error(t.noDrawing);
        tools.save(await tools.png(canvas), this.#fileName(of, 'png'));
        return;
      }
      const text =
        typeof inspector?.picture === 'function'
          ? tools.heatMaps(inspector.picture(insideView(state)))
          : this.#drawn(of);
      tools.save(new Blob([text], { type: 'image/svg+xml' }), this.#fileName(of, 'svg'));
    } catch (error) {
      this.notice(t.notSaved(/** @type {Error} */ (error).message));
    }
  }

  /** What a panel draws, as SVG. @param {string} name */
  #drawn(name) {
    const panel = /** @type {Element} */ (this.#host.find(`inside-${name}`));
    const drawings = /** @type {SVGSVGElement[]} */ ([...panel.querySelectorAll('svg[data-picture]')]);
    if (drawings.length === 0) throw new Error(t.noDrawing);
    return this.#insider?.standalone(drawings, getComputedStyle(panel).backgroundColor) ?? '';
  }

  #saveAll() {
    const { active, draft, runs: all, blank } = this.#state;
    const shown = replayed(this.#state)?.runs ?? all;
    const text = this.#insider?.written(abridge(active ?? draft), blank.text, shown);
    if (text)
      this.#insider?.save(new Blob([text], { type: 'application/json' }), this.#fileName('history', 'json'));
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

  /** Was it the run of the file? */
  #compareWithFile() {
    const { recorded, active, runs: all } = this.#state;
    if (!recorded || !active || !equal(recorded.experiment, active)) return;
    const whole = recorded.runs.every(({ history }) => history.length === active.steps);
    if (!whole) return;
    const other = recorded.runs.filter(({ fingerprint }, i) => fingerprint !== all[i].fingerprint);
    this.notice(other.length === 0 ? t.sameAsFile : t.otherThanFile(other.map(({ label }) => label)));
  }

  // The workers.

  #applyIfStarted() {
    if (this.#state.near && this.#state.problems.length === 0 && edited(this.#state)) this.#apply();
  }

  /** Ends the workers and starts fresh ones with what the editors show. */
  #apply() {
    this.#endWorkers();
    this.#announcer.clear();
    const { draft } = this.#state;
    const ids = draft.runs.map(() => ++lastRunId);
    this.#dispatch({ type: 'applied', experiment: draft, ids });
    compiled()
      .then((module) => {
        if (!this.#state.compiled) this.#dispatch({ type: 'compiled' });
        if (this.#state.runs[0]?.id !== ids[0]) return;
        if (!this.#exact || this.#exact.failed) {
          this.#exact?.end();
          this.#exact = new ExactClient(module);
          this.#known = { floors: '', exact: '' };
        }
        this.#know();
        const experiment = JSON.stringify(abridge(draft));
        this.#clients = ids.map((id, index) => new RunClient(id, { module, experiment, index }, this.#heard));
      })
      .catch((error) => {
        // Of what is not a failure, but a mistake of ours, the console says more than a card.
        if (!('code' in error)) throw error;
        if (this.#state.runs[0]?.id !== ids[0]) return;
        this.#dispatch({ type: 'load-failed', error });
        this.#failed(error);
      });
  }

  #endWorkers() {
    for (const client of this.#clients) client.end();
    this.#clients = [];
    this.#asking.clear();
    this.#followed.clear();
    this.#looks.clear();
    clearTimeout(this.#looking);
    this.#turns = null;
    this.#pace.reset();
    this.#resumeWhenSeen = false;
  }

  /** @param {number | null} steps */
  #train(steps) {
    const rate = steps === null ? RATES[this.#state.speed] : null;
    this.#pace.reset();
    if (this.#finished.settled) this.#finished = deferred();
    const some = this.#state.runs.filter(
      ({ phase: p }) => p === 'ready' || p === 'paused' || p === 'running',
    );
    const space = room(navigator.hardwareConcurrency || 2);
    this.#turns = rate === null && some.length > space ? new Turns(space) : null;
    for (const { id, history } of some) {
      this.#client(id)?.train(steps, rate, this.#turns !== null);
      this.#turns?.wait(id, history.length);
      this.#dispatch({ type: 'started', run: id });
    }
    this.#passTurns();
    this.#announcer.started(this.#share());
  }

  #passTurns() {
    for (const id of this.#turns?.grant() ?? []) this.#client(id)?.turn();
  }

  #stopWorkers() {
    for (const run of this.#state.runs) {
      if (run.phase === 'running') this.#client(run.id)?.pause();
    }
  }

  /** @param {number | undefined} id */
  #run(id) {
    return this.#state.runs.find((run) => run.id === id);
  }

  /** @param {number | undefined} id */
  #client(id) {
    return this.#clients.find((client) => client.id === id);
  }

  /** @param {Exclude<import('../workers/protocol.js').Event, {type: 'answer'}>} event */
  #heard = (event) => {
    this.#dispatch(event);
    if (event.type === 'followed') return;
    // Before any step: the start of a training is worth seeing too.
    if (event.type === 'ready') this.#follow(event.run);
    if (event.type === 'steps') this.#turns?.wait(event.run, this.#run(event.run)?.history.length ?? 0);
    else this.#turns?.leave(event.run);
    this.#passTurns();
    switch (event.type) {
      case 'ready':
        this.#readied();
        break;
      case 'steps':
        this.#stepped();
        break;
      case 'paused':
      case 'done':
        this.#stopped();
        break;
      case 'failed':
        this.#failed(event.error, event.run);
        break;
    }
  };

  #readied() {
    if (this.state === 'loading') return;
    const { runs: all, wanted } = this.#state;
    if (all.some((run) => run.info)) this.#host.tell('cloze-ready', {});
    this.#askModels();
    if (wanted) this.#train(null);
  }

  #stepped() {
    const { runs: all } = this.#state;
    const now = performance.now();
    this.#pace.add(
      now,
      stepsMade(this.#state),
      all.reduce((sum, { history }) => sum + history.tokens, 0),
    );
    this.#announcer.reached(this.#share(), stepsMade(this.#state));
    if (now - this.#lastAsked >= ASK_EVERY) this.#askModels();
    if (now - this.#lastTold >= TELL_EVERY) this.#tellStep(now);
  }

  #share() {
    return stepsMade(this.#state) / (this.#state.active?.steps ?? 1);
  }

  /** @param {number} now */
  #tellStep(now) {
    this.#lastTold = now;
    this.#host.tell('cloze-step', {
      step: stepsMade(this.#state),
      runs: this.#state.runs.map(({ label, history }) => ({
        label,
        step: history.length,
        loss: history.length === 0 ? null : history.loss[history.length - 1],
      })),
    });
  }

  #stopped() {
    if (this.state === 'running') return;
    this.#askModels();
    this.#tellStep(performance.now());
    if (this.state !== 'done') {
      this.#announcer.say(t.pausedAt(stepsMade(this.#state)));
      return;
    }
    this.#announcer.say([over(this.#state), ...lossView(this.#state).memorising].join(' '));
    this.#compareWithFile();
    this.#finished.resolve();
    const { runs: ended } = this.#state;
    /** @type {ReturnType<typeof columns> | undefined} */
    let copied;
    // Long columns are copied only for whoever looks. These runs have ended, so that they stay as they are.
    this.#host.tell('cloze-done', {
      get history() {
        copied ??= columns(ended);
        return copied;
      },
    });
  }

  /** @param {import('../workers/protocol.js').Failure} error @param {number} [id] */
  #failed(error, id) {
    const run = this.#run(id);
    this.#host.tell('cloze-error', { ...error, run: run?.label ?? null });
    if (this.state === 'failed') {
      this.#finished.reject(asFailure(error));
      this.#announcer.say(error.message);
      return;
    }
    const client = this.#client(id);
    client?.end();
    this.#clients = this.#clients.filter((candidate) => candidate !== client);
    if (run?.history.length === 0) this.#readied();
    else this.#stopped();
  }

  /** Asks every run about the blank; a run that still owes an answer is asked again after it. */
  #askModels() {
    this.#lastAsked = performance.now();
    for (const client of this.#clients) {
      if (this.#asking.has(client.id)) this.#asking.set(client.id, true);
      else this.#askModel(client);
    }
  }

  /** Has a run follow the sentence, if it has a blank and is not followed already. @param {number} id */
  #follow(id) {
    const run = this.#run(id);
    const text = canonical(this.#state.blank.text);
    if (
      !run ||
      run.phase === 'loading' ||
      run.phase === 'failed' ||
      !pieces(text).some((piece) => piece.blank)
    )
      return;
    if (this.#followed.get(id) === text) return;
    this.#followed.set(id, text);
    this.#client(id)?.follow(text);
  }

  /** @param {RunClient} client */
  async #askModel(client) {
    const run = this.#run(client.id);
    const words = piecesOf(this.#state);
    if (!run || run.phase === 'loading' || run.phase === 'failed' || !words.some((piece) => piece.blank))
      return;
    this.#asking.set(client.id, false);
    const text = canonical(this.#state.blank.text);
    const step = run.history.length;
    /** @type {import('./state.js').Run['answer']} */
    let answer;
    try {
      answer = { text, step, value: await client.predict(text) };
    } catch (error) {
      answer = { text, step, error: /** @type {import('../workers/protocol.js').Failure} */ (error) };
    }
    const again = this.#asking.get(client.id);
    this.#asking.delete(client.id);
    this.#dispatch({ type: 'answered', run: client.id, answer });
    if (again) this.#askModel(client);
  }

  // The state.

  /** @param {LabEvent} event */
  #dispatch(event) {
    const before = this.#state;
    const was = phase(before);
    this.#state = reduce(before, event);
    if (this.#state === before) return;
    const { draft, corpus: text, blank } = this.#state;
    if (draft !== before.draft || text !== before.corpus) this.#knowSoon();
    else if (blank !== before.blank) this.#askExact();
    this.#host.changed(
      event.type === 'steps' ||
        event.type === 'answered' ||
        event.type === 'looked' ||
        event.type === 'followed',
    );
    if (blank !== before.blank) for (const { id } of this.#clients) this.#follow(id);
    if (draft !== before.draft || blank !== before.blank) this.#host.tell('cloze-edit', {});
    const is = phase(this.#state);
    if (is !== was) this.#host.tell('cloze-statechange', { state: is, previous: was });
    const met = this.#waits.filter(({ holds }) => holds());
    this.#waits = this.#waits.filter((wait) => !met.includes(wait));
    for (const { resolve } of met) resolve();
    this.#lookInside();
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
      ${shown('toolbar', () => toolbar(toolbarView(state, this.#pace), this.#ask, hides))}
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

/** What runs have been through, for scripts: a copy. @param {import('./state.js').Run[]} runs */
const columns = (runs) =>
  runs.map(({ label, history, fingerprint }) => ({
    label,
    step: Array.from({ length: history.length }, (_, i) => i + 1),
    loss: Array.from(history.loss.subarray(0, history.length)),
    floor: history.floored ? Array.from(history.floor.subarray(0, history.length)) : null,
    ...(history.second.length > 0 ? { second: history.second.columns() } : {}),
    fingerprint,
  }));

/** Something has to be mended first; the page says what. */
class Blocked extends Error {
  name = 'Blocked';
}

/** @param {import('../workers/protocol.js').Failure} failure */
const asFailure = ({ code, message }) => Object.assign(new Error(message), { code });

/** @param {import('../workers/protocol.js').Failure} failure @returns {never} */
function asError(failure) {
  throw asFailure(failure);
}

/** The first name of a series that is not taken. @param {string[]} taken @param {(n: number) => string} name */
function unused(taken, name) {
  let n = 1;
  while (taken.includes(name(n))) n++;
  return name(n);
}

/** A promise with its ends, that nobody has to handle. */
function deferred() {
  let resolve = () => {};
  let reject = (/** @type {Error} */ _error) => {};
  const promise = new Promise((/** @type {(value?: undefined) => void} */ yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => {});
  const result = { promise, settled: false, resolve: () => {}, reject: (/** @type {Error} */ _error) => {} };
  result.resolve = () => {
    result.settled = true;
    resolve();
  };
  result.reject = (error) => {
    result.settled = true;
    reject(error);
  };
  return result;
}
