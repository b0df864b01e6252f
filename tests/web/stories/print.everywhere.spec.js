// What comes out of the printer: curves and tables in dark ink, without the controls, even of a lab that was never
// seen.

import { constants, inflateSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { drawn, LABORATORY, lab, open, press, reaches } from '../support/lab.js';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * The dots of the chart's canvas that are not empty, and how light they are on average, from 0 to 255.
 *
 * @param {Page} page
 */
const ink = (page) =>
  lab(page)
    .first()
    .evaluate((element) => {
      const canvases = element.shadowRoot?.querySelectorAll('canvas') ?? [];
      return [...canvases].map((canvas) => {
        const { width, height } = canvas;
        const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
        const { data } = context.getImageData(0, 0, width, height);
        let dots = 0;
        let light = 0;
        for (let i = 0; i < data.length; i += 4) {
          if (data[i + 3] < 200) continue;
          dots++;
          light += (data[i] + data[i + 1] + data[i + 2]) / 3;
        }
        return { width, dots, light: dots === 0 ? 255 : light / dots };
      });
    });

/** Playwright cannot tell Firefox to show a page as if printed; it can print. */
const shown = (/** @type {string} */ browser) =>
  test.skip(browser === 'firefox', 'Firefox cannot be told to show a page as if printed');

test('in print the chart has ink for white paper, also from a dark screen', async ({ page, browserName }) => {
  shown(browserName);
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  await drawn(page);
  const screen = await ink(page);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect.poll(async () => (await ink(page)).every(({ width }) => width > 1200)).toBe(true);
  await expect(async () => {
    for (const { dots, light } of await ink(page)) {
      expect(dots).toBeGreaterThan(1000);
      expect(light, 'dark enough for paper').toBeLessThan(190);
    }
  }).toPass({ timeout: 120_000 });
  const colours = await lab(page).evaluate((element) => {
    const text = element.shadowRoot?.querySelector('h2');
    return [getComputedStyle(/** @type {Element} */ (text)).color, getComputedStyle(document.body).color];
  });
  expect(colours).toEqual(['rgb(27, 29, 34)', 'rgb(27, 29, 34)']);
  await page.emulateMedia({ colorScheme: 'dark', media: 'screen' });
  await expect.poll(() => ink(page), { message: 'the screen is as before' }).toEqual(screen);
});

test('in print there are tables and no controls', async ({ page, browserName }) => {
  shown(browserName);
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  await page.emulateMedia({ media: 'print' });
  for (const name of ['Train again', 'Reset', 'Show as table', 'Duplicate BERT', 'Add a run']) {
    await expect(lab(page).getByRole('button', { name, exact: true, includeHidden: true })).toBeHidden();
  }
  await expect(lab(page).getByRole('radio')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Try the four contexts' })).toHaveCount(0);
  await expect(lab(page).getByText('step 180 of 180')).toBeVisible();
  await expect(lab(page).locator('.key')).toContainText('0.6365');
  await expect(lab(page).getByRole('row', { name: 'best guess' })).toContainText('cat');
  await expect(lab(page).locator('canvas.curves')).toBeVisible();
});

test('a lab that was never in view is printed with its axes and floors', async ({ page }) => {
  await page.route('**/page.css', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\nheader { margin-block-end: 6000px; }` });
  });
  await page.goto(LABORATORY);
  await page.evaluate(() => customElements.whenDefined('cloze-lab'));
  await expect(lab(page).getByRole('heading', { name: 'Loss' })).toBeAttached();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const [sheet] = await ink(page);
  expect(sheet.dots, 'axes').toBeGreaterThan(1000);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
});

test('the printed file holds the curves', async ({ page, browserName }) => {
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  const width = () =>
    lab(page)
      .locator('canvas.curves')
      .evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).width);
  const before = await width();
  const pdf = await page.pdf({ format: 'A4' });
  if (browserName === 'firefox') {
    // Firefox prints a picture, with the colours of both runs as they are on paper.
    for (const colour of [0x0072b2, 0xd55e00]) expect(dots(pdf, colour)).toBeGreaterThan(1000);
  } else {
    // Chromium prints what was drawn in time as lines.
    expect(lines(pdf), 'the strokes of the curves').toBeGreaterThan(1000);
  }
  await expect.poll(width, { message: 'the screen has its own again' }).toBe(before);
});

/** What is compressed in a PDF. @param {Buffer} pdf */
function* streams(pdf) {
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    const bytes = pdf.subarray(at + 'stream\n'.length, pdf.indexOf('endstream', at));
    // Deflated streams begin with this byte.
    if (bytes[0] === 0x78) yield inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  }
}

/** Straight strokes in a PDF; fonts and the like have none. @param {Buffer} pdf */
function lines(pdf) {
  let found = 0;
  for (const stream of streams(pdf)) found += stream.toString('latin1').split(' l\n').length - 1;
  return found;
}

/** Dots of this colour in the pictures of a PDF. @param {Buffer} pdf @param {number} colour */
function dots(pdf, colour) {
  let found = 0;
  for (const stream of streams(pdf)) {
    for (let i = 0; i + 2 < stream.length; i += 3) if (stream.readUIntBE(i, 3) === colour) found++;
  }
  return found;
}
