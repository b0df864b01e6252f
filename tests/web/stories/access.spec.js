// The page for everyone: checked by axe in every state, by keyboard alone, and on the narrowest phone.

import { expect, test } from '@playwright/test';
import { isClean } from '../support/axe.js';
import { corpus, drawn, LABORATORY, lab, open, press, reaches, set, state } from '../support/lab.js';

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    // axe itself is a script that the page's own policy would refuse.
    test.use({ colorScheme, bypassCSP: true });

    test('axe finds nothing in any state', async ({ page }) => {
      // Slowly, so many steps last longer than axe needs on any machine.
      await page.goto('/#1&preset=notebook&steps=1000');
      await isClean(page, 'loading');
      await reaches(page, 'ready');
      await isClean(page, 'ready');
      await lab(page).getByRole('radio', { name: 'slow' }).check();
      await press(page, 'Train');
      await isClean(page, 'running');
      await press(page, 'Pause');
      await reaches(page, 'paused');
      await isClean(page, 'paused');
      await lab(page).getByRole('radio', { name: 'full' }).check();
      await press(page, 'Train on');
      await reaches(page, 'done');
      for (const summary of await lab(page).locator('summary').all()) await summary.click();
      await press(page, 'Show as table');
      await isClean(page, 'done, all open');
      await set(page, 1, 'layers', 'many');
      await corpus(page).fill('');
      await expect(lab(page).getByText('The corpus is empty')).toBeVisible();
      await press(page, 'Train again');
      await isClean(page, 'problems');
      await set(page, 1, 'layers', '1');
      await corpus(page).fill('cat\ndog');
      await expect(lab(page).getByText('The corpus is empty')).toHaveCount(0);
      await press(page, 'Reset');
      await reaches(page, 'failed');
      await isClean(page, 'failed');
    });

    test('axe finds nothing in the dialogs', async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 2000 });
      await open(page);
      await lab(page).evaluate((/** @type {any} */ element) => element.start());
      await reaches(page, 'done');
      for (const name of ['Share', 'Embed']) {
        await page.getByRole('button', { name, exact: true }).click();
        const dialog = page.getByRole('dialog', { name: `${name} this experiment` });
        await expect(dialog).toBeVisible();
        await expect(dialog.getByRole('textbox', { name: /Link|Paste this/ })).toHaveValue(
          /#1&(amp;)?preset=/,
        );
        if (name === 'Embed') await expect(dialog.frameLocator('iframe').locator('cloze-lab')).toBeVisible();
        await isClean(page, name);
        await dialog.getByRole('button', { name: 'Copy' }).click();
        await expect(dialog.getByRole('status')).not.toBeEmpty();
        await isClean(page, `${name}, copied`);
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();
      }
    });
  });
}

/** Which control has the focus, through the shadow root. @param {import('@playwright/test').Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const outer = document.activeElement;
    const inner = outer?.shadowRoot?.activeElement ?? outer;
    if (!inner || inner === document.body) return '';
    const label = inner.getAttribute('aria-label') ?? /** @type {any} */ (inner).labels?.[0]?.textContent;
    return `${inner.tagName.toLowerCase()} ${(label ?? inner.textContent ?? '').trim().replace(/\s+/g, ' ')}`;
  });

test('the whole page works by keyboard', async ({ page }) => {
  await open(page);
  /** @type {string[]} */
  const seen = [];
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now === '') break;
    seen.push(now);
    const outlined = await page.evaluate(() => {
      const outer = document.activeElement;
      const inner = outer?.shadowRoot?.activeElement ?? outer;
      if (!inner) return true;
      // A radio button is drawn by what follows it.
      const drawn = inner.matches('.speed input') ? /** @type {Element} */ (inner.nextElementSibling) : inner;
      const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
    });
    expect(outlined, `focus is visible on: ${now}`).toBe(true);
  }
  for (const control of [
    'Skip to the content',
    'Theme',
    'Train',
    'Step',
    'Reset',
    'full',
    'Preset',
    'Steps',
    'seed',
  ]) {
    expect(
      seen.some((name) => name.includes(control)),
      `${control} is reached; seen: ${seen.join(' | ')}`,
    ).toBe(true);
  }
  for (const control of [
    'One sentence a line',
    'log scale',
    'Show as table',
    'from the corpus',
    'MASK',
    'Add a run',
  ]) {
    expect(
      seen.some((name) => name.includes(control)),
      `${control} is reached; seen: ${seen.join(' | ')}`,
    ).toBe(true);
  }
  for (const control of ['Duplicate BERT', 'Remove BERT', 'Settings of BERT', 'Back to the lesson']) {
    expect(
      seen.some((name) => name.includes(control)),
      `${control} is reached; seen: ${seen.join(' | ')}`,
    ).toBe(true);
  }

  await lab(page).getByRole('button', { name: 'Train', exact: true }).focus();
  await page.keyboard.press('Enter');
  await reaches(page, 'done');
  await lab(page).getByRole('group', { name: 'Words' }).getByRole('button').first().focus();
  await page.keyboard.press('Space');
  await expect(lab(page).getByLabel('Write a sentence')).toHaveValue('[MASK] [MASK] sleeps');
  expect(await state(page)).toBe('done');
});

/** What each dialog's controls are, in the order of the Tab key. */
const DIALOGS = {
  Share: ['button Close', 'input with fingerprint', 'input Link', 'button Copy'],
  Embed: [
    ...['button Close', 'select Where', 'input Width in pixels', 'input Height in pixels', 'select Theme'],
    ...['input Title over the figure', 'input Caption under it', 'input compact'],
    'input with a button that shows the trained models',
    ...['input Training', 'input Corpus', 'input Loss', 'input Fill in the blank', 'input Runs'],
    'input Look inside',
    ...['textarea Paste this', 'button Copy'],
  ],
};

