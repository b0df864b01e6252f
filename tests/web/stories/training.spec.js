// Training leaves the page free, stops when told to, cleans up, and gives the same bits everywhere.

import { expect, test } from '@playwright/test';
import { answered, history, lab, mean, open, press, reaches } from '../support/lab.js';
import { fingerprints, presets } from '../support/node-runs.js';

test('after Pause no step is made, and training goes on from there', async ({ page }) => {
  // More steps than any machine makes while this lasts.
  await page.goto('/#1&preset=recipe&steps=100000');
  await reaches(page, 'ready');
  await press(page, 'Train');
  let before = 0;
  for (let i = 0; i < 3; i++) {
    await expect.poll(async () => (await history(page))[0].loss.length).toBeGreaterThan(before);
    const steps = await lab(page).evaluate(async (/** @type {any} */ element) => {
      await element.pause();
      return element.history.map((/** @type {any} */ run) => run.loss.length);
    });
    // What a run still had to do it has done once it answers.
    await answered(page);
    const later = (await history(page)).map(({ loss }) => loss.length);
    expect(later, 'no step after the pause').toEqual(steps);
    before = steps[0];
    await press(page, 'Train on');
  }
});

test('ten resets leak no worker', async ({ page }) => {
  await open(page);
  // One a run, and one for the exact answers.
  await expect.poll(() => page.workers().length).toBe(3);
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

test('a slow speed makes at most four steps a second and changes no number', async ({ page }) => {
  await open(page);
  await lab(page).getByRole('radio', { name: 'slow' }).check();
  const before = Date.now();
  await press(page, 'Train');
  const made = async () => Math.max(...(await history(page)).map(({ loss }) => loss.length));
  await expect.poll(made).toBeGreaterThan(2);
  // At most four a second, and the first at once: a busy machine only makes fewer.
  const slow = await made();
  expect(slow).toBeLessThanOrEqual(2 + (4 * (Date.now() - before)) / 1000);
  await lab(page).getByRole('radio', { name: 'full' }).check();
  await reaches(page, 'done');
  const mixed = await history(page);
  await press(page, 'Train again');
  await reaches(page, 'done');
  expect((await history(page)).map(({ fingerprint }) => fingerprint)).toEqual(
    mixed.map(({ fingerprint }) => fingerprint),
  );
});

for (const { name, experiment } of presets) {
  // Whole runs of the two presets that everything began with; of the others a shorter budget, as the code is the same.
  const whole = name === 'notebook' || name === 'recipe';
  const short = whole ? experiment : { ...experiment, steps: Math.min(experiment.steps, 100) };

  test(`the ${name} preset has the same fingerprint in Node and in the browser`, async ({ page }) => {
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
    if (name !== 'recipe') return;
    // BERT's recipe ends in order: both sides beat one, and one beats none.
    const [none, left, right, both] = (await history(page)).map(({ loss }) =>
      mean(loss.slice(-Math.floor(loss.length / 10))),
    );
    expect(both).toBeLessThan(Math.min(left, right));
    expect(Math.max(left, right)).toBeLessThan(none);
  });
}
