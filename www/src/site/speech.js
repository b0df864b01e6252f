/**
 * The page's language: that of the link, else the reader's choice in the menu, else the browser's. The lab follows the
 * page. index.html is written in English; what a language has other words for is filled in here, by name:
 *
 * - `data-t="share"` is the text of an element,
 * - `data-t-label="close"` its label for screen readers, `data-t-placeholder` its placeholder,
 * - `data-t-href="embeddingPage"` where a link leads: to a guide in the language, or else in English.
 */

import { LANGUAGES, languageOf, speak } from '../words/language.js';
import { load } from '../words/languages.js';
import { SITE_WORDS } from './languages.js';
import { t } from './words.js';

const STORED = 'cloze-language';

/**
 * @param {string} path  Such as `embedThemes.auto`.
 * @returns {string}
 */
const text = (path) => path.split('.').reduce((/** @type {any} */ texts, name) => texts[name], t);

/** Puts the words of the spoken language into the page. */
function fill() {
  for (const element of document.querySelectorAll('[data-t]'))
    element.textContent = text(/** @type {HTMLElement} */ (element).dataset.t ?? '');
  for (const element of document.querySelectorAll('[data-t-label]'))
    element.setAttribute('aria-label', text(/** @type {HTMLElement} */ (element).dataset.tLabel ?? ''));
  for (const element of document.querySelectorAll('[data-t-placeholder]'))
    element.setAttribute(
      'placeholder',
      text(/** @type {HTMLElement} */ (element).dataset.tPlaceholder ?? ''),
    );
  for (const element of document.querySelectorAll('[data-t-href]'))
    element.setAttribute('href', text(/** @type {HTMLElement} */ (element).dataset.tHref ?? ''));
}

/** What is to be told when the language has changed. @type {(() => void)[]} */
const told = [];

/** Calls `changed` whenever the page has come to speak another language. @param {() => void} changed */
export const onLanguage = (changed) => void told.push(changed);

/** The language that was chosen last; its words may be on their way. */
let wanted = '';

/** Groups of words that the page needs, such as those of the lesson. */
const groups = [SITE_WORDS];

/** Words that the page needs from now on. @param {import('../words/languages.js').Group} group */
export async function alsoSpeak(group) {
  groups.push(group);
  const name = wanted;
  await load(name, [group]);
  // The page may have spoken the language already, without these words.
  if (wanted !== name || name === 'en') return;
  speakAgain();
  for (const changed of told) changed();
}

/** @param {string} name  One of LANGUAGES. */
export async function speakPage(name) {
  wanted = name;
  const { documentElement: html } = document;
  // The lab reads the page's language, and loads its own words.
  html.lang = name;
  html.dir = LANGUAGES[name].dir;
  if (name !== 'en') await load(name, groups);
  if (wanted !== name) return;
  speak(name);
  fill();
  for (const changed of told) changed();
}

/** From now on, words are read in the page's language: a lab on the page may have spoken another. */
export const speakAgain = () => speak(wanted);

/**
 * The menu, and the first language.
 *
 * @param {HTMLSelectElement} menu
 * @param {{get: (name: string) => string | null, set: (name: string, value: string) => void}} store
 * @param {string | null} linked  The language that the address asks for.
 */
export function startSpeaking(menu, store, linked) {
  menu.append(...Object.entries(LANGUAGES).map(([value, { name }]) => new Option(name, value)));
  for (const option of menu.options) option.lang = option.value;
  menu.addEventListener('change', () => {
    store.set(STORED, menu.value);
    speakPage(menu.value);
  });
  onLanguage(() => {
    menu.value = wanted;
  });
  const wishes = [linked, store.get(STORED), ...navigator.languages];
  speakPage(wishes.map(languageOf).find((name) => name !== null) ?? 'en');
}
