/** The languages of the panels under *Look inside*: a file each, loaded when the first panel is opened. */

/** @type {import('../../words/languages.js').Group} */
export const INSIDE_WORDS = {
  ar: () => import('./all.ar.js'),
  de: () => import('./all.de.js'),
  es: () => import('./all.es.js'),
  fr: () => import('./all.fr.js'),
  zh: () => import('./all.zh.js'),
};
