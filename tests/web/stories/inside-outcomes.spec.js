// Loss by outcome, and what if: the panels show what the session says, and set up what they promise.

import { expect, test } from '@playwright/test';
import { isClean } from '../support/axe.js';
import { drawn, history, lab, message, open, press, reaches } from '../support/lab.js';

test.use({ bypassCSP: true });

/** @param {import('@playwright/test').Page} page @param {string} name */
const panel = (page, name) => lab(page).locator(`.inspector.${name}`);

/**
 * What the same experiment does in a session of its own: for each run the columns of all its steps.
 *
 * @param {import('@playwright/test').Page} page
 * @param {number} steps
 */
const experimentOf = (page, steps) =>
  page.evaluate((n) => {
    const element = /** @type {any} */ (document.querySelector('cloze-lab'));
    return { ...element.experiment, steps: n };
  }, steps);

/** Makes so many steps of every run. @param {import('@playwright/test').Page} page @param {number} n */
async function steps(page, n) {
  await page.evaluate((n) => /** @type {any} */ (document.querySelector('cloze-lab')).step(n), n);
  expect((await history(page)).map(({ step }) => step.length)).toEqual([n, n]);
}

/** A number as the page writes it. @param {string | null} text */
const read = (text) => Number((text ?? '').replaceAll('\u202f', '').replace('×10⁻', 'e-'));

test('loss by outcome shows counts that add up, and floors of each kind', async ({ page }) => {
  await page.goto('/#1&preset=schemes&open=outcomes');
  await reaches(page, 'ready');
  const runs = panel(page, 'outcomes').locator('.run');
  await expect(runs).toHaveCount(2);
  await steps(page, 40);

  // 80/10/10: every target is one of three; 32 sentences a step, one target each.
  const rows = runs.nth(0).locator('table').first().locator('tbody tr');
  await expect(rows).toHaveCount(3);
  const cells = async (/** @type {number} */ row) =>
    (await rows.nth(row).locator('td').allTextContents()).map(read);
  const counted = () => Promise.all([0, 1, 2].map(cells));
  const sum = (/** @type {number[][]} */ all) => all.reduce((n, [count]) => n + count, 0);
  // The panel is drawn a moment after the steps are made.
  await expect.poll(async () => sum(await counted())).toBeGreaterThanOrEqual(32 * 40);
  await drawn(page);
  const all = await counted();
  const [masked, random, kept] = all;
  const total = sum(all);
  expect(masked[0] / total).toBeGreaterThan(0.75);
  expect(masked[0] / total).toBeLessThan(0.85);

  // The means of the three, by their counts, are the loss that the element reports. The width of a mean is an epoch,
  // which is longer than this run.
  const [{ loss }] = await history(page);
  const mean = loss.reduce((sum, n) => sum + n, 0) / loss.length;
  const weighted = (masked[0] * masked[1] + random[0] * random[1] + kept[0] * kept[1]) / total;
  expect(Math.abs(weighted - mean)).toBeLessThan(0.02);
  // Floors: a kept word gives itself away, a masked one does not.
  expect(kept[2]).toBeLessThan(masked[2]);
  expect(masked[2]).toBeCloseTo(0.7025, 3);

  // All [MASK]: the other two never occur, and the panel says so.
  const never = runs.nth(1).locator('table').first().locator('tbody tr');
  await expect(never.nth(0)).toContainText('[MASK]');
  await expect(never.nth(1)).toContainText('does not occur');
  await expect(never.nth(2)).toContainText('does not occur');
  await expect(runs.nth(1).locator('polyline')).toHaveCount(1);
  await expect(runs.nth(0).locator('polyline')).toHaveCount(3);
  await isClean(page, 'loss by outcome');
});

test('a run without a floor trains like any other, and the panel says why', async ({ page }) => {
  await page.goto('/#1&preset=spans&open=outcomes');
  await reaches(page, 'ready');
  await expect(panel(page, 'outcomes').locator('.run').nth(1)).toContainText(
    'No floor is computed for spans',
  );
  await steps(page, 10);
  const runs = await page.evaluate(() =>
    /** @type {any} */ (document.querySelector('cloze-lab')).history.map((/** @type {any} */ run) => [
      run.step.length,
      run.floor === null,
    ]),
  );
  expect(runs).toEqual([
    [10, false],
    [10, true],
  ]);
  await expect(lab(page).locator('.problem')).toHaveCount(0);
});

test('what if sets two runs side by side in one press, trains nothing, and can be undone', async ({
  page,
}) => {
  await open(page);
  await lab(page).locator('.inside').getByRole('button', { name: 'What if', exact: true }).click();
  const before = await experimentOf(page, 180);
  const cards = panel(page, 'whatif').locator('.what');
  await expect(cards).toHaveCount(4);
  await isClean(page, 'what if');
  await cards.nth(0).getByRole('button', { name: 'Compare with “BERT”' }).click();
  await reaches(page, 'ready');
  const changed = await experimentOf(page, 180);
  expect(changed.corpus).toEqual(before.corpus);
  expect(changed.runs).toHaveLength(2);
  expect(changed.runs[0]).toEqual(before.runs[1]);
  expect(changed.runs[1].masking).toEqual({ ...before.runs[1].masking, scored: 'all' });
  expect((await history(page)).map(({ step }) => step.length)).toEqual([0, 0]);
  await expect(message(page)).toBeVisible();
  await press(page, 'Undo');
  expect(await experimentOf(page, 180)).toEqual(before);

  await cards.nth(2).getByRole('button', { name: 'Open the example' }).click();
  await reaches(page, 'ready');
  expect((await experimentOf(page, 1)).runs[1].masking).toEqual({ draws: 'static' });
});

test('loss on every token looks better than it is, in the page too', async ({ page }) => {
  await page.goto('/#1&preset=copy&open=outcomes,whatif');
  await reaches(page, 'ready');
  await steps(page, 200);
  const [right, every] = await history(page).then((runs) =>
    runs.map(({ loss }) => loss.slice(-50).reduce((sum, n) => sum + n, 0) / 50),
  );
  expect(every).toBeLessThan(right / 2);
  const rows = panel(page, 'outcomes').locator('.run').nth(1).locator('table').first().locator('tbody tr');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(3)).toContainText('not chosen');
  await expect(async () => {
    const [masked, copied] = await Promise.all(
      [0, 3].map(async (row) => read(await rows.nth(row).locator('td').nth(1).textContent())),
    );
    expect(copied).toBeLessThan(masked / 2);
  }).toPass({ timeout: 120_000 });
});
