/** The language of a lab. It is shown in a language once the words have come; those that do not come are English. */

import { INSIDE_WORDS } from '../panels/inside/languages.js';
import { speak } from '../words/language.js';
import { load } from '../words/languages.js';
import { LAB_WORDS } from './languages.js';

export class Speech {
  /** @type {string | null} */
  #spoken = null;
  #chosen = 'en';
  #groups = [LAB_WORDS];
  #changed;

  /** @param {() => void} changed  The panels need rendering. */
  constructor(changed) {
    this.#changed = changed;
  }

  /** The language that was chosen; its words may be on their way. */
  get chosen() {
    return this.#chosen;
  }

  /** The language that is spoken; null before the words of the first one have come. */
  get spoken() {
    return this.#spoken;
  }

  /** @param {string} language  One of LANGUAGES. */
  async choose(language) {
    this.#chosen = language;
    if (language !== 'en') await load(language, this.#groups);
    if (this.#chosen !== language || this.#spoken === language) return;
    this.#spoken = language;
    this.#changed();
  }

  /** *Look inside* is opened: its words are needed too. */
  async withInside() {
    if (this.#groups.includes(INSIDE_WORDS)) return;
    this.#groups = [...this.#groups, INSIDE_WORDS];
    await load(this.#chosen, [INSIDE_WORDS]);
  }

  /** From now on, words are read in this lab's language. */
  speak() {
    speak(this.#spoken ?? 'en');
  }
}
