// A student opens the page, presses Train, and sees why both sides matter.

import { expect, test } from '@playwright/test';
import {
  answered,
  card,
  drawn,
  history,
  LABORATORY,
  lab,
  mean,
  open,
  press,
  reaches,
  state,
} from '../support/lab.js';

test('one click leads from navigation to the losses, also before the page is ready', async ({ page }) => {
  await page.goto(LABORATORY);
  await press(page, 'Train');
  await expect.poll(async () => (await history(page))[0].loss.length).toBeGreaterThan(0);
});

for (let seed = 0; seed < 10; seed++) {
  test(`with seed ${seed} the notebook's model stops at its floor and says dog, BERT says cat`, async ({
    page,
  }) => {
    await open(page);
    const field = lab(page).getByLabel('seed', { exact: true }).first();
    await field.fill(String(seed));
    await field.press('Enter');
    await reaches(page, 'ready');
    await press(page, 'Train');
    await reaches(page, 'done');

    const [notebook, bert] = await history(page);
    expect([notebook.loss.length, bert.loss.length]).toEqual([180, 180]);
    // An epoch of the three sentences is three steps.
    expect(Math.abs(mean(notebook.loss.slice(-3)) - 0.6365)).toBeLessThan(0.02);
    expect(mean(bert.loss.slice(-3))).toBeLessThan(0.02);

    const prediction = await lab(page).evaluate((/** @type {any} */ element) =>
      element.predict('the [MASK] sleeps', { top: 3 }),
    );
    expect(prediction.tokens).toEqual(['[CLS]', 'the', '[MASK]', 'sleeps', '[SEP]']);
    expect(prediction.blanks).toHaveLength(1);
    const [ofNotebook, ofBert] = prediction.blanks[0].runs.map((/** @type {any} */ run) => run.candidates[0]);
    expect(ofNotebook.token).toBe('dog');
    expect(ofBert.token).toBe('cat');
    expect(ofBert.probability).toBeGreaterThan(0.95);
  });
}

test('the page says what happened: in the table, in the key and in words', async ({ page }) => {
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  const candidates = lab(page).getByRole('table').filter({ hasText: 'best guess' });
  await expect(candidates.getByRole('row', { name: /^best guess/ })).toHaveText(/dog\s*wrong.*cat\s*right/s);
  await expect(candidates.getByRole('row', { name: /^cat.*in the corpus/ })).toBeVisible();
  await expect(card(page, 0)).toContainText('fills the blank with “dog”');
  await expect(card(page, 0)).toContainText('the corpus has “cat”');
  await expect(card(page, 1)).toContainText('as the corpus does');
  await expect(lab(page).getByRole('img', { name: 'Loss' })).toHaveAccessibleDescription(
    /notebook's model: after step 180, mean loss 0\.6\d+\. BERT: after step 180/,
  );
  await expect(lab(page).getByRole('button', { name: 'Train again' })).toBeVisible();
});

test('training again gives the same numbers', async ({ page }) => {
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  const first = await history(page);
  await press(page, 'Train again');
  await reaches(page, 'done');
  expect(await history(page)).toEqual(first);
});

test('a student clicks words to blank them, and to put them back', async ({ page }) => {
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  const words = lab(page).getByRole('group', { name: 'Words of the sentence' });
  const text = lab(page).getByLabel('Write a sentence with [MASK]');
  await words.getByRole('button', { name: 'sleeps' }).click();
  await expect(text).toHaveValue('the [MASK] [MASK]');
  await expect(lab(page).getByText('Blank 2 of 2')).toBeVisible();
  await expect(
    lab(page).getByText('The corpus has “sleeps” or “runs” here, but training never makes this blank'),
  ).toBeVisible();
  await words.getByRole('button').nth(2).click();
  await expect(text).toHaveValue('the [MASK] sleeps');

  await text.fill('the zebra ___');
  await expect(
    lab(page).getByText("“zebra” is not in the corpus's vocabulary, so the models see [UNK]."),
  ).toBeVisible();
  await text.fill('the cat sleeps');
  await expect(
    lab(page).getByText('Write a sentence, then click a word to blank it: the models then guess it.'),
  ).toBeVisible();
  await lab(page).getByLabel('from the corpus').selectOption('a dog sleeps');
  await expect(text).toHaveValue('a [MASK] sleeps');
  await expect(lab(page).getByText('the corpus has “dog”')).toBeVisible();
});

test('Step makes one step of every run', async ({ page }) => {
  await open(page);
  await press(page, 'Step');
  await reaches(page, 'paused');
  await press(page, 'Step');
  await expect.poll(async () => (await history(page)).map(({ loss }) => loss.length)).toEqual([2, 2]);
  await reaches(page, 'paused');
  await expect(lab(page).getByText('step 2 of 180')).toBeVisible();
  await press(page, 'Train on');
  await reaches(page, 'done');
});

test('nothing trains by itself', async ({ page }) => {
  await open(page);
  await answered(page);
  await drawn(page);
  expect(await state(page)).toBe('ready');
  expect((await history(page)).every(({ loss }) => loss.length === 0)).toBe(true);
});
