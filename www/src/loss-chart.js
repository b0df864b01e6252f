/**
 * The loss curves: uPlot behind five methods (`show`, `setLines`, `draw`, `restyle`, `destroy`), and what the picture
 * says as text and as a table.
 *
 * However long training gets, a frame costs the same: curves are kept as envelopes of bounded size.
 */

import uPlot from 'uplot';
import { Envelope } from './envelope.js';
import { count as inDigits, t } from './strings.en.js';
import { DASHES, palette } from './theme.js';

/** @typedef {{label: string, colour: number}} Name */
/** @typedef {{id: number, history: import('./history.js').History, epoch: number}} Curve */
/** @typedef {{value: number, label: string, run: number | null}} Line  Of a run (its colour) or of all (null). */

/** Height of the drawing in CSS pixels; the style sheet reserves the same. */
const HEIGHT = 300;
/** A log axis ends here: below, a loss is as good as none. */
const LEAST = 1e-5;

export class LossChart {
  /** @type {uPlot | null} */
  #plot = null;
  #place;
  #onHover;
  #resizes;
  #views;
  #visible = true;
  /** @type {{count: number, steps: number, ceiling: number, log: boolean}} */
  #frame = { count: 0, steps: 1, ceiling: 1, log: false };
  /** @type {Line[]} */
  #lines = [];
  /** @type {{curve: Curve, raw: Envelope, mean: Envelope}[]} */
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

  /**
   * The frame to draw in. Axes stand before the first step, and stay while the curves grow.
   *
   * @param {number} count  Runs.
   * @param {number} steps  The budget: where the axis ends.
   * @param {number} ceiling  A loss that must fit.
   * @param {boolean} log
   */
  show(count, steps, ceiling, log) {
    const { count: c, steps: s, ceiling: y, log: l } = this.#frame;
    if (this.#plot && c === count && s === steps && y === ceiling && l === log) return;
    this.#frame = { count, steps, ceiling, log };
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
      this.#tracks[i] ??= { curve, raw: new Envelope(), mean: new Envelope() };
      const track = this.#tracks[i];
      // The length of an epoch is known only when the run is ready, which is before its first step.
      track.curve = curve;
      const { history, epoch } = curve;
      this.#dirty ||= track.raw.length < history.length;
      for (let step = track.raw.length + 1; step <= history.length; step++) {
        track.raw.append(Math.max(LEAST, history.loss[step - 1]));
        track.mean.append(Math.max(LEAST, history.mean(epoch, step)));
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
    this.#plot = new uPlot(this.#options(), this.#data(), this.#place);
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

  /** @returns {uPlot.AlignedData} */
  #data() {
    const envelopes = this.#tracks.flatMap(({ raw, mean }) => [raw, mean]);
    const width = Math.max(1, ...envelopes.map((envelope) => envelope.width));
    const steps = Envelope.steps(width, Math.max(0, ...envelopes.map((envelope) => envelope.length)));
    for (const envelope of envelopes) envelope.widen(width);
    const columns = envelopes.map((envelope) => envelope.values(steps.length));
    // uPlot wants a column for every series it was told of.
    while (columns.length < 2 * this.#frame.count) columns.push(steps.map(() => null));
    return [steps, ...columns.slice(0, 2 * this.#frame.count)];
  }

  /** @returns {[number, number]} */
  #range() {
    const { ceiling, log } = this.#frame;
    const values = this.#tracks.flatMap(({ raw }) => {
      const used = Math.ceil(raw.length / raw.width);
      return [...raw.high.subarray(0, used)];
    });
    const means = this.#tracks.flatMap(({ mean }) => [
      ...mean.low.subarray(0, Math.ceil(mean.length / mean.width)),
    ]);
    // A run that diverges leaves the frame; the others stay legible.
    const highest = values.reduce((a, b) => Math.max(a, Math.min(b, 3 * ceiling)), ceiling);
    if (!log) return [0, highest * 1.04];
    const lowest = means.reduce((a, b) => Math.min(a, b), 0.1);
    return [10 ** Math.floor(Math.log10(lowest)), highest * 1.3];
  }

  /** @returns {uPlot.Options} */
  #options() {
    const { count, steps, log } = this.#frame;
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
      padding: [8, 16, 0, 0],
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
          label: t.yAxis,
          size: log ? 52 : 40,
          ...(log ? { values: logTicks } : {}),
        },
      ],
      series: [{}, ...series],
      hooks: {
        setCursor: [
          (plot) => this.#onHover(plot.cursor.idx == null ? null : (plot.data[0][plot.cursor.idx] ?? null)),
        ],
        draw: [(plot) => this.#drawLines(plot, colours, font)],
      },
    };
  }

  /**
   * @param {uPlot} plot
   * @param {ReturnType<typeof palette>} colours
   * @param {string} font
   */
  #drawLines(plot, colours, font) {
    const { ctx, bbox } = plot;
    const ratio = uPlot.pxRatio;
    const right = bbox.left + bbox.width;
    ctx.save();
    ctx.font = font.replace(/^12px/, `${12 * ratio}px`);
    ctx.textAlign = 'right';
    ctx.lineWidth = ratio;
    ctx.setLineDash([3 * ratio, 4 * ratio]);
    /** @type {number[]} */
    const taken = [];
    for (const { value, label, run } of [...this.#lines].sort((a, b) => b.value - a.value)) {
      const y = plot.valToPos(value, 'y', true);
      if (!(y >= bbox.top && y <= bbox.top + bbox.height)) continue;
      ctx.strokeStyle = run === null ? colours.muted : colours.runs[run];
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(right, y);
      ctx.stroke();
      // Above its line; lower where that place is taken or out of the frame.
      let baseline = y - 5 * ratio;
      while (
        baseline - 12 * ratio < bbox.top ||
        taken.some((other) => Math.abs(other - baseline) < 14 * ratio)
      ) {
        baseline += 14 * ratio;
      }
      taken.push(baseline);
      ctx.fillStyle = run === null ? colours.muted : colours.runs[run];
      ctx.fillText(label, right - 4 * ratio, baseline);
    }
    ctx.restore();
  }
}

/** Only the powers of ten carry a number. @param {uPlot} _plot @param {number[]} ticks */
function logTicks(_plot, ticks) {
  return ticks.map((tick) => {
    const power = Math.log10(tick);
    return Math.abs(power - Math.round(power)) < 1e-9 ? String(Number(tick.toPrecision(1))) : null;
  });
}

/**
 * At most `rows` evenly spread steps with each run's mean loss there.
 *
 * @param {Curve[]} curves
 * @param {number} rows
 * @returns {{step: number, means: (number | null)[]}[]}
 */
export function tabulate(curves, rows) {
  const longest = Math.max(0, ...curves.map(({ history }) => history.length));
  const n = Math.min(rows, longest);
  return Array.from({ length: n }, (_, i) => {
    const step = Math.round(((i + 1) * longest) / n);
    const means = curves.map(({ history, epoch }) =>
      step <= history.length ? history.mean(epoch, step) : null,
    );
    return { step, means };
  });
}
