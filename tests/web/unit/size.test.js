// What a reader downloads. A number may grow when something is worth it: then change it here, and say why.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { loadedBy } from '../../../www/loaded.mjs';

const dist = new URL('../../../www/dist/', import.meta.url);

/** The scripts that the page loads, and those that it loads when a reader looks inside. */
const { atOnce: SCRIPTS, later: LATER } = await loadedBy(['page.js', 'cloze-lab.js'], fileURLToPath(dist));

/** What the page loads. Other pages and the artefacts of one file are in the folder too, and count for themselves. */
const PAGE = ['index.html', 'page.css', ...SCRIPTS, 'cloze_bg.wasm'];

/** How many thousand bytes files of `www/dist/` may have, compressed: what was reached and 3 %. */
const LIMITS = /** @type {[string, string[], number][]} */ ([
  // 2026-11-25
  // What the panels under “Look inside” ask: 24 kB. Pairs, replaced words, their exact predictor, fine-tuning and its
  // scoreboard: 57 kB, less 39 kB since only the hot loops are compiled for speed.
  // Typed records, which serde writes, and arguments, which it reads: 12 kB.
  ['the wasm', ['cloze_bg.wasm'], 363],
  // Links, and the dialogs that share and embed: 5 kB that need no server. A good guest: 0.9 kB. Looking inside: 5.7
  // kB; the panels themselves come later. The world that is fine-tuned on, and the second objective's columns: 2.5 kB.
  // Five files instead of two, since esbuild divides them: 1.7 kB.
  ['the JavaScript', SCRIPTS, 69],
  ['the whole page', PAGE, 436],
  // “Objectives” and “Prime, then fine-tune”: 6 kB.
  ['what looking inside loads', LATER, 40.7],
]);

/** @param {string} name */
const read = (name) => readFileSync(new URL(name, dist));

for (const [what, names, limit] of LIMITS) {
  test(`${what} is no more than ${limit} kB`, () => {
    const sizes = names.map((name) => gzipSync(read(name), { level: 9 }).length);
    const size = sizes.reduce((sum, bytes) => sum + bytes, 0) / 1000;
    assert.ok(size <= limit, `${what} has ${size.toFixed(1)} kB, more than ${limit}: ${names.join(', ')}`);
  });
}

test('the page loads what is counted here, and nothing else', () => {
  assert.deepEqual(LATER, ['cloze-inside.js']);
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

// It is mailed and put into learning platforms as it is.
test('cloze.html is no more than 800 kB', () => {
  const size = read('cloze.html').length / 1000;
  assert.ok(size <= 800, `cloze.html has ${size.toFixed(1)} kB, more than 800`);
});
