/**
 * The page around the lab: the theme switch, and the lesson's buttons, which set an experiment up. None of them
 * starts training.
 */

import presets from '../../src/presets.json' with { type: 'json' };
import './offline.js';

/** @typedef {import('./element.js').ClozeLab} ClozeLab */

const lab = /** @type {ClozeLab} */ (document.querySelector('cloze-lab'));
const themeButton = /** @type {HTMLButtonElement} */ (document.querySelector('#theme'));

const THEMES = ['auto', 'light', 'dark'];
const STORED = 'cloze-theme';

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
  themeButton.textContent = `Theme: ${theme}`;
  stored(() => localStorage.setItem(STORED, theme));
}

setTheme(THEMES.find((theme) => theme === stored(() => localStorage.getItem(STORED))) ?? 'auto');
themeButton.hidden = false;
themeButton.addEventListener('click', () => {
  const next = THEMES.indexOf(document.documentElement.dataset.theme ?? 'auto') + 1;
  setTheme(THEMES[next % THEMES.length]);
});

/** The four contexts and what their runs are called. */
const LABELS = { none: 'no context', left: 'left context', right: 'right context', both: 'both sides' };

/** The notebook preset's BERT, without a name. */
const { label: _, ...bert } = presets[0].experiment.runs[1];

/** What the lesson's buttons set up, by their `data-try`. @type {Record<string, object>} */
const experiments = {
  contexts: {
    corpus: { bundled: 'notebook' },
    steps: 180,
    runs: Object.entries(LABELS).map(([context, label]) => ({
      label,
      ...bert,
      model: { ...bert.model, context },
      // The whole corpus in every batch: what cannot be known then shows as a level, not as a zigzag.
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
