// How often Embeddings asks for its picture, which takes a worker long, while a run trains and after.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embeddings } from '../../../www/src/panels/inside/embeddings/panel.js';

/**
 * How long the plane waits, of a model of this size.
 *
 * @param {string} phase
 * @param {number} hidden
 * @param {number} words
 */
function every(phase, hidden, words) {
  const vocabulary = Array.from({ length: words }, (_, i) => `w${i}`);
  const run = {
    id: 1,
    answers: true,
    step: 3,
    config: { model: { kind: 'bert', hidden } },
    info: { vocabulary },
  };
  const inside = {
    ...{ phase, runs: [run], settings: () => ({}), blank: { pieces: [] } },
    ...{ about: '', experiment: { corpus: { text: '' } } },
  };
  const needs = embeddings.needs?.(/** @type {any} */ (inside));
  return needs?.find(({ question }) => question === 'embeddings')?.every;
}

test('a small plane is asked for four times a second, a large one for about a tenth of the worker’s time', () => {
  assert.equal(every('running', 32, 20), 250);
  // 8000 words of 512 numbers take 0.7 s.
  const large = every('running', 512, 8000) ?? 0;
  assert.ok(large > 6000 && large < 9000, `${large} ms`);
  assert.ok((every('running', 512, 20) ?? 0) > 1000, 'a wide one takes its time with few words too');
});

test('the last picture of a training is asked for at once', () => {
  assert.equal(every('done', 512, 8000), undefined);
  assert.equal(every('paused', 512, 8000), undefined);
});
