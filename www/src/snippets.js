/** What to paste into another page to have the lab there. Pure. */

/** Where it is pasted. */
export const KINDS = ['iframe', 'element', 'quarto', 'jupyter', 'reveal', 'lms'];

/** @param {string} text */
const attribute = (text) =>
  text.replace(/[&"<>]/g, (c) => ({ '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' })[c] ?? c);

/**
 * @param {string} kind
 * @param {{site: string, hash: string, height: number, theme: string, title: string, hide: string[]}} options
 * @returns {string}
 */
export function snippet(kind, { site, hash, height, title }) {
  const frame = `<iframe src="${attribute(`${site}embed.html${hash}`)}" title="${attribute(title)}" width="100%" height="${height}" loading="lazy"></iframe>`;
  switch (kind) {
    case 'element':
      return `<script type="module" src="${attribute(`${site}cloze-lab.js`)}"></script>\n<cloze-lab link="${attribute(hash)}"></cloze-lab>`;
    case 'quarto':
      return `\`\`\`{=html}\n${frame}\n\`\`\``;
    default:
      return frame;
  }
}
