/**
 * The pages of the lesson, in their order. A page is data: what it sets up, what it shows, what it asks, and how its
 * right answer follows from what is computed. The player (player.js) does the rest. The first page is loaded with the
 * site; the others come when one of them is opened.
 */

import { blanks } from './first.js';

/**
 * What a page has measured. It is kept as JSON with the reader's answer.
 *
 * @typedef {Record<string, any>} Facts
 */

/**
 * What a page does in the lab. Speed is medium where nothing else is said: slow enough to watch.
 *
 * @typedef {object} Setup
 * @property {import('../lab/api.js').ClozeExperiment} experiment
 * @property {string} [blank]
 * @property {string[]} [open]  Panels under *Look inside*.
 * @property {'slow' | 'medium' | 'full'} [speed]
 */

/**
 * One variation that a reader may try after the answer.
 *
 * @typedef {object} Variation
 * @property {(language: string) => Setup} setup
 * @property {(lab: ClozeLab, language: string) => Promise<Facts>} facts
 */

/**
 * @typedef {object} Page
 * @property {() => any} words  What it says: see words.en.js.
 * @property {(language: string, own: string) => Setup} [setup]  `own` is what the reader wrote on this page.
 * @property {string[]} [shows]  Panels of the lab.
 * @property {string} [laboratory]  Address of an experiment that the page leads to.
 * @property {(language: string, own: string) => any} [question]  Its `kind` is a file in questions/.
 * @property {(lab: ClozeLab, language: string, own: string) => Promise<Facts>} [facts]  Measured after training.
 * @property {(answer: any, facts: Facts) => string} [judge]  The name of the sentence about this answer.
 * @property {Variation} [variation]
 * @property {(language: string, page: import('./template.js').View, write: (own: string) => void) => unknown} [beside]
 *   What stands under the text; `write` takes what the reader writes.
 */

/** @typedef {import('../lab/element.js').ClozeLab} ClozeLab */

/** The names of the pages: what stands in an address after `#lesson=`. */
export const PAGES = /** @type {const} */ ([
  ...['blanks', 'notebook', 'floor', 'bidirectional', 'counterexample', 'corruption', 'targets'],
  ...['memorise', 'attention', 'sentences', 'pretraining', 'own-text', 'end'],
]);

/** @typedef {typeof PAGES[number]} PageName */

/** The page that the lesson opens on. */
export const FIRST = PAGES[0];

/** @param {string | null | undefined} name @returns {name is PageName} */
export const isPage = (name) => /** @type {readonly unknown[]} */ (PAGES).includes(name);

/** @param {PageName} name @returns {Promise<Page>} */
export async function load(name) {
  if (name === FIRST) return blanks;
  const { pages } = await import('./pages/index.js');
  return pages[name];
}
