/**
 * Draws attention maps. Each dot is a weight, from the background colour (0) to the accent colour (1). Where a token
 * may not look the canvas stays transparent and shows the hatching behind it.
 */

import { darkness, mapOf, pooled } from './numbers.js';

/** @typedef {import('../../../workers/records.js').Attention} Attention */
/** @typedef {{value: Attention, layer: number, head: number, shown: number[], most: number}} Picture */

/**
 * What each canvas shows, so that nothing is drawn twice.
 *
 * @type {WeakMap<Element, {picture: Picture, colours: string}>}
 */
const drawn = new WeakMap();

/**
 * Draws the canvases below an element, except those that show the wanted picture already.
 *
 * The `color` and `background-color` of a canvas are those of the weights 1 and 0.
 *
 * @param {Element} place
 * @param {(canvas: HTMLCanvasElement) => Picture} pictureOf
 */
export function draw(place, pictureOf) {
  const canvases = place.querySelectorAll('canvas');
  if (canvases.length === 0) return;
  const { color, backgroundColor } = getComputedStyle(canvases[0]);
  const colours = `${color} ${backgroundColor}`;
  for (const canvas of canvases) {
    const picture = pictureOf(canvas);
    const before = drawn.get(canvas);
    if (before && before.colours === colours && same(before.picture, picture)) continue;
    drawn.set(canvas, { picture, colours });
    paint(canvas, picture, channels(color), channels(backgroundColor));
  }
}

/** @param {Picture} a @param {Picture} b */
const same = (a, b) =>
  a.value === b.value &&
  a.layer === b.layer &&
  a.head === b.head &&
  a.most === b.most &&
  String(a.shown) === String(b.shown);

/** Red, green and blue of a colour as a browser computes it. @param {string} colour */
const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);

/** @param {HTMLCanvasElement} canvas @param {Picture} picture @param {number[]} full @param {number[]} empty */
function paint(canvas, { value, layer, head, shown, most }, full, empty) {
  const { size, weights } = pooled(mapOf(value, layer, head), shown, value.context, most);
  canvas.width = size;
  canvas.height = size;
  const sheet = canvas.getContext('2d');
  if (!sheet || size === 0) return;
  const image = sheet.createImageData(size, size);
  weights.forEach((weight, i) => {
    if (weight < 0) return;
    const dark = darkness(weight);
    for (let channel = 0; channel < 3; channel++)
      image.data[4 * i + channel] = empty[channel] + dark * (full[channel] - empty[channel]);
    image.data[4 * i + 3] = 255;
  });
  sheet.putImageData(image, 0, 0);
}
