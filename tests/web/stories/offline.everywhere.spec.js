// The site without a network: what was opened once opens again, and a new version comes when there is one.

import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { distFile, host } from '../support/hosts.js';
import { LABORATORY, lab, press, reaches } from '../support/lab.js';

/** @typedef {import('@playwright/test').Page} Page */

test.use({ serviceWorkers: 'allow' });

// A training is kept for the next visit (keep.everywhere.spec.js); here each visit trains anew.
test.beforeEach(({ context }) =>
  context.addInitScript(() => {
    try {
      localStorage.setItem(`cloze ${new URL('./', location.href)} keeps nothing`, 'yes');
    } catch {
      // A blank page has no storage.
    }
  }),
);

/** Presses Train and waits for the end. @param {Page} page */
async function trains(page) {
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
}

/** Waits until the site is kept, and whatever else the browser had to do for it is done. @param {Page} page */
const kept = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const worker = registration.active;
    while (worker?.state === 'activating') await new Promise((resolve) => setTimeout(resolve, 20));
    return navigator.serviceWorker.controller !== null;
  });

/** @param {Page} page @returns {Promise<string[]>} */
const cacheNames = (page) => page.evaluate(() => caches.keys());

/** The site as another build would make it: its page has another title. @param {string} title */
function version(title) {
  const hash = (/** @type {string | Buffer} */ content) =>
    `sha256-${createHash('sha256').update(content).digest('base64')}`;
  const before = distFile('index.html');
  const page = before.toString().replace(/<title>[^<]*/, `<title>${title}`);
  const worker = distFile('sw.js').toString();
  const named = worker.match(/"([0-9a-f]{16})"/)?.[1];
  if (named === undefined || !worker.includes(hash(before))) throw new Error('sw.js names no version');
  const other = createHash('sha256').update(title).digest('hex').slice(0, 16);
  return {
    '/lab/index.html': page,
    '/lab/sw.js': worker.replace(hash(before), hash(page)).replaceAll(named, other),
  };
}

test('a second visit works without a network', async ({ page }) => {
  const site = await host({ site: '/lab/' });
  await page.goto(`${site.url}lab/${LABORATORY}`);
  expect(await kept(page), 'the page that is open is left alone').toBe(false);
  await site.end();
  for (const path of [`lab/${LABORATORY}`, `lab/index.html${LABORATORY}`, 'lab/?preset=notebook#here']) {
    await page.goto('about:blank');
    await page.goto(site.url + path);
    await trains(page);
  }
  expect(await kept(page)).toBe(true);
});

test('online, the next load has the new version; offline, one that is whole', async ({ page, context }) => {
  /** @type {Record<string, string | Buffer>} */
  const files = { ...version('one') };
  const site = await host({ site: '/lab/', files });
  try {
    await page.goto(`${site.url}lab/${LABORATORY}`);
    await kept(page);
    await page.reload();
    await expect(page).toHaveTitle('one');
    const [first, ...others] = await cacheNames(page);
    expect(others).toEqual([]);
    site.asked.length = 0;
    await page.reload();
    await reaches(page, 'ready');
    expect(new Set(site.asked), 'only the version is asked for').toEqual(new Set(['/lab/sw.js']));

    await press(page, 'Train');
    Object.assign(files, version('two'));
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await reaches(page, 'done');
    await expect(page, 'a page that is open stays as it is').toHaveTitle('one');

    await page.reload();
    await expect(page, 'and the next has the new version').toHaveTitle('two');
    await trains(page);
    await expect.poll(() => cacheNames(page), 'both are kept while one is in use').toHaveLength(2);

    // When no page is open, the new one takes over and the old one goes. A tab that is closed is surely not open.
    const address = page.url();
    await page.close();
    await expect
      .poll(async () => {
        const tab = await context.newPage();
        await tab.goto(address);
        const names = await cacheNames(tab);
        await tab.close();
        return names.length === 1 && names[0] !== first;
      })
      .toBe(true);
  } finally {
    await site.end();
  }
  const tab = await context.newPage();
  await tab.goto(`${site.url}lab/${LABORATORY}`);
  await expect(tab).toHaveTitle('two');
  await trains(tab);
});

test('a build that is served half is not kept, and the site works on', async ({ page }) => {
  /** @type {Record<string, string | Buffer>} */
  const files = { ...version('one') };
  const site = await host({ site: '/lab/', files });
  try {
    await page.goto(`${site.url}lab/${LABORATORY}`);
    await kept(page);
    // The new sw.js, with a page that is not the one it names.
    Object.assign(files, version('two'), { '/lab/index.html': distFile('index.html') });
    await page.reload();
    await expect(page).toHaveTitle(/^Cloze/);
    await trains(page);
  } finally {
    await site.end();
  }
  await page.goto('about:blank');
  await page.goto(`${site.url}lab/${LABORATORY}`);
  await expect(page, 'the last that was whole').toHaveTitle('one');
  await trains(page);
});

test('only the site is kept: not cloze.html, and not the site in a frame', async ({ page }) => {
  const frame =
    '<!doctype html><meta charset="utf-8"><iframe src="/index.html#1&amp;preset=notebook" width="800" height="600"></iframe>';
  const site = await host({ site: '/', files: { '/host.html': frame } });
  const registrations = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  try {
    await page.goto(`${site.url}cloze.html${LABORATORY}`);
    await trains(page);
    expect(await registrations()).toBe(0);
    await page.goto(`${site.url}host.html`);
    await reaches(/** @type {any} */ (page.frameLocator('iframe')), 'ready', 20_000);
    expect(await registrations()).toBe(0);
    // Other pages of the folder go to the host as ever, also where the site is kept.
    await page.goto(site.url);
    await kept(page);
    await page.goto(`${site.url}cloze.html${LABORATORY}`);
    await expect(lab(page)).toBeVisible();
    expect(site.asked.filter((path) => path === '/cloze.html')).toHaveLength(2);
  } finally {
    await site.end();
  }
});
