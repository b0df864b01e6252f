// How a text is found in the language that is spoken, and how each language writes numbers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directionOf, LANGUAGES, languageOf, learn, speak, words } from '../../../www/src/words/language.js';
import { count, nats, writing } from '../../../www/src/words/numbers.js';

const english = {
  a: 'one',
  nested: { b: 'two', list: ['x', 'y'] },
  f: (/** @type {number} */ n) => `${n} three`,
};

test('a text that a language lacks is in English, one by one', () => {
  const t = words('example', english);
  speak('de');
  assert.equal(t.a, 'one');
  learn('de', { example: { nested: { b: 'zwei' } } });
  assert.equal(t.a, 'one');
  assert.equal(t.nested.b, 'zwei');
  assert.deepEqual(t.nested.list, ['x', 'y']);
  assert.equal(t.f(3), '3 three');
  learn('de', { example: { a: 'eins', f: (/** @type {number} */ n) => `${n} drei` } });
  assert.equal(t.a, 'eins');
  assert.equal(t.f(3), '3 drei');
  speak('en');
  assert.equal(t.a, 'one');
  assert.equal(t.nested.b, 'two');
});

test('a tag asks for its language, whatever stands behind it', () => {
  assert.equal(languageOf('de-AT'), 'de');
  assert.equal(languageOf('zh_Hans_CN'), 'zh');
  assert.equal(languageOf(' AR '), 'ar');
  assert.equal(languageOf('nl'), null);
  assert.equal(languageOf('constructor'), null);
  assert.equal(languageOf(''), null);
  assert.equal(languageOf(undefined), null);
});

test('each language writes numbers in its own way, rounded alike', () => {
  const written = Object.keys(LANGUAGES).map((name) => {
    const { fixed, percent, count: whole } = writing(name);
    return [name, fixed(0.6365, 4), percent(0.5), whole(12_345)];
  });
  assert.deepEqual(written, [
    ['en', '0.6365', '50\u202f%', '12\u202f345'],
    ['de', '0,6365', '50\u202f%', '12\u202f345'],
    ['es', '0,6365', '50\u202f%', '12\u202f345'],
    ['fr', '0,6365', '50\u202f%', '12\u202f345'],
    ['zh', '0.6365', '50%', '12,345'],
    ['ar', '0.6365', '\u206650%\u2069', '12,345'],
  ]);
  // 1.005 is a little less than that in binary.
  for (const name of Object.keys(LANGUAGES)) assert.match(writing(name).fixed(1.005, 2), /^1[.,]00$/);
});

test('a sign stays on its side of the digits between letters from right to left', () => {
  assert.equal(writing('ar').percent(0.003), '\u2066<\u202f1%\u2069');
  assert.equal(writing('ar').fixed(-0.5, 2), '\u2066−0.50\u2069');
  assert.equal(writing('en').percent(0.003), '<\u202f1\u202f%');
});

test('a sentence has the direction of its first letter, special tokens aside, or that of the page', () => {
  assert.equal(directionOf('[MASK] نائمة'), 'rtl');
  assert.equal(directionOf('[CLS] the [MASK] sleeps'), 'ltr');
  assert.equal(directionOf('3 قطط'), 'rtl');
  speak('ar');
  assert.equal(directionOf('[MASK] ___'), 'rtl');
  speak('en');
  assert.equal(directionOf('[MASK] ___'), 'ltr');
});

test('a word of another direction is kept apart from what stands beside it', () => {
  assert.equal(writing('en').quoted('قط'), '“\u2068قط\u2069”');
  assert.equal(writing('en').quoted('cat'), '“cat”');
  assert.equal(writing('ar').quoted('cat'), '«\u2068cat\u2069»');
});

test('plurals follow the rules of the language', () => {
  const sentences = {
    zero: 'صفر',
    one: 'جملة واحدة',
    two: 'جملتان',
    few: '# جمل',
    many: '# جملة',
    other: '# جملة',
  };
  const { counted } = writing('ar');
  assert.deepEqual(
    [1, 2, 3, 11, 100].map((n) => counted(n, sentences)),
    ['جملة واحدة', 'جملتان', '3 جمل', '11 جملة', '100 جملة'],
  );
  assert.equal(writing('fr').counted(0, { one: '# phrase', other: '# phrases' }), '0 phrase');
  assert.equal(writing('en').plural(0, 'sentence'), '0 sentences');
});

test('a number that stands for itself is in the language that is spoken', () => {
  speak('de');
  assert.equal(nats(0.25), '0,2500');
  assert.equal(nats(0.00003), '3,0\u202f×\u202f10⁻⁵');
  assert.equal(count(1234.4), '1\u202f234');
  speak('en');
  assert.equal(nats(0.25), '0.2500');
});

test('a refusal is said in the language that is spoken when it is read', async () => {
  const { failing, said } = await import('../../../www/src/words/refusal.js');
  const { validate } = await import('../../../www/src/experiment/experiment.js');
  /** @type {any} */
  let refused;
  assert.throws(
    () => validate({ corpus: { bundled: 'notebook' }, runs: [] }),
    (error) => {
      refused = error;
      return true;
    },
  );
  const english = 'runs: a list of 0 is out of range; it must have from 1 to 4';
  const failure = {
    code: 'text-too-long',
    values: { tokens: 17, limit: 16 },
    message: 'the text is too long',
  };
  assert.deepEqual([said(refused), refused.message, refused.reason], [english, english, english.slice(6)]);
  assert.equal(said(failure), 'the text is too long');
  learn('es', {
    experiment: {
      listLength: (/** @type {number} */ n, /** @type {number} */ a, /** @type {number} */ b) =>
        `${n}, no de ${a} a ${b}`,
    },
    errors: { 'text-too-long': (/** @type {any} */ { tokens, limit }) => `${tokens} > ${limit}` },
    example: { a: 'uno' },
  });
  speak('es');
  assert.equal(said(refused), 'runs: 0, no de 1 a 4');
  assert.equal(refused.message, english, 'what a script catches stays as it was thrown');
  assert.equal(said(failure), '17 > 16');
  assert.equal(said({ ...failure, values: undefined }), failure.message, 'kept without its values');
  assert.equal(said({ ...failure, code: 'other' }), failure.message, 'a sentence that the language lacks');
  const t = words('example', { a: 'one' });
  const own = failing('internal', () => t.a);
  assert.equal(said(own), 'uno');
  speak('en');
  assert.equal(said(own), 'one');
});
