// The columns of steps that count targets by outcome, for tests.

import { OUTCOMES } from '../../../www/src/history/history.js';

/** @typedef {import('../../../www/src/history/history.js').Outcome} Outcome */

const none = new Float32Array();

/** The columns of a run that has no second objective. */
export const noSecond = { step: none, loss: none, floor: none, accuracy: none };

/** The columns of a run that watches no text. */
export const unwatched = { text: '', step: none, probabilities: none };

/**
 * @param {[outcome: Outcome, targets: number, loss: number][][]} steps  What there was in each step.
 * @returns {Record<`${Outcome}${'Targets' | 'Loss'}`, Float32Array>}
 */
export function outcomeColumns(steps) {
  const column = (/** @type {Outcome} */ outcome, /** @type {1 | 2} */ at, /** @type {number} */ without) =>
    Float32Array.from(steps, (step) => step.find(([of]) => of === outcome)?.[at] ?? without);
  return /** @type {any} */ (
    Object.fromEntries(
      OUTCOMES.flatMap((outcome) => [
        [`${outcome}Targets`, column(outcome, 1, 0)],
        [`${outcome}Loss`, column(outcome, 2, Number.NaN)],
      ]),
    )
  );
}
