/** *Look inside*: its panels come in a script of their own, when the first is opened; and so does what takes things away. */

import { validate } from '../experiment/experiment.js';
import { INSPECTORS } from '../experiment/panels.js';
import { inside } from '../panels/inside/view.js';
import { t } from '../words/strings.en.js';
import { saveAll, saveNumbers, savePicture } from './take.js';

/** @typedef {import('./state.js').State} State */

/**
 * What it needs of the lab.
 *
 * @typedef {object} Desk
 * @property {() => State} state
 * @property {(event: import('./state.js').LabEvent) => void} dispatch
 * @property {(text: string | null) => void} notice
 * @property {() => boolean} hidden  Are these panels not shown?
 * @property {import('./lab.js').Host} host
 * @property {import('../panels/loss/panel.js').LossPanel} chart
 */

export class Insider {
  #desk;
  /** The panels and what belongs to them, once they are here. @type {import('./take.js').Tools | null} */
  #tools = null;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** The panels by name; none before their script is loaded. @returns {import('../panels/inside/panel.js').Inspectors} */
  get inspectors() {
    return this.#tools ?? {};
  }

  /** What the open panels need to know, if they are shown. @returns {import('../workers/questions.js').Need[]} */
  needs() {
    const state = this.#desk.state();
    const { open } = state.inside;
    if (open.length === 0 || this.#tools === null || this.#desk.hidden()) return [];
    const shown = inside(state);
    return INSPECTORS.filter((name) => open.includes(name)).flatMap(
      (name) => this.inspectors[name]?.needs?.(shown) ?? [],
    );
  }

  /** @param {string} name @param {boolean} open */
  open(name, open) {
    this.#desk.dispatch({ type: 'inside-opened', name, open });
    this.#desk.host.tell('cloze-edit', {});
    // A link opens panels first, and then says what is hidden.
    if (open) queueMicrotask(() => this.#desk.hidden() || this.load());
  }

  async load() {
    const { dispatch, host, state } = this.#desk;
    const { code } = state().inside;
    if (code === 'loading' || code === 'here') return;
    dispatch({ type: 'inside-code', code: 'loading' });
    try {
      this.#tools = await import('../panels/inside/index.js');
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
    const { host, chart, notice } = this.#desk;
    const [tools, state] = [this.#tools, this.#desk.state()];
    if (!tools) return;
    if (what === 'numbers') return saveNumbers(tools, state, of);
    try {
      await savePicture(tools, state, of, { find: host.find, chart });
    } catch (error) {
      notice(t.notSaved(/** @type {Error} */ (error).message));
    }
  }

  saveAll() {
    if (this.#tools) saveAll(this.#tools, this.#desk.state());
  }

  /**
   * An experiment with its history, from a file.
   *
   * @param {File} file
   * @param {(experiment: unknown, blank: string | undefined) => void} use  Takes the experiment; nothing is taken if it cannot be read.
   */
  async read(file, use) {
    await this.load();
    const { notice, dispatch, state } = this.#desk;
    if (!this.#tools) return notice(t.insideFailed);
    try {
      const { experiment, blank, runs } = this.#tools.read(await file.text(), validate);
      use(experiment, blank);
      dispatch({ type: 'recorded', recorded: { experiment: state().draft, runs } });
      notice(runs.some(({ history }) => history.length > 0) ? t.recorded : null);
    } catch (error) {
      notice(t.notOpened(file.name, /** @type {Error} */ (error).message));
    }
  }
}
