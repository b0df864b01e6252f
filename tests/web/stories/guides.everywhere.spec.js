// The page of a frame and the guides: for everyone, by keyboard, on a phone; and what their buttons do.

import { expect, test } from '@playwright/test';
import { isClean } from '../support/axe.js';
import { lab, press, reaches } from '../support/lab.js';

/** @typedef {import('@playwright/test').Page} Page */

const PAGES = ['embed.html#1&preset=notebook&hide=corpus,runs', 'embedding.html', 'teachers.html'];

/** @param {Page} page @param {string} path */
async function visit(page, path) {
  await page.goto(path);
  if (path.startsWith('embed.html')) await reaches(page, 'ready');
  else await page.waitForLoadState('load');
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const width of [1280, 320]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, bypassCSP: true, viewport: { width, height: 800 } });

      for (const path of PAGES) {
        test(`${path} is clean, and nothing is wider than the page`, async ({ page }) => {
          await visit(page, path);
          for (const summary of await page.locator('summary').all()) await summary.click();
          await isClean(page, path);
          const over = await page.evaluate(() => {
            const { scrollWidth, clientWidth } = document.documentElement;
            return scrollWidth - clientWidth;
          });
          expect(over).toBeLessThanOrEqual(0);
        });
      }
    });
  }
}

test('targets are at least 24 px, and 44 px under a finger', async ({ browser }) => {
  for (const [hasTouch, least] of /** @type {const} */ ([
    [false, 24],
    [true, 44],
  ])) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch });
    const page = await context.newPage();
    for (const path of PAGES) {
      await visit(page, path);
      const coarse = await page.evaluate(() => matchMedia('(pointer: coarse)').matches);
      const small = await page.evaluate(
        (limit) =>
          // Links within a sentence are as high as its line.
          [...document.querySelectorAll('button, summary, nav a, footer a, header a')]
            .map((target) => ({ target, box: target.getBoundingClientRect() }))
            .filter(({ box }) => box.height > 0 && (box.height < limit - 0.5 || box.width < 24))
            .map(({ target, box }) => `${target.outerHTML.slice(0, 80)} ${box.height}`),
        coarse ? least : 24,
      );
      expect(small, path).toEqual([]);
    }
    await context.close();
  }
});

test('the frame by keyboard: from Train to the link, in the order of the eye', async ({ page }) => {
  await visit(page, 'embed.html#1&preset=notebook&hide=corpus,runs');
  /** @type {string[]} */
  const seen = [];
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const outer = document.activeElement;
      const inner = /** @type {any} */ (outer?.shadowRoot?.activeElement ?? outer);
      if (!inner || inner === document.body) return '';
      return (inner.getAttribute('aria-label') ?? inner.labels?.[0]?.textContent ?? inner.textContent).trim();
    });
    if (now === '') break;
    seen.push(now);
    if (now.startsWith('Open in')) break;
  }
  const order = [
    'Train',
    'Step',
    'Reset',
    'Preset',
    'log scale',
    'from the corpus',
    'Open in a tab of its own',
  ];
  const places = order.map((name) => seen.findIndex((found) => found.startsWith(name)));
  expect(places, seen.join(' | ')).toEqual([...places].sort((a, b) => a - b));
  expect(Math.min(...places), seen.join(' | ')).toBeGreaterThanOrEqual(0);
  await lab(page).getByRole('button', { name: 'Train', exact: true }).focus();
  await page.keyboard.press('Enter');
  await reaches(page, 'done');
});

