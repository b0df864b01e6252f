/** The editable fields of an experiment: which there are, how one is changed, and where runs differ. */

import { groups, join, variant, variantNames } from './check.js';

/** @typedef {import('./check.js').Rule} Rule */
/** @typedef {import('./check.js').Group} Group */
/** @typedef {import('./experiment.js').RunConfig} RunConfig */
/** @typedef {import('./experiment.js').CorpusSource} CorpusSource */
/** @typedef {{path: string, key: string, rule: Rule, value: any}} Field  A setting of a run; `key` names it in the strings. */

/**
 * The editable fields of a corpus: how a grammar is sampled, or how much of a text is held out.
 *
 * @param {CorpusSource} corpus
 * @returns {Field[]}
 */
export const corpusFields = (corpus) =>
  'grammar' in corpus
    ? walk(corpus, groups.corpus.grammar, 'corpus', 'corpus').filter(({ key }) => key !== 'corpus.grammar')
    : 'text' in corpus
      ? walk(corpus, groups.corpus.text, 'corpus', 'corpus').filter(({ key }) => key !== 'corpus.text')
      : [];

/**
 * The editable fields of a run, in the table's order, the chosen variants resolved.
 *
 * @param {RunConfig} run
 * @param {string} path  Path of that run, such as `runs[0]`.
 * @returns {Field[]}
 */
export function fields(run, path) {
  return walk(run, groups.run, path, '');
}

/** What the table says of the budget. @type {Rule} */
export const STEPS = groups.experiment.steps;

/** What the table says of a seed. @type {Rule} */
export const SEED = groups.run.seed;

/** Most runs of an experiment. @type {number} */
export const MOST_RUNS = groups.experiment.runs.max;

/**
 * @param {any} value
 * @param {Group} group
 * @param {string} path
 * @param {string} key
 * @returns {Field[]}
 */
function walk(value, group, path, key) {
  return Object.entries(group).flatMap(([name, rule]) => {
    const at = { path: join(path, name), key: join(key, name), rule, value: value[name] };
    if (rule.type === 'object')
      return walk(at.value, groups[/** @type {string} */ (rule.of)], at.path, at.key);
    if (rule.type !== 'choice') return name === rule.by ? [] : [at];
    const names = variantNames(rule);
    const inner = walk(at.value, variant(at.value, rule, at.path), at.path, at.key);
    // A choice by key needs a field of its own to switch; a choice by a field's value has one.
    if (rule.by !== 'key') {
      return inner.map((field) =>
        field.path === join(at.path, /** @type {string} */ (rule.by))
          ? { ...field, rule: { .../** @type {Rule} */ (field.rule), values: names } }
          : field,
      );
    }
    const chosen = names.find((candidate) => Object.hasOwn(at.value, candidate));
    return [{ ...at, rule: { type: /** @type {const} */ ('enum'), values: names }, value: chosen }, ...inner];
  });
}

/**
 * The experiment with one field changed; parts that did not change are shared. Choosing another variant (another
 * kind of model, another way to select) starts that variant from its defaults.
 *
 * @param {any} experiment
 * @param {string} path  As in {@link fields}; `*` stands for every run.
 * @param {any} value
 * @returns {any}  Not validated.
 */
export function withField(experiment, path, value) {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  const last = keys.at(-1);
  if (last === 'select')
    return replaced(experiment, keys, value === 'position' ? { position: 2 } : { rate: 0.15 });
  if (last === 'kind') return replaced(experiment, keys.slice(0, -1), { kind: value });
  return replaced(experiment, keys, value);
}

/**
 * @param {any} value
 * @param {string[]} keys
 * @param {any} leaf
 * @returns {any}
 */
function replaced(value, keys, leaf) {
  const [key, ...rest] = keys;
  if (key === undefined) return leaf;
  if (key === '*') return value.map((/** @type {any} */ item) => replaced(item, rest, leaf));
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = replaced(value[key], rest, leaf);
  return copy;
}

/**
 * Where the runs differ: settings that do not have the same value in all of them, labels aside. Settings that only
 * some of the models have are left out, since the model itself is then among the differences.
 *
 * @param {RunConfig[]} runs
 * @returns {{key: string, values: any[]}[]}
 */
export function differingFields(runs) {
  const columns = runs.map((run) => new Map(fields(run, '').map((field) => [field.key, field.value])));
  const shared = [...(columns[0]?.keys() ?? [])].filter((key) => columns.every((column) => column.has(key)));
  return shared
    .filter((key) => key !== 'label')
    .map((key) => ({ key, values: columns.map((column) => column.get(key)) }))
    .filter(({ values }) => values.some((value) => value !== values[0]));
}
