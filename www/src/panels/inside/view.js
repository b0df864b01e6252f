/** What the panels under *Look inside* are given; each takes from it what it needs. */

import { canonical } from '../../experiment/sentence.js';
import { changeable } from '../../experiment/what-if.js';
import { floorsMoved, phase, stepsMade, trained } from '../../lab/state.js';
import { pieces } from '../blanks/view.js';
import { shownFloors, widthOf } from '../view.js';

/** @typedef {import('../../lab/state.js').State} State */

/**
 * What the panels under *Look inside* are given; each takes from it what it needs.
 *
 * @param {State} state
 */
export function inside(state) {
  const experiment = state.active ?? state.draft;
  const { open, code, settings, answers } = state.inside;
  return {
    open,
    code,
    phase: phase(state),
    experiment,
    /** Steps that every run has made. */
    made: stepsMade(state),
    steps: experiment.steps,
    runs: state.runs.map((run, i) => ({
      id: run.id,
      label: run.label,
      colour: i,
      config: experiment.runs[i],
      info: run.info,
      history: run.history,
      /** Steps of a mean. */
      width: widthOf(run),
      /** What it would have put into the blanks, over the steps. */
      followed: run.followed,
      /** Steps made. */
      step: run.history.length,
      /** Can it be asked? */
      answers: run.phase !== 'loading' && run.phase !== 'failed',
    })),
    floors: trained(state) ? state.activeFloors : shownFloors(state),
    /** The name of the run that *What if* would change; null if there is none. */
    changeable: changeable(state.draft)?.label ?? null,
    blank: { text: canonical(state.blank.text), pieces: pieces(state) },
    exact: state.exact?.value ?? null,
    /** Are the exact answers those of an edited text, and not of what was trained? */
    moved: floorsMoved(state),
    /** What the reader chose in a panel. @param {string} name */
    settings: (name) => settings[name] ?? {},
    /**
     * The last answer to the question under a key.
     *
     * @param {string} key
     * @returns {import('../../workers/looks.js').Answer | null}
     */
    answer: (key) => answers[key] ?? null,
  };
}
