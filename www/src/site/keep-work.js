/**
 * Keeps what the reader has set up in the lab, and brings it back where the page is opened again: their text, settings,
 * sentence and open panels here, the training through keep-training.js, which is loaded when there is one.
 *
 * A link that names an experiment comes first. Of what was kept it gets what belongs to that very experiment.
 */

import { equal } from '../experiment/check.js';
import { keep } from './keep.js';
import { t } from './words.js';

/** @typedef {import('../lab/element.js').ClozeLab} ClozeLab */

const WORK = 'lab';
/** There is a training that was kept. */
export const TRAINING = 'training';
/** How long edits must rest before they are kept, in ms. */
const KEEP_AFTER = 500;

/** What was last kept or forgotten, as JSON: an idle tab does not take the place of another tab's work. */
let last = '';
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {Promise<typeof import('./keep-training.js')> | null} */
let training = null;

/** @param {ClozeLab} lab */
function keepWork(lab) {
  clearTimeout(timer);
  const now = shown(lab);
  const json = JSON.stringify(now);
  if (json === last) return;
  last = json;
  keep.set(WORK, now);
}

/** What is kept. The address tells later whether a link is the page's own. @param {ClozeLab} lab */
const shown = (lab) => ({ work: lab.work, address: location.hash });

/**
 * Brings back what was kept, and keeps what is done from now on.
 *
 * @param {ClozeLab} lab
 * @param {boolean} linked  Does the address name an experiment, which the lab shows by now?
 */
export function keepWorkOf(lab, linked) {
  const work = restored(lab, linked);
  last = JSON.stringify(shown(lab));
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(keepWork, KEEP_AFTER, lab);
  };
  for (const name of ['cloze-edit', 'cloze-statechange', 'input']) lab.addEventListener(name, later);
  window.addEventListener('pagehide', () => {
    // What is typed into a setting counts once the field is left.
    const field = lab.shadowRoot?.activeElement;
    if (field instanceof HTMLElement) field.blur();
    keepWork(lab);
  });
  document.addEventListener('visibilitychange', () => document.hidden && keepWork(lab));
  keep.alsoForget(() => {
    clearTimeout(timer);
    last = JSON.stringify(shown(lab));
  });

  const load = () => {
    training ??= import('./keep-training.js');
    return training;
  };
  if (keep.get(TRAINING) === true)
    load().then(({ restore, keepTrainingOf }) =>
      restore(lab, work?.trained ?? lab.experiment, work?.trained !== undefined).then(() =>
        keepTrainingOf(lab),
      ),
    );
  else
    lab.addEventListener('cloze-statechange', function begun() {
      if (lab.state !== 'running') return;
      lab.removeEventListener('cloze-statechange', begun);
      load().then(({ keepTrainingOf }) => keepTrainingOf(lab));
    });
}

/** The work that was brought back, if any. @param {ClozeLab} lab @param {boolean} linked */
function restored(lab, linked) {
  const { work, address } = keep.get(WORK) ?? {};
  if (work === undefined) return undefined;
  const { blank, open, experiment } = lab.link;
  // The address that the page itself wrote may lag behind what was typed last.
  const foreign = linked && address !== location.hash;
  if (foreign && !equal(experiment, work?.experiment)) return undefined;
  try {
    lab.work = foreign ? { ...work, blank, open: open ?? [] } : work;
    return work;
  } catch {
    keep.tell(t.keptCorrupt);
    keep.remove(WORK);
    return undefined;
  }
}
