/** The languages of the page of a frame: a file each, loaded when it is spoken. */

/** @type {import('../../words/languages.js').Group} */
export const EMBED_WORDS = {
  ar: () => import('./words.ar.js'),
  de: () => import('./words.de.js'),
  es: () => import('./words.es.js'),
  fr: () => import('./words.fr.js'),
  zh: () => import('./words.zh.js'),
};
