/** *What if*: the classic mistakes and alternatives, each beside the right way in one press. */

import { html, nothing } from 'lit';
import style from './style.css';
import { t } from './words.js';

/** @type {import('../panel.js').Inspector} */
export const whatif = {
  style,
  template: ({ changeable }, ask) => html`
    <p class="help">${t.help}</p>
    ${changeable === null ? html`<p class="problem">${t.none}</p>` : nothing}
    <div class="cards">
      ${t.cards.map(
        ({
          name,
          preset,
          title,
          is,
          watch,
          floor,
        }) => html`<section class="what" aria-labelledby="whatif-${name}">
          <h4 id="whatif-${name}">${title}</h4>
          <p>${is}</p>
          <p><b>${t.watch}</b> ${watch}</p>
          <p class="help">${floor}</p>
          <p class="presses">
            <button
              class="small"
              aria-describedby="whatif-${name}"
              ?disabled=${changeable === null}
              @click=${() => ask({ do: 'what-if', name })}
            >${t.compare(changeable ?? 'BERT')}</button>
            <button
              class="small"
              aria-describedby="whatif-${name}"
              @click=${() => ask({ do: 'example', name: preset })}
            >${t.example}</button>
          </p>
        </section>`,
      )}
    </div>
  `,
};
