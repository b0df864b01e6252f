// Slow motion: one step in five presses, with the engine's own numbers.

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { initSync, Session } from '../../../www/pkg/cloze.js';
import { isClean } from '../support/axe.js';
import { history, lab, press, reaches } from '../support/lab.js';
import { presets } from '../support/node-runs.js';

/** @typedef {import('@playwright/test').Page} Page */

initSync({ module: readFileSync(new URL('../../../www/pkg/cloze_bg.wasm', import.meta.url)) });

/** @param {Page} page */
const panel = (page) => lab(page).locator('.inspector.slow');
/** @param {Page} page */
const next = (page) => panel(page).locator('.press');
/** What phase `i` says, from 1. @param {Page} page @param {number} i */
const says = (page, i) => panel(page).locator(`li:nth-child(${i}) p`);
/** Is that panel outlined? @param {Page} page @param {string} name */
const outlined = (page, name) =>
  lab(page)
    .locator(`.panel.${name}`)
    .evaluate((element) => getComputedStyle(element).outlineStyle === 'dashed');

/** @param {number} p */
const percent = (p) => `${Math.round(p * 100)}\u202f%`;

test('one step of the recipe, phase by phase', async ({ page }) => {
  await page.goto('/#1&preset=recipe&open=slow');
  await reaches(page, 'ready');
  const preset = presets.find(({ name }) => name === 'recipe');
  const run = new Session(JSON.stringify(preset?.experiment), 3);
  /** @type {any} */
  const info = run.info();
  for (const step of [1, 2]) {
    const before = run.ask('step', JSON.stringify({ step, again: 0 }));
    const glance = run.ask('glance', JSON.stringify({ step }));
    const counts = { masked: 0, random: 0, kept: 0 };
    for (const { targets } of before.sentences)
      for (const { outcome } of targets) counts[/** @type {'masked'} */ (outcome)]++;
    const [sentence] = before.sentences;

    await next(page).click();
    await expect(says(page, 1)).toHaveText(
      `Of 16 sentences with ${before.tokens} tokens, 16 were chosen: ${counts.masked} masked, ${counts.random} random, ${counts.kept} kept.`,
    );
    await expect.poll(() => outlined(page, 'corpus')).toBe(true);
    await next(page).click();
    const there =
      glance.most.position === glance.target.position ? 'that position itself' : `“${glance.most.token}”`;
    await expect(says(page, 2)).toHaveText(
      `At the first chosen position, “${glance.target.token}”, head 1 of layer 1 looks most at ${there} (${percent(glance.most.share)}).`,
    );
    await expect.poll(() => outlined(page, 'corpus')).toBe(false);
    await expect.poll(() => outlined(page, 'runs')).toBe(true);
    await next(page).click();
    await expect(says(page, 3)).toContainText(
      `There it guesses “${info.vocabulary[before.guess[0]]}” (${percent(before.p[0])}); the true word is “${sentence.tokens[sentence.targets[0].position]}”.`,
    );
    await next(page).click();
    await expect(says(page, 4)).toContainText(`is ${before.loss.toFixed(4)} nats.`);
    await expect(says(page, 4)).toContainText(`The other ${before.tokens - 16} tokens are not scored.`);
    await expect.poll(() => outlined(page, 'loss')).toBe(true);
    expect((await history(page)).map(({ step }) => step.length)).toEqual([0, 0, 0, 0].fill(step - 1));

    await next(page).click();
    /** @type {any} */
    const made = run.train(1);
    const after = run.ask('step', JSON.stringify({ step, again: 0 }));
    expect(made.loss[0].toFixed(4), 'what was said is what is reported').toBe(before.loss.toFixed(4));
    const number = (/** @type {number} */ n) => String(Number(n.toPrecision(4)));
    await expect(says(page, 5)).toHaveText(
      `Step ${step} is made, in all runs. Its loss was ${made.loss[0].toFixed(4)} nats, the gradient’s norm ${number(made.gradNorm[0])}, the learning rate ${number(made.lr[0])}. On the same batch the loss is ${after.loss.toFixed(4)} now.`,
    );
    // What was said before the step still stands.
    await expect(says(page, 4)).toContainText(`is ${before.loss.toFixed(4)} nats.`);
    expect((await history(page)).map(({ loss }) => loss.length)).toEqual([0, 0, 0, 0].fill(step));
    await expect(panel(page).getByRole('status')).toContainText(`Step ${step} is made`);
  }
});

test("the notebook's model has no attention, and the steps come to an end", async ({ page }) => {
  await page.goto('/#1&preset=notebook&steps=1&open=slow');
  await reaches(page, 'ready');
  await panel(page).getByLabel('Run').selectOption('0');
  for (const name of ['1.', '2.', '3.', '4.', '5.']) {
    await expect(next(page)).toContainText(name);
    await next(page).click();
  }
  await expect(says(page, 2)).toHaveText('This model has no attention: it sees each token by itself.');
  await reaches(page, 'done');
  await expect(says(page, 5)).toContainText('Step 1 is made');
  await expect(panel(page)).toContainText('All 1 steps are made.');
  await expect(next(page)).toBeDisabled();
  await press(page, 'Reset');
  await reaches(page, 'ready');
  await expect(next(page)).toHaveText('1. Corrupt');
  await expect(next(page)).toBeEnabled();
});

test('with the keyboard alone: the button keeps the focus through two steps and at their end', async ({
  page,
}) => {
  await page.goto('/#1&preset=notebook&steps=2&open=slow');
  await reaches(page, 'ready');
  await next(page).focus();
  for (const name of ['1.', '2.', '3.', '4.', '5.', 'Go through step 2', '2.', '3.', '4.', '5.']) {
    await expect(next(page)).toContainText(name);
    await expect(next(page)).toBeEnabled();
    await expect(next(page)).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await reaches(page, 'done');
  await expect(panel(page)).toContainText('All 2 steps are made.');
  await expect(panel(page)).not.toContainText('One press makes');
  await expect(next(page)).toBeDisabled();
  await expect(next(page)).toBeFocused();
  await page.keyboard.press('Enter');
  expect((await history(page)).map(({ step }) => step.length)).toEqual([2, 2]);
});

test('while training runs there is a button that pauses it', async ({ page }) => {
  await page.goto('/#1&preset=recipe&open=slow');
  await reaches(page, 'ready');
  await lab(page).getByRole('radio', { name: 'slow' }).check();
  await press(page, 'Train');
  await reaches(page, 'running');
  await expect(panel(page)).toContainText('Pause it to go through a step slowly.');
  await next(page).click();
  await reaches(page, 'paused');
  await expect(next(page)).not.toContainText('Pause');
  await next(page).click();
  const made = (await history(page))[0].step.length;
  await expect(says(page, 1)).toContainText('were chosen');
  await expect(panel(page)).toContainText(`phase of step ${made + 1} happen`);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, bypassCSP: true });

    test('axe finds nothing in any phase', async ({ page }) => {
      await page.goto('/#1&preset=recipe&open=slow');
      await reaches(page, 'ready');
      await isClean(page, 'before the first phase');
      for (const phase of [1, 2, 3, 4, 5]) {
        await next(page).click();
        await expect(says(page, phase)).toContainText(/\w/);
        await isClean(page, `phase ${phase}`);
      }
      await expect(says(page, 5)).toContainText('Step 1 is made');
    });
  });
}
