// A student opens the page: the lesson leads, asks before it tells, and trains when it is told to.

import { expect, test } from '@playwright/test';
import { PAGES } from '../../../www/src/lesson/pages.js';
import { isClean } from '../support/axe.js';
import { lab, reaches, state } from '../support/lab.js';

/** @typedef {import('@playwright/test').Page} Page */

/** What came out, under the question. @param {Page} page */
const told = (page) => page.locator('.told');

/** @param {Page} page @param {string} name */
async function openPage(page, name) {
  await page.goto('about:blank');
  await page.goto(`#lesson=${name}`);
  await expect(page.locator('#lesson .turn')).toBeVisible();
}

/** Trains, quickly. @param {Page} page */
async function train(page) {
  await page.getByRole('button', { name: 'Train and see' }).click();
  await lab(page).evaluate((/** @type {any} */ element) => {
    element.speed = 'full';
  });
  await expect(told(page).locator('.outcome')).toBeVisible();
}

test('the page opens on the lesson; nothing trains before the reader says so', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('#lesson-title')).toHaveText('Filling blanks');
  await expect(page.locator('.cloze')).toHaveText('the ? sleeps');
  await reaches(page, 'ready');
  await expect(lab(page), 'it would tell the answer').toBeHidden();
  await page.getByRole('radio', { name: 'dog' }).check();
  await expect(page.locator('.cloze')).toHaveText('the dog sleeps');
  expect(await state(page)).toBe('ready');
  await train(page);
  await expect(lab(page)).toBeVisible();
  await expect(told(page)).toContainText('You said dog. The model says cat');
  await expect(told(page)).toContainText('The other animal is the more frequent one.');
});

test('each page has an address, the browser goes back, and an unknown page is said so', async ({ page }) => {
  await openPage(page, 'floor');
  await expect(page.locator('#lesson-title')).toHaveText('The least possible loss');
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page).toHaveURL(/#lesson=notebook$/);
  await expect(page.locator('#lesson-title'), 'where reading goes on').toBeFocused();
  await page.goBack();
  await expect(page.locator('#lesson-title')).toHaveText('The least possible loss');
  await openPage(page, 'flor');
  await expect(page.getByRole('alert')).toHaveText('The lesson has no page “flor”; here it begins.');
  await expect(page.locator('#lesson-title')).toHaveText('Filling blanks');
});

test('what is shared from the lesson is the page of the lesson', async ({ page }) => {
  await openPage(page, 'floor');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#lesson=floor$/);
  await expect(page.getByText('The link opens this page of the lesson.')).toBeVisible();
});

