/**
 * Plays the lesson: opens its pages (pages.js), sets the lab up for them, takes the reader's answer, trains, and shows
 * what came out beside it. Nothing trains before the reader asks for it.
 */

import { render } from 'lit';
import { equal, isObject } from '../experiment/check.js';
import { validate } from '../experiment/experiment.js';
import { HIDABLE, PANELS } from '../experiment/panels.js';
import { FIRST, isPage, load } from './pages.js';
import { template } from './template.js';
import { t } from './words.js';

/** @typedef {import('./pages.js').ClozeLab} ClozeLab */
/** @typedef {import('./pages.js').PageName} PageName */

/**
 * What the lesson needs of the page around it.
 *
 * @typedef {object} Services
 * @property {() => string} language  One of LANGUAGES.
 * @property {() => void} speak  Words are read in the page's language from now on.
 * @property {{get: (name: string) => any, set: (name: string, value: unknown) => void}} keep
 * @property {HTMLElement} toCome  Stands in the place of the figure until the reader has answered.
 * @property {(name: PageName) => void} opened  The reader has opened a page.
 * @property {() => void} laboratory  The reader wants the whole laboratory.
 */

/** The name under which the reader's answers are kept. */
const KEPT = 'lesson';

/** An answer on a page, with what came out; `facts` is null before the training. */
const unanswered = () => ({ answer: null, own: '', facts: null, varied: null });

export class Lesson {
  #root;
  #lab;
  #services;
  /** @type {import('./template.js').View} */
  #view;
  /** The pages' answers, by language and page. @type {Record<string, any>} */
  #answers = {};
  #turn = 0;
  /** Is the lesson shown? Otherwise the lab is the laboratory's. */
  #leads = false;
  /** The name that was asked for last; there may be no such page. @type {string} */
  #wanted = FIRST;

  /** @param {HTMLElement} root @param {ClozeLab} lab @param {Services} services */
  constructor(root, lab, services) {
    this.#root = root;
    this.#lab = lab;
    this.#services = services;
    this.#answers = sound(services.keep.get(KEPT)?.answers);
    this.#view = {
      ...{ name: FIRST, page: null, language: 'en', notice: null, stage: 'asks', progress: null },
      ...unanswered(),
    };
    lab.addEventListener('cloze-step', ({ detail }) => {
      if (this.#view.stage !== 'trains') return;
      this.#change({ progress: { step: detail.step, steps: Number(lab.experiment.steps) } });
    });
  }

  /** The page that is open. */
  get name() {
    return this.#view.name;
  }

  /** The page that was open last. @returns {PageName} */
  get last() {
    const name = this.#services.keep.get(KEPT)?.page;
    return isPage(name) ? name : this.#view.name;
  }

