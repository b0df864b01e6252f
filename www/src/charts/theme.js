/**
 * Colours for what is drawn on a canvas. Style sheets stay the one place where colours are written; here they are
 * read as they are in force: light or dark, forced or free.
 */

/** How the runs' curves are dashed, in CSS pixels: colour is never the only difference. */
export const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3]];

/**
 * @param {Element} element  In whose place the colours apply.
 * @param {boolean} [paper]  Those for white paper, whatever is in force.
 * @returns {{runs: string[], text: string, muted: string, grid: string, surface: string}}
 */
export function palette(element, paper = false) {
  const probe = document.createElement('span');
  if (paper) probe.style.colorScheme = 'only light';
  probe.hidden = true;
  element.append(probe);
  const read = (/** @type {string} */ name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    runs: [1, 2, 3, 4].map((n) => read(`--cloze-run-${n}`)),
    text: read('--cloze-text'),
    muted: read('--cloze-muted'),
    grid: read('--cloze-line'),
    surface: read('--cloze-surface'),
  };
  probe.remove();
  return colours;
}

/**
 * Calls back when the system's colours change.
 *
 * @param {() => void} changed
 * @returns {() => void}  Ends it.
 */
export function onSystemColours(changed) {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

/**
 * Calls back before the page is printed, and after it. Both signs are needed: browsers send the event first, while there
 * is time to draw, but only the media query knows of a preview that ends late.
 *
 * @param {(printing: boolean) => void} changed
 * @returns {() => void}  Ends it.
 */
export function onPrint(changed) {
  const media = matchMedia('print');
  const before = () => changed(true);
  const after = () => changed(false);
  const either = () => changed(media.matches);
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  media.addEventListener('change', either);
  return () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
    media.removeEventListener('change', either);
  };
}
