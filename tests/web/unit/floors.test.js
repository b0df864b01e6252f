import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRESETS } from '../../../www/src/experiment/corpora.js';
import { withField } from '../../../www/src/experiment/fields.js';
import {
  floorLines,
  floorsKey,
  learnedShare,
  measuredShare,
  memorising,
  unconverged,
  viewOf,
} from '../../../www/src/experiment/floors.js';
import { History } from '../../../www/src/history/history.js';
import { t } from '../../../www/src/panels/loss/words.js';
import { floorText } from '../../../www/src/words/numbers.js';

/** @param {number} nats @param {number | null} [standardError] */
const floor = (nats, standardError = null) => ({
  nats,
  standardError,
  byOutcome: { masked: nats, random: null, kept: null },
});

/** @param {[string, number, number?][]} runs  What each sees, its floor, and that of the language. */
const floors = (...runs) => ({
  runs: runs.map(([view, corpus, population]) => ({
    view: /** @type {any} */ (view),
    corpus: floor(corpus),
    population: population === undefined ? null : floor(population),
  })),
  uniform: 1.7918,
  unigram: 1,
  positionOnly: 1,
});

test('every floor is a line, highest first', () => {
  const lines = floorLines(floors(['both', 0], ['no_position', 0.6365]));
  assert.deepEqual(
    lines.map(({ value, runs }) => [value, runs]),
    [
      [0.6365, [1]],
      [0, [0]],
    ],
  );
  assert.deepEqual(
    lines.map((line) => t.floorLabel(t.floorName(line), floorText({ ...floor(line.value) }, 2))),
    ['best knowing only the token itself, 0.64', 'best with both sides, 0'],
  );
});

test('runs that can reach the same share a line, and its name says who', () => {
  const [line, ...more] = floorLines(floors(['left', 0.4621], ['right', 0.46211], ['left', 0.4621]));
  assert.equal(more.length, 0);
  assert.deepEqual(line.runs, [0, 1, 2]);
  assert.equal(t.floorName(line), 'best with left or right context');
  const [other] = floorLines(floors(['no_position', 0.6365], ['none', 0.6365]));
  assert.equal(t.floorName(other), 'best knowing only the token itself or without context');
});

test('the same view has two lines where the masking differs', () => {
  assert.equal(floorLines(floors(['both', 0.65], ['both', 0.7])).length, 2);
});

test('the floor of the language is a line where it differs', () => {
  const lines = floorLines(floors(['both', 0.11, 0.658], ['left', 0.76, 0.7602]));
  assert.deepEqual(
    lines.map(({ value, language }) => [value, language]),
    [
      [0.76, false],
      [0.658, true],
      [0.11, false],
    ],
  );
  assert.equal(t.floorName(lines[1]), 'best on the whole language');
});

test('a floor is written as exactly as it is known', () => {
  assert.equal(floorText(floor(0.636514)), '0.6365');
  assert.equal(floorText(floor(0)), '0');
  assert.equal(floorText(floor(-0)), '0');
  assert.equal(floorText(floor(0.0126), 2), '0.01');
  assert.equal(floorText(floor(0.0006), 4), '0.0006');
  assert.equal(floorText(floor(0, 0)), '≈\u202f0');
  assert.equal(floorText(floor(0.75, 0.009)), '0.75\u202f±\u202f0.01');
  assert.equal(floorText(floor(0.86, 0.0023)), '0.860\u202f±\u202f0.002');
});

test('what was learned is a share of what can be learned, from 0 to 1', () => {
  assert.equal(learnedShare(2, 1, 1.25), 0.75);
  assert.equal(learnedShare(2, 1, 3), 0);
  assert.equal(learnedShare(2, 1, 0.9), 1);
  assert.equal(learnedShare(2, 2, 2), null, 'nothing can be learned');
  assert.equal(learnedShare(2, 1, Number.NaN), null);
});

test('memorising is to be below the floor of the language while the held-out loss rises', () => {
  const heldOut = [3, 1.2, 1.3].map((loss) => ({ loss }));
  assert.deepEqual(memorising(0.3, 0.66, heldOut), {
    training: 0.3,
    population: 0.66,
    lowest: 1.2,
    last: 1.3,
  });
  assert.equal(memorising(0.65, 0.66, heldOut), null, 'hardly below');
  assert.equal(memorising(0.3, 0.66, [{ loss: 3 }, { loss: 1.2 }]), null, 'still falling');
  assert.equal(memorising(0.3, 0.66, [{ loss: 0.6 }, { loss: 0.7 }]), null, 'near the floor');
  assert.equal(memorising(0.3, 0.66, []), null);
  assert.equal(memorising(Number.NaN, 0.66, heldOut), null);
});

