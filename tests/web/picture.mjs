// Makes the README's picture from the real page: `node tests/web/picture.mjs`, with `cargo xtask serve` running.
//
// CLOZE_URL and CHROME as for shots.mjs.

import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findChrome, launchOptions } from './support/browser.js';

const path = fileURLToPath(new URL('picture.png', import.meta.url));
const browser = await chromium.launch(launchOptions(findChrome()));
const page = await browser.newPage({ viewport: { width: 1280, height: 786 }, colorScheme: 'light' });
await page.goto(`${process.env.CLOZE_URL ?? 'http://127.0.0.1:8080/'}#1&preset=notebook`);
await page.evaluate(async () => {
  const lab = /** @type {any} */ (document.querySelector('cloze-lab'));
  await lab.start();
  await lab.finished;
});
await page.waitForTimeout(500);
await page.screenshot({ path });
await browser.close();
console.log(path);
