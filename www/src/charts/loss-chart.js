/**
 * The loss curves on two canvases behind seven methods (`show`, `setLines`, `draw`, `restyle`, `print`, `picture`, `destroy`), and the
 * same as a table.
 *
 * However long training gets, a frame costs the same: of every curve only what can be seen is kept. Axes and names, which
 * seldom change, stand on a canvas of their own, since text is dear to draw. All lengths are in CSS pixels.
 */

import { count as inDigits, t } from '../words/strings.en.js';
import { linear, logarithmic } from './axis.js';
import { Decimation } from './decimation.js';
import { spread, wrap } from './label-layout.js';
import { DASHES, palette } from './theme.js';

/** @typedef {{label: string, colour: number}} Name */
/** @typedef {{id: number, history: import('../history/history.js').History, width: number}} Curve  `width`: steps of a mean. */
/**
 * A loss to draw across, with its name.
 *
 * @typedef {object} Line
 * @property {number} value
 * @property {string} label
 * @property {string} short  Where there is no room for the label.
 * @property {number[]} runs  In whose colours it is drawn; in none if it is everyone's.
 * @property {boolean} thin
 */

/** Height of the drawing; the style sheet reserves the same. */
const HEIGHT = 300;
/** On paper: no more than the narrowest of A4 and Letter have between their margins; and dots for a pixel. */
const PAPER = { width: 640, ratio: 3 };
/** Around the curves: for the numbers and names of the axes. */
const MARGIN = { top: 8, bottom: 44, left: 58, leftLog: 70 };
/** Room for labels at the right of the drawing; on narrow drawings, for numbers alone. */
const ROOM = { wide: 122, narrow: 44 };
const NARROW = 400;
/** Least distance of an axis's numbers. */
const APART = { x: 50, y: 30 };
/** The curves' canvas is larger than their box by this: a mark stands half outside. */
const RIM = 8;
/** From a line to its label. */
const LEADER = 16;
/** Of a label. */
const LINE_HEIGHT = 13.5;
/** A log axis ends here: below, a loss is as good as none. */
const LEAST = 1e-5;

/**
 * What to draw in.
 *
 * @typedef {object} Frame
 * @property {number} count  Runs.
 * @property {number} steps  The budget: where the axis ends.
 * @property {number} ceiling  A loss that must fit.
 * @property {boolean} log
 * @property {boolean} gap  Loss minus floor, instead of the loss.
 */

/** @typedef {CanvasRenderingContext2D} Context */
/** @typedef {{colours: ReturnType<typeof palette>, font: string}} Look */
/** @typedef {{curve: Curve, thin: Decimation, bold: Decimation}} Track  What is seen of single steps, and of means. */

export class LossChart {
  #place;
  #onHover;
  #resizes;
  #views;
  /** Holds while the screen's pixels are as dense as they were. @type {MediaQueryList | undefined} */
  #density;
  #visible = true;
  /** @type {Frame} */
  #frame = { count: 0, steps: 1, ceiling: 1, log: false, gap: false };
  /** @type {Line[]} */
  #lines = [];
  /** Axes and names. */
  #sheet = layer('canvas', 'sheet');
  /** What the sheet shows. */
  #written = '';
  #curves = layer('canvas', 'curves');
  #cursor = layer('div', 'cursor');
  /** Where the pointer is in the drawing, from its left. @type {number | null} */
  #pointer = null;
  /** The colours and the font in force; none before the first `show`. */
  #look = /** @type {Look | null} */ (null);
  /** The box of the curves. */
  #box = { left: 0, top: MARGIN.top, right: 1, bottom: HEIGHT - MARGIN.bottom };
  /** Is there room for the lines' names in words? */
  #roomy = true;
  /** The losses at its bottom and its top. */
  #range = [0, 1];
  /** Device pixels in one of CSS. */
  #ratio = 1;
  /** @type {Track[]} */
  #tracks = [];
  #dirty = true;
  /** On paper: no layout tells how wide, and nothing is out of view. */
  #printing = false;

