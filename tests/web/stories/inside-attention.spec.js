// Attention: what the panel shows is what the engine says, by mouse and by keyboard, in every state.

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { initSync, Library, Session } from '../../../www/pkg/cloze.js';
import { isClean } from '../support/axe.js';
import { history, lab, press, reaches } from '../support/lab.js';

/** @typedef {import('@playwright/test').Page} Page */

initSync({ module: readFileSync(new URL('../../../www/dist/cloze_bg.wasm', import.meta.url)) });

const LINK = '/#1&preset=contexts&steps=150&open=attention';

/** @param {Page} page */
const panel = (page) => lab(page).locator('.inspector.attention');

/** @param {Page} page @param {string} [link] */
async function visit(page, link = LINK) {
  await page.goto(link);
  await reaches(page, 'ready');
  // Before the first answer the maps are drawn without weights.
  await expect(panel(page).locator('.says').first()).toContainText('looks most at');
}

/**
 * What the engine says to the questions, asked in a session of its own that has made as many steps.
 *
 * @param {Page} page
 * @param {number} index  Of the run.
 * @param {number} steps
 */
async function engine(page, index, steps) {
  const experiment = await lab(page).evaluate((/** @type {any} */ element) => element.experiment);
  const blank = await lab(page).locator('#blank').inputValue();
  const session = new Session(JSON.stringify(experiment), index);
  while (session.step < steps) session.train(steps - session.step);
  const text = blank.replace(/_{2,}/g, '[MASK]');
  const asks = JSON.stringify({ text });
  const attention = /** @type {any} */ (session.ask('attention', asks));
  const patterns = /** @type {any} */ (session.ask('patterns', '{}'));
  session.free();
  return {
    attention,
    patterns,
    decisive: /** @type {any} */ (new Library().ask('decisive', JSON.stringify({ experiment, text }))),
  };
}

/** The cells of a table's body, as text. @param {import('@playwright/test').Locator} table */
const cells = (table) =>
  table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('td')].map((cell) => (cell.textContent ?? '').trim().replace(/\s+/g, ' ')),
      ),
    );

const two = (/** @type {number} */ n) => n.toFixed(2);

test('the numbers are the engine’s, before training and after', async ({ page }) => {
  await visit(page);
  for (const steps of [0, 150]) {
    if (steps > 0) {
      await press(page, 'Train');
      await reaches(page, 'done');
      expect((await history(page)).map(({ step }) => step.length)).toEqual(Array(4).fill(steps));
    }
    const { attention, patterns, decisive } = await engine(page, 3, steps);
    const t = attention.tokens.length;
    await panel(page).getByRole('radio', { name: 'Layer 1, head 2' }).click();
    if (steps === 0) await panel(page).getByRole('button', { name: 'Show as table' }).click();
    const map = attention.probabilities.slice(t * t, 2 * t * t);
    const rows = Array.from({ length: t }, (_, i) => Array.from(map.slice(i * t, (i + 1) * t), two));
    await expect.poll(() => cells(panel(page).locator('.weights-table'))).toEqual(rows);

    // From the blank, beside the decisive words.
    const [{ position, growth }] = decisive.blanks;
    const compared = () => cells(panel(page).locator('.compare'));
    await expect.poll(async () => (await compared()).map(([looked]) => looked)).toEqual(rows[position]);
    const shown = growth.map((/** @type {number | null} */ nats) => {
      if (nats === null) return '–';
      const size = two(Math.abs(nats));
      return size === '0.00' ? size : `${nats < 0 ? '−' : '+'}${size}`;
    });
    await expect.poll(async () => (await compared()).map(([, grows]) => grows)).toEqual(shown);
    expect(growth.some((/** @type {number | null} */ nats) => nats !== null && nats > 0.5)).toBe(true);

    // The mean over the heads of the layer.
    await panel(page).getByLabel('Attention of').selectOption('layer');
    const mean = Array.from({ length: t }, (_, key) =>
      two((attention.probabilities[position * t + key] + map[position * t + key]) / 2),
    );
    await expect.poll(async () => (await compared()).map(([looked]) => looked)).toEqual(mean);
    await panel(page).getByLabel('Attention of').selectOption('head');

    if (steps === 0) await panel(page).getByRole('button', { name: 'What each head looks at' }).click();
    const shares = [0, 7].map((start) => Array.from(patterns.shares.slice(start, start + 7), two));
    await expect.poll(() => cells(panel(page).locator('.heat'))).toEqual(shares);
    await expect(panel(page)).toContainText(`Over ${patterns.sentences} sentences of the corpus`);
  }
});

