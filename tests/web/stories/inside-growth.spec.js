// How the answer grew, and the embeddings: what they show is what the engine says, and changes nothing.

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { initSync, Session } from '../../../www/pkg/cloze.js';
import { isClean } from '../support/axe.js';
import { history, LABORATORY, lab, open, press, reaches } from '../support/lab.js';

/** @typedef {import('@playwright/test').Page} Page */

initSync({ module: readFileSync(new URL('../../../www/pkg/cloze_bg.wasm', import.meta.url)) });

/** @param {Page} page @param {string} name */
const openPanel = (page, name) =>
  lab(page).locator('.inside').getByRole('button', { name, exact: true }).click();

/** @param {Page} page */
const growth = (page) => lab(page).locator('.inspector.growth');

/** The numbers of the table of a run, by step and then by word. @param {Page} page @param {number} run */
const table = (page, run) =>
  growth(page)
    .locator('table')
    .nth(run)
    .evaluate((/** @type {HTMLTableElement} */ element) => {
      const text = (/** @type {Element} */ cell) => cell.textContent?.trim() ?? '';
      const words = Array.from(element.tHead?.rows[0].cells ?? [], text).slice(1);
      return Array.from(element.tBodies[0].rows, (row) => {
        const [step, ...cells] = Array.from(row.cells, text);
        return { step, cells: Object.fromEntries(words.map((word, i) => [word, cells[i]])) };
      });
    });

/** As the page writes a probability. @param {number} p */
const percent = (p) =>
  p > 0 && p < 0.005
    ? '<\u202f1\u202f%'
    : p > 0.995 && p < 1
      ? '>\u202f99\u202f%'
      : `${Math.round(p * 100)}\u202f%`;

/** What the runs say now, by label and word. @param {Page} page @param {string} text */
const predicted = (page, text) =>
  lab(page).evaluate(async (/** @type {any} */ element, sentence) => {
    const { blanks } = await element.predict(sentence, { top: 50 });
    return blanks.map((/** @type {any} */ blank) => ({
      exact: blank.exact,
      runs: blank.runs.map((/** @type {any} */ { candidates }) =>
        Object.fromEntries(candidates.map((/** @type {any} */ c) => [c.token, c.probability])),
      ),
    }));
  }, text);

test('a training followed from its start shows every third step, and ends with what the models say', async ({
  page,
}) => {
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  // Opened when all is over: the history is there.
  await openPanel(page, 'How the answer grew');
  await growth(page).getByRole('button', { name: 'Show as table' }).click();
  const [blank] = await predicted(page, 'the [MASK] sleeps');
  // The last answers may still be on their way.
  await expect(async () => {
    for (const run of [0, 1]) {
      const rows = await table(page, run);
      const exact = rows.pop();
      expect(rows.map(({ step }) => Number(step))).toEqual(Array.from({ length: 61 }, (_, i) => 3 * i));
      expect(Object.keys(rows[0].cells)[0], 'the true word first').toBe('cat');
      for (const [word, p] of Object.entries(rows[60].cells)) expect(p).toBe(percent(blank.runs[run][word]));
      expect(exact?.cells.cat).toBe(percent(blank.exact[0].probability));
    }
  }).toPass({ timeout: 120_000 });
  const [notebook, bert] = await Promise.all([table(page, 0), table(page, 1)]);
  expect(Object.keys(notebook[0].cells), 'the same words in the same order').toEqual(
    Object.keys(bert[0].cells),
  );
});

test('each point is what the models said at that step', async ({ page }) => {
  await open(page);
  await openPanel(page, 'How the answer grew');
  await growth(page).getByRole('button', { name: 'Show as table' }).click();
  const before = await predicted(page, 'the [MASK] sleeps');
  await lab(page).evaluate((/** @type {any} */ element) => element.step(6));
  const after = await predicted(page, 'the [MASK] sleeps');
  await expect
    .poll(async () => (await table(page, 1)).map(({ step }) => step))
    .toEqual(['0', '3', '6', 'exact']);
  const rows = await table(page, 1);
  for (const word of Object.keys(rows[0].cells)) {
    expect(rows[0].cells[word]).toBe(percent(before[0].runs[1][word]));
    expect(rows[2].cells[word]).toBe(percent(after[0].runs[1][word]));
  }
});

