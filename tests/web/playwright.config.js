// `cargo xtask test browser` builds and serves the page, finds Chromium and Firefox, and runs this.

import { defineConfig } from '@playwright/test';
import { firefoxOptions, launchOptions, pageUrl } from './support/browser.js';

export default defineConfig({
  testDir: 'stories',
  // Two at a time: a page trains on all cores, but it mostly waits, draws or is read by axe, on one. No story measures time.
  workers: 2,
  retries: 0,
  // Long enough for any machine, however busy: a story waits for what it needs, and is red only when something is
  // wrong.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  forbidOnly: true,
  reporter: process.env.CLOZE_REPORT
    ? [['list'], ['json', { outputFile: process.env.CLOZE_REPORT }]]
    : [['list']],
  use: {
    baseURL: pageUrl(process.env.CLOZE_URL),
    screenshot: 'only-on-failure',
    // What one test's page kept must not answer for another's; offline.spec.js allows it.
    serviceWorkers: 'block',
  },
  projects: [
    {
      name: 'chromium',
      testMatch: '**/*.spec.js',
      use: { launchOptions: launchOptions(process.env.CHROME) },
    },
    // What is different in another browser is how it loads things, not what the lab does with them.
    {
      name: 'firefox',
      testMatch: '**/*.everywhere.spec.js',
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: firefoxOptions(process.env.FIREFOX),
      },
    },
  ],
});
