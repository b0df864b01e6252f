/**
 * The page of a frame (embed.html). Its settings are a link's: in the hash, or as the query where a host drops hashes.
 *
 * It loads nothing, not even the element, before it comes near the viewport, since many a host keeps neither
 * `loading="lazy"` nor a script beside the frame. It rests while nobody can see it. To its host it says how high it is:
 * `{ type: 'cloze:height', height }`, and the same as Canvas knows it. From its host it takes two words, those that
 * Reveal.js says: `slide:stop` and `slide:start`. Everything else that is said to it means nothing.
 */

export {};

/** @typedef {import('../lab/element.js').ClozeLab} ClozeLab */

const THEMES = ['light', 'dark'];

/** @template {HTMLElement} T @param {string} id */
const find = (id) => /** @type {T} */ (document.getElementById(id));
const place = find('place');
const waiting = find('waiting');
const again = find('again');

const hash = location.hash.length > 1 ? location.hash : location.search.replace(/^\?/, '#');
const theme = THEMES.find((known) => known === new URLSearchParams(hash.slice(1)).get('theme')) ?? 'auto';
document.documentElement.dataset.theme = theme;
find('open').setAttribute('href', `./${hash}`);

/** @type {ClozeLab | null} */
let lab = null;

// Loading.

let loading = false;

async function load() {
  if (loading || lab) return;
  loading = true;
  try {
    await import('../lab/element.js');
    const element = /** @type {ClozeLab} */ (document.createElement('cloze-lab'));
    element.setAttribute('theme', theme);
    if (hash.length > 1) element.setAttribute('link', hash);
    element.addEventListener('cloze-statechange', started);
    place.replaceChildren(element);
    lab = element;
  } catch {
    waiting.textContent = 'The laboratory could not be loaded. Check the connection.';
    waiting.className = 'problem';
    // A module that could not be loaded once is not asked for again: the page has to be.
    again.hidden = false;
  }
  loading = false;
}
again.addEventListener('click', () => location.reload());

new IntersectionObserver(
  (entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    load();
  },
  // In a frame of another origin the margin is not heeded, and nearness means sight.
  { rootMargin: '300px' },
).observe(place);

// Resting.

/** Why the lab rests. @type {Set<'hidden' | 'slide'>} */
const reasons = new Set();
let wasRunning = false;

/** @param {'hidden' | 'slide'} reason */
function rest(reason) {
  reasons.add(reason);
  if (lab?.state !== 'running') return;
  wasRunning = true;
  lab.pause();
}

/** Train was pressed before the models were ready, and now nobody sees them. Or somebody does, whatever the host said. */
function started() {
  if (lab?.state !== 'running') return;
  if (reasons.has('hidden')) rest('hidden');
  else reasons.clear();
}

/** What was running when it had to rest goes on; nothing else starts. @param {'hidden' | 'slide'} reason */
function wake(reason) {
  reasons.delete(reason);
  if (reasons.size > 0 || !wasRunning) return;
  wasRunning = false;
  // A failure is on the page already.
  if (lab?.state === 'paused' || lab?.state === 'ready') lab.start().catch(() => {});
}

new IntersectionObserver((entries) => {
  if (entries[entries.length - 1].isIntersecting) wake('hidden');
  else rest('hidden');
}).observe(place);

// The host.

const framed = window.parent !== window;

if (framed) {
  let told = 0;
  new ResizeObserver(() => {
    // Before it is there, its host's guess is better than the height of a sentence.
    if (waiting.isConnected && again.hidden) return;
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    // How high it is, is no secret: any host may know.
    window.parent.postMessage({ type: 'cloze:height', height }, '*');
    window.parent.postMessage({ subject: 'lti.frameResize', height }, '*');
  }).observe(document.documentElement);

  addEventListener('message', ({ source, data }) => {
    if (source !== window.parent) return;
    if (data === 'slide:stop') rest('slide');
    if (data === 'slide:start') wake('slide');
  });
}
