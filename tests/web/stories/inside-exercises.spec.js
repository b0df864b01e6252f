// Exercises: what a reader answers is checked against the exact answer, and said in a sentence.

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { initSync, Library } from '../../../www/pkg/cloze.js';
import { isClean } from '../support/axe.js';
import { lab } from '../support/lab.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../../../www/src/workers/records.js').Exercises} Exercises */
/** @typedef {import('../../../www/src/workers/records.js').Exercise} Exercise */

initSync({ module: readFileSync(new URL('../../../www/pkg/cloze_bg.wasm', import.meta.url)) });

/** What the engine asks about the notebook's corpus. @param {number} seed @returns {Exercises} */
const asked = (seed, count = 12) =>
  new Library().ask('exercises', JSON.stringify({ corpus: { bundled: 'notebook' }, seed, count }));

/** @param {Page} page */
const panel = (page) => lab(page).locator('.inspector.exercises');
/** @param {Page} page */
const verdict = (page) => panel(page).getByRole('status');
/** @param {Page} page @param {string} name */
const click = (page, name) => panel(page).getByRole('button', { name, exact: true }).click();
/** @param {Page} page */
const field = (page) => panel(page).locator('#exercise-answer');

/** @param {Page} page @param {string} [link] */
async function openPanel(page, link = '#1&preset=notebook&exercise=1') {
  await page.goto(`/${link}`);
  await expect(panel(page).getByRole('heading', { level: 4 })).toBeVisible();
}

/** Goes on to the first exercise that fits. @param {Page} page @param {(exercise: Exercise) => boolean} fits */
async function goTo(page, fits) {
  const { questions } = asked(1);
  const at = questions.findIndex(fits);
  expect(at, 'the sheet has such an exercise').toBeGreaterThanOrEqual(0);
  for (let i = 0; i < at; i++) await click(page, 'Next');
  await expect(panel(page).getByRole('heading', { level: 4 })).toHaveText(`Exercise ${at + 1} of 12`);
  return questions[at];
}

test('a right number, one in bits, a wrong one and no number are told apart', async ({ page }) => {
  await openPanel(page);
  const { answer } = await goTo(page, ({ kind, answer }) => kind === 'least' && answer > 0);
  const says = async (/** @type {string} */ typed, /** @type {string | RegExp} */ text) => {
    await field(page).fill(typed);
    await expect(verdict(page), 'an edited answer is not judged').toBeEmpty();
    await field(page).press('Enter');
    await expect(verdict(page)).toContainText(text);
  };
  await says(answer.toFixed(4), `✓ Right: ${answer.toFixed(4)}.`);
  await says(answer.toFixed(2).replace('.', ','), `✓ Right: ${answer.toFixed(4)}.`);
  await says((answer / Math.LN2).toFixed(4), `in bits: in nats it is ${answer.toFixed(4)}`);
  await says('7', '✗ 7.0000 is too high');
  await says('-1', '✗ A loss is never below 0');
  await says('cat', 'That is no number. Write one such as 0.46, 2/3, ln 2 or 33 %.');
  const worked = panel(page).locator('details.worked');
  await worked.locator('summary').click();
  await expect(worked).toContainText(`= ${answer.toFixed(4)}`);
});

test('a choice is judged with both values, by keyboard alone, and kept when the reader comes back', async ({
  page,
}) => {
  await openPanel(page);
  const { answer, options } = await goTo(page, ({ kind }) => kind === 'harder');
  await click(page, 'Check');
  await expect(verdict(page)).toHaveText('Choose an answer first.');
  const radio = panel(page).getByRole('radio');
  await radio.nth(answer === 0 ? 1 : 0).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toContainText('✗ Not that one');
  await expect(verdict(page)).toContainText(options[answer].nats.toFixed(4));
  await page.keyboard.press(answer === 0 ? 'ArrowUp' : 'ArrowDown');
  await page.keyboard.press('Enter');
  await expect(verdict(page)).toContainText('✓ Right');
  await click(page, 'Next');
  await expect(verdict(page)).toBeEmpty();
  await click(page, 'Previous');
  await expect(verdict(page)).toContainText('✓ Right');
  await expect(radio.nth(answer)).toBeChecked();
});