test('another blank is followed from where it was chosen, and from the start after a reset', async ({
  page,
}) => {
  await open(page);
  await openPanel(page, 'How the answer grew');
  await lab(page).evaluate((/** @type {any} */ element) => element.step(7));
  await lab(page).locator('#blank').fill('the dog [MASK]');
  await expect(growth(page).locator('.since').first()).toContainText('Followed since step 7.');
  await lab(page).evaluate((/** @type {any} */ element) => element.start());
  await reaches(page, 'done');
  await growth(page).getByRole('button', { name: 'Show as table' }).click();
  const steps = async () => (await table(page, 0)).map(({ step }) => step);
  await expect.poll(async () => (await steps()).slice(-2)).toEqual(['180', 'exact']);
  expect((await steps()).slice(0, 3)).toEqual(['7', '9', '12']);
  await press(page, 'Reset');
  await reaches(page, 'ready');
  await expect(growth(page).locator('.since')).toHaveCount(0);
  await expect.poll(async () => (await table(page, 0)).map(({ step }) => step)).toEqual(['0', 'exact']);
});

test('of several blanks one is chosen; without any the panel says how to make one', async ({ page }) => {
  await open(page);
  await openPanel(page, 'How the answer grew');
  await lab(page).locator('#blank').fill('the [MASK] [MASK]');
  await growth(page).getByRole('combobox').selectOption('1');
  await growth(page).getByRole('button', { name: 'Show as table' }).click();
  const [, second] = await predicted(page, 'the [MASK] [MASK]');
  await expect(async () => {
    const [now] = await table(page, 1);
    for (const [word, p] of Object.entries(now.cells)) expect(p).toBe(percent(second.runs[1][word]));
  }).toPass({ timeout: 120_000 });
  await lab(page).locator('#blank').fill('the cat sleeps');
  await expect(growth(page)).toContainText('Click a word of “Fill in the blank”');
});

test('after an edit that is not trained yet, the exact column is said to be the edited text’s', async ({
  page,
}) => {
  await open(page);
  await openPanel(page, 'How the answer grew');
  const says = growth(page).getByText('The exact column is that of the edited text.');
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(growth(page).locator('.rows li').first()).toContainText(`exact ${percent(1)}`);
  await expect(says).toHaveCount(0);
  const text = lab(page).getByLabel('One sentence a line.');
  await text.fill('the cat sleeps\nthe dog sleeps\na dog sleeps');
  await expect(growth(page).locator('.rows li').first()).toContainText(`exact ${percent(0.5)}`);
  await expect(says).toBeVisible();
  await lab(page).getByRole('button', { name: 'Undo the changes' }).click();
  await expect(growth(page).locator('.rows li').first()).toContainText(`exact ${percent(1)}`);
  await expect(says).toHaveCount(0);
});

test('arrow keys and the pointer read a step off', async ({ page }) => {
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  await openPanel(page, 'How the answer grew');
  const strip = growth(page).getByRole('slider').first();
  const said = growth(page).locator('.at').first();
  await expect(said).toContainText('After step 180: dog');
  await strip.focus();
  await strip.press('ArrowLeft');
  await expect(said).toContainText('After step 177:');
  await expect(strip).toHaveAttribute('aria-valuenow', '177');
  await expect(growth(page).locator('.cursor')).toHaveCount(2);
  await strip.press('Home');
  await expect(said).toContainText('After step 0:');
  await strip.press('Escape');
  await expect(said).toContainText('After step 180:');
  const box = await strip.boundingBox();
  if (!box) throw new Error('the map is not shown');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(said).toContainText(/After step (87|90|93):/);
});

test('following changes nothing', async ({ page }) => {
  await page.goto(LABORATORY);
  await reaches(page, 'ready');
  await lab(page).locator('#blank').fill('the cat sleeps');
  await press(page, 'Reset');
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
  const unfollowed = (await history(page)).map(({ fingerprint }) => fingerprint);
  await lab(page).locator('#blank').fill('the [MASK] [MASK]');
  await openPanel(page, 'How the answer grew');
  await openPanel(page, 'Embeddings');
  await press(page, 'Train again');
  await reaches(page, 'done');
  expect((await history(page)).map(({ fingerprint }) => fingerprint)).toEqual(unfollowed);
});

test.describe('without the policy, for axe', () => {
  test.use({ bypassCSP: true });
  test('axe finds nothing in either panel, as picture or as table', async ({ page }) => {
    await open(page);
    await openPanel(page, 'How the answer grew');
    await openPanel(page, 'Embeddings');
    await press(page, 'Train');
    await reaches(page, 'done');
    await isClean(page, 'pictures');
    for (const name of ['growth', 'embeddings'])
      await lab(page).locator(`.inspector.${name}`).getByRole('button', { name: 'Show as table' }).click();
    await isClean(page, 'tables');
  });
});

/** @param {Page} page */
const embeddings = (page) => lab(page).locator('.inspector.embeddings');

