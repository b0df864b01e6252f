// An author copies a recipe from the guide, pastes it, and the reader of the notes trains the models there.

import { expect } from '@playwright/test';
import { recipe, test, unfenced } from '../support/host-pages.js';

/** @typedef {import('@playwright/test').Frame} Frame */

/**
 * The state of the lab of a page or a frame; empty while there is none.
 *
 * @param {Frame} frame
 * @returns {Promise<string>}
 */
const stateIn = (frame) =>
  frame.evaluate(() => /** @type {any} */ (document.querySelector('cloze-lab'))?.state ?? '');

/** @param {Frame} frame @param {string} wanted */
const reaches = (frame, wanted) =>
  expect.poll(() => stateIn(frame), { timeout: 300_000, intervals: [50] }).toBe(wanted);

/** The frame of the lab. @param {import('@playwright/test').Page} page @returns {Promise<Frame>} */
async function frameOf(page) {
  const frame = await (await page.locator('iframe').elementHandle())?.contentFrame();
  if (!frame) throw new Error('the recipe brought no frame');
  return frame;
}

/** Waits until the frame knows that it is in view, or out of it. @param {Frame} frame @param {boolean} wanted */
const seen = (frame, wanted) =>
  frame.evaluate(
    (want) =>
      new Promise((resolve) => {
        new IntersectionObserver((entries, observer) => {
          if (entries[entries.length - 1].isIntersecting !== want) return;
          observer.disconnect();
          resolve(undefined);
        }).observe(document.body);
      }),
    wanted,
  );

/** As a reader does. @param {Frame} frame */
async function trains(frame) {
  await reaches(frame, 'ready');
  await frame.getByRole('button', { name: 'Train', exact: true }).click();
  await reaches(frame, 'done');
  const answers = frame.getByRole('row', { name: 'best guess' });
  await expect(answers).toContainText(/dog\s+wrong.*cat\s+right/s);
}

/** What goes wrong unseen. @param {import('@playwright/test').Page} page */
function complaints(page) {
  /** @type {string[]} */
  const all = [];
  page.on('pageerror', (error) => all.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') all.push(message.text());
  });
  // A favicon that a host does not have is the host's affair.
  return () => all.filter((text) => !text.includes('404'));
}

for (const [name, id] of [
  ['quarto.html', 'quarto'],
  ['jupyter-book.html', 'jupyter'],
  ['quarto.html', 'iframe'],
]) {
  test(`the recipe "${id}" works in ${name}`, async ({ page, hosts }) => {
    const complained = complaints(page);
    await page.goto(hosts.page(name, unfenced(await recipe('embedding.html', id))));
    await page.locator('iframe').scrollIntoViewIfNeeded();
    const frame = await frameOf(page);
    await trains(frame);
    await expect
      .poll(
        () =>
          frame.evaluate(() => {
            const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
            return [scrollHeight - clientHeight, scrollWidth - clientWidth];
          }),
        { message: 'the frame is as high as what is in it, and nothing is wider' },
      )
      .toEqual([0, 0]);
    const height = () => page.locator('iframe').evaluate((element) => element.clientHeight);
    const before = await height();
    await frame.locator('cloze-lab summary').first().click();
    await expect.poll(height, { message: 'it grows with what is in it' }).toBeGreaterThan(before);
    await frame.locator('cloze-lab summary').first().click();
    await expect.poll(height, { message: 'and shrinks again' }).toBe(before);
    await expect(frame.getByRole('heading', { name: 'Runs' }), 'hidden by the recipe').toHaveCount(0);
    expect(complained()).toEqual([]);
  });
}

test('the recipe "element" works on a page of another origin', async ({ page, hosts }) => {
  const complained = complaints(page);
  await page.goto(hosts.page('quarto.html', await recipe('embedding.html', 'element')));
  await trains(page.mainFrame());
  expect(complained()).toEqual([]);
});

test('the recipe for course systems works in a frame without a script beside it', async ({ page, hosts }) => {
  /** @type {any[]} */
  const heard = [];
  await page.exposeFunction('hear', (/** @type {any} */ data) => heard.push(data));
  await page.addInitScript(() => {
    if (window.parent !== window) return;
    addEventListener('message', ({ data }) => /** @type {any} */ (globalThis).hear(data));
  });
  await page.goto(hosts.page('quarto.html', await recipe('embedding.html', 'lms')));
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await trains(await frameOf(page));
  const height = await page.locator('iframe').evaluate((element) => element.clientHeight);
  expect(height, 'as it was pasted').toBe(720);
  const canvas = () => heard.filter(({ subject }) => subject === 'lti.frameResize');
  expect(canvas().length, 'Canvas is told').toBeGreaterThan(0);
  // Each height is told twice, one message after the other.
  await expect(async () =>
    expect(heard.filter(({ type }) => type === 'cloze:height').map((data) => data.height)).toEqual(
      canvas().map((data) => data.height),
    ),
  ).toPass({ timeout: 120_000 });
});

test("a teacher's paragraph works where it is pasted", async ({ page, hosts }) => {
  await page.goto(hosts.page('jupyter-book.html', await recipe('teachers.html', 'loss')));
  await expect(page.getByRole('heading', { name: 'What the loss means' })).toBeVisible();
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await trains(await frameOf(page));
});

