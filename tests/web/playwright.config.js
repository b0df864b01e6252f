// `cargo xtask test browser` builds and serves the page, finds Chromium, and runs this.

import { defineConfig } from '@playwright/test';
import { launchOptions, pageUrl } from './browser.js';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.js',
  // One at a time: a page under test uses all cores.
  workers: 1,
  retries: 0,
  // Enough for a whole run of the larger preset on two cores.
  timeout: 90_000,
  forbidOnly: true,
  reporter: process.env.CLOZE_REPORT
    ? [['list'], ['json', { outputFile: process.env.CLOZE_REPORT }]]
    : [['list']],
  use: {
    baseURL: pageUrl(process.env.CLOZE_URL),
    launchOptions: launchOptions(process.env.CHROME),
    screenshot: 'only-on-failure',
  },
});
