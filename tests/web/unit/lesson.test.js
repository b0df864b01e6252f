// The lesson's pages, with the wasm that the page ships: each answer of each question has its reason, and the texts say
// of every language's corpora what is so.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validate } from '../../../www/src/experiment/experiment.js';
import { AGREEMENT, ANIMALS } from '../../../www/src/lesson/corpora.js';
import { blankOf } from '../../../www/src/lesson/pages/own-text.js';
import { load, PAGES } from '../../../www/src/lesson/pages.js';
import { bare } from '../../../www/src/lesson/rich.js';
import { en } from '../../../www/src/lesson/words.en.js';
import { LANGUAGES } from '../../../www/src/words/language.js';
import { trainedLab } from '../support/node-lab.js';

/** @typedef {import('../../../www/src/lesson/pages.js').Page} Page */

/** Pages whose training takes many seconds: here they are trained a little, and only in English. */
const LONG = ['sentences'];

/** @type {Map<string, Page>} */
const pages = new Map();
for (const name of PAGES) pages.set(name, await load(name));

/** All texts of a page's words. @param {any} words @returns {string[]} */
const textsOf = (words) =>
  Object.values(words).flatMap((each) =>
    typeof each === 'string' ? [each] : typeof each === 'object' ? textsOf(each) : [],
  );

