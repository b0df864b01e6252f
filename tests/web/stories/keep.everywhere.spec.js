// Nothing is lost: what a reader finds after a reload or on another day, and a browser that keeps nothing, or badly.

import { expect, test } from '@playwright/test';
import { corpus, history, lab, message, open, press, reaches } from '../support/lab.js';
import { fingerprints, presets } from '../support/node-runs.js';

/** @typedef {import('@playwright/test').Page} Page */

const { experiment } = /** @type {any} */ (presets.find(({ name }) => name === 'notebook'));

/**
 * Does something with each training that the browser has kept: returns what `read` makes of it, and stores what it
 * changes.
 *
 * @param {Page} page
 * @param {string} read  The body of a function of `record`.
 * @returns {Promise<any[]>}
 */
const records = (page, read) =>
  page.evaluate(async (body) => {
    const all = await indexedDB.databases();
    const found = all.find(({ name }) => name?.startsWith('cloze '));
    // Opening it would make an empty one.
    if (!found?.name) return [];
    const wait = (/** @type {IDBRequest} */ request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await wait(indexedDB.open(found.name));
    const store = database.transaction('trainings', 'readwrite').objectStore('trainings');
    const results = [];
    for (const record of await wait(store.getAll())) {
      results.push(READERS[body](record));
      await wait(store.put(record));
    }
    database.close();
    return results;
  }, read);

/** Waits until the kept training has so many steps. @param {Page} page @param {number} steps */
const kept = (page, steps) =>
  expect
    .poll(async () => Math.max(0, ...(await records(page, 'steps'))), { intervals: [100] })
    .toBeGreaterThanOrEqual(steps);

/** What {@link records} reads or changes, by name: functions do not cross to the page, and it allows no `eval`. */
test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    /** @type {any} */ (globalThis).READERS = {
      steps: (/** @type {any} */ { training }) =>
        Math.min(...training.runs.map((/** @type {any} */ run) => run.history.loss.length)),
      older: (/** @type {any} */ record) => {
        record.engine = 'an older one';
      },
      corrupt: (/** @type {any} */ { training }) => {
        training.runs.pop();
      },
      flip: (/** @type {any} */ { training }) => {
        training.runs[1].state[5000] ^= 1;
      },
    };
  }),
);

/** @param {Page} page */
const prints = async (page) => (await history(page)).map(({ fingerprint }) => fingerprint);
/** Waits for a state of a lab that may be out of view: a browser goes back to where the reader was on the page. */
async function near(/** @type {Page} */ page, /** @type {string} */ wanted) {
  await lab(page).scrollIntoViewIfNeeded();
  await reaches(page, wanted);
}
/** @param {Page} page */
const length = async (page) => (await history(page)).map(({ loss }) => loss.length);
/** Makes steps and waits until they are kept. @param {Page} page @param {number} n */
async function step(page, n) {
  await lab(page).evaluate((/** @type {any} */ element, n) => element.step(n), n);
  await kept(page, n);
}

test('reloaded in the middle of a training, it goes on, and ends as one that never stopped', async ({
  page,
}) => {
  await open(page);
  await lab(page).getByRole('radio', { name: 'medium' }).check();
  await press(page, 'Train');
  await kept(page, 1);
  await page.reload();
  await reaches(page, 'paused');
  const [made] = await length(page);
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThan(experiment.steps);
  await expect(lab(page).getByRole('radio', { name: 'medium' })).toBeChecked();
  await lab(page).getByRole('radio', { name: 'full' }).check();
  await press(page, 'Train on');
  await reaches(page, 'done');
  expect(await prints(page)).toEqual(fingerprints(experiment));

  // And once more, when all is over: the same curves, and the same answers.
  const before = await history(page);
  await kept(page, experiment.steps);
  await page.reload();
  await reaches(page, 'done');
  expect(await history(page)).toEqual(before);
  await expect(lab(page).locator('.verdict, tfoot').first()).toContainText('cat');
});