  /**
   * Opens a page of the lesson, or the first where there is none of this name.
   *
   * @param {string} wanted
   * @param {{focus?: boolean}} [options]
   */
  async open(wanted, { focus = false } = {}) {
    const turn = ++this.#turn;
    this.#leads = true;
    this.#wanted = wanted;
    const { language, speak } = this.#services;
    const name = isPage(wanted) ? wanted : FIRST;
    speak();
    const notice = isPage(wanted) ? null : t.unknownPage(wanted.slice(0, 60));
    const key = `${language()}/${name}`;
    const kept = this.#answers[key] ?? unanswered();
    this.#view = {
      ...{ name, page: null, language: language(), notice, progress: null },
      stage: kept.facts ? 'shows' : 'asks',
      ...kept,
    };
    try {
      const page = await load(name);
      if (turn !== this.#turn) return;
      this.#setUp(page.setup?.(language(), kept.own), page.shows ?? []);
      try {
        this.#change({ page });
      } catch {
        // What was kept is of another version of this page.
        this.#change({ page, stage: 'asks', ...unanswered() });
      }
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#change({ notice: error instanceof TypeError ? t.noPage : /** @type {Error} */ (error).message });
    }
    if (focus) {
      const title = /** @type {HTMLElement | null} */ (this.#root.querySelector('#lesson-title'));
      title?.focus({ preventScroll: true });
      this.#root.scrollIntoView({ block: 'start' });
    }
    this.#keep();
  }

  /** The language has changed. */
  again() {
    this.open(this.#wanted);
  }

  /** Says a sentence above the page. @param {string} notice */
  notice(notice) {
    this.#change({ notice });
  }

  /** Forgets all answers. */
  forget() {
    this.#answers = {};
    this.#change({ stage: 'asks', ...unanswered() });
  }

  /** The laboratory takes the lab over. */
  leave() {
    this.#turn++;
    this.#leads = false;
    this.#lab.removeAttribute('hide');
    this.#lab.hidden = false;
    this.#services.toCome.hidden = true;
    this.#lab.speed = 'full';
  }

  /**
   * Sets the lab up, unless it is set up already: a training that was made stays.
   *
   * @param {import('./pages.js').Setup | undefined} setup
   * @param {readonly string[]} shows
   */
  #setUp(setup, shows) {
    const lab = this.#lab;
    lab.setAttribute('hide', HIDABLE.filter((name) => isPanel(name) && !shows.includes(name)).join(','));
    if (!setup) return;
    const { experiment, blank, open = [], speed = 'medium' } = setup;
    lab.speed = speed;
    const same = equal(validate(lab.experiment), validate(experiment));
    lab.link = { experiment: same ? lab.experiment : experiment, blank, open, step: null };
    // It loads now, though it is not shown yet. A failure is shown in its figure.
    lab.floors().catch(() => {});
  }

  /** @param {Partial<import('./template.js').View>} change */
  #change(change) {
    const view = { ...this.#view, ...change };
    this.#services.speak();
    const shown = template(view, this.#asks);
    this.#view = view;
    render(shown, this.#root);
    if (!this.#leads) return;
    const { page, stage } = this.#view;
    // The figure would tell the answer: it has the best possible one in it.
    const asks = stage === 'asks' && page?.question !== undefined;
    this.#lab.hidden = asks || (page?.shows ?? []).length === 0;
    this.#services.toCome.hidden = !asks;
  }

  #keep() {
    const { name, language, answer, own, facts, varied } = this.#view;
    this.#answers = { ...this.#answers, [`${language}/${name}`]: { answer, own, facts, varied } };
    this.#services.keep.set(KEPT, { page: name, answers: this.#answers });
  }

  /**
   * Trains what is set up to its end. Undefined if the reader has turned the page meanwhile.
   *
   * @template T
   * @param {import('./pages.js').Setup['speed']} speed
   * @param {() => Promise<T>} measure
   * @returns {Promise<T | undefined>}
   */
  async #trained(speed = 'medium', measure) {
    const lab = this.#lab;
    const turn = this.#turn;
    if (lab.history.some(({ loss }) => loss.length > 0)) await lab.reset();
    lab.speed = speed;
    await lab.start();
    await lab.finished;
    if (turn !== this.#turn) return undefined;
    const facts = await measure();
    return turn === this.#turn ? facts : undefined;
  }

  async #train() {
    const { page, language, own } = this.#view;
    if (!page?.facts) return;
    this.#setUp(page.setup?.(language, own), page.shows ?? []);
    this.#change({ stage: 'trains', progress: null, notice: null });
    this.#showFigure();
    try {
      const facts = await this.#trained(page.setup?.(language, own).speed, () =>
        /** @type {any} */ (page).facts(this.#lab, language, own),
      );
      if (!facts) return;
      const pressed = this.#root.querySelector('.go button') === document.activeElement;
      this.#change({ stage: 'shows', facts });
      this.#keep();
      const told = /** @type {HTMLElement | null} */ (this.#root.querySelector('.told'));
      // The button is gone: reading goes on here.
      if (pressed) told?.focus({ preventScroll: true });
      told?.scrollIntoView({ block: 'nearest' });
    } catch (error) {
      this.#services.speak();
      this.#change({ stage: 'asks', notice: t.failed(/** @type {Error} */ (error).message) });
    }
  }

  async #vary() {
    const { page, language } = this.#view;
    if (!page?.variation) return;
    const { setup, facts: measure } = page.variation;
    this.#change({ varied: null });
    const varies = setup(language);
    this.#setUp(varies, page.shows ?? []);
    try {
      const varied = await this.#trained(varies.speed, () => measure(this.#lab, language));
      if (!varied) return;
      this.#change({ varied });
      this.#keep();
    } catch (error) {
      this.#services.speak();
      this.#change({ notice: t.failed(/** @type {Error} */ (error).message) });
    }
  }

  /** On a phone the figure is under the text: what changes comes into view. */
  #showFigure() {
    const { top, bottom } = this.#lab.getBoundingClientRect();
    if (top > innerHeight * 0.7 || bottom < 0)
      this.#root.querySelector('.go')?.scrollIntoView({ block: 'start', behavior: 'auto' });
  }

  /** @type {import('./template.js').Asks} */
  #asks = {
    open: (name) => {
      this.#services.opened(/** @type {PageName} */ (name));
      this.open(name, { focus: true });
    },
    laboratory: () => this.#services.laboratory(),
    choose: (answer) => {
      this.#change({ answer });
      this.#keep();
    },
    write: (own) => {
      // What was chosen belongs to the text as it was.
      this.#change({ own, answer: null });
      this.#keep();
    },
    train: () => this.#train(),
    faster: () => {
      this.#lab.speed = 'full';
    },
    again: () => {
      this.#change({ stage: 'asks', ...unanswered(), own: this.#view.own });
      this.#keep();
      /** @type {HTMLElement | null} */ (this.#root.querySelector('.question input'))?.focus();
    },
    vary: () => this.#vary(),
  };
}

/** @param {string} name */
const isPanel = (name) => /** @type {readonly string[]} */ (PANELS).includes(name);

/** An answer that was kept: it comes from outside of the program. @param {any} kept */
const isAnswer = (kept) =>
  isObject(kept) &&
  (kept.answer === null || ['string', 'number'].includes(typeof kept.answer)) &&
  typeof kept.own === 'string' &&
  [kept.facts, kept.varied].every((facts) => facts === null || isObject(facts));

/** The answers that were kept, as far as they are such. @param {any} answers */
const sound = (answers) =>
  isObject(answers) ? Object.fromEntries(Object.entries(answers).filter(([, kept]) => isAnswer(kept))) : {};
