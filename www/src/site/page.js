/**
 * The page around the lesson and the lab: the theme switch, the address, the dialogs, and which of the two is shown. The
 * address `#lesson=floor` is a page of the lesson; any other is an experiment, which opens the whole laboratory.
 */

import { equal } from '../experiment/check.js';
import { embed, share } from './dialogs.js';
import { keep } from './keep.js';
import { keepWorkOf } from './keep-work.js';
import { keeping } from './keeping.js';
import './offline.js';
import { parse, THEMES, write } from '../experiment/permalink.js';
import { LESSON_WORDS } from '../lesson/languages.js';
import { Lesson } from '../lesson/player.js';
import { languageOf } from '../words/language.js';
import { t as shared } from '../words/strings.js';
import { alsoSpeak, onLanguage, speakAgain, speakPage, startSpeaking } from './speech.js';
import { t } from './words.js';

/** @typedef {import('../lab/element.js').ClozeLab} ClozeLab */

const lab = /** @type {ClozeLab} */ (document.querySelector('cloze-lab'));
const themeButton = /** @type {HTMLButtonElement} */ (document.querySelector('#theme'));

const STORED = 'cloze-theme';
/** How long edits must rest before they are written into the address, in ms. Browsers allow 100 in 10 seconds. */
const WRITE_AFTER = 300;

/** Storage can be forbidden, in a sandboxed frame for instance. @param {() => string | null | void} work */
function stored(work) {
  try {
    return work() ?? null;
  } catch {
    return null;
  }
}

/** @param {string} theme */
function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  lab.setAttribute('theme', theme);
  nameTheme();
}

function nameTheme() {
  themeButton.textContent = t.themes[document.documentElement.dataset.theme ?? 'auto'];
}

setTheme(THEMES.find((theme) => theme === stored(() => localStorage.getItem(STORED))) ?? 'auto');
themeButton.hidden = false;
themeButton.addEventListener('click', () => {
  const now = THEMES.indexOf(document.documentElement.dataset.theme ?? 'auto') + 1;
  const next = THEMES[now % THEMES.length];
  setTheme(next);
  stored(() => localStorage.setItem(STORED, next));
  author = { ...author, theme: undefined };
  keepSoon();
});

const languageMenu = /** @type {HTMLSelectElement} */ (document.querySelector('#language'));
languageMenu.hidden = false;
onLanguage(nameTheme);
// Before the first language, so that its words come with the others.
alsoSpeak(LESSON_WORDS);
startSpeaking(
  languageMenu,
  {
    get: (name) => stored(() => localStorage.getItem(name)),
    set: (name, value) => stored(() => localStorage.setItem(name, value)),
  },
  new URLSearchParams(location.hash.slice(1)).get('lang'),
);
// The address keeps a language only if it came with one.
languageMenu.addEventListener('change', () => {
  author = { ...author, lang: author.lang && languageMenu.value };
  keepSoon();
});

share(lab, () => (view() === 'lesson' ? pageAddress(lesson.name) : null));
embed(lab);

// The lesson, and the laboratory.

/**
 * The parts of the link that are no settings of the lab.
 *
 * @type {{theme?: string, lang?: string | null, fingerprints?: string[], experiment?: any}}
 */
let author = {};
let reading = false;
let turn = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

let back = false;
/** Brings back what was kept, when the address is first read. @param {boolean} linked */
function bringBack(linked) {
  if (back) return;
  back = true;
  keepWorkOf(lab, linked);
}

/** The name under which it is kept whether the reader was last in the lesson or in the lab. */
const VIEW = 'view';
const view = () => document.body.dataset.view;

const lesson = new Lesson(/** @type {HTMLElement} */ (document.querySelector('#lesson')), lab, {
  language: () => document.documentElement.lang,
  speak: speakAgain,
  keep,
  toCome: /** @type {HTMLElement} */ (document.querySelector('#figure-to-come')),
  opened: (name) => visit(pageAddress(name)),
  laboratory: () => {
    visit(location.pathname + location.search);
    showLab();
    document.querySelector('main')?.focus({ preventScroll: true });
    scrollTo(0, 0);
    keepSoon();
  },
});
onLanguage(() => view() === 'lesson' && lesson.again());

