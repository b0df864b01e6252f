/**
 * `<cloze-lab>`: the lab as a custom element. Attributes, properties, methods and events; the work is in lab.js.
 *
 * Attributes, all optional: `preset`, `seed`, `steps`, `hide` (comma list of panels and controls), `theme` (auto,
 * light, dark), `lang`, `autostart` (when half visible), `experiment` (URL of a JSON file), `link` (the hash of a
 * link), `concurrent`. Events, bubbling and composed: `cloze-ready`, `cloze-statechange`, `cloze-edit`, `cloze-step`,
 * `cloze-done`, `cloze-error`.
 *
 * The element never looks at the page's address: the page that wants to keep it there asks for `link`.
 *
 * Of several labs on a page one trains at a time: starting one pauses the others. Those with `concurrent` pause none
 * and are not paused.
 */

import { LitElement, unsafeCSS } from 'lit';
import plot from 'uplot/dist/uPlot.min.css';
import { Lab } from './lab.js';
import { HIDABLE, parse, THEMES } from './permalink.js';
import { t } from './strings.en.js';
import style from './style.css';
import { onPrint, onSystemColours } from './theme.js';

/** Least time between two renderings that only show the workers' progress, in ms. */
const LAZY = 70;

/** Those that are on the page. @type {Set<ClozeLab>} */
const labs = new Set();

export class ClozeLab extends LitElement {
  static styles = [unsafeCSS(plot), unsafeCSS(style)];

  /** @override */
  static get observedAttributes() {
    ClozeLab.finalize();
    return ['preset', 'seed', 'steps', 'hide', 'theme', 'experiment', 'link'];
  }

