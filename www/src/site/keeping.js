/** The page's setting whether work is kept, and the button that has it forgotten; their words stand in index.html. */

import { keep } from './keep.js';
import { t } from './words.js';

export function keeping() {
  const box = /** @type {HTMLInputElement} */ (document.getElementById('keep'));
  const button = /** @type {HTMLButtonElement} */ (document.getElementById('forget'));
  const says = /** @type {HTMLElement} */ (document.getElementById('keep-says'));
  box.checked = keep.on;
  if (!keep.possible) {
    box.disabled = true;
    button.disabled = true;
    says.textContent = t.keepsNothing;
  }
  /** @type {HTMLElement} */ (document.getElementById('keeping')).hidden = false;
  box.addEventListener('change', () => {
    keep.on = box.checked;
    box.checked = keep.on;
    says.textContent = keep.on ? t.keepsFromNow : t.forgotten;
  });
  button.addEventListener('click', () => {
    keep.forget();
    says.textContent = t.forgotten;
  });
}
