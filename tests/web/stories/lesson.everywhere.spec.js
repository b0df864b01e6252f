// The lesson in every browser: it asks, trains and tells, and a reload finds the page and the answers.

import { expect, test } from '@playwright/test';
import { lab, reaches } from '../support/lab.js';

test('a page asks, trains, tells, and is found again after a reload', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('#lesson-title')).toHaveText('Filling blanks');
  await page.getByRole('radio', { name: 'dog' }).check({ force: true });
  await page.getByRole('button', { name: 'Train and see' }).click();
  const told = page.locator('.told');
  await expect(told).toContainText('You said dog. The model says cat');
  await page.getByRole('link', { name: 'Next', exact: true }).click();
  await expect(page.locator('#lesson-title')).toBeFocused();
  await page.getByRole('radio', { name: 'cat' }).check({ force: true });
  await page.reload();
  await expect(page.locator('#lesson-title')).toHaveText('A model that says the wrong animal');
  await expect(page.getByRole('radio', { name: 'cat' }), 'what was chosen').toBeChecked();
  // Another day, without the page in the address.
  await page.goto('about:blank');
  await page.goto('/');
  await expect(page.locator('#lesson-title')).toHaveText('A model that says the wrong animal');
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(told, 'what came out').toContainText('You said dog. The model says cat');
  await expect(lab(page)).toBeVisible();
  await reaches(page, 'ready');
});

test('what was kept and makes no sense is left aside', async ({ page }) => {
  await page.goto('/');
  await page.evaluate(() => {
    for (const name of Object.keys(localStorage))
      if (name.endsWith('lesson'))
        localStorage.setItem(
          name,
          JSON.stringify({
            version: 1,
            value: {
              page: 7,
              answers: {
                'en/blanks': { answer: {}, facts: [3], own: 5, varied: 'x' },
                'en/floor': 1,
                'en/notebook': { answer: 'cat', own: '', facts: { said: 3 }, varied: null },
              },
            },
          }),
        );
  });
  await page.reload();
  await expect(page.locator('#lesson-title')).toHaveText('Filling blanks');
  await expect(page.getByRole('button', { name: 'Train and see' })).toBeVisible();
  await page.getByRole('link', { name: 'Next', exact: true }).click();
  await expect(page.locator('#lesson-title')).toHaveText('A model that says the wrong animal');
  await expect(page.getByRole('button', { name: 'Train and see' })).toBeVisible();
});
