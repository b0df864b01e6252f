/**
 * `<cloze-lab>`: the lab as a custom element. Its attributes, properties, methods and events; lab.js does the work.
 *
 * The element does not read or write the page's address: a page that keeps experiments there uses `link`.
 *
 * The file is long because the package's types and manifest are generated from the comments of this one class.
 */

import { LitElement, unsafeCSS } from 'lit';
import { onPrint, onSystemColours } from '../charts/theme.js';
import { HIDABLE } from '../experiment/panels.js';
import { parse, THEMES } from '../experiment/permalink.js';
import { LANGUAGES, languageOf } from '../words/language.js';
import { said } from '../words/refusal.js';
import { t } from '../words/strings.js';
import { Lab } from './lab.js';
import { styles } from './styles.js';

/** Least time between two renderings that only show the workers' progress, in ms. */
const LAZY = 70;

/** The labs on the page. @type {Set<ClozeLab>} */
const labs = new Set();

/**
 * A laboratory that trains BERT's masked language model in the reader's tab. Of several labs on a page one trains at a
 * time: starting one pauses the others.
 *
 * All attributes are optional. Events bubble and are composed.
 *
 * @tag cloze-lab
 * @attr {string} preset - Name of an example experiment, such as notebook or recipe.
 * @attr {string} experiment - Address of an experiment as JSON.
 * @attr {number} seed - In place of the seed of every run.
 * @attr {number} steps - In place of the experiment's number of steps.
 * @attr {string} hide - Comma list of panels and controls that are not shown.
 * @attr {'auto' | 'light' | 'dark'} [theme=auto] - Colours; auto follows the system.
 * @attr {string} lang - Language: en, de, es, fr, zh or ar. Without it, that of the page, then that of the browser.
 * @attr {string} link - What stands after # in a link to an experiment.
 * @attr {boolean} [concurrent=false] - Trains beside others of the page: pauses none, and is not paused.
 * @attr {boolean} [autostart=false] - Starts when half visible. Without it nothing trains before a click.
 * @fires {CustomEvent} cloze-ready
 * @fires {CustomEvent} cloze-statechange
 * @fires {CustomEvent} cloze-step - At most ten a second.
 * @fires {CustomEvent} cloze-edit - What `link` holds may have changed.
 * @fires {CustomEvent} cloze-done
 * @fires {CustomEvent} cloze-error
 * @slot - What is shown where scripts do not run.
 * @csspart lab
 * @csspart toolbar
 * @csspart corpus
 * @csspart loss
 * @csspart blanks
 * @csspart runs
 * @csspart inside
 * @cssprop --cloze-text
 * @cssprop --cloze-muted
 * @cssprop --cloze-line
 * @cssprop --cloze-edge
 * @cssprop --cloze-surface
 * @cssprop --cloze-raised
 * @cssprop --cloze-accent
 * @cssprop --cloze-on-accent
 * @cssprop --cloze-problem
 * @cssprop --cloze-radius
 * @cssprop --cloze-run-1
 * @cssprop --cloze-run-2
 * @cssprop --cloze-run-3
 * @cssprop --cloze-run-4
 */
export class ClozeLab extends LitElement {
  /** @internal */
  static styles = styles.map(unsafeCSS);

