/** The languages of the lesson: a file each, loaded when it is first spoken. */

/** @type {import('../words/languages.js').Group} */
export const LESSON_WORDS = {
  ar: () => import('./all.ar.js'),
  de: () => import('./all.de.js'),
  es: () => import('./all.es.js'),
  fr: () => import('./all.fr.js'),
  zh: () => import('./all.zh.js'),
};
