/**
 * Colours for canvases, read from the style sheets as they apply now: light or dark, or the system's forced colours.
 */

/** Dashes of the runs' curves, in CSS pixels: runs differ by dash as well as by colour. */
export const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3]];

/**
 * @param {Element} element  The colours are those at this element.
 * @param {boolean} [paper]  The colours for white paper instead.
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
 * Calls back before the page is printed, and after it. It needs two signals: the event comes while there is time to
 * draw, but only the media query notices a preview that ends late.
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
