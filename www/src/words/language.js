/**
 * Which language the page speaks, and how a text is found in it. English is whole and always there: a text that a
 * language lacks, or whose file has not come yet, is in English. Pure: languages.js loads the files.
 *
 * A part of the page (a panel, the lesson, the dialogs) has its texts in `words.en.js`, other languages beside it, and a
 * `words.js`, whose `t` everything else reads. `t.loss` is looked up when it is read, so it must not be read while a
 * module loads.
 *
 * A page can hold several labs, each with a language of its own. Lab.speak (lab/lab.js) is called wherever the page
 * enters a lab: before it renders, and before it does what a reader or a worker asks of it.
 */

/**
 * The languages: what each calls itself, and the direction in which it is written.
 *
 * @type {Record<string, {name: string, dir: 'ltr' | 'rtl'}>}
 */
export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr' },
  de: { name: 'Deutsch', dir: 'ltr' },
  es: { name: 'Español', dir: 'ltr' },
  fr: { name: 'Français', dir: 'ltr' },
  zh: { name: '中文', dir: 'ltr' },
  ar: { name: 'العربية', dir: 'rtl' },
};

/** @typedef {{[name: string]: any}} Texts */

/**
 * The texts of another language: those of the English, of which any may be missing.
 *
 * @template T
 * @typedef {T extends (...args: infer A) => infer R ? (...args: A) => R extends string ? string : R : T extends readonly
 *   any[] ? T : T extends object ? {[K in keyof T]?: Translation<T[K]>} : T extends string ? string : T} Translation
 */

let spoken = 'en';

/** The texts that have come, by language and part. @type {Record<string, Record<string, Texts>>} */
const known = {};

/** The language that is spoken now. */
export const language = () => spoken;

/** Speaks a language of LANGUAGES from now on. @param {string} name */
export function speak(name) {
  spoken = name;
}

/** Takes in the texts of some parts. @param {string} name @param {Record<string, Texts>} parts */
export function learn(name, parts) {
  known[name] = { ...known[name], ...parts };
}

/** What the spoken language has of a part; English has all of it elsewhere. @param {string} part */
export const translation = (part) => known[spoken]?.[part];

/**
 * The texts of a part, each in the language that is spoken when it is read.
 *
 * @template {Texts} T
 * @param {string} part
 * @param {T} english
 * @returns {T}
 */
export const words = (part, english) => lookedUp(english, () => translation(part));

/**
 * An object with the keys of `english`, each of which is read from `translated()` where it has it. Lists are one text.
 *
 * @template {Texts} T
 * @param {T} english
 * @param {() => Texts | undefined} translated
 * @returns {T}
 */
function lookedUp(english, translated) {
  const texts = /** @type {T} */ ({});
  for (const [key, text] of Object.entries(english)) {
    const nested = typeof text === 'object' && text !== null && !Array.isArray(text);
    const deeper = nested ? lookedUp(text, () => translated()?.[key]) : null;
    Object.defineProperty(texts, key, {
      enumerable: true,
      get: () => deeper ?? translated()?.[key] ?? text,
    });
  }
  return texts;
}

/** Letters that are written from right to left, among them those of Arabic, Hebrew and Syriac. */
export const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * In which direction a sentence is written, whatever the page's: that of its first letter, special tokens such as
 * [MASK] aside, or the page's where it has none.
 *
 * @param {string} text
 */
export function directionOf(text) {
  const first = text.replace(/\[[A-Z]+\]/g, '').match(/\p{Letter}/u)?.[0];
  if (first === undefined) return LANGUAGES[spoken].dir;
  return RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}

/**
 * The language of LANGUAGES that a tag such as `de-AT` or `zh-Hans-CN` asks for, or null.
 *
 * @param {string | null | undefined} tag
 */
export function languageOf(tag) {
  const name = tag?.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return Object.hasOwn(LANGUAGES, name) ? name : null;
}