test('the address wins; without one the lab is as it was left, with what was typed', async ({ page }) => {
  await open(page);
  await corpus(page).fill('a cat sat\na dog ran');
  const steps = lab(page).getByLabel('Steps', { exact: true });
  // By keys: what a program fills in is no change to Firefox.
  await lab(page).locator('#blank').fill('a cat ___');
  await lab(page).getByRole('button', { name: 'Embeddings' }).click();
  await steps.press('ControlOrMeta+a');
  await steps.pressSequentially('many');
  // Left at once, even the field: what was typed last is kept as well.
  await page.goto('/?another');
  await reaches(page, 'ready');
  await expect(corpus(page)).toHaveValue('a cat sat\na dog ran');
  await expect(lab(page).getByLabel('Steps', { exact: true })).toHaveValue('many');
  await expect(lab(page).locator('#blank')).toHaveValue('a cat ___');
  await expect(lab(page).locator('.inspector.embeddings')).toBeVisible();
  // A text that cannot be trained on is not lost either.
  await corpus(page).fill('');
  await page.reload();
  await expect(corpus(page)).toHaveValue('');
  await page.goto('/?other#1&preset=notebook&seed=3');
  await reaches(page, 'ready');
  await expect(corpus(page)).toHaveValue(/the cat sleeps/);
  await expect(lab(page).getByLabel('Steps', { exact: true })).not.toHaveValue('many');
});

test('an edit after a training leaves both: the edit, and the curves of the settings before', async ({
  page,
}) => {
  await open(page);
  await step(page, 5);
  await corpus(page).fill('a cat sat\na dog ran');
  await page.goto('/?again');
  await reaches(page, 'paused');
  await expect(corpus(page)).toHaveValue('a cat sat\na dog ran');
  expect(await length(page)).toEqual([5, 5]);
  await expect(message(page)).toContainText('Edited since this training');
});

test('forgotten by a button, off by a setting, and reset', async ({ page }) => {
  await open(page);
  await step(page, 5);
  await page.getByRole('button', { name: 'Forget everything kept' }).click();
  await expect(page.locator('#keep-says')).toContainText('Forgotten');
  await expect.poll(() => records(page, 'steps')).toEqual([]);
  await page.reload();
  await near(page, 'ready');
  expect(await length(page)).toEqual([0, 0]);

  await step(page, 5);
  await press(page, 'Reset');
  await reaches(page, 'ready');
  await expect.poll(() => records(page, 'steps')).toEqual([]);

  await page.getByRole('checkbox', { name: 'Keep my work in this browser' }).uncheck();
  await lab(page).evaluate((/** @type {any} */ element) => element.step(5));
  await corpus(page).fill('a cat sat\na dog ran');
  await page.goto('/?off');
  // Nor is it kept that the reader was in the laboratory.
  await page.getByRole('button', { name: 'Open the whole laboratory' }).click();
  await near(page, 'ready');
  await expect(page.getByRole('checkbox', { name: 'Keep my work in this browser' })).not.toBeChecked();
  await expect(corpus(page)).toHaveValue(/the cat sleeps/);
  expect(await records(page, 'steps')).toEqual([]);
});

test('blocked storage changes nothing else', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['indexedDB', 'localStorage'])
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
  });
  const errors = /** @type {Error[]} */ ([]);
  page.on('pageerror', (error) => errors.push(error));
  await open(page);
  await expect(page.getByRole('checkbox', { name: 'Keep my work in this browser' })).toBeDisabled();
  await expect(page.locator('#keep-says')).toContainText('lets the page keep nothing');
  await press(page, 'Train');
  await reaches(page, 'done');
  expect(await prints(page)).toEqual(fingerprints(experiment));
  await page.reload();
  await reaches(page, 'ready');
  expect(errors).toEqual([]);
});

test('no database, or a full one, is said in a sentence, and training goes on', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('There is no room.', 'QuotaExceededError');
    };
  });
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(message(page)).toContainText("This browser's storage is full");
  expect(await prints(page)).toEqual(fingerprints(experiment));

  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('A mutation operation was attempted.', 'InvalidStateError');
    };
  });
  await page.reload();
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(message(page)).toContainText('could not keep your latest work');
});

for (const { how, says } of [
  { how: 'older', says: 'another version of this page' },
  { how: 'corrupt', says: 'cannot be read' },
  { how: 'flip', says: 'cannot go on, so it starts afresh' },
])
  test(`a kept training that is ${how} is refused in a sentence, and the page starts afresh`, async ({
    page,
  }) => {
    await open(page);
    await step(page, 5);
    await records(page, how);
    await page.reload();
    await expect(message(page)).toContainText(says);
    await reaches(page, 'ready');
    expect(await length(page)).toEqual([0, 0]);
    await press(page, 'Train');
    await reaches(page, 'done');
    expect(await prints(page)).toEqual(fingerprints(experiment));
    // It is told once.
    await kept(page, experiment.steps);
    await page.reload();
    await reaches(page, 'done');
    await expect(message(page)).not.toContainText(says);
  });
