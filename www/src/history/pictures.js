/** Saves drawings of the page as files: SVG with its styles inlined, canvases as PNG. */

import { Refusal } from '../words/refusal.js';
import { t } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';

/** CSS properties that are copied into a saved drawing, since its file has no style sheet. */
const STYLED = [
  ...[
    'fill',
    'fill-opacity',
    'stroke',
    'stroke-width',
    'stroke-dasharray',
    'stroke-opacity',
    'stroke-linecap',
  ],
  ...['opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'visibility'],
];

/** Height of a line of text above a drawing, in px. */
const LINE = 22;

/** @param {HTMLCanvasElement} canvas @returns {Promise<Blob>} */
export const png = (canvas) =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Refusal(() => t.noPicture)))),
  );

/**
 * Combines drawings into one SVG file: placed as on the page, each under its name.
 *
 * @param {SVGSVGElement[]} drawings  On the page, so that their styles are known; one at least.
 * @param {string} background  A colour.
 * @returns {string}
 */
export function standalone(drawings, background) {
  const boxes = drawings.map((drawing) => drawing.getBoundingClientRect());
  const [left, top] = [
    Math.min(...boxes.map((box) => box.left)),
    Math.min(...boxes.map((box) => box.top)) - LINE,
  ];
  const width = Math.max(...boxes.map((box) => box.right)) - left;
  const height = Math.max(...boxes.map((box) => box.bottom)) - top;
  const { fontFamily, color } = getComputedStyle(drawings[0]);
  const whole = element('svg', { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  whole.append(element('rect', { width, height, fill: background }));
  drawings.forEach((drawing, i) => {
    const [x, y] = [boxes[i].left - left, boxes[i].top - top];
    const copy = styled(drawing);
    for (const [name, value] of Object.entries({ x, y, width: boxes[i].width, height: boxes[i].height }))
      copy.setAttribute(name, String(value));
    whole.append(copy);
    const name = drawing.getAttribute('aria-label');
    if (name === null) return;
    const title = element('text', { x, y: y - 7, 'font-family': fontFamily, 'font-size': 13, fill: color });
    title.textContent = name;
    whole.append(title);
  });
  return serialised(whole);
}

/**
 * A heat map as an SVG file, with the names of rows and columns. White is 0, black is 1.
 *
 * @param {{title: string, rows: string[], columns: string[], cells: number[][], spans?: number[]}[]} maps  Cells are
 *   shares, 0 to 1; `spans` are the columns' widths relative to each other.
 * @returns {string}
 */
export function heatMaps(maps) {
  const [SIDE, ROW, CELL] = [130, 22, 26];
  const text = { 'font-family': 'system-ui, sans-serif', 'font-size': 12, fill: '#1b1d22' };
  const write = (/** @type {string} */ content, /** @type {object} */ where) => {
    const found = element('text', { ...text, ...where });
    found.textContent = content;
    return found;
  };
  let y = 0;
  let widest = 0;
  /** @type {Element[]} */
  const parts = [];
  for (const { title, rows, columns, cells, spans } of maps) {
    const width = spans ? 480 : CELL * columns.length;
    const total = (spans ?? []).reduce((sum, span) => sum + span, 0);
    const widths = spans ? spans.map((span) => (span / total) * width) : columns.map(() => CELL);
    const top = y + 30 + (spans ? 0 : 70);
    parts.push(write(title, { x: 8, y: y + 18, 'font-weight': 600 }));
    let x = SIDE;
    columns.forEach((name, column) => {
      const at = x + widths[column] / 2;
      if (spans) {
        if (name)
          parts.push(write(name, { x: at, y: top + ROW * rows.length + 14, 'text-anchor': 'middle' }));
      } else {
        parts.push(write(name, { transform: `translate(${at + 4} ${top - 6}) rotate(-90)` }));
      }
      rows.forEach((_, row) => {
        const box = { x, y: top + ROW * row, width: widths[column], height: ROW };
        parts.push(
          element('rect', { ...box, fill: '#3a2f9e', 'fill-opacity': Number(cells[row][column].toFixed(3)) }),
        );
      });
      x += widths[column];
    });
    rows.forEach((name, row) => {
      parts.push(write(name, { x: SIDE - 8, y: top + ROW * row + 15, 'text-anchor': 'end' }));
    });
    parts.push(
      element('rect', { x: SIDE, y: top, width, height: ROW * rows.length, fill: 'none', stroke: '#5d6470' }),
    );
    widest = Math.max(widest, SIDE + width + 12);
    y = top + ROW * rows.length + 30;
  }
  const whole = element('svg', { xmlns: SVG, width: widest, height: y, viewBox: `0 0 ${widest} ${y}` });
  whole.append(element('rect', { width: widest, height: y, fill: '#ffffff' }), ...parts);
  return serialised(whole);
}

/** A copy that needs no style sheet. @param {SVGSVGElement} drawing */
function styled(drawing) {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [i, original] of originals.entries()) {
    const style = getComputedStyle(original);
    for (const name of STYLED) copies[i].setAttribute(name, style.getPropertyValue(name));
    if (style.display === 'none') copies[i].setAttribute('display', 'none');
    for (const name of ['class', 'style', 'tabindex', 'role', 'id']) copies[i].removeAttribute(name);
  }
  return copy;
}

/** @param {string} name @param {Record<string, string | number>} attributes */
function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute !== 'xmlns') made.setAttribute(attribute, String(value));
  }
  return made;
}

/** @param {Element} whole */
const serialised = (whole) =>
  // Removes Lit's marker comments. `\x3c` stands for `<`, since the script of cloze.html must not contain what begins a
  // comment.
  new XMLSerializer().serializeToString(whole).replace(/\x3c!--[\s\S]*?-->/g, '');

/** Hands a file to the reader. @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const link = document.createElement('a');
  link.download = name;
  link.href = URL.createObjectURL(blob);
  link.click();
  // Revoked later, since the download reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
