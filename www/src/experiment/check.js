/**
 * Values held against the settings table, `src/experiment/settings.json`, which the Rust side reads too
 * (`src/experiment/table.rs`): one function for each type of the table. Fills in defaults, and leaves them out again.
 */

import table from '../../../src/experiment/settings.json' with { type: 'json' };
import { Refusal } from '../words/refusal.js';
import { t } from './words.js';

/**
 * A line of the settings table.
 *
 * @typedef {object} Rule
 * @property {'integer' | 'number' | 'text' | 'enum' | 'list' | 'object' | 'choice'} type
 * @property {number} [min]
 * @property {number} [max]
 * @property {number} [max_bytes]
 * @property {any} [default]
 * @property {boolean} [nullable]
 * @property {string[]} [values]
 * @property {string} [of]  Of an object or a list: the group of fields that it, or each of its items, has.
 * @property {string} [by]  Of a choice: the field whose value names the variant; `key` if the only field's name does.
 * @property {string} [variants]  Of a choice: the group that holds the variants.
 */
/** @typedef {Record<string, Rule>} Group */

/** The groups of the table, by name. */
export const groups = /** @type {Record<string, any>} */ (/** @type {unknown} */ (table));

/** A field that is unknown, missing, of the wrong type, out of range, or at odds with another. */
export class FieldError extends Refusal {
  /**
   * @param {string} field  Path in the JSON, such as `runs[0].model.hidden`.
   * @param {import('../words/refusal.js').Sentence} why  What is wrong and what would be right.
   */
  constructor(field, why) {
    super(() => `${field}: ${why()}`);
    this.name = 'FieldError';
    this.code = 'experiment-field';
    this.field = field;
    this.why = why;
    this.reason = why();
  }
}

/** @param {string} path @param {string} field */
export const join = (path, field) => (path === '' ? field : `${path}.${field}`);

/** A value in a message, shortened. @param {unknown} value */
function shown(value) {
  const characters = [...(JSON.stringify(value) ?? String(value)).slice(0, 100)];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param {unknown} value
 * @param {Group} group
 * @param {string} path
 * @returns {Record<string, unknown>}
 */
export function object(value, group, path) {
  if (!isObject(value)) {
    throw new FieldError(path || 'experiment', () => t.noObject(shown(value)));
  }
  const names = Object.keys(group).sort();
  const unknown = Object.keys(value)
    .sort()
    .find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new FieldError(join(path, unknown), () => t.unknownField(names));
  }
  /** @type {Record<string, unknown>} */
  const filled = Object.fromEntries(Object.keys(group).map((name) => [name, undefined]));
  for (const name of names) {
    const rule = /** @type {Rule} */ (group[name]);
    const found = Object.hasOwn(value, name) ? value[name] : rule.default;
    if (found === undefined) throw new FieldError(join(path, name), () => t.missing());
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
      return number(value, rule, path, (...of) => t.noInteger(...of), Number.isInteger);
    case 'number':
      return number(value, rule, path, (...of) => t.noNumber(...of), Number.isFinite);
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
 * @param {typeof t.noNumber} other  Says that the value is of another type.
 * @param {(n: number) => boolean} fits
 */
function number(value, rule, path, other, fits) {
  const { min = 0, max = 0 } = rule;
  if (typeof value !== 'number' || !fits(value))
    throw new FieldError(path, () => other(shown(value), min, max));
  if (value < min || value > max) throw new FieldError(path, () => t.outOfRange(shown(value), min, max));
  return value;
}

/** @param {unknown} value @param {Rule} rule @param {string} path */
function text(value, rule, path) {
  // A corpus is limited in bytes, which `corpusTooLarge` checks: it has more to say of them.
  const { min = 0, max = Number.POSITIVE_INFINITY } = rule;
  if (typeof value !== 'string') throw new FieldError(path, () => t.noText(shown(value)));
  const length = [...value].length;
  if (length < min || length > max) {
    throw new FieldError(path, () => t.textLength(length, min, max));
  }
  return value;
}

/** @param {unknown} value @param {string[]} values @param {string} path */
function oneOf(value, values, path) {
  if (typeof value === 'string' && values.includes(value)) return value;
  throw new FieldError(path, () => t.noneOf(shown(value), values));
}

/** @param {unknown} value @param {Rule} rule @param {string} path */
function list(value, rule, path) {
  const { min = 0, max = 0 } = rule;
  if (!Array.isArray(value)) throw new FieldError(path, () => t.noList(shown(value)));
  if (value.length < min || value.length > max) {
    throw new FieldError(path, () => t.listLength(value.length, min, max));
  }
  return value.map((item, i) => object(item, groups[/** @type {string} */ (rule.of)], `${path}[${i}]`));
}

/** @param {Rule} rule */
export const variantNames = (rule) => Object.keys(groups[/** @type {string} */ (rule.variants)]).sort();

/**
 * The group of fields that this value chooses.
 *
 * @param {any} value
 * @param {Rule} rule
 * @param {string} path
 * @returns {Group}
 */
export function variant(value, rule, path) {
  const names = variantNames(rule);
  const variants = groups[/** @type {string} */ (rule.variants)];
  const by = /** @type {string} */ (rule.by);
  if (by === 'key') {
    const found = names.filter((name) => isObject(value) && Object.hasOwn(value, name));
    if (found.length !== 1) throw new FieldError(path, () => t.exactlyOne(names));
    return variants[/** @type {string} */ (found[0])];
  }
  if (!isObject(value) || !Object.hasOwn(value, by)) throw new FieldError(join(path, by), () => t.missing());
  return variants[oneOf(value[by], names, join(path, by))];
}

/**
 * @param {any} value
 * @param {Group} group
 * @returns {any}
 */
export function abridged(value, group) {
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
 * Same JSON, whatever the order of its keys?
 *
 * @param {unknown} a
 * @param {unknown} b
 * @returns {boolean}
 */
export function equal(a, b) {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => equal(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]))
  );
}
