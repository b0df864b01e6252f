// What each language has of the texts: nothing that English lacks, functions that can be called alike, and which texts
// are missing. A language in COMPLETE has all of them.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LANGUAGES, learn, speak } from '../../../www/src/words/language.js';
import { random } from '../support/random.js';

/** The languages that have every text, so that a new one must be translated at once. @type {string[]} */
const COMPLETE = ['ar', 'de', 'es', 'fr', 'zh'];

const source = new URL('../../../www/src/', import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js'))
  .sort();

/** @typedef {Record<string, any>} Texts */

/** The types of functions' arguments, by part and last name. @type {Map<string, string[]>} */
const types = new Map();

/** Reads the types from the comments before the functions. @param {string} part @param {string} text */
function noteTypes(part, text) {
  for (const [, comment, name] of text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*'?([\w-]+)'?: \(/g)) {
    const found = Array.from(comment.matchAll(/@param \{((?:[^{}]|\{[^{}]*\})*)\}/g), ([, type]) => type);
    types.set(`${part}.${name}`, found);
  }
}

/**
 * The English of every part, as `words('part', en)` names it, and of the engine's errors, which the page has from the
 * engine.
 *
 * @returns {Promise<Record<string, Texts>>}
 */
async function english() {
  /** @type {Record<string, Texts>} */
  const parts = { errors: (await import('../../../www/src/words/errors.en.js')).en };
  for (const file of files) {
    const text = readFileSync(new URL(file, source), 'utf8');
    const part = /\bwords\('([^']+)', en\)/.exec(text)?.[1];
    const from = /import \{ en \} from '(.*\.en\.js)'/.exec(text)?.[1];
    if (part === undefined || from === undefined) continue;
    assert.ok(!Object.hasOwn(parts, part), `two parts are called ${part}`);
    const words = new URL(from, new URL(file, source));
    parts[part] = (await import(words.href)).en;
    noteTypes(part, readFileSync(words, 'utf8'));
  }
  return parts;
}

/**
 * All that a language has, by part.
 *
 * @param {string} language
 * @returns {Promise<Record<string, Texts>>}
 */
async function translated(language) {
  /** @type {Record<string, Texts>} */
  const parts = {};
  for (const file of files.filter((name) => name.endsWith('/languages.js'))) {
    const groups = Object.values(await import(new URL(file, source).href));
    for (const group of groups) {
      if (typeof group !== 'object' || !Object.hasOwn(group, language)) continue;
      for (const [part, texts] of Object.entries((await group[language]()).parts)) {
        assert.ok(!Object.hasOwn(parts, part), `${language} has ${part} twice`);
        parts[part] = texts;
      }
    }
  }
  return parts;
}

const isGroup = (/** @type {unknown} */ text) =>
  typeof text === 'object' && text !== null && !Array.isArray(text);

/** Every text by its path, such as `loss.keys.floor`. @param {Texts} texts @returns {[string, any][]} */
const flat = (texts, path = '') =>
  Object.entries(texts).flatMap(([key, text]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return isGroup(text) ? flat(text, at) : [/** @type {[string, any]} */ ([at, text])];
  });

const all = new Map(flat(await english()));
/** @type {Map<string, Map<string, any>>} */
const others = new Map();
for (const language of Object.keys(LANGUAGES)) {
  if (language !== 'en') others.set(language, new Map(flat(await translated(language))));
}

/** @type {{code: string, values: Record<string, any>, message: string}[]} */
const errors = JSON.parse(readFileSync(new URL('../../golden/errors.json', import.meta.url), 'utf8'));

test('which texts are missing, or were written for other arguments', (t) => {
  assert.ok(all.size > 500, `${all.size}`);
  for (const [language, texts] of others) {
    const missing = [...all.keys()].filter((path) => !texts.has(path));
    // In English on the page, until they are written.
    if (missing.length > 0)
      t.diagnostic(`${language} lacks ${missing.length} of ${all.size}: ${missing.join(', ')}`);
    const old = [...texts].flatMap(([path, text]) => (text.length < all.get(path)?.length ? [path] : []));
    const stale = old.filter((path) => typeof all.get(path) === 'function');
    if (stale.length > 0)
      t.diagnostic(`${language} leaves out an argument, look at the English: ${stale.join(', ')}`);
    if (COMPLETE.includes(language))
      assert.deepEqual({ missing, stale }, { missing: [], stale: [] }, `${language} is complete`);
  }
});

