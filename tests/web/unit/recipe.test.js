// What the page promises of trainings, measured with the wasm that it ships: the recipe for a text of one's own, every
// exercise that the page for teachers suggests, with several seeds, and what a panel says to look for.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { initSync, Library, Session } from '../../../www/pkg/cloze.js';
import { corpusOf, PRESETS, textOf } from '../../../www/src/experiment/corpora.js';
import { unconverged } from '../../../www/src/experiment/floors.js';
import { blankFor, differs, recipeFor, replaced } from '../../../www/src/experiment/recipe.js';
import { History } from '../../../www/src/history/history.js';

/** @typedef {import('../../../www/src/experiment/experiment.js').Experiment} Experiment */

initSync({ module: readFileSync(new URL('../../../www/dist/cloze_bg.wasm', import.meta.url)) });

const library = new Library();
const [notebook] = PRESETS;
const three = textOf(notebook.experiment.corpus);

/** @param {string} text @param {Experiment} [from] */
function recipe(text, from = notebook.experiment) {
  const corpus = corpusOf(text);
  const counts = library.ask('corpus', JSON.stringify({ corpus }));
  return recipeFor(counts, { ...from, corpus }, text);
}

/**
 * The history of each run, trained to its end.
 *
 * @param {Experiment} experiment
 * @param {number} seed
 */
function histories(experiment, seed) {
  const seeded = { ...experiment, runs: experiment.runs.map((run) => ({ ...run, seed })) };
  return experiment.runs.map(({ label }, index) => {
    const session = new Session(JSON.stringify(seeded), index);
    const history = new History();
    while (!session.done) history.append(session.train(100));
    session.free();
    return { label, history };
  });
}

/** @param {Experiment} experiment @param {number[]} seeds @param {number} most  In nats. */
function reachesFloors(experiment, seeds, most) {
  for (const seed of seeds)
    for (const { label, history } of histories(experiment, seed)) {
      const gap = history.gap(50);
      assert.ok(gap < most, `${label}, seed ${seed}: ${gap} nats above the least possible loss`);
    }
}

const SEEDS = [0, 1, 2, 3];

/** The sentences that the page for teachers lets readers add to the notebook's. */
function suggested() {
  const page = readFileSync(new URL('../../../www/teachers.html', import.meta.url), 'utf8');
  const shown = page.replace(/<pre[\s\S]*?<\/pre>/g, '');
  return Array.from(shown.matchAll(/Add the sentence <i>([^<]+)<\/i>/g), ([, sentence]) => sentence);
}

test('the page for teachers suggests sentences to add', () => {
  assert.deepEqual(suggested(), ['the dog sleeps']);
});

for (const sentence of [...suggested(), 'the cat runs', 'a cat sleeps', 'a dog runs', 'the bird sings']) {
  test(`with “${sentence}” added, the recipe takes both models to their floors`, () => {
    reachesFloors(recipe(`${three}\n${sentence}`), SEEDS, 0.02);
  });
}

test('with “the dog sleeps” added, the least loss with both sides in view is half of ln 2', () => {
  const { runs } = library.ask('floors', JSON.stringify({ experiment: recipe(`${three}\nthe dog sleeps`) }));
  assert.ok(Math.abs(runs[1].corpus.nats - Math.LN2 / 2) < 1e-6);
});

test('one sentence a step, 180 steps: what has not converged is said to, and not once the recipe is used', () => {
  const text = `${three}\nthe dog sleeps`;
  const edited = { ...notebook.experiment, corpus: corpusOf(text) };
  const { uniform, runs } = library.ask('floors', JSON.stringify({ experiment: edited }));
  const ends = (/** @type {Experiment} */ experiment) =>
    histories(experiment, 0).map(({ history }, i) => unconverged(history, 20, uniform - runs[i].corpus.nats));
  const before = ends(edited)[1];
  assert.ok(before && before.gap > 0.1, `${before?.gap}`);
  assert.deepEqual(ends(recipe(text)), [null, null]);
});

