// Training leaves the page free, stops when told to, cleans up, and gives the same bits everywhere.

import { expect, test } from '@playwright/test';
import { history, lab, mean, open, press, reaches } from '../support/lab.js';
import { fingerprints, presets } from '../support/node-runs.js';

/** @param {import('@playwright/test').Page} page @param {string} preset */
async function load(page, preset) {
  await lab(page).getByLabel('Preset').selectOption(preset);
  await reaches(page, 'ready');
}

test("BERT's recipe finishes within a minute, in order, and never blocks the page", async ({ page }) => {
  test.setTimeout(240_000);
  await open(page);
  await load(page, 'recipe');
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    const tasks = /** @type {any} */ (globalThis);
    tasks.long = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.long.push(duration);
    }).observe({ type: 'longtask' });
  });
  // Another program on the machine lengthens tasks of its own accord: one undisturbed run of three shows what is ours.
  /** @type {{seconds: number, long: number[]}[]} */
  const tries = [];
  do {
    await page.evaluate('globalThis.long.length = 0');
    const start = Date.now();
    await press(page, tries.length === 0 ? 'Train' : 'Train again');
    await reaches(page, 'running');
    await reaches(page, 'done', 80_000);
    const long = /** @type {number[]} */ (await page.evaluate('[...globalThis.long]'));
    tries.push({ seconds: (Date.now() - start) / 1000, long });
  } while (tries.length < 3 && tries.every(({ long }) => long.length > 0));
  const runs = await history(page);
  const [none, left, right, both] = runs.map(({ loss }) => mean(loss.slice(-Math.floor(loss.length / 10))));
  const seconds = Math.min(...tries.map((one) => one.seconds));
  console.log(
    `recipe: ${seconds.toFixed(1)} s; losses ${[none, left, right, both].map((x) => x.toFixed(3))}`,
  );

  expect(both).toBeLessThan(Math.min(left, right));
  expect(Math.max(left, right)).toBeLessThan(none);
  expect(seconds).toBeLessThan(60);
  // The API's own limit: it reports what blocks for 50 ms or more.
  expect(tries.at(-1)?.long).toEqual([]);
});

test('Pause takes effect within 100 ms, and training goes on from there', async ({ page }) => {
  await open(page);
  await load(page, 'recipe');
  await press(page, 'Train');
  await reaches(page, 'running');
  /** @type {number[]} */
  const waits = [];
  for (let i = 0; i < 5; i++) {
    await page.waitForTimeout(300);
    const { waited, steps } = await lab(page).evaluate(async (/** @type {any} */ element) => {
      const before = performance.now();
      await element.pause();
      return {
        waited: performance.now() - before,
        steps: element.history.map((/** @type {any} */ run) => run.loss.length),
      };
    });
    waits.push(waited);
    await page.waitForTimeout(150);
    const later = (await history(page)).map(({ loss }) => loss.length);
    expect(later, 'no step after the pause').toEqual(steps);
    await press(page, 'Train on');
    await reaches(page, 'running');
  }
  console.log(`pause: ${waits.map((wait) => wait.toFixed(0))} ms`);
  // The median, since the machine may be busy with something else.
  expect(waits.sort((a, b) => a - b)[2]).toBeLessThan(100);
});

test('ten resets leak no worker', async ({ page }) => {
  await open(page);
  // One a run, and one for the exact answers.
  expect(page.workers()).toHaveLength(3);
  await press(page, 'Train');
  for (let i = 0; i < 10; i++) {
    await press(page, 'Reset');
    await reaches(page, 'ready');
  }
  await expect.poll(() => page.workers().length).toBe(3);
});

test('resets in a hurry leave one worker a run and one for all, and an element that leaves leaves none', async ({
  page,
}) => {
  await open(page);
  await lab(page).evaluate((/** @type {any} */ element) =>
    Promise.all(Array.from({ length: 10 }, () => element.reset())),
  );
  await reaches(page, 'ready');
  await expect.poll(() => page.workers().length).toBe(3);
  await lab(page).evaluate((element) => element.remove());
  await expect.poll(() => page.workers().length).toBe(0);
});

test('a slow speed shows single steps and changes no number', async ({ page }) => {
  await open(page);
  await lab(page).getByRole('radio', { name: 'slow' }).check();
  await press(page, 'Train');
  await page.waitForTimeout(1600);
  const slow = Math.max(...(await history(page)).map(({ loss }) => loss.length));
  expect(slow).toBeGreaterThan(2);
  expect(slow).toBeLessThan(12);
  await lab(page).getByRole('radio', { name: 'full' }).check();
  await reaches(page, 'done', 20_000);
  const mixed = await history(page);
  await press(page, 'Train again');
  await reaches(page, 'done', 20_000);
  expect((await history(page)).map(({ fingerprint }) => fingerprint)).toEqual(
    mixed.map(({ fingerprint }) => fingerprint),
  );
});

for (const { name, experiment } of presets) {
  // Whole runs of the two presets that everything began with; of the others a shorter budget, as the code is the same.
  const whole = name === 'notebook' || name === 'recipe';
  const short = whole ? experiment : { ...experiment, steps: Math.min(experiment.steps, 300) };

  test(`the ${name} preset has the same fingerprint in Node and in the browser`, async ({ page }) => {
    test.setTimeout(180_000);
    const inNode = fingerprints(short);
    await open(page);
    const inBrowser = await lab(page).evaluate(async (/** @type {any} */ element, shortened) => {
      element.experiment = shortened;
      await element.start();
      await element.finished;
      return element.history.map((/** @type {any} */ run) => run.fingerprint);
    }, short);
    expect(inBrowser).toEqual(inNode);
    expect(new Set(inNode).size, 'runs that differ have fingerprints that differ').toBe(inNode.length);
  });
}
