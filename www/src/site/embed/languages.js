/** The languages of the page of a frame: a file each, loaded when it is spoken. */

/** @type {import('../../words/languages.js').Group} */
export const EMBED_WORDS = {};
