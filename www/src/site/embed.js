/**
 * The page of a frame (embed.html). Its settings are a link's: in the hash, or as the query where a host drops hashes.
 *
 * It loads nothing, not even the element, before it comes near the viewport, since many hosts strip `loading="lazy"`
 * and scripts beside the frame. Training pauses while the frame is out of view. The page tells its host its height, as
 * `{ type: 'cloze:height', height }` and in the form of Canvas. It listens to two messages of its host, those of
 * Reveal.js: `slide:stop` and `slide:start`.
 */

import { LANGUAGES, languageOf, speak } from '../words/language.js';
import { load as loadWords } from '../words/languages.js';
import { EMBED_WORDS } from './embed/languages.js';
import { t } from './embed/words.js';

/** @typedef {import('../lab/element.js').ClozeLab} ClozeLab */

const THEMES = ['light', 'dark'];

/** @template {HTMLElement} T @param {string} id */
const find = (id) => /** @type {T} */ (document.getElementById(id));
const place = find('place');
const waiting = find('waiting');
const again = find('again');

const hash = location.hash.length > 1 ? location.hash : location.search.replace(/^\?/, '#');
const theme =
  THEMES.find((candidate) => candidate === new URLSearchParams(hash.slice(1)).get('theme')) ?? 'auto';
document.documentElement.dataset.theme = theme;
const wishes = [new URLSearchParams(hash.slice(1)).get('lang'), ...navigator.languages];
const language = wishes.map(languageOf).find((name) => name !== null) ?? 'en';
document.documentElement.lang = language;
document.documentElement.dir = LANGUAGES[language].dir;
find('open').setAttribute('href', `./${hash}`);

/** @type {ClozeLab | null} */
let lab = null;

// Words.

let broken = false;

function fill() {
  speak(language);
  document.title = t.title;
  find('title').textContent = t.title;
  waiting.textContent = broken ? t.failed : t.waiting;
  again.textContent = t.again;
  find('open').textContent = t.open;
}
// embed.html is in English.
if (language !== 'en') loadWords(language, [EMBED_WORDS]).then(fill);

// Loading.

let loading = false;

async function load() {
  if (loading || lab) return;
  loading = true;
  try {
    await import('../lab/element.js');
    const element = /** @type {ClozeLab} */ (document.createElement('cloze-lab'));
    element.setAttribute('theme', theme);
    if (hash.length > 1) element.setAttribute('link', hash);
    element.addEventListener('cloze-statechange', started);
    place.replaceChildren(element);
    lab = element;
  } catch {
    broken = true;
    fill();
    waiting.className = 'problem';
    // Browsers remember that a module failed to load, so trying again means loading the page again.
    again.hidden = false;
  }
  loading = false;
}
again.addEventListener('click', () => location.reload());

new IntersectionObserver(
  (entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    load();
  },
  // Browsers ignore the margin in a frame of another origin: there loading starts when the frame is visible.
  { rootMargin: '300px' },
).observe(place);

// Resting.

/** The reasons for which the lab rests. @type {Set<'hidden' | 'slide'>} */
const reasons = new Set();
let wasRunning = false;

/** @param {'hidden' | 'slide'} reason */
function rest(reason) {
  reasons.add(reason);
  if (lab?.state !== 'running') return;
  wasRunning = true;
  lab.pause();
}

/**
 * Pauses a training whose start was delayed, if the frame has left the view since Train was pressed. In view, an
 * earlier `slide:stop` no longer counts, since the reader has just pressed Train.
 */
function started() {
  if (lab?.state !== 'running') return;
  if (reasons.has('hidden')) rest('hidden');
  else reasons.clear();
}

/**
 * Resumes the training that `rest` paused, once no reason is left. Starts no other training.
 *
 * @param {'hidden' | 'slide'} reason
 */
function wake(reason) {
  reasons.delete(reason);
  if (reasons.size > 0 || !wasRunning) return;
  wasRunning = false;
  // The lab shows a failure itself.
  if (lab?.state === 'paused' || lab?.state === 'ready') lab.start().catch(() => {});
}

new IntersectionObserver((entries) => {
  if (entries[entries.length - 1].isIntersecting) wake('hidden');
  else rest('hidden');
}).observe(place);

// The host.

const framed = window.parent !== window;

if (framed) {
  let told = 0;
  new ResizeObserver(() => {
    // Before the lab is there, this page is one sentence high; the height that the host chose is closer to the lab's.
    if (waiting.isConnected && again.hidden) return;
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    // '*': the height is no secret, so any host may know it.
    window.parent.postMessage({ type: 'cloze:height', height }, '*');
    window.parent.postMessage({ subject: 'lti.frameResize', height }, '*');
  }).observe(document.documentElement);

  addEventListener('message', ({ source, data }) => {
    if (source !== window.parent) return;
    if (data === 'slide:stop') rest('slide');
    if (data === 'slide:start') wake('slide');
  });
}
