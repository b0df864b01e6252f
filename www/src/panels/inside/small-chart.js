/** A small chart of losses over the steps, which some panels draw for each run. */

import { html, nothing, svg } from 'lit';
import { linear } from '../../charts/axis.js';
import { count } from '../../words/numbers.js';

/** Size of the drawing in its own units; the style sheet scales it to the panel. */
const [WIDTH, HEIGHT] = [320, 180];
const BOX = { left: 32, right: 314, top: 20, bottom: 148 };
/** Points of a curve, at most. */
const POINTS = 160;

/**
 * At most `most` of the steps that were made, evenly spaced, the last one included.
 *
 * @param {number} length
 * @param {number} [most]
 */
export function sampledSteps(length, most = POINTS) {
  const n = Math.min(most, length);
  return Array.from({ length: n }, (_, i) => Math.round(((i + 1) * length) / n));
}

/**
 * @typedef {object} Curve
 * @property {string} dash
 * @property {(step: number) => number} at  NaN where there is no number.
 * @property {number | null | undefined} [floor]  A thin line of the same dash.
 */

/**
 * @param {object} what
 * @param {string} what.label  For those who cannot see it.
 * @param {number} what.colour  Of the run.
 * @param {Curve[]} what.curves
 * @param {number} what.length  Steps made.
 * @param {number} what.steps  Steps in all.
 * @param {number} what.usual  Loss of a model that knows nothing: the frame always includes it.
 * @param {{step: string, nats: string}} what.words
 */
export function smallChart({ label, colour, curves, length, steps, usual, words }) {
  const drawn = curves.map((curve) => ({
    ...curve,
    points: sampledSteps(length)
      .map((step) => [step, curve.at(step)])
      .filter(([, loss]) => !Number.isNaN(loss)),
  }));
  const most = drawn.flatMap(({ points }) => points.map(([, loss]) => loss)).filter((loss) => loss > usual);
  // The curve of a diverging run is clipped at the frame.
  const high = Math.min(2 * usual, Math.max(usual, ...most)) * 1.05;
  const x = (/** @type {number} */ step) => BOX.left + (step / steps) * (BOX.right - BOX.left);
  const y = (/** @type {number} */ loss) =>
    BOX.bottom - (Math.min(loss, high) / high) * (BOX.bottom - BOX.top);
  return html`<svg class="chart" data-picture viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${label}>
    ${linear(0, high, 4).map(
      (loss) => svg`<line class="grid" x1=${BOX.left} x2=${BOX.right} y1=${y(loss)} y2=${y(loss)} />
        <text x=${BOX.left - 5} y=${y(loss) + 3.5} text-anchor="end">${loss}</text>`,
    )}
    ${linear(0, steps, 4, true).map(
      (step) =>
        svg`<text x=${x(step)} y=${BOX.bottom + 13} text-anchor=${step === steps ? 'end' : 'middle'}>${count(step)}</text>`,
    )}
    <text x=${BOX.right} y=${HEIGHT - 5} text-anchor="end">${words.step}</text>
    <text x="2" y="10">${words.nats}</text>
    ${drawn.map(({ floor, dash }) =>
      floor == null ? nothing : line(colour, dash, [BOX.left, y(floor), BOX.right, y(floor)], 1),
    )}
    ${drawn.map(({ points, dash }) => {
      const path = points.map(([step, loss]) => `${x(step).toFixed(1)},${y(loss).toFixed(1)}`).join(' ');
      return svg`<polyline class="curve run-${colour}" points=${path} stroke-dasharray=${dash} />`;
    })}
  </svg>`;
}

/**
 * @param {number} colour
 * @param {string} dash
 * @param {[x1: number, y1: number, x2: number, y2: number]} ends
 * @param {number} width
 */
export const line = (colour, dash, [x1, y1, x2, y2], width) =>
  svg`<line class="curve run-${colour}" x1=${x1} y1=${y1} x2=${x2} y2=${y2}
    stroke-width=${width} stroke-dasharray=${dash} />`;
