/**
 * The panels under *Look inside*. Their script, which also saves and reads files, is loaded when the first one is
 * opened.
 */

import { validate } from '../experiment/experiment.js';
import { INSPECTORS } from '../experiment/panels.js';
import { inside } from '../panels/inside/view.js';
import { said } from '../words/refusal.js';
import { t } from '../words/strings.js';
import { saveAll, saveNumbers, savePicture } from './take.js';

/** @typedef {import('./state.js').State} State */

/**
 * What these panels use of the lab.
 *
 * @typedef {object} Services
 * @property {() => State} state
 * @property {(event: import('./state.js').LabEvent) => void} dispatch
 * @property {(text: import('./lab.js').Said | null) => void} notice
 * @property {() => boolean} hidden  Is *Look inside* hidden?
 * @property {() => Promise<void>} words  Loads the words of these panels.
 * @property {import('./lab.js').Host} host
 * @property {import('../panels/loss/panel.js').LossPanel} chart
 */

export class InsidePanels {
  #services;
  /** The loaded script. @type {import('./take.js').Tools | null} */
  #tools = null;

  /** @param {Services} services */
  constructor(services) {
    this.#services = services;
  }

  /**
   * The panels by name; none before their script is loaded.
   *
   * @returns {import('../panels/inside/panel.js').Inspectors}
   */
  get inspectors() {
    return this.#tools ?? {};
  }

  /**
   * The questions of the open panels; none while they are hidden.
   *
   * @returns {import('../workers/questions.js').Need[]}
   */
  needs() {
    const state = this.#services.state();
    const { open } = state.inside;
    if (open.length === 0 || this.#tools === null || this.#services.hidden()) return [];
    const shown = inside(state);
    return INSPECTORS.filter((name) => open.includes(name)).flatMap(
      (name) => this.inspectors[name]?.needs?.(shown) ?? [],
    );
  }

  /** @param {string} name @param {boolean} open */
  open(name, open) {
    this.#services.dispatch({ type: 'inside-opened', name, open });
    this.#services.host.tell('cloze-edit', {});
    // A link sets the open panels before the hidden ones, in the same task: only afterwards is it known whether to
    // load.
    if (open) queueMicrotask(() => this.#services.hidden() || this.load());
  }

  async load() {
    const { dispatch, host, state } = this.#services;
    const { code } = state().inside;
    if (code === 'loading' || code === 'here') return;
    dispatch({ type: 'inside-code', code: 'loading' });
    try {
      const [tools] = await Promise.all([import('../panels/inside/index.js'), this.#services.words()]);
      this.#tools = tools;
      for (const name of INSPECTORS) {
        const { style } = /** @type {import('../panels/inside/panel.js').Inspector} */ (this.#tools[name]);
        if (style) host.adopt(style);
      }
      dispatch({ type: 'inside-code', code: 'here' });
    } catch {
      dispatch({ type: 'inside-code', code: 'failed' });
    }
  }

  /** @param {'picture' | 'numbers'} what @param {string} of */
  async save(what, of) {
    const { host, chart, notice } = this.#services;
    const [tools, state] = [this.#tools, this.#services.state()];
    if (!tools) return;
    if (what === 'numbers') return saveNumbers(tools, state, of);
    try {
      await savePicture(tools, state, of, { find: host.find, chart });
    } catch (error) {
      notice(() => t.notSaved(said(/** @type {Error} */ (error))));
    }
  }

  saveAll() {
    if (this.#tools) saveAll(this.#tools, this.#services.state());
  }

  /**
   * Reads an experiment with its history from a file.
   *
   * @param {File} file
   * @param {(experiment: unknown, blank: string | undefined) => void} use  Called with the experiment of a file that
   *   could be read.
   */
  async read(file, use) {
    await this.load();
    const { notice, dispatch, state } = this.#services;
    if (!this.#tools) return notice(() => t.insideFailed);
    try {
      const { experiment, blank, runs } = this.#tools.read(await file.text(), validate);
      use(experiment, blank);
      dispatch({ type: 'recorded', recorded: { experiment: state().draft, runs } });
      notice(runs.some(({ history }) => history.length > 0) ? () => t.recorded : null);
    } catch (error) {
      notice(() => t.notOpened(file.name, said(/** @type {Error} */ (error))));
    }
  }
}
