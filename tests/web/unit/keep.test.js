// What the reader's browser keeps, in a storage that is full, blocked, or holds what it should not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { t } from '../../../www/src/site/words.js';

let opened = 0;
/**
 * The module as a page with this storage loads it.
 *
 * @param {any} local  The storage; an error is thrown instead.
 */
async function page(local) {
  Object.defineProperty(globalThis, 'location', {
    value: { href: 'http://host/cloze/' },
    configurable: true,
  });
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      if (local instanceof Error) throw local;
      return local;
    },
  });
  const { keep } = await import(`../../../www/src/site/keep.js?${++opened}`);
  /** @type {string[]} */
  const told = [];
  keep.onProblem((/** @type {string} */ sentence) => told.push(sentence));
  return { keep, told };
}

/** A storage as browsers have it: its entries are own properties. */
function whole() {
  /** @type {any} */
  const kept = {};
  for (const [name, value] of Object.entries({
    getItem: (/** @type {string} */ at) => (Object.hasOwn(kept, at) ? kept[at] : null),
    setItem: (/** @type {string} */ at, /** @type {string} */ text) => {
      kept[at] = text;
    },
    removeItem: (/** @type {string} */ at) => {
      delete kept[at];
    },
  }))
    Object.defineProperty(kept, name, { value, configurable: true });
  return kept;
}

test('what was set is there for the next page, until it is forgotten', async () => {
  const local = whole();
  local['of another page'] = 'stays';
  const first = await page(local);
  assert.equal(first.keep.get('lesson'), undefined);
  first.keep.set('lesson', { page: 3, answers: ['cat'] });
  const second = await page(local);
  assert.deepEqual(second.keep.get('lesson'), { page: 3, answers: ['cat'] });
  let also = 0;
  second.keep.alsoForget(() => also++);
  second.keep.forget();
  assert.equal(also, 1);
  assert.equal((await page(local)).keep.get('lesson'), undefined);
  assert.deepEqual({ ...local }, { 'of another page': 'stays' });
  assert.deepEqual(second.told, []);
});

test('turned off, nothing is kept, and what was is gone', async () => {
  const local = whole();
  const { keep } = await page(local);
  keep.set('lesson', 3);
  keep.on = false;
  keep.set('lesson', 4);
  assert.equal(keep.get('lesson'), undefined);
  const later = await page(local);
  assert.equal(later.keep.on, false);
  later.keep.on = true;
  assert.equal(later.keep.get('lesson'), undefined);
  later.keep.set('lesson', 5);
  assert.equal((await page(local)).keep.get('lesson'), 5);
});

test('blocked storage changes nothing else', async () => {
  for (const local of [new Error('denied'), null]) {
    const { keep, told } = await page(local);
    assert.equal(keep.possible, false);
    keep.set('lesson', 3);
    keep.on = true;
    keep.on = false;
    keep.remove('lesson');
    keep.forget();
    assert.equal(keep.get('lesson'), undefined);
    assert.deepEqual(told, []);
  }
});

test('full storage, a corrupt value and one of another version are told once, in a sentence', async () => {
  const local = whole();
  const before = await page(local);
  before.keep.set('lesson', 3);
  const [name] = Object.keys(local);
  local[name] = '{';
  const corrupt = await page(local);
  assert.equal(corrupt.keep.get('lesson'), undefined);
  assert.deepEqual(corrupt.told, [t.keptCorrupt]);
  local[name] = 'null';
  assert.equal((await page(local)).keep.get('lesson'), undefined);
  assert.equal((await page(local)).told.length, 0, 'what cannot be read is forgotten');
  local[name] = '{"version":0,"value":3}';
  const older = await page(local);
  assert.equal(older.keep.get('lesson'), undefined);
  assert.deepEqual(older.told, [t.keptOtherVersion]);
  const full = await page(local);
  const refuse = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  Object.defineProperty(local, 'setItem', { value: refuse });
  full.keep.set('lesson', 3);
  full.keep.set('lesson', 4);
  assert.deepEqual(full.told, [t.keptFull]);
});
