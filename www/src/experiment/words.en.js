/**
 * Why an experiment, a field of one, or a part of a link cannot be used. A text with `reason` or without a verb follows
 * the name of what it is about: “runs[0].model.heads: 0 is out of range; it must be from 1 to 16”.
 *
 * The engine says the same of an experiment, in English: `tests/golden/experiments.json` holds both to it.
 */

import table from '../../../src/experiment/settings.json' with { type: 'json' };
import { writing } from '../words/numbers.js';

const { count } = writing('en');

/** @param {number} min @param {number} max */
const range = (min, max) => `it must be from ${min} to ${max}`;

export const en = {
  // A field. `shown` is the value that was given, as JSON.
  /** @param {string} shown */
  noObject: (shown) => `${shown} is not an object with named fields`,
  /** @param {string[]} names */
  unknownField: (names) => `this field is not known; known here are ${names.join(', ')}`,
  missing: () => 'this field is missing',
  /** @param {string} shown @param {number} min @param {number} max */
  noInteger: (shown, min, max) => `${shown} is not a whole number; ${range(min, max)}`,
  /** @param {string} shown @param {number} min @param {number} max */
  noNumber: (shown, min, max) => `${shown} is not a number; ${range(min, max)}`,
  /** @param {string} shown @param {number} min @param {number} max */
  outOfRange: (shown, min, max) => `${shown} is out of range; ${range(min, max)}`,
  /** @param {string} shown */
  noText: (shown) => `${shown} is not a text`,
  /** @param {number} characters @param {number} min @param {number} max */
  textLength: (characters, min, max) =>
    `a text of ${characters} characters is out of range; it must have from ${min} to ${max}`,
  /** @param {string} shown @param {string[]} names */
  noneOf: (shown, names) => `${shown} is not one of ${names.join(', ')}`,
  /** @param {string} shown */
  noList: (shown) => `${shown} is not a list`,
  /** @param {number} items @param {number} min @param {number} max */
  listLength: (items, min, max) => `a list of ${items} is out of range; it must have from ${min} to ${max}`,
  /** @param {string[]} names */
  exactlyOne: (names) => `exactly one of ${names.join(', ')} is needed`,

  // Fields that do not go together.
  /** @param {string} label */
  sameLabel: (label) => `two runs are called “${label}”; give each its own label`,
  /** @param {number} hidden @param {number} heads @param {number[]} right  One or two sizes. */
  notDivisible: (hidden, heads, right) =>
    `hidden size ${hidden} is not divisible by ${heads} heads; try ${right.join(' or ')}`,
  /** @param {number} share */
  shares: (share) => `mask and random add up to ${share}; together they can be at most 1`,
  /** @param {number} warmup @param {number} steps */
  warmup: (warmup, steps) => `${warmup} steps of warm-up do not fit in ${steps} steps`,
  /** Of the settings table, by name. @type {Record<string, string>} */
  together: Object.fromEntries(table.together.map(({ name, reason }) => [name, reason])),

  /** @param {number} found @param {number} most  In MB. */
  corpusTooLarge: (found, most) =>
    `the corpus has ${found} MB; at most ${most} MB can be trained on in a tab`,

  /** @param {number} most */
  tooManySentences: (most) =>
    `the corpus has more than ${count(most)} sentences; at most so many can be trained on in a tab`,
  /** @param {number} most */
  tooManyWords: (most) =>
    `the corpus has more than ${count(most)} distinct words; at most so many can be trained on in a tab`,

  // Parts of a link.
  link: {
    /** @param {string} name @param {number} most */
    partTooLong: (name, most) => `${name}: it has more than ${count(most)} characters`,
    /** @param {number} most */
    tooLong: (most) => `it has more than ${most} characters`,
    /** @param {string} version */
    otherVersion: (version) => `it does not begin with ${version}, the version that is known here`,
    /** @param {string} name  A part of a link, or a name with a value. */
    unknown: (name) => `${name} is not known`,
    /** @param {number} most */
    blankTooLong: (most) => `blank: it has more than ${most} characters`,
    /** @param {string} text @param {number} most */
    noExercise: (text, most) =>
      `exercise: ${text} is not a seed, or a seed and a number from 1 to ${most}, such as 7-12`,
    /** @param {string} step */
    noStep: (step) => `step: ${step} is not the number of a step`,
    fingerprints: () => 'fingerprints: they are not one for each run',
    /** @param {number} most */
    tooManyParts: (most) => `all after the first ${most} parts`,
    /** @param {string} name @param {number} most  In MB. */
    packed: (name, most) => `${name}: it cannot be unpacked, or has more than ${most} MB`,
    /** @param {string} name */
    undecodable: (name) => `${name}: it cannot be decoded`,
    /** @param {string} name */
    twice: (name) => `${name}: it is given twice`,
    /** @param {string} list */
    noRuns: (list) => `runs: ${list} is not a list of the preset's runs`,
  },
};
