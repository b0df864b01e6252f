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
  const work = lab.work;
  const now = JSON.stringify(work);
  if (now === last) return;
  last = now;
  keep.set(WORK, work);
}

/**
 * Brings back what was kept, and keeps what is done from now on.
 *
 * @param {ClozeLab} lab
 * @param {boolean} linked  Does the address name an experiment, which the lab shows by now?
 */
export function keepWorkOf(lab, linked) {
  const work = restored(lab, linked);
  last = JSON.stringify(lab.work);
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(keepWork, KEEP_AFTER, lab);
  };
  for (const name of ['cloze-edit', 'cloze-statechange', 'input']) lab.addEventListener(name, later);
  window.addEventListener('pagehide', () => keepWork(lab));
  document.addEventListener('visibilitychange', () => document.hidden && keepWork(lab));
  keep.alsoForget(() => {
    clearTimeout(timer);
    last = JSON.stringify(lab.work);
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
  const work = keep.get(WORK);
  if (work === undefined) return undefined;
  const { blank, open, experiment } = lab.link;
  if (linked && !equal(experiment, work?.experiment)) return undefined;
  try {
    lab.work = linked ? { ...work, blank, open: open ?? [] } : work;
    return work;
  } catch {
    keep.tell(t.keptCorrupt);
    keep.remove(WORK);
    return undefined;
  }
}