for (const mark of ['#', '?']) {
  test(`the frame's settings stand after ${mark}`, async ({ page }) => {
    await page.goto(`embed.html${mark}1&preset=recipe&steps=300&seed=3&hide=corpus,speed&theme=dark`);
    await reaches(page, 'ready');
    const experiment = await lab(page).evaluate((/** @type {any} */ element) => element.experiment);
    expect(experiment.steps).toBe(300);
    expect(experiment.runs.map((/** @type {any} */ run) => run.seed)).toEqual([3, 3, 3, 3]);
    await expect(lab(page).getByRole('heading', { name: 'Corpus' })).toHaveCount(0);
    await expect(lab(page).getByRole('radio')).toHaveCount(0);
    const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(background).toBe('rgb(21, 23, 27)');
    const open = page.getByRole('link', { name: 'Open in a tab of its own' });
    await expect(open).toHaveAttribute('href', /#1&preset=recipe&steps=300/);
  });
}

test('what is not understood in a link is named', async ({ page }) => {
  await page.goto('embed.html#1&preset=notebook&colour=mauve');
  await reaches(page, 'ready');
  await expect(lab(page).locator('.message')).toContainText('colour');
});

test('a laboratory that cannot be loaded says so, and can be asked for again', async ({ page }) => {
  await page.route('**/cloze-lab.js', (route) => route.abort());
  await page.goto('embed.html');
  await expect(page.getByText('The laboratory could not be loaded.')).toBeVisible();
  await page.unroute('**/cloze-lab.js');
  await page.getByRole('button', { name: 'Load it again' }).click();
  await reaches(page, 'ready');
});

test('the pages lead to each other', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Guides' }).getByRole('link', { name: 'Embedding' }).click();
  await expect(page.getByRole('heading', { name: 'Embedding', level: 1 })).toBeVisible();
  await page.getByRole('navigation', { name: 'Guides' }).getByRole('link', { name: 'For teachers' }).click();
  await expect(page.getByRole('heading', { name: 'For teachers', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Cloze', exact: true }).click();
  await expect(page.locator('#lesson')).toBeVisible();
});

test('the examples of the guide are live', async ({ page }) => {
  await page.goto('embedding.html');
  await lab(page).scrollIntoViewIfNeeded();
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
  const frame = page.locator('#iframe iframe');
  await frame.scrollIntoViewIfNeeded();
  const inside = page.frameLocator('#iframe iframe');
  await inside.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(inside.getByRole('button', { name: 'Train again' })).toBeVisible({ timeout: 20_000 });
});

test('Copy copies what is shown, with the address of this site', async ({ page }) => {
  for (const [guide, ids] of /** @type {const} */ ([
    ['embedding.html', ['iframe', 'element', 'quarto', 'jupyter', 'reveal', 'lms']],
    ['teachers.html', ['context', 'corruption', 'loss']],
  ])) {
    await page.goto(guide);
    await page.evaluate(() => {
      const all = /** @type {any} */ (globalThis);
      Object.defineProperty(navigator, 'clipboard', {
        value: {
          writeText: async (/** @type {string} */ text) => {
            all.copied = text;
          },
        },
      });
      // What a button says is gone after a moment: it is written down, so that it cannot be missed.
      all.said = {};
      for (const button of document.querySelectorAll('button[data-copy]')) {
        /** @type {(string | null)[]} */
        const said = [];
        all.said[/** @type {HTMLElement} */ (button).dataset.copy ?? ''] = said;
        new MutationObserver(() => said.push(button.textContent)).observe(button, { childList: true });
      }
    });
    for (const id of ids) {
      const button = page.locator(`button[data-copy="code-${id}"]`);
      await button.click();
      await expect
        .poll(() => page.evaluate((name) => /** @type {any} */ (globalThis).said[`code-${name}`][0], id))
        .toBe('Copied');
      const [copied, shown, site] = await page.evaluate(
        (name) => [
          /** @type {any} */ (globalThis).copied,
          document.getElementById(`code-${name}`)?.textContent,
          new URL('./', location.href).href,
        ],
        id,
      );
      expect(copied).toBe(shown);
      expect(copied).toContain(`${site}${id === 'element' ? 'cloze-lab.js' : 'embed.html'}`);
      expect(copied).not.toContain('example.org');
    }
    const said = Object.fromEntries(ids.map((id) => [`code-${id}`, ['Copied', 'Copy']]));
    await expect.poll(() => page.evaluate('globalThis.said')).toMatchObject(said);
  }
});
