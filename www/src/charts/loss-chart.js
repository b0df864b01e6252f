/**
 * The loss curves: uPlot behind six methods (`show`, `draw`, `restyle`, `print`, `picture`, `destroy`).
 *
 * uPlot draws curves, axes and the cursor, and thins curves out to what columns of pixels can show. This file adds what
 * uPlot lacks: named lines and marks of several shapes (chart-overlay.js), a drawing for paper at its higher density,
 * the pointer on a scaled page, and a bound on the points that uPlot walks through for each frame.
 */

/*! uPlot, copyright 2025 Leon Sorokin, MIT licence, https://github.com/leeoniya/uPlot */

import uPlot from 'uplot';
import { count as inDigits, plain } from '../words/numbers.js';
import { t } from '../words/strings.js';
import { drawLines, drawMarks, stroke } from './chart-overlay.js';
import { DASHES, palette } from './theme.js';

/** @typedef {import('./chart-overlay.js').Line} Line */
/** @typedef {{label: string, colour: number}} Name */
/** @typedef {{id: number, history: import('../history/history.js').History, width: number}} Curve  `width`: steps of a mean. */
/**
 * What to draw in.
 *
 * @typedef {object} Frame
 * @property {number} count  Runs.
 * @property {number} steps  The budget: where the axis ends.
 * @property {number} ceiling  A loss that the axis includes.
 * @property {boolean} log
 * @property {boolean} gap  Loss minus floor, instead of the loss.
 */
/** @typedef {{curve: Curve, single: number[], mean: (number | null)[]}} Track  What is drawn of a curve, point by point. */
/** Height of the drawing in CSS pixels; the style sheet reserves the same. */
const HEIGHT = 300;
/** On paper: width in CSS pixels, which fits between the margins of A4 and of Letter, and dots per CSS pixel. */
const PAPER = { width: 640, density: 3 };
/** Width at the right of the drawing: for labels, or on narrow drawings for numbers alone. */
const ROOM = { wide: 122, narrow: 44 };
const NARROW = 400;
/** The lower end of a log axis. */
const LOWEST = 1e-5;
/** Most points of a curve: uPlot walks through them for every frame. */
const POINTS = 25_000;
/** Distances between the numbers of the step axis. */
const WHOLE = [1, 10, 100, 1e3, 1e4, 1e5, 1e6].flatMap((power) => [power, 2 * power, 5 * power]);
/** Where uPlot has a pointer that is not over the curves. */
const AWAY = -10;

export class LossChart {
  #place;
  #onHover;
  #resizes;
  #views;
  #visible = true;
  #printing = false;
  /** Null before the first `show`. @type {uPlot | null} */
  #plot = null;
  /** @type {Frame} */
  #frame = { count: 0, steps: 1, ceiling: 1, log: false, gap: false };
  /** @type {Line[]} */
  #lines = [];
  /** The frame and the lines as JSON, to notice a change. */
  #shown = '';
  /** @type {Track[]} */
  #tracks = [];
  /** The step of every point. @type {number[]} */
  #steps = [];
  /** The lowest mean, and the highest loss that is drawn. */
  #lowest = Number.POSITIVE_INFINITY;
  #greatest = Number.NEGATIVE_INFINITY;
  #dirty = false;