test('the numbers that are taken away are those of the engine: weights, decisive words, patterns', async ({
  page,
}) => {
  await visit(page, `${LINK},take`);
  await expect.poll(() => cells(panel(page).locator('.compare'))).not.toEqual([]);
  await panel(page).getByRole('button', { name: 'What each head looks at' }).click();
  await expect(panel(page)).toContainText('Over 250 sentences');
  const { attention, patterns, decisive } = await engine(page, 3, 0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    lab(page).getByRole('button', { name: 'Attention as CSV' }).click(),
  ]);
  const [head, ...lines] = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(head).toBe('run,kind,layer,head,position,token,looks at position,token looked at,value,experiment');
  const rows = lines.map((line) => line.replace(/,("\{.*)?$/, '').split(','));
  /** The rows of a kind, without it. @param {string} kind */
  const of = (kind) => rows.filter((row) => row[1] === kind).map(([run, , ...cells]) => [run, ...cells]);
  const text = (/** @type {any[]} */ row) => row.map((cell) => String(cell ?? ''));

  const { tokens, heads, probabilities } = attention;
  const t = tokens.length;
  const weights = Array.from(probabilities, (weight, i) => {
    const [map, from, to] = [Math.floor(i / t ** 2), Math.floor(i / t) % t, i % t];
    const head = [Math.floor(map / heads) + 1, (map % heads) + 1];
    return text(['both sides', ...head, from, tokens[from], to, tokens[to], weight]);
  });
  expect(of('weight')).toEqual(weights);

  const [{ position, entropy, growth }] = decisive.blanks;
  const blank = ['exact', null, null, position, '[MASK]'];
  expect(of('uncertainty (nats)')).toEqual([text([...blank, null, null, entropy])]);
  expect(of('uncertainty grows without it by (nats)')).toEqual(
    growth.flatMap((/** @type {number | null} */ nats, /** @type {number} */ to) =>
      nats === null ? [] : [text([...blank, to, tokens[to], nats])],
    ),
  );

  const NAMES = ['itself', 'previous', 'next', '[CLS]', '[SEP]', '[MASK]', 'same word'];
  const shares = Array.from(patterns.shares, (share, i) =>
    text(['both sides', 1, Math.floor(i / 7) + 1, null, null, null, NAMES[i % 7], share]),
  );
  expect(of('share of attention')).toEqual(shares);
  expect(of('share if equal everywhere').map((row) => row.at(-1))).toEqual(
    Array.from(patterns.uniform, String),
  );
  const known = ['weight', 'uncertainty', 'share'];
  expect(rows.every(([, kind]) => known.some((name) => kind.startsWith(name)))).toBe(true);
});

test('the maps are painted with the weights, and what is hidden is left clear', async ({ page }) => {
  await visit(page);
  await panel(page).getByLabel('Run').selectOption('left context');
  await expect(panel(page).getByText('this model may not look there')).toBeVisible();
  const { attention } = await engine(page, 1, 0);
  const t = attention.tokens.length;
  const read = () =>
    panel(page)
      .locator('.head-map canvas')
      .nth(1)
      .evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
        const { width } = canvas;
        const data = canvas.getContext('2d')?.getImageData(0, 0, width, width).data ?? [];
        const [full, empty] = ['color', 'backgroundColor'].map((name) =>
          (getComputedStyle(canvas)[/** @type {any} */ (name)].match(/[\d.]+/g) ?? []).map(Number),
        );
        return Array.from({ length: width * width }, (_, i) =>
          data[4 * i + 3] === 0 ? null : (data[4 * i] - empty[0]) / (full[0] - empty[0]),
        );
      });
  const map = attention.probabilities.slice(t * t, 2 * t * t);
  await expect(async () => {
    const painted = await read();
    expect(painted).toHaveLength(t * t);
    for (const [i, dark] of painted.entries()) {
      if (i % t > Math.floor(i / t)) {
        expect(map[i]).toBe(0);
        expect(dark).toBeNull();
      } else expect(Math.abs(/** @type {number} */ (dark) - Math.sqrt(map[i]))).toBeLessThan(0.02);
    }
  }).toPass({ timeout: 120_000 });
  // In words, too.
  await panel(page).getByRole('button', { name: 'Show as table' }).click();
  await expect
    .poll(async () => (await cells(panel(page).locator('.weights-table')))[0]?.slice(1))
    .toEqual(Array(t - 1).fill('hidden'));
});

