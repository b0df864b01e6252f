/** The bundled texts, by the name that an experiment uses, and the presets. Both are the engine's own files. */

import everyday from '../../src/data/corpora/everyday.txt';
import notebook from '../../src/data/corpora/notebook.txt';
import presets from '../../src/presets.json' with { type: 'json' };
import { equal, validate } from './experiment.js';

/** @type {Record<string, string>} */
const bundled = { notebook: notebook.trimEnd(), everyday: everyday.trimEnd() };

/** @typedef {import('./experiment.js').Experiment} Experiment */
/** @typedef {{name: string, title: string, about: string, blank: string, experiment: Experiment}} Preset */

/** @type {Preset[]} */
export const PRESETS = presets.map((preset) => ({ ...preset, experiment: validate(preset.experiment) }));

/**
 * The preset that an experiment is, whatever its seeds and its budget.
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
  return 'grammar' in corpus ? corpus.grammar : bundled[corpus.bundled];
}

/**
 * A text as an experiment names it: the bundled corpora by their names.
 *
 * @param {string} text
 * @returns {Experiment['corpus']}
 */
export function corpusOf(text) {
  const name = Object.keys(bundled).find((candidate) => bundled[candidate] === text.trimEnd());
  return name === undefined ? { text } : { bundled: name };
}
