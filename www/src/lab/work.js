/**
 * What a reader has set up and typed, as JSON: beside what a link holds, values that cannot be used yet, the speed, and
 * what was chosen in the panels. Pure.
 */

import { isObject } from '../experiment/check.js';
import { textOf } from '../experiment/corpora.js';
import { abridge } from '../experiment/experiment.js';
import { edited, trained } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').LabEvent} LabEvent */

/**
 * @typedef {object} Work
 * @property {unknown} experiment  Defaults left out.
 * @property {unknown} [trained]  The experiment that the curves belong to, if it is another.
 * @property {string} blank
 * @property {string} [corpus]  The editor's text, where no experiment can have it.
 * @property {State['typed']} typed
 * @property {State['speed']} speed
 * @property {string[]} open  Panels under *Look inside*.
 * @property {Record<string, Record<string, string | number | boolean>>} chosen  In the panels.
 */

const SPEEDS = ['slow', 'medium', 'full'];

/** What belongs to runs and workers of one page alone, by panel. @type {Record<string, string[]>} */
const PASSING = { prime: ['number', 'of'] };

/** @param {unknown} value @returns {value is string | number | boolean} */
const isPlain = (value) => ['string', 'number', 'boolean'].includes(typeof value);

/** @param {Record<string, unknown>} settings @param {string} panel @returns {Work['chosen'][string]} */
const lasting = (settings, panel) =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) =>
      isPlain(value) && !PASSING[panel]?.includes(name) ? [[name, value]] : [],
    ),
  );

/** @param {State} state @returns {Work} */
export function workOf(state) {
  const { draft, active, blank, corpus, typed, speed, inside } = state;
  const other = active !== null && trained(state) && edited(state);
  return {
    experiment: abridge(draft),
    ...(other ? { trained: abridge(active) } : {}),
    blank: blank.text,
    ...(corpus === textOf(draft.corpus) ? {} : { corpus }),
    typed,
    speed,
    open: inside.open,
    chosen: Object.fromEntries(
      Object.entries(inside.settings).map(([panel, settings]) => [panel, lasting(settings, panel)]),
    ),
  };
}

/**
 * The events that bring back what was typed and chosen, once its experiment is set up; parts that are no such thing are
 * left out.
 *
 * @param {any} work
 * @returns {LabEvent[]}
 */
export function remembered({ typed, speed, chosen }) {
  /** @type {LabEvent[]} */
  const events = [];
  for (const [path, entry] of Object.entries(isObject(typed) ? typed : {})) {
    if (isObject(entry) && typeof entry.text === 'string')
      events.push({ type: 'typed', path, text: entry.text, value: entry.value });
  }
  if (SPEEDS.includes(speed)) events.push({ type: 'speed', speed });
  for (const [name, settings] of Object.entries(isObject(chosen) ? chosen : {}))
    if (isObject(settings)) events.push({ type: 'inside-set', name, change: lasting(settings, name) });
  return events;
}
