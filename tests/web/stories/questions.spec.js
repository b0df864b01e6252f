// What crosses to the workers: nothing is asked twice.

import { expect, test } from '@playwright/test';
import { lab, open, press, reaches, set } from '../support/lab.js';

/** Records what the page tells its workers. @param {import('@playwright/test').Page} page */
async function recorded(page) {
  await page.addInitScript(() => {
    const said = /** @type {any} */ (globalThis);
    said.told = [];
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (/** @type {any} */ message) {
      said.told.push({ type: message.type, run: message.run, question: message.question });
      return post.call(this, message);
    };
  });
  await open(page);
  return {
    /** What was told since the last time, once nothing more comes. */
    async told() {
      await page.waitForTimeout(700);
      const told = await page.evaluate('globalThis.told.splice(0)');
      return /** @type {{type: string, run: number, question?: string}[]} */ (told);
    },
  };
}

/** The questions, in alphabetical order. @param {{question?: string}[]} told */
const questions = (told) => told.flatMap(({ question }) => question ?? []).sort();

test('opening asks each thing once; a click on a word is one message a run, and one to the library', async ({
  page,
}) => {
  const { told } = await recorded(page);
  await reaches(page, 'ready');
  expect(questions(await told())).toEqual(['corpus', 'exact', 'floors', 'predict', 'predict']);
  await lab(page)
    .getByRole('button', { name: /sleeps/ })
    .click();
  const click = await told();
  expect(questions(click)).toEqual(['exact', 'predict', 'predict']);
  expect(click).toHaveLength(3);
});

test('what is known is not asked again: not after a reset, nor where an edit changes nothing of it', async ({
  page,
}) => {
  const { told } = await recorded(page);
  await reaches(page, 'ready');
  await told();
  await press(page, 'Reset');
  await reaches(page, 'ready');
  expect(questions(await told())).toEqual(['predict', 'predict']);
  // The number of steps is no matter of the corpus: fresh runs, but the same floors.
  await set(page, 0, 'learning rate', '0.02');
  await reaches(page, 'ready');
  expect(questions(await told())).toEqual(['predict', 'predict']);
});

test('while a run trains its sentence is watched: no question a moment', async ({ page }) => {
  const { told } = await recorded(page);
  await reaches(page, 'ready');
  await told();
  await press(page, 'Train');
  await reaches(page, 'done');
  const asked = questions(await told());
  expect(new Set(asked)).toEqual(new Set(['predict']));
  expect(asked.length, 'four times a second at most, and each run').toBeLessThan(60);
});
