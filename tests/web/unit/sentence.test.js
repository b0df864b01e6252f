import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  canonical,
  lines,
  normal,
  pieces,
  placeOf,
  retyped,
  sentence,
  toggled,
  withTruth,
} from '../../../www/src/experiment/sentence.js';

const corpus = ['the cat sleeps', 'the dog runs', 'a dog sleeps'];

test('words, punctuation and blanks are pieces of their own', () => {
  const texts = (/** @type {string} */ text) => pieces(text).map((piece) => piece.text);
  assert.deepEqual(texts("don't [MASK], ___!"), ['don', "'", 't', '[MASK]', ',', '___', '!']);
  assert.deepEqual(texts('中文 héllo'), ['中', '文', 'héllo']);
  assert.deepEqual(texts('<img onerror=x>'), ['<', 'img', 'onerror', '=', 'x', '>']);
  assert.deepEqual(texts('  '), []);
  assert.deepEqual(
    pieces('a ___ [mask]').map(({ blank }) => blank),
    [false, true, true],
  );
});

test('every way to write a blank reaches the engine as one', () => {
  assert.equal(canonical('the ___ sleeps').replace(/\s+/g, ' '), 'the [MASK] sleeps');
  assert.equal(canonical('the_____.').replace(/\s+/g, ' '), 'the [MASK] .');
  assert.equal(canonical('the <mask> sleeps').replace(/\s+/g, ' '), 'the [MASK] sleeps');
  assert.equal(canonical('the cat'), 'the cat');
});

test('special tokens around a sentence are no words of it', () => {
  const texts = (/** @type {string} */ text) => pieces(text).map((piece) => piece.text);
  assert.deepEqual(texts('[CLS] the [mask] sleeps [SEP]'), ['the', '[mask]', 'sleeps']);
  assert.equal(canonical('[CLS] the cat [SEP]'), '[CLS] the cat [SEP]', 'the engine reads them itself');
  assert.deepEqual(withTruth(sentence('[cls] the ___ sleeps'), corpus)[1].truth, ['cat']);
});

test('the corpus knows what belongs in a blank', () => {
  const truth = (/** @type {string} */ text) => withTruth(sentence(text), corpus).map((piece) => piece.truth);
  assert.deepEqual(truth('the [MASK] sleeps'), [[], ['cat'], []]);
  assert.deepEqual(truth('The ___ Sleeps')[1], ['cat'], 'as the vocabulary has it');
  assert.deepEqual(truth('[MASK] dog [MASK]'), [['the', 'a'], [], ['runs', 'sleeps']]);
  assert.deepEqual(truth('my [MASK] sleeps'), [[], [], []]);
});

test('a word that is clicked away is remembered, and put back', () => {
  let given = toggled(sentence('my Zebra sleeps'), 1, []);
  assert.equal(given.text, 'my [MASK] sleeps');
  const piece = withTruth(given, corpus)[1];
  assert.deepEqual([piece.truth, piece.put], [[], 'Zebra'], 'no sentence of the corpus has it');
  given = retyped(given, 'oh my [MASK] sleeps');
  assert.equal(toggled(given, 2, []).text, 'oh my Zebra sleeps', 'typing elsewhere does not forget it');
  assert.equal(retyped(given, 'oh my cat sleeps').hidden.join(''), '');
});

test('a word that is clicked away hides none that the corpus has there too', () => {
  const more = [...corpus, 'the dog sleeps'];
  assert.deepEqual(withTruth(toggled(sentence('the cat sleeps'), 1, []), more)[1].truth, ['cat', 'dog']);
  const other = withTruth(toggled(sentence('the cat runs'), 1, []), corpus)[1];
  assert.deepEqual([other.truth, other.put], [['dog'], 'cat']);
});

test('a typed blank is filled with what the corpus has, or stays', () => {
  assert.equal(toggled(sentence('the [MASK] sleeps'), 1, ['cat']).text, 'the cat sleeps');
  const given = sentence('my [MASK] sleeps');
  assert.equal(toggled(given, 1, []), given);
});

test('words are told apart without accents, and shown as the vocabulary writes them', () => {
  assert.deepEqual(['Früh', 'FRU\u0308H', 'می\u200cشود', 'कुल', '[MASK]'].map(normal), [
    'fruh',
    'fruh',
    'میشود',
    'कल',
    '[mask]',
  ]);
  const vocabulary = ['[PAD]', 'früh', 'spät'];
  assert.deepEqual([placeOf(vocabulary, 'FRUH'), placeOf(vocabulary, 'nie')], [1, undefined]);
  const truth = (/** @type {string[]} */ of) =>
    withTruth(sentence('er kommt ___'), ['Er kommt FRÜH'], of)[2].truth;
  assert.deepEqual([truth(vocabulary), truth([])], [['früh'], ['früh']]);
  assert.deepEqual(pieces('می\u200cشود').length, 1);
});

test('the lines of a corpus are its sentences', () => {
  assert.deepEqual(lines(' a b \n\n\nc\r\n', 10), ['a b', 'c']);
  assert.deepEqual(lines('a\nb\nc', 2), ['a', 'b']);
  assert.deepEqual(lines('', 2), []);
});
