// Prime, then fine-tune: a scoreboard that fills in while the page stays alive, and one sentence for what cannot be.

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { isClean } from '../support/axe.js';
import { lab, open, reaches, state } from '../support/lab.js';
import { presets, scoreboard } from '../support/node-runs.js';

test.use({ bypassCSP: true });

/** @param {import('@playwright/test').Page} page */
const panel = (page) => lab(page).locator('.inspector.prime');
/** @param {import('@playwright/test').Page} page @param {string} name */
const press = (page, name) => panel(page).getByRole('button', { name, exact: true }).press('Enter');
/** @param {import('@playwright/test').Page} page */
const board = (page) => panel(page).locator('table').first().locator('tbody tr');

test('three ways side by side on one task, and the reader’s own sentence before and after', async ({
  page,
}) => {
  await page.goto('/#1&preset=prime&open=prime');
  await reaches(page, 'ready');
  await expect(panel(page)).toContainText('has not been trained yet');
  await page.evaluate(() => /** @type {any} */ (document.querySelector('cloze-lab')).step(20));
  await expect(panel(page)).toContainText('Pre-trained for 20 steps on blanks and the next sentence.');

  await panel(page).getByLabel('Task').selectOption({ label: 'part of speech' });
  await press(page, 'Fine-tune');
  await expect(panel(page)).toContainText('15 of 15 learners are done.');
  await expect(board(page)).toHaveCount(1);
  const cells = await board(page).locator('td').allTextContents();
  expect(cells).toHaveLength(8);
  for (const cell of cells.slice(1)) expect(cell).toMatch(/\d+.?%/);
  expect(cells.at(-1)).toMatch(/^100.?%/);
  // What is said of the gap follows from the numbers, whichever way they went.
  await expect(panel(page).locator('.said')).toContainText('With 8 labels');

  // Same seeds, same scoreboard, bit for bit, in Node and here.
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Scoreboard as CSV')]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.replace(/,("\{.*)?$/, ''));
  const { experiment } = /** @type {any} */ (presets.find(({ name }) => name === 'prime'));
  const rows = scoreboard(experiment, 20, { tasks: ['pos'], labels: [8] });
  expect(lines).toEqual(
    rows.map(({ task, labels, method, mean, lowest, highest, seeds }) =>
      ['BERT', task, labels, method, mean, lowest, highest, seeds].join(','),
    ),
  );

  const own = panel(page).locator('section.own');
  await expect(own.locator('tbody tr')).toHaveCount(5);
  await own.getByRole('textbox', { name: 'Sentence', exact: true }).fill('the zebra waters the plants');
  await own.getByRole('textbox', { name: 'Sentence', exact: true }).press('Enter');
  await expect(own).toContainText('Not in the vocabulary, read as [UNK]: “zebra”.');
  await own.getByRole('textbox', { name: 'Sentence', exact: true }).fill(' ');
  await own.getByRole('textbox', { name: 'Sentence', exact: true }).press('Enter');
  await expect(own.locator('.problem')).toHaveText('There is no sentence yet; write at least one word.');
  await own.getByRole('textbox', { name: 'Sentence', exact: true }).fill('the cooks water the plants');
  await own.getByRole('textbox', { name: 'Sentence', exact: true }).press('Enter');
  await expect(own.locator('.problem')).toHaveCount(0);
  // Trained on, the run is no longer what the board is of, and the page says so.
  await page.evaluate(() => /** @type {any} */ (document.querySelector('cloze-lab')).step(5));
  await expect(panel(page)).toContainText('“BERT” at step 20; it is at step 25 now');
  await expect(own.locator('thead th')).toHaveText([
    /word/,
    /before/,
    /from nothing/,
    /frozen/,
    /fine-tuned/,
  ]);
  await isClean(page, 'prime, then fine-tune');
});

test('fine-tuning leaves the run as it was: the fingerprint is that of a run unwatched', async ({ page }) => {
  const fingerprint = async (/** @type {boolean} */ tuned) => {
    await page.goto('about:blank');
    await page.goto('/#1&preset=prime&open=prime');
    // The page goes on with the training before, unless it starts afresh.
    await expect.poll(() => state(page)).toMatch(/ready|paused/);
    await lab(page).evaluate((/** @type {any} */ element) => element.reset());
    const step = (/** @type {number} */ n) =>
      page.evaluate((n) => /** @type {any} */ (document.querySelector('cloze-lab')).step(n), n);
    await step(10);
    if (tuned) {
      await press(page, 'Fine-tune');
      await expect(panel(page)).toContainText('15 of 15');
    }
    await step(10);
    return page.evaluate(
      () => /** @type {any} */ (document.querySelector('cloze-lab')).history[0].fingerprint,
    );
  };
  expect(await fingerprint(true)).toBe(await fingerprint(false));
});

test('a run that does not know the tasks’ words says so, and offers what does', async ({ page }) => {
  await open(page);
  await page.goto('/#1&preset=notebook&open=prime');
  await reaches(page, 'ready');
  await press(page, 'Fine-tune');
  await expect(panel(page).locator('.problem')).toContainText('vocabulary lacks');
  await press(page, 'Set up the example');
  await reaches(page, 'ready');
  await expect(panel(page)).toContainText('has not been trained yet');
});

test('a scoreboard can be stopped, goes on, and one that was replaced comes back', async ({ page }) => {
  await page.goto('/#1&preset=prime&open=prime');
  await reaches(page, 'ready');
  await panel(page).getByLabel('Task').selectOption({ label: 'topic' });
  await press(page, 'Fill the whole scoreboard');
  await expect(panel(page)).toContainText(/[1-9]\d* of 300 learners are done/);
  await press(page, 'Stop');
  await expect(panel(page)).toContainText('learners are done; stopped.');
  const done = () =>
    panel(page)
      .locator('progress')
      .evaluate((/** @type {any} */ bar) => bar.value);
  const stopped = await done();
  await press(page, 'Go on');
  await expect.poll(done).toBeGreaterThan(stopped);
  await press(page, 'Stop');
  const held = await done();
  expect(held).toBeLessThan(300);

  // Another one takes its place, and gives it back.
  await press(page, 'Fine-tune');
  await expect(panel(page)).toContainText('15 of 15 learners are done.');
  await expect(panel(page)).toContainText('taken the place of the one before');
  await press(page, 'Undo');
  await expect(panel(page)).toContainText(/\d+ of 300 learners are done; stopped\./);
  // A learner that was on its way when Stop was pressed may have come in.
  const back = await done();
  expect(back).toBeGreaterThanOrEqual(held);
  await expect(panel(page)).not.toContainText('taken the place');
  await press(page, 'Go on');
  await expect.poll(done).toBeGreaterThan(back);
  await press(page, 'Stop');

  // It outlives its run, and says so.
  await lab(page).getByRole('button', { name: 'Reset', exact: true }).click();
  await reaches(page, 'ready');
  await expect(panel(page)).toContainText('a run that is gone');
  await expect(board(page).first()).toBeVisible();
  await expect(panel(page).locator('section.own')).toHaveCount(0);
});

test('what was said of another sentence of one’s own is gone once it is edited', async ({ page }) => {
  await page.goto('/#1&preset=prime&open=prime');
  await reaches(page, 'ready');
  await press(page, 'Fine-tune');
  const own = panel(page).locator('section.own');
  await expect(own.locator('tbody tr')).toHaveCount(3);
  const input = own.getByRole('textbox', { name: 'Sentence', exact: true });
  await input.fill(' ');
  await input.press('Enter');
  await expect(own.locator('tbody')).toHaveCount(0);
});
