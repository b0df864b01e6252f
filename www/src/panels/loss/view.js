/** What the losses' panel shows: a curve for each run, and the floors under them. */

import { abridge } from '../../experiment/experiment.js';
import {
  floorLines,
  floorsKey,
  languageFloor,
  learnedShare,
  measuredShare,
  memorising,
  viewOf,
} from '../../experiment/floors.js';
import {
  activeFloors,
  evaluation,
  evaluationKey,
  FLOORS,
  floors as floorsOf,
  rests,
} from '../../lab/answers.js';
import { floorsMoved, replayed, stale, trained } from '../../lab/state.js';
import { said } from '../../words/refusal.js';
import { corpusBroken, named, remembered, shownFloors, spanOf, widthOf } from '../view.js';
import { t } from './words.js';

/** @typedef {import('../../lab/state.js').State} State */

/** @param {State} state */
export function loss(state) {
  const { active, draft } = state;
  const info = state.runs.find((run) => run.info)?.info ?? null;
  const names = named(state);
  const floors = shownFloors(state);
  // Curves are compared with the floors of the trained experiment, even where the lines show those of an edited text.
  const own = trained(state) ? activeFloors(state) : floors;
  const recorded = replayed(state);
  const curves = state.runs.map((run, i) => ({
    id: recorded ? -run.id : run.id,
    history: recorded?.runs[i].history ?? run.history,
    width: widthOf(run),
    failed: run.phase === 'failed',
  }));
  return {
    names,
    steps: (active ?? draft).steps,
    uniform: uniform(floors, info?.ordinary ?? null),
    vocabulary: info?.vocabulary.length ?? null,
    lines: floors === null ? [] : linesOf(floors),
    floorsProblem: floorsProblem(state),
    moved: floorsMoved(state),
    stale: stale(state),
    sampled: floors?.runs.some(({ corpus }) => corpus !== null && corpus.standardError !== null) ?? false,
    heldOut: state.runs.some((run) => (run.info?.corpus.heldOut ?? 0) > 0),
    floored: (!trained(state) && !recorded) || curves.some(({ history }) => history.floored),
    recorded: recorded !== null,
    span: spanOf(state.runs),
    curves,
    key: names.map((_, i) =>
      keyOf((active ?? draft).runs[i], own, i, curves[i], recorded ? null : measured(state, i)),
    ),
    memorising: own === activeFloors(state) ? memorisers(names, curves, own) : [],
  };
}

/**
 * The sentences about runs that memorise, the worst first: the others are held against it.
 *
 * @param {{label: string}[]} names
 * @param {{history: import('../../history/history.js').History, width: number}[]} curves
 * @param {import('../../workers/records.js').ExperimentFloors | null} floors
 */
function memorisers(names, curves, floors) {
  const found = names.flatMap(({ label }, i) => {
    const { history, width } = curves[i] ?? {};
    const population = floors?.runs[i]?.population?.nats;
    if (!history || population === undefined) return [];
    const numbers = memorising(history.mean(/** @type {number} */ (width)), population, history.heldOut);
    return numbers ? [{ label, numbers }] : [];
  });
  const [worst, ...others] = found.sort((a, b) => b.numbers.last - a.numbers.last);
  if (!worst) return [];
  return [
    t.memorising(worst.label, worst.numbers),
    ...others.map(({ label, numbers }) => t.memorisingLess(label, worst.label, numbers)),
  ];
}

/**
 * Asks for the floors of the draft, and what each resting run has reached.
 *
 * @param {State} state
 * @returns {import('../../workers/questions.js').Need[]}
 */
export function needs({ draft, runs }) {
  const of = floorsKey(draft);
  const reached = runs.filter(rests).map(({ id, history }) => ({
    key: evaluationKey(id),
    run: id,
    question: 'evaluate',
    arguments: {},
    step: history.length,
  }));
  return [
    ...reached,
    {
      ...{ key: FLOORS, run: null, question: 'floors', of, typed: of },
      get arguments() {
        return { experiment: abridge(draft) };
      },
    },
  ];
}

/** @param {State} state @param {number} i */
const measured = (state, i) => {
  const run = state.runs[i];
  return run ? evaluation(state, run) : null;
};

const linesOf = remembered(floorLines);

/**
 * The losses as a table: a row for each step of each run.
 *
 * @param {State} state
 * @returns {import('../../history/csv.js').Table}
 */
export function lossNumbers(state) {
  const { names, curves } = loss(state);
  function* rows() {
    for (const [i, { history }] of curves.entries()) {
      for (let at = 0; at < history.length; at++) {
        const numbers = [history.loss[at], history.floor[at], history.accuracy[at]].map((n) =>
          Number(n.toPrecision(9)),
        );
        yield [names[i].label, at + 1, ...numbers];
      }
    }
  }
  return {
    head: ['run', 'step', 'loss (nats per target)', 'best possible loss on this batch', 'accuracy'],
    rows: rows(),
  };
}

/**
 * The loss of a uniform guess, and the number of words that it guesses among.
 *
 * @param {import('../../workers/records.js').ExperimentFloors | null} floors
 * @param {number | null} ordinary
 */
const uniform = (floors, ordinary) => {
  const words = floors ? Math.round(Math.exp(floors.uniform)) : ordinary;
  return words === null ? null : { words, value: floors?.uniform ?? Math.log(words) };
};

/** Why no floors, or another text's floors, are shown. @param {State} state */
function floorsProblem(state) {
  const answer = floorsOf(state);
  if (answer === null) return null;
  if (corpusBroken(state)) return t.floorsOfLast;
  return answer.error ? said(answer.error) : null;
}

/**
 * A run's line of the key: its floor, and its losses so far.
 *
 * @param {import('../../experiment/experiment.js').RunConfig} config
 * @param {import('../../workers/records.js').ExperimentFloors | null} floors
 * @param {number} index
 * @param {{history: import('../../history/history.js').History, width: number} | undefined} curve
 * @param {import('../../workers/records.js').Evaluation | null} reached
 */
function keyOf(config, floors, index, curve, reached) {
  const floor = floors?.runs[index] ?? null;
  return {
    /** What the resting run has reached, over many corruptions. */
    reached,
    reachedShare:
      reached && floors && floor?.corpus ? measuredShare(floors.uniform, floor.corpus.nats, reached) : null,
    view: viewOf(config.model),
    floor: floor?.corpus ?? null,
    /** Has the run no floor, as far as its answer is here? */
    floorless: floor !== null && floor.corpus === null,
    language: floor && languageFloor(floor),
    learnedShare: (/** @type {number | null} */ loss) =>
      floors && floor?.corpus && loss !== null ? learnedShare(floors.uniform, floor.corpus.nats, loss) : null,
    heldOut: (/** @type {number | null} */ step) =>
      curve?.history.heldOut.findLast((measured) => step === null || measured.step <= step) ?? null,
  };
}
