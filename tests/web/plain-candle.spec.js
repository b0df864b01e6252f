// Any operation of candle works in the page: tests/plain-candle, built as the page's wasm is, trains here. The folder
// is made by `cargo xtask test browser`.

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const FOLDER = new URL('../../target/plain-candle/', import.meta.url);
const PAGE = `<!doctype html><title>plain candle</title><script type="module">
  import start, { report } from './plain-candle.js';
  await start({ module_or_path: './plain-candle_bg.wasm' });
  document.body.textContent = report();
</script>`;
/** @type {Record<string, string>} */
const TYPES = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm' };

test('a model of plain candle operations trains, and its gradients are finite differences', async ({
  page,
}) => {
  await page.route('**/plain-candle/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    const body = name === 'index.html' ? PAGE : readFileSync(new URL(name, FOLDER));
    return route.fulfill({ body, contentType: TYPES[name.split('.').at(-1) ?? ''] });
  });
  await page.goto('plain-candle/index.html');
  await expect(page.locator('body')).toHaveText(/./);
  const { differences, losses } = JSON.parse((await page.locator('body').textContent()) ?? '');
  expect(Object.keys(differences)).toHaveLength(12);
  // As the native test of the crate.
  for (const [name, difference] of Object.entries(differences)) expect(difference, name).toBeLessThan(5e-3);
  const [before, after] = losses;
  expect(before).toBeGreaterThan(0.5);
  expect(after).toBeLessThan(0.1);
});
