/**
 * A special word in a text: a button that explains the word. Its explanation is shown while the pointer is on it, while
 * it has the focus and after a tap; Esc closes it. Screen readers read it as the button's description.
 */

import { html } from 'lit';
import { t } from './words.js';

/** @param {string} name  In the glossary. @param {string} shown */
export const term = (name, shown) => html`<button
    class="term"
    type="button"
    aria-describedby=${`term-${name}`}
    @pointerenter=${show}
    @pointerleave=${leave}
    @focus=${show}
    @blur=${hide}
    @click=${show}
    @keydown=${closed}
  >${shown}</button><span class="explains" id=${`term-${name}`} popover="manual">${explanation(name)}</span>`;

/** @param {string} name */
function explanation(name) {
  const text = t.terms[/** @type {keyof typeof t.terms} */ (name)];
  if (text === undefined) throw new Error(`the glossary has no ${name}`);
  return text;
}

/** @param {Event} event */
const popover = ({ currentTarget }) => {
  const button = /** @type {HTMLElement} */ (currentTarget);
  return { button, box: /** @type {HTMLElement} */ (button.nextElementSibling) };
};

/** Space between a word, its explanation and the window's edge, in px. */
const GAP = 6;

/** @param {Event} event */
function show(event) {
  const { button, box } = popover(event);
  if (box.matches(':popover-open')) return;
  box.showPopover();
  const word = button.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const room = document.documentElement.clientWidth - width - GAP;
  const below = word.bottom + GAP + height < innerHeight;
  box.style.left = `${Math.max(GAP, Math.min(word.left, room))}px`;
  box.style.top = `${below ? word.bottom + GAP : Math.max(GAP, word.top - GAP - height)}px`;
}

/** @param {Event} event */
function hide(event) {
  const { box } = popover(event);
  if (box.matches(':popover-open')) box.hidePopover();
}

/** A word that has the focus stays explained. @param {Event} event */
function leave(event) {
  if (popover(event).button !== document.activeElement) hide(event);
}

/** @param {KeyboardEvent} event */
function closed(event) {
  if (event.key === 'Escape') hide(event);
}
