/**
 * The experiment: one corpus and one to four runs, as plain JSON. One format for the page, the element, the link,
 * the command line and the tests.
 *
 * Everything here is driven by `src/settings.json`, the table that the Rust side reads too (`src/settings.rs`): what
 * one side refuses, the other refuses in the same words. `tests/golden/experiments.json` holds both to it.
 */

import table from '../../../src/settings.json' with { type: 'json' };

/** @typedef {{kind: string, [field: string]: any}} ModelConfig */
/** @typedef {'mlm' | 'nsp' | 'sop' | 'rtd'} Objective */
/**
 * @typedef {object} RunConfig
 * @property {string} label
 * @property {ModelConfig} model
 * @property {{select: {position: number} | {rate: number, rule: string}, mask: number, random: number, draws: 'fresh' |
 *   'static',
 *   scored: 'targets' | 'all'}} masking
 * @property {Objective} objective
 * @property {{size: number, order: string}} batch
 * @property {{[field: string]: any}} optimizer
 * @property {number} seed
 */
/** @typedef {{grammar: string, sentences: number, held_out: number, sample: number}} GrammarSample */
/** @typedef {{bundled: string} | {text: string} | GrammarSample} CorpusSource */
/** @typedef {{corpus: CorpusSource, steps: number, runs: RunConfig[]}} Experiment  All defaults filled in. */
/**
 * A line of the settings table.
 *
 * @typedef {object} Rule
 * @property {'integer' | 'number' | 'text' | 'enum' | 'list' | 'object' | 'choice'} type
 * @property {number} [min]
 * @property {number} [max]
 * @property {any} [default]
 * @property {boolean} [nullable]
 * @property {string[]} [values]
 * @property {string} [of]
 * @property {string} [by]
 * @property {string} [variants]
 */
/** @typedef {Record<string, Rule>} Group */
/** @typedef {{path: string, key: string, rule: Rule, value: any}} Field  A setting of a run; `key` names it in the strings. */

const groups = /** @type {Record<string, any>} */ (/** @type {unknown} */ (table));

/** Most bytes (UTF-8) of a corpus. The engine has the same limit. */
export const CORPUS_BYTES = 1_000_000;

/** A field that is unknown, missing, of the wrong type, out of range, or at odds with another. */
export class FieldError extends Error {
  /**
   * @param {string} field  Path in the JSON, such as `runs[0].model.hidden`.
   * @param {string} reason  What is wrong and what would be right.
   */
  constructor(field, reason) {
    super(`${field}: ${reason}`);
    this.name = 'FieldError';
    this.code = 'experiment-field';
    this.field = field;
    this.reason = reason;
  }
}

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
  const { model, objective, masking, optimizer } = run;
  const refuse = (/** @type {string} */ field, /** @type {string} */ reason) => {
    throw new FieldError(`runs[${i}].${field}`, reason);
  };
  if (experiment.runs.slice(0, i).some((earlier) => earlier.label === run.label)) {
    refuse('label', `two runs are called “${run.label}”; give each its own label`);
  }
  if (model.kind === 'bert' && model.hidden % model.heads !== 0) {
    const below = Math.floor(model.hidden / model.heads) * model.heads;
    const choices = [below, below + model.heads].filter(
      (size) => size > 0 && size <= table.model.bert.hidden.max,
    );
    const right = choices.join(' or ');
    refuse(
      'model.hidden',
      `hidden size ${model.hidden} is not divisible by ${model.heads} heads; try ${right}`,
    );
  }
  const pairs = objective === 'nsp' || objective === 'sop';
  if (objective !== 'mlm' && model.kind === 'notebook')
    refuse('objective', "the notebook's model can only learn “mlm”: it has nothing that sees a whole input");
  if (pairs && 'position' in masking.select)
    refuse(
      'masking.select.position',
      'a fixed position is not a word in every pair; choose a rate, such as 0.15',
    );
  if (pairs && masking.draws === 'static')
    refuse('masking.draws', 'pairs are drawn anew, so that their masks cannot be static; choose “fresh”');
  if (objective === 'rtd' && masking.scored === 'all')
    refuse(
      'masking.scored',
      'with replaced token detection only chosen tokens are guessed; choose “targets”',
    );
  const share = masking.mask + masking.random;
  if (share > 1 + 1e-9) {
    refuse(
      'masking',
      `mask and random add up to ${Math.round(share * 1e4) / 1e4}; together they can be at most 1`,
    );
  }
  if (optimizer.warmup > experiment.steps) {
    refuse(
      'optimizer.warmup',
      `${optimizer.warmup} steps of warm-up do not fit in ${experiment.steps} steps`,
    );
  }
}

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
 */
