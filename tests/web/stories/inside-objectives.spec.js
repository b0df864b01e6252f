// Objectives: what a run learns besides filling blanks. The panel shows what a session of its own reports.

import { expect, test } from '@playwright/test';
import { isClean } from '../support/axe.js';
import { history, lab, open, press, reaches } from '../support/lab.js';

test.use({ bypassCSP: true });

/** @param {import('@playwright/test').Page} page */
const runs = (page) => lab(page).locator('.inspector.objectives .run');

/** A number as the page writes it. @param {string | null} text */
const read = (text) =>
  Number((text ?? '').replace(' × 10', 'e').replaceAll('⁻', '-').replaceAll('\u202f', ''));

test('each objective has its curve, its floor and its share of right judgements', async ({ page }) => {
  await page.goto('/#1&preset=objectives&open=objectives');
  await reaches(page, 'ready');
  await page.evaluate(() => /** @type {any} */ (document.querySelector('cloze-lab')).step(25));
  await expect(runs(page)).toHaveCount(4);
  await expect(runs(page).nth(0).locator('polyline')).toHaveCount(1);
  for (const i of [1, 2, 3]) await expect(runs(page).nth(i).locator('polyline')).toHaveCount(2);

  // What the panel shows are means over all 25 steps: an epoch is longer.
  const second = (/** @type {number} */ i) =>
    runs(page).nth(i).locator('table').first().locator('tbody tr').nth(1);
  const shown = async (/** @type {number} */ i) => read(await second(i).locator('td').nth(0).textContent());
  const reported = await page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector('cloze-lab'));
    return element.history.map(({ second }) => second?.loss);
  });
  expect(reported[0]).toBeUndefined();
  for (const i of [1, 2, 3]) {
    expect(reported[i]).toHaveLength(25);
    const mean = reported[i].reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0) / 25;
    await expect.poll(async () => Math.abs(mean - (await shown(i)))).toBeLessThan(0.0001);
  }
  // Floors: next sentence has one, topic words give most of it away; the order is read or not known at all.
  await expect(second(1).locator('td').nth(1)).toContainText('0.20');
  await expect(second(2).locator('td').nth(1)).toContainText('0');
  await expect(second(3).locator('td').nth(1)).toHaveText('–');
  await expect(runs(page).nth(1)).toContainText('gives all of it away');
  await expect(runs(page).nth(2)).toContainText('The order must be read');
  await isClean(page, 'objectives');
  // Sampled floors are long; nothing is wider than a small phone.
  await page.setViewportSize({ width: 320, height: 700 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('an experiment that only fills blanks says so, and the example is one press away', async ({ page }) => {
  await page.goto('/#1&preset=notebook&open=objectives');
  await reaches(page, 'ready');
  const panel = lab(page).locator('.inspector.objectives');
  await expect(panel).toContainText('Every run here only fills blanks');
  await panel.getByRole('button', { name: 'Set up the example' }).press('Enter');
  await reaches(page, 'ready');
  await expect(runs(page)).toHaveCount(4);
  expect((await history(page)).map(({ label }) => label)[1]).toBe('BERT: next sentence');
});

test('pairs that are too long are cut, and the run says so', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('cloze-lab'));
    element.experiment = {
      corpus: { text: 'one two three four five\nsix seven\n\neight\nnine' },
      steps: 20,
      runs: [{ label: 'pairs', model: { kind: 'bert', positions: 8 }, objective: 'sop' }],
    };
  });
  await reaches(page, 'ready');
  await expect(lab(page).locator('.card .notice')).toHaveText(
    'Some pairs are longer than the 8 positions: the longer sentence of each loses its end.',
  );
});

test('a corpus without documents is refused in a sentence, and other runs go on', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('cloze-lab'));
    const bert = { kind: 'bert' };
    element.experiment = {
      corpus: { text: 'the cat sleeps\n\nthe dog runs' },
      steps: 20,
      runs: [
        { label: 'blanks', model: bert },
        { label: 'pairs', model: bert, objective: 'nsp' },
      ],
    };
  });
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(lab(page).locator('.card').nth(1)).toContainText('needs a document of at least two sentences');
  const [{ step }] = await history(page);
  expect(step).toHaveLength(20);
});
