/**
 * An experiment as the hash of an address, and back. Pure: no DOM, and nothing is run or fetched.
 *
 *     #1&preset=notebook&steps=300&seed=3&runs.1.model.hidden=64&blank=the_[MASK]_sleeps
 *
 * `1` is the version of the format. Everything else is a difference from the named preset, under the names of
 * `src/experiment/settings.json`; `seed` stands for that of every run. Where the runs are not those of the preset,
 * `runs=0,1,1` says which of its runs each one began as. `_` is a space and `none` is null. A long text stands under
 * its name and `.z`: deflated, in base64url.
 *
 * Published links name presets, so a preset must not change its meaning: give the changed one a new name.
 *
 * Invariant: the link is the experiment. `parse(write(e)) == e` for every valid experiment.
 *
 * A link is untrusted: names must be known, values must pass the settings table, and whatever is not understood is left
 * out and reported. Nothing in it becomes markup or code.
 */

import { languageOf } from '../words/language.js';
import { checked, FieldError } from './check.js';
import { PRESETS } from './corpora.js';
import { CHOICE, differences, lengthOf } from './differences.js';
import { corpusKind, corpusProblem, validate } from './experiment.js';
import { corpusFields, fields, SEED, STEPS, withField } from './fields.js';
import { deflated, inflated, UNPACKED } from './packing.js';
import { HIDABLE, INSPECTORS } from './panels.js';
import { t } from './words.js';

/** @typedef {import('./experiment.js').Experiment} Experiment */
/** @typedef {import('./fields.js').Field} Field */
/** @typedef {import('./corpora.js').Preset} Preset */
/**
 * What a link says.
 *
 * @typedef {object} Link
 * @property {string} [preset]  The preset that the experiment differs from; the nearest, if none is named.
 * @property {any} experiment  Defaults may be left out.
 * @property {string} [blank]  The sentence with blanks; the preset's, if none is given.
 * @property {string[]} [open]  Panels under *Look inside*.
 * @property {number | null} [step]  The step that *This step* shows; null: the last one.
 * @property {{seed: number, count?: number}} [exercise]  The exercises that are shown, which opens their panel.
 * @property {string[]} [hide]
 * @property {string} [theme]
 * @property {string | null} [lang]  One of LANGUAGES; null: whatever the page speaks.
 * @property {string[]} [fingerprints]  One a run, of the author's own training; empty for a run that failed.
 * @property {string} [heading]  What the figure is called: `title=` in the address.
 * @property {string} [caption]  What is said under it.
 * @property {'compact'} [size]  Without the help texts and free rows.
 * @property {boolean} [trained]  The figure offers its trained models in one press. Nothing trains before it.
 */
/** @typedef {import('./differences.js').Entry} Entry */
/** @typedef {import('../words/refusal.js').Sentence} Sentence */

export const THEMES = ['auto', 'light', 'dark'];

const VERSION = '1';
/** Most characters of a hash: more than the largest corpus needs, and less than browsers take. */
const MOST = 1_800_000;
const MOST_PARTS = 200;
/** Longest text that is written readably, in characters; longer ones are deflated. */
const READABLE = 120;
const BLANK = 10_000;
/** Most exercises of a sheet, as in src/exercises/mod.rs. */
const MOST_EXERCISES = 100;
/** Most characters of a figure's title, and of its caption. */
export const TITLE = 120;
export const CAPTION = 600;

/**
 * The hash of a link, beginning with `#`.
 *
 * @param {Link} link
 * @returns {Promise<string>}
 * @throws {FieldError} if the experiment is invalid
 */
export async function write(link) {
  const experiment = validate(link.experiment);
  const named = PRESETS.filter(({ name }) => name === link.preset);
  const [{ preset, entries }] = (named.length > 0 ? named : PRESETS)
    .map((candidate) => ({ preset: candidate, entries: differences(experiment, candidate.experiment) }))
    .sort((a, b) => lengthOf(a.entries) - lengthOf(b.entries));
  if (link.blank !== undefined && link.blank !== preset.blank) entries.push(['blank', link.blank]);
  if (link.open?.length) entries.push(['open', link.open.join(',')]);
  if (link.step) entries.push(['step', link.step]);
  if (link.exercise) entries.push(['exercise', writtenExercise(link.exercise)]);
  if (link.hide?.length) entries.push(['hide', link.hide.join(',')]);
  if (link.theme !== undefined) entries.push(['theme', link.theme]);
  if (link.lang) entries.push(['lang', link.lang]);
  if (link.heading) entries.push(['title', link.heading]);
  if (link.caption) entries.push(['caption', link.caption]);
  if (link.size) entries.push(['size', link.size]);
  if (link.trained) entries.push(['trained', 1]);
  if (link.fingerprints?.length) entries.push(['fingerprints', link.fingerprints.join(',')]);
  const parts = await Promise.all(entries.map(written));
  return withSafeEnd(['#1', `preset=${preset.name}`, ...parts].join('&'));
}

