/** The languages of the lesson: a file each, loaded when it is first spoken. */

/** @type {import('../words/languages.js').Group} */
export const LESSON_WORDS = {};
