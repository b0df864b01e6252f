/**
 * A text of the lesson as a template. In it, `*words*` are stressed, `` `code` `` and `[MASK]` are code, and `{loss}` or
 * `{loss|mean loss}` is a special word that explains itself. All of it is bound as text, never as markup.
 */

import { html } from 'lit';
import { term } from './term.js';

const PARTS = /(\*[^*]+\*|`[^`]+`|\[[A-Z]+\]|\{[^}]+\})/;

/** @param {string} text */
export const rich = (text) => text.split(PARTS).map(part);

/** @param {string} part */
function part(part) {
  if (/^\*.+\*$/.test(part)) return html`<i>${part.slice(1, -1)}</i>`;
  if (/^`.+`$/.test(part)) return html`<code dir="auto">${part.slice(1, -1)}</code>`;
  if (/^\[[A-Z]+\]$/.test(part)) return html`<code>${part}</code>`;
  if (!/^\{.+\}$/.test(part)) return part;
  const [name, shown = name] = part.slice(1, -1).split('|');
  return term(name, shown);
}

/** The text without its marks. @param {string} text */
export const bare = (text) =>
  text.replace(/\{(?:[^}|]+\|)?([^}]+)\}/g, '$1').replace(/\*([^*]+)\*|`([^`]+)`/g, '$1$2');
