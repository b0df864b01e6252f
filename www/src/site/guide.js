/**
 * The guides. Puts this site's address into the code to copy, and sets the heights of the frames as the guide
 * recommends. What a button says when it is pressed stands in the guides of other languages: `data-copied`,
 * `data-selected`.
 */

export {};

/** The guides' placeholder for the address of the site. */
const EXAMPLE = 'https://example.org/cloze/';

const THEMES = ['light', 'dark'];

/** The theme chosen in the laboratory. Storage can be forbidden, in a sandboxed frame for instance. */
function storedTheme() {
  try {
    return localStorage.getItem('cloze-theme');
  } catch {
    return null;
  }
}

const theme = THEMES.find((candidate) => candidate === storedTheme());
if (theme) {
  document.documentElement.dataset.theme = theme;
  document.querySelector('cloze-lab')?.setAttribute('theme', theme);
}

// A page that was opened from a folder has no address that others could use.
if (location.protocol.startsWith('http')) {
  const site = new URL('./', location.href).href;
  for (const code of document.querySelectorAll('pre code')) {
    code.textContent = (code.textContent ?? '').replaceAll(EXAMPLE, site);
  }
}

for (const button of document.querySelectorAll('button[data-copy]')) {
  button.addEventListener('click', () => copy(/** @type {HTMLButtonElement} */ (button)));
}

/** Timers that give each button its label back. @type {WeakMap<HTMLButtonElement, ReturnType<typeof setTimeout>>} */
const resets = new WeakMap();

/** The label of all these buttons. */
const label = document.querySelector('button[data-copy]')?.textContent ?? '';

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const code = document.getElementById(button.dataset.copy ?? '');
  if (!code) return;
  const { copied = 'Copied', selected = 'Selected' } = document.body.dataset;
  let said = copied;
  try {
    await navigator.clipboard.writeText(code.textContent ?? '');
  } catch {
    // The browser refuses: the text is selected, for the reader to copy by hand.
    getSelection()?.selectAllChildren(code);
    said = selected;
  }
  button.textContent = said;
  // A second press restarts the time.
  clearTimeout(resets.get(button));
  resets.set(
    button,
    setTimeout(() => {
      button.textContent = label;
    }, 2000),
  );
}

for (const button of document.querySelectorAll('button[data-say]')) {
  button.addEventListener('click', () => {
    const frame = button.closest('details')?.querySelector('iframe');
    frame?.contentWindow?.postMessage(/** @type {HTMLElement} */ (button).dataset.say, '*');
  });
}

addEventListener('message', ({ source, data }) => {
  if (data?.type !== 'cloze:height' || !Number.isFinite(data.height)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === source && !frame.matches('.fixed')) frame.style.height = `${data.height}px`;
  }
});