for (const [name, page] of pages) {
  test(`the page ${name} is short: at most 120 words, no sentence of more than 25`, () => {
    const text = page.words().text.map(bare);
    const count = text.join(' ').split(/\s+/).length;
    assert.ok(count <= 120, `${count} words`);
    for (const sentence of text.flatMap((/** @type {string} */ each) => each.split(/[.?!:](?=\s|$)/))) {
      const words = sentence.trim().split(/\s+/).length;
      assert.ok(words <= 25, `${words} words: ${sentence}`);
    }
  });

  test(`the special words of the page ${name} are in the glossary, and the page has a title`, () => {
    for (const text of textsOf(page.words()))
      for (const [, term] of text.matchAll(/\{([^}|]+)/g))
        assert.ok(Object.hasOwn(en.terms, term), `${name}: ${term}`);
    assert.ok(Object.hasOwn(en.titles, name));
  });

  if (!page.setup || !page.facts || !page.question) continue;
  const { setup, facts: measure, question, judge, variation } = page;

  test(`the page ${name} has a reason for each answer`, async () => {
    const { experiment } = setup('en', '');
    validate(experiment);
    const few = LONG.includes(name) ? { ...experiment, steps: 60 } : experiment;
    const lab = trainedLab(few);
    const facts = await measure(lab, 'en', '');
    // As the browser keeps it.
    assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
    const words = page.words();
    const asked = question('en', '');
    const answers =
      asked.kind === 'number'
        ? Array.from({ length: 41 }, (_, i) => (i * asked.max) / 40)
        : asked.kind === 'decides'
          ? asked.words.flatMap((/** @type {string} */ word, /** @type {number} */ i) =>
              word === '[MASK]' ? [] : [i],
            )
          : asked.choices;
    assert.match(words.outcome(facts), /^[^\n]{10,}$/);
    const right = answers.filter((/** @type {any} */ answer) => judge?.(answer, facts) === 'right');
    assert.ok(right.length >= 1 && right.length < answers.length, `right: ${right}`);
    for (const answer of answers) {
      const verdict = judge?.(answer, facts) ?? '';
      const said = words.because[verdict]?.(facts, answer) ?? '';
      assert.ok(said.length > 5, `${name}, ${answer}: ${verdict} has no sentence`);
      assert.doesNotMatch(
        `${said}${words.why?.(facts)}${words.outcome(facts)}`,
        /undefined|NaN|null|\[object/,
      );
    }
    assert.ok(words.because.skipped === undefined || words.because.skipped(facts).length > 5);
    if (!variation) return;
    const varied = variation.setup('en').experiment;
    validate(varied);
    const told = words.varied(await variation.facts(trainedLab(varied), 'en'));
    assert.doesNotMatch(told, /undefined|NaN|null|–/);
  });
}

test('the numbers that the texts state are those of the runs', async () => {
  const floor = await pages
    .get('floor')
    ?.facts?.(trainedLab(pages.get('floor')?.setup?.('en', '').experiment), 'en', '');
  assert.equal(floor?.floor.toFixed(4), '0.6365');
  assert.equal(floor?.loss.toFixed(3), '0.646', 'the run ends above its floor, as the page explains');
  const sides = pages.get('bidirectional');
  const facts = await sides?.facts?.(trainedLab(sides.setup?.('en', '').experiment), 'en', '');
  assert.equal(facts?.left.floor.toFixed(4), '0.4621');
  assert.ok(Math.abs(facts?.left.floor - (2 / 3) * Math.LN2) < 1e-6, '⅔ · ln 2');
  assert.equal(facts?.both.floor, 0);
});

for (const language of Object.keys(LANGUAGES)) {
  test(`the corpora are what the texts say of them, in ${language}`, async () => {
    const sides = pages.get('bidirectional');
    const experiment = sides?.setup?.(language, '').experiment;
    const lab = trainedLab({ ...experiment, steps: 40 });
    const facts = await sides?.facts?.(lab, language, '');
    assert.equal(facts?.lower, language === 'de' ? 'left' : 'tie');
    if (language === 'de') assert.equal(facts?.left.floor, 0, 'the article gives the noun away');
    assert.ok(Math.abs(facts?.none.floor - 0.6365) < 0.0001);
    assert.equal(facts?.both.floor, 0);

    // The three sentences, two animals: the first once, the second twice.
    const { text, blank, choices, more } = ANIMALS[language];
    const seen = await lab.predict(blank);
    assert.equal(seen.blanks[0].exact[0].token, choices[0]);
    assert.equal(text.split('\n').filter((line) => line.includes(choices[1])).length, 2);

    const page = pages.get('counterexample');
    /** @type {string[]} */
    const outcomes = [];
    for (const own of more) {
      const trained = trainedLab({ ...page?.setup?.(language, own).experiment, steps: 40 });
      outcomes.push((await page?.facts?.(trained, language, own))?.outcome);
    }
    // One of each kind at least, whatever a reader expects.
    assert.equal(outcomes[0], 'rises', more[0]);
    assert.ok(outcomes.includes('stays'), `${more}: ${outcomes}`);

    const { words } = AGREEMENT[language];
    const looks = pages.get('attention');
    const agreement = trainedLab({ ...looks?.setup?.(language, '').experiment, steps: 60 });
    const decides = await looks?.facts?.(agreement, language, '');
    const [first, ...others] = [...(decides?.moved ?? [])].sort((a, b) => (b?.exact ?? 0) - (a?.exact ?? 0));
    assert.ok(first?.exact > 0.3, `${words[decides?.most]} decides: ${first?.exact}`);
    assert.ok(
      others.every((other) => (other?.exact ?? 0) < 1e-6),
      'and no other word',
    );
    const parts = await pages.get('corruption')?.facts?.(agreement, language, '');
    assert.equal(parts?.easiest, 'kept');
  });

  test(`each sentence that may be added is trained to its floor, with several seeds, in ${language}`, async () => {
    const page = pages.get('counterexample');
    for (const own of ANIMALS[language].more)
      for (const seed of language === 'en' ? [0, 1, 2, 3, 4] : [0, 1]) {
        const trained = trainedLab(page?.setup?.(language, own).experiment, seed);
        const facts = await page?.facts?.(trained, language, own);
        assert.ok(
          facts?.loss - facts?.floor < 0.02,
          `${own}, seed ${seed}: ${facts?.loss} above ${facts?.floor}`,
        );
      }
  });
}

test('a blank of a text is a word of it, among its most frequent words', () => {
  const { blank, truth, choices } = blankOf('Once upon a time, there was a king.\nThe king had a dog.');
  assert.equal(blank, 'Once upon a time, [MASK] was a king.');
  assert.equal(truth, 'there');
  assert.ok(choices.includes('there') && choices.includes('a') && choices.includes('king'));
  assert.equal(blankOf('').blank, '[MASK]');
});
