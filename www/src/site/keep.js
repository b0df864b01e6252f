/**
 * What the reader's own browser keeps of their work, so that a reload or another day finds it. Small values are here,
 * as JSON in `localStorage`; a training, which is large, is kept beside them by keep-training.js.
 *
 * `keep.get(name)` and `keep.set(name, value)` never throw. Storage may be forbidden, full, or hold what another version
 * wrote: then `get` gives undefined, `set` does nothing, and the page is told once, in a sentence, through `onProblem`.
 *
 * Of several tabs the last writer wins. A reader can turn keeping off, and have everything forgotten.
 */

import { t } from './words.js';

/** The version of the values' form. A value of another version is forgotten. */
const VERSION = 1;

/**
 * What tells this copy of the page from others on the same host. A frame without an address of its own has its base from
 * the page around it.
 */
export const SITE = `cloze ${new URL('./', globalThis.document?.baseURI ?? location.href).href}`;

const prefix = `${SITE} `;
/** The name of the setting itself. It is there only where keeping is off, and is never forgotten. */
const OFF = `${prefix}keeps nothing`;

/** Sentences that nobody has listened to yet. @type {string[]} */
const untold = [];
/** Sentences that have come up in this page: each is told once. */
const known = new Set();
/** @type {((sentence: string) => void) | null} */
let listener = null;
/** What else is to be forgotten. @type {(() => unknown)[]} */
const others = [];

/** @param {string} sentence */
function tell(sentence) {
  if (known.has(sentence)) return;
  known.add(sentence);
  if (listener) listener(sentence);
  else untold.push(sentence);
}

/** Is storage forbidden here, as in a sandboxed frame, or by the reader's browser? */
const blocked = (() => {
  try {
    localStorage.getItem(OFF);
    return false;
  } catch {
    return true;
  }
})();

/** Names of all that is kept. */
const names = () => Object.keys(localStorage).filter((name) => name.startsWith(prefix) && name !== OFF);

export const keep = {
  /** Can this browser keep anything? */
  get possible() {
    return !blocked;
  },

  /** Is work kept? */
  get on() {
    return !blocked && localStorage.getItem(OFF) === null;
  },

  /** Turning it off forgets everything. */
  set on(wanted) {
    if (blocked) return;
    if (wanted) localStorage.removeItem(OFF);
    else {
      keep.forget();
      keep.try(() => localStorage.setItem(OFF, 'yes'));
    }
  },

  /**
   * The value that was kept under a name, or undefined. It comes from outside of the program: check what is in it.
   *
   * @param {string} name
   * @returns {any}
   */
  get(name) {
    if (!keep.on) return undefined;
    const text = localStorage.getItem(prefix + name);
    if (text === null) return undefined;
    try {
      const { version, value } = JSON.parse(text);
      if (version === VERSION) return value;
      tell(t.keptOtherVersion);
    } catch {
      tell(t.keptCorrupt);
    }
    keep.remove(name);
    return undefined;
  },

  /**
   * Keeps a value of JSON under a name.
   *
   * @param {string} name
   * @param {unknown} value
   */
  set(name, value) {
    if (keep.on)
      keep.try(() => localStorage.setItem(prefix + name, JSON.stringify({ version: VERSION, value })));
  },

  /** @param {string} name */
  remove(name) {
    if (!blocked) localStorage.removeItem(prefix + name);
  },

  /** Forgets all that is kept, but not the setting. */
  forget() {
    if (blocked) return;
    for (const name of names()) localStorage.removeItem(name);
    for (const forget of others) forget();
  },

  /** Calls `forget` as well when everything is to be forgotten. @param {() => unknown} forget */
  alsoForget(forget) {
    others.push(forget);
  },

  /** Does work that fails where storage is full, and tells the reader so. @param {() => void} work */
  try(work) {
    try {
      work();
    } catch (error) {
      keep.failed(error);
    }
  },

  /** Tells why something could not be kept. @param {unknown} error */
  failed(error) {
    const { name = '', message = String(error) } = /** @type {Partial<Error>} */ (error ?? {});
    // Firefox has had a name of its own for it.
    tell(/quota/i.test(name) ? t.keptFull : t.notKept(message));
  },

  /** Tells a sentence, once in a page. @param {string} sentence */
  tell,

  /**
   * The one listener to the sentences about storage; it also hears those that came before it.
   *
   * @param {(sentence: string) => void} listen
   */
  onProblem(listen) {
    listener = listen;
    for (const sentence of untold.splice(0)) listen(sentence);
  },
};
