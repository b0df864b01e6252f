/** What the toolbar shows: the progress of training, and one line with the most urgent message. */

import { PRESETS, presetOf } from '../../experiment/corpora.js';
import { SEED, STEPS } from '../../experiment/fields.js';
import { presetWords } from '../../experiment/presets.js';
import { phase, stale, stepsMade } from '../../lab/state.js';
import { read, said } from '../../words/refusal.js';
import { failedRuns, fieldView, remembered } from '../view.js';
import { t } from './words.js';

/** @typedef {import('../../lab/state.js').State} State */
/** @typedef {import('../view.js').Action} Action */

/**
 * @param {State} state
 * @param {import('../../lab/pace.js').Pace} pace
 */
export function toolbar(state, pace) {
  const now = phase(state);
  const { draft, runs } = state;
  const seeds = new Set(draft.runs.map((run) => run.seed));
  const steps = (state.active ?? draft).steps;
  return {
    phase: now,
    wanted: state.wanted,
    step: stepsMade(state),
    steps,
    pace: now === 'running' || now === 'paused' || now === 'done' ? pace.estimate(steps) : null,
    starting: runs.filter((run) => run.phase === 'loading').length,
    engine: state.compiled,
    preset: presetOfDraft(draft)?.name ?? null,
    presets: PRESETS.map(({ name }) => ({ name, title: presetWords[name].title })),
    stepsField: fieldView(state, 'steps', 'steps', STEPS, draft.steps),
    seedField: fieldView(state, 'runs[*].seed', 'seed', SEED, seeds.size === 1 ? draft.runs[0].seed : ''),
    variousSeeds: seeds.size > 1,
    speed: state.speed,
    message: message(state),
  };
}

/** @param {State} state */
const figured = ({ figure: { heading, caption } }) => Boolean(heading || caption);

const presetOfDraft = remembered(presetOf);

/**
 * The line under the toolbar: the most urgent message.
 *
 * @param {State} state
 * @returns {{kind: 'about' | 'hint' | 'problem', text: string, actions: [string, Action][]}}
 */
function message(state) {
  const { notice, undo } = state;
  if (notice) {
    const field = notice.field;
    return {
      kind: field ? 'problem' : 'hint',
      text: read(notice.text),
      actions: field ? [[t.show, { do: 'show', field }]] : [],
    };
  }
  if (stale(state)) {
    return {
      kind: 'hint',
      text: t.stale,
      actions: [
        [t.applyEdits, { do: 'reset' }],
        [t.undoEdits, { do: 'undo-edits' }],
      ],
    };
  }
  const failed = failedRuns(state);
  if (failed.length > 0 && failed.length < state.runs.length) {
    const [{ label, error }] = failed;
    return { kind: 'problem', text: t.stopped(label, error ? said(error) : ''), actions: [] };
  }
  if (undo) return { kind: 'hint', text: t.replaced, actions: [[t.undo, { do: 'undo' }]] };
  const preset = presetOfDraft(state.draft);
  // What an author says of the figure stands in its title and caption.
  const own = figured(state) ? '' : t.ownAbout;
  return { kind: 'about', text: preset ? presetWords[preset.name].about : own, actions: [] };
}
