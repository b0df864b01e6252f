/**
 * The page's dialogs: the link to what the lab shows, and what to paste into another page to have the lab there.
 * Their words stand in index.html; here they are filled in when they open.
 */

import { PRESETS } from '../experiment/corpora.js';
import { PANELS } from '../experiment/panels.js';
import { CAPTION, TITLE, write } from '../experiment/permalink.js';
import { presetWords } from '../experiment/presets.js';
import { t as shared } from '../words/strings.js';
import { KINDS, snippet } from './snippets.js';
import { onLanguage, speakAgain } from './speech.js';
import { t } from './words.js';

/** @typedef {import('../lab/element.js').ClozeLab} ClozeLab */
/** @typedef {import('../experiment/permalink.js').Link} Link */

/** The preview loads once the choices have not changed for this long, in ms. */
const PREVIEW_AFTER = 400;

/** @type {<T extends HTMLElement>(id: string, type: new () => T) => T} */
const the = (id, type) => {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`index.html has no ${type.name} #${id}`);
  return found;
};

/**
 * A button that opens a dialog, which Esc, its own button and a click beside it close. The browser moves the focus in
 * and back.
 *
 * @param {string} name
 * @param {(dialog: HTMLDialogElement) => void} fill
 */
function opens(name, fill) {
  const button = the(name, HTMLButtonElement);
  const dialog = the(`${name}-dialog`, HTMLDialogElement);
  button.hidden = false;
  button.addEventListener('click', () => {
    fill(dialog);
    dialog.showModal();
  });
  dialog.querySelector('.close')?.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  return dialog;
}

/**
 * Copies a field's text; where the browser refuses, selects it and says what to press.
 *
 * @param {string} name
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 */
function copies(name, field) {
  const says = the(`${name}-says`, HTMLElement);
  the(`${name}-copy`, HTMLButtonElement).addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      speakAgain();
      says.textContent = t.copied;
    } catch {
      field.focus();
      field.select();
      says.textContent = t.copyByHand;
    }
  });
  return says;
}

/** A writer of links. Writing takes time: only the result for the latest link is used. */
function latest() {
  let last = 0;
  /** @param {Link} link @param {(hash: string) => void} use */
  return async (link, use) => {
    const turn = ++last;
    const hash = await write(link);
    if (turn === last) use(hash);
  };
}

/**
 * @param {ClozeLab} lab
 * @param {() => string | null} page  The address of the page of the lesson that is open, if one is.
 */
export function share(lab, page) {
  const field = the('share-link', HTMLInputElement);
  const says = copies('share', field);
  const holds = the('share-holds', HTMLElement);
  const length = the('share-length', HTMLElement);
  const marked = the('share-fingerprint', HTMLInputElement);
  const mark = the('share-mark', HTMLElement);
  const written = latest();
  const fill = () => {
    speakAgain();
    const { fingerprints, ...link } = lab.link;
    const lesson = page();
    mark.hidden = fingerprints === undefined || lesson !== null;
    says.textContent = '';
    if (lesson !== null) {
      field.value = new URL(lesson, document.baseURI).href;
      holds.textContent = t.linkHoldsPage;
      length.textContent = t.linkLength(field.value.length);
      return;
    }
    written(marked.checked && fingerprints ? { ...link, fingerprints } : link, (hash) => {
      const names = new Set(hash.split('&').map((part) => part.replace(/=.*/s, '')));
      const preset = PRESETS.find(({ name }) => hash.split('&')[1] === `preset=${name}`);
      field.value = new URL(hash, document.baseURI).href;
      holds.textContent = t.linkHolds(preset ? presetWords[preset.name].title : '', names);
      length.textContent = t.linkLength(field.value.length);
    });
  };
  const dialog = opens('share', fill);
  marked.addEventListener('change', fill);
  lab.addEventListener('cloze-statechange', () => {
    if (dialog.open) fill();
  });
}

/** The fields for what an author says of a figure. */
function figureFields() {
  const heading = the('embed-heading', HTMLInputElement);
  const caption = the('embed-caption', HTMLInputElement);
  const compact = the('embed-compact', HTMLInputElement);
  const trained = the('embed-trained', HTMLInputElement);
  heading.maxLength = TITLE;
  caption.maxLength = CAPTION;
  return {
    /** @param {Link} link */
    write(link) {
      heading.value = link.heading ?? '';
      caption.value = link.caption ?? '';
      compact.checked = link.size === 'compact';
      trained.checked = link.trained === true;
    },
    /** @returns {Pick<Link, 'heading' | 'caption' | 'size' | 'trained'>} */
    read: () => ({
      heading: heading.value.trim() || undefined,
      caption: caption.value.trim() || undefined,
      size: compact.checked ? 'compact' : undefined,
      trained: trained.checked || undefined,
    }),
  };
}

