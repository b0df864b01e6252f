/** The bundled texts and grammars, by the names that experiments use, and the presets: the engine's own files. */

import everyday from '../../../src/data/corpora/everyday.txt';
import notebook from '../../../src/data/corpora/notebook.txt';
import agreement from '../../../src/data/grammars/agreement.txt';
import selection from '../../../src/data/grammars/selection.txt';
import stories from '../../../src/data/grammars/stories.txt';
import world from '../../../src/data/grammars/world.txt';
import presets from '../../../src/experiment/presets.json' with { type: 'json' };
import { equal } from './check.js';
import { validate } from './experiment.js';

/** @type {Record<string, string>} */
const bundled = { notebook: notebook.trimEnd(), everyday: everyday.trimEnd() };
/** @type {Record<string, string>} */
const grammars = {
  agreement: agreement.trimEnd(),
  selection: selection.trimEnd(),
  stories: stories.trimEnd(),
  world: world.trimEnd(),
};

/** @typedef {import('./experiment.js').Experiment} Experiment */
/** @typedef {{name: string, title: string, about: string, blank: string, experiment: Experiment}} Preset */

/** Their words in other languages are in presets.js. @type {Preset[]} */
export const PRESETS = presets.map((preset) => ({ ...preset, experiment: validate(preset.experiment) }));

/**
 * The preset that an experiment equals, seeds and number of steps aside.
 *
 * @param {Experiment} experiment
 */
export function presetOf(experiment) {
  const bare = (/** @type {Experiment} */ { corpus, runs }) => ({
    corpus,
    runs: runs.map((run) => ({ ...run, seed: 0 })),
  });
  return PRESETS.find((preset) => equal(bare(preset.experiment), bare(experiment)));
}

/**
 * What the corpus editor shows: the text that is trained on, or the grammar that sentences are drawn from.
 *
 * @param {Experiment['corpus']} corpus
 */
export function textOf(corpus) {
  if ('text' in corpus) return corpus.text;
  return 'grammar' in corpus ? (grammars[corpus.grammar] ?? corpus.grammar) : bundled[corpus.bundled];
}

/**
 * The corpus after its text was edited. A grammar stays a grammar with its sampling settings; a text that equals a
 * bundled one becomes its name, and any other keeps how many sentences are held out.
 *
 * @param {string} text
 * @param {Experiment['corpus']} [before]
 * @returns {Experiment['corpus']}
 */
export function corpusOf(text, before = { text: '', held_out: 0 }) {
  const named = (/** @type {Record<string, string>} */ texts) =>
    Object.keys(texts).find((candidate) => texts[candidate] === text.trimEnd());
  if ('grammar' in before) return { ...before, grammar: named(grammars) ?? text };
  const name = named(bundled);
  const held_out = 'text' in before ? before.held_out : 0;
  return name === undefined ? { text, held_out } : { bundled: name };
}

/** Is this one of the engine's own texts or grammars? @param {Experiment['corpus']} corpus */
export const isBundled = (corpus) =>
  'bundled' in corpus || ('grammar' in corpus && Object.hasOwn(grammars, corpus.grammar));
