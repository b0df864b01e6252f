/** The width of the chart of *Embeddings*: a setting of the panel, kept up to date while the chart is on the page. */

/** @typedef {import('../panel.js').Ask} Ask */

/** Watches the chart's width for one lab. @type {WeakMap<Ask, (element: Element | undefined) => void>} */
const watches = new WeakMap();

/** A callback for Lit's `ref` that watches the width of the chart. @param {Ask} ask */
export function measured(ask) {
  let watch = watches.get(ask);
  if (!watch) {
    let last = 0;
    const observer = new ResizeObserver((entries) => {
      const width = Math.floor(entries.at(-1)?.contentRect.width ?? 0);
      if (width === last || width === 0) return;
      last = width;
      ask({ do: 'inside-set', name: 'embeddings', change: { width } });
    });
    watch = (element) => {
      observer.disconnect();
      if (element) observer.observe(element);
    };
    watches.set(ask, watch);
  }
  return watch;
}