test('floors depend on corpus, view and masking, and on nothing else', () => {
  const [{ experiment }] = PRESETS;
  const key = floorsKey(experiment);
  assert.deepEqual(
    experiment.runs.map(({ model }) => viewOf(model)),
    ['no_position', 'both'],
  );
  assert.equal(floorsKey(withField(experiment, 'runs[1].optimizer.lr', 0.1)), key);
  assert.equal(floorsKey(withField(experiment, 'runs[1].model.hidden', 64)), key);
  assert.notEqual(floorsKey(withField(experiment, 'runs[1].model.context', 'left')), key);
  assert.notEqual(floorsKey(withField(experiment, 'runs[1].masking.mask', 0.5)), key);
  assert.notEqual(floorsKey({ ...experiment, corpus: { text: 'a cat\na dog' } }), key);
});

test('a run without an exact predictor has no line, and takes none from the others', () => {
  const some = floors(['both', 0.65, 0.66], ['both', 0]);
  some.runs[1] = { view: 'both', corpus: /** @type {any} */ (null), population: null };
  assert.deepEqual(
    floorLines(some).map(({ value, runs }) => [value, runs]),
    [
      [0.66, [0]],
      [0.65, [0]],
    ],
  );
});

test('the seed decides the floor where masks never change, and nowhere else', () => {
  const [{ experiment }] = PRESETS;
  const seeded = (/** @type {any} */ of) => withField(of, 'runs[0].seed', 5);
  assert.equal(floorsKey(seeded(experiment)), floorsKey(experiment));
  const fixed = withField(experiment, 'runs[0].masking.draws', 'static');
  assert.notEqual(floorsKey(fixed), floorsKey(experiment));
  assert.notEqual(floorsKey(seeded(fixed)), floorsKey(fixed));
});

test('what is closed is claimed no finer than it was measured', () => {
  const reached = (/** @type {number} */ nats, /** @type {number} */ error) => ({
    ...{ step: 9, nats: 1 + nats, standardError: 0.5, sequences: 3000 },
    gap: { nats, standardError: error },
  });
  // The gap is surer than the loss.
  assert.deepEqual(measuredShare(2, 1, reached(0.25, 0.01)), { share: 0.75, error: 0.01 });
  assert.deepEqual(measuredShare(2, 1, { ...reached(0.25, 0.01), gap: null }), { share: 0.75, error: 0.5 });
  assert.equal(measuredShare(2, 2, reached(0, 0)), null);
  assert.equal(measuredShare(2, 1, reached(-0.02, 0.03))?.share, 1);
  const plain = (/** @type {string} */ text) => text.replaceAll('\u202f', '');
  assert.equal(plain(t.share({ share: 0.75, error: 0.01 })), '75% ± 1%');
  assert.equal(plain(t.share({ share: 1, error: 0.001 })), '>99%', 'never all of it');
  assert.match(t.reached({ nats: 0.02, standardError: 0.004 }, 3000), /0\.020 ± 0\.004 above it$/);
  assert.match(t.reached({ nats: 0.0006, standardError: 0.00001 }, 256), /, 0\.0006 above it$/);
  assert.match(t.reached({ nats: -0.003, standardError: 0.004 }, 3000), /not measurably above it$/);
});

/** A history whose loss is above a floor of 0.3 by what a function says. @param {(step: number) => number} above */
function above(above) {
  const history = new History();
  const loss = Float32Array.from({ length: 100 }, (_, step) => 0.3 + above(step));
  const none = new Float32Array(0);
  history.append({
    loss,
    floor: new Float32Array(100).fill(0.3),
    accuracy: new Float32Array(100),
    tokens: new Float32Array(100),
    second: /** @type {any} */ ({ loss: none, floor: none, accuracy: none }),
    heldOut: /** @type {any} */ ({ step: none, loss: none, accuracy: none }),
  });
  return history;
}

test('a run that ends above its floor has not converged: it is still falling, or it is stuck', () => {
  assert.equal(
    unconverged(
      above((step) => 1 / (1 + step)),
      3,
      1.5,
    ),
    null,
  );
  const falling = unconverged(
    above((step) => 2 - step / 60),
    3,
    1.5,
  );
  assert.equal(falling?.falling, true);
  assert.ok(Math.abs((falling?.gap ?? 0) - 0.425) < 0.01, `${falling?.gap}`);
  assert.equal(
    unconverged(
      above(() => 0.4),
      3,
      1.5,
    )?.falling,
    false,
  );
  assert.equal(
    unconverged(
      above(() => 0.08),
      3,
      5,
    ),
    null,
    'little of what there was to learn',
  );
  assert.equal(unconverged(new History(), 3, 1.5), null);
});
