// A lecturer sends a link; a reader opens it, replays it, and edits on.

import { expect, test } from '@playwright/test';
import { corpus, history, lab, message, open, press, reaches, state } from '../support/lab.js';
import { unseen } from '../support/unseen.js';

/** @param {import('@playwright/test').Page} page @param {string} hash */
async function follow(page, hash) {
  await page.goto(`/${hash}`);
  await reaches(page, 'ready');
}

/** @param {import('@playwright/test').Page} page @returns {Promise<any>} */
const link = (page) => lab(page).evaluate((/** @type {any} */ element) => element.link);

/** @param {import('@playwright/test').Page} page */
const hashOf = (page) => page.evaluate(() => location.hash);

test('a link sets the lab up and starts nothing', async ({ page }) => {
  await follow(
    page,
    '#1&preset=notebook&steps=300&seed=3&runs.1.model.hidden=64&blank=the_[MASK]_runs&hide=corpus&theme=dark',
  );
  await expect(lab(page).getByLabel('Steps', { exact: true })).toHaveValue('300');
  await expect(lab(page).getByRole('textbox', { name: 'seed' })).toHaveValue('3');
  await expect(lab(page).getByLabel('Write a sentence')).toHaveValue('the [MASK] runs');
  await expect(corpus(page)).toHaveCount(0);
  const { experiment } = await link(page);
  expect(experiment.runs[1].model.hidden).toBe(64);
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
  expect((await history(page)).every(({ loss }) => loss.length === 0)).toBe(true);
  expect(await state(page)).toBe('ready');
});

test('the address follows the edits, without entries in the history', async ({ page }) => {
  await open(page);
  expect(await hashOf(page), 'nothing was edited').toBe('#1&preset=notebook');
  const entries = await page.evaluate(() => window.history.length);
  await lab(page).getByLabel('Steps', { exact: true }).fill('77');
  await lab(page).getByLabel('Steps', { exact: true }).press('Enter');
  await expect.poll(() => hashOf(page)).toBe('#1&preset=notebook&steps=77');
  await corpus(page).fill('the cat sleeps\na dog runs\n<b>a & b</b>');
  await lab(page).getByLabel('Write a sentence').fill('the ___ sleeps');
  await expect.poll(() => hashOf(page)).toContain('&blank=the_%5F%5F%5F_sleeps');
  const hash = await hashOf(page);
  expect(hash).toContain('&corpus.text=the_cat_sleeps%0Aa_dog_runs%0A%3Cb%3E');
  expect(await page.evaluate(() => window.history.length)).toBe(entries);
  const before = await link(page);
  await page.reload();
  await reaches(page, 'ready');
  await expect(corpus(page)).toHaveValue('the cat sleeps\na dog runs\n<b>a & b</b>');
  expect(await link(page)).toEqual(before);
  expect(await hashOf(page)).toBe(hash);
});

test('another link in the same tab, and back again', async ({ page }) => {
  await follow(page, '#1&preset=notebook&steps=50');
  await page.evaluate(() => {
    location.hash = '#1&preset=recipe&hide=runs';
  });
  await expect.poll(async () => (await link(page)).experiment.corpus).toEqual({ bundled: 'everyday' });
  await expect(lab(page).getByRole('heading', { name: 'Runs' })).toHaveCount(0);
  await page.goBack();
  await expect.poll(async () => (await link(page)).experiment.steps).toBe(50);
  await expect(lab(page).getByRole('heading', { name: 'Runs' })).toBeVisible();
  await page.getByRole('link', { name: 'Skip to the content' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => hashOf(page), 'a place on the page is no link').toBe('#1&preset=notebook&steps=50');
  expect((await link(page)).experiment.steps).toBe(50);
});

test('a long corpus travels packed', async ({ page, context }) => {
  await open(page);
  const text = Array.from(
    { length: 100 },
    (_, i) => `the ${['cat', 'dog', 'cow'][i % 3]} number ${i} sleeps`,
  ).join('\n');
  await corpus(page).fill(text);
  await expect.poll(() => hashOf(page)).toMatch(/&corpus\.text\.z=[\w-]+/);
  expect((await hashOf(page)).length).toBeLessThan(2000);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(corpus(other)).toHaveValue(text);
});

test('who replays a link is told whether it is the same run', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await follow(page, '#1&preset=notebook&steps=60');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByLabel('with fingerprint'), 'there is none before training').toBeHidden();
  await page.keyboard.press('Escape');
  await press(page, 'Train');
  await reaches(page, 'done');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByLabel('with fingerprint').check();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/#1&preset=notebook&steps=60&fingerprints=[0-9a-f]+,[0-9a-f]+$/);
  await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('status').getByText('Copied.')).toBeVisible();
  const url = await page.evaluate(() => navigator.clipboard.readText());
  expect(url).toBe(await field.inputValue());

  const reader = await context.newPage();
  // Another person's browser, which has kept nothing of this training.
  await reader.addInitScript(() => localStorage.clear());
  await reader.goto(url);
  await reaches(reader, 'ready');
  await press(reader, 'Train');
  await reaches(reader, 'done');
  await expect(message(reader)).toContainText("The same run as the author's, bit for bit.");
  expect(await hashOf(reader), 'the mark stays in the address').toContain('fingerprints=');

  // One digit of the second run's changed.
  await reader.goto(url.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')));
  await reader.reload();
  await reaches(reader, 'ready');
  await press(reader, 'Train');
  await reaches(reader, 'done');
  await expect(message(reader)).toContainText(
    'Not the run that the link was made from: the losses of “BERT” differ; the others are the same, bit for bit.',
  );

  // Edited, it is another experiment, of which nothing is claimed.
  await reader.goto('about:blank');
  await reader.goto(url);
  await reaches(reader, 'ready');
  await lab(reader).getByLabel('Steps', { exact: true }).fill('61');
  await lab(reader).getByLabel('Steps', { exact: true }).press('Enter');
  await reaches(reader, 'ready');
  await press(reader, 'Train');
  await reaches(reader, 'done');
  await expect(message(reader)).not.toContainText('author');
});

