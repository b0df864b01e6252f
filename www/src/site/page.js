/**
 * The page around the lab: the theme switch, the address, the dialogs, and the lesson's buttons, which set an
 * experiment up. None of them starts training.
 */

import { equal } from '../experiment/check.js';
import { PRESETS, presetOf } from '../experiment/corpora.js';
import { embed, share } from './dialogs.js';
import { keep } from './keep.js';
import { keepWorkOf } from './keep-work.js';
import { keeping } from './keeping.js';
import './offline.js';
import { parse, THEMES, write } from '../experiment/permalink.js';
import { t as shared } from '../words/strings.js';
import { onLanguage, speakAgain, speakPage, startSpeaking } from './speech.js';
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

share(lab);
embed(lab);

// The address bar. The lab neither reads nor writes it.

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

async function read() {
  const { hash } = location;
  // An anchor of the page, such as #lesson, is no experiment: the experiment is written back into the address.
  if (hash !== '' && document.getElementById(hash.slice(1))) {
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
  // A sheet belongs to the figure: the lesson is not printed under an author's own.
  const own = link.heading || link.caption || presetOf(link.experiment) === undefined;
  document.documentElement.toggleAttribute('data-figure', Boolean(own));
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

let back = false;
/** Brings back what was kept, when the address is first read. @param {boolean} linked */
function bringBack(linked) {
  if (back) return;
  back = true;
  keepWorkOf(lab, linked);
}

function keepSoon() {
  clearTimeout(timer);
  timer = setTimeout(writeAddress, WRITE_AFTER);
}

/** Writes what the lab shows into the address, as the same entry of the history. */
async function writeAddress() {
  if (reading) return;
  const mine = ++turn;
  const { experiment, blank, open, step, hide, heading, caption, size, trained } = lab.link;
  const fingerprints = equal(experiment, author.experiment) ? author.fingerprints : undefined;
  const hash = await write({
    experiment,
    blank,
    open,
    step,
    hide,
    ...{ heading, caption, size, trained },
    theme: author.theme,
    lang: author.lang,
    fingerprints,
  });
  if (mine !== turn || hash === location.hash) return;
  try {
    history.replaceState(history.state, '', hash);
  } catch {
    // A frame without an address of its own refuses.
  }
}

lab.addEventListener('cloze-edit', keepSoon);
keep.onProblem((sentence) => lab.notice(sentence));
keeping();
if (location.hash !== '') read();
else bringBack(false);
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

// The lesson.

/** The four contexts and what their runs are called. */
const LABELS = { none: 'no context', left: 'left context', right: 'right context', both: 'both sides' };

/** The notebook preset's BERT, without a name. */
const { label: _, ...bert } = PRESETS[0].experiment.runs[1];

/** What the lesson's buttons set up, by their `data-try`. @type {Record<string, any>} */
const experiments = {
  contexts: {
    corpus: { bundled: 'notebook' },
    steps: 180,
    runs: Object.entries(LABELS).map(([context, label]) => ({
      label,
      ...bert,
      model: { ...bert.model, context },
      // Every batch is the whole corpus, so that the curve ends as a level line instead of a zigzag.
      batch: { size: 3, order: 'sequential' },
    })),
  },
  ambiguous: {
    corpus: { text: 'the cat sleeps\nthe dog sleeps\nthe dog runs\na dog sleeps' },
    steps: 240,
    runs: [{ label: 'BERT', ...bert, batch: { size: 4, order: 'sequential' } }],
  },
};

for (const button of document.querySelectorAll('button[data-try]')) {
  button.addEventListener('click', () => {
    const name = /** @type {HTMLButtonElement} */ (button).dataset.try ?? '';
    if (Object.hasOwn(experiments, name)) lab.experiment = experiments[name];
    else lab.setAttribute('preset', name);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    lab.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'start' });
  });
}
