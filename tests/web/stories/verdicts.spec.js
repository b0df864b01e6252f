// What the lab says is right: of a text of one's own, of a sentence that fits nothing, of a figure with a title.

import { expect, test } from '@playwright/test';
import { card, corpus, lab, open, press, reaches } from '../support/lab.js';

test('an edited corpus gets a recipe in one press, with which both models reach their floors', async ({
  page,
}) => {
  await open(page);
  const panel = lab(page).locator('.corpus');
  await expect(panel).toContainText('Blanked: only word 2 of each sentence, never another.');
  await corpus(page).fill('the cat sleeps\nthe dog runs\na dog sleeps\nthe dog sleeps');
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(card(page, 1)).toContainText('Not converged');
  await press(page, 'Use a recipe that fits this text');
  await expect(lab(page).getByRole('button', { name: 'Use a recipe that fits this text' })).toHaveCount(0);
  await press(page, 'Apply the changes');
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
  for (const run of [0, 1]) await expect(card(page, run)).not.toContainText('Not converged');
  await expect(card(page, 1)).toContainText('a toss');
  await expect(lab(page).locator('.candidates tfoot')).toContainText('a toss');
});

test('another text brings a sentence of its own, and what fits no sentence is not judged', async ({
  page,
}) => {
  await open(page);
  await corpus(page).fill('snow lies on the roof\nrain falls on the house\nthe sun warms the roof');
  const blank = lab(page).locator('#blank');
  await expect(blank).toHaveValue('snow [MASK] on the roof');
  await expect(lab(page).locator('.candidates caption')).toContainText('the corpus has “lies”');
  await press(page, 'Restore the bundled text');
  await expect(blank).toHaveValue('the [MASK] sleeps');
  await press(page, 'Train');
  await reaches(page, 'done');
  await blank.fill('my [MASK] sings');
  const table = lab(page).locator('.blanks');
  await expect(table).toContainText('No sentence of the corpus fits, so there is no exact answer.');
  await expect(table).not.toContainText(/✓|✗|the corpus has/);
  await press(page, 'Take a sentence of the corpus');
  await expect(blank).toHaveValue('the [MASK] sleeps');
});

test('a panel that opens comes into view, and closing it leads back', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 390, height: 600 });
  await open(page);
  await press(page, 'What if');
  const title = lab(page).locator('#inside-name-whatif');
  await expect(title).toBeFocused();
  await expect(title).toBeInViewport();
  await lab(page).getByRole('button', { name: 'Close What if, back to its button' }).click();
  await expect(lab(page).locator('#inside-button-whatif')).toBeFocused();
  await press(page, 'What if');
  await lab(page).getByRole('button', { name: 'Open the example' }).first().click();
  await expect(lab(page).locator('#train')).toBeInViewport();
});

test('a figure has a title, a caption, a compact size and its trained models in one press', async ({
  page,
}) => {
  await page.goto(
    '/embed.html#1&preset=notebook&hide=toolbar,corpus,runs,inside&title=Two_models&caption=Who_sees_%3Cb%3Emore%3C/b%3E&size=compact&trained=1',
  );
  const figure = lab(page);
  await expect(figure.getByRole('heading', { name: 'Two models' })).toBeVisible();
  await expect(figure.getByText('Who sees <b>more</b>')).toBeVisible();
  await reaches(page, 'ready');
  await press(page, 'Show the trained models');
  await reaches(page, 'done');
  await expect(figure.getByRole('button', { name: 'Show the trained models' })).toHaveCount(0);
  const link = await figure.evaluate((/** @type {any} */ element) => element.link);
  expect(link).toMatchObject({ heading: 'Two models', size: 'compact', trained: true });
  const height = await page.evaluate(() => document.documentElement.getBoundingClientRect().height);
  expect(height).toBeLessThan(700);
});
