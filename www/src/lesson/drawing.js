/**
 * A drawing of the model: words, the vectors that stand for them, attention, and the probabilities of the answer. After
 * training the lines to the blank are as thick as its answer depends on each word.
 */

import { html, svg } from 'lit';
import { directionOf } from '../words/language.js';
import { percent } from '../words/numbers.js';
import { t } from './words.js';

const WIDTH = 400;
const TOP = 14;
/** Middles of the rows: words, vectors, the blank's new vector, probabilities. */
const ROWS = [TOP + 12, 74, 148, 208];

/**
 * @param {string[]} words
 * @param {{moved: ({run: number} | null)[], likely: {token: string, probability: number}[]} | null} measured
 */
export function drawing(words, measured) {
  const step = WIDTH / words.length;
  // Words stand in the order in which their language is read.
  const leftwards = directionOf(words.join(' ')) === 'rtl';
  const x = (/** @type {number} */ i) => step * ((leftwards ? words.length - 1 - i : i) + 0.5);
  const at = words.indexOf('[MASK]');
  const most = Math.max(0.001, ...(measured?.moved ?? []).map((each) => each?.run ?? 0));
  const thick = (/** @type {number} */ i) =>
    measured ? 0.5 + (6 * (measured.moved[i]?.run ?? 0)) / most : 1;
  const likely = measured?.likely ?? [];
  const says = likely.map(({ token, probability }) => `${token} ${percent(probability)}`).join('   ');
  return html`<figure class="drawing">
    <svg viewBox="0 0 ${WIDTH} 236" role="img" aria-label=${t.drawing.label}>
      ${words.map((word, i) => {
        const blank = i === at;
        return svg`<text class=${blank ? 'accent' : ''} x=${x(i)} y=${ROWS[0]} text-anchor="middle">${word}</text>
          <line x1=${x(i)} x2=${x(i)} y1=${ROWS[0] + 8} y2=${ROWS[1] - 10} />
          ${[0, 1, 2, 3].map((n) => svg`<rect x=${x(i) - 18 + n * 9} y=${ROWS[1] - 8} width="8" height="16" class=${`v${(i * 7 + n * 5) % 4}`} />`)}
          <line class="look" x1=${x(i)} y1=${ROWS[1] + 10} x2=${x(at)} y2=${ROWS[2] - 10} stroke-width=${thick(i)} />`;
      })}
      ${[0, 1, 2, 3].map((n) => svg`<rect x=${x(at) - 18 + n * 9} y=${ROWS[2] - 8} width="8" height="16" class=${`v${(n * 3 + 1) % 4}`} />`)}
      <line x1=${x(at)} x2=${x(at)} y1=${ROWS[2] + 10} y2=${ROWS[3] - 14} />
      <text class="says" x=${leftwards ? 0 : WIDTH} y=${ROWS[3]} text-anchor=${leftwards ? 'start' : 'end'}>${says === '' ? '?' : leftwards ? `\u2067${says}\u2069` : says}</text>
    </svg>
    <figcaption>${measured ? t.drawing.after : t.drawing.before}</figcaption>
  </figure>`;
}
