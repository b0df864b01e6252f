// This step: what the panel shows of a batch is what the engine says, and looking changes nothing.

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { initSync, Session } from '../../../www/pkg/cloze.js';
import { isClean } from '../support/axe.js';
import { history, lab, open, press, reaches } from '../support/lab.js';
import { presets } from '../support/node-runs.js';

/** @typedef {import('@playwright/test').Page} Page */

initSync({ module: readFileSync(new URL('../../../www/pkg/cloze_bg.wasm', import.meta.url)) });

/** @param {Page} page */
const panel = (page) => lab(page).locator('.inspector.step');
/** @param {Page} page @param {string} name */
const button = (page, name) => panel(page).getByRole('button', { name, exact: true });
/** @param {Page} page */
const number = (page) => panel(page).getByRole('textbox', { name: /^Step/ });

/** A run of a preset, in Node. @param {string} name @param {number} index */
function session(name, index) {
  const preset = presets.find((candidate) => candidate.name === name);
  return new Session(JSON.stringify(preset?.experiment), index);
}

/** @param {InstanceType<typeof Session>} run @param {number} step @param {number} [again] @returns {any} */
const asked = (run, step, again = 0) => run.ask('step', JSON.stringify({ step, again }));

/** Makes steps until so many are made. @param {InstanceType<typeof Session>} run @param {number} steps */
function train(run, steps) {
  while (run.step < steps) run.train(steps - run.step);
}

/** A loss as the page writes it. @param {number} n */
const nats = (n) => n.toFixed(4);

/** The cells of the rows that a selector finds, as texts. @param {Page} page @param {string} selector */
const cells = (page, selector) =>
  panel(page)
    .locator(`.targets ${selector}`)
    .evaluateAll((rows) =>
      rows.map((row) =>
        Array.from(row.children, (cell) => cell.textContent?.replace(/\s+/g, ' ').trim() ?? ''),
      ),
    );

/** The lines as the model sees them. @param {any} answer */
const inputs = (answer) => answer.sentences.map((/** @type {any} */ { input }) => input.join(' '));

/** What the page shows of them: the seen tokens without marks and truths. @param {Page} page */
const shownInputs = (page) =>
  panel(page)
    .locator('.words')
    .evaluateAll((lines) =>
      lines.map((line) =>
        Array.from(line.children, (token) =>
          (token.matches('.cell') ? token.firstElementChild?.lastChild : token)?.textContent?.trim(),
        ).join(' '),
      ),
    );

test('a link shows a step before any training, number by number', async ({ page }) => {
  await page.goto('/#1&preset=recipe&open=step&step=120');
  await reaches(page, 'ready');
  await expect(number(page)).toHaveValue('120');
  const runs = [0, 1, 2, 3].map((index) => session('recipe', index));
  const answers = runs.map((run) => asked(run, 120));
  await expect(panel(page)).toContainText('The batch that step 120 will train on. Of 16 sentences');
  await expect.poll(() => shownInputs(page)).toEqual(inputs(answers[0]).slice(0, 12));
  await button(page, 'Show all 16 sentences, not only the first 12').click();
  await expect.poll(() => shownInputs(page)).toEqual(inputs(answers[0]));
  // The selected tokens, one by one: guess, p, loss and floor of each run.
  const { vocabulary } = /** @type {any} */ (runs[0].info());
  // Each run answers when it can.
  const means = async () => {
    const [now] = await cells(page, '.now');
    return [4, 8, 12, 16].map((i) => now?.[i]);
  };
  await expect.poll(means).toEqual(answers.map(({ loss }) => nats(loss)));
  const rows = await cells(page, '.target');
  expect(rows).toHaveLength(answers[0].losses.length);
  /** @type {any[]} */
  const truths = answers[0].sentences.flatMap((/** @type {any} */ { tokens, targets }) =>
    targets.map((/** @type {any} */ { position, outcome }) => ({ truth: tokens[position], outcome })),
  );
  rows.forEach(([truth, outcome, ...rest], i) => {
    expect(truth).toBe(truths[i].truth);
    expect(outcome).toContain(truths[i].outcome);
    answers.forEach((answer, run) => {
      const [guess, , loss, floor] = rest.slice(4 * run, 4 * run + 4);
      expect(guess).toContain(vocabulary[answer.guess[i]]);
      expect(guess).toContain(vocabulary[answer.guess[i]] === truth ? '✓' : '✗');
      expect(loss).toBe(nats(answer.losses[i]));
      expect(floor).toBe(answer.floors[i] < 0.00005 ? '0' : nats(answer.floors[i]));
    });
  });
  // How the outcomes compare with the rule, counted by hand.
  const counts = { masked: 0, random: 0, kept: 0 };
  for (let step = 1; step <= 120; step++)
    for (const { targets } of asked(runs[0], step).sentences)
      for (const { outcome } of targets) counts[/** @type {'masked'} */ (outcome)]++;
  for (const [outcome, n] of Object.entries(counts)) {
    const written = String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f');
    await expect(panel(page).getByRole('row', { name: outcome }).first().locator('td').nth(1)).toContainText(
      `${written} (`,
    );
  }
  expect((await history(page)).map(({ step }) => step.length)).toEqual([0, 0, 0, 0]);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#1&preset=recipe&open=step&step=120');
});

