/** Typed values: how the draft takes them, and how those wait that do not fit yet. Pure. */

import { FieldError } from '../experiment/check.js';
import { validate } from '../experiment/experiment.js';
import { withField } from '../experiment/fields.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../experiment/experiment.js').Experiment} Experiment */

/**
 * Takes a typed value into the draft if the whole stays valid. If not, the value waits as typed, with a sentence
 * about why, and is tried again with every later edit: 4 heads may have to wait for a hidden size of 32.
 *
 * @param {State} state
 * @param {string} path
 * @param {string} text
 * @param {unknown} value
 * @returns {State}
 */
export function withTyped(state, path, text, value) {
  const waiting = { ...state.typed, [path]: { text, value } };
  const others = state.problems.filter(({ field }) => field === 'corpus');
  const all = Object.entries(waiting).reduce((e, [p, v]) => withField(e, p, v.value), state.draft);
  const whole = attempt(all);
  if (!(whole instanceof FieldError)) return { ...state, draft: whole, typed: {}, problems: others };

  let { draft } = state;
  /** @type {State['typed']} */
  const typed = {};
  const problems = [...others];
  for (const [p, entry] of Object.entries(waiting)) {
    const one = attempt(withField(draft, p, entry.value));
    if (one instanceof FieldError) {
      typed[p] = entry;
      problems.push({ field: p, say: one.why });
    } else {
      draft = one;
    }
  }
  return { ...state, draft, typed, problems };
}

/** @param {unknown} experiment @returns {Experiment | FieldError} */
function attempt(experiment) {
  try {
    return validate(experiment);
  } catch (error) {
    if (error instanceof FieldError) return error;
    throw error;
  }
}
