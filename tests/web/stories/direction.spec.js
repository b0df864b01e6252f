// From right to left: panels are mirrored; numbers, drawings and sentences of other languages are not.

import { expect, test } from '@playwright/test';
import { drawn, lab, reaches } from '../support/lab.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').Locator} Locator */

const ENGLISH = '1&preset=notebook&steps=30&open=step,attention,growth,outcomes,embeddings';
const CORPUS = 'القطة نائمة\nالكلبة تجري\nكلبة نائمة';
const ARABIC = `1&preset=notebook&steps=30&corpus.text=${encodeURIComponent(CORPUS)}&blank=${encodeURIComponent('القطة [MASK]')}&open=step,attention`;

/**
 * A page with a lab that has trained, in a language and a direction.
 *
 * @param {Page} page
 * @param {{dir: string, lang: string, link: string}} host
 */
async function visit(page, { dir, lang, link }) {
  const body = `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8" />
    <title>${lang}</title><meta name="viewport" content="width=device-width" />
    <script type="module" src="cloze-lab.js"></script>
    <cloze-lab lang="${lang}" link="${link.replaceAll('&', '&amp;')}"></cloze-lab></html>`;
  await page.route('**/direction.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('/direction.html');
  await reaches(page, 'ready');
  await lab(page).evaluate((/** @type {any} */ element) => element.start());
  await reaches(page, 'done');
  await expect(lab(page).locator('.inspector.attention .best-mark')).toBeVisible();
  await drawn(page);
}

/** Where elements that are drawn stand, from the left. @param {Locator} all */
const lefts = (all) =>
  all.evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { left, width } = element.getBoundingClientRect();
      return width > 0 ? [left] : [];
    }),
  );

/** @param {Locator} all @param {'ascending' | 'descending'} order */
async function standIn(all, order) {
  const found = await lefts(all);
  expect(found.length).toBeGreaterThan(1);
  const sorted = found.toSorted((a, b) => (order === 'ascending' ? a - b : b - a));
  expect(found).toEqual(sorted);
}

/**
 * The characters of a text as they stand on the page, each line from left to right, without what is not drawn.
 *
 * @param {Locator} one
 */
const seen = (one) =>
  one.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const all = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      for (let i = 0; i < text.length; i++) {
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const { left, top, width } = range.getBoundingClientRect();
        if (width > 0) all.push({ character: text[i], left, line: Math.round(top / 8) });
      }
    }
    return all
      .sort((a, b) => a.line - b.line || a.left - b.left)
      .map(({ character }) => character)
      .join('');
  });

