// What is of earlier settings, or of an earlier sentence, is grey or gone.

import { expect, test } from '@playwright/test';
import { isClean } from '../support/axe.js';
import { corpus, lab, open, press, reaches } from '../support/lab.js';

test.use({ bypassCSP: true });

test('edited after a training, what belongs to the settings before is grey until it is made anew', async ({
  page,
}) => {
  await page.goto('/#1&preset=notebook&open=step,embeddings,whatif');
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
  const panels = lab(page);
  const old = (/** @type {string} */ selector) => panels.locator(`${selector}.outdated`);
  await expect(panels.locator('.candidates tbody td.outdated')).toHaveCount(0);
  await expect(old('.inspector.step')).toHaveCount(0);

  await corpus(page).fill('the cat sleeps\nthe bird sings\na dog runs');
  await expect(old('.inspector.step')).toHaveCount(1);
  await expect(old('.inspector.embeddings')).toHaveCount(1);
  await expect(old('.inspector.whatif')).toHaveCount(0);
  await expect(old('.plot')).toHaveCount(1);
  // The runs' columns are of the text before; the exact one follows the editor.
  const row = panels.locator('.candidates tbody tr').first().locator('td');
  await expect(row.nth(0)).toHaveClass(/outdated/);
  await expect(row.nth(1)).toHaveClass(/outdated/);
  await expect(row.nth(2)).not.toHaveClass(/outdated/);
  await isClean(page, 'outdated');

  await press(page, 'Apply the changes');
  await reaches(page, 'ready');
  await expect(panels.locator('.outdated')).toHaveCount(0);
});

test('a sentence that nobody has answered yet has no answer of another one beside it', async ({ page }) => {
  await open(page);
  const first = lab(page).locator('.candidates tbody tr').first().locator('td').first();
  await expect(first).toContainText('%');
  // The worker of the first run answers nothing more.
  await lab(page).evaluate(() => {
    Worker.prototype.postMessage = () => {};
  });
  await lab(page).locator('#blank').fill('a [MASK] runs');
  await expect(first).toHaveClass(/outdated/);
  await expect(lab(page).locator('.certainty')).not.toContainText('certain');
});
