// Takes pictures of the page: `node tests/web/shots.mjs OUT_DIR`, with `cargo xtask serve` running.
//
// CLOZE_URL is the page's address (http://127.0.0.1:8080/ unless set), CHROME the browser's path (found on the PATH
// unless set). One picture of the window and one of the whole page for each size, theme and state:
// OUT_DIR/desktop-light-idle.png, OUT_DIR/desktop-light-idle-full.png, …

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChrome, launchOptions } from './support/browser.js';

const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const THEMES = /** @type {const} */ (['light', 'dark']);

/** The preset whose run is pictured while it goes on: long enough to be caught, with the curves already apart. */
const LONG = { preset: 'recipe', steps: 300 };

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node tests/web/shots.mjs OUT_DIR');
  process.exit(2);
}
const url = process.env.CLOZE_URL ?? 'http://127.0.0.1:8080/';

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(launchOptions(findChrome()));
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of THEMES) {
    const open = async () => {
      // A page of its own for each state: none finds what another has stored.
      const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
      await page.goto(`${url}#1&preset=notebook`);
      await page.evaluate(() => customElements.whenDefined('cloze-lab'));
      return page;
    };
    /** @param {import('@playwright/test').Page} page @param {string} state */
    const shoot = async (page, state) => {
      const path = join(folder, `${size}-${colorScheme}-${state}`);
      await page.screenshot({ path: `${path}.png` });
      await page.screenshot({ path: `${path}-full.png`, fullPage: true });
      const now = await page.evaluate(() => /** @type {any} */ (document.querySelector('cloze-lab')).state);
      console.log(`${path}.png, ${path}-full.png (${now})`);
      await page.close();
    };

    await shoot(await open(), 'idle');

    // Through the element's own interface, so that the pictures do not depend on the wording of buttons.
    const training = await open();
    await training.evaluate(async ({ preset, steps }) => {
      const lab = /** @type {any} */ (document.querySelector('cloze-lab'));
      lab.setAttribute('preset', preset);
      const far = new Promise((resolve) => {
        lab.addEventListener('cloze-step', () => {
          if (lab.history.every((/** @type {any} */ run) => run.step.at(-1) >= steps)) resolve(undefined);
        });
        lab.addEventListener('cloze-error', resolve);
      });
      await lab.start();
      await far;
    }, LONG);
    await shoot(training, 'training');

    const done = await open();
    await done.evaluate(async () => {
      const lab = /** @type {any} */ (document.querySelector('cloze-lab'));
      await lab.start();
      await lab.finished;
    });
    await shoot(done, 'done');
  }
}
await browser.close();
