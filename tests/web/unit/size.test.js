// What a reader downloads.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { loadedBy } from '../../../www/loaded.mjs';

const dist = new URL('../../../www/dist/', import.meta.url);

/** The scripts that the page loads, and those that it loads when a reader looks inside, or has trained. */
const { atOnce: SCRIPTS, later: LATER } = await loadedBy(['page.js', 'cloze-lab.js'], fileURLToPath(dist));

/** What the page loads. Other pages and the artefacts of one file are in the folder too, and count for themselves. */
const PAGE = ['index.html', 'page.css', ...SCRIPTS, 'cloze_bg.wasm'];

/**
 * How many thousand bytes the first visit may load, compressed. It was 648 before the lesson, the exercises and the
 * languages, and should be at most 20 more: what is loaded later than it could be, or twice, is to be found.
 */
const LIMIT = 740;

/** @param {string} name */
const read = (name) => readFileSync(new URL(name, dist));

test(`the first visit loads no more than ${LIMIT} kB`, () => {
  const sizes = PAGE.map((name) => gzipSync(read(name), { level: 9 }).length);
  const size = sizes.reduce((sum, bytes) => sum + bytes, 0) / 1000;
  assert.ok(size <= LIMIT, `${size.toFixed(0)} kB, more than ${LIMIT}: ${PAGE.join(', ')}`);
});

test('the page loads what is counted here, and nothing else', () => {
  // Later: what is opened, and the words of other languages.
  const opened = LATER.filter((name) => !/^(words|all)\.[a-z]{2}-\w+\.js$/.test(name));
  assert.deepEqual(opened, ['cloze-inside.js', 'cloze-keep.js', 'cloze-lesson.js']);
  const html = read('index.html').toString();
  const named = Array.from(
    html.matchAll(/<(?:script|link)[^>]* (?:src|href)="([\w.-]+)"/g),
    ([, name]) => name,
  );
  const loaded = new Set(['index.html', 'cloze_bg.wasm', ...named]);
  assert.deepEqual([...loaded].sort(), [...PAGE].sort());
  // And the service worker keeps the same, with what may be asked for later.
  const kept = Array.from(
    read('sw.js')
      .toString()
      .matchAll(/"([\w.-]*)":"sha256-/g),
    ([, name]) => name,
  );
  assert.deepEqual(kept.map((name) => name || 'index.html').sort(), [...PAGE, ...LATER].sort());
});
