/** Drawn over uPlot's curves: floor lines with their names, and marks. Lengths are in CSS pixels. */

import { LANGUAGES, language } from '../words/language.js';
import { separate, wrap } from './label-layout.js';

/**
 * A loss that is drawn as a line across the box, with its name.
 *
 * @typedef {object} Line
 * @property {number} value
 * @property {string} label
 * @property {string} short  In place of the label where that has no room.
 * @property {number[]} runs  The runs whose colours it has; grey without any.
 * @property {boolean} thin
 */
/**
 * @typedef {object} Drawing
 * @property {CanvasRenderingContext2D} ctx
 * @property {ReturnType<typeof import('./theme.js').palette>} colours
 * @property {(step: number) => number} x
 * @property {(loss: number) => number} y
 * @property {number} left  Where the curves' box begins.
 * @property {number} right  Where it ends.
 * @property {[number, number]} range  The losses at its bottom and its top.
 */

/** Distance from a line to its label. */
const LEADER = 16;
/** Length of each colour in a line of several runs. */
const PART = 12;
/** Height of a label's line of text. */
const LINE_HEIGHT = 13.5;
/** A mark for each run, around the origin: runs differ by shape as well as by colour. */
const SHAPES = [
  'M3.25 0A3.25 3.25 0 1 1-3.25 0A3.25 3.25 0 1 1 3.25 0Z',
  'M-3-3H3V3H-3Z',
  'M0-4L4 3H-4Z',
  'M0-4.25L4.25 0L0 4.25L-4.25 0Z',
];

/**
 * Draws lines across the box, and their names at its right.
 *
 * @param {Drawing} drawing
 * @param {Line[]} all
 * @param {number} room  Width at the right of the box.
 * @param {boolean} wide  Is `room` enough for words?
 */
export function drawLines({ ctx, colours, y, left, right, range: [low, high] }, all, room, wide) {
  const [bottom, top] = [y(low), y(high)];
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.direction = LANGUAGES[language()].dir;
  const lines = all
    .filter(({ value }) => value <= high)
    .sort((a, b) => b.value - a.value)
    .map((line) => {
      // A log axis has no 0: that line lies below the drawing, and its name stands at the bottom.
      const below = line.value < low;
      const text = `${wide ? line.label : line.short}${below ? ' ↓' : ''}`;
      const words = wrap(text, room - LEADER, (part) => ctx.measureText(part).width);
      return {
        ...line,
        below,
        words,
        at: below ? bottom : y(line.value),
        height: words.length * LINE_HEIGHT + 3,
      };
    });
  const middles = separate(lines, top - 4, bottom + 5);
  lines.forEach(({ at, below, runs, thin, words }, i) => {
    const inks = runs.length === 0 ? [colours.muted] : runs.map((run) => colours.runs[run]);
    // Dashes are the runs' own, so these lines have none: they are thin, and one of several runs alternates their colours.
    ctx.lineWidth = thin ? 0.75 : 1.25;
    for (const [k, ink] of (below ? [] : inks).entries()) {
      ctx.setLineDash(inks.length === 1 ? [] : [PART, PART * (inks.length - 1)]);
      ctx.lineDashOffset = -k * PART;
      stroke(ctx, ink, [left, at], [right, at]);
    }
    ctx.setLineDash([]);
    const [middle, end] = [middles[i], right + LEADER];
    stroke(ctx, inks[0], [right + 1, at], [right + 3, at], [end - 5, middle], [end - 3, middle]);
    ctx.fillStyle = runs.length === 0 ? colours.muted : colours.text;
    words.forEach((part, row) => {
      ctx.fillText(part, end, middle + (row - (words.length - 1) / 2) * LINE_HEIGHT);
    });
  });
}

/**
 * Draws a mark at each measured loss, such as those on held-out sentences.
 *
 * @param {Drawing} drawing
 * @param {{step: number, loss: number}[][]} runs
 */
export function drawMarks({ ctx, colours, x, y, range: [, high] }, runs) {
  ctx.lineWidth = 1.5;
  ctx.fillStyle = colours.surface;
  runs.forEach((marks, run) => {
    const shape = new Path2D(SHAPES[run]);
    ctx.strokeStyle = colours.runs[run];
    for (const { step, loss } of marks.filter(({ loss }) => loss <= high)) {
      ctx.save();
      ctx.translate(x(step), y(loss));
      ctx.fill(shape);
      ctx.stroke(shape);
      ctx.restore();
    }
  });
}

/**
 * Draws a line through points.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} ink
 * @param {...[number, number]} points
 */
export function stroke(ctx, ink, ...points) {
  ctx.strokeStyle = ink;
  ctx.beginPath();
  for (const [x, y] of points) ctx.lineTo(x, y);
  ctx.stroke();
}
