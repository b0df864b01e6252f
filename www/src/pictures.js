/** What is drawn on the page, as files: drawings as SVG that stand by themselves, canvases as PNG. */

const SVG = 'http://www.w3.org/2000/svg';

/** What a drawing takes from style sheets, that its file does not have. */
const STYLED = [
  ...[
    'fill',
    'fill-opacity',
    'stroke',
    'stroke-width',
    'stroke-dasharray',
    'stroke-opacity',
    'stroke-linecap',
  ],
  ...['opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'visibility'],
];

/**
 * @param {SVGSVGElement | HTMLCanvasElement} drawing  On the page, so that its style is known.
 * @param {string} background  A colour.
 * @returns {Promise<{blob: Blob, extension: 'svg' | 'png'}>}
 */
export async function picture(drawing, background) {
  if (drawing instanceof SVGSVGElement) {
    const blob = new Blob([standalone(drawing, background)], { type: 'image/svg+xml' });
    return { blob, extension: 'svg' };
  }
  return { blob: await png(drawing), extension: 'png' };
}

/** @param {HTMLCanvasElement} canvas @returns {Promise<Blob>} */
const png = (canvas) =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made')))),
  );

/** @param {SVGSVGElement} drawing @param {string} background */
function standalone(drawing, background) {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [i, original] of originals.entries()) {
    const style = getComputedStyle(original);
    for (const name of STYLED) copies[i].setAttribute(name, style.getPropertyValue(name));
    if (style.display === 'none') copies[i].setAttribute('display', 'none');
    for (const name of ['class', 'style', 'tabindex', 'role']) copies[i].removeAttribute(name);
  }
  const { width, height } = drawing.getBoundingClientRect();
  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const [x, y, w, h] = (copy.getAttribute('viewBox') ?? '').split(/[\s,]+/);
  const paper = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({ x, y, width: w, height: h, fill: background })) {
    paper.setAttribute(name, value);
  }
  copy.prepend(paper);
  // Comments are lit's. (Written so, since the script of cloze.html may not have what begins a comment.)
  return new XMLSerializer().serializeToString(copy).replace(/\x3c!--[\s\S]*?-->/g, '');
}

/** Hands a file to the reader. @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const link = document.createElement('a');
  link.download = name;
  link.href = URL.createObjectURL(blob);
  link.click();
  // Once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