  /**
   * What each attribute does when it changes. Attributes are no reactive properties of Lit, since here an attribute is
   * a command: setting the same preset again loads it again.
   *
   * @type {Record<string, (element: ClozeLab, value: string | null) => void>}
   */
  static #changes = {
    preset: (element, value) => {
      if (value !== null) element.#lab.usePreset(value);
      element.#override();
    },
    seed: (element) => element.#override(),
    steps: (element) => element.#override(),
    hide: (element, value) => {
      const names = value?.split(',').map((part) => part.trim()) ?? [];
      element.#lab.hidden = element.#knownOnly('hide', names, HIDABLE);
      element.#renderSoon();
      element.#tell('cloze-edit', {});
    },
    theme: (element, value) => {
      if (value !== null) element.#knownOnly('theme', [value], THEMES);
      element.#lab.restyle();
    },
    lang: (element, value) => {
      if (value !== null && languageOf(value) === null)
        element.#lab.notice(() => t.unknownAttribute('lang', value, Object.keys(LANGUAGES)));
      element.#chooseLanguage();
    },
    experiment: (element, value) => {
      if (value !== null) element.#fetch(value);
    },
    link: (element, value) => {
      if (value !== null) element.#read(value);
    },
  };

  /**
   * @internal
   * @override
   */
  static get observedAttributes() {
    ClozeLab.finalize();
    return Object.keys(ClozeLab.#changes);
  }

  #frame = 0;
  #timer = 0;
  #rendered = 0;
  /** Load when near the viewport; with `autostart`, start when half visible. */
  #nearness = new IntersectionObserver((entries) => this.#came(entries, () => this.#lab.near()), {
    rootMargin: '300px',
  });
  #visibility = new IntersectionObserver((entries) => this.#came(entries, () => this.#autostart()), {
    threshold: 0.5,
  });
  #forgetColours = () => {};
  #forgetPrint = () => {};
  /** The language that the link asks for. @type {string | null} */
  #linked = null;
  /** The page may change its language. */
  #pageLanguage = new MutationObserver(() => this.#chooseLanguage());
  /** Properties that a script set before the element was defined. */
  #early = early(this);

  #lab = new Lab({
    changed: (lazy) => this.#renderSoon(lazy),
    tell: (name, detail) => this.#tell(name, detail),
    starts: () => this.#pauseOthers(),
    adopt: (style) => this.#adopt(style),
    find: (id) => this.renderRoot.querySelector(`#${id}`),
    show: (id) => this.#bring(id),
  });

  /** @type {import('./api.js').ClozeState} */
  get state() {
    return this.#lab.state;
  }

  /**
   * The experiment as plain JSON. Setting an invalid one throws, naming the field and the reason.
   *
   * @type {import('./api.js').ClozeExperiment}
   */
  get experiment() {
    return this.#lab.experiment;
  }

  set experiment(value) {
    this.#lab.experiment = value;
  }

  /**
   * All that a link can hold of this lab. Setting it changes what it names.
   *
   * @type {import('./api.js').ClozeLink}
   */
  get link() {
    const hide = [...this.#lab.hidden];
    return {
      ...this.#lab.link,
      ...(hide.length > 0 ? { hide } : {}),
      ...(this.#linked ? { lang: this.#linked } : {}),
    };
  }

  set link(value) {
    this.#lab.link = value;
    if (value.hide) this.setAttribute('hide', value.hide.join(','));
    if (value.lang !== undefined) this.#linked = value.lang;
    this.#chooseLanguage();
  }

  /**
   * Says a sentence in the line under the toolbar; null takes it back.
   *
   * @param {string | (() => string) | null} text
   */
  notice(text) {
    this.#lab.notice(text);
  }

  /**
   * How fast it trains. It changes no number.
   *
   * @type {'slow' | 'medium' | 'full'}
   */
  get speed() {
    return this.#lab.speed;
  }

  set speed(value) {
    this.#lab.speed = value;
  }

  /**
   * The losses of every run so far.
   *
   * @type {import('./api.js').ClozeHistory[]}
   */
  get history() {
    return this.#lab.history;
  }

  /**
   * Resolves at the end of the budget of all runs that have not failed. Rejects if none could go on.
   *
   * @type {Promise<void>}
   */
  get finished() {
    return this.#lab.finished;
  }

  /**
   * Resolves when the runs are under way.
   *
   * @returns {Promise<void>}
   */
  start() {
    return this.#lab.start();
  }

  /**
   * Resolves when no step is in flight.
   *
   * @returns {Promise<void>}
   */
  pause() {
    return this.#lab.pause();
  }

  /**
   * Makes `n` steps with each run.
   *
   * @param {number} [n]
   * @returns {Promise<void>}
   */
  step(n = 1) {
    return this.#lab.step(n);
  }

  /**
   * Same seed, same start.
   *
   * @returns {Promise<void>}
   */
  reset() {
    return this.#lab.reset();
  }

  /**
   * What the reader has set up and typed, as JSON: beside what a link holds, values that cannot be used yet. Setting it
   * brings it back; one without a valid experiment throws.
   *
   * @type {import('./api.js').ClozeWork}
   */
  get work() {
    return this.#lab.work;
  }

  set work(value) {
    this.#lab.work = value;
  }

  /**
   * The training as it stands, for `resume`: data that IndexedDB can hold. Null before its first step, and if its runs
   * end meanwhile. The element itself keeps nothing.
   *
   * @returns {Promise<import('./api.js').ClozeTraining | null>}
   */
  keep() {
    return this.#lab.keep();
  }

  /**
   * Goes on with a training that `keep` gave, bit for bit as if it had never stopped. Throws if it is no such thing; a
   * training of another version of this element starts afresh where it cannot go on, and a sentence says so.
   *
   * @param {import('./api.js').ClozeTraining} training
   * @param {boolean} [beside]  Leave what the editors show as it is, though it may be another experiment.
   */
  resume(training, beside = false) {
    this.#lab.resume(training, beside);
  }

  /**
   * What the models would put at each `[MASK]`.
   *
   * @param {string} text
   * @param {{top?: number}} [options]
   * @returns {Promise<import('./api.js').ClozePrediction>}
   */
  predict(text, options) {
    return this.#lab.predict(text, options);
  }

  /**
   * The least possible loss of every run, on the whole corpus: of an experiment, or of the one that is shown.
   *
   * @param {import('./api.js').ClozeExperiment} [experiment]
   * @returns {Promise<import('./api.js').ClozeFloors>}
   */
  floors(experiment) {
    return this.#lab.floors(experiment);
  }

  /**
   * @internal
   * @override
   * @param {string} name
   * @param {string | null} old
   * @param {string | null} value
   */
  attributeChangedCallback(name, old, value) {
    super.attributeChangedCallback(name, old, value);
    if (old !== value || name === 'preset') ClozeLab.#changes[name](this, value);
  }

  /** Applies the attributes `seed` and `steps` to the preset or experiment, whichever attribute was set first. */
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
        this.#lab.notice(() => said(/** @type {Error} */ (error)));
      }
    }
  }

  /** The language of the link, of the attribute, of the page around the lab, of the browser: the first that is known. */
  #chooseLanguage() {
    if (!this.isConnected) return;
    const wishes = [this.#linked, this.lang, this.parentElement?.closest('[lang]')?.getAttribute('lang')];
    const known = [...wishes, ...navigator.languages].map(languageOf).find((name) => name !== null);
    this.#lab.language = known ?? 'en';
  }

  /** @param {string} name @param {string[]} values @param {string[]} allowed */
  #knownOnly(name, values, allowed) {
    const unknown = values.find((value) => value !== '' && !allowed.includes(value));
    if (unknown !== undefined) this.#lab.notice(() => t.unknownAttribute(name, unknown, allowed));
    return new Set(values.filter((value) => allowed.includes(value)));
  }

  /** @param {string} url */
  async #fetch(url) {
    try {
      const response = await fetch(new URL(url, this.baseURI));
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      this.experiment = await response.json();
      this.#override();
    } catch (error) {
      this.#lab.notice(() => t.experimentFailed(url, said(/** @type {Error} */ (error))));
    }
  }

  /** Brings an element of the panels into view, and the focus to it. @param {string} id */
  async #bring(id) {
    // What was asked for is rendered in the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const found = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(`#${id}`));
    if (!found) return;
    found.focus({ preventScroll: true });
    const { top, bottom } = found.getBoundingClientRect();
    if (top >= 0 && Math.max(bottom, top + innerHeight / 3) <= innerHeight) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    found.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'start' });
  }

  /** @param {string} hash */
  async #read(hash) {
    const { link, ignored } = await parse(hash);
    this.link = link;
    this.#override();
    if (ignored.length > 0) this.notice(() => t.linkIgnored(ignored.map((say) => say())));
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #pauseOthers() {
    if (this.hasAttribute('concurrent')) return;
    for (const other of labs) {
      const { state } = other;
      // A lab that is loading may be about to train.
      if (other !== this && !other.hasAttribute('concurrent') && (state === 'running' || state === 'loading'))
        other.pause();
    }
  }

  /**
   * @internal
   * @override
   */
  connectedCallback() {
    super.connectedCallback();
    labs.add(this);
    this.#chooseLanguage();
    this.#pageLanguage.observe(document.documentElement, { attributeFilter: ['lang'] });
    this.#useEarly();
    // After a move in the document, the chart has a new, empty canvas.
    this.#renderSoon();
    this.#nearness.observe(this);
    if (this.hasAttribute('autostart')) this.#visibility.observe(this);
    this.#forgetColours = onSystemColours(() => this.#lab.restyle());
    this.#forgetPrint = onPrint((printing) => this.#lab.print(printing));
    document.addEventListener('visibilitychange', this.#seen);
    this.addEventListener('dragover', this.#dragged);
    this.addEventListener('drop', this.#dropped);
  }

  /**
   * @internal
   * @override
   */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#nearness.disconnect();
    this.#visibility.disconnect();
    this.#pageLanguage.disconnect();
    this.#forgetColours();
    this.#forgetPrint();
    document.removeEventListener('visibilitychange', this.#seen);
    labs.delete(this);
    // A move disconnects the element and connects it again in the same task; only a removed one is ended.
    queueMicrotask(() => {
      if (!this.isConnected) this.#lab.end();
    });
  }

  /**
   * Called by `moveBefore` in place of the two callbacks above: a moved element needs nothing.
   *
   * @internal
   */
  connectedMoveCallback() {}

  #useEarly() {
    const set = this.#early;
    this.#early = {};
    try {
      Object.assign(this, set);
    } catch (error) {
      this.#lab.notice(() => said(/** @type {Error} */ (error)));
    }
  }

  /** Keeps the browser from opening a dropped file in place of the page. @param {DragEvent} event */
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
    this.#visibility.disconnect();
    // The lab shows the failure itself.
    if (this.state === 'idle' || this.state === 'loading' || this.state === 'ready')
      this.start().catch(() => {});
  }

  /**
   * Renders at most once a frame. A reader's action shows in the next frame; a worker's report may come a little later,
   * which leaves the page time for the reader.
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

  /**
   * @internal
   * @override
   */
  render() {
    return this.#lab.template();
  }

  /**
   * Draws in a task of its own: beside busy workers, two short tasks end sooner than a long one.
   *
   * @internal
   * @override
   */
  updated() {
    this.#rendered = performance.now();
    requestAnimationFrame(() => this.#lab.draw());
  }
}

/**
 * A property that a script sets before the element is defined lies on the instance and shadows the accessor of the
 * class. It is removed here, and set again once the element is connected.
 *
 * @param {ClozeLab} element
 */
function early(element) {
  const names = /** @type {const} */ (['experiment', 'link']).filter((name) => Object.hasOwn(element, name));
  const set = Object.fromEntries(names.map((name) => [name, element[name]]));
  for (const name of names) Reflect.deleteProperty(element, name);
  return set;
}

// A page may load this module from two addresses: the first one defines the element.
if (!customElements.get('cloze-lab')) customElements.define('cloze-lab', ClozeLab);