test('a language has no text that English lacks, and texts of the same kind', () => {
  const kind = (/** @type {any} */ text) => (Array.isArray(text) ? `a list of ${text.length}` : typeof text);
  for (const [language, texts] of others) {
    const unlike = [...texts].flatMap(([path, text]) => {
      const [is, wanted] = [kind(text), all.has(path) ? kind(all.get(path)) : 'nothing'];
      const more = is === 'function' && is === wanted && text.length > all.get(path).length;
      if (more) return [`${path} takes ${text.length} arguments, and gets ${all.get(path).length}`];
      if (is !== wanted) return [`${path} is ${is}; in English it is ${wanted}`];
      return is === 'string' && text.trim() === '' && all.get(path) !== '' ? [`${path} is empty`] : [];
    });
    assert.deepEqual(unlike, [], language);
  }
});

// What functions say.

/** Has every number or name that is asked of it. */
const record = (/** @type {any} */ each) =>
  new Proxy({}, { get: (_, key) => (typeof key === 'symbol' ? undefined : each), has: () => true });

/** Arguments of the types that most texts take. @type {Record<string, any[]>} */
const TYPED = {
  number: [3, 1],
  string: [
    ...[
      'loss',
      'mlm',
      'nsp',
      'sop',
      'rtd',
      'targets',
      'all',
      'bert',
      'topic',
      'none',
      'steps',
      'left',
      'png',
    ],
    ...['full', 'probe', 'scratch', 'masked', 'kept', 'right', 'both', 'head', 'layer'],
  ],
  'string[]': [['a', 'b'], ['a']],
  boolean: [true, false],
  'number | null': [3, 1, null],
};

/** Others: numbers, names, lists, and records of them. */
const ARGUMENTS = [
  ...[3, 1, 'loss', ['a', 'b'], new Set(['a', 'b']), null, true, [2, 3]],
  ...[[{ key: 'steps', values: [1, 2] }], { kind: 'notebook' }],
  ...['mlm', 'nsp', 'sop', 'rtd', 'targets', 'all', 'bert', 'topic', 'none', 'steps', 'left', 'png'],
  ...[3, 'x', ['a', 'b'], null, [2, 3]].map(record),
];