test('the next step shows the loss that training then reports, and the panel follows', async ({ page }) => {
  await page.goto('/#1&preset=notebook&open=step');
  await reaches(page, 'ready');
  await expect(number(page)).toHaveValue('1');
  await expect(panel(page)).toContainText('Training will report just this loss for step 1');
  await expect(async () => {
    const [now] = await cells(page, '.now');
    for (const i of [4, 8]) expect(now[i]).toMatch(/^\d/);
  }).toPass({ timeout: 120_000 });
  const [foretold] = await cells(page, '.now');
  await press(page, 'Step');
  await expect.poll(async () => (await history(page)).map(({ step }) => step.length)).toEqual([1, 1]);
  await expect.poll(async () => (await cells(page, '.reported'))[0]?.[3]).toBe(foretold[4]);
  const runs = await history(page);
  expect([foretold[4], foretold[8]]).toEqual(runs.map(({ loss }) => nats(loss[0])));
  // And what the runs say of the same batch now is what the engine says after the step.
  const run = session('notebook', 1);
  train(run, 1);
  await expect.poll(async () => (await cells(page, '.now'))[0][8]).toBe(nats(asked(run, 1).loss));
  await press(page, 'Train on');
  await reaches(page, 'done');
  await expect(number(page)).toHaveValue('180');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('open=step');
  expect(await page.evaluate(() => location.hash)).not.toContain('step=');
});

