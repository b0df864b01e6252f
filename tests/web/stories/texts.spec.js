// A reader's own text: its words as it wrote them, its sentences, and what is held out of it.

import { expect, test } from '@playwright/test';
import { corpus, corpusSays, lab, open, press, reaches } from '../support/lab.js';

/** The sentence with its blanks. @param {import('@playwright/test').Page} page */
const sentence = (page) => lab(page).getByLabel('Write a sentence with');

test('words keep their accents in every answer, and a notice says which became one', async ({ page }) => {
  await open(page);
  await corpus(page).fill(
    'der Hund schläft früh\nder Bär schläft spät\ner müsste früh gehen\nsie musste spät gehen',
  );
  await expect(corpusSays(page)).toContainText('so these became one word each: müsste = musste.');
  await press(page, 'Train');
  await reaches(page, 'done');
  await sentence(page).fill('der Hund schläft [MASK]');
  const table = lab(page).locator('table.candidates');
  await expect(lab(page).locator('.certainty')).toContainText('The corpus has “früh” here');
  await expect(table.locator('tr.true th')).toContainText('früh');
  await expect(table).not.toContainText('fruh');
});

test('a paragraph is noticed, split into sentences, and some of them are held out', async ({ page }) => {
  await open(page);
  const names = ['cat', 'dog', 'bird', 'cow', 'goat', 'fox'];
  const sentences = names.flatMap((name) =>
    ['sleeps in the barn', 'runs over the hill', 'eats from the bowl', 'waits at the door'].map(
      (does) => `The ${name} ${does}.`,
    ),
  );
  await corpus(page).fill(sentences.join(' '));
  await expect(corpusSays(page)).toContainText('1 sentence');
  await press(page, 'Split into sentences');
  await expect(corpus(page)).toHaveValue(sentences.join('\n'));
  await expect(corpusSays(page)).toContainText('22 sentences');
  await expect(corpusSays(page)).toContainText('2 more are held out: never trained on.');
  await expect(lab(page).getByRole('button', { name: 'Split into sentences' })).toHaveCount(0);
  await expect(lab(page).locator('table.key thead')).not.toContainText('held out');
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(lab(page).locator('table.key thead')).toContainText('held out');
});

test('lines that break in the middle of sentences are joined, and Undo brings them back', async ({
  page,
}) => {
  await open(page);
  const text =
    'The old cat sleeps all day on the mat in the\nkitchen, while the young dog runs over the hill\nand through the garden. The bird sings a song.';
  await corpus(page).fill(text);
  await expect(lab(page).getByText('Lines break in the middle of sentences.')).toBeVisible();
  await press(page, 'Split into sentences');
  await expect(corpus(page)).toHaveValue(
    'The old cat sleeps all day on the mat in the kitchen, while the young dog runs over the hill and through the garden.\nThe bird sings a song.',
  );
  await press(page, 'Undo');
  await expect(corpus(page)).toHaveValue(text);
});

test('759 KB of too many distinct words are refused before they are laid out', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    let text = '';
    for (let i = 0; text.length < 759_000; i++) text += `word${i} is here ${i * 7}\n`;
    const fill = (/** @type {ClipboardEvent} */ event) => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    document.addEventListener('copy', fill, { once: true });
    document.execCommand('copy');
  });
  await corpus(page).focus();
  await page.keyboard.press('Control+V');
  await expect(corpusSays(page)).toContainText(
    'Not inserted: with it the corpus has more than 8 000 distinct words; at most so many can be trained on in a tab.',
  );
  await expect(corpus(page)).toHaveValue('the cat sleeps\nthe dog runs\na dog sleeps');
});

test('what a run has reached is measured when it rests, with its error', async ({ page }) => {
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  const key = lab(page).locator('table.key');
  await expect(key.locator('thead')).toContainText('mean loss, measured');
  const cells = key.locator('tbody tr:first-child td:nth-child(2)');
  await expect(cells).toHaveText(/^[\d.]+\s±\s[\d.]+$/);
  await expect(key.locator('tbody tr:nth-child(2)')).toContainText(
    /over \d+ corruptions, (not measurably|[\d.]+(\s±\s[\d.]+)?) above it/,
  );
  await expect(lab(page).getByText('One batch, or the mean of a few, can lie below its line')).toBeVisible();
});

test('two blanks are filled one by one, and special tokens are understood or told', async ({ page }) => {
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  await sentence(page).fill('[CLS] the <mask> sleeps [SEP]');
  const table = lab(page).locator('table.candidates');
  await expect(table).toHaveCount(1);
  await expect(table).toContainText('the corpus has “cat”');
  await expect(lab(page).getByText('Each blank is filled on its own')).toHaveCount(0);
  await sentence(page).fill('the [mask] ___');
  await expect(table).toHaveCount(2);
  await expect(lab(page).getByText('Each blank is filled on its own')).toBeVisible();
  await sentence(page).fill('the [MASK] [SEP] a dog');
  await expect(lab(page).getByText('[SEP] stands inside the sentence')).toBeVisible();
});