test('arrow keys move over the heads and over the rows', async ({ page }) => {
  await visit(page);
  const heads = panel(page).getByRole('radiogroup', { name: 'All heads' });
  await expect(heads.locator('[tabindex="0"]')).toHaveCount(1);
  await heads.getByRole('radio', { checked: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(heads.getByRole('radio', { name: 'Layer 1, head 2' })).toBeFocused();
  await expect(heads.getByRole('radio', { name: 'Layer 1, head 2' })).toBeChecked();
  await expect(panel(page).getByRole('heading', { name: 'Layer 1, head 2' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(heads.getByRole('radio', { name: 'Layer 1, head 2' })).toBeFocused();

  const rows = panel(page).getByRole('listbox', { name: 'Tokens that look' });
  await rows.focus();
  await page.keyboard.press('Home');
  await expect(rows.getByRole('option', { selected: true })).toHaveText('[CLS]');
  await expect(panel(page).locator('.says').first()).toContainText('[CLS] looks most at');
  await page.keyboard.press('ArrowDown');
  await expect(rows.getByRole('option', { selected: true })).toHaveText('the');
  await expect(rows).toHaveAttribute('aria-activedescendant', 'attention-row-1');
  // By mouse.
  await rows.getByRole('option', { name: '[SEP]' }).hover();
  await expect(panel(page).locator('.says').first()).toContainText('[SEP] looks most at');
});

test('special tokens can be hidden, blanks chosen, and the sentence is the one that is filled', async ({
  page,
}) => {
  await visit(page, `${LINK}&blank=${encodeURIComponent('the [MASK] near the tree [MASK]')}`);
  const rows = panel(page).getByRole('listbox', { name: 'Tokens that look' });
  await expect(rows.getByRole('option')).toHaveCount(8);
  await panel(page).getByLabel('Hide [CLS] and [SEP]').check();
  await expect(rows.getByRole('option')).toHaveText(['the', '[MASK]', 'near', 'the', 'tree', '[MASK]']);
  await expect(panel(page)).toContainText('a row may add up to less than 1');
  await panel(page).getByLabel('Blank', { exact: true }).selectOption('1');
  await expect(rows.locator('[aria-selected="true"]')).toHaveAttribute('id', 'attention-row-6');

  const input = lab(page).locator('#blank');
  await input.fill('the zebra near the tree [MASK]');
  await expect(panel(page)).toContainText('“zebra” is not in the vocabulary: the model sees [UNK]');
  await expect(rows.getByRole('option')).toHaveText(['the', '[UNK]', 'near', 'the', 'tree', '[MASK]']);
  await expect(panel(page)).toContainText('Nothing in the corpus can have led to this text');
  await input.fill('the dogs');
  await expect(panel(page)).toContainText('The sentence has no blank');
  await input.fill(`${'the '.repeat(20)}[MASK]`);
  await expect(panel(page).locator('.problem')).toHaveText(
    'The text has 23 tokens with [CLS] and [SEP]; the model has 16 positions, so make it shorter.',
  );
  await input.fill('the dogs near the tree [MASK]');
  await expect(rows.getByRole('option')).toHaveCount(6);
  await expect(panel(page).getByLabel('Hide [CLS] and [SEP]'), 'nothing is lost').toBeChecked();
});

test('the notebook’s model has none, and says so', async ({ page }) => {
  await page.goto('/#1&preset=notebook&open=attention');
  await reaches(page, 'ready');
  await expect(panel(page).getByLabel('Run')).toHaveValue('1');
  await panel(page).getByLabel('Run').selectOption('0');
  await expect(panel(page)).toContainText('has no attention');
  await expect(panel(page).getByRole('radiogroup')).toHaveCount(0);
});

test('it follows training, keeps its height, and changes no run', async ({ page }) => {
  await page.goto('/#1&preset=contexts');
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
  const closed = (await history(page)).map(({ fingerprint }) => fingerprint);
  await lab(page).locator('.inside').getByRole('button', { name: 'Attention', exact: true }).click();
  await panel(page).getByRole('button', { name: 'What each head looks at' }).click();
  await expect(panel(page)).toContainText('Over 250 sentences');
  const height = async () => (await panel(page).boundingBox())?.height;
  const before = await height();
  await panel(page).getByRole('button', { name: 'Show as table' }).click();
  const seen = new Set();
  // Slowly, until the numbers were seen to move; then to the end.
  await lab(page).getByRole('radio', { name: 'slow' }).check();
  await press(page, 'Train again');
  await expect
    .poll(async () => seen.add(JSON.stringify(await cells(panel(page).locator('.weights-table')))).size, {
      message: 'the numbers move while it is trained',
    })
    .toBeGreaterThan(3);
  await lab(page).getByRole('radio', { name: 'full' }).check();
  await reaches(page, 'done');
  await panel(page).getByRole('button', { name: 'Show as map' }).click();
  await expect.poll(height).toBe(before);
  expect((await history(page)).map(({ fingerprint }) => fingerprint)).toEqual(closed);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, bypassCSP: true });

    test('axe finds nothing, and 320 px are enough', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      await visit(page, `${LINK}&blank=${encodeURIComponent('the [MASK] near the tree [MASK]')}`);
      await panel(page).getByLabel('Run').selectOption('left context');
      await panel(page).getByRole('button', { name: 'What each head looks at' }).click();
      await expect(panel(page)).toContainText('Over 250 sentences');
      await isClean(page, 'maps');
      await panel(page).getByRole('button', { name: 'Show as table' }).click();
      await isClean(page, 'as a table');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(320);
    });
  });
}
