// The chart shows every run's curve, keeps it through every change of its view, and tells the loss at the pointer.

import { expect, test } from '@playwright/test';
import { lab, open, press, reaches } from './lab.js';

/** @param {import('@playwright/test').Page} page */
const plot = (page) => lab(page).getByRole('img', { name: 'Loss' });

/**
 * Over how many rows of pixels each run's colour reaches: a floor line takes one or two, a curve that falls takes many.
 *
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<number[]>}
 */
const heights = (page) =>
  plot(page).evaluate((place) => {
    const canvas = /** @type {HTMLCanvasElement} */ (place.querySelector('.curves'));
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return [1, 2].map((run) => {
      const probe = document.createElement('span');
      probe.style.color = `var(--cloze-run-${run})`;
      place.append(probe);
      const wanted = getComputedStyle(probe).color.match(/\d+/g)?.map(Number) ?? [];
      probe.remove();
      const rows = new Set();
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] === 255 && wanted.every((part, k) => Math.abs(part - data[i + k]) < 3))
          rows.add(Math.floor(i / 4 / canvas.width));
      }
      return rows.size;
    });
  });

test('every curve is drawn, and stays through log scale, gap, size, theme and table', async ({ page }) => {
  await open(page);
  expect(Math.max(...(await heights(page))), 'before training no curve').toBeLessThan(4);
  await press(page, 'Train');
  await reaches(page, 'done');
  const drawn = () => expect.poll(async () => Math.min(...(await heights(page)))).toBeGreaterThan(15);
  await drawn();
  await lab(page).getByLabel('log scale').check();
  await drawn();
  await page.setViewportSize({ width: 390, height: 844 });
  await plot(page).scrollIntoViewIfNeeded();
  await drawn();
  await page.emulateMedia({ colorScheme: 'dark' });
  await drawn();
  await press(page, 'Show as table');
  await press(page, 'Show as chart');
  await drawn();
  await lab(page).getByLabel('log scale').uncheck();
  await lab(page).getByLabel('gap to the best').check();
  await drawn();
});

test('the pointer asks for the loss at a step, and the last step past the end', async ({ page }) => {
  await open(page);
  const heading = lab(page).getByRole('columnheader', { name: 'mean loss' });
  await plot(page).hover();
  await expect(heading, 'nothing to tell before the first step').toHaveText('mean loss, last epoch');
  await lab(page).evaluate((/** @type {any} */ element) => element.step(40));
  await plot(page).hover({ position: { x: 65, y: 100 } });
  await expect(heading).toHaveText(/^mean loss, epoch to step [3-6]$/);
  await plot(page).hover({ position: { x: 300, y: 100 } });
  await expect(heading).toHaveText('mean loss, epoch to step 40');
  await plot(page).hover({ position: { x: 5, y: 100 } });
  await expect(heading, 'beside the curves').toHaveText('mean loss, last epoch');
});
