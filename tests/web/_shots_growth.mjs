import { chromium } from '@playwright/test';
import { findChrome, launchOptions } from './browser.js';

const out = process.argv[2];
const only = process.argv[3];
const b = await chromium.launch(launchOptions(findChrome()));
for (const [size, viewport] of Object.entries({
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
  tiny: { width: 320, height: 640 },
}))
  for (const colorScheme of ['light', 'dark'])
    for (const st of ['idle', 'training', 'done']) {
      if (only && !`${size}-${colorScheme}-${st}`.match(only)) continue;
      const page = await b.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
      page.on('pageerror', (e) => console.log('ERR', e.message));
      page.on('console', (m) => m.type() === 'error' && console.log('CON', m.text()));
      await page.goto(
        `http://127.0.0.1:48177/#1&preset=${process.env.PRESET ?? (st === 'training' ? 'contexts' : 'notebook')}&open=growth,embeddings`,
      );
      await page.waitForFunction(() => document.querySelector('cloze-lab')?.state === 'ready');
      await page.waitForTimeout(500);
      if (st === 'done') {
        await page.evaluate(async () => {
          const l = document.querySelector('cloze-lab');
          await l.start();
          await l.finished;
        });
        await page.waitForTimeout(600);
      }
      if (st === 'training') {
        await page.evaluate(async () => {
          const l = document.querySelector('cloze-lab');
          await l.start();
        });
        await page.waitForFunction(
          () => document.querySelector('cloze-lab').history.every((r) => r.step.length > 600),
          null,
          { timeout: 120000 },
        );
      }
      for (const n of ['growth', 'embeddings'])
        await page
          .locator(`cloze-lab .inspector.${n}`)
          .screenshot({ path: `${out}/${size}-${colorScheme}-${st}-${n}.png` });
      const w = await page.evaluate(() => document.documentElement.scrollWidth);
      console.log(size, colorScheme, st, 'scrollWidth', w);
      await page.close();
    }
await b.close();
