/**
 * The experiment: one corpus and one to four runs, as plain JSON. One format for the page, the element, the link,
 * the command line and the tests.
 *
 * The settings table says what each field may be (check.js); here is how fields must go together. What the Rust side
 * refuses, this side refuses for the same field and the same reason: `tests/golden/experiments.json` holds both to it.
 */

import { abridged, checked, FieldError, groups, object, variant } from './check.js';
import { t } from './words.js';

/** @typedef {{kind: string, [field: string]: any}} ModelConfig */
/** @typedef {'mlm' | 'nsp' | 'sop' | 'rtd'} Objective */
/**
 * @typedef {object} RunConfig
 * @property {string} label
 * @property {ModelConfig} model
 * @property {{select: {position: number} | {rate: number, rule: string}, mask: number, random: number, draws: 'fresh' |
 *   'static', scored: 'targets' | 'all'}} masking
 * @property {Objective} objective
 * @property {{size: number, order: string}} batch
 * @property {{[field: string]: any}} optimizer
 * @property {number} seed
 */
/** @typedef {{grammar: string, sentences: number, held_out: number, sample: number}} GrammarSample */
/** @typedef {{text: string, held_out: number}} TextSource */
/** @typedef {{bundled: string} | TextSource | GrammarSample} CorpusSource */
/** @typedef {{corpus: CorpusSource, steps: number, runs: RunConfig[]}} Experiment  All defaults filled in. */
/**
 * A rule between the fields of a run: not all of these fields may have one of these values. A missing field counts as
 * null. Its name is that of the sentence that says why (words.en.js).
 *
 * @typedef {{when: Record<string, unknown[]>, name: string, field: string}} Misfit
 */
/** @typedef {import('../words/refusal.js').Sentence} Sentence */

/** Most bytes (UTF-8) of a corpus. @type {number} */
export const CORPUS_BYTES = groups.corpus.text.text.max_bytes;

/**
 * Checks an experiment and fills in every default. The argument stays as it was.
 *
 * @param {unknown} value  Anything.
 * @returns {Experiment}
 * @throws {FieldError} for the first field that is wrong
 */
export function validate(value) {
  const experiment = /** @type {Experiment} */ (object(value, groups.experiment, ''));
  experiment.runs.forEach((run, i) => {
    together(run, i, experiment);
  });
  return experiment;
}

/**
 * What a table of single fields cannot check: how the fields of a run go together.
 *
 * @param {RunConfig} run
 * @param {number} i
 * @param {Experiment} experiment
 */
function together(run, i, experiment) {
  const { model, masking, optimizer } = run;
  const refuse = (/** @type {string} */ field, /** @type {Sentence} */ why) => {
    throw new FieldError(`runs[${i}].${field}`, why);
  };
  if (experiment.runs.slice(0, i).some((earlier) => earlier.label === run.label)) {
    refuse('label', () => t.sameLabel(run.label));
  }
  if (model.kind === 'bert' && model.hidden % model.heads !== 0) {
    const below = Math.floor(model.hidden / model.heads) * model.heads;
    const choices = [below, below + model.heads].filter(
      (size) => size > 0 && size <= groups.model.bert.hidden.max,
    );
    refuse('model.hidden', () => t.notDivisible(model.hidden, model.heads, choices));
  }
  const broken = /** @type {Misfit[]} */ (groups.together).find(({ when }) =>
    Object.entries(when).every(([field, values]) => values.includes(at(run, field))),
  );
  if (broken) refuse(broken.field, () => t.together[broken.name]);
  const share = masking.mask + masking.random;
  if (share > 1 + 1e-9) {
    refuse('masking', () => t.shares(Math.round(share * 1e4) / 1e4));
  }
  if (optimizer.warmup > experiment.steps) {
    refuse('optimizer.warmup', () => t.warmup(optimizer.warmup, experiment.steps));
  }
}

/** The value at a path such as `model.kind`; null where there is none. @param {any} value @param {string} path */
const at = (value, path) => path.split('.').reduce((inner, key) => inner?.[key], value) ?? null;

/**
 * The experiment without the fields that equal their defaults: the short form for links and files.
 *
 * @param {Experiment} experiment
 * @returns {any}
 */
export function abridge(experiment) {
  return abridged(experiment, groups.experiment);
}

/**
 * A sentence when a corpus is too long to even count, else null. Looks at the length before anything else, so that
 * a paste of any size costs nothing.
 *
 * @param {string} text
 * @returns {Sentence | null}
 */
export function corpusTooLarge(text) {
  if (text.length * 3 <= CORPUS_BYTES) return null;
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= CORPUS_BYTES) return null;
  // Rounded up, so that too much never reads like just enough.
  const megabytes = (/** @type {number} */ n) => Math.ceil(n / 100_000) / 10;
  return () => t.corpusTooLarge(megabytes(bytes), megabytes(CORPUS_BYTES));
}

/**
 * Why the text of a corpus cannot even be counted, else null.
 *
 * @param {CorpusSource | {text: string}} corpus
 * @returns {Sentence | null}
 */
export function corpusProblem(corpus) {
  if ('text' in corpus) return corpusTooLarge(corpus.text);
  if (!('grammar' in corpus)) return null;
  try {
    checked(corpus.grammar, groups.corpus.grammar.grammar, 'corpus.grammar');
    return null;
  } catch (error) {
    if (error instanceof FieldError) return error.why;
    throw error;
  }
}

/**
 * A corpus as the engine reads it, JSON without defaults: the same for the same corpus.
 *
 * @param {CorpusSource} corpus
 */
export const corpusJson = (corpus) =>
  JSON.stringify(abridged(corpus, variant(corpus, groups.experiment.corpus, 'corpus')));

/**
 * Which of the three a corpus is; the field of that name has its text or its name.
 *
 * @param {CorpusSource} corpus
 * @returns {'bundled' | 'text' | 'grammar'}
 */
export const corpusKind = (corpus) =>
  'text' in corpus ? 'text' : 'grammar' in corpus ? 'grammar' : 'bundled';
