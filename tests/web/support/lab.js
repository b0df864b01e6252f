// Shared by the stories: opens the page, uses its controls, and reads the element.

import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Page} Page */

/** The laboratory in the address of the page, which opens on the lesson without it. */
export const LABORATORY = '#1&preset=notebook';

/**
 * Opens the laboratory and waits until the runs are ready.
 *
 * @param {Page} page
 */
export async function open(page) {
  await page.goto(LABORATORY);
  await reaches(page, 'ready');
}

/** The element, whose panels stand in its open shadow root. @param {Page} page */
export const lab = (page) => page.locator('cloze-lab');

/** @param {Page} page @returns {Promise<string>} */
export const state = (page) => lab(page).evaluate((/** @type {any} */ element) => element.state);

/** Waits as long as a whole run takes on a busy machine. @param {Page} page @param {string} wanted */
export const reaches = (page, wanted) =>
  expect.poll(() => state(page), { timeout: 300_000, intervals: [50] }).toBe(wanted);

/**
 * Waits two frames, so that the page has drawn its present state: the first may cause the second.
 *
 * @param {Page} page
 */
export const drawn = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))),
  );

/**
 * Waits until every run has done its earlier commands: a worker handles messages in order.
 *
 * @param {Page} page
 */
export const answered = (page) =>
  lab(page).evaluate((/** @type {any} */ element) => element.predict('the [MASK]'));

/** @param {Page} page @param {string} name */
export const press = (page, name) => lab(page).getByRole('button', { name, exact: true }).click();

/** The corpus's editor. @param {Page} page */
export const corpus = (page) => lab(page).getByLabel('One sentence a line.');

/** What is said under the corpus. @param {Page} page */
export const corpusSays = (page) => lab(page).locator('#corpus-count');

/** The line under the toolbar. @param {Page} page */
export const message = (page) => lab(page).locator('.message');

/** The card of a run, from 0. @param {Page} page @param {number} index */
export const card = (page, index) => lab(page).getByRole('listitem').nth(index);

/**
 * Types into a setting of a run, as a reader does.
 *
 * @param {Page} page
 * @param {number} index
 * @param {string} label
 * @param {string} value
 */
export async function set(page, index, label, value) {
  const settings = card(page, index).locator('details');
  if ((await settings.getAttribute('open')) === null) await settings.locator('summary').click();
  const input = card(page, index).getByLabel(label, { exact: true });
  await input.fill(value);
  await input.press('Tab');
}

/** @param {Page} page @returns {Promise<{label: string, step: number[], loss: number[], fingerprint: string}[]>} */
export const history = (page) => lab(page).evaluate((/** @type {any} */ element) => element.history);

/** @param {number[]} numbers */
export const mean = (numbers) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