export function corpusTooLarge(text) {
  if (text.length * 3 <= CORPUS_BYTES) return null;
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= CORPUS_BYTES) return null;
  // Rounded up, so that too much never reads like just enough.
  const megabytes = (/** @type {number} */ n) => Math.ceil(n / 100_000) / 10;
  return `the corpus has ${megabytes(bytes)} MB; at most ${megabytes(CORPUS_BYTES)} MB can be trained on in a tab`;
}

/**
 * Why the text of a corpus cannot even be counted, else null.
 *
 * @param {CorpusSource} corpus
 */
export function corpusProblem(corpus) {
  if ('text' in corpus) return corpusTooLarge(corpus.text);
  if (!('grammar' in corpus)) return null;
  try {
    checked(corpus.grammar, groups.corpus.grammar.grammar, 'corpus.grammar');
    return null;
  } catch (error) {
    if (error instanceof FieldError) return error.reason;
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

/**
 * The editable fields of a corpus: how a grammar is sampled.
 *
 * @param {CorpusSource} corpus
 * @returns {Field[]}
 */
export const corpusFields = (corpus) =>
  'grammar' in corpus
    ? walk(corpus, groups.corpus.grammar, 'corpus', 'corpus').filter(({ key }) => key !== 'corpus.grammar')
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
export function differences(runs) {
  const columns = runs.map((run) => new Map(fields(run, '').map((field) => [field.key, field.value])));
  const shared = [...(columns[0]?.keys() ?? [])].filter((key) => columns.every((column) => column.has(key)));
  return shared
    .filter((key) => key !== 'label')
    .map((key) => ({ key, values: columns.map((column) => column.get(key)) }))
    .filter(({ values }) => values.some((value) => value !== values[0]));
}

// From here on: the table's types, one function each.

/** @param {string} path @param {string} field */
const join = (path, field) => (path === '' ? field : `${path}.${field}`);

/** A number as the Rust side writes it: JavaScript turns to exponents one digit later. */
const written = (/** @type {number} */ n) =>
  n !== 0 && Math.abs(n) < 1e-5 ? n.toExponential() : (JSON.stringify(n) ?? String(n));

/** @param {unknown} value */
function shown(value) {
  const text = typeof value === 'number' ? written(value) : (JSON.stringify(sorted(value)) ?? String(value));
  const characters = [...text.slice(0, 100)];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text;
}

/** @param {any} value @returns {any} */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(/** @type {any} */ (value)[key])]));
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param {unknown} value
 * @param {Group} group
 * @param {string} path
 * @returns {Record<string, unknown>}
 */
function object(value, group, path) {
  if (!isObject(value)) {
    throw new FieldError(path || 'experiment', `${shown(value)} is not an object with named fields`);
  }
  const names = Object.keys(group).sort();
  const unknown = Object.keys(value)
    .sort()
    .find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new FieldError(join(path, unknown), `this field is not known; known here are ${names.join(', ')}`);
  }
  /** @type {Record<string, unknown>} */
  const filled = Object.fromEntries(Object.keys(group).map((name) => [name, undefined]));
  for (const name of names) {
    const rule = /** @type {Rule} */ (group[name]);
    const found = Object.hasOwn(value, name) ? value[name] : rule.default;
    if (found === undefined) throw new FieldError(join(path, name), 'this field is missing');
    filled[name] = checked(found, rule, join(path, name));
  }
  return filled;
}

/**
 * A single value, held against its line of the table.
 *
 * @param {unknown} value
 * @param {Rule} rule
 * @param {string} path
 * @returns {unknown}
 * @throws {FieldError}
 */
