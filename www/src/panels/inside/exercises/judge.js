/** Is an answer right, and if not, what was it? Pure. */

import { read } from './typed.js';

/** @typedef {import('../../../workers/records.js').Exercise} Exercise */

/** Numbers that differ by less are the same but for rounding, so that the tolerance itself is within it. */
const ROUNDING = 1e-9;

/**
 * What became of a number that was typed: it is `right`, the right one in `bits`, no `number`, or wrong. If wrong, it is
 * impossible (`negative`, or `range` of a probability), the loss `before` the sentence was added, the least one in
 * another `context`, too `low`, or too `high`.
 *
 * @typedef {object} Verdict
 * @property {'right' | 'bits' | 'number' | 'negative' | 'range' | 'before' | 'context' | 'low' | 'high'} is
 * @property {number} value  As it was read, in nats or a probability; NaN if it is no number.
 * @property {string} [context]  Of `context`: which.
 */

/** Is the exercise answered by a number? @param {Exercise} exercise */
export const isTyped = ({ tolerance }) => tolerance !== null;

/**
 * @param {Exercise} exercise  One that is answered by a number.
 * @param {string} text
 * @returns {Verdict}
 */
export function judge(exercise, text) {
  const typed = read(text);
  if (typed === null) return { is: 'number', value: Number.NaN };
  const { kind, answer, tallies, elsewhere } = exercise;
  const isNear = (/** @type {number} */ a, /** @type {number} */ b) =>
    Math.abs(a - b) <= (exercise.tolerance ?? 0) + ROUNDING;
  const { value } = typed;
  if (kind === 'distribution') {
    if (value < 0 || value > 1) return { is: 'range', value };
    if (isNear(value, answer)) return { is: 'right', value };
    return { is: value < answer ? 'low' : 'high', value };
  }
  if (value < 0) return { is: 'negative', value };
  if (!typed.bits && isNear(value, answer)) return { is: 'right', value };
  if (isNear(value, answer / Math.LN2)) return { is: answer === 0 ? 'right' : 'bits', value };
  const nats = typed.bits ? value * Math.LN2 : value;
  if (kind === 'added' && isNear(nats, tallies[0].nats)) return { is: 'before', value: nats };
  const other = elsewhere.find((floor) => isNear(nats, floor.nats));
  if (other) return { is: 'context', value: nats, context: other.context };
  return { is: nats < answer ? 'low' : 'high', value: nats };
}
