/** What the runs' panel shows: a card for each run, with its settings and how far it came. */

import { equal } from '../../experiment/check.js';
import { differingFields, fields, MOST_RUNS } from '../../experiment/fields.js';
import { unconverged } from '../../experiment/floors.js';
import { canonical } from '../../experiment/sentence.js';
import { activeFloors, counted, evaluation, prediction } from '../../lab/answers.js';
import { phase } from '../../lab/state.js';
import { said as inWords } from '../../words/refusal.js';
import { blanks } from '../blanks/view.js';
import { fieldView, noticed, spanOf, widthOf } from '../view.js';
import { t } from './words.js';

/** @typedef {import('../../lab/state.js').State} State */
/** @typedef {import('../../lab/state.js').Run} Run */

/** @param {State} state */
export function runs(state) {
  const { draft, active } = state;
  const all = phase(state) === 'done';
  const said = counted(state)?.info?.notices;
  return {
    differences: draft.runs.length > 1 ? differingFields(draft.runs) : null,
    canAdd: draft.runs.length < MOST_RUNS,
    runs: draft.runs.map((config, index) => {
      // A card shows a worker's run only while its settings are those that the worker runs.
      const run = equal(active?.runs[index], config) ? state.runs[index] : undefined;
      return {
        index,
        label: config.label,
        description: t.describe(config.model, run?.info?.parameters ?? null),
        status: status(run, all ? firstBlank(state, index) : null, run ? evaluation(state, run) : null),
        unconverged: run?.phase === 'done' ? stillAbove(state, run, config, index) : null,
        error: run?.error ? inWords(run.error) : null,
        // Warnings about this run's data that the corpus's panel does not show already.
        notices: said
          ? noticed(run?.info?.corpus.notices).filter(
              (notice) => !said.some((one) => one.code === notice.code),
            )
          : [],
        removable: draft.runs.length > 1,
        fields: fields(config, `runs[${index}]`).map(({ path, key, rule, value }) =>
          fieldView(state, path, key, rule, value),
        ),
      };
    }),
  };
}

/**
 * @param {Run | undefined} run
 * @param {import('./words.en.js').Filled | null} blank
 * @param {import('../../workers/records.js').Evaluation | null} reached
 */
function status(run, blank, reached) {
  if (!run) return t.runPhases.none;
  const { history } = run;
  if (history.length === 0) return run.phase === 'loading' ? t.runPhases.loading : t.runPhases.ready;
  if (reached && run.phase === 'done') return t.verdictMeasured(reached, blank);
  const mean = history.mean(widthOf(run));
  return run.phase === 'done' ? t.verdictOf(mean, blank, spanOf([run])) : t.runAt(history.length, mean);
}

/**
 * What is said of a run that ended above its floor, if it did. Dropout keeps a training loss above the floor by itself.
 *
 * @param {State} state
 * @param {Run} run
 * @param {import('../../experiment/experiment.js').RunConfig} config
 * @param {number} index
 */
function stillAbove(state, run, config, index) {
  const floors = activeFloors(state);
  const floor = floors?.runs[index]?.corpus;
  if (!floors || !floor) return null;
  const found = unconverged(run.history, widthOf(run), floors.uniform - floor.nats);
  if (found === null || (!found.falling && config.model.dropout > 0)) return null;
  return t.unconverged({ ...found, single: config.batch.size === 1 });
}

/** @param {State} state @param {number} index */
function firstBlank(state, index) {
  const [blank] = state.runs.length > 0 ? blanks(state).blanks : [];
  if (blank?.entropy === null) return null;
  const guess = blank?.guesses[index];
  // An answer to another sentence is not shown.
  const asked = prediction(state, state.runs[index])?.text === canonical(state.blank.text);
  return blank && guess && asked
    ? { guess: guess.token, p: guess.p, truth: blank.truth, verdict: guess.verdict }
    : null;
}