/** @param {ClozeLab} lab */
export function embed(lab) {
  const code = the('embed-code', HTMLTextAreaElement);
  const says = copies('embed', code);
  const kind = the('embed-kind', HTMLSelectElement);
  const width = the('embed-width', HTMLInputElement);
  const height = the('embed-height', HTMLInputElement);
  const theme = the('embed-theme', HTMLSelectElement);
  const panels = the('embed-panels', HTMLElement);
  const preview = the('embed-preview', HTMLElement);
  const written = latest();
  const never = the('embed-never', HTMLElement);
  const figure = figureFields();
  let shown = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  kind.append(...KINDS.map((name) => new Option('', name)));
  const boxes = PANELS.map((name) => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    const label = document.createElement('label');
    const title = document.createElement('span');
    label.append(box, title);
    panels.append(label);
    return { name, box, title };
  });
  const rename = () => {
    for (const option of kind.options)
      option.textContent = t.embedKinds[/** @type {keyof typeof t.embedKinds} */ (option.value)];
    for (const { name, title } of boxes) title.textContent = shared[name];
  };
  rename();
  onLanguage(rename);

  /** Makes a new frame each time: navigating one would add an entry to the reader's history. */
  const loadPreview = (
    /** @type {string} */ hash,
    /** @type {number} */ pixels,
    /** @type {number | undefined} */ wide,
  ) => {
    const now = `${hash} ${pixels} ${wide}`;
    if (now === shown) return;
    shown = now;
    const frame = document.createElement('iframe');
    frame.title = t.embedPreview;
    frame.height = String(pixels);
    if (wide !== undefined) frame.width = String(wide);
    frame.src = `embed.html${hash}`;
    // Keys pressed in the frame do not reach this page, so Esc is listened to inside it.
    frame.addEventListener('load', () =>
      frame.contentDocument?.addEventListener('keydown', ({ key, defaultPrevented }) => {
        if (key === 'Escape' && !defaultPrevented) dialog.close();
      }),
    );
    preview.replaceChildren(frame);
  };
  const fill = () => {
    speakAgain();
    const { fingerprints: _, hide: hidden = [], ...link } = lab.link;
    const others = hidden.filter((name) => boxes.every((box) => box.name !== name));
    const hide = [...boxes.filter(({ box }) => !box.checked).map(({ name }) => name), ...others];
    const within = (/** @type {number} */ pixels) => Math.min(4000, Math.max(200, Math.round(pixels)));
    const pixels = within(height.valueAsNumber || 640);
    const wide = width.valueAsNumber ? within(width.valueAsNumber) : undefined;
    // The element is as wide as its place, and as high as it needs to be.
    width.disabled = height.disabled = kind.value === 'element';
    says.textContent = '';
    clearTimeout(timer);
    const said = figure.read();
    // Said before it is copied: without the toolbar, nothing but the author's own button trains.
    never.hidden = !hide.includes('toolbar') || said.trained === true;
    const whole = {
      ...link,
      ...said,
      ...(hide.length > 0 ? { hide } : {}),
      ...(theme.value === 'auto' ? {} : { theme: theme.value }),
    };
    written(whole, (hash) => {
      code.value = snippet(kind.value, {
        site: new URL('./', document.baseURI).href,
        hash,
        width: wide,
        height: pixels,
        theme: theme.value,
        title: said.heading ?? t.embedTitle,
        hide,
      });
      if (shown === '') loadPreview(hash, pixels, wide);
      else timer = setTimeout(loadPreview, PREVIEW_AFTER, hash, pixels, wide);
    });
  };
  const dialog = opens('embed', () => {
    const hidden = /** @type {string[]} */ (lab.link.hide ?? []);
    for (const { name, box } of boxes) box.checked = !hidden.includes(name);
    figure.write(lab.link);
    fill();
  });
  dialog.addEventListener('input', fill);
  dialog.addEventListener('close', () => {
    // The preview ends with the dialog, so that no hidden lab runs.
    clearTimeout(timer);
    shown = '';
    preview.replaceChildren();
  });
}