/**
 * Reads a hash. `ignored` has a sentence for each part that was left out. Never throws: a hash that cannot be read
 * gives the first preset.
 *
 * @param {string} hash  With or without `#` or `?` before it.
 * @returns {Promise<{link: Link, ignored: Sentence[]}>}
 */
export async function parse(hash) {
  const [first] = PRESETS;
  const nothing = (/** @type {Sentence[]} */ ...ignored) => ({
    link: { preset: first.name, experiment: first.experiment, blank: first.blank },
    ignored,
  });
  if (/^[#?]?$/.test(hash)) return nothing();
  if (hash.length > MOST) return nothing(() => t.link.tooLong(MOST));
  const [version, ...parts] = hash.replace(/^[#?]/, '').split('&', MOST_PARTS + 1);
  if (version !== VERSION) return nothing(() => t.link.otherVersion(VERSION));

  /** @type {Sentence[]} */
  const ignored = [];
  const given = await entriesOf(parts, ignored);
  const name = takeOut(given, 'preset') ?? first.name;
  const preset = PRESETS.find((candidate) => candidate.name === name);
  if (!preset) return nothing(unknown(name, 'preset'));

  /** @type {Link} */
  const link = { preset: preset.name, experiment: preset.experiment, blank: preset.blank };
  const blank = takeOut(given, 'blank');
  if (blank !== undefined && blank.length > BLANK) ignored.push(() => t.link.blankTooLong(BLANK));
  else if (blank !== undefined) link.blank = blank;
  const open = knownNames('open', INSPECTORS, given, ignored);
  if (open) link.open = open;
  const step = takeOut(given, 'step');
  if (step !== undefined && /^[1-9]\d{0,6}$/.test(step)) link.step = Number(step);
  else if (step !== undefined) ignored.push(() => t.link.noStep(clipped(step)));
  const exercise = takeOut(given, 'exercise');
  const asked = exercise === undefined ? null : exerciseOf(exercise);
  if (asked) {
    link.exercise = asked;
    link.open = [...new Set([...(link.open ?? []), 'exercises'])];
  } else if (exercise !== undefined) ignored.push(() => t.link.noExercise(clipped(exercise), MOST_EXERCISES));
  const hide = knownNames('hide', HIDABLE, given, ignored);
  if (hide) link.hide = hide;
  const theme = takeOut(given, 'theme');
  if (theme !== undefined && THEMES.includes(theme)) link.theme = theme;
  else if (theme !== undefined) ignored.push(unknown(theme, 'theme'));
  const lang = takeOut(given, 'lang');
  const language = languageOf(lang);
  if (language !== null) link.lang = language;
  else if (lang !== undefined) ignored.push(unknown(lang, 'lang'));
  figureOf(given, link, ignored);
  const fingerprints = takeOut(given, 'fingerprints')?.split(',');

  link.experiment = experimentOf(given, preset.experiment, ignored);
  if (fingerprints?.every((one) => /^[0-9a-f]{0,64}$/.test(one)) && sameLength(fingerprints, link))
    link.fingerprints = fingerprints;
  else if (fingerprints) ignored.push(() => t.link.fingerprints());
  return { link, ignored };
}

/**
 * What an author says of a figure.
 *
 * @param {Map<string, string>} given
 * @param {Link} link
 * @param {Sentence[]} ignored
 */
function figureOf(given, link, ignored) {
  for (const [name, field, most] of /** @type {[string, 'heading' | 'caption', number][]} */ ([
    ['title', 'heading', TITLE],
    ['caption', 'caption', CAPTION],
  ])) {
    const text = takeOut(given, name);
    if (text !== undefined && text.length > most) ignored.push(() => t.link.partTooLong(name, most));
    else if (text !== undefined) link[field] = text;
  }
  const size = takeOut(given, 'size');
  if (size === 'compact') link.size = size;
  else if (size !== undefined) ignored.push(unknown(size, 'size'));
  const trained = takeOut(given, 'trained');
  if (trained === '1') link.trained = true;
  else if (trained !== undefined) ignored.push(unknown(trained, 'trained'));
}

/**
 * The known names of a comma list, each once. The first unknown name is added to `ignored`.
 *
 * @param {string} name
 * @param {readonly string[]} names
 * @param {Map<string, string>} given
 * @param {Sentence[]} ignored
 */
function knownNames(name, names, given, ignored) {
  const parts = takeOut(given, name)?.split(',');
  const other = parts?.find((part) => part !== '' && !names.includes(part));
  if (other !== undefined) ignored.push(unknown(other, name));
  return parts && [...new Set(parts.filter((part) => names.includes(part)))];
}

/** `7`, or `7-12` for twelve exercises. @param {{seed: number, count?: number}} exercise */
const writtenExercise = ({ seed, count }) => (count === undefined ? `${seed}` : `${seed}-${count}`);

/** @param {string} text @returns {{seed: number, count?: number} | null} */
function exerciseOf(text) {
  const found = /^(\d{1,10})(?:-([1-9]\d{0,2}))?$/.exec(text);
  const seed = Number(found?.[1]);
  const count = found?.[2] === undefined ? undefined : Number(found[2]);
  if (!found || seed >= 2 ** 32 || (count ?? 1) > MOST_EXERCISES) return null;
  return count === undefined ? { seed } : { seed, count };
}

/** @param {string[]} fingerprints @param {Link} link */
const sameLength = (fingerprints, { experiment }) => fingerprints.length === experiment.runs.length;

// Writing.

/** @param {Entry} entry */
async function written([name, value]) {
  if (typeof value !== 'string') return `${name}=${value ?? 'none'}`;
  const plain = readable(value);
  if (plain.length <= READABLE || !PACKED.has(name)) return `${name}=${plain}`;
  const packed = await deflated(value);
  return packed !== null && packed.length + 2 < plain.length ? `${name}.z=${packed}` : `${name}=${plain}`;
}

/** Texts that can be long. */
const PACKED = new Set(['corpus.text', 'corpus.grammar', 'blank']);

/**
 * A text as a part of an address that can be read, and that mail programs and Markdown leave whole.
 *
 * @param {string} text
 */
function readable(text) {
  // Half a surrogate pair cannot be written in an address.
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
  return whole.replace(/[^A-Za-z0-9.,:/[\]-]/gu, (character) =>
    character === ' ' ? '_' : escaped(character),
  );
}

/** @param {string} character */
const escaped = (character) =>
  /^[\x21-\x7e]$/.test(character)
    ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
    : encodeURIComponent(character);

/** Escapes a final punctuation mark, which mail programs would take for the sentence's. @param {string} hash */
function withSafeEnd(hash) {
  const packed = /\.z=[^&]*$/.test(hash);
  return hash.replace(/[^A-Za-z0-9=]$/, (last) => escaped(last === '_' && !packed ? ' ' : last));
}

// Reading.

/**
 * The names and values of a hash, decoded and unpacked. Has the name `corpus` if the corpus could not be read.
 *
 * @param {string[]} parts
 * @param {Sentence[]} ignored
 */
async function entriesOf(parts, ignored) {
  /** @type {Map<string, string>} */
  const given = new Map();
  if (parts.length > MOST_PARTS || parts.length === 0) {
    if (parts.length > 0) ignored.push(() => t.link.tooManyParts(MOST_PARTS));
    parts = parts.slice(0, MOST_PARTS);
  }
  for (const part of parts) {
    const at = part.indexOf('=');
    const name = at < 0 ? part : part.slice(0, at);
    if (part === '') continue;
    if (at < 0 || !/^[a-z][a-z0-9_.]{0,60}$/.test(name)) {
      ignored.push(unknown(part));
      continue;
    }
    const plain = name.replace(/\.z$/, '');
    const packed = plain !== name && PACKED.has(plain);
    const value = packed ? await inflated(part.slice(at + 1)) : decoded(part.slice(at + 1));
    if (value === null) {
      ignored.push(() => (packed ? t.link.packed(plain, UNPACKED / 1e6) : t.link.undecodable(name)));
      if (plain.startsWith('corpus.')) given.set('corpus', '');
    } else {
      const key = packed ? plain : name;
      if (given.has(key) && given.get(key) !== value) ignored.push(() => t.link.twice(key));
      else given.set(key, value);
    }
  }
  return given;
}

/** @param {Map<string, string>} given @param {string} name */
function takeOut(given, name) {
  const value = given.get(name);
  given.delete(name);
  return value;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll('_', ' '));
  } catch {
    return null;
  }
}

/**
 * The experiment of a link, made from its differences. A value that is invalid alone is left out and named in
 * `ignored`; so is one that does not go together with the others.
 *
 * @param {Map<string, string>} given
 * @param {Experiment} base
 * @param {Sentence[]} ignored
 * @returns {Experiment}
 */
function experimentOf(given, base, ignored) {
  const corpus = given.has('corpus') ? null : corpusOf(given, base.corpus, ignored);
  // The link's other settings were chosen for its own text, so they are left out with it.
  if (corpus === null) return base;
  const start = { ...base, corpus, runs: runsOf(given, base, ignored) };
  /** @type {{path: string, value: unknown}[]} */
  let changes = [];
  let draft = start;
  // Choices come first, since they decide which fields exist; then the seed of all runs.
  const rank = (/** @type {string} */ name) => (CHOICE.test(name) ? 0 : name === 'seed' ? 1 : 2);
  for (const name of [...given.keys()].sort((a, b) => rank(a) - rank(b))) {
    const path = name === 'seed' ? 'runs[*].seed' : name.replace(/^runs\.(\d)\./, 'runs[$1].');
    const rule = ruleOf(draft, path);
    if (!rule) {
      ignored.push(unknown(name));
      continue;
    }
    const value = typed(given.get(name) ?? '', rule);
    try {
      checked(value, rule, path);
    } catch (error) {
      ignored.push(sentenceOf(error));
      continue;
    }
    changes.push({ path, value });
    draft = withField(draft, path, value);
  }
  for (;;) {
    try {
      return validate(changes.reduce((all, { path, value }) => withField(all, path, value), start));
    } catch (error) {
      ignored.push(sentenceOf(error));
      if (changes.length === 0) return base;
      const at = error instanceof FieldError ? error.field : '';
      // `runs[1].model` of `runs[1].model.hidden`.
      const blamed = changes.filter(({ path }) => path.startsWith(at.split('.').slice(0, 2).join('.')));
      changes = blamed.length === 0 ? [] : changes.filter((change) => !blamed.includes(change));
    }
  }
}

/**
 * @param {any} draft
 * @param {string} path
 * @returns {import('./check.js').Rule | undefined}
 */
function ruleOf(draft, path) {
  if (path === 'steps') return STEPS;
  if (path === 'runs[*].seed') return SEED;
  if (path.startsWith('corpus.'))
    return corpusFields(draft.corpus).find((field) => field.path === path)?.rule;
  const run = /^runs\[(\d)\]/.exec(path);
  const config = run && draft.runs[Number(run[1])];
  return config ? fields(config, run[0]).find((field) => field.path === path)?.rule : undefined;
}

/** @param {string} text @param {import('./check.js').Rule} rule */
function typed(text, rule) {
  if (rule.type !== 'integer' && rule.type !== 'number') return text;
  if (text === 'none' && rule.nullable) return null;
  // Adding 0 turns −0 into 0, as which it is written.
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) + 0 : text;
}

/**
 * @param {Map<string, string>} given
 * @param {any} base
 * @param {Sentence[]} ignored
 * @returns {any}
 */
function corpusOf(given, base, ignored) {
  const kinds = ['bundled', 'text', 'grammar'].filter((kind) => given.has(`corpus.${kind}`));
  const texts = kinds.map((kind) => takeOut(given, `corpus.${kind}`) ?? '');
  if (kinds.length === 0) return base;
  const [kind] = kinds;
  if (kinds.length > 1) {
    ignored.push(() => t.link.twice('corpus'));
    return null;
  }
  const [text] = texts;
  const corpus = corpusKind(base) === kind ? { ...base, [kind]: text } : { [kind]: text };
  try {
    const { corpus: valid } = validate({ corpus, runs: [PLAIN] });
    const problem = corpusProblem(valid);
    if (problem === null) return valid;
    ignored.push(problem);
  } catch (error) {
    ignored.push(sentenceOf(error));
  }
  return null;
}

/** Any valid run: a corpus can only be validated within an experiment. */
const PLAIN = { label: 'run', model: { kind: 'bert' } };

/**
 * @param {Map<string, string>} given
 * @param {Experiment} base
 * @param {Sentence[]} ignored
 */
function runsOf(given, base, ignored) {
  const text = takeOut(given, 'runs');
  if (text === undefined) return base.runs;
  const from = /^\d(,\d){0,3}$/.test(text) ? text.split(',').map(Number) : [];
  if (from.length > 0 && from.every((index) => index < base.runs.length))
    return from.map((index) => base.runs[index]);
  ignored.push(() => t.link.noRuns(clipped(text)));
  return base.runs;
}

/** @param {unknown} error */
function sentenceOf(error) {
  if (error instanceof FieldError) return error.say;
  throw error;
}

/**
 * @param {string} text
 * @param {string} [name]  What has this value; else it is a name itself.
 * @returns {Sentence}
 */
const unknown = (text, name) => () =>
  t.link.unknown(name === undefined ? clipped(text) : `${name}: ${clipped(text)}`);

/** A piece of a link as it can stand in a sentence. @param {string} text */
const clipped = (text) =>
  `“${text.slice(0, 40).replace(/[^\x20-\x7e]/g, '?')}${text.length > 40 ? '…' : ''}”`;
