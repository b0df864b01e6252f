import { expect, test } from '@playwright/test';

test('the page loads under its own security policy, without an error', async ({ page }) => {
  /** @type {string[]} */
  const errors = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('requestfailed', (request) => errors.push(`not loaded: ${request.url()}`));

  await page.goto('/#1&preset=notebook');
  const lab = page.locator('cloze-lab');
  await expect(lab).toBeVisible();
  await page.evaluate(() => customElements.whenDefined('cloze-lab'));
  await expect(lab.getByRole('button').first()).toBeVisible();

  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /default-src 'none'/);
  expect(errors).toEqual([]);
});