test('the laboratory is whole, has what the lesson set up, and leads back', async ({ page }) => {
  await openPage(page, 'floor');
  await train(page);
  await expect(lab(page).getByRole('heading', { name: 'Runs' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Open the whole laboratory' }).click();
  await expect(lab(page).getByRole('heading', { name: 'Runs' })).toBeVisible();
  await expect(page.locator('#lesson')).toBeHidden();
  expect(await state(page), 'and as it was trained').toBe('done');
  await expect(page).toHaveURL(/#1&preset=notebook&/);
  await page.getByRole('link', { name: 'Back to the lesson' }).click();
  await expect(page.locator('#lesson-title')).toHaveText('The least possible loss');
  await expect(page.locator('#lesson-title')).toBeFocused();
  await expect(lab(page).getByRole('heading', { name: 'Runs' })).toHaveCount(0);
});

for (const name of PAGES) {
  test(`the page ${name}: an answer, another, and none, each get a reason`, async ({ page }) => {
    await openPage(page, name);
    const question = page.locator('.question');
    test.skip((await question.count()) === 0, 'asks nothing');
    await train(page);
    await expect(told(page), 'skipped').toContainText('You did not choose.');
    const reasons = new Set([await told(page).innerText()]);
    const radios = question.getByRole('radio');
    const slider = question.getByRole('slider');
    // The first and the last: lesson.test.js has all of them, without training for each.
    const answers = (await slider.count()) > 0 ? ['0', '1.5'] : [0, (await radios.count()) - 1];
    for (const answer of answers) {
      await page.getByRole('button', { name: 'Answer again' }).click();
      await expect(lab(page)).toBeHidden();
      if (typeof answer === 'string') await slider.fill(answer);
      else await radios.nth(answer).check({ force: true });
      await train(page);
      await expect(told(page)).toContainText('You said');
      reasons.add(await told(page).innerText());
    }
    expect(reasons.size, [...reasons].join('\n---\n')).toBe(answers.length + 1);
    const vary = page.locator('.vary button:not(.again)');
    if ((await vary.count()) === 0) return;
    await vary.click();
    await lab(page).evaluate((/** @type {any} */ element) => {
      element.speed = 'full';
    });
    await expect(page.locator('.vary p')).toHaveText(/.{20}/);
  });
}

test('on a phone, the first screen has the first sentence, the blank and one button', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, baseURL },
  });
  const page = await context.newPage();
  await page.goto('/');
  const within = async (/** @type {import('@playwright/test').Locator} */ part) => {
    const box = await part.boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= 844;
  };
  await expect(page.locator('#lesson p').first()).toContainText(
    'BERT learns a language by filling in blanks.',
  );
  expect(await within(page.locator('#lesson p').first())).toBe(true);
  expect(await within(page.locator('.cloze'))).toBe(true);
  const button = page.getByRole('button', { name: 'Train and see' });
  expect(await within(button)).toBe(true);
  expect(await page.locator('#lesson button.primary').count(), 'one of its kind').toBe(1);
  await button.click();
  await expect(lab(page), 'what trains is in view').toBeInViewport();
  await expect(told(page).locator('.outcome')).toBeInViewport();
  await context.close();
});

test('the whole lesson by keyboard', async ({ page }) => {
  await page.goto('/');
  for (const name of PAGES) {
    await expect(page).toHaveURL(name === PAGES[0] ? /\/(#lesson=.*)?$/ : new RegExp(`#lesson=${name}$`));
    if (name !== PAGES[0]) await expect(page.locator('#lesson-title')).toBeFocused();
    else await page.locator('#lesson summary').focus();
    const button = page.getByRole('button', { name: 'Train and see' });
    if ((await button.count()) > 0) {
      for (let i = 0; !(await button.evaluate((e) => e === document.activeElement)); i++) {
        expect(i, `the button of ${name} is reached`).toBeLessThan(40);
        await page.keyboard.press('Tab');
        const kind = await page.evaluate(() => document.activeElement?.getAttribute('type'));
        if (kind === 'radio') await page.keyboard.press('Space');
        if (kind === 'range') await page.keyboard.press('ArrowRight');
      }
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: 'To the end' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(told(page)).toContainText('You said');
    }
    const next = page.getByRole('link', { name: 'Next', exact: true });
    if (name === PAGES.at(-1)) break;
    for (let i = 0; !(await next.evaluate((e) => e === document.activeElement)); i++) {
      expect(i, `Next of ${name} is reached`).toBeLessThan(60);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
  }
});

test.describe('clean', () => {
  test.use({ bypassCSP: true });
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`axe finds nothing, nor does 320 px cut anything, in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 640 });
      for (const name of PAGES) {
        await openPage(page, name);
        await isClean(page, `${name}, before`);
        const button = page.getByRole('button', { name: 'Train and see' });
        if ((await button.count()) > 0) {
          await train(page);
          await isClean(page, `${name}, after`);
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, name).toBeLessThanOrEqual(320);
      }
    });
  }
});

test('a special word explains itself, to the pointer, to the keyboard and to a tap', async ({ page }) => {
  await openPage(page, 'floor');
  const word = page.getByRole('button', { name: 'loss', exact: true });
  await expect(word).toHaveAccessibleDescription(/How surprised the model was/);
  const box = page.locator('#term-loss');
  await word.hover();
  await expect(box).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(box).toBeHidden();
  await word.focus();
  await expect(box).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await word.click();
  await expect(box).toBeVisible();
});

test('an unknown page is said so in the language of the address', async ({ page }) => {
  await page.goto('#lesson=flor&lang=de');
  await expect(page.getByRole('alert')).toContainText('„flor“');
  await expect(page.locator('#lesson-title')).toHaveText('Lücken füllen');
});
