/** The page's setting whether work is kept, and the button that has it forgotten; their words stand in index.html. */

import { keep } from './keep.js';
import { onLanguage } from './speech.js';
import { t } from './words.js';

export function keeping() {
  const box = /** @type {HTMLInputElement} */ (document.getElementById('keep'));
  const button = /** @type {HTMLButtonElement} */ (document.getElementById('forget'));
  const says = /** @type {HTMLElement} */ (document.getElementById('keep-says'));
  box.checked = keep.on;
  /** What is said, read again when the language changes. */
  let said = () => (keep.possible ? '' : t.keepsNothing);
  const say = () => {
    says.textContent = said();
  };
  say();
  onLanguage(say);
  box.disabled = !keep.possible;
  button.disabled = !keep.possible;
  /** @type {HTMLElement} */ (document.getElementById('keeping')).hidden = false;
  box.addEventListener('change', () => {
    keep.on = box.checked;
    box.checked = keep.on;
    said = () => (keep.on ? t.keepsFromNow : t.forgotten);
    say();
  });
  button.addEventListener('click', () => {
    keep.forget();
    said = () => t.forgotten;
    say();
  });
}
