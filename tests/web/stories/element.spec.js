// A lecturer drops <cloze-lab> into a page and drives it by attributes and from a script.

import { expect, test } from '@playwright/test';
import { corpus, LABORATORY, lab, message, open, reaches } from '../support/lab.js';

/**
 * The page with its element replaced by one with these attributes.
 *
 * @param {import('@playwright/test').Page} page
 * @param {Record<string, string>} attributes
 */
async function embed(page, attributes) {
  await page.goto(LABORATORY);
  await page.evaluate(async (given) => {
    await customElements.whenDefined('cloze-lab');
    const element = document.createElement('cloze-lab');
    for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
    document.querySelector('cloze-lab')?.replaceWith(element);
  }, attributes);
  await reaches(page, 'ready');
}

test('preset, seed and steps set the experiment up, in any order', async ({ page }) => {
  await embed(page, { seed: '7', steps: '140', preset: 'recipe' });
  const experiment = await lab(page).evaluate((/** @type {any} */ element) => element.experiment);
  expect(experiment.corpus).toEqual({ bundled: 'everyday' });
  expect(experiment.steps).toBe(140);
  expect(experiment.runs.map((/** @type {any} */ run) => run.seed)).toEqual([7, 7, 7, 7]);
});

test('hide hides panels and controls, and says what it does not know', async ({ page }) => {
  await embed(page, { hide: 'corpus, runs, seed, lose' });
  await expect(corpus(page)).toHaveCount(0);
  await expect(lab(page).getByRole('heading', { name: 'Runs' })).toHaveCount(0);
  await expect(lab(page).getByLabel('seed', { exact: true })).toHaveCount(0);
  await expect(lab(page).getByRole('heading', { name: 'Loss' })).toBeVisible();
  await expect(message(page)).toContainText('hide: “lose” is not known; known are toolbar, corpus');
});

test('an unknown preset, seed or theme is reported and changes nothing', async ({ page }) => {
  await embed(page, { preset: 'gpt' });
  await expect(message(page)).toContainText('preset: “gpt” is not known; known are notebook, recipe');
  await embed(page, { seed: '-1' });
  await expect(message(page)).toContainText('-1 is out of range; it must be from 0 to 4294967295');
  await embed(page, { theme: 'sepia' });
  await expect(message(page)).toContainText('theme: “sepia” is not known; known are auto, light, dark');
});

test('theme overrides the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await embed(page, { theme: 'dark' });
  const background = await lab(page).evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(background).toBe('rgb(21, 23, 27)');
});

test('an experiment comes from a file', async ({ page }) => {
  const experiment = {
    corpus: { text: 'a b c\nb c a' },
    steps: 20,
    runs: [{ label: 'mine', model: { kind: 'bert' } }],
  };
  await page.route('**/mine.json', (route) => route.fulfill({ json: experiment }));
  await embed(page, { experiment: 'mine.json' });
  await expect(corpus(page)).toHaveValue('a b c\nb c a');
  expect(await lab(page).evaluate((/** @type {any} */ element) => element.experiment)).toEqual(experiment);
  await embed(page, { experiment: 'nowhere.json' });
  await expect(message(page)).toContainText('The experiment nowhere.json could not be used: HTTP 404.');
});

test('autostart starts when visible, and nothing else does', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1400 });
  await page.goto(LABORATORY);
  await page.evaluate(async () => {
    const element = document.createElement('cloze-lab');
    element.setAttribute('autostart', '');
    document.querySelector('cloze-lab')?.replaceWith(element);
  });
  await reaches(page, 'done');
});

test('nothing is loaded before the element is near the viewport', async ({ page }) => {
  /** @type {string[]} */
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.route('/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<body[^>]*>/, '$&<div id="tall"></div>');
    await route.fulfill({ response, body });
  });
  await page.route('**/page.css', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n#tall { height: 4000px; }` });
  });
  await page.goto(LABORATORY);
  // Observers are told in the order in which they were made: the element's own has been told by then.
  const seen = await lab(page).evaluate(
    (element) =>
      new Promise((resolve) => {
        new IntersectionObserver(([{ isIntersecting }]) => resolve(isIntersecting)).observe(element);
      }),
  );
  expect(seen).toBe(false);
  expect(await lab(page).evaluate((/** @type {any} */ element) => element.state)).toBe('idle');
  expect(requests.some((url) => url.endsWith('.wasm'))).toBe(false);
  expect(page.workers()).toHaveLength(0);
  await expect(corpus(page), 'the panels are there already').toHaveValue(/the cat sleeps/);
  await lab(page).scrollIntoViewIfNeeded();
  await reaches(page, 'ready');
});

test('scripts start, pause, step, reset and predict; events bubble', async ({ page }) => {
  await open(page);
  const result = await page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector('cloze-lab'));
    /** @type {Record<string, number>} */
    const events = {};
    for (const name of ['cloze-ready', 'cloze-statechange', 'cloze-step', 'cloze-done', 'cloze-error']) {
      document.addEventListener(name, () => {
        events[name] = (events[name] ?? 0) + 1;
      });
    }
    const lengths = () => element.history.map((/** @type {any} */ run) => run.loss.length);
    /** @type {any[]} */
    const seen = [];
    await element.step(3);
    seen.push(element.state, lengths());
    await element.reset();
    seen.push(element.state, lengths());
    await element.start();
    seen.push(element.state);
    await element.pause();
    const { state } = element;
    await element.start();
    await element.finished;
    seen.push(element.state, lengths());
    return { seen, events, state, history: element.history[0] };
  });
  expect(result.seen).toEqual(['paused', [3, 3], 'ready', [0, 0], 'running', 'done', [180, 180]]);
  // Paused before the first step it is still only ready.
  expect(['ready', 'paused', 'done']).toContain(result.state);
  expect(result.events['cloze-done']).toBeGreaterThanOrEqual(1);
  expect(result.events['cloze-error']).toBeUndefined();
  expect(result.history).toMatchObject({ label: "notebook's model" });
  expect(result.history.floor).toHaveLength(result.history.loss.length);
  expect(result.history.step.slice(0, 3)).toEqual([1, 2, 3]);
  expect(result.history.fingerprint).toMatch(/^[0-9a-f]+$/);
});

test('two labs on a page do not disturb each other', async ({ page }) => {
  await open(page);
  const [first, second] = await page.evaluate(async () => {
    const one = /** @type {any} */ (document.querySelector('cloze-lab'));
    const two = /** @type {any} */ (document.createElement('cloze-lab'));
    two.setAttribute('seed', '1');
    two.setAttribute('concurrent', '');
    one.after(two);
    await Promise.all([one.start(), two.start()]);
    await Promise.all([one.finished, two.finished]);
    return [one, two].map((element) => element.history.map((/** @type {any} */ run) => run.fingerprint));
  });
  expect(first).not.toEqual(second);
});
