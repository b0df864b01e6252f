// What the npm package says of the element is what its source says. (Its types are compared by tsc: www/npm/agrees.ts.)

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const www = new URL('../../../www/', import.meta.url);

/** @param {string} path */
const read = (path) => readFileSync(new URL(path, www), 'utf8');

/** The groups of all matches, each once, in order. @param {string} text @param {RegExp} pattern */
const all = (text, pattern) => [...new Set(Array.from(text.matchAll(pattern), ([, group]) => group))].sort();

const [module] = JSON.parse(read('npm/custom-elements.json')).modules;
const [element] = module.declarations;
/** @param {string} list */
const names = (list) => element[list].map((/** @type {{name: string}} */ { name }) => name).sort();

/** Every script of src/, one after the other. */
const source = readdirSync(new URL('src/', www), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.js'))
  .map((path) => read(`src/${path}`))
  .join('\n');

test('the manifest has every attribute', () => {
  const observed = source.match(/observedAttributes\(\)[\s\S]*?return \[([^\]]*)\]/)?.[1] ?? '';
  assert.deepEqual(names('attributes'), [...all(observed, /'([\w-]+)'/g), 'autostart', 'concurrent'].sort());
});

test('the manifest has every event, part and property of style', () => {
  assert.deepEqual(names('events'), all(source, /\btell\('(cloze-\w+)'/g));
  assert.deepEqual(names('cssParts'), all(source, /\bpart="(\w+)"/g));
  assert.deepEqual(names('cssProperties'), all(read('src/base.css'), /^\s*(--cloze-[\w-]+):/gm));
});

test('the manifest has every member that is typed, and no other', () => {
  const types = read('npm/cloze-lab.d.ts');
  const body = types.slice(types.indexOf('class ClozeLab'), types.indexOf('interface ClozeLabEventMap'));
  assert.deepEqual(names('members'), all(body, /^ {2}(?:readonly )?(\w+)[(:]/gm));
  assert.deepEqual(names('events'), all(types, /^ {2}'(cloze-\w+)':/gm));
});
