/** The card that says why nothing can run. */

import { html, nothing } from 'lit';
import { t } from '../words/strings.js';
import { sentenceOf } from './field.js';

/** @param {ReturnType<typeof import('./view.js').failure>} failure @param {import('./view.js').Ask} ask */
export const failureCard = (failure, ask) =>
  failure
    ? html`<div class="failure" role="alert">
        <h2>${failure.title}</h2>
        <p>${sentenceOf(failure.message)}</p>
        ${failure.next ? html`<p>${failure.next}</p>` : nothing}
        <button @click=${() => ask({ do: 'reset' })}>${t.tryAgain}</button>
      </div>`
    : nothing;
