/**
 * The loss curves: uPlot behind five methods (`show`, `setLines`, `draw`, `restyle`, `destroy`), and what the picture
 * says as text and as a table.
 *
 * However long training gets, a frame costs the same: curves are kept as envelopes of bounded size.
 */

import uPlot from 'uplot';
import { Envelope } from './envelope.js';
import { spread, wrap } from './label-layout.js';
import { count as inDigits, t } from './strings.en.js';
import { DASHES, palette } from './theme.js';

/** @typedef {{label: string, colour: number}} Name */
/** @typedef {{id: number, history: import('./history.js').History, width: number}} Curve  `width`: steps of a mean. */
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

/** Height of the drawing in CSS pixels; the style sheet reserves the same. */
const HEIGHT = 300;
/** Room for labels at the right of the drawing; on narrow drawings, for numbers alone. In CSS pixels. */
const ROOM = { wide: 122, narrow: 44 };
const NARROW = 400;
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

export class LossChart {
  /** @type {uPlot | null} */
  #plot = null;
  #place;
  #onHover;
  #resizes;
  #views;
  #visible = true;
  /** @type {Frame} */
  #frame = { count: 0, steps: 1, ceiling: 1, log: false, gap: false };
  /** @type {Line[]} */
  #lines = [];
  /** The lines and their names, on a canvas of their own: they seldom change, and text is dear to draw. */
  #overlay = document.createElement('canvas');
  /** What the overlay shows. */
  #overlaid = '';
  /** @type {{curve: Curve, raw: Envelope, mean: Envelope, gap: Envelope}[]} */
  #tracks = [];
  #dirty = true;

