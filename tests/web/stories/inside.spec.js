// Looking inside: the panels are loaded when asked for, follow the link, and change nothing.

import { expect, test } from '@playwright/test';
import { INSPECTORS } from '../../../www/src/experiment/panels.js';
import { isClean } from '../support/axe.js';
import { answered, drawn, history, lab, open, press, reaches } from '../support/lab.js';

/** @param {import('@playwright/test').Page} page @param {string} name */
const openPanel = (page, name) =>
  lab(page).locator('.inside').getByRole('button', { name, exact: true }).click();

test('the panels are loaded when the first one is opened, and not before', async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  expect(asked.filter((path) => path.includes('inside'))).toEqual([]);
  await openPanel(page, 'This step');
  await expect(lab(page).locator('.inspector.step')).toContainText('[MASK]');
  expect(asked.filter((path) => path.includes('inside'))).toHaveLength(1);
});

test('panels that cannot be loaded say so, and can be asked for again', async ({ page }) => {
  await page.route('**/cloze-inside.js*', (route) => route.abort(), { times: 1 });
  await open(page);
  await openPanel(page, 'This step');
  await expect(lab(page).locator('.inspector.step')).toContainText('could not be loaded');
  await lab(page).locator('.inspector.step').getByRole('button', { name: 'Try again' }).click();
  await expect(lab(page).locator('.inspector.step')).toContainText('[MASK]');
});

test('a link opens panels at a step, and trains nothing', async ({ page }) => {
  await page.goto('/#1&preset=notebook&open=step&step=7');
  await reaches(page, 'ready');
  await expect(lab(page).locator('.inspector.step')).toContainText('[MASK]');
  expect(await history(page).then((runs) => runs.map(({ step }) => step.length))).toEqual([0, 0]);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#1&preset=notebook&open=step&step=7');
  // Another link names neither.
  await page.evaluate(() => {
    location.hash = '#1&preset=notebook&steps=90';
  });
  await expect(lab(page).locator('.inspector')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#1&preset=notebook&steps=90');
});

test('a step stays out of the link once its panel is shut', async ({ page }) => {
  await page.goto('/#1&preset=notebook&open=step,slow&step=7');
  await reaches(page, 'ready');
  await expect(lab(page).locator('.inspector.step')).toContainText('[MASK]');
  await openPanel(page, 'This step');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#1&preset=notebook&open=slow');
  // It is only shut: what was chosen is there again.
  await openPanel(page, 'This step');
  await expect(lab(page).locator('.inspector.step input')).toHaveValue('7');
  await expect
    .poll(() => page.evaluate(() => location.hash))
    .toBe('#1&preset=notebook&open=slow,step&step=7');
});

test('panels that are hidden ask nothing, and are not even loaded; shown again, they are there', async ({
  page,
}) => {
  // Counts the questions to the workers.
  await page.addInitScript(() => {
    const asked = /** @type {any} */ (window);
    asked.looks = 0;
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ ...rest) {
      // What the lab itself asks is none of these panels'.
      const own = ['corpus', 'floors', 'exact', 'predict', 'evaluate', 'state'];
      if (message.type === 'ask' && !own.includes(message.question)) asked.looks++;
      return postMessage.call(this, message, ...rest);
    };
  });
  const looks = () => page.evaluate(() => /** @type {any} */ (window).looks);
  /** @type {string[]} */
  const loaded = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto('/#1&preset=notebook&open=step,attention,embeddings&step=7&hide=inside');
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(lab(page).locator('.inside')).toHaveCount(0);
  expect(loaded.filter((path) => path.includes('inside'))).toEqual([]);
  expect(await looks()).toBe(0);

  await lab(page).evaluate((element) => element.removeAttribute('hide'));
  await expect(lab(page).locator('.inspector.step')).toContainText('[MASK]');
  await expect(lab(page).locator('.inspector.embeddings')).toContainText('After step 180.');
  await expect(lab(page).locator('.inspector.attention')).toContainText('looks most at');
  // Nothing more is asked once every answer has been drawn.
  await expect(async () => {
    const before = await looks();
    await answered(page);
    await drawn(page);
    expect(await looks()).toBe(before);
  }).toPass({ timeout: 120_000 });
  const shown = await looks();
  expect(shown).toBeGreaterThan(0);

  // And hidden once more, though loaded by now.
  await lab(page).evaluate((element) => element.setAttribute('hide', 'inside'));
  await press(page, 'Train again');
  await reaches(page, 'done');
  expect(await looks()).toBe(shown);
});

test('looking changes nothing', async ({ page }) => {
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  const closed = (await history(page)).map(({ fingerprint }) => fingerprint);
  for (const button of await lab(page).locator('.inside .head button').all()) await button.click();
  await press(page, 'Train again');
  await reaches(page, 'done');
  expect((await history(page)).map(({ fingerprint }) => fingerprint)).toEqual(closed);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(`all panels open, ${colorScheme}`, () => {
    test.use({ colorScheme, bypassCSP: true, viewport: { width: 320, height: 700 } });

    test('axe finds nothing, 320 px are enough, and no target is below 24 px', async ({ page }) => {
      await page.goto(`/#1&preset=notebook&steps=60&open=${INSPECTORS.join(',')}`);
      await reaches(page, 'ready');
      await expect(lab(page).locator('.inspector')).toHaveCount(INSPECTORS.length);
      await press(page, 'Train');
      await reaches(page, 'done');
      await isClean(page, 'done');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(320);
      const small = await lab(page).evaluate((element) =>
        [
          .../** @type {ShadowRoot} */ (element.shadowRoot).querySelectorAll(
            '.inside :is(button, select, input, summary)',
          ),
        ]
          // A label is a part of its checkbox.
          .map((target) => (target.matches('[type=checkbox]') ? (target.closest('label') ?? target) : target))
          .map((target) => ({ target, box: target.getBoundingClientRect() }))
          .filter(({ box }) => box.height > 0 && (box.height < 24 || box.width < 24))
          .map(({ target }) => target.outerHTML.slice(0, 120)),
      );
      expect(small).toEqual([]);
    });
  });
}
