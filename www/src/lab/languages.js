/** The languages of the lab and its panels: a file each, loaded when it is first spoken. */

/** @type {import('../words/languages.js').Group} */
export const LAB_WORDS = {
  ar: () => import('./words.ar.js'),
  de: () => import('./words.de.js'),
  es: () => import('./words.es.js'),
  fr: () => import('./words.fr.js'),
  zh: () => import('./words.zh.js'),
};