  /**
   * @param {HTMLElement} place  An empty element; the chart fills its width.
   * @param {(step: number | null) => void} onHover
   */
  constructor(place, onHover) {
    this.#place = place;
    this.#onHover = onHover;
    this.#cursor.hidden = true;
    place.append(this.#sheet, this.#curves, this.#cursor);
    place.addEventListener('mousemove', this.#pointed);
    place.addEventListener('mouseleave', this.#pointed);
    this.#resizes = new ResizeObserver(() => this.#resized());
    this.#resizes.observe(place);
    this.#views = new IntersectionObserver((entries) => {
      this.#visible = entries.some((entry) => entry.isIntersecting);
      this.#paint();
    });
    this.#views.observe(place);
    this.#watchRatio();
  }

  /** Another screen, or another zoom, has other pixels though the place may keep its width. */
  #watchRatio() {
    this.#density?.removeEventListener('change', this.#rescaled);
    this.#density = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#density.addEventListener('change', this.#rescaled);
  }

  #rescaled = () => {
    this.#watchRatio();
    this.#resized();
  };

  /** Axes stand before the first step, and stay while the curves grow. @param {Frame} frame */
  show(frame) {
    if (this.#look && JSON.stringify(frame) === JSON.stringify(this.#frame)) return;
    this.#frame = frame;
    this.#tracks = [];
    this.restyle();
  }

  /** @param {Line[]} lines  Losses to draw across, each with its name. */
  setLines(lines) {
    if (JSON.stringify(lines) === JSON.stringify(this.#lines)) return;
    this.#lines = lines;
    this.#dirty = true;
  }

  /**
   * Draws what is new. Call it once a frame.
   *
   * @param {Curve[]} curves
   */
  draw(curves) {
    const same =
      curves.length === this.#tracks.length && curves.every(({ id }, i) => id === this.#tracks[i].curve.id);
    this.#dirty ||= !same;
    // The width of a mean is known only when the run is ready, which is before its first step.
    this.#tracks = curves.map((curve, i) => (same ? { ...this.#tracks[i], curve } : this.#track(curve)));
    for (const track of this.#tracks) if (this.#follow(track)) this.#dirty = true;
    this.#paint();
  }

  /** Takes the colours in force. */
  restyle() {
    const font = getComputedStyle(this.#place).fontFamily;
    this.#look = { colours: palette(this.#place, this.#printing), font };
    this.#resized();
  }

  /** Draws for paper at once, even what was never in view; or for the screen again. @param {boolean} printing */
  print(printing) {
    // After it both signs count: Firefox sends the event while the page is still as wide as the paper.
    if (printing && this.#printing) return;
    this.#printing = printing;
    if (this.#look) this.restyle();
  }

  /**
   * The chart as it is printed, with the names of the curves under it.
   *
   * @param {Name[]} names
   * @returns {HTMLCanvasElement | null}
   */
  picture(names) {
    const was = this.#printing;
    this.print(true);
    if (!this.#look) return null;
    const { colours, font } = this.#look;
    const canvas = document.createElement('canvas');
    const ratio = PAPER.ratio;
    Object.assign(canvas, { width: PAPER.width * ratio, height: (HEIGHT + 24 * names.length) * ratio });
    const ctx = contextOf(canvas);
    ctx.fillStyle = '#ffffff';
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    const { left, top } = this.#box;
    ctx.drawImage(this.#sheet, 0, 0);
    ctx.drawImage(this.#curves, (left - RIM) * ratio, (top - RIM) * ratio);
    ctx.scale(ratio, ratio);
    ctx.font = `13px ${font}`;
    ctx.textBaseline = 'middle';
    ctx.lineWidth = 2.5;
    for (const [i, { label, colour }] of names.entries()) {
      const y = HEIGHT + 24 * i + 8;
      ctx.strokeStyle = colours.runs[colour];
      ctx.setLineDash(DASHES[colour]);
      ctx.beginPath();
      ctx.moveTo(left, y);
      ctx.lineTo(left + 32, y);
      ctx.stroke();
      ctx.fillStyle = colours.text;
      ctx.fillText(label, left + 42, y);
    }
    if (!was) this.print(false);
    return canvas;
  }

  destroy() {
    this.#resizes.disconnect();
    this.#views.disconnect();
    this.#density?.removeEventListener('change', this.#rescaled);
    this.#place.removeEventListener('mousemove', this.#pointed);
    this.#place.removeEventListener('mouseleave', this.#pointed);
    this.#place.replaceChildren();
  }

  // What is seen of the curves.

  /** @param {Curve} curve */
  #track(curve) {
    const { left, right } = this.#box;
    const seen = (/** @type {number} */ column) =>
      new Decimation(Math.ceil((right - left) / column), this.#frame.steps);
    // A bold line is wider than its columns, and dashes are dear to draw.
    return { curve, thin: seen(1), bold: seen(2) };
  }

  /** Takes in what is new of a curve. @param {Track} track @returns {boolean}  Was anything new? */
  #follow({ curve: { history, width }, thin, bold }) {
    const { gap, log } = this.#frame;
    const known = bold.length;
    for (let step = known + 1; step <= history.length; step++) {
      if (gap) {
        const value = history.gap(width, step);
        bold.append(log ? Math.max(LEAST, value) : value);
      } else {
        // Of the gap, single steps are noise.
        thin.append(Math.max(LEAST, history.loss[step - 1]));
        bold.append(Math.max(LEAST, history.mean(width, step)));
      }
    }
    return history.length > known;
  }

  /** The box has its width from the place, or the place has another one: columns of pixels are others now. */
  #resized() {
    if (!this.#look) return;
    const width = this.#printing ? PAPER.width : Math.max(200, Math.floor(this.#place.clientWidth));
    this.#roomy = width >= NARROW;
    const room = this.#roomy ? ROOM.wide : ROOM.narrow;
    const left = this.#frame.log ? MARGIN.leftLog : MARGIN.left;
    this.#box = { ...this.#box, left, right: width - room };
    this.#ratio = this.#printing ? PAPER.ratio : devicePixelRatio;
    const { top, bottom, right } = this.#box;
    const whole = this.#printing ? { width, height: HEIGHT } : null;
    size(this.#sheet, this.#ratio, whole, 0, 0, width, HEIGHT);
    const curves = /** @type {const} */ ([right - left + 2 * RIM, bottom - top + 2 * RIM]);
    size(this.#curves, this.#ratio, whole, left - RIM, top - RIM, ...curves);
    Object.assign(this.#cursor.style, { top: `${top}px`, height: `${bottom - top}px` });
    this.#written = '';
    this.#tracks = this.#tracks.map(({ curve }) => this.#track(curve));
    for (const track of this.#tracks) this.#follow(track);
    this.#dirty = true;
    this.#paint();
  }

  /** The losses at the bottom and the top. @returns {[number, number]} */
  #reach() {
    const { ceiling, log, gap } = this.#frame;
    let highest = ceiling;
    let lowest = log ? 0.1 : 0;
    for (const { thin, bold, curve } of this.#tracks) {
      highest = Math.max(highest, (gap ? bold : thin).greatest);
      lowest = Math.min(lowest, bold.least);
      if (!gap) for (const { loss } of curve.history.heldOut) if (loss > highest) highest = loss;
    }
    // A run that diverges leaves the frame; the others stay legible.
    highest = Math.min(highest, 3 * ceiling);
    if (log) return [10 ** Math.floor(Math.log10(Math.max(lowest, LEAST))), highest * 1.3];
    return [lowest * 1.2, highest * 1.04];
  }

  #x(/** @type {number} */ step) {
    const { left, right } = this.#box;
    return left + (step / this.#frame.steps) * (right - left);
  }

  #y(/** @type {number} */ loss) {
    const { top, bottom } = this.#box;
    const { log } = this.#frame;
    const [low, high] = this.#range;
    const share = log ? Math.log(loss / low) / Math.log(high / low) : (loss - low) / (high - low);
    return bottom - share * (bottom - top);
  }

  /** Where a line of one pixel covers one row or column of them. @param {number} at */
  #crisp = (at) => (Math.floor(at * this.#ratio) + 0.5) / this.#ratio;

  // The drawing.

  /** What nobody sees waits until it is seen. */
  #paint() {
    if (!this.#dirty || !(this.#visible || this.#printing) || !this.#look) return;
    this.#dirty = false;
    this.#range = this.#reach();
    const written = JSON.stringify([this.#lines, this.#range]);
    if (written !== this.#written) {
      this.#written = written;
      const ctx = cleared(this.#sheet);
      this.#drawAxes(ctx, this.#look);
      this.#drawLabels(ctx, this.#look);
    }
    const ctx = cleared(this.#curves);
    this.#drawCurves(ctx, this.#look);
    this.#drawLines(ctx, this.#look);
    if (!this.#frame.gap) this.#drawHeldOut(ctx, this.#look);
    this.#hover();
  }

  /** @param {Context} ctx @param {Look} look */
  #drawAxes(ctx, { colours, font }) {
    const { steps, log, gap } = this.#frame;
    const { left, top, right, bottom } = this.#box;
    const [low, high] = this.#range;
    ctx.font = `12px ${font}`;
    ctx.fillStyle = colours.muted;
    ctx.strokeStyle = colours.grid;
    ctx.lineWidth = 1;
    ctx.textAlign = 'right';
    ctx.textBaseline = 'middle';
    const marks = log
      ? logarithmic(low, high)
      : linear(low, high, (bottom - top) / APART.y).map((value) => ({ value, labelled: true }));
    ctx.beginPath();
    for (const { value, labelled } of marks) {
      const y = this.#crisp(this.#y(value));
      ctx.moveTo(left, y);
      ctx.lineTo(right, y);
      if (labelled) ctx.fillText(String(value), left - 5, y);
    }
    ctx.stroke();
    ctx.textAlign = 'center';
    ctx.textBaseline = 'top';
    for (const step of linear(0, steps, (right - left) / APART.x, true)) {
      ctx.fillText(inDigits(step), this.#x(step), bottom + 5);
    }
    ctx.fillText(t.xAxis, (left + right) / 2, bottom + 28);
    ctx.save();
    ctx.textBaseline = 'bottom';
    ctx.translate(left - (log ? 54 : 42), (top + bottom) / 2);
    ctx.rotate(-Math.PI / 2);
    ctx.fillText(gap ? t.gapAxis : t.yAxis, 0, 0);
    ctx.restore();
  }

  /** The lines' names beside the box, where no curve is. @param {Context} ctx @param {Look} look */
  #drawLabels(ctx, { colours, font }) {
    const { top, right, bottom } = this.#box;
    const wide = this.#roomy;
    const room = (wide ? ROOM.wide : ROOM.narrow) - LEADER;
    ctx.font = `11.5px ${font}`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    const labels = [...this.#lines]
      .sort((a, b) => b.value - a.value)
      .map((line) => {
        // A log axis has no place for 0: such a line is below the drawing, and its name at the bottom.
        const below = line.value < this.#range[0];
        const at = below ? bottom : this.#y(line.value);
        const text = `${wide ? line.label : line.short}${below ? ' ↓' : ''}`;
        const words = wrap(text, room, (part) => ctx.measureText(part).width);
        return { ...line, words, at, height: words.length * LINE_HEIGHT + 3 };
      })
      .filter(({ at }) => at >= top - 1 && at <= bottom + 1);
    const middles = spread(labels, top - 4, bottom + 5);
    labels.forEach(({ at, words, runs, thin }, i) => {
      ctx.lineWidth = thin ? 1 : 1.5;
      ctx.strokeStyle = inks(runs, colours)[0];
      ctx.beginPath();
      ctx.moveTo(right + 1, at);
      ctx.lineTo(right + 3, at);
      ctx.lineTo(right + LEADER - 5, middles[i]);
      ctx.lineTo(right + LEADER - 3, middles[i]);
      ctx.stroke();
      ctx.fillStyle = runs.length === 0 ? colours.muted : colours.text;
      words.forEach((part, row) => {
        ctx.fillText(part, right + LEADER, middles[i] + (row - (words.length - 1) / 2) * LINE_HEIGHT);
      });
    });
  }

  /** @param {Context} ctx @param {Look} look */
  #drawCurves(ctx, { colours }) {
    const { left, top, right, bottom } = this.#box;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    ctx.lineJoin = 'bevel';
    this.#tracks.forEach(({ thin, bold }, run) => {
      ctx.strokeStyle = colours.runs[run];
      ctx.lineWidth = 1;
      ctx.globalAlpha = 0.3;
      ctx.setLineDash([]);
      this.#trace(ctx, thin, this.#crisp);
      ctx.lineWidth = 2.25;
      ctx.globalAlpha = 1;
      ctx.setLineDash(DASHES[run]);
      this.#trace(ctx, bold, Number);
    });
    ctx.restore();
  }

  /** @param {Context} ctx @param {Decimation} curve @param {(x: number) => number} placed */
  #trace(ctx, curve, placed) {
    ctx.beginPath();
    curve.each((step, value, joined) => {
      const [x, y] = [placed(this.#x(step)), this.#y(value)];
      // A point that nothing is joined to is half a pixel long, or it would not be seen.
      if (!joined) ctx.moveTo(x - 0.5, y);
      ctx.lineTo(x, y);
    });
    ctx.stroke();
  }

  /** The lines over the curves. @param {Context} ctx @param {Look} look */
  #drawLines(ctx, { colours }) {
    const { left, right } = this.#box;
    const [low, high] = this.#range;
    for (const { value, runs, thin } of this.#lines) {
      if (value < low || value > high) continue;
      const y = this.#y(value);
      // Runs that share a line share its dashes.
      const shared = inks(runs, colours);
      const dash = runs.length === 0 ? 1.5 : thin ? 3 : 6;
      const period = dash + (runs.length === 0 ? 4 : thin ? 3 : 4);
      ctx.lineWidth = thin ? 1 : 1.5;
      shared.forEach((ink, k) => {
        ctx.strokeStyle = ink;
        ctx.setLineDash([dash, period * shared.length - dash]);
        ctx.lineDashOffset = -k * period;
        ctx.beginPath();
        ctx.moveTo(left, y);
        ctx.lineTo(right, y);
        ctx.stroke();
      });
    }
    ctx.setLineDash([]);
    ctx.lineDashOffset = 0;
  }

  /**
   * Measurements on held-out sentences: one shape a run, since colour is never the only difference.
   *
   * @param {Context} ctx
   * @param {Look} look
   */
  #drawHeldOut(ctx, { colours }) {
    const { left, top, right, bottom } = this.#box;
    const size = 3.25;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left - size, top - size, right - left + 2 * size, bottom - top + 2 * size);
    ctx.clip();
    ctx.lineWidth = 1.5;
    this.#tracks.forEach(({ curve }, run) => {
      ctx.strokeStyle = colours.runs[run];
      ctx.fillStyle = colours.surface;
      for (const { step, loss } of curve.history.heldOut) {
        ctx.beginPath();
        SHAPES[run](ctx, this.#x(step), this.#y(Math.max(LEAST, loss)), size);
        ctx.closePath();
        ctx.fill();
        ctx.stroke();
      }
    });
    ctx.restore();
  }

  // The pointer.

  #pointed = (/** @type {MouseEvent} */ { type, clientX, clientY }) => {
    const { left, top, right, bottom } = this.#box;
    const place = this.#place.getBoundingClientRect();
    const [x, y] = [clientX - place.left, clientY - place.top];
    const inside = type !== 'mouseleave' && x >= left && x <= right && y >= top && y <= bottom;
    this.#pointer = inside ? x : null;
    this.#hover();
  };

  /** Says which step the pointer is at: the last one, where the curves end before it. */
  #hover() {
    const { left, right } = this.#box;
    const longest = Math.max(0, ...this.#tracks.map(({ bold }) => bold.length));
    this.#cursor.hidden = this.#pointer === null;
    this.#cursor.style.left = `${this.#pointer ?? 0}px`;
    const share = ((this.#pointer ?? 0) - left) / (right - left);
    const step = Math.min(longest, Math.max(1, Math.round(share * this.#frame.steps)));
    this.#onHover(this.#pointer === null || longest === 0 ? null : step);
  }
}

/**
 * @template {'canvas' | 'div'} T
 * @param {T} tag
 * @param {string} name
 */
function layer(tag, name) {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

/**
 * Sets a canvas where it belongs, so that it is drawn on in the place's own coordinates.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number} ratio
 * @param {{width: number, height: number} | null} whole  The place shall scale the drawing, which is as large as this.
 * @param {number} left
 * @param {number} top
 * @param {number} width
 * @param {number} height
 */
function size(canvas, ratio, whole, left, top, width, height) {
  Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  const [x, y] = whole ? [whole.width, whole.height].map((all) => all / 100) : [1, 1];
  const unit = whole ? '%' : 'px';
  Object.assign(canvas.style, {
    left: `${left / x}${unit}`,
    top: `${top / y}${unit}`,
    width: `${width / x}${unit}`,
    height: `${height / y}${unit}`,
  });
  contextOf(canvas).setTransform(ratio, 0, 0, ratio, -left * ratio, -top * ratio);
}

const contextOf = (/** @type {HTMLCanvasElement} */ canvas) =>
  /** @type {Context} */ (canvas.getContext('2d'));

/** @param {HTMLCanvasElement} canvas */
function cleared(canvas) {
  const ctx = contextOf(canvas);
  ctx.save();
  ctx.resetTransform();
  ctx.clearRect(0, 0, canvas.width, canvas.height);
  ctx.restore();
  return ctx;
}

/** A line's colours: of its runs, or of none. @param {number[]} runs @param {Look['colours']} colours */
const inks = (runs, colours) => (runs.length === 0 ? [colours.muted] : runs.map((run) => colours.runs[run]));

/** @type {((ctx: CanvasRenderingContext2D, x: number, y: number, size: number) => void)[]} */
const SHAPES = [
  (ctx, x, y, size) => ctx.arc(x, y, size, 0, 2 * Math.PI),
  (ctx, x, y, size) => ctx.rect(x - 0.9 * size, y - 0.9 * size, 1.8 * size, 1.8 * size),
  (ctx, x, y, size) => {
    ctx.moveTo(x, y - 1.2 * size);
    ctx.lineTo(x + 1.2 * size, y + 0.9 * size);
    ctx.lineTo(x - 1.2 * size, y + 0.9 * size);
  },
  (ctx, x, y, size) => {
    ctx.moveTo(x, y - 1.3 * size);
    ctx.lineTo(x + 1.3 * size, y);
    ctx.lineTo(x, y + 1.3 * size);
    ctx.lineTo(x - 1.3 * size, y);
  },
];

/**
 * At most `rows` evenly spread steps with each run's mean loss there, and its last loss on held-out sentences.
 *
 * @param {Curve[]} curves
 * @param {number} rows
 * @returns {{step: number, means: (number | null)[], heldOut: (number | null)[]}[]}
 */
export function tabulate(curves, rows) {
  const longest = Math.max(0, ...curves.map(({ history }) => history.length));
  const n = Math.min(rows, longest);
  return Array.from({ length: n }, (_, i) => {
    const step = Math.round(((i + 1) * longest) / n);
    const means = curves.map(({ history, width }) =>
      step <= history.length ? history.mean(width, step) : null,
    );
    const heldOut = curves.map(
      ({ history }) => history.heldOut.findLast((measured) => measured.step <= step)?.loss ?? null,
    );
    return { step, means, heldOut };
  });
}
