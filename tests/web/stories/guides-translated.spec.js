// The guides in the languages that have them: found from the page, whole on a small phone, and linked to each other.

import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { lab, reaches } from '../support/lab.js';

const www = new URL('../../../www/', import.meta.url);
const LANGUAGES = readdirSync(www).flatMap((name) => name.match(/^teachers\.([a-z]{2})\.html$/)?.[1] ?? []);

test.use({ viewport: { width: 320, height: 800 } });

for (const language of LANGUAGES) {
  test(`${language}: the page leads to its guides, and they fit on a small phone`, async ({ page }) => {
    await page.goto(`/#1&preset=notebook&lang=${language}`);
    const links = page.locator('footer nav a');
    await expect(links.nth(0)).toHaveAttribute('href', `embedding.${language}.html`);
    await links.nth(1).click();
    for (const guide of ['teachers', 'embedding']) {
      await expect(page).toHaveURL(new RegExp(`/${guide}\\.${language}\\.html$`));
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      for (const summary of await page.locator('summary').all()) await summary.click();
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, guide).toBeLessThanOrEqual(0);
      const sources = await page
        .locator('iframe')
        .evaluateAll((frames) => frames.map((frame) => frame.getAttribute('src') ?? ''));
      expect(sources.length).toBeGreaterThan(0);
      for (const source of sources) expect(source).toContain(`lang=${language}`);
      if (guide === 'teachers') await page.locator('header nav a').first().click();
    }
  });

  test(`${language}: a frame speaks it`, async ({ page }) => {
    await page.goto(`embed.html#1&preset=notebook&lang=${language}`);
    await reaches(page, 'ready');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(lab(page).getByRole('button', { name: 'Train', exact: true })).toHaveCount(0);
    await expect(page.locator('#open')).not.toHaveText('Open in a tab of its own');
  });
}