  /**
   * @param {HTMLElement} place  An empty element; the chart fills its width.
   * @param {(step: number | null) => void} onHover
   */
  constructor(place, onHover) {
    this.#place = place;
    this.#onHover = onHover;
    this.#resizes = new ResizeObserver(() => {
      this.#plot?.setSize({ width: this.#width(), height: HEIGHT });
    });
    this.#resizes.observe(place);
    this.#views = new IntersectionObserver((entries) => {
      this.#visible = entries.some((entry) => entry.isIntersecting);
      this.#paint();
    });
    this.#views.observe(place);
  }

  /** Axes stand before the first step, and stay while the curves grow. @param {Frame} frame */
  show(frame) {
    if (this.#plot && JSON.stringify(frame) === JSON.stringify(this.#frame)) return;
    this.#frame = frame;
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
    if (!same) this.#tracks = [];
    this.#dirty ||= !same;
    curves.forEach((curve, i) => {
      this.#tracks[i] ??= { curve, raw: new Envelope(), mean: new Envelope(), gap: new Envelope() };
      const track = this.#tracks[i];
      // The width of a mean is known only when the run is ready, which is before its first step.
      track.curve = curve;
      const { history, width } = curve;
      this.#dirty ||= track.raw.length < history.length;
      for (let step = track.raw.length + 1; step <= history.length; step++) {
        track.raw.append(Math.max(LEAST, history.loss[step - 1]));
        track.mean.append(Math.max(LEAST, history.mean(width, step)));
        track.gap.append(history.gap(width, step));
      }
    });
    this.#paint();
  }

  /** What nobody sees waits until it is seen. */
  #paint() {
    if (!this.#dirty || !this.#visible || !this.#plot) return;
    this.#dirty = false;
    this.#plot.setData(this.#data());
  }

  /** Takes the colours in force. */
  restyle() {
    this.#plot?.destroy();
    this.#overlaid = '';
    this.#plot = new uPlot(this.#options(), this.#data(), this.#place);
    this.#plot.ctx.canvas.after(this.#overlay);
    this.#dirty = true;
  }

  destroy() {
    this.#resizes.disconnect();
    this.#views.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
  }

  #width() {
    return Math.max(200, Math.floor(this.#place.clientWidth));
  }

  #narrow() {
    return this.#width() < NARROW;
  }

  /** @returns {uPlot.AlignedData} */
  #data() {
    const { gap: asGap, log } = this.#frame;
    const envelopes = this.#tracks.flatMap(({ raw, mean, gap }) => (asGap ? [gap, gap] : [raw, mean]));
    const width = Math.max(1, ...envelopes.map((envelope) => envelope.width));
    const steps = Envelope.steps(width, Math.max(0, ...envelopes.map((envelope) => envelope.length)));
    for (const envelope of envelopes) envelope.widen(width);
    const columns = envelopes.map((envelope, i) => {
      // Of the gap, single steps are noise.
      if (asGap && i % 2 === 0) return steps.map(() => null);
      const values = envelope.values(steps.length);
      return asGap && log ? values.map((value) => value && Math.max(LEAST, value)) : values;
    });
    // uPlot wants a column for every series it was told of.
    while (columns.length < 2 * this.#frame.count) columns.push(steps.map(() => null));
    return [steps, ...columns.slice(0, 2 * this.#frame.count)];
  }

  /** @returns {[number, number]} */
  #range() {
    const { ceiling, log, gap: asGap } = this.#frame;
    const high = this.#tracks.flatMap(({ raw, gap, curve }) => [
      ...(asGap ? gap : raw).highs,
      ...(asGap ? [] : curve.history.heldOut.map(({ loss }) => loss)),
    ]);
    const low = this.#tracks.flatMap(({ mean, gap }) => [...(asGap ? gap : mean).lows]);
    // A run that diverges leaves the frame; the others stay legible. NaN is less than nothing.
    const highest = high.reduce((a, b) => (b > a ? Math.min(b, 3 * ceiling) : a), ceiling);
    if (log) {
      const lowest = low.reduce((a, b) => (b < a ? Math.max(b, LEAST) : a), 0.1);
      return [10 ** Math.floor(Math.log10(lowest)), highest * 1.3];
    }
    const lowest = low.reduce((a, b) => (b < a ? b : a), 0);
    return [lowest * 1.2, highest * 1.04];
  }

  /** @returns {uPlot.Options} */
  #options() {
    const { count, steps, log, gap } = this.#frame;
    const colours = palette(this.#place);
    const font = `12px ${getComputedStyle(this.#place).fontFamily}`;
    const axis = {
      stroke: colours.muted,
      font,
      labelFont: font,
      labelSize: 18,
      labelGap: 2,
      ticks: { show: false },
    };
    const grid = { stroke: colours.grid, width: 1 };
    const series = Array.from({ length: count }, (_, i) => [
      { stroke: colours.runs[i], width: 1, alpha: 0.3, spanGaps: true, points: { show: false } },
      { stroke: colours.runs[i], width: 2.25, dash: DASHES[i], spanGaps: true, points: { show: false } },
    ]).flat();
    return {
      width: this.#width(),
      height: HEIGHT,
      padding: [8, () => (this.#narrow() ? ROOM.narrow : ROOM.wide), 0, 0],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false, setScale: false } },
      scales: {
        x: { time: false, range: [0, steps] },
        y: { distr: log ? 3 : 1, log: 10, range: () => this.#range() },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          label: t.xAxis,
          size: 26,
          values: (_plot, ticks) => ticks.map(inDigits),
        },
        {
          ...axis,
          grid,
          label: gap ? t.gapAxis : t.yAxis,
          size: log ? 52 : 40,
          ...(log ? { values: logTicks } : {}),
        },
      ],
      series: [{}, ...series],
      hooks: {
        setCursor: [
          (plot) => this.#onHover(plot.cursor.idx == null ? null : (plot.data[0][plot.cursor.idx] ?? null)),
        ],
        draw: [(plot) => this.#drawHeldOut(plot, colours), (plot) => this.#drawLines(plot, colours, font)],
      },
    };
  }

  /**
   * The lines over the curves, and their names beside the drawing, where no curve is.
   *
   * @param {uPlot} plot
   * @param {ReturnType<typeof palette>} colours
   * @param {string} font
   */
  #drawLines(plot, colours, font) {
    const { bbox } = plot;
    const ratio = uPlot.pxRatio;
    const { width, height } = plot.ctx.canvas;
    const shown = JSON.stringify([this.#lines, plot.scales.y.min, plot.scales.y.max, bbox, width, height]);
    if (shown === this.#overlaid) return;
    this.#overlaid = shown;
    // Setting its size clears a canvas.
    Object.assign(this.#overlay, { width, height, className: 'lines' });
    const ctx = /** @type {CanvasRenderingContext2D} */ (this.#overlay.getContext('2d'));
    const [right, bottom] = [bbox.left + bbox.width, bbox.top + bbox.height];
    const narrow = this.#narrow();
    const room = ((narrow ? ROOM.narrow : ROOM.wide) - LEADER) * ratio;
    const least = plot.scales.y.min ?? 0;
    ctx.save();
    ctx.font = font.replace(/^12px/, `${11.5 * ratio}px`);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    const lines = [...this.#lines]
      .sort((a, b) => b.value - a.value)
      .map((line) => {
        // A log axis has no place for 0: such a line is below the drawing, and its name at the bottom.
        const below = line.value < least;
        const y = below ? bottom : plot.valToPos(line.value, 'y', true);
        const text = `${narrow ? line.short : line.label}${below ? ' ↓' : ''}`;
        const words = wrap(text, room, (part) => ctx.measureText(part).width);
        return { ...line, y, below, words, at: y, height: (words.length * LINE_HEIGHT + 3) * ratio };
      })
      .filter(({ y }) => y >= bbox.top - 1 && y <= bottom + 1);
    const middles = spread(lines, bbox.top - 4 * ratio, bottom + 5 * ratio);
    lines.forEach(({ y, below, words, runs, thin }, i) => {
      const inks = runs.length === 0 ? [colours.muted] : runs.map((run) => colours.runs[run]);
      ctx.lineWidth = (thin ? 1 : 1.5) * ratio;
      // Runs that share a line share its dashes.
      const dash = (runs.length === 0 ? 1.5 : thin ? 3 : 6) * ratio;
      const period = dash + (runs.length === 0 ? 4 : thin ? 3 : 4) * ratio;
      inks.forEach((ink, k) => {
        ctx.strokeStyle = ink;
        ctx.setLineDash([dash, period * inks.length - dash]);
        ctx.lineDashOffset = -k * period;
        ctx.beginPath();
        if (!below) {
          ctx.moveTo(bbox.left, y);
          ctx.lineTo(right, y);
        }
        ctx.stroke();
      });
      ctx.setLineDash([]);
      ctx.strokeStyle = inks[0];
      ctx.beginPath();
      ctx.moveTo(right + 1 * ratio, y);
      ctx.lineTo(right + 3 * ratio, y);
      ctx.lineTo(right + (LEADER - 5) * ratio, middles[i]);
      ctx.lineTo(right + (LEADER - 3) * ratio, middles[i]);
      ctx.stroke();
      ctx.fillStyle = runs.length === 0 ? colours.muted : colours.text;
      words.forEach((part, row) => {
        const middle = middles[i] + (row - (words.length - 1) / 2) * LINE_HEIGHT * ratio;
        ctx.fillText(part, right + LEADER * ratio, middle);
      });
    });
    ctx.restore();
  }

  /**
   * Measurements on held-out sentences: one shape a run, since colour is never the only difference.
   *
   * @param {uPlot} plot
   * @param {ReturnType<typeof palette>} colours
   */
  #drawHeldOut(plot, colours) {
    if (this.#frame.gap) return;
    const { ctx, bbox } = plot;
    const ratio = uPlot.pxRatio;
    const size = 3.25 * ratio;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left - size, bbox.top - size, bbox.width + 2 * size, bbox.height + 2 * size);
    ctx.clip();
    ctx.lineWidth = 1.5 * ratio;
    ctx.setLineDash([]);
    this.#tracks.forEach(({ curve }, run) => {
      ctx.strokeStyle = colours.runs[run];
      ctx.fillStyle = colours.surface;
      for (const { step, loss } of curve.history.heldOut) {
        const x = plot.valToPos(step, 'x', true);
        const y = plot.valToPos(Math.max(LEAST, loss), 'y', true);
        ctx.beginPath();
        SHAPES[run](ctx, x, y, size);
        ctx.closePath();
        ctx.fill();
        ctx.stroke();
      }
    });
    ctx.restore();
  }
}

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

/** Only the powers of ten carry a number. @param {uPlot} _plot @param {number[]} ticks */
function logTicks(_plot, ticks) {
  return ticks.map((tick) => {
    const power = Math.log10(tick);
    return Math.abs(power - Math.round(power)) < 1e-9 ? String(Number(tick.toPrecision(1))) : null;
  });
}

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
