// The lab wherever somebody puts it. Every test trains the notebook's experiment to its end, in each browser.

import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { loadedBy } from '../../../www/loaded.mjs';
import { distFile, distPath, host } from '../support/hosts.js';
import { history, LABORATORY, lab, press, reaches } from '../support/lab.js';
import { fingerprints, presets } from '../support/node-runs.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').FrameLocator} FrameLocator */

/** What a careful host allows; www/index.html is no laxer, but for what only the site has. */
const STRICT = [
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src blob:; connect-src 'self'",
  "img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  "require-trusted-types-for 'script'; trusted-types lit-html cloze",
].join('; ');

/** @type {import('../support/hosts.js').Host[]} */
const hosts = [];

test.afterEach(async () => {
  await Promise.all(hosts.splice(0).map((one) => one.end()));
});

/** A host that ends with the test. @param {Parameters<typeof host>[0]} what */
async function start(what) {
  const one = await host(what);
  hosts.push(one);
  return one;
}

/** A page with the lab in it. @param {string} script @param {string} [element] */
const page = (script, element = '<cloze-lab preset="notebook"></cloze-lab>') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host</title>
  <script type="module" src="${script}"></script></head><body>${element}</body></html>`;

/** What went wrong, by the browser's own account. @param {Page} where */
function complaints(where) {
  /** @type {string[]} */
  const found = [];
  where.on('pageerror', (error) => found.push(error.message));
  where.on('console', (message) => {
    // A host without an icon is no trouble of ours.
    if (message.type() === 'error' && !message.text().includes('404')) found.push(message.text());
  });
  return found;
}

/** Presses Train and waits for the end. @param {Page | FrameLocator} where */
async function trains(where) {
  const inside = /** @type {Page} */ (where);
  // Nothing is loaded before it is near the viewport; a frame may lie below it.
  await lab(inside).scrollIntoViewIfNeeded();
  await reaches(inside, 'ready');
  await press(inside, 'Train');
  await reaches(inside, 'done');
  const runs = await history(inside);
  expect(runs.map(({ loss }) => loss.length)).toEqual([180, 180]);
  return runs;
}

/** Leads from the lesson to the notebook in the laboratory. @param {Page | import('@playwright/test').FrameLocator} where */
async function laboratory(where) {
  await where.getByRole('button', { name: 'Open the whole laboratory' }).click();
  await lab(/** @type {Page} */ (where))
    .getByLabel('Preset', { exact: true })
    .selectOption('notebook');
}

test('the site works in a folder of a host', async ({ page: tab }) => {
  const errors = complaints(tab);
  const { url, asked } = await start({ site: '/courses/nlp/cloze/' });
  await tab.goto(`${url}courses/nlp/cloze/${LABORATORY}`);
  await trains(tab);
  expect(asked.filter((path) => !path.startsWith('/courses/nlp/cloze/') && path !== '/favicon.ico')).toEqual(
    [],
  );
  expect(errors).toEqual([]);
});

test('a page imports the module from another origin', async ({ page: tab }) => {
  const errors = complaints(tab);
  const library = await start({ site: '/', headers: { 'access-control-allow-origin': '*' } });
  const { url } = await start({ files: { '/index.html': page(`${library.url}cloze-lab.js`) } });
  await tab.goto(url);
  await trains(tab);
  const { atOnce } = await loadedBy(['cloze-lab.js'], distPath('.'));
  const loads = [...atOnce, 'cloze_bg.wasm'].map((name) => `/${name}`);
  expect(library.asked.sort(), 'and nothing else').toEqual(loads.sort());
  expect(errors).toEqual([]);
});

test('a page imports the module of one file from another origin', async ({ page: tab }) => {
  const library = await start({ site: '/', headers: { 'access-control-allow-origin': '*' } });
  const { url } = await start({ files: { '/index.html': page(`${library.url}cloze-lab.inline.js`) } });
  await tab.goto(url);
  await trains(tab);
  expect(library.asked, 'and nothing else').toEqual(['/cloze-lab.inline.js']);
});

for (const script of ['cloze-lab.js', 'cloze-lab.inline.js']) {
  test(`a host with a strict security policy can have ${script}`, async ({ page: tab }) => {
    const errors = complaints(tab);
    const { url } = await start({
      site: '/',
      files: { '/page/index.html': page(`/${script}`), '/favicon.ico': '' },
      headers: { 'content-security-policy': STRICT },
    });
    await tab.goto(`${url}page/`);
    await trains(tab);
    expect(errors).toEqual([]);
  });
}

test('cloze.html opens as a file, alone, and asks for nothing', async ({
  page: tab,
  context,
  browserName,
}) => {
  const errors = complaints(tab);
  /** @type {string[]} */
  const requests = [];
  tab.on('request', (request) => requests.push(request.url()));
  const folder = mkdtempSync(join(tmpdir(), 'cloze file '));
  try {
    const file = join(folder, 'cloze.html');
    copyFileSync(distPath('cloze.html'), file);
    // Playwright cannot cut Firefox's network; that nothing is asked for says the same.
    if (browserName === 'chromium') await context.setOffline(true);
    await tab.goto(pathToFileURL(file).href);
    await expect(tab.getByRole('heading', { name: 'Filling blanks' }), 'the lesson').toBeVisible();
    await laboratory(tab);
    await trains(tab);
    await expect(tab.locator('header'), 'with its style').toHaveCSS('display', 'flex');
    const resources = await tab.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    const itself = pathToFileURL(file).href;
    expect(
      [...requests, ...resources].filter((url) => url.split('#')[0] !== itself && !/^(blob|data):/.test(url)),
    ).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const FRAMES = {
  'cloze.html in a sandboxed frame':
    '<iframe sandbox="allow-scripts" src="/cloze.html#1&amp;preset=notebook"></iframe>',
  'cloze.html in a frame': '<iframe src="/cloze.html#1&amp;preset=notebook"></iframe>',
  'the site in a frame': '<iframe src="/index.html#1&amp;preset=notebook"></iframe>',
  'the module of one file in a sandboxed frame':
    '<iframe sandbox="allow-scripts" src="/inline.html"></iframe>',
  'the module in a sandboxed frame': '<iframe sandbox="allow-scripts" src="/module.html"></iframe>',
};

for (const [name, frame] of Object.entries(FRAMES)) {
  test(`${name} trains`, async ({ page: tab }) => {
    const { url } = await start({
      site: '/',
      files: {
        '/host.html': `<!doctype html><meta charset="utf-8"><style>iframe { width: 100%; height: 600px }</style>${frame}`,
        '/inline.html': page('/cloze-lab.inline.js'),
        '/module.html': page('/cloze-lab.js'),
      },
      // A sandboxed frame has an origin of its own.
      headers: { 'access-control-allow-origin': '*' },
    });
    await tab.goto(`${url}host.html`);
    await trains(tab.frameLocator('iframe'));
  });
}

for (const sandbox of [null, 'allow-scripts']) {
  test(`a srcdoc frame trains, ${sandbox ? 'sandboxed' : 'free'}`, async ({ page: tab }) => {
    const { url } = await start({ files: { '/index.html': '<!doctype html><meta charset="utf-8">' } });
    await tab.goto(url);
    await tab.evaluate(
      ([document_, rules]) => {
        const frame = document.createElement('iframe');
        if (rules !== null) frame.setAttribute('sandbox', rules ?? '');
        frame.style.cssText = 'width: 100%; height: 600px';
        frame.srcdoc = document_ ?? '';
        document.body.append(frame);
      },
      [distFile('cloze.html').toString(), sandbox],
    );
    // The frame has no address that could ask for the laboratory.
    await laboratory(tab.frameLocator('iframe'));
    await trains(tab.frameLocator('iframe'));
  });
}

for (const name of ['notebook', 'recipe']) {
  const whole = presets.find((preset) => preset.name === name)?.experiment;
  const experiment = { ...whole, steps: Math.min(whole.steps, 200) };

  test(`the ${name} preset has the fingerprints that it has in Node`, async ({ page: tab }) => {
    await tab.goto(LABORATORY);
    await trains(tab);
    const here = await lab(tab).evaluate(async (/** @type {any} */ element, given) => {
      element.experiment = given;
      await element.start();
      await element.finished;
      return element.history.map((/** @type {any} */ run) => run.fingerprint);
    }, experiment);
    expect(here).toEqual(fingerprints(experiment));
  });
}
