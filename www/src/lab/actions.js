/** What a reader can do: every panel asks for an action by name, and the lab does it. */

import { corpusOf, textOf } from '../experiment/corpora.js';
import { corpusProblem } from '../experiment/experiment.js';
import { pieces } from '../experiment/sentence.js';
import { whatIf } from '../experiment/what-if.js';
import { idOf } from '../panels/field.js';
import { t } from '../words/strings.en.js';
import { trained } from './state.js';

/** @typedef {import('../panels/view.js').Action} Action */
/** @typedef {import('./state.js').State} State */

/**
 * What the actions need of the lab.
 *
 * @typedef {object} Desk
 * @property {() => State} state
 * @property {(event: import('./state.js').LabEvent) => void} dispatch
 * @property {(id: string) => HTMLElement | null} find  An element of the rendered panels.
 * @property {() => void} apply  Starts fresh runs with what the editors show, if anything was started.
 * @property {() => void} goOn  Trains on, with the settings as they are now.
 * @property {(work: () => Promise<unknown>) => void} attempt  What is refused is said on the page.
 * @property {() => void} edited  What a link holds has changed.
 * @property {import('./insider.js').Insider} insider
 * @property {Pick<import('./lab.js').Lab, 'start' | 'pause' | 'step' | 'reset' | 'usePreset' | 'openFile' | 'state'>} lab
 */

/**
 * The actions, by their names.
 *
 * @param {Desk} desk
 * @returns {{[Name in Action['do']]: (action: Extract<Action, {do: Name}>) => unknown}}
 */
export function actions({ state, dispatch, lab, insider, ...desk }) {
  /** What was edited takes effect at once, unless there is a training that it would end. */
  const unlessTrained = () => trained(state()) || desk.apply();

  const toggle = (/** @type {number} */ index, /** @type {string[]} */ truth) => {
    const before = state().blank;
    dispatch({ type: 'blank-toggled', index, truth });
    if (state().blank !== before) return;
    // Nobody knows what stood there: the reader can type it.
    const input = /** @type {HTMLInputElement | null} */ (desk.find('blank'));
    const piece = pieces(before.text)[index];
    input?.focus();
    input?.setSelectionRange(piece.start, piece.end);
  };

  const editRuns = (/** @type {State['draft']['runs']} */ runs, /** @type {boolean} */ keepTyped) => {
    dispatch({ type: 'runs-edited', runs, keepTyped });
    unlessTrained();
  };

  const duplicate = (
    /** @type {number} */ index,
    /** @type {(labels: string[], label: string) => string} */ name,
  ) => {
    const all = state().draft.runs;
    const labels = all.map((run) => run.label);
    const label = name(labels, all[index].label).slice(0, 60);
    editRuns([...all, { ...all[index], label }], true);
  };

  return {
    train: () => desk.attempt(() => lab.start()),
    pause: () => desk.attempt(() => lab.pause()),
    step: () => desk.attempt(() => lab.step()),
    reset: () => desk.attempt(() => lab.reset()),
    preset: ({ name }) => lab.usePreset(name),
    undo: () => {
      dispatch({ type: 'undone' });
      unlessTrained();
    },
    'undo-edits': () => {
      const { active } = state();
      if (active) dispatch({ type: 'reverted', corpus: textOf(active.corpus) });
    },
    show: ({ field }) => desk.find(field === 'corpus' ? 'corpus' : idOf(field))?.focus(),
    speed: ({ speed }) => {
      dispatch({ type: 'speed', speed });
      if (lab.state === 'running') desk.goOn();
    },
    set: ({ path, text, value }) => {
      dispatch({ type: 'typed', path, text, value });
      unlessTrained();
    },
    corpus: ({ text }) => {
      const before = state().draft.corpus;
      const problem = corpusProblem('grammar' in before ? { ...before, grammar: text } : { text });
      const corpus = problem === null ? corpusOf(text, before) : before;
      dispatch({ type: 'corpus-typed', text, corpus, problem });
    },
    'corpus-refused': ({ reason }) => dispatch({ type: 'corpus-refused', reason }),
    'restore-corpus': () => {
      const { bundled, draft } = state();
      const text = textOf(bundled);
      // A grammar is drawn from as before.
      const corpus = 'grammar' in bundled ? corpusOf(text, draft.corpus) : bundled;
      dispatch({ type: 'drafted', draft: { ...draft, corpus }, corpus: text, undo: true });
    },
    blank: ({ text }) => dispatch({ type: 'blank-typed', text }),
    'toggle-word': ({ index, truth }) => toggle(index, truth),
    sentence: ({ text }) => {
      dispatch({ type: 'blank-typed', text });
      toggle(Math.floor(pieces(text).length / 2), []);
    },
    'what-if': ({ name }) => {
      const draft = whatIf(state().draft, name, t.whatIf[name]);
      if (draft === null) return;
      dispatch({ type: 'drafted', draft, corpus: state().corpus, undo: true });
      desk.apply();
    },
    'inside-open': ({ name, open }) => insider.open(name, open),
    'inside-set': ({ name, change }) => {
      dispatch({ type: 'inside-set', name, change });
      desk.edited();
    },
    save: ({ what, of }) => insider.save(what, of),
    'save-all': () => insider.saveAll(),
    'open-file': ({ file }) => lab.openFile(file),
    'add-run': () =>
      duplicate(state().draft.runs.length - 1, (labels) => unused(labels, (n) => `${t.newRun} ${n}`)),
    'duplicate-run': ({ index }) =>
      duplicate(index, (labels, label) => unused(labels, (n) => t.copyOf(label, n))),
    'remove-run': ({ index }) =>
      editRuns(
        state().draft.runs.filter((_, i) => i !== index),
        false,
      ),
  };
}

/** The first name of a series that no run has. @param {string[]} labels @param {(n: number) => string} name */
function unused(labels, name) {
  let n = 1;
  while (labels.includes(name(n))) n++;
  return name(n);
}