/** What a session in Node answers, of the same engine: to a question about run `index` after so many steps. */
const sessionSays = (
  /** @type {any} */ experiment,
  /** @type {number} */ index,
  /** @type {number} */ steps,
) => {
  const session = new Session(JSON.stringify(experiment), index);
  for (let made = 0; made < steps; made = session.step) session.train(steps - made);
  return {
    vocabulary: session.info().vocabulary,
    plane: session.ask('embeddings', '{}'),
    neighbours: (/** @type {number} */ token) =>
      session.ask('neighbours', JSON.stringify({ token })).neighbours,
  };
};

/** @param {Page} page */
const experimentOf = (page) => lab(page).evaluate((/** @type {any} */ element) => element.experiment);

/** A number as the page writes it. @param {number} n @param {number} digits */
const number = (n, digits) =>
  n
    .toFixed(digits)
    .replace(/^-(0\.0+)$/, '$1')
    .replace('-', '−');

/** The rows of the table by word. @param {Page} page */
const places = (page) =>
  embeddings(page)
    .locator('table')
    .evaluate((/** @type {HTMLTableElement} */ element) =>
      Array.from(element.tBodies[0].rows, (row) =>
        Array.from(row.cells, (cell) => cell.textContent?.trim() ?? ''),
      ),
    );

test('the embeddings shown are the session’s: places, variance, neighbours', async ({ page }) => {
  await open(page);
  await openPanel(page, 'Embeddings');
  await expect(embeddings(page)).toContainText('Not trained yet');
  await embeddings(page).getByRole('combobox', { name: 'Run' }).selectOption('1');
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(embeddings(page)).toContainText('After step 180.');
  const { vocabulary, plane, neighbours } = sessionSays(await experimentOf(page), 1, 180);
  const [across, up] = plane.explained;
  await expect(embeddings(page).locator('.axes')).toContainText(
    `${percent(across)} across, ${percent(up)} up`,
  );
  await expect(embeddings(page).locator('.neighbours li')).toHaveText(
    neighbours(vocabulary.indexOf('cat')).map(
      (/** @type {any} */ { token, cosine }) => `${vocabulary[token]}${number(cosine, 2)}`,
    ),
  );
  await embeddings(page).getByRole('button', { name: 'Show as table' }).click();
  // An axis may have been mirrored to agree with the picture before, all of it or nothing.
  const rows = await places(page);
  expect(rows.map(([word]) => word)).toEqual(vocabulary.slice(2));
  for (const [column, values] of /** @type {const} */ ([
    [2, plane.x],
    [3, plane.y],
  ])) {
    const shown = rows.map((row) => row[column].replace(/^−?(0\.000)$/, '$1'));
    const as = (/** @type {number} */ sign) =>
      vocabulary.slice(2).map((_, i) => number(sign * values[i + 2], 3));
    expect([as(1).join(), as(-1).join()]).toContain(shown.join());
  }
});

test('a word is chosen by a click, by the keyboard and by typing; an unknown one gets a sentence', async ({
  page,
}) => {
  await open(page);
  await openPanel(page, 'Embeddings');
  const field = embeddings(page).getByRole('combobox', { name: 'Word' });
  await expect(field).toHaveValue('cat');
  await embeddings(page).getByRole('option', { name: 'dog' }).click();
  await expect(field).toHaveValue('dog');
  await expect(embeddings(page).locator('p.title')).toHaveText('Nearest to “dog” by cosine');
  const list = embeddings(page).getByRole('listbox');
  await list.press('ArrowLeft');
  await expect(field).not.toHaveValue('dog');
  await expect(list).toHaveAttribute('aria-activedescendant', /embedding-\d+/);
  await field.fill('[mask]');
  await expect(list.getByRole('option', { selected: true })).toHaveAccessibleName('[MASK]');
  await field.fill('zebra');
  await expect(embeddings(page)).toContainText(
    '“zebra” is not in the vocabulary. Choose one of its 6 words, which the list suggests.',
  );
  await expect(embeddings(page).locator('.neighbours li')).toHaveCount(0);
});

test('words of a grammar carry the classes that it gives them', async ({ page }) => {
  await page.goto('/#1&preset=contexts&open=embeddings');
  await reaches(page, 'ready');
  await embeddings(page).getByRole('button', { name: 'Show as table' }).click();
  await expect(embeddings(page).locator('.kinds li')).toContainText(['One', 'Many', 'special token']);
  const rows = await places(page);
  const classes = Object.fromEntries(rows.map(([word, of]) => [word, of]));
  expect(classes).toMatchObject({
    dog: 'One',
    dogs: 'Many',
    sleeps: 'Does',
    the: 'Sentence, Between',
    '[MASK]': 'special token',
  });
});
