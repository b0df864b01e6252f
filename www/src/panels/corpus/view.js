/** What the corpus's panel shows: the text, and what the engine counted in it. */

import { isBundled, textOf } from '../../experiment/corpora.js';
import { corpusProblem } from '../../experiment/experiment.js';
import { corpusFields } from '../../experiment/fields.js';
import { layoutOf } from '../../experiment/layout.js';
import { excess } from '../../experiment/limits.js';
import { differs, recipeFor } from '../../experiment/recipe.js';
import { CORPUS, counted } from '../../lab/answers.js';
import { countedText } from '../../lab/state.js';
import { distinct, fieldView, NONE, noticed, remembered } from '../view.js';

/** @typedef {import('../../lab/state.js').State} State */

/** @param {State} state */
export function corpus(state) {
  const { draft, corpus: text } = state;
  const source = draft.corpus;
  const count = counted(state);
  const info = count?.text === countedText(state) ? (count.info ?? null) : null;
  const problem = state.problems.find(({ field }) => field === 'corpus')?.say() ?? null;
  return {
    text,
    info,
    notices: noticed(info?.notices),
    problem,
    refused: state.refused?.() ?? null,
    tooLarge: (/** @type {string} */ candidate) =>
      corpusProblem('grammar' in source ? { ...source, grammar: candidate } : { text: candidate }),
    tooMany: excess,
    // A text that the page itself brought is laid out well.
    layout: 'text' in source ? laidOut(text) : null,
    heldOut:
      'text' in source
        ? corpusFields(source).map(({ path, key, rule, value }) => fieldView(state, path, key, rule, value))
        : [],
    loaded: state.runs.some((run) => run.phase !== 'loading'),
    recipe: info !== null && problem === null && 'text' in source ? fitting(info, draft, text) : null,
    blanked: draft.runs.map(({ label, masking }) => ({ label, masking })),
    bundled: isBundled(source) && textOf(source) === text.trimEnd(),
    grammar:
      'grammar' in source
        ? {
            documents: hasDocuments(text),
            // The last sample stays until the edited grammar is counted.
            examples: sampled(count?.info?.examples ?? NONE),
            fields: corpusFields(source).map(({ path, key, rule, value }) =>
              fieldView(state, path, key, rule, value),
            ),
          }
        : null,
  };
}

/**
 * Asks for the counts of the typed text, even if the draft cannot take it.
 *
 * @param {State} state
 * @returns {import('../../workers/questions.js').Need[]}
 */
export function needs(state) {
  const { draft, corpus: typed } = state;
  const source = 'grammar' in draft.corpus ? draft.corpus : { text: typed };
  if (corpusProblem(source) !== null) return [];
  const text = countedText(state);
  return [
    {
      key: CORPUS,
      run: null,
      question: 'corpus',
      of: text,
      typed: text,
      arguments: { corpus: draft.corpus },
    },
  ];
}

/** The recipe that fits a text; null where the experiment follows it. */
const fitting = remembered(
  (
    /** @type {import('../../workers/records.js').CorpusInfo} */ info,
    /** @type {State['draft']} */ draft,
    /** @type {string} */ text,
  ) => {
    const recipe = recipeFor(info, draft, text);
    return differs(recipe, draft) ? recipe : null;
  },
);

/** Does a grammar describe documents of several sentences? @param {string} text */
const hasDocuments = (text) => /\s\/\s/.test(text.replace(/#.*/g, ''));

const sampled = remembered(distinct);
const laidOut = remembered(layoutOf);
