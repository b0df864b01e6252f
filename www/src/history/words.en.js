/** Why a file cannot be opened: what follows “was not opened:”. And why none can be saved. */

/** The columns of a file: of the steps, of the second objective, of the sentences that were held out. */
const GROUPS = { steps: '', second: 'second ', heldOut: 'held-out ' };
/** @typedef {keyof typeof GROUPS} Group */

export const en = {
  noPicture: 'the picture could not be made',

  /** @param {number} most  In MB. */
  tooLarge: (most) => `it has more than ${most} MB`,
  noJson: 'it is not JSON',
  notOurs: 'it was not saved by this page',
  /** @param {string} found @param {number} known */
  otherVersion: (found, known) => `it has version ${found} of the format; this page reads version ${known}`,
  /** @param {string} reason */
  experiment: (reason) => `its experiment cannot be used: ${reason}`,
  /** @param {number} most */
  blank: (most) => `its sentence is no text of at most ${most} characters`,
  /** @param {number} runs */
  runs: (runs) => `it has not one history for each of ${runs} runs`,

  // Of one run.
  /** @param {string} run */
  missing: (run) => `the history of “${run}” is missing`,
  /** @param {string} run */
  fingerprint: (run) => `the history of “${run}” has no fingerprint, or none that this page would write`,
  /** @param {string} run @param {number} found @param {number} steps */
  steps: (run, found, steps) => `the history of “${run}” has ${found} steps; the experiment has ${steps}`,
  /** @param {string} run @param {Group} group */
  lengths: (run, group) => `the history of “${run}” has ${GROUPS[group]}columns of different lengths`,
  /** @param {string} run */
  secondLength: (run) => `the history of “${run}” has columns of its second objective of different lengths`,
  /** @param {string} run @param {Group} group @param {string} column  Its name in the file. */
  columnMissing: (run, group, column) => `the history of “${run}”, ${GROUPS[group]}${column} is missing`,
  /** @param {string} run @param {Group} group @param {string} column @param {number} entry  From 1. */
  noNumber: (run, group, column, entry) =>
    `the history of “${run}”, ${GROUPS[group]}${column}: entry ${entry} is no number`,
};
