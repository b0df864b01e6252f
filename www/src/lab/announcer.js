/**
 * Milestones for screen readers, in one status line. A text is shown at most every 15 seconds; of several that come in
 * between, only the last is.
 */

import { read } from '../words/refusal.js';
import { t } from '../words/strings.js';

const EVERY = 15_000;
const QUARTERS = [25, 50, 75];

export class Announcer {
  /** @type {string | import('../words/refusal.js').Sentence} */
  #text = '';
  #last = Number.NEGATIVE_INFINITY;
  #begun = 0;
  #next = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #changed;

  /** @param {() => void} changed  Called when there is a new text. */
  constructor(changed) {
    this.#changed = changed;
  }

  /** The text in the status line. */
  get text() {
    return read(this.#text);
  }

  /** @param {string | import('../words/refusal.js').Sentence} text */
  say(text) {
    clearTimeout(this.#timer);
    const wait = this.#last + EVERY - performance.now();
    if (wait > 0) {
      this.#timer = setTimeout(() => this.say(text), wait);
      return;
    }
    this.#last = performance.now();
    this.#text = text;
    this.#changed();
  }

  /** Removes the text, which is out of date. */
  clear() {
    clearTimeout(this.#timer);
    this.#text = '';
  }

  /** Training starts or continues. @param {number} share  Share of the budget that is used. */
  started(share) {
    this.#begun = performance.now();
    this.#next = QUARTERS.filter((quarter) => quarter <= share * 100).length;
  }

  /** @param {number} share @param {number} step */
  reached(share, step) {
    const passed = QUARTERS.filter((quarter) => quarter <= share * 100).length;
    if (passed <= this.#next) return;
    this.#next = passed;
    // A short training announces only its end, which follows soon.
    if (performance.now() - this.#begun >= EVERY) this.say(t.milestone(QUARTERS[passed - 1], step));
  }

  end() {
    clearTimeout(this.#timer);
  }
}