  #frame = 0;
  #timer = 0;
  #rendered = 0;
  /** Load when near the viewport; with `autostart`, start when half visible. */
  #nearness = new IntersectionObserver((entries) => this.#came(entries, () => this.#lab.near()), {
    rootMargin: '300px',
  });
  #sight = new IntersectionObserver((entries) => this.#came(entries, () => this.#autostart()), {
    threshold: 0.5,
  });
  #forgetColours = () => {};
  #forgetPrint = () => {};
  /** What a script set before the element was defined. */
  #early = early(this);

  #lab = new Lab({
    changed: (lazy) => this.#renderSoon(lazy),
    tell: (name, detail) => this.#tell(name, detail),
    starts: () => this.#pauseOthers(),
    adopt: (style) => this.#adopt(style),
    find: (id) => this.renderRoot.querySelector(`#${id}`),
  });

  /** @returns {import('./state.js').Phase} */
  get state() {
    return this.#lab.state;
  }

  /** The experiment as plain JSON. Setting an invalid one throws, naming the field and the reason. */
  get experiment() {
    return this.#lab.experiment;
  }

  set experiment(value) {
    this.#lab.experiment = value;
  }

  /** All that a link can hold of this lab. Setting it changes what it names. */
  get link() {
    const hide = [...this.#lab.hidden];
    return { ...this.#lab.link, ...(hide.length > 0 ? { hide } : {}) };
  }

  set link(value) {
    this.#lab.link = value;
    if (value.hide) this.setAttribute('hide', value.hide.join(','));
  }

  /** Says a sentence in the line under the toolbar; null takes it back. @param {string | null} text */
  notice(text) {
    this.#lab.notice(text);
  }

  get history() {
    return this.#lab.history;
  }

  get finished() {
    return this.#lab.finished;
  }

  start() {
    return this.#lab.start();
  }

  pause() {
    return this.#lab.pause();
  }

  step(n = 1) {
    return this.#lab.step(n);
  }

  reset() {
    return this.#lab.reset();
  }

  /** @param {string} text @param {{top?: number}} [options] */
  predict(text, options) {
    return this.#lab.predict(text, options);
  }

  /**
   * @override
   * @param {string} name
   * @param {string | null} old
   * @param {string | null} value
   */
  attributeChangedCallback(name, old, value) {
    super.attributeChangedCallback(name, old, value);
    // Naming the same preset again loads it again.
    if (old !== value || name === 'preset') this.#attribute(name, value);
  }

  /** @param {string} name @param {string | null} value */
  #attribute(name, value) {
    switch (name) {
      case 'preset':
        if (value !== null) this.#lab.usePreset(value);
        this.#override();
        break;
      case 'seed':
      case 'steps':
        this.#override();
        break;
      case 'hide':
        this.#lab.hidden = this.#known('hide', value?.split(',').map((part) => part.trim()) ?? [], HIDABLE);
        this.#renderSoon();
        this.#tell('cloze-edit', {});
        break;
      case 'theme':
        if (value !== null) this.#known('theme', [value], THEMES);
        this.#lab.restyle();
        break;
      case 'experiment':
        if (value !== null) this.#fetch(value);
        break;
      case 'link':
        if (value !== null) this.#read(value);
        break;
    }
  }

  /** `seed` and `steps` change the preset or the experiment that is named beside them, in whatever order they come. */
  #override() {
    for (const [name, path] of [
      ['seed', 'runs[*].seed'],
      ['steps', 'steps'],
    ]) {
      const value = this.getAttribute(name);
      if (value === null) continue;
      try {
        this.#lab.set(path, value.trim() === '' ? value : Number(value));
      } catch (error) {
        this.#lab.notice(/** @type {Error} */ (error).message);
      }
    }
  }

  /** @param {string} name @param {string[]} values @param {string[]} known */
  #known(name, values, known) {
    const unknown = values.find((value) => value !== '' && !known.includes(value));
    if (unknown !== undefined) this.#lab.notice(t.unknownAttribute(name, unknown, known));
    return new Set(values.filter((value) => known.includes(value)));
  }

  /** @param {string} url */
  async #fetch(url) {
    try {
      const response = await fetch(new URL(url, this.baseURI));
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      this.experiment = await response.json();
      this.#override();
    } catch (error) {
      this.#lab.notice(t.experimentFailed(url, /** @type {Error} */ (error).message));
    }
  }

  /** @param {string} hash */
  async #read(hash) {
    const { link, ignored } = await parse(hash);
    this.link = link;
    this.#override();
    if (ignored.length > 0) this.notice(t.linkIgnored(ignored));
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #pauseOthers() {
    if (this.hasAttribute('concurrent')) return;
    for (const other of labs) {
      const { state } = other;
      // One that is still loading may have been asked to train as soon as it can.
      if (other !== this && !other.hasAttribute('concurrent') && (state === 'running' || state === 'loading'))
        other.pause();
    }
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    labs.add(this);
    this.#useEarly();
    // After a move the chart is a new one.
    this.#renderSoon();
    this.#nearness.observe(this);
    if (this.hasAttribute('autostart')) this.#sight.observe(this);
    this.#forgetColours = onSystemColours(() => this.#lab.restyle());
    this.#forgetPrint = onPrint((printing) => this.#lab.print(printing));
    document.addEventListener('visibilitychange', this.#seen);
    this.addEventListener('dragover', this.#dragged);
    this.addEventListener('drop', this.#dropped);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#nearness.disconnect();
    this.#sight.disconnect();
    this.#forgetColours();
    this.#forgetPrint();
    document.removeEventListener('visibilitychange', this.#seen);
    labs.delete(this);
    // Who moves an element takes it out and puts it back at once: it keeps its state.
    queueMicrotask(() => {
      if (!this.isConnected) this.#lab.end();
    });
  }

  /** `moveBefore`: nothing is to be done, and without this the two above would be called. */
  connectedMoveCallback() {}

  #useEarly() {
    const set = this.#early;
    this.#early = {};
    try {
      Object.assign(this, set);
    } catch (error) {
      this.#lab.notice(/** @type {Error} */ (error).message);
    }
  }

  /** A file that is dropped elsewhere replaces the page: here it is the lab's. @param {DragEvent} event */
  #dragged = (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };

  /** @param {DragEvent} event */
  #dropped = (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    this.#lab.openFile(file);
  };

  #seen = () => this.#lab.seen(!document.hidden);

  /** @param {string} style */
  #adopt(style) {
    const root = /** @type {ShadowRoot} */ (this.renderRoot);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }

  /** @param {IntersectionObserverEntry[]} entries @param {() => void} act */
  #came(entries, act) {
    if (entries.some((entry) => entry.isIntersecting)) act();
  }

  #autostart() {
    this.#sight.disconnect();
    // A failure is on the page already.
    if (this.state === 'idle' || this.state === 'loading' || this.state === 'ready')
      this.start().catch(() => {});
  }

  /**
   * Renders at most once a frame, however many events come. What a reader does shows in the next frame; what the
   * workers report may wait a little, so that the page has time for the reader.
   *
   * @param {boolean} [lazy]
   */
  #renderSoon(lazy = false) {
    if (this.#frame !== 0) return;
    const wait = lazy ? this.#rendered + LAZY - performance.now() : 0;
    if (wait > 0) {
      this.#timer ||= window.setTimeout(() => {
        this.#timer = 0;
        this.#renderSoon();
      }, wait);
      return;
    }
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.requestUpdate();
    });
  }

  /** @override */
  render() {
    return this.#lab.template();
  }

  /**
   * Writing and drawing share no task: beside busy workers, two short ones are over sooner than a long one.
   *
   * @override
   */
  updated() {
    this.#rendered = performance.now();
    requestAnimationFrame(() => this.#lab.draw());
  }
}

/**
 * What was set before there was a setter hides it: it is taken off, to be set again.
 *
 * @param {ClozeLab} element
 */
function early(element) {
  const names = /** @type {const} */ (['experiment', 'link']).filter((name) => Object.hasOwn(element, name));
  const set = Object.fromEntries(names.map((name) => [name, element[name]]));
  for (const name of names) Reflect.deleteProperty(element, name);
  return set;
}

// A page may load this module twice, from two addresses: the first one serves all.
if (!customElements.get('cloze-lab')) customElements.define('cloze-lab', ClozeLab);

// For the panels that are loaded when needed, see build.mjs: one copy of what the lab has already.
export { html, nothing, svg } from 'lit';
export { ref } from 'lit/directives/ref.js';
export { repeat } from 'lit/directives/repeat.js';
// For pages that keep links: one copy of what the element knows already. See build.mjs.
export { PRESETS } from './corpora.js';
export { equal } from './experiment.js';
export { mark, sentenceOf } from './panels/field.js';
export { HIDABLE, parse, THEMES, write } from './permalink.js';
export { count, least, nats, percent, plural, t } from './strings.en.js';
