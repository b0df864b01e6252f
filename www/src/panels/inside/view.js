/** The view of the state that every panel under *Look inside* is given. */

import { corpusJson } from '../../experiment/experiment.js';
import { floorsKey } from '../../experiment/floors.js';
import { canonical } from '../../experiment/sentence.js';
import { changeable } from '../../experiment/what-if.js';
import { activeFloors, followed } from '../../lab/answers.js';
import { answers, floorsMoved, phase, stale, stepsMade, trained } from '../../lab/state.js';
import { currentExact, pieces } from '../blanks/view.js';
import { shownFloors, widthOf } from '../view.js';

/** @typedef {import('../../lab/state.js').State} State */

/**
 * All that a panel under *Look inside* may read.
 *
 * @param {State} state
 */
export function inside(state) {
  const experiment = state.active ?? state.draft;
  const { open, code, settings } = state.inside;
  return {
    open,
    code,
    phase: phase(state),
    /** Were settings edited since this training, so that what runs answer is of others? */
    stale: stale(state),
    experiment,
    /** A string of all that the library's answers depend on, for `of` of a need. */
    about: floorsKey(experiment),
    /** The corpus as a string, likewise for answers that depend on nothing else. */
    get corpus() {
      return corpusJson(experiment.corpus);
    },
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
      /** The number of steps that losses are averaged over. */
      width: widthOf(run),
      /** The run's predictions for the blanks over its steps. */
      followed: followed(state, run),
      /** Steps made. */
      step: run.history.length,
      /** Can the run be asked? */
      answers: answers(run),
    })),
    floors: trained(state) ? activeFloors(state) : shownFloors(state),
    /** The name of the run that *What if* would change; null if there is none. */
    changeable: changeable(state.draft)?.label ?? null,
    blank: { text: canonical(state.blank.text), pieces: pieces(state) },
    exact: currentExact(state),
    /** Are the exact answers those of an edited text instead of the trained one? */
    moved: floorsMoved(state),
    /** What the reader chose in a panel. @param {string} name */
    settings: (name) => settings[name] ?? {},
    /**
     * The last answer to the question under a key.
     *
     * @param {string} key
     * @returns {import('../../workers/questions.js').Answer | null}
     */
    answer: (key) => state.answers[key] ?? null,
  };
}
