// Looking inside: the panels are loaded when asked for, follow the link, and change nothing.

import { expect, test } from '@playwright/test';
import { history, lab, open, press, reaches } from './lab.js';

/** @param {import('@playwright/test').Page} page @param {string} name */
const look = (page, name) => lab(page).locator('.inside').getByRole('button', { name, exact: true }).click();

test('the panels are loaded when the first one is opened, and not before', async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  expect(asked.filter((path) => path.includes('inside'))).toEqual([]);
  await look(page, 'This step');
  await expect(lab(page).locator('.inspector.step')).toContainText('[MASK]');
  expect(asked.filter((path) => path.includes('inside'))).toHaveLength(1);
});

test('panels that cannot be loaded say so, and can be asked for again', async ({ page }) => {
  await page.route('**/cloze-inside.js*', (route) => route.abort(), { times: 1 });
  await open(page);
  await look(page, 'This step');
  await expect(lab(page).locator('.inspector.step')).toContainText('could not be loaded');
  await lab(page).locator('.inspector.step').getByRole('button', { name: 'Try again' }).click();
  await expect(lab(page).locator('.inspector.step')).toContainText('[MASK]');
});

test('a link opens panels at a step, and trains nothing', async ({ page }) => {
  await page.goto('/#1&preset=notebook&open=step&step=7');
  await reaches(page, 'ready');
  await expect(lab(page).locator('.inspector.step')).toContainText('[MASK]');
  expect(await history(page).then((runs) => runs.map(({ step }) => step.length))).toEqual([0, 0]);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#1&preset=notebook&open=step&step=7');
  // Another link names neither.
  await page.evaluate(() => {
    location.hash = '#1&preset=notebook&steps=90';
  });
  await expect(lab(page).locator('.inspector')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#1&preset=notebook&steps=90');
});

test('looking changes nothing', async ({ page }) => {
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  const closed = (await history(page)).map(({ fingerprint }) => fingerprint);
  for (const button of await lab(page).locator('.inside .head button').all()) await button.click();
  await press(page, 'Train again');
  await reaches(page, 'done');
  expect((await history(page)).map(({ fingerprint }) => fingerprint)).toEqual(closed);
});
