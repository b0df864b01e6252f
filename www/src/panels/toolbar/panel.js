/** The buttons Train, Step and Reset, the progress, and the settings of the whole experiment. */

import { html, nothing, svg } from 'lit';
import { t as lab } from '../../words/strings.js';
import { field } from '../field.js';
import { t } from './words.js';

/** @typedef {ReturnType<typeof import('./view.js').toolbar>} View */
/** @typedef {import('../view.js').Ask} Ask */

const icons = {
  train: svg`<path d="M4 2.5v11l9-5.5z" />`,
  pause: svg`<path d="M4 3h3v10H4zM9 3h3v10H9z" />`,
  step: svg`<path d="M3 2.5v11l7-5.5zM11 3h2v10h-2z" />`,
  reset: svg`<path d="M8 2.5a5.5 5.5 0 1 1-5.3 4h1.6A4 4 0 1 0 8 4v2.4L4.2 3.2 8 0z" />`,
};
const icon = (/** @type {keyof typeof icons} */ name) =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${icons[name]}</svg>`;

/**
 * @param {View} view
 * @param {Ask} ask
 * @param {(name: string) => boolean} hidden
 */
export function toolbar(view, ask, hidden) {
  const shown = (/** @type {string} */ name, /** @type {unknown} */ part) => (hidden(name) ? nothing : part);
  return html`<section class="toolbar" part="toolbar" aria-label=${lab.toolbar}>
    <div class="buttons">
      ${shown('train', trainButton(view, ask))}
      ${shown('step', html`<button @click=${() => ask({ do: 'step' })} ?disabled=${!canStep(view)}>${icon('step')}${t.step}</button>`)}
      ${shown('reset', html`<button @click=${() => ask({ do: 'reset' })}>${icon('reset')}${t.reset}</button>`)}
    </div>
    ${shown('progress', progress(view))} ${shown('speed', speed(view, ask))}
    <div class="choices">
      ${shown(
        'preset',
        html`<div class="field preset">
          <label for="preset">${t.preset}</label>
          <select id="preset" @change=${(/** @type {Event} */ e) => ask({ do: 'preset', name: /** @type {HTMLSelectElement} */ (e.target).value })}>
            ${view.presets.map(({ name, title }) => html`<option value=${name} .selected=${name === view.preset}>${title}</option>`)}
            ${view.preset === null ? html`<option value="" disabled .selected=${true}>${t.ownPreset}</option>` : nothing}
          </select>
        </div>`,
      )}
      ${shown('steps', field(view.stepsField, ask, { help: false }))}
      ${shown('seed', field(view.seedField, ask, { help: false, placeholder: view.variousSeeds ? t.various : '' }))}
    </div>
    ${message(view.message, ask)}
    <details class="explain">
      <summary>${t.explain}</summary>
      <dl>
        ${t.controls.map(([name, help]) => html`<dt>${name}</dt><dd>${help}</dd>`)}
      </dl>
    </details>
  </section>`;
}

/** @param {View} view */
const canStep = ({ phase, wanted }) =>
  !wanted && phase !== 'running' && phase !== 'done' && phase !== 'failed';

/** @param {View} view @param {Ask} ask */
function trainButton({ phase, wanted, step }, ask) {
  const active = phase === 'running' || wanted;
  const text = active ? lab.pause : phase === 'done' ? t.trainAgain : step > 0 ? t.resume : t.train;
  return html`<button class="primary" id="train" @click=${() => ask({ do: active ? 'pause' : 'train' })} ?disabled=${phase === 'failed'}>
    ${icon(active ? 'pause' : 'train')}<span>${text}</span>
  </button>`;
}

/** @param {View} view */
function progress({ phase, wanted, step, steps, pace, starting, engine }) {
  const waits = phase !== 'loading' ? '' : engine ? t.waitsForRuns(starting) : t.waitsForEngine;
  const details = [
    phase === 'running' ? '' : waits || t.phases[phase],
    wanted ? t.startsWhenReady : '',
    phase === 'running' && pace ? t.left(pace.left) : '',
    pace ? t.tokensPerSecond(pace.tokensPerSecond) : '',
  ].filter(Boolean);
  return html`<div class="progress" data-phase=${phase}>
    <span class="steps">${t.stepOf(step, steps)}</span>
    <progress aria-label=${t.progress} max=${steps} .value=${step}></progress>
    <span class="pace">${details.join(' · ')}</span>
  </div>`;
}

/** @param {View} view @param {Ask} ask */
function speed(view, ask) {
  return html`<fieldset class="speed">
    <legend>${t.speed}</legend>
    ${(/** @type {const} */ (['slow', 'medium', 'full'])).map(
      (name) => html`<label title=${t.speedHelp[name]}>
        <input type="radio" name="speed" value=${name} .checked=${view.speed === name} @change=${() => ask({ do: 'speed', speed: name })} />
        <span>${t.speeds[name]}</span>
      </label>`,
    )}
  </fieldset>`;
}

/** @param {View['message']} message @param {Ask} ask */
function message({ kind, text, actions }, ask) {
  return html`<p class="message ${kind}">
    <span>${text}</span>
    ${actions.map(([label, action]) => html`<button class="small" @click=${() => ask(action)}>${label}</button>`)}
  </p>`;
}