/** Another entry of the history. @param {string} address */
function visit(address) {
  try {
    history.pushState(null, '', address);
  } catch {
    // A frame without an address of its own refuses.
  }
}

/** The address of a page of the lesson. @param {string} name */
const pageAddress = (name) => `#lesson=${name}${author.lang ? `&lang=${author.lang}` : ''}`;

/** @param {URLSearchParams} named  The address. */
function showLesson(named) {
  const again = view() === 'lab';
  document.body.dataset.view = 'lesson';
  clearTimeout(timer);
  turn++;
  reading = false;
  const linked = named.get('lang');
  if (linked) {
    author = { lang: linked };
    speakPage(languageOf(linked) ?? 'en');
  } else {
    author = {};
  }
  bringBack(false);
  keep.set(VIEW, 'lesson');
  lesson.open(named.get('lesson') || lesson.last, { focus: again });
}

/** Shows the whole laboratory. */
function showLab() {
  if (view() === 'lab') return;
  document.body.dataset.view = 'lab';
  keep.set(VIEW, 'lab');
  lesson.leave();
}

// The address bar. The lab neither reads nor writes it.

async function read() {
  const { hash } = location;
  const named = new URLSearchParams(hash.slice(1));
  const inLab = hash === '' && keep.get(VIEW) === 'lab';
  if (!inLab && (hash === '' || hash === '#lesson' || named.has('lesson'))) return showLesson(named);
  // An anchor of the page, such as #main, is no experiment: what is shown is written back into the address.
  if (hash !== '' && document.getElementById(hash.slice(1))) {
    if (!back) showLesson(new URLSearchParams());
    return keepSoon();
  }
  showLab();
  if (hash === '') {
    bringBack(false);
    return keepSoon();
  }
  clearTimeout(timer);
  const mine = ++turn;
  reading = true;
  const { link, ignored } = await parse(hash);
  if (mine !== turn) return;
  reading = false;
  // A link sets everything: settings that it does not name return to their defaults.
  lab.link = { ...link, open: link.open ?? [], step: link.step ?? null, hide: link.hide ?? [], lang: null };
  if (link.theme) setTheme(link.theme);
  if (link.lang) speakPage(link.lang);
  // Read back from the lab, which completes it: only the completed experiment can be compared with a later one.
  author = {
    theme: link.theme,
    lang: link.lang,
    fingerprints: link.fingerprints,
    experiment: lab.experiment,
  };
  speakAgain();
  lab.notice(ignored.length > 0 ? () => shared.linkIgnored(ignored.map((say) => say())) : null);
  bringBack(true);
}

function keepSoon() {
  clearTimeout(timer);
  timer = setTimeout(writeAddress, WRITE_AFTER);
}

/** Writes what is shown into the address, as the same entry of the history. */
async function writeAddress() {
  if (reading) return;
  if (view() === 'lesson') return replace(pageAddress(lesson.name));
  const mine = ++turn;
  const { experiment, blank, open, step, exercise, hide, heading, caption, size, trained } = lab.link;
  const fingerprints = equal(experiment, author.experiment) ? author.fingerprints : undefined;
  const hash = await write({
    experiment,
    blank,
    open,
    step,
    exercise,
    hide,
    ...{ heading, caption, size, trained },
    theme: author.theme,
    lang: author.lang,
    fingerprints,
  });
  if (mine !== turn || hash === location.hash) return;
  replace(hash);
}

/** @param {string} address */
function replace(address) {
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // A frame without an address of its own refuses.
  }
}

lab.addEventListener('cloze-edit', keepSoon);
keep.onProblem((sentence) => (view() === 'lesson' ? lesson : lab).notice(sentence));
keep.alsoForget(() => lesson.forget());
keeping();
read();
window.addEventListener('hashchange', read);

/** After a training from a link that holds its author's fingerprints, says whether the losses are the same. */
lab.addEventListener('cloze-done', () => {
  const { experiment, fingerprints } = lab.link;
  const expected = author.fingerprints;
  if (!expected || !fingerprints || !equal(experiment, author.experiment)) return;
  const other = lab.history.filter((_, i) => fingerprints[i] !== expected[i]).map(({ label }) => label);
  speakAgain();
  lab.notice(() => (other.length === 0 ? t.sameRun : t.otherRun(other, expected.length)));
});
