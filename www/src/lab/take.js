/** Saves files for *Take it away*: pictures, tables of numbers, and an experiment with its history. */

import { presetOf } from '../experiment/corpora.js';
import { abridge } from '../experiment/experiment.js';
import { INSPECTORS } from '../experiment/panels.js';
import { blankNumbers } from '../panels/blanks/view.js';
import { inside } from '../panels/inside/view.js';
import { loss, lossNumbers } from '../panels/loss/view.js';
import { Refusal } from '../words/refusal.js';
import { t } from '../words/strings.js';
import { replayed } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {typeof import('../panels/inside/index.js')} Tools  The script of *Look inside*. */

/** @param {State} state @param {string} what @param {string} extension */
function fileName({ active, draft }, what, extension) {
  const preset = presetOf(active ?? draft)?.name ?? 'own';
  return `cloze-${preset}-${what}.${extension}`;
}

/** @param {Tools} tools @param {string} name @returns {import('../panels/inside/panel.js').Inspector | undefined} */
const inspectorOf = (tools, name) => {
  const found = INSPECTORS.find((candidate) => candidate === name);
  return found && tools[found];
};

/** Longest text of a corpus that stands in a table's cell: spreadsheets cut longer ones. */
const CELL = 10_000;

/**
 * A table with the experiment that it is of, seed and defaults included: as JSON in the first row of a last column, so
 * that any program still reads the rest.
 *
 * @param {import('../history/csv.js').Table} table
 * @param {State} state
 * @returns {import('../history/csv.js').Table}
 */
function withSettings({ head, rows }, { active, draft }) {
  const { corpus, ...settings } = active ?? draft;
  const long = JSON.stringify(corpus).length > CELL;
  const json = JSON.stringify({
    corpus: long ? `${JSON.stringify(corpus).length} characters` : corpus,
    ...settings,
  });
  function* all() {
    let first = true;
    for (const row of rows) {
      yield [...row, first ? json : null];
      first = false;
    }
  }
  return { head: [...head, 'experiment'], rows: all() };
}

/** @param {Tools} tools @param {State} state @param {string} of  A panel's name. */
export function saveNumbers(tools, state, of) {
  const inspector = inspectorOf(tools, of);
  const table =
    of === 'loss'
      ? lossNumbers(state)
      : of === 'blanks'
        ? blankNumbers(state)
        : inspector?.numbers?.(inside(state));
  if (table)
    tools.save(
      new Blob([tools.csv(withSettings(table, state))], { type: 'text/csv' }),
      fileName(state, of, 'csv'),
    );
}

/**
 * @param {Tools} tools
 * @param {State} state
 * @param {string} of  A panel's name.
 * @param {{find: (id: string) => HTMLElement | null, chart: import('../panels/loss/panel.js').LossPanel}} page
 */
export async function savePicture(tools, state, of, { find, chart }) {
  if (of === 'loss') {
    const canvas = chart.picture(loss(state));
    if (!canvas) throw new Refusal(() => t.noDrawing);
    tools.save(await tools.png(canvas), fileName(state, of, 'png'));
    return;
  }
  const inspector = inspectorOf(tools, of);
  const text =
    typeof inspector?.picture === 'function'
      ? tools.heatMaps(inspector.picture(inside(state)))
      : drawn(tools, /** @type {Element} */ (find(`inside-${of}`)));
  tools.save(new Blob([text], { type: 'image/svg+xml' }), fileName(state, of, 'svg'));
}

/** A panel's drawings as one SVG file. @param {Tools} tools @param {Element} panel */
function drawn(tools, panel) {
  const drawings = /** @type {SVGSVGElement[]} */ ([...panel.querySelectorAll('svg[data-picture]')]);
  if (drawings.length === 0) throw new Refusal(() => t.noDrawing);
  return tools.standalone(drawings, getComputedStyle(panel).backgroundColor);
}

/** @param {Tools} tools @param {State} state */
export function saveAll(tools, state) {
  const { active, draft, runs, blank } = state;
  const shown = replayed(state)?.runs ?? runs;
  const text = tools.written(abridge(active ?? draft), blank.text, shown);
  tools.save(new Blob([text], { type: 'application/json' }), fileName(state, 'history', 'json'));
}
