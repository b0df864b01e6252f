// Whatever stands after the # of an address, or comes as a message: no exception, no markup, no request to another
// origin.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { recipe, test } from '../support/host-pages.js';
import { random } from '../support/random.js';
import { unseen } from '../support/unseen.js';

/** A favicon that a host does not have is the host's affair. */
const MISSING = /404|favicon/;

/** The hand-made hashes and random ones. @param {number} pairs @returns {string[]} */
function hostile(pairs) {
  const script = fileURLToPath(new URL('../support/hostile.js', import.meta.url));
  const assets = new URL('../assets.js', import.meta.url).href;
  const printed = execFileSync(process.execPath, ['--import', assets, script, String(pairs)], {
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(printed.toString());
}

test('200 hostile and 1,000 random hashes: no exception, no markup, no other origin', async ({
  page,
  hosts,
}) => {
  const wrong = unseen(page, [new URL(hosts.site).origin], MISSING);
  // The lab never comes into view, so that no workers are started for each of them; everything else happens.
  await page.addInitScript(() => {
    window.IntersectionObserver = /** @type {any} */ (
      class {
        observe() {}
        disconnect() {}
      }
    );
  });
  await page.goto(hosts.site);
  // Addresses that are longer are cut by the browser itself.
  const hashes = hostile(500).filter(({ length }) => length < 1_000_000);
  expect(hashes.length).toBeGreaterThan(1190);
  const read = await page.evaluate(async (all) => {
    await customElements.whenDefined('cloze-lab');
    const lab = /** @type {any} */ (document.querySelector('cloze-lab'));
    const { get, set } = /** @type {any} */ (
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(lab), 'link')
    );
    let count = 0;
    Object.defineProperty(lab, 'link', {
      get,
      set(value) {
        count++;
        set.call(lab, value);
      },
    });
    for (const hash of all) {
      const before = location.href;
      const now = count;
      location.hash = hash;
      // The same address is no change, and an empty hash names no place.
      if (location.href === before) continue;
      for (let i = 0; i < 2000 && count === now; i++) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return count;
  }, hashes);
  // Some are equal once the browser has written them its way.
  expect(read, 'nearly every one was read').toBeGreaterThan(1000);
  expect(await page.locator('img, script:not([src])').count(), 'no markup').toBe(0);
  expect(await page.evaluate(() => /** @type {any} */ ({}).polluted)).toBeUndefined();
  // And the page works on.
  await page.evaluate(() => {
    location.hash = '#1&preset=recipe&steps=177';
  });
  await expect(page.locator('cloze-lab').getByLabel('Steps', { exact: true })).toHaveValue('177');
  expect(wrong).toEqual([]);
});

test('1,000 random messages from the host change nothing', async ({ page, hosts }) => {
  const wrong = unseen(
    page,
    [new URL(hosts.site).origin, new URL(hosts.page('reveal.html')).origin],
    MISSING,
  );
  await page.goto(hosts.page('reveal.html', await recipe('embedding.html', 'reveal')));
  const frame = await (await page.locator('iframe').elementHandle())?.contentFrame();
  if (!frame) throw new Error('the recipe brought no frame');
  const now = () =>
    frame.evaluate(() => {
      const lab = /** @type {any} */ (document.querySelector('cloze-lab'));
      return lab && { state: lab.state, experiment: lab.experiment };
    });
  await expect.poll(async () => (await now())?.state).toBe('ready');
  const before = await now();
  const r = random(3);
  const words = [
    'slide',
    'stop',
    'start',
    ':',
    'cloze',
    'height',
    'type',
    'state',
    'experiment',
    '__proto__',
  ];
  /** @param {number} depth @returns {any} */
  const anything = (depth) => {
    switch (r.below(depth > 0 ? 8 : 6)) {
      case 0:
        return r.of([null, true, 0, -1, 1e308, '']);
      case 1:
        return r.next() * 1e6;
      case 2:
      case 3:
      case 4:
      case 5:
        return Array.from({ length: r.below(5) }, () => r.of(words)).join('');
      case 6:
        return Array.from({ length: r.below(4) }, () => anything(depth - 1));
      default:
        return Object.fromEntries(
          Array.from({ length: r.below(4) }, () => [r.of(words), anything(depth - 1)]),
        );
    }
  };
  // The two words that do mean something are not random.
  const messages = Array.from({ length: 1000 }, () => anything(3)).filter(
    (message) => message !== 'slide:stop' && message !== 'slide:start',
  );
  expect(messages.length).toBeGreaterThan(950);
  await page.evaluate((all) => {
    const target = /** @type {Window} */ (document.querySelector('iframe')?.contentWindow);
    for (const message of all) target.postMessage(message, '*');
  }, messages);
  expect(await now()).toEqual(before);
  expect(await frame.locator('img').count()).toBe(0);
  expect(wrong).toEqual([]);
});