export function checked(value, rule, path) {
  if (value === null && rule.nullable) return null;
  switch (rule.type) {
    case 'integer':
      return number(value, rule, path, 'a whole number', Number.isInteger);
    case 'number':
      return number(value, rule, path, 'a number', Number.isFinite);
    case 'text':
      return text(value, rule, path);
    case 'enum':
      return oneOf(value, /** @type {string[]} */ (rule.values), path);
    case 'list':
      return list(value, rule, path);
    case 'object':
      return object(value, groups[/** @type {string} */ (rule.of)], path);
    case 'choice':
      return object(value, variant(value, rule, path), path);
  }
}

/**
 * @param {unknown} value
 * @param {Rule} rule
 * @param {string} path
 * @param {string} kind
 * @param {(n: number) => boolean} fits
 */
function number(value, rule, path, kind, fits) {
  const { min = 0, max = 0 } = rule;
  const range = `it must be from ${written(min)} to ${written(max)}`;
  if (typeof value !== 'number' || !fits(value)) {
    throw new FieldError(path, `${shown(value)} is not ${kind}; ${range}`);
  }
  if (value < min || value > max) throw new FieldError(path, `${shown(value)} is out of range; ${range}`);
  return value;
}

/** @param {unknown} value @param {Rule} rule @param {string} path */
function text(value, rule, path) {
  const { min = 0, max = 0 } = rule;
  if (typeof value !== 'string') throw new FieldError(path, `${shown(value)} is not a text`);
  // The corpus has a sentence of its own for being too long: `corpusTooLarge`.
  if (path === 'corpus.text') return value;
  const length = [...value].length;
  if (length < min || length > max) {
    throw new FieldError(
      path,
      `a text of ${length} characters is out of range; it must have from ${min} to ${max}`,
    );
  }
  return value;
}

/** @param {unknown} value @param {string[]} values @param {string} path */
function oneOf(value, values, path) {
  if (typeof value === 'string' && values.includes(value)) return value;
  throw new FieldError(path, `${shown(value)} is not one of ${values.join(', ')}`);
}

/** @param {unknown} value @param {Rule} rule @param {string} path */
function list(value, rule, path) {
  const { min = 0, max = 0 } = rule;
  if (!Array.isArray(value)) throw new FieldError(path, `${shown(value)} is not a list`);
  if (value.length < min || value.length > max) {
    throw new FieldError(
      path,
      `a list of ${value.length} is out of range; it must have from ${min} to ${max}`,
    );
  }
  return value.map((item, i) => object(item, groups[/** @type {string} */ (rule.of)], `${path}[${i}]`));
}

/** @param {Rule} rule */
const variantNames = (rule) => Object.keys(groups[/** @type {string} */ (rule.variants)]).sort();

/**
 * The group of fields that this value chooses.
 *
 * @param {any} value
 * @param {Rule} rule
 * @param {string} path
 * @returns {Group}
 */
function variant(value, rule, path) {
  const names = variantNames(rule);
  const variants = groups[/** @type {string} */ (rule.variants)];
  const by = /** @type {string} */ (rule.by);
  if (by === 'key') {
    const found = names.filter((name) => isObject(value) && Object.hasOwn(value, name));
    if (found.length !== 1) throw new FieldError(path, `exactly one of ${names.join(', ')} is needed`);
    return variants[/** @type {string} */ (found[0])];
  }
  if (!isObject(value) || !Object.hasOwn(value, by))
    throw new FieldError(join(path, by), 'this field is missing');
  return variants[oneOf(value[by], names, join(path, by))];
}

/**
 * @param {any} value
 * @param {Group} group
 * @returns {any}
 */
function abridged(value, group) {
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const rule = /** @type {Rule} */ (group[name]);
    const short = shortened(inner, rule);
    const same = rule.default !== undefined && equal(short, shortened(rule.default, rule));
    return same ? [] : [[name, short]];
  });
  return Object.fromEntries(entries);
}

/** @param {any} value @param {Rule} rule @returns {any} */
function shortened(value, rule) {
  const of = groups[rule.of ?? ''];
  if (rule.type === 'object') return abridged(value, of);
  if (rule.type === 'choice') return abridged(value, variant(value, rule, ''));
  if (rule.type === 'list') return value.map((/** @type {any} */ item) => abridged(item, of));
  return value;
}

/**
 * Same JSON?
 *
 * @param {unknown} a
 * @param {unknown} b
 */
export function equal(a, b) {
  return a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}