/** Is this a sentence, or a list of them? @param {unknown} said @returns {boolean} */
const isClean = (said) =>
  Array.isArray(said)
    ? said.every(isClean)
    : typeof said === 'string' && said.trim() !== '' && !/undefined|NaN|\[object|\$\{/.test(said);

/** @param {Function} text @param {any[]} of */
function attempt(text, of) {
  try {
    return text(...of);
  } catch {
    return undefined;
  }
}

/**
 * Lists of n arguments: of the known types, else n alike, and then any. They are the same ones in every test.
 *
 * @param {number} n
 * @param {string[]} known
 * @returns {Generator<any[]>}
 */
function* combinations(n, known) {
  if (known.length === 0) for (const argument of ARGUMENTS) yield Array(n).fill(argument);
  const { of } = random(n);
  for (let i = 0; i < 3000; i++)
    yield Array.from({ length: n }, (_, at) => of(TYPED[known[at]] ?? ARGUMENTS));
}

const typesOf = (/** @type {string} */ path) =>
  types.get(`${path.split('.')[0]}.${path.split('.').at(-1)}`) ?? [];

const rate = {
  select: { rate: 0.15, rule: 'count' },
  mask: 0.8,
  random: 0.1,
  draws: 'fresh',
  scored: 'targets',
};
const position = { ...rate, select: { position: 2 } };

/** Arguments of texts whose records are too special to be made up. @type {Record<string, any[][]>} */
const SAMPLES = {
  'corpus.recipeHelp': [[{ steps: 300, runs: [{ batch: { size: 4 } }] }]],
  'corpus.blanked': [
    [[{ label: 'BERT', masking: rate }]],
    [
      [
        { label: 'one', masking: position },
        { label: 'BERT', masking: rate },
      ],
    ],
  ],
  'inside/exercises.sum': [[[[2, 0.5]], 4, 0.25]],
  'inside/growth.at': [[7, [{ token: 'cat', p: 0.5 }]]],
  'inside/slow.corrupt': [
    [{ sentences: 2, tokens: 9, counts: { masked: 2, random: 1, kept: 1 }, other: 0 }],
    [{ sentences: 1, tokens: 5, counts: { masked: 1, random: 0, kept: 0 }, other: 3 }],
  ],
  'strings.notices.spellings-merged': [[{ words: 3, merged: [['musste', 'müsste']] }]],
};

/** Arguments with which the English says something, one to three sets of them; none if none were found. */
function samplesOf(/** @type {string} */ path, /** @type {Function} */ text) {
  const code = /^errors\.(.*)$/.exec(path)?.[1];
  if (code !== undefined) {
    // One has a loss that is no number.
    const found = errors.filter((error) => error.code === code && isClean(error.message));
    return found.length > 0 ? found.map(({ values }) => [values]) : [[{}]];
  }
  if (SAMPLES[path]) return SAMPLES[path];
  const found = [];
  for (const of of combinations(Math.max(text.length, 1), typesOf(path))) {
    if (isClean(attempt(text, of))) found.push(of);
    if (found.length === 3) break;
  }
  return found;
}

test('each function says a sentence, in English and in every language', () => {
  const unsampled = [];
  /** @type {string[]} */
  const unclean = [];
  for (const [path, text] of all) {
    if (typeof text !== 'function') continue;
    const samples = samplesOf(path, text);
    if (samples.length === 0) unsampled.push(path);
    const certain =
      path.startsWith('errors.') ||
      (typesOf(path).length >= text.length && typesOf(path).every((type) => Object.hasOwn(TYPED, type)));
    for (const of of samples) {
      if (!isClean(text(...of))) unclean.push(`${path} says ${text(...of)}`);
      for (const [language, texts] of others) {
        const other = texts.get(path);
        const says = other && attempt(other, of);
        // A record that is made up may lack what another language asks of it.
        if (other && !isClean(says) && (certain || says !== undefined))
          unclean.push(`${language}: ${path} says ${says}`);
      }
    }
  }
  assert.deepEqual(unclean, []);
  // Texts of the lesson take facts of a training: lesson.test.js calls those.
  const uncalled = unsampled.filter((path) => !/^(pages|lesson)\./.test(path));
  assert.deepEqual(uncalled, [], 'SAMPLES lacks these');
});

test('the English of the engine is that of errors.en.js, and has its codes', () => {
  /** @type {Record<string, (values: any) => string>} */
  const texts = Object.fromEntries(
    [...all].filter(([path]) => path.startsWith('errors.')).map(([path, text]) => [path.slice(7), text]),
  );
  for (const { code, values, message } of errors) {
    assert.ok(Object.hasOwn(texts, code), `errors.en.js lacks ${code}`);
    assert.equal(texts[code](values), message);
  }
  const known = new Set([...errors.map(({ code }) => code), 'not-started']);
  assert.deepEqual(
    Object.keys(texts).filter((code) => !known.has(code)),
    [],
    'the engine has no such codes',
  );
});

test('no text is read while a module loads, when its language is not there yet', async () => {
  /** @type {string[]} */
  const read = [];
  let loading = '';
  const spy = (/** @type {string} */ part) =>
    new Proxy({}, { get: (_, key) => void read.push(`${loading} reads ${part}.${String(key)}`) });
  const parts = new Set([...all.keys()].map((path) => path.split('.')[0]));
  learn('xx', Object.fromEntries([...parts].map((part) => [part, spy(part)])));
  speak('xx');
  let loaded = 0;
  for (const file of files) {
    // It listens for messages, and the test would never end. It has no texts.
    if (file === 'workers/worker.js') continue;
    loading = file;
    // Some need a page; what they read before is noticed.
    await import(new URL(file, source).href).then(
      () => loaded++,
      () => {},
    );
  }
  speak('en');
  assert.ok(loaded > 80, `${loaded} modules could be loaded`);
  assert.deepEqual(read, []);
});
