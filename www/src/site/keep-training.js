/**
 * Keeps a training in IndexedDB: the states of its runs and their curves, a record for each experiment, so that tabs with
 * different experiments do not disturb each other; of two tabs with the same one the last writer wins. The latest
 * records stay.
 *
 * It is written when a training pauses, ends or fails, when the page is hidden, and from time to time on the way. Before
 * the first step there is nothing to keep, so a reset removes the record. Loaded when first needed.
 */

import { equal } from '../experiment/check.js';
import { keep, SITE } from './keep.js';
import { TRAINING } from './keep-work.js';
import { t } from './words.js';

/** @typedef {import('../lab/element.js').ClozeLab} ClozeLab */
/** @typedef {import('../lab/api.js').ClozeTraining} ClozeTraining */
/** @typedef {{experiment: string, engine: string, at: number, training: ClozeTraining}} Kept */

const STORE = 'trainings';
/** How many trainings stay. */
const MOST = 3;
/** Least time between two writings on the way, in ms, and how many times as long as the last one took. */
const EVERY = 2000;
const SHARE = 20;

/** @type {Promise<IDBDatabase> | null} */
let opening = null;

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function database() {
  opening ??= open().catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function open() {
  const request = indexedDB.open(SITE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: 'experiment' }).createIndex('at', 'at');
  };
  const found = await answered(request);
  found.onversionchange = () => {
    found.close();
    opening = null;
  };
  return found;
}

/**
 * Does work in one transaction.
 *
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} work
 * @returns {Promise<T>}  Once all of it is stored.
 */
async function within(mode, work) {
  const transaction = (await database()).transaction(STORE, mode);
  const over = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  const request = work(transaction.objectStore(STORE));
  await over;
  return request.result;
}

/** @param {unknown} experiment  Defaults left out. */
const keyOf = (experiment) => JSON.stringify(experiment);

/** Removes all records but the latest. @param {number} most */
async function prune(most) {
  const all = await within('readonly', (store) => store.index('at').getAllKeys());
  for (const old of all.slice(0, Math.max(0, all.length - most)))
    await within('readwrite', (store) => store.delete(old));
}

/**
 * Lets the lab go on with the training of an experiment, if it was kept and nothing has been trained meanwhile.
 *
 * @param {ClozeLab} lab
 * @param {unknown} experiment  Defaults left out.
 * @param {boolean} beside  Have the editors moved on to another experiment?
 */
export async function restore(lab, experiment, beside) {
  const shown = lab.experiment;
  /** @type {Kept | undefined} */
  let record;
  try {
    record = await within('readonly', (store) => store.get(keyOf(experiment)));
  } catch (error) {
    return keep.failed(error);
  }
  const untouched = equal(shown, lab.experiment) && lab.history.every(({ loss }) => loss.length === 0);
  if (record === undefined || !untouched || lab.state === 'running') return;
  const refuse = (/** @type {string} */ sentence) => {
    keep.tell(sentence);
    return forget(experiment).catch(() => {});
  };
  if (record.engine !== ENGINE) return refuse(t.keptOtherVersion);
  try {
    lab.resume(record.training, beside);
  } catch {
    return refuse(t.keptCorrupt);
  }
}

/** Keeps the lab's training from now on. @param {ClozeLab} lab */
export function keepTrainingOf(lab) {
  let busy = false;
  /** Is there something to keep that is not kept yet? */
  let due = false;
  let next = 0;

  async function write() {
    due = true;
    if (busy || !keep.on) return;
    busy = true;
    try {
      while (due && keep.on) {
        due = false;
        const begun = performance.now();
        const training = await lab.keep();
        if (training !== null && keep.on) await put(training);
        next = performance.now() + Math.max(EVERY, SHARE * (performance.now() - begun));
      }
    } catch (error) {
      // A run that fails while it is asked has nothing to keep; the lab says what has happened.
      if (error instanceof Error || error instanceof DOMException) keep.failed(error);
    } finally {
      busy = false;
    }
  }

  const stopped = () => ['paused', 'done', 'failed'].includes(lab.state);
  lab.addEventListener('cloze-statechange', () => {
    if (stopped()) write();
    else if (lab.state === 'ready') forget(lab.experiment).catch(() => {});
  });
  // A short training may be over before this script has come.
  if (stopped()) write();
  lab.addEventListener('cloze-step', () => {
    if (lab.state === 'running' && performance.now() >= next) write();
  });
  document.addEventListener('visibilitychange', () => document.hidden && lab.state === 'running' && write());
  window.addEventListener('pagehide', () => lab.state === 'running' && write());
}

/** @param {ClozeTraining} training */
async function put(training) {
  const record = { experiment: keyOf(training.experiment), engine: ENGINE, at: Date.now(), training };
  const store = () => within('readwrite', (trainings) => trainings.put(record));
  try {
    await store();
  } catch (error) {
    if (!/quota/i.test(/** @type {DOMException} */ (error)?.name)) throw error;
    // Trainings of other experiments make room.
    await prune(0);
    await store();
  }
  await prune(MOST);
  keep.set(TRAINING, true);
}

/** @param {unknown} experiment */
const forget = (experiment) => within('readwrite', (store) => store.delete(keyOf(experiment)));

keep.alsoForget(() => within('readwrite', (store) => store.clear()).catch(() => {}));