test('nothing is loaded before the frame comes near the viewport', async ({ page, hosts }) => {
  /** @type {string[]} */
  const requests = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(hosts.page('far.html', await recipe('embedding.html', 'iframe')));
  const frame = await frameOf(page);
  await frame.waitForLoadState('load');
  await expect(frame.getByText('It loads when it comes into view')).toBeVisible();
  // The script has run: the theme is set.
  await expect.poll(() => frame.evaluate(() => document.documentElement.dataset.theme)).toBe('auto');
  expect(requests.filter((path) => /cloze-lab|wasm/.test(path))).toEqual([]);
  expect(page.workers()).toHaveLength(0);
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await reaches(frame, 'ready');
  expect(requests.filter((path) => /cloze-lab\.js|wasm/.test(path))).toHaveLength(2);
});

test('out of view training pauses, and goes on when seen again', async ({ page, hosts }) => {
  const pasted = (await recipe('embedding.html', 'iframe')).replace(
    'preset=notebook',
    'preset=recipe&amp;steps=100000',
  );
  await page.goto(hosts.page('far.html', pasted));
  await page.locator('iframe').scrollIntoViewIfNeeded();
  const frame = await frameOf(page);
  await reaches(frame, 'ready');
  await frame.getByRole('button', { name: 'Train', exact: true }).click();
  await reaches(frame, 'running');
  await page.evaluate(() => scrollTo(0, 0));
  await reaches(frame, 'paused');
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await reaches(frame, 'running');
  await frame.getByRole('button', { name: 'Pause', exact: true }).click();
  await reaches(frame, 'paused');
  await page.evaluate(() => scrollTo(0, 0));
  await seen(frame, false);
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await seen(frame, true);
  expect(await stateIn(frame), 'what the reader paused stays paused').toBe('paused');
});

test('a slide pauses when it is left, and goes on only if it ran', async ({ page, hosts }) => {
  const pasted = (await recipe('embedding.html', 'reveal')).replace(
    'preset=notebook',
    'preset=recipe&amp;steps=100000',
  );
  await page.goto(hosts.page('reveal.html', pasted));
  const say = (/** @type {string} */ message) =>
    page.evaluate((said) => /** @type {any} */ (globalThis).say(said), message);
  const frame = await frameOf(page);
  await reaches(frame, 'ready');
  await say('slide:stop');
  await say('slide:start');
  await frame.getByRole('button', { name: 'Train', exact: true }).click();
  await reaches(frame, 'running');
  await say('slide:stop');
  await reaches(frame, 'paused');
  await say('slide:start');
  await reaches(frame, 'running');
  await frame.getByRole('button', { name: 'Pause', exact: true }).click();
  await reaches(frame, 'paused');
  await say('slide:stop');
  await say('slide:start');
  // A question to the same frame is answered after both messages were heard.
  expect(await stateIn(frame), 'what the reader paused stays paused').toBe('paused');
});

test('200 hostile messages change nothing', async ({ page, hosts }) => {
  const complained = complaints(page);
  await page.goto(hosts.page('reveal.html', await recipe('embedding.html', 'reveal')));
  const frame = await frameOf(page);
  await reaches(frame, 'ready');
  const before = await frame.evaluate(
    () => /** @type {any} */ (document.querySelector('cloze-lab')).experiment,
  );
  await page.evaluate(async () => {
    const target = /** @type {Window} */ (document.querySelector('iframe')?.contentWindow);
    const odd = [
      null,
      undefined,
      0,
      -1n,
      Number.NaN,
      '',
      'slide:stop ',
      'SLIDE:STOP',
      'start',
      'slide:start\0',
      '__proto__',
      'javascript:alert(1)',
      '<img src=x onerror=alert(1)>',
      'x'.repeat(100_000),
      [],
      ['slide:stop'],
      {},
      { type: 'cloze:start' },
      { type: 'cloze:height', height: 1e9 },
      { type: 'slide:stop' },
      { toString: 'slide:stop' },
      JSON.parse('{"__proto__": {"state": "running"}}'),
      new Map([['slide:stop', 1]]),
      new Date(Number.NaN),
      new Error('slide:stop'),
      new Blob(['slide:stop']),
      new Uint8Array(1000),
      new ArrayBuffer(8),
      JSON.stringify({ namespace: 'reveal', method: 'next' }),
      { source: 'react-devtools', payload: { experiment: {} } },
    ];
    for (let i = 0; i < 200; i++) target.postMessage(odd[i % odd.length], '*');
    // From somebody else in the page, the right words are wrong.
    const other = document.createElement('iframe');
    document.body.append(other);
    for (let i = 0; i < 10; i++) {
      const script = `parent.frames[0].postMessage('slide:stop', '*')`;
      /** @type {any} */ (other.contentWindow).eval(script);
    }
  });
  expect(await stateIn(frame)).toBe('ready');
  expect(
    await frame.evaluate(() => /** @type {any} */ (document.querySelector('cloze-lab')).experiment),
  ).toEqual(before);
  await trains(frame);
  expect(complained()).toEqual([]);
});
