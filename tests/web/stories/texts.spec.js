// A reader's own text: its words as it wrote them, its sentences, and what is held out of it.

import { expect, test } from '@playwright/test';
import { corpus, corpusSays, lab, open, press, reaches } from '../support/lab.js';

/** The sentence with its blanks. @param {import('@playwright/test').Page} page */
const sentence = (page) => lab(page).getByLabel('Sentence', { exact: true });

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
  await expect(table).toContainText('the corpus has früh');
  await expect(table.locator('tr.true th')).toContainText('früh');
  await expect(table).not.toContainText('fruh');
});