test('previous, next, jump, arrows, drawing again, and back to following', async ({ page }) => {
  await page.goto('/#1&preset=recipe&open=step&step=7');
  await reaches(page, 'ready');
  const run = session('recipe', 0);
  const shows = async (/** @type {number} */ step, again = 0) => {
    await expect(number(page)).toHaveValue(String(step));
    await expect.poll(() => shownInputs(page)).toEqual(inputs(asked(run, step, again)).slice(0, 12));
  };
  await shows(7);
  await button(page, 'Next step').click();
  await shows(8);
  await button(page, 'Previous step').click();
  await button(page, 'Previous step').click();
  await shows(6);
  await number(page).fill('2000');
  await number(page).press('Enter');
  await shows(2000);
  await expect(button(page, 'Next step')).toBeDisabled();
  await number(page).press('ArrowDown');
  await shows(1999);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('step=1999');
  await button(page, 'Draw again').click();
  await button(page, 'Draw again').click();
  await expect(panel(page)).toContainText('no step trains on this');
  await shows(1999, 2);
  await button(page, 'As trained').click();
  await shows(1999);
  for (const [typed, said] of [
    [
      '2001',
      'There is no step 2 001: the runs end at step 2 000. Choose a step from 1 to 2 000.'.replace(
        /(\d) (\d{3})/g,
        '$1\u202f$2',
      ),
    ],
    ['many', '“many” is not a step. Type a whole number from 1 to 2\u202f000.'],
    ['0', '“0” is not a step. Type a whole number from 1 to 2\u202f000.'],
  ]) {
    await number(page).fill(typed);
    await number(page).press('Enter');
    await expect(panel(page).locator('.problem')).toHaveText(said);
  }
  await button(page, 'Follow training').click();
  await shows(1);
  await expect(panel(page).locator('.problem')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#1&preset=recipe&open=step');
});

test('where the runs have batches of their own, the reader chooses whose', async ({ page }) => {
  await page.goto('/#1&preset=schemes&open=step&step=3');
  await reaches(page, 'ready');
  await expect(panel(page)).toContainText('The runs train on different batches');
  for (const index of [1, 0]) {
    await panel(page).getByLabel('Run').selectOption(String(index));
    await expect
      .poll(() => shownInputs(page))
      .toEqual(inputs(asked(session('schemes', index), 3)).slice(0, 12));
  }
});

test('a run that failed is named, and the batch is shown by another that has the same', async ({ page }) => {
  await open(page);
  await press(page, 'This step');
  const diverge = (/** @type {number[]} */ indices) =>
    lab(page).evaluate(async (/** @type {any} */ element, which) => {
      const { experiment } = element;
      for (const index of which) Object.assign(experiment.runs[index].optimizer, { lr: 1e9, clip: null });
      element.experiment = experiment;
      await element.start().catch(() => {});
    }, indices);
  await diverge([1]);
  await reaches(page, 'done');
  await expect(panel(page).locator('.problem')).toHaveText('BERT failed and cannot guess.');
  await expect(number(page)).toHaveValue('180');
  const run = session('notebook', 0);
  await expect.poll(() => shownInputs(page)).toEqual(inputs(asked(run, 180)));
  await expect(panel(page).locator('.targets')).not.toContainText('BERT');
});

test('going through the steps while the runs train changes nothing', async ({ page }) => {
  await open(page);
  await press(page, 'Train');
  await reaches(page, 'done');
  const closed = (await history(page)).map(({ fingerprint }) => fingerprint);
  for (const name of ['This step', 'Slow motion']) await press(page, name);
  await press(page, 'Train again');
  // While following, the step may be the first, before which there is none.
  await number(page).fill('90');
  await number(page).press('Enter');
  for (let i = 0; i < 5; i++) {
    await button(page, 'Draw again').click();
    await button(page, 'Previous step').click();
  }
  await button(page, 'Follow training').click();
  await reaches(page, 'done');
  expect((await history(page)).map(({ fingerprint }) => fingerprint)).toEqual(closed);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, bypassCSP: true });
    test('axe finds nothing, and 320 px are enough', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.goto('/#1&preset=recipe&open=step,slow&step=9');
      await reaches(page, 'ready');
      await expect(panel(page).locator('.words')).toHaveCount(12);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await isClean(page, 'ready');
      await number(page).fill('none');
      await number(page).press('Enter');
      await lab(page).locator('.inspector.slow .press').click();
      await expect(lab(page).locator('.inspector.slow .at-corrupt')).toHaveCount(1);
      await isClean(page, 'a step that is none');
    });
  });
}

for (const width of [1280, 390])
  test(`four runs with floors of their own fit into ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('/#1&preset=contexts&open=step');
    await reaches(page, 'ready');
    await expect(panel(page).locator('.target').first()).toBeVisible();
    const [shown, whole] = await panel(page)
      .locator('.scroll')
      .evaluate(({ clientWidth, scrollWidth }) => [clientWidth, scrollWidth]);
    expect(whole).toBe(shown);
    // All of a row is to be seen: two cells of the token, four of each run.
    const cells = panel(page).locator('.target').first().locator('th, td');
    await expect(cells).toHaveCount(2 + 4 * 4);
    for (const cell of await cells.all()) await expect(cell).toBeVisible();
    await expect(panel(page).locator('.targets thead')).toContainText('right context');
  });