const HOSTILE = [
  '#nonsense',
  '#99&steps=5',
  '#<script>alert(1)</script>',
  '#1&preset=<img src=x onerror=alert(1)>',
  '#1&blank=<img src=x onerror=alert(1)>&bogus=1',
  '#1&__proto__.polluted=1',
  '#1&runs.0.__proto__.polluted=1',
  '#1&steps=1e999',
  '#1&seed=NaN',
  '#1&corpus.text.z=AAAA',
  '#1&corpus.text.z=!!!',
  '#1&corpus.text=%E0%A4%A',
  '#1&runs=0,0,0,0',
  '#1&hide=https://example.org/x',
  'bomb',
];

for (const given of HOSTILE) {
  test(`hostile: ${given}`, async ({ page, baseURL }) => {
    const wrong = unseen(page, [new URL(baseURL ?? '').origin]);
    const hash =
      given !== 'bomb'
        ? given
        : await page.goto('/').then(() =>
            page.evaluate(async () => {
              const zeros = new Blob([new Uint8Array(3e7)]).stream();
              const packed = zeros.pipeThrough(new CompressionStream('deflate-raw'));
              const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
              const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
              return `#1&corpus.text.z=${btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
            }),
          );
    await page.goto('about:blank');
    await follow(page, hash);
    await expect(message(page)).toContainText('The link was not understood in full and this was ignored: ');
    const { experiment } = await link(page);
    expect(experiment.corpus).toEqual({ bundled: 'notebook' });
    expect(experiment.runs).toHaveLength(2);
    expect(await page.evaluate(() => /** @type {any} */ ({}).polluted)).toBeUndefined();
    expect(await page.locator('img').count(), 'no markup').toBe(0);
    expect(await state(page)).toBe('ready');
    expect(wrong).toEqual([]);
  });
}

test('the element takes a link as an attribute, and leaves the address alone', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const element = document.createElement('cloze-lab');
    element.setAttribute('hide', 'runs');
    element.setAttribute('link', '#1&preset=notebook&steps=42');
    document.querySelector('cloze-lab')?.replaceWith(element);
  });
  await reaches(page, 'ready');
  await expect.poll(async () => (await link(page)).experiment.steps).toBe(42);
  expect((await link(page)).hide, 'what the host hides stays hidden').toEqual(['runs']);
  await lab(page).getByLabel('Write a sentence').fill('a ___');
  // The page writes an address a moment after an edit: a later timer of its own is due after that.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  expect(await hashOf(page)).toBe('#1&preset=notebook');
});

test('a browser that refuses to copy: the text is selected, and the page says what to press', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await open(page);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('press Ctrl+C')).toBeVisible();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toBeFocused();
  expect(
    await field.evaluate((/** @type {any} */ input) => [
      input.selectionStart,
      input.selectionEnd,
      input.value.length,
    ]),
  ).toEqual([0, (await field.inputValue()).length, (await field.inputValue()).length]);
});

test('the embed dialog writes what to paste, and shows it', async ({ page }) => {
  await follow(page, '#1&preset=notebook&steps=90');
  const entries = await page.evaluate(() => window.history.length);
  await page.getByRole('button', { name: 'Embed', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Embed this experiment' });
  const code = dialog.getByLabel('Paste this');
  await expect(code).toHaveValue(/embed\.html#1&(amp;)?preset=notebook&(amp;)?steps=90/);
  await dialog.getByLabel('Theme').selectOption('dark');
  await dialog.getByLabel('Runs').uncheck();
  await dialog.getByLabel('Height').fill('500');
  await expect(code).toHaveValue(/width="100%" height="500"/);
  await dialog.getByLabel('Width').fill('700');
  await expect(code).toHaveValue(/width="700" height="500"/);
  const frame = dialog.locator('iframe');
  await expect(frame).toHaveAttribute('src', 'embed.html#1&preset=notebook&steps=90&hide=runs&theme=dark');
  await expect(frame).toHaveAttribute('height', '500');
  await expect(frame).toHaveAttribute('width', '700');
  await expect(frame.contentFrame().locator('cloze-lab')).toBeVisible();
  /** @type {Set<string>} */
  const snippets = new Set();
  for (const option of await dialog.getByLabel('Where').locator('option').all()) {
    await dialog.getByLabel('Where').selectOption(await option.getAttribute('value'));
    await expect(code).toHaveValue(/embed\.html|cloze-lab/);
    snippets.add(await code.inputValue());
  }
  expect(snippets.size).toBeGreaterThan(2);
  await page.keyboard.press('Escape');
  await expect(frame).toHaveCount(0);
  expect(await page.evaluate(() => window.history.length)).toBe(entries);
});
