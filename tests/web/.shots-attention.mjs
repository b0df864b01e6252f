import { chromium } from '@playwright/test';
import { findChrome, launchOptions } from './browser.js';

const [
  ,
  ,
  out,
  hash = '#1&preset=contexts&open=attention',
  sizes = 'desktop,phone',
  themes = 'light,dark',
  states = 'ready,training,done',
] = process.argv;
const SIZES = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 700 },
};
const browser = await chromium.launch(launchOptions(findChrome()));
for (const size of sizes.split(','))
  for (const colorScheme of themes.split(',')) {
    const page = await browser.newPage({ viewport: SIZES[size], colorScheme, reducedMotion: 'reduce' });
    page.on('console', (m) => console.log('console', m.text()));
    page.on('pageerror', (e) => console.log('error', e.message));
    await page.goto('http://127.0.0.1:8471/' + hash);
    const lab = page.locator('cloze-lab');
    const wait = async (fn) => {
      for (let i = 0; i < 600; i++) {
        if (await lab.evaluate(fn)) return;
        await page.waitForTimeout(50);
      }
      throw new Error('timeout ' + fn);
    };
    await wait((e) => e.state === 'ready');
    const shoot = async (state) => {
      const b = await lab.locator('.inspector.attention').boundingBox();
      console.log(size, colorScheme, state, JSON.stringify(b));
      await lab
        .locator('.inspector.attention')
        .screenshot({ path: `${out}/${size}-${colorScheme}-${state}.png` });
    };
    await page.waitForTimeout(700);
    if (states.includes('ready')) await shoot('ready');
    if (states.includes('training') || states.includes('done')) {
      await lab.evaluate((e) => {
        e.start();
      });
      await wait((e) => e.history.every((r) => r.step.length >= 100));
      if (states.includes('training')) await shoot('training');
    }
    if (states.includes('done')) {
      await wait((e) => e.state === 'done');
      await page.waitForTimeout(600);
      await lab.getByRole('button', { name: 'What each head looks at' }).click();
      await page.waitForTimeout(1500);
      await shoot('done');
    }
    await page.close();
  }
await browser.close();
