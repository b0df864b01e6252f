// The messages to the workers: no question is sent twice.

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

test('opening sends each question once; a click on a word sends one to each run and one to the library', async ({
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

test('answers that stay valid are not asked for again: after a reset, or after an edit that does not concern them', async ({
  page,
}) => {
  const { told } = await recorded(page);
  await reaches(page, 'ready');
  await told();
  await press(page, 'Reset');
  await reaches(page, 'ready');
  expect(questions(await told())).toEqual(['predict', 'predict']);
  // The number of steps does not concern the corpus: new runs, but the same floors.
  await set(page, 0, 'learning rate', '0.02');
  await reaches(page, 'ready');
  expect(questions(await told())).toEqual(['predict', 'predict']);
});

test('while a run trains it reports its predictions for the sentence without being asked', async ({
  page,
}) => {
  const { told } = await recorded(page);
  await reaches(page, 'ready');
  await told();
  await press(page, 'Train');
  await reaches(page, 'done');
  // At rest it is measured, and its state is kept.
  const asked = questions(await told()).filter((question) => !['evaluate', 'state'].includes(question));
  expect(new Set(asked)).toEqual(new Set(['predict']));
  expect(asked.length, 'four times a second at most, and each run').toBeLessThan(60);
});