test('each exercise of a sheet is right with the exact answer', async ({ page }) => {
  await openPanel(page);
  const { questions } = asked(1);
  for (const [at, { answer, tolerance }] of questions.entries()) {
    if (tolerance === null) await panel(page).getByRole('radio').nth(answer).check();
    else await field(page).fill(String(answer));
    await click(page, 'Check');
    await expect(verdict(page), `exercise ${at + 1}`).toContainText('✓');
    if (at + 1 < questions.length) await click(page, 'Next');
  }
  await expect(panel(page).getByRole('button', { name: 'Next' })).toBeDisabled();
});

test('another seed has other exercises, which the link names', async ({ page }) => {
  await openPanel(page, '#1&preset=notebook&exercise=1-6');
  const heading = panel(page).getByRole('heading', { level: 4 });
  await expect(heading).toHaveText('Exercise 1 of 6');
  const seed = panel(page).getByLabel('Seed');
  await expect(seed).toHaveValue('1');
  await click(page, 'Next');
  await seed.fill('x');
  await seed.press('Tab');
  await expect(panel(page)).toContainText('A seed is a whole number from 0 to 4294967295.');
  await seed.fill('9');
  await seed.press('Tab');
  await expect(heading).toHaveText('Exercise 1 of 6');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('exercise=9-6');
});

test('a corpus without exercises says why in one sentence', async ({ page }) => {
  await page.goto('/#1&preset=notebook&corpus.text=the_cat_sleeps&exercise=1');
  await expect(panel(page).getByRole('alert')).toHaveText(
    'There are no exercises for this corpus: it has 1 sentence, so that nothing is left to guess; write at least two different ones, one a line.',
  );
});

test('a link that names no seed says so, and the page goes on', async ({ page }) => {
  await page.goto('/#1&preset=notebook&exercise=cat');
  await expect(page.getByRole('region', { name: 'Training' })).toContainText('exercise: “cat” is not a seed');
});

test('the sheet and its key are printed, all questions and nothing else', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      const top = /** @type {any} */ (window.top);
      top.printed = [...(top.printed ?? []), document.body.innerText];
    };
  });
  await openPanel(page);
  await click(page, 'Print the sheet');
  await click(page, 'Print the key');
  const [sheet, key] = await page.evaluate(() => /** @type {any} */ (window).printed);
  const { questions, sentences } = asked(1);
  for (const text of [sheet, key]) {
    expect(text).toContain(`Exercise ${questions.length} of ${questions.length}`);
    for (const sentence of sentences) expect(text).toContain(sentence);
    expect(text, 'not the page around it').not.toContain('Look inside');
  }
  const floor = questions.find(({ kind }) => kind === 'least');
  expect(key).toContain(`= ${floor?.answer.toFixed(4)}`);
  expect(sheet).not.toContain(`= ${floor?.answer.toFixed(4)}`);
});

test.describe('for everyone', () => {
  test.use({ bypassCSP: true });

  // Six exercises are the six kinds; in the dark only colours differ.
  for (const [colorScheme, kinds] of /** @type {const} */ ([
    ['light', 6],
    ['dark', 2],
  ]))
    test(`axe finds nothing, and 320 px are enough, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.emulateMedia({ colorScheme });
      await openPanel(page);
      const worked = panel(page).locator('details.worked');
      for (let at = 0; at < kinds; at++) {
        if (at > 0) await click(page, 'Next');
        await worked.locator('summary').click();
        await click(page, 'Check');
        await isClean(page, `exercise ${at + 1}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `exercise ${at + 1}`).toBeLessThanOrEqual(320);
      }
    });
});
