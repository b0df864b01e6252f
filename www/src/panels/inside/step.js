/** *This step*: the batch of any step, each sentence as it was and as the model saw it. */

import { html, nothing } from 'lit';
import { sentenceOf } from '../field.js';
import style from './step.css';
import { t } from './step.en.js';

/** @typedef {import('../inside.js').Inside} Inside */

/** The step that is shown: the one that was chosen, or the last one that was made. @param {Inside} inside */
const shown = (inside) => inside.settings('step').step ?? Math.max(1, inside.made);

/** @type {import('../inside.js').Inspector} */
export const step = {
  name: 'step',
  style,
  needs: (inside) => {
    const first = inside.runs.find((run) => run.answers);
    return first ? [{ key: 'step', run: first.id, look: 'step', parameters: { step: shown(inside) } }] : [];
  },
  template: (inside) => {
    const answer = inside.answer('step');
    /** @type {import('../../protocol.js').LookStep | undefined} */
    const value = answer?.value;
    return html`
      ${answer?.error ? html`<p class="problem">${sentenceOf(answer.error.message)}</p>` : nothing}
      ${value?.sentences.map(({ tokens, input, targets }) => {
        const outcome = new Map(targets.map((target) => [target.position, target.outcome]));
        return html`<p class="seen">
          ${input.map((token, i) => {
            const what = outcome.get(i);
            return what
              ? html`<b class=${what}>${token} (${tokens[i]}, ${t.outcomes[what]})</b> `
              : html`${token} `;
          })}
        </p>`;
      })}
    `;
  },
};
