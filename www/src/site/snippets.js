/**
 * The text that an author pastes to embed the lab in a page. Pure: settings in, text out.
 *
 * Every value is escaped for an attribute in double quotes, whatever it is; line breaks become spaces, and no backquote
 * is left that could end the fence of a Markdown block.
 */

export const KINDS = ['iframe', 'element', 'quarto', 'jupyter', 'reveal', 'lms'];

/**
 * @typedef {object} Setting
 * @property {string} site  Address of the site's folder, with a slash at its end.
 * @property {string} [hash]  A link's hash, with its `#`; or empty.
 * @property {number} [width]  Of the frame, in pixels, where the column has as many; without it, as wide as the column.
 * @property {number} [height]  Of the frame, in pixels; where there is a script, before it has the right one.
 * @property {string} [theme]  light or dark; anything else follows the reader's system.
 * @property {string} [title]  What the frame is called for those who do not see it.
 * @property {string[]} [hide]  Panels and controls to leave out.
 */

const TITLE = 'Cloze, a laboratory for masked language models';
const HEIGHT = 720;

/** @type {Record<string, string>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** @param {string} text */
const escaped = (text) => text.replace(/\s+/g, ' ').replace(/[&<>"'`]/g, (char) => ENTITIES[char]);

/** @param {Setting} setting @returns {string}  The hash with theme and hide in it. */
function whole({ hash = '', theme, hide = [] }) {
  const parts = hash.replace(/^#/, '').split('&').filter(Boolean);
  /** @param {string} name @param {string} value */
  const put = (name, value) => {
    const others = parts.filter((part) => !part.startsWith(`${name}=`));
    parts.splice(0, parts.length, ...others, `${name}=${value}`);
  };
  if (hide.length > 0) put('hide', hide.map(encodeURIComponent).join(','));
  if (theme === 'light' || theme === 'dark') put('theme', theme);
  if (parts.length === 0) return '';
  // The version of the format comes first.
  return `#${parts[0] === '1' ? '' : '1&'}${parts.join('&')}`;
}

/**
 * A frame that is never wider than its column.
 *
 * @param {Setting} setting
 * @param {string} [source]  The attribute with the address.
 * @param {string} [more]  More attributes.
 */
function frame(setting, source = 'src', more = '') {
  const { site, width = 0, height = HEIGHT, title = TITLE } = setting;
  const [wide, style] =
    width >= 1 ? [Math.round(width), 'border: 0; max-width: 100%'] : ['100%', 'border: 0'];
  const address = escaped(`${site}embed.html${whole(setting)}`);
  const high = Math.max(1, Math.round(height)) || HEIGHT;
  return `<iframe ${source}="${address}"
  title="${escaped(title)}" width="${wide}" height="${high}" ${more}style="${style}"></iframe>`;
}

/** A script that gives every frame the height that it asks for. A message changes the height of its own sender only. */
const HOST = `<script>
  addEventListener("message", ({ source, data }) => {
    if (data?.type !== "cloze:height" || !Number.isFinite(data.height)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === source) frame.style.height = data.height + "px";
    }
  });
</script>`;

/** The parts of a link that are attributes of the element under the same name. */
const ATTRIBUTES = ['preset', 'steps', 'seed', 'hide', 'theme'];

/** @param {Setting} setting */
function element(setting) {
  const hash = whole(setting);
  const named = [...new URLSearchParams(hash.slice(1))].filter(([name]) => name !== '1');
  const plain = named.every(([name]) => ATTRIBUTES.includes(name));
  const attributes = plain ? named : [['link', hash], ...named.filter(([name]) => name === 'theme')];
  const written = attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  return `<script type="module" src="${escaped(`${setting.site}cloze-lab.js`)}"></script>
<cloze-lab${written}>This figure needs JavaScript.</cloze-lab>`;
}

/**
 * The text to paste.
 *
 * @param {string} kind  One of {@link KINDS}.
 * @param {Setting} setting
 * @returns {string}
 */
export function snippet(kind, setting) {
  switch (kind) {
    case 'iframe':
      return `${frame(setting)}\n${HOST}`;
    case 'element':
      return element(setting);
    case 'quarto':
      return `\`\`\`{=html}\n${frame(setting)}\n${HOST}\n\`\`\``;
    case 'jupyter':
      return `\`\`\`{raw} html\n${frame(setting)}\n${HOST}\n\`\`\``;
    case 'reveal':
      return `<section>\n${frame(setting, 'data-src', 'data-preload ')}\n</section>`;
    case 'lms':
      return frame(setting, 'src', 'loading="lazy" ');
    default:
      throw new RangeError(`"${kind}" is not one of ${KINDS.join(', ')}`);
  }
}
