// What a reader downloads. A number may grow when something is worth it: then change it here, and say why.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const dist = new URL('../../../www/dist/', import.meta.url);

/** Which files of `www/dist/`, and how many thousand bytes they may have, compressed: what was reached and 3 %. */
const LIMITS = /** @type {[string, RegExp, number][]} */ ([
  // 2026-11-25
  ['the wasm', /\.wasm$/, 301.5],
  // Links, and the dialogs that share and embed: 5 kB that need no server.
  ['the JavaScript', /\.js$/, 55.3],
  ['the whole page', /\.(wasm|js|css|html|svg|png|ico|webmanifest)$/, 363],
]);

for (const [what, files, limit] of LIMITS) {
  test(`${what} is no more than ${limit} kB`, () => {
    const found = readdirSync(dist).filter((name) => files.test(name));
    assert.notEqual(found.length, 0, 'the site is built');
    const sizes = found.map((name) => gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length);
    const size = sizes.reduce((sum, bytes) => sum + bytes, 0) / 1000;
    assert.ok(size <= limit, `${what} has ${size.toFixed(1)} kB, more than ${limit}: ${found.join(', ')}`);
  });
}
