import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PRESETS, textOf } from '../../../www/src/experiment/corpora.js';
import { inSentences, layoutOf } from '../../../www/src/experiment/layout.js';
import { excess, SENTENCES, WORDS } from '../../../www/src/experiment/limits.js';

const PARAGRAPH =
  'The cat sleeps on the mat. The dog barks at Dr. Smith! Who let it out? Nobody knows, but it runs.';
const WRAPPED = `It was the best of times, it was the worst of
times, it was the age of wisdom, it was the
age of foolishness. Nobody knew what was com-
ing. It was the season of light.

A second chapter begins here and goes on over
the end of the line. It ends.`;

test('a paragraph in a line is noticed and split', () => {
  assert.equal(layoutOf(PARAGRAPH), 'paragraphs');
  assert.equal(
    inSentences(PARAGRAPH, 'en'),
    [
      'The cat sleeps on the mat.',
      'The dog barks at Dr. Smith!',
      'Who let it out?',
      'Nobody knows, but it runs.',
    ].join('\n'),
  );
  assert.equal(layoutOf('Er kam früh. Sie ging spät. Niemand blieb.'), 'paragraphs');
  assert.equal(layoutOf('猫睡了。狗跑了。鸟飞了。'), 'paragraphs');
  assert.equal(inSentences('猫睡了。狗跑了。鸟飞了。', 'zh').split('\n').length, 3);
});

test('lines that break in the middle of sentences are noticed, joined and split', () => {
  assert.equal(layoutOf(WRAPPED), 'wrapped');
  assert.equal(
    inSentences(WRAPPED, 'en'),
    [
      'It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness.',
      'Nobody knew what was coming.',
      'It was the season of light.',
      '',
      'A second chapter begins here and goes on over the end of the line.',
      'It ends.',
    ].join('\n'),
  );
});

test('a text with a sentence a line is left alone, and so is what was split', () => {
  for (const { experiment } of PRESETS) assert.equal(layoutOf(textOf(experiment.corpus)), null);
  assert.equal(layoutOf('the cat sleeps\nthe dog runs\na dog sleeps'), null);
  assert.equal(layoutOf('The cat sleeps. It snores.\nThe dog runs.'), null);
  for (const text of [PARAGRAPH, WRAPPED]) assert.equal(layoutOf(inSentences(text, 'en')), null);
  assert.equal(layoutOf(''), null);
});

test('without the browser’s own rules a plain one splits', (t) => {
  const { Segmenter } = Intl;
  t.after(() => Object.assign(Intl, { Segmenter }));
  Object.assign(Intl, { Segmenter: undefined });
  assert.equal(inSentences(PARAGRAPH, 'en').split('\n').length, 4);
});

test('a text is counted before it is laid out, with the engine’s limits', () => {
  const limits = readFileSync(new URL('../../../src/data/corpus.rs', import.meta.url), 'utf8');
  const limit = (/** @type {string} */ name) =>
    Number(new RegExp(`pub const ${name}: usize = ([\\d_]+);`).exec(limits)?.[1]?.replaceAll('_', ''));
  assert.deepEqual([SENTENCES, WORDS], [limit('SENTENCES'), limit('WORDS')]);
  const many = (/** @type {number} */ n) => Array.from({ length: n }, (_, i) => `w${i}`).join(' ');
  assert.equal(excess(many(8_000)), null);
  assert.match(excess(many(8_001))?.() ?? '', /more than 8.000 distinct words/);
  assert.match(excess('a b\n'.repeat(20_001))?.() ?? '', /more than 20.000 sentences/);
  assert.equal(excess('a b\n\n'.repeat(20_000)), null);
  assert.equal(excess('Früh FRÜH fruh '.repeat(10_000)), null);
});

test('counting a text reads no more than it must', () => {
  // The text tells how far it was read: no character behind the first excess is.
  const start = Array.from({ length: 9_000 }, (_, i) => `w${i}\n`).join('');
  let read = 0;
  const text = new Proxy(new String(start + 'x y\n'.repeat(150_000)), {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (name !== 'slice') return typeof value === 'function' ? value.bind(target) : value;
      return (/** @type {number} */ from, /** @type {number} */ to) => {
        read += to - from;
        return target.slice(from, to);
      };
    },
  });
  assert.match(excess(/** @type {any} */ (text))?.() ?? '', /distinct words/);
  assert.ok(read <= start.length, `${read} of ${start.length} characters were read`);
});