/** Nothing is wider than the page. @param {Page} page */
const fits = async (page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

/** What no direction of a page changes, of the English corpus. @param {Page} page */
async function keepsItsOrder(page) {
  const all = lab(page);
  // The sentence, in the field and in words.
  await expect(all.locator('#blank')).toHaveCSS('direction', 'ltr');
  await standIn(all.locator('.blanks .word'), 'ascending');
  await standIn(all.locator('.inspector.step .targets .words > *'), 'ascending');
  // Numbers with their signs.
  expect(await seen(all.locator('.candidates tbody tr').first().locator('.number').nth(1))).toMatch(
    /^[<>]?\s*\d+\s*%$/,
  );
  // The maps of attention: what is marked stands under its word.
  const attention = all.locator('.inspector.attention');
  await standIn(attention.locator('.columns-of span'), 'ascending');
  const [word, mark] = await Promise.all([
    attention.locator('.columns-of .on').boundingBox(),
    attention.locator('.best-mark').boundingBox(),
  ]);
  expect(Math.abs((word?.x ?? 0) - (mark?.x ?? 9e9))).toBeLessThan(4);
  // Time goes to the right, and the numbers of an axis stand at its left, unclipped.
  await standIn(all.locator('.inspector.growth .axis').first().locator('text'), 'ascending');
  const chart = all.locator('.inspector.outcomes svg.chart').first();
  const clipped = await chart.evaluate((svg) => {
    const box = svg.getBoundingClientRect();
    const grid = svg.querySelector('.grid')?.getBoundingClientRect().left ?? 0;
    return Array.from(svg.querySelectorAll('text'), (text) => {
      const { left, right } = text.getBoundingClientRect();
      const inside = left >= box.left - 1 && right <= box.right + 1;
      const beside = text.getAttribute('text-anchor') !== 'end' || right <= grid || left > grid;
      return inside && beside ? '' : text.textContent;
    }).filter((text) => text !== '');
  });
  expect(clipped).toEqual([]);
  const [plot, curves] = await Promise.all([
    all.locator('.plot').boundingBox(),
    all.locator('.plot .u-over').boundingBox(),
  ]);
  expect((curves?.x ?? 0) - (plot?.x ?? 0)).toBeGreaterThan(35);
  await expect(all.locator('.plot')).toHaveCSS('direction', 'ltr');
}

for (const width of [1280, 390, 320]) {
  test(`in Arabic the panels are mirrored, and what they show is not, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await visit(page, { dir: 'rtl', lang: 'ar', link: ENGLISH });
    await expect(lab(page).locator('.lab')).toHaveCSS('direction', 'rtl');
    if (width === 1280) await standIn(lab(page).locator('.columns > .panel'), 'descending');
    // The step before this one is at the right.
    await standIn(lab(page).locator('.inspector.step .arrow'), 'descending');
    await keepsItsOrder(page);
    // In a sentence of the language, from right to left: the word, then how probable it is.
    expect(await seen(lab(page).locator('.runs .status').first())).toMatch(/\)\d+%\(\s»[a-z]+«/);
    await fits(page);
  });
}

test('a lab in English is as it always is on a page from right to left', async ({ page }) => {
  await visit(page, { dir: 'rtl', lang: 'en', link: ENGLISH });
  await standIn(lab(page).locator('.columns > .panel'), 'ascending');
  await standIn(lab(page).locator('.inspector.step .arrow'), 'ascending');
  await keepsItsOrder(page);
  expect(await seen(lab(page).locator('.runs .status').first())).toMatch(/“[a-z]+” \(\d+\s%\)/);
});

for (const [lang, dir] of [
  ['en', 'ltr'],
  ['ar', 'rtl'],
]) {
  test(`an Arabic corpus is read from right to left, on the page in ${lang}`, async ({ page }) => {
    await visit(page, { dir, lang, link: ARABIC });
    const all = lab(page);
    await expect(all.locator('#blank')).toHaveCSS('direction', 'rtl');
    await standIn(all.locator('.blanks .word'), 'descending');
    await standIn(all.locator('.inspector.step .targets .words > *'), 'descending');
    await expect(all.locator('#corpus')).toHaveCSS('unicode-bidi', 'plaintext');
    // A word keeps its share beside it: the quoted word, then its share, in the direction of the page.
    const says = await seen(all.locator('.runs .status').first());
    if (lang === 'en') expect(says).toMatch(/“[\u0600-\u06ff]+” \(\d+\s%\)/);
    else expect(says).toMatch(/\)\d+%\(\s»[\u0600-\u06ff]+«/);
  });
}

test('a lesson in Arabic draws its sentences from right to left, and losses from left to right', async ({
  page,
}) => {
  await page.goto('/#lesson=attention&lang=ar');
  const lesson = page.locator('#lesson');
  await expect(lesson.locator('.drawing figcaption')).toHaveText(/[\u0600-\u06ff]/);
  // The words stand in one row, the answer below it.
  const words = lesson.locator('.drawing text[text-anchor="middle"]');
  await standIn(words, 'descending');
  await standIn(lesson.locator('.chips > *'), 'descending');
  const [svg, says] = await Promise.all([
    lesson.locator('.drawing svg').boundingBox(),
    lesson.locator('.drawing .says').boundingBox(),
  ]);
  expect(says?.x ?? -1).toBeGreaterThanOrEqual((svg?.x ?? 0) - 1);
  await page.goto('/#lesson=floor&lang=ar');
  await expect(lesson.locator('.slider')).toHaveCSS('direction', 'ltr');
  await standIn(lesson.locator('.slider text'), 'ascending');
});