const forty = textOf({ bundled: 'everyday' })
  .split('\n')
  .filter((line) => line !== '')
  .slice(0, 40)
  .join('\n');

test('forty sentences are learnt under BERT’s own rule, whatever was blanked before', () => {
  const experiment = recipe(forty);
  for (const { masking, batch } of experiment.runs) {
    assert.deepEqual(
      [masking.select, masking.mask, masking.random],
      [{ rate: 0.15, rule: 'count' }, 0.8, 0.1],
    );
    assert.deepEqual(batch, { size: 16, order: 'shuffled' });
  }
  reachesFloors(experiment, [0, 1], 0.15);
});

test('a position stays chosen only if every sentence of a short text has a word there', () => {
  const select = (/** @type {string} */ text) => recipe(text).runs[0].masking.select;
  assert.deepEqual(select(`${three}\nthe dog sleeps`), { position: 2 });
  assert.deepEqual(select(`${three}\nrain`), { rate: 0.15, rule: 'count' });
  assert.deepEqual(select(forty), { rate: 0.15, rule: 'count' });
});

test('what the runs are compared in stays, and a second press changes nothing', () => {
  const contexts = /** @type {any} */ (PRESETS.find(({ name }) => name === 'contexts')).experiment;
  const first = recipe(forty, contexts);
  const compared = (/** @type {Experiment} */ { runs }) =>
    runs.map(({ label, objective, seed, model: { kind, context } }) => [
      label,
      objective,
      seed,
      kind,
      context,
    ]);
  assert.deepEqual(compared(first), compared(contexts));
  assert.equal(differs(recipe(forty, first), first), false);
});

test('a text as long as a tab takes gets a recipe too, and two words do', () => {
  const long = { sentences: 20_000, words: 8000, longest: 512 };
  const { runs, steps } = recipeFor(long, { ...notebook.experiment, corpus: { text: forty } }, forty);
  assert.ok(runs[0].batch.size * long.longest <= 1024 && steps <= 6000);
  assert.equal(recipe('rain falls').runs[0].batch.size, 1);
});

test('a sentence of the text takes the place of one that is none of it', () => {
  const of = (/** @type {string} */ text, blank = notebook.blank) =>
    blankFor(text, { ...notebook.experiment, corpus: corpusOf(text) }, blank);
  assert.equal(of('rain falls\nsnow lies on the roof'), 'snow [MASK] on the roof');
  assert.equal(of('rain'), '[MASK]');
  assert.equal(of(`${three}\nthe dog sleeps`), null, 'it fits');
  assert.equal(
    of(three, 'a [MASK] barks'),
    notebook.blank,
    'the text of a preset has the sentence of the preset',
  );
  assert.equal(of(''), null);
});

test('another text is told from typing', () => {
  assert.equal(replaced(three, `${three}\nthe dog sleeps`), false);
  assert.equal(replaced('a', 'ab'), false);
  assert.equal(replaced(three, 'rain falls\nsnow melts'), true);
  assert.equal(replaced('', 'rain falls'), true);
});

test('what can be looked for where every chosen token becomes [MASK]: the losses by outcome', () => {
  const schemes = /** @type {any} */ (PRESETS.find(({ name }) => name === 'schemes')).experiment;
  const [usual, masks] = histories(schemes, 0).map(({ history }) => history.byOutcome);
  const at = (/** @type {any} */ history, /** @type {string} */ outcome) => history.mean(outcome, 300);
  assert.ok(Math.abs(at(usual, 'masked') - at(masks, 'masked')) < 0.02, 'the same on [MASK]');
  assert.ok(Math.abs(at(usual, 'kept') - 0.1) < 0.03 && Math.abs(at(usual, 'random') - 0.8) < 0.05);
  assert.ok(Number.isNaN(at(masks, 'kept')) && Number.isNaN(at(masks, 'random')), 'never asked');
});
