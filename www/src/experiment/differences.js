/** Where an experiment differs from a preset, as a link writes it. Pure. */

import { corpusKind } from './experiment.js';
import { corpusFields, fields, withField } from './fields.js';

/** @typedef {import('./experiment.js').Experiment} Experiment */
/** @typedef {[name: string, value: string | number | null]} Entry */

/**
 * @param {Experiment} experiment
 * @param {Experiment} base
 * @returns {Entry[]}
 */
export function differences(experiment, base) {
  const found = corpusDifferences(experiment.corpus, base.corpus);
  if (experiment.steps !== base.steps) found.push(['steps', experiment.steps]);
  const [{ seed }] = experiment.runs;
  let bases = base.runs;
  if (experiment.runs.every((run) => run.seed === seed) && bases.some((run) => run.seed !== seed)) {
    found.push(['seed', seed]);
    bases = bases.map((run) => ({ ...run, seed }));
  }
  const runs = experiment.runs.map((run, i) => nearest(run, bases, i));
  const same = runs.length === bases.length && runs.every(({ from }, i) => from === i);
  if (!same) found.push(['runs', runs.map(({ from }) => from).join(',')]);
  for (const [i, { entries }] of runs.entries())
    found.push(...entries.map(([path, value]) => /** @type {Entry} */ ([`runs.${i}.${path}`, value])));
  return found;
}

/**
 * @param {Experiment['corpus']} corpus
 * @param {Experiment['corpus']} base
 * @returns {Entry[]}
 */
function corpusDifferences(corpus, base) {
  const kind = corpusKind(corpus);
  const same = kind === corpusKind(base);
  const text = textOf(corpus);
  const before = new Map((same ? corpusFields(base) : []).map(({ path, value }) => [path, value]));
  /** @type {Entry[]} */
  const found = same && text === textOf(base) ? [] : [[`corpus.${kind}`, text]];
  for (const { path, value, rule } of corpusFields(corpus))
    if (value !== (before.has(path) ? before.get(path) : rule.default)) found.push([path, value]);
  return found;
}

/** @param {any} corpus @returns {string} */
const textOf = (corpus) => corpus[corpusKind(corpus)];

/**
 * The preset's run with the fewest differences; among equals, the one at the same index.
 *
 * @param {Experiment['runs'][number]} run
 * @param {Experiment['runs']} bases
 * @param {number} own
 */
function nearest(run, bases, own) {
  const all = bases.map((base, from) => ({ from, entries: runDifferences(run, base) }));
  const length = (/** @type {typeof all[number]} */ { from, entries }) =>
    lengthOf(entries) + (from === own ? 0 : 1);
  return all.sort((a, b) => length(a) - length(b))[0];
}

/**
 * The fields in which a run differs. They are compared in the order in which a reader of the link sets them, since
 * another kind of model starts from its own defaults.
 *
 * @param {Experiment['runs'][number]} run
 * @param {any} now
 * @returns {Entry[]}
 */
function runDifferences(run, now) {
  /** @type {Entry[]} */
  const found = [];
  const byPath = () => new Map(fields(now, '').map((field) => [field.path, field]));
  let before = byPath();
  for (const { path, value } of fields(run, '')) {
    const old = before.get(path);
    if (old && value === (old.value === undefined ? old.rule.default : old.value)) continue;
    found.push([path, value]);
    now = withField(now, path, value);
    if (CHOICE.test(path)) before = byPath();
  }
  return found;
}

/** The paths whose value decides which fields exist. */
export const CHOICE = /\.(kind|select)$/;

/** Characters of the entries in a link, roughly. @param {Entry[]} entries */
export const lengthOf = (entries) =>
  entries.reduce((sum, [name, value]) => sum + name.length + 2 + String(value).length, 0);
