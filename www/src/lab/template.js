/** The panels of the lab: how they are rendered from the state, and which questions they need answered. */

import { html, nothing } from 'lit';
import { blanks } from '../panels/blanks/panel.js';
import { needs as blankNeeds, blanks as blanksView } from '../panels/blanks/view.js';
import { corpus } from '../panels/corpus/panel.js';
import { needs as corpusNeeds, corpus as corpusView } from '../panels/corpus/view.js';
import { failureCard } from '../panels/failure.js';
import { inside } from '../panels/inside/panel.js';
import { inside as insideView } from '../panels/inside/view.js';
import { needs as floorNeeds, loss as lossView } from '../panels/loss/view.js';
import { runs } from '../panels/runs/panel.js';
import { runs as runsView } from '../panels/runs/view.js';
import { toolbar } from '../panels/toolbar/panel.js';
import { toolbar as toolbarView } from '../panels/toolbar/view.js';
import { failure as failureOf } from '../panels/view.js';
import { LANGUAGES } from '../words/language.js';
import { t } from '../words/strings.js';
import { phase } from './state.js';

/** @typedef {import('./state.js').State} State */

/**
 * What is shown beside the state.
 *
 * @typedef {object} Shown
 * @property {string} language  One of LANGUAGES.
 * @property {Set<string>} hidden  The panels and controls that are left out.
 * @property {import('./pace.js').Pace} pace
 * @property {import('../panels/loss/panel.js').LossPanel} lossPanel
 * @property {import('../panels/inside/panel.js').Inspectors} inspectors
 * @property {string} announcement  For screen readers.
 */

/**
 * @param {State} state
 * @param {import('../panels/view.js').Ask} ask
 * @param {Shown} shown
 */
export function template(state, ask, { language, hidden, pace, lossPanel, inspectors, announcement }) {
  const hides = (/** @type {string} */ name) => hidden.has(name);
  const unlessHidden = (/** @type {string} */ name, /** @type {() => unknown} */ panel) =>
    hides(name) ? nothing : panel();
  const { heading, caption, size } = state.figure;
  return html`<div class=${size === 'compact' ? 'lab compact' : 'lab'} part="lab" role="group" lang=${language} dir=${LANGUAGES[language].dir} aria-label=${t.lab}>
    ${heading ? html`<h2 class="figure-title" dir="auto">${heading}</h2>` : nothing}
    ${unlessHidden('toolbar', () => toolbar(toolbarView(state, pace), ask, hides))}
    ${offersTrained(state) ? showTrained(ask) : nothing}
    ${failureCard(failureOf(state), ask)}
    <div class="columns">
      ${unlessHidden('corpus', () => corpus(corpusView(state), ask))}
      ${unlessHidden('loss', () => lossPanel.template(lossView(state)))}
      ${unlessHidden('blanks', () => blanks(blanksView(state), ask))}
    </div>
    ${unlessHidden('runs', () => runs(runsView(state), ask))}
    ${unlessHidden('inside', () => inside(insideView(state), inspectors, ask))}
    ${caption ? html`<p class="caption" dir="auto">${caption}</p>` : nothing}
    <p class="unseen" role="status">${announcement}</p>
  </div>`;
}

/** Does the author offer the trained models, and are they not there yet? @param {State} state */
const offersTrained = (state) =>
  state.figure.trained && !['running', 'done', 'failed'].includes(phase(state)) && !state.wanted;

/** Also where the toolbar is hidden: without it nobody could train the figure. @param {import('../panels/view.js').Ask} ask */
const showTrained = (ask) => html`<p class="trained">
    <button class="primary" @click=${() => ask({ do: 'show-trained' })}>${t.showTrained}</button>
  </p>`;

/** The questions of all panels but those under *Look inside*. @param {State} state */
export const needs = (state) => [...corpusNeeds(state), ...blankNeeds(state), ...floorNeeds(state)];
