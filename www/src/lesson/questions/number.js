/** The question where a loss will stop: a slider on the axis of the loss, with marks that are known beforehand. */

import { html, svg } from 'lit';
import { fixed } from '../../words/numbers.js';
import { t } from '../words.js';

/** @type {import('../template.js').Question} */
export const number = ({ question, answer, done, choose }) => {
  /** @type {{max: number, marks: {label: string, value: number}[]}} */
  const { max, marks } = question;
  const at = answer ?? max / 2;
  const said = answer === null ? t.notChosen : t.inNats(fixed(at, 2));
  return html`<div class="slider" dir="ltr">
    <input
      type="range"
      min="0"
      max=${max}
      step="0.01"
      aria-label=${t.lossAxis}
      aria-valuetext=${said}
      .value=${String(at)}
      ?disabled=${done}
      @input=${(/** @type {Event} */ e) => choose(Number(/** @type {HTMLInputElement} */ (e.target).value))}
    />
    <svg class="scale" aria-hidden="true">
      ${marks.map(
        ({ value }) => svg`<line x1=${x(value, max)} x2=${x(value, max)} y1="0" y2="7" />
          <text x=${x(value, max)} y="22" text-anchor=${value === 0 ? 'start' : 'middle'}>${fixed(value, 2)}</text>`,
      )}
    </svg>
    <output dir="auto">${said}</output>
  </div>
  <ul class="marks">${marks.map(({ label, value }) => html`<li>${label} <b>${fixed(value, 2)}</b></li>`)}</ul>`;
};

/** @param {number} value @param {number} max */
const x = (value, max) => `${(100 * value) / max}%`;
