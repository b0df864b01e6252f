// What the languages say, held against the English: each text is of its kind, and what is missing is listed.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LAB_WORDS } from '../../../www/src/lab/languages.js';
import { INSIDE_WORDS } from '../../../www/src/panels/inside/languages.js';
import { SITE_WORDS } from '../../../www/src/site/languages.js';
import { LANGUAGES } from '../../../www/src/words/language.js';

const source = new URL('../../../www/src/', import.meta.url);
const GROUPS = [LAB_WORDS, INSIDE_WORDS, SITE_WORDS];

/** Parts whose English stands in another file: the presets', in the engine's. */
const presets = JSON.parse(readFileSync(new URL('../../src/experiment/presets.json', source), 'utf8'));

/** The English of each part. @type {Record<string, any>} */
const english = {
  presets: Object.fromEntries(
    presets.map((/** @type {any} */ { name, title, about }) => [name, { title, about }]),
  ),
};
for (const name of /** @type {string[]} */ (readdirSync(source, { recursive: true }))) {
  if (!/(^|[/\\])[\w-]+\.js$/.test(name)) continue;
  const code = readFileSync(new URL(name.replaceAll('\\', '/'), source), 'utf8');
  const [, part] = code.match(/= words\('([^']+)', en\)/) ?? [];
  const [, file] = code.match(/import \{ en \} from '(\.[^']+)'/) ?? [];
  if (part && file) english[part] = (await import(new URL(file, new URL(name, source)).href)).en;
}

/** @param {unknown} text */
const kind = (text) => (Array.isArray(text) ? `${text.length} in a list` : typeof text);

/** Paths of the texts of `from` that `to` lacks, or has as something else. @type {(from: any, to: any, path: string) => string[]} */
const lacks = (from, to, path) =>
  Object.entries(from).flatMap(([key, text]) => {
    const at = `${path}.${key}`;
    if (to?.[key] === undefined) return [at];
    if (kind(text) !== kind(to[key])) return [`${at} (${kind(to[key])} for ${kind(text)})`];
    return kind(text) === 'object' ? lacks(text, to[key], at) : [];
  });

test('the English of every part is found', () => {
  assert.ok(Object.keys(english).length >= 20, Object.keys(english).join(', '));
});

for (const language of Object.keys(LANGUAGES)) {
  if (GROUPS.every((group) => !Object.hasOwn(group, language))) continue;
  test(`the texts in ${LANGUAGES[language].name} are of the kinds of the English ones`, async (t) => {
    const groups = GROUPS.filter((group) => Object.hasOwn(group, language));
    const loaded = await Promise.all(groups.map((group) => group[language]()));
    /** @type {Record<string, any>} */
    const parts = Object.assign({}, ...loaded.map((module) => module.parts));
    assert.deepEqual(
      Object.keys(parts).filter((part) => !Object.hasOwn(english, part)),
      [],
      'parts that nobody asks for',
    );
    const missing = Object.entries(english).flatMap(([part, texts]) => lacks(texts, parts[part], part));
    const wrong = missing.filter((path) => path.endsWith(')'));
    assert.deepEqual(wrong, []);
    // In English on the page, until they are written.
    if (missing.length > 0) t.diagnostic(`${missing.length} missing: ${missing.join(', ')}`);
  });
}