  /**
   * @param {HTMLElement} place  An empty element; the chart fills its width.
   * @param {(step: number | null) => void} onHover
   */
  constructor(place, onHover) {
    this.#place = place;
    this.#onHover = onHover;
    this.#resizes = new ResizeObserver(() => {
      if (!this.#printing) this.#plot?.setSize({ width: this.#width(), height: this.#height() });
    });
    this.#resizes.observe(place);
    this.#views = new IntersectionObserver((entries) => {
      this.#visible = entries.some((entry) => entry.isIntersecting);
      this.#paint();
    });
    this.#views.observe(place);
  }

  /**
   * Sets axes and lines, which are shown before the first step already.
   *
   * @param {Frame} frame
   * @param {Line[]} lines
   */
  show(frame, lines) {
    const shown = JSON.stringify([frame, lines]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#frame = frame;
    this.#lines = lines;
    this.#follow(this.#tracks.map(({ curve }) => curve));
    this.restyle();
  }

  /** Draws what is new. Call it once a frame. @param {Curve[]} curves */
  draw(curves) {
    const same =
      curves.length === this.#tracks.length && curves.every(({ id }, i) => id === this.#tracks[i].curve.id);
    if (!same) this.#follow(curves);
    curves.forEach((curve, i) => {
      // The width of a mean is unknown until the run is ready, but the first step comes later.
      this.#tracks[i].curve = curve;
      this.#extend(this.#tracks[i]);
    });
    this.#paint();
  }

  /** Reads the colours of the page anew. */
  restyle() {
    const { left = AWAY, top = AWAY } = this.#plot?.cursor ?? {};
    this.#plot?.destroy();
    this.#dirty = false;
    this.#plot = this.#build(this.#printing, this.#place);
    this.#plot.setCursor({ left, top });
  }

  /**
   * Draws for paper at once, even if the chart was never in view, or for the screen again.
   *
   * @param {boolean} printing
   */
  print(printing) {
    // After printing, both signals count: Firefox sends the event while the page is still as wide as the paper.
    if (printing && this.#printing) return;
    this.#printing = printing;
    if (this.#plot) this.restyle();
  }

  /**
   * The chart as it is printed, with the names of the curves under it.
   *
   * @param {Name[]} names
   * @returns {HTMLCanvasElement}
   */
  picture(names) {
    const { width, density } = PAPER;
    const plot = this.#build(true, null);
    const colours = palette(this.#place, true);
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: width * density, height: (HEIGHT + 24 * names.length) * density });
    const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    ctx.fillStyle = '#ffffff';
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.drawImage(plot.ctx.canvas, 0, 0);
    ctx.scale(density, density);
    ctx.font = `13px ${getComputedStyle(this.#place).fontFamily}`;
    ctx.textBaseline = 'middle';
    ctx.lineWidth = 2.5;
    const left = plot.bbox.left / density;
    for (const [i, { label, colour }] of names.entries()) {
      const y = HEIGHT + 24 * i + 8;
      ctx.setLineDash(DASHES[colour]);
      stroke(ctx, colours.runs[colour], [left, y], [left + 32, y]);
      ctx.fillStyle = colours.text;
      ctx.fillText(label, left + 42, y);
    }
    plot.destroy();
    return canvas;
  }

  destroy() {
    this.#resizes.disconnect();
    this.#views.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
    this.#place.replaceChildren();
  }

  // The points of the curves.

  /** Makes the points of the curves anew. @param {Curve[]} curves */
  #follow(curves) {
    this.#tracks = curves.map((curve) => ({ curve, single: [], mean: [] }));
    this.#steps = [];
    this.#lowest = Number.POSITIVE_INFINITY;
    this.#greatest = Number.NEGATIVE_INFINITY;
    this.#dirty = true;
    this.#tracks.forEach(this.#extend);
  }

  /** Adds the points of a curve's new steps. */
  #extend = (/** @type {Track} */ { curve: { history, width }, single, mean }) => {
    const { gap, log, steps } = this.#frame;
    // A point stands for `stride` steps: it has the mean at the last of them, and the single loss furthest from it.
    const stride = Math.ceil(steps / POINTS);
    for (let step = (mean.length + 1) * stride; step <= history.length; step += stride) {
      const value = gap ? history.gap(width, step) : history.mean(width, step);
      const shown = gap && !log ? value : Math.max(LOWEST, value);
      let other = shown;
      // Single steps of the gap are noise and are not drawn.
      if (!gap) {
        for (const loss of history.loss.subarray(step - stride, step)) {
          if (Math.abs(loss - value) >= Math.abs(other - value)) other = Math.max(LOWEST, loss);
        }
        single.push(other);
      }
      // For uPlot null is a hole, but NaN is not.
      mean.push(Number.isNaN(shown) ? null : shown);
      if (mean.length > this.#steps.length) this.#steps.push(step);
      if (shown < this.#lowest) this.#lowest = shown;
      if (other > this.#greatest) this.#greatest = other;
      this.#dirty = true;
    }
  };

  /** The columns of uPlot: steps, then for each run its single losses and its means. @returns {uPlot.AlignedData} */
  #data() {
    const tracks = Array.from({ length: this.#frame.count }, (_, i) => this.#tracks[i]);
    return [this.#steps, ...tracks.flatMap((track) => [track?.single ?? [], track?.mean ?? []])];
  }

  /** The range of the loss axis. @returns {[number, number]} */
  #range() {
    const { ceiling, log, gap } = this.#frame;
    let highest = Math.max(ceiling, this.#greatest);
    for (const { curve } of gap ? [] : this.#tracks) {
      for (const { loss } of curve.history.heldOut) if (loss > highest) highest = loss;
    }
    // A diverging run leaves the frame, so that the others stay legible.
    highest = Math.min(highest, 3 * ceiling);
    if (!log) return [Math.min(0, this.#lowest) * 1.2, highest * 1.04];
    return [10 ** Math.floor(Math.log10(Math.max(LOWEST, Math.min(0.1, this.#lowest)))), highest * 1.3];
  }

  // The drawing.

  /** Draws what has changed. A chart out of view waits until it is visible. */
  #paint() {
    const plot = this.#plot;
    if (!plot || !this.#dirty || !(this.#visible || this.#printing)) return;
    this.#dirty = false;
    plot.batch(() => plot.setData(this.#data()));
  }

  /** That of its place, which the style sheet decides about. */
  #height() {
    return this.#place.clientHeight || HEIGHT;
  }

  #width() {
    return Math.max(200, Math.floor(this.#place.clientWidth));
  }

  /** Draws everything at once. @param {boolean} paper @param {HTMLElement | null} place */
  #build(paper, place) {
    return new uPlot(this.#options(paper), this.#data(), (plot, draw) => {
      plot.ctx.canvas.className = 'curves';
      // For paper the canvas stands alone, so that the style sheet can scale it: uPlot's own layout has a fixed width.
      place?.replaceChildren(paper ? plot.ctx.canvas : plot.root);
      plot.batch(draw);
    });
  }

  /** @param {boolean} paper @returns {uPlot.Options} */
  #options(paper) {
    const { count, steps, log, gap } = this.#frame;
    const colours = palette(this.#place, paper);
    const family = getComputedStyle(this.#place).fontFamily;
    // uPlot draws at the screen's density: for paper, all lengths are multiplied.
    const scale = paper ? PAPER.density / uPlot.pxRatio : 1;
    const roomOf = (/** @type {number} */ width) => (width / scale < NARROW ? ROOM.narrow : ROOM.wide);
    const font = `${Math.round(12 * scale)}px ${family}`;
    const axis = {
      stroke: colours.muted,
      font,
      labelFont: font,
      labelSize: 18 * scale,
      labelGap: 2 * scale,
      gap: 5 * scale,
      ticks: { show: false },
    };
    const series = Array.from({ length: count }, (_, run) => {
      const common = { stroke: colours.runs[run], auto: false };
      const points = { show: false, filter: lone, size: 2.25 * scale, fill: colours.runs[run] };
      return [
        { ...common, width: scale, alpha: 0.3, show: !gap, points: { show: false } },
        { ...common, width: 2.25 * scale, points },
      ];
    }).flat();
    return {
      width: (paper ? PAPER.width : this.#width()) * scale,
      height: (paper ? HEIGHT : this.#height()) * scale,
      padding: [8 * scale, ({ width }) => roomOf(width) * scale, 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        points: { show: false },
        drag: { setScale: false, x: false, y: false },
        bind: { mousemove: pointed },
      },
      scales: {
        x: { time: false, range: [0, steps] },
        y: { distr: log ? 3 : 1, range: () => this.#range() },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          label: t.xAxis,
          size: 26 * scale,
          space: 50 * scale,
          incrs: WHOLE,
          values: (_plot, marks) => marks.map(inDigits),
        },
        {
          ...axis,
          grid: { stroke: colours.grid, width: scale },
          label: gap ? t.gapAxis : t.yAxis,
          size: (log ? 52 : 40) * scale,
          space: 30 * scale,
          values: (_plot, marks) => marks.map((mark) => (mark === null ? '' : plain(mark))),
        },
      ],
      series: [{}, ...series],
      hooks: {
        setCursor: [({ cursor, data }) => this.#onHover(cursor.idx == null ? null : data[0][cursor.idx])],
        // uPlot takes dashes in device pixels, which change with the screen and the zoom.
        setSize: [
          ({ series }) => {
            for (let run = 0; run < count; run++)
              series[2 * run + 2].dash = DASHES[run].map((n) => n * scale * uPlot.pxRatio);
          },
        ],
        draw: [
          (plot) => {
            const { ctx, bbox, width } = plot;
            const dots = uPlot.pxRatio * scale;
            ctx.save();
            ctx.scale(dots, dots);
            ctx.font = `11.5px ${family}`;
            const drawing = {
              ctx,
              colours,
              x: (/** @type {number} */ step) => plot.valToPos(step, 'x', true) / dots,
              y: (/** @type {number} */ loss) =>
                plot.valToPos(log ? Math.max(LOWEST, loss) : loss, 'y', true) / dots,
              left: bbox.left / dots,
              right: (bbox.left + bbox.width) / dots,
              range: this.#range(),
            };
            drawLines(drawing, this.#lines, roomOf(width), roomOf(width) === ROOM.wide);
            const heldOut = this.#tracks.map(({ curve }) => curve.history.heldOut);
            if (!gap) drawMarks(drawing, heldOut);
            ctx.restore();
          },
        ],
      },
    };
  }
}

/**
 * The points that no line reaches, since both neighbours are missing: they are marked.
 *
 * @param {uPlot} plot
 * @param {number} series
 * @param {boolean} _show
 * @param {number[][] | null} [gaps]
 */
function lone({ data }, series, _show, gaps) {
  const values = data[series];
  if (values.length > 1 && !gaps?.length) return null;
  const isLone = (/** @type {number} */ i) =>
    values[i] != null && values[i - 1] == null && values[i + 1] == null;
  return Array.from(values.keys()).filter(isLone);
}

/**
 * The pointer in the plot's own pixels. uPlot would use those of the page, which may show the lab scaled.
 *
 * @param {uPlot} plot
 * @returns {(event: MouseEvent) => null}
 */
const pointed = (plot) => (event) => {
  const { left, top, width, height } = plot.over.getBoundingClientRect();
  plot.setCursor({
    left: ((event.clientX - left) / width) * plot.over.offsetWidth,
    top: ((event.clientY - top) / height) * plot.over.offsetHeight,
  });
  return null;
};
