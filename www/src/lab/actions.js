/**
 * What each action of a reader does. A panel names the action, `{do: 'train'}`; the type {@link Action} lists them all.
 */

import { corpusOf, textOf } from '../experiment/corpora.js';
import { corpusProblem } from '../experiment/experiment.js';
import { inSentences } from '../experiment/layout.js';
import { blankFor, recipeFor, replaced } from '../experiment/recipe.js';
import { lines, pieces } from '../experiment/sentence.js';
import { whatIf } from '../experiment/what-if.js';
import { idOf } from '../panels/field.js';
import { language } from '../words/language.js';
import { t } from '../words/strings.js';
import { counted } from './answers.js';
import { trained } from './state.js';

/** @typedef {import('../panels/view.js').Action} Action */
/** @typedef {import('./state.js').State} State */

/**
 * What the actions use of the lab.
 *
 * @typedef {object} Services
 * @property {() => State} state
 * @property {(event: import('./state.js').LabEvent) => void} dispatch
 * @property {(id: string) => HTMLElement | null} find  An element of the rendered panels.
 * @property {(id: string) => void} show  Brings such an element into view, and the focus to it.
 * @property {() => void} apply  Starts new runs of the draft, if runs have been started.
 * @property {() => void} goOn  Continues training, at the speed that is set now.
 * @property {(work: () => Promise<unknown>) => void} attempt  Does work that may be refused; the page shows why.
 * @property {() => void} edited  Tells the page that the content of a link has changed.
 * @property {import('./inside-panels.js').InsidePanels} insidePanels
 * @property {Pick<import('./lab.js').Lab, 'start' | 'pause' | 'step' | 'reset' | 'usePreset' | 'openFile' | 'state'>}
 *   lab
 */

/** A text that is split into so many sentences has one in `of` held out, but at most `most`. */
const HOLDS_OUT = { from: 20, of: 10, most: 40 };
/** The id of the button that trains: it stands above the curves. */
const TRAIN = 'train';

/**
 * The actions, by their names.
 *
 * @param {Services} services
 * @returns {{[Name in Action['do']]: (action: Extract<Action, {do: Name}>) => unknown}}
 */
export function actions({ state, dispatch, lab, insidePanels, ...services }) {
  /** Starts new runs with the edited draft, unless that would end a training. */
  const unlessTrained = () => trained(state()) || services.apply();

  const toggle = (/** @type {number} */ index, /** @type {string[]} */ truth) => {
    const before = state().blank;
    dispatch({ type: 'blank-toggled', index, truth });
    if (state().blank !== before) return;
    // No word is known for this blank: the input is focused, so that the reader can type one.
    const input = /** @type {HTMLInputElement | null} */ (services.find('blank'));
    const piece = pieces(before.text)[index];
    input?.focus();
    input?.setSelectionRange(piece.start, piece.end);
  };

  /** A sentence of the text to fill in, if the present one is none of it. */
  const newBlank = (/** @type {string} */ text, /** @type {State['draft']} */ draft) =>
    blankFor(text, draft, state().blank.text) ?? undefined;

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
    train: () => services.attempt(() => lab.start()),
    'show-trained': () => {
      dispatch({ type: 'speed', speed: 'full' });
      services.attempt(() => lab.start());
    },
    pause: () => services.attempt(() => lab.pause()),
    step: () => services.attempt(() => lab.step()),
    reset: () => services.attempt(() => lab.reset()),
    preset: ({ name }) => lab.usePreset(name),
    undo: () => {
      dispatch({ type: 'undone' });
      unlessTrained();
    },
    'undo-edits': () => {
      const { active } = state();
      if (active) dispatch({ type: 'reverted', corpus: textOf(active.corpus) });
    },
    show: ({ field }) => services.find(field === 'corpus' ? 'corpus' : idOf(field))?.focus(),
    speed: ({ speed }) => {
      dispatch({ type: 'speed', speed });
      if (lab.state === 'running') services.goOn();
    },
    set: ({ path, text, value }) => {
      dispatch({ type: 'typed', path, text, value });
      unlessTrained();
    },
    corpus: ({ text }) => {
      const before = state().draft.corpus;
      const problem = corpusProblem('grammar' in before ? { ...before, grammar: text } : { text });
      const corpus = problem === null ? corpusOf(text, before) : before;
      // A sentence of another text would be asked for what no sentence of this one has.
      const lost = problem === null && !('grammar' in corpus) && replaced(state().corpus, text);
      const blank = lost ? newBlank(text, { ...state().draft, corpus }) : undefined;
      dispatch({ type: 'corpus-typed', text, corpus, problem, blank });
    },
    'use-recipe': () => {
      const { draft, corpus: text } = state();
      const info = counted(state())?.info;
      if (!info || 'grammar' in draft.corpus) return;
      const recipe = recipeFor(info, draft, text);
      dispatch({ type: 'drafted', draft: recipe, corpus: text, blank: newBlank(text, recipe), undo: true });
      unlessTrained();
    },
    'blank-from-text': () => {
      const { draft, corpus: text } = state();
      const blank = newBlank(text, draft);
      if (blank !== undefined) dispatch({ type: 'blank-typed', text: blank });
    },
    'corpus-refused': ({ reason }) => dispatch({ type: 'corpus-refused', reason }),
    'restore-corpus': () => {
      const { bundled, draft } = state();
      const text = textOf(bundled);
      // A grammar keeps its sampling settings.
      const corpus = 'grammar' in bundled ? corpusOf(text, draft.corpus) : bundled;
      const restored = { ...draft, corpus };
      const blank = 'grammar' in corpus ? undefined : newBlank(text, restored);
      dispatch({ type: 'drafted', draft: restored, corpus: text, blank, undo: true });
    },
    'split-corpus': () => {
      const { draft, corpus: typed } = state();
      const text = inSentences(typed, language());
      const all = lines(text, HOLDS_OUT.most * HOLDS_OUT.of).length;
      const held_out = all < HOLDS_OUT.from ? 0 : Math.floor(all / HOLDS_OUT.of);
      const split = { ...draft, corpus: corpusOf(text, { text: '', held_out }) };
      dispatch({ type: 'drafted', draft: split, corpus: text, blank: newBlank(text, split), undo: true });
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
      services.apply();
      services.show(TRAIN);
    },
    example: ({ name }) => {
      lab.usePreset(name);
      services.show(TRAIN);
    },
    'inside-open': ({ name, open }) => {
      insidePanels.open(name, open);
      // The panel stands below the buttons, often below the fold; closing it leads back to its button.
      services.show(open ? `inside-name-${name}` : `inside-button-${name}`);
    },
    'inside-set': ({ name, change }) => {
      dispatch({ type: 'inside-set', name, change });
      services.edited();
    },
    save: ({ what, of }) => insidePanels.save(what, of),
    'save-all': () => insidePanels.saveAll(),
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
