// What a reader takes away: pictures, numbers, and the experiment with its history, which comes back when it is
// dropped.

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { answered, drawn, history, LABORATORY, lab, message, open, press, reaches } from '../support/lab.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const panel = (page) => lab(page).locator('.inspector.take');

/** @param {Page} page @param {string} name  Of the button. */
async function saved(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel(page).getByRole('button', { name, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

/** Drops a file onto the lab. @param {Page} page @param {string} name @param {string} content */
const drop = (page, name, content) =>
  lab(page).evaluate(
    (element, [called, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], called));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    /** @type {[string, string]} */ ([name, content]),
  );

/** @param {Page} page */
async function trained(page) {
  await page.goto('/#1&preset=notebook&open=take');
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
  // What the models say at the end is there, too.
  await expect(
    lab(page)
      .getByText(/After step 180/)
      .first(),
  ).toBeVisible();
}

test('the numbers are those of the session', async ({ page }) => {
  await trained(page);
  const { name, content } = await saved(page, 'Loss as CSV');
  expect(name).toBe('cloze-notebook-loss.csv');
  const lines = content.toString().trimEnd().split('\r\n');
  const runs = await history(page);
  expect(lines).toHaveLength(1 + 2 * 180);
  const cells = lines.slice(1).map((line) => line.split(','));
  for (const [i, { label, loss }] of runs.entries()) {
    const own = cells.slice(i * 180, (i + 1) * 180);
    expect(own.every(([run]) => run === label)).toBe(true);
    expect(own.map(([, step]) => Number(step))).toEqual(Array.from({ length: 180 }, (_, s) => s + 1));
    expect(own.map((row) => Math.fround(Number(row[2])))).toEqual(loss);
  }
  const settings = JSON.parse(/"(\{.*\})"$/.exec(lines[1])?.[1].replaceAll('""', '"') ?? '');
  expect(settings.corpus).toEqual({ bundled: 'notebook' });
  expect(settings.runs.map((/** @type {any} */ run) => [run.label, run.seed])).toEqual(
    runs.map(({ label }) => [label, 0]),
  );
  const answers = (await saved(page, 'Fill in the blank as CSV')).content.toString();
  expect(answers).toMatch(/^blank,word,in the corpus,notebook's model,BERT,exact,experiment\r\n1,cat,yes,/);
});

test('the loss curves as a picture, and the page has its own again', async ({ page }) => {
  await trained(page);
  const canvas = lab(page).locator('canvas.curves');
  const width = await canvas.evaluate((drawn) => /** @type {HTMLCanvasElement} */ (drawn).width);
  const { name, content } = await saved(page, 'Loss as PNG');
  expect(name).toBe('cloze-notebook-loss.png');
  expect(content.subarray(1, 4).toString()).toBe('PNG');
  const [wide, high] = [content.readUInt32BE(16), content.readUInt32BE(20)];
  expect(wide).toBe(1920);
  // Both runs' colours are in it.
  const dots = await page.evaluate(
    async ([data, w, h]) => {
      const bytes = Uint8Array.from(atob(/** @type {string} */ (data)), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const context = /** @type {any} */ (new OffscreenCanvas(Number(w), Number(h)).getContext('2d'));
      context.drawImage(bitmap, 0, 0);
      const pixels = context.getImageData(0, 0, w, h).data;
      const found = [0, 0];
      for (let i = 0; i < pixels.length; i += 4) {
        const colour = (pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2];
        if (colour === 0x0072b2) found[0]++;
        if (colour === 0xd55e00) found[1]++;
      }
      return found;
    },
    /** @type {[string, number, number]} */ ([content.toString('base64'), wide, high]),
  );
  expect(Math.min(...dots)).toBeGreaterThan(1000);
  expect(await canvas.evaluate((drawn) => /** @type {HTMLCanvasElement} */ (drawn).width)).toBe(width);
});

test('an experiment with its history comes back, and is compared when it is trained again', async ({
  page,
}) => {
  await page.goto('/#1&preset=notebook&open=take&steps=90&blank=a_[MASK]_sleeps');
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
  const { name, content } = await saved(page, 'Save the experiment with its history');
  expect(name).toBe('cloze-notebook-history.json');
  const losses = (await history(page)).map(({ loss }) => loss);

  await page.goto('about:blank');
  await page.goto(LABORATORY);
  await reaches(page, 'ready');
  await drop(page, name, content.toString());
  await expect(message(page)).toContainText('These curves come from the file.');
  await expect(lab(page).getByLabel('Steps', { exact: true })).toHaveValue('90');
  await expect(lab(page).locator('#blank')).toHaveValue('a [MASK] sleeps');
  // The key under the chart has the last means of the file.
  const last = losses.map((all) => all.slice(-3).reduce((sum, n) => sum + n, 0) / 3);
  for (const [i, mean] of last.entries()) {
    const cell = lab(page).locator('.key tbody tr:not(.reach)').nth(i).locator('td').first();
    await expect(cell).toHaveText(mean.toFixed(4));
  }
  expect(
    (await history(page)).map(({ loss }) => loss.length),
    'nothing was trained',
  ).toEqual([0, 0]);
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(message(page)).toContainText('The same run as in the file, bit for bit.');
  expect((await history(page)).map(({ loss }) => loss)).toEqual(losses);

  // One loss changed is still shown; the run that is made is another.
  const file = JSON.parse(content.toString());
  file.runs[1].fingerprint = '0123456789abcdef';
  await drop(page, name, JSON.stringify(file));
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(message(page)).toContainText('Not the run of the file: the losses of “BERT” differ.');
});

test('wrong files: one sentence each, and nothing is lost', async ({ page }) => {
  await trained(page);
  const before = await history(page);
  for (const [content, says] of [
    ['the cat sleeps', 'it is not JSON'],
    ['[1, 2]', 'it was not saved by this page'],
    ['{"cloze": 2}', 'it has version 2 of the format; this page reads version 1'],
    ['{"cloze": 1, "experiment": {"runs": []}}', 'its experiment cannot be used'],
    [
      '{"cloze": 1, "experiment": {"corpus": {"bundled": "notebook"}, "runs": [{"label": "<img src=x onerror=alert(1)>", "model": {"kind": "bert"}}]}, "runs": [{}]}',
      'the history of “<img src=x onerror=alert(1)>” is missing',
    ],
  ]) {
    await drop(page, 'file.json', content);
    await expect(message(page)).toContainText(`“file.json” was not opened: ${says}`);
  }
  expect(await page.locator('img').count()).toBe(0);
  expect(await history(page)).toEqual(before);
});

test('Take it away is reached by its button, and can be used without a mouse', async ({ page }) => {
  await open(page);
  await lab(page).getByRole('button', { name: 'Take it away' }).press('Enter');
  await expect(panel(page)).toBeVisible();
  const input = panel(page).getByLabel('Open such a file');
  await input.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(message(page)).toContainText('it was not saved by this page');
});

test('every panel that draws can be taken away, as a picture with its words and as numbers', async ({
  page,
}) => {
  await page.goto('/#1&preset=schemes&steps=120&open=step,outcomes,growth,attention,embeddings,take');
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done');
  await expect(lab(page).locator('.inspector.embeddings svg.points')).toBeVisible();
  await expect(lab(page).locator('.inspector.attention')).toContainText('looks most at');
  await expect(lab(page).locator('.inspector.step .target').first()).toBeVisible();
  await expect(lab(page).locator('.inspector.growth').getByText('After step 120:').first()).toBeVisible();
  await answered(page);
  await drawn(page);
  // The page itself may not parse markup.
  const elsewhere = await page.context().newPage();
  for (const [title, words] of /** @type {[string, string[]][]} */ ([
    ['Loss by outcome', []],
    ['How the answer grew', ['80/10/10', 'sleep']],
    ['Attention', ['[CLS]', 'dogs']],
    ['Embeddings', ['dogs']],
  ])) {
    const { name, content } = await saved(page, `${title} as SVG`);
    expect(name, title).toMatch(/\.svg$/);
    // A drawing that stands by itself: it is read as XML, without style sheets, scripts or links.
    const found = await elsewhere.evaluate((text) => {
      const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        root: root.localName,
        shapes: root.querySelectorAll('path, rect, line, circle').length,
        foreign: root.querySelectorAll('script, style, image, foreignObject, a').length,
        texts: [...root.querySelectorAll('text')].map((text) => text.textContent),
      };
    }, content.toString());
    expect(found.root, title).toBe('svg');
    expect(found.shapes, title).toBeGreaterThan(10);
    expect(found.foreign, title).toBe(0);
    for (const word of words) expect(found.texts, title).toContain(word);
  }
  for (const [title, columns, least] of /** @type {[string, RegExp, number][]} */ ([
    ['This step', /^run,step,sentence,position,true word,outcome,guess/, 30],
    ['Loss by outcome', /^run,step,outcome,/, 100],
    ['How the answer grew', /^run,blank,step,word,probability/, 100],
    ['Attention', /^run,kind,layer,head,position,token,/, 90],
    ['Embeddings', /^run,step,token,word class,x,y/, 20],
  ])) {
    const { content } = await saved(page, `${title} as CSV`);
    const text = content.toString();
    expect(text, title).toMatch(columns);
    expect(text.trimEnd().split('\r\n').length, title).toBeGreaterThan(least);
  }
});