for (const [name, controls] of Object.entries(DIALOGS)) {
  test(`the dialog ${name} works by keyboard: focus goes in, round, and back`, async ({ page }) => {
    await open(page);
    await press(page, 'Train');
    await reaches(page, 'done');
    const button = page.getByRole('button', { name, exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: `${name} this experiment` });
    await expect(dialog.locator('[autofocus]')).toBeFocused();
    await dialog.getByRole('button', { name: 'Close' }).focus();
    const seen = [];
    for (const _ of controls) {
      const now = await focused(page);
      seen.push(controls.find((control) => now.startsWith(control)) ?? now);
      expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
      await page.keyboard.press('Tab');
    }
    expect(seen).toEqual(controls);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button).toBeFocused();
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(button).toBeFocused();
  });

  for (const [width, hasTouch] of /** @type {[number, boolean][]} */ ([
    [320, false],
    [390, true],
  ])) {
    test(`the dialog ${name} at ${width} px: nothing overflows, targets are large enough`, async ({
      browser,
    }) => {
      const context = await browser.newContext({
        viewport: { width, height: 700 },
        hasTouch,
        isMobile: hasTouch,
      });
      const page = await context.newPage();
      await open(page);
      await lab(page).evaluate((/** @type {any} */ element) => element.start());
      await reaches(page, 'done');
      await page.getByRole('button', { name, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('textbox', { name: /Link|Paste this/ })).toHaveValue(/#1&(amp;)?preset=/);
      const wrong = await dialog.evaluate(
        (element, least) => {
          const { left, right } = element.getBoundingClientRect();
          const all = [...element.querySelectorAll('*')].map((part) => ({
            part,
            box: part.getBoundingClientRect(),
          }));
          return all
            .filter(({ part, box }) => {
              const outside = box.width > 1 && (box.right > right + 0.5 || box.left < left - 0.5);
              // A label is a part of its checkbox.
              const target = part.matches(
                'button, select, input:not([type=checkbox]), label:has([type=checkbox])',
              );
              return outside || (target && box.height > 0 && (box.height < least || box.width < 24));
            })
            .map(({ part, box }) => `${part.outerHTML.slice(0, 80)} ${box.width} × ${box.height}`);
        },
        hasTouch ? 44 : 24,
      );
      expect(wrong).toEqual([]);
      const over = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(over).toBeLessThanOrEqual(0);
      await context.close();
    });
  }
}

for (const width of [320, 390, 768]) {
  test(`nothing overflows at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await open(page);
    await lab(page).getByLabel('Preset').selectOption('recipe');
    await reaches(page, 'ready');
    for (const summary of await lab(page).locator('summary').all()) await summary.click();
    await press(page, 'Step');
    await reaches(page, 'paused');
    const { scroll, client, wide } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const inside = document.querySelector('cloze-lab')?.shadowRoot?.querySelectorAll('*') ?? [];
      const over = [...inside].filter((element) => {
        const { right, width: w } = element.getBoundingClientRect();
        return w > 1 && right > clientWidth + 0.5 && !element.closest('.as-table, .unseen');
      });
      return {
        scroll: scrollWidth,
        client: clientWidth,
        wide: over.map((element) => element.outerHTML.slice(0, 120)),
      };
    });
    expect(wide).toEqual([]);
    expect(scroll).toBeLessThanOrEqual(client);
  });
}

test('targets are at least 24 px, and 44 px under a finger', async ({ browser }) => {
  for (const [hasTouch, least] of /** @type {const} */ ([
    [false, 24],
    [true, 44],
  ])) {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch,
      isMobile: hasTouch,
    });
    const page = await context.newPage();
    await page.goto(LABORATORY);
    await reaches(page, 'ready');
    const small = await page.evaluate((limit) => {
      const root = document.querySelector('cloze-lab')?.shadowRoot;
      const targets = [
        ...document.querySelectorAll('button'),
        ...(root?.querySelectorAll('button, select, input[type=text]') ?? []),
      ];
      return targets
        .filter((target) => {
          const { height, width } = target.getBoundingClientRect();
          // Compact buttons within a panel may be a little lower; never below WCAG's 24 px.
          const floor = target.matches('.small, .word') ? Math.max(24, limit - 6) : limit;
          return height > 0 && (height < floor - 0.5 || width < 24);
        })
        .map((target) => `${target.outerHTML.slice(0, 80)} ${target.getBoundingClientRect().height}`);
    }, least);
    expect(small).toEqual([]);
    await context.close();
  }
});

test('nothing moves between idle, running and done', async ({ page }) => {
  await page.goto(LABORATORY);
  await page.evaluate(() => {
    const shifts = /** @type {any} */ (globalThis);
    shifts.moved = 0;
    const add = (/** @type {PerformanceEntryList} */ list) => {
      for (const entry of list) shifts.moved += /** @type {any} */ (entry).value;
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: false });
    shifts.rest = () => add(observer.takeRecords());
  });
  await reaches(page, 'ready');
  await lab(page).evaluate((/** @type {any} */ element) => element.start());
  await reaches(page, 'done');
  await drawn(page);
  await page.evaluate('globalThis.rest()');
  expect(await page.evaluate('globalThis.moved')).toBeLessThan(0.01);
});
