// The element as a guest: on pages whose style, policy and scripts are not ours.

import { expect } from '@playwright/test';
import { test } from '../support/host-pages.js';
import { lab, press, reaches } from '../support/lab.js';

/** @typedef {import('@playwright/test').Page} Page */

/** A page with nothing but the element's module. @param {Page} page @param {{site: string}} hosts */
async function blank(page, hosts) {
  await page.goto(hosts.page('quarto.html'));
  await page.evaluate(async (site) => {
    document.body.replaceChildren();
    await import(`${site}cloze-lab.js`);
  }, hosts.site);
}

/** @param {Page} page @param {string} id @param {string} wanted */
const stands = (page, id, wanted) =>
  expect
    .poll(() => page.evaluate((name) => /** @type {any} */ (document.getElementById(name)).state, id), {
      timeout: 20_000,
      intervals: [50],
    })
    .toBe(wanted);

/** @param {Page} page @param {string[]} ids @param {string} [attributes] */
const place = (page, ids, attributes = '') =>
  page.evaluate(
    ([names, more]) => {
      for (const id of names) {
        const element = document.createElement('cloze-lab');
        element.id = id;
        for (const name of more.split(' ').filter(Boolean)) element.setAttribute(name, '');
        element.setAttribute('preset', 'recipe');
        element.setAttribute('steps', '100000');
        document.body.append(element);
      }
    },
    /** @type {[string[], string]} */ ([ids, attributes]),
  );

/** @param {Page} page @param {string} id */
const start = (page, id) =>
  page.evaluate((name) => /** @type {any} */ (document.getElementById(name)).start(), id);

test('of two labs one trains at a time, and the module is compiled once', async ({ page, hosts }) => {
  /** @type {string[]} */
  const wasms = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) wasms.push(request.url());
  });
  await blank(page, hosts);
  await place(page, ['one', 'two']);
  await start(page, 'one');
  await stands(page, 'one', 'running');
  await start(page, 'two');
  await stands(page, 'two', 'running');
  await stands(page, 'one', 'paused');
  await start(page, 'one');
  await stands(page, 'one', 'running');
  await stands(page, 'two', 'paused');
  expect(wasms).toHaveLength(1);
});

test('with "concurrent" a lab trains beside the others', async ({ page, hosts }) => {
  await blank(page, hosts);
  await place(page, ['one']);
  await place(page, ['two'], 'concurrent');
  await start(page, 'one');
  await start(page, 'two');
  await stands(page, 'one', 'running');
  await stands(page, 'two', 'running');
  await place(page, ['three']);
  await start(page, 'three');
  await stands(page, 'one', 'paused');
  await stands(page, 'two', 'running');
});

test('of two that are asked to train before they are ready, the last one does', async ({ page, hosts }) => {
  await blank(page, hosts);
  await place(page, ['one', 'two']);
  await page.evaluate(() => {
    for (const id of ['one', 'two']) /** @type {any} */ (document.getElementById(id)).start();
  });
  await stands(page, 'two', 'running');
  await stands(page, 'one', 'ready');
});

test('moved in the page it keeps its state, and its chart', async ({ page, hosts }) => {
  await blank(page, hosts);
  await place(page, ['one']);
  const steps = () =>
    page.evaluate(() => /** @type {any} */ (document.getElementById('one')).history[0].loss.length);
  await page.evaluate(() => /** @type {any} */ (document.getElementById('one')).step(3));
  await page.evaluate(() => {
    const box = document.createElement('main');
    document.body.append(box);
    box.append(/** @type {HTMLElement} */ (document.getElementById('one')));
  });
  await stands(page, 'one', 'paused');
  expect(await steps()).toBe(3);
  await page.evaluate(() => /** @type {any} */ (document.getElementById('one')).step(2));
  expect(await steps(), 'the same runs go on').toBe(5);
  await expect.poll(() => ink(page), { message: 'the chart is drawn again' }).toBeGreaterThan(100);
});

/** Dots of the curves' canvas that are not empty. @param {Page} page */
const ink = (page) =>
  lab(page)
    .locator('canvas.curves')
    .first()
    .evaluate((canvas) => {
      const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
      const context = /** @type {HTMLCanvasElement} */ (canvas).getContext('2d');
      const { data } = /** @type {CanvasRenderingContext2D} */ (context).getImageData(0, 0, width, height);
      let dots = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] > 0) dots++;
      return dots;
    });

test('taken out while it trains its workers end; put back it begins anew', async ({ page, hosts }) => {
  await blank(page, hosts);
  await place(page, ['one']);
  await start(page, 'one');
  await stands(page, 'one', 'running');
  expect(page.workers().length).toBeGreaterThan(0);
  await page.evaluate(() => {
    const element = /** @type {HTMLElement} */ (document.getElementById('one'));
    /** @type {any} */ (globalThis).kept = element;
    element.remove();
  });
  await expect.poll(() => page.workers().length).toBe(0);
  await page.evaluate(() => document.body.append(/** @type {any} */ (globalThis).kept));
  await stands(page, 'one', 'ready');
  const { steps, experiment } = await page.evaluate(() => {
    const element = /** @type {any} */ (document.getElementById('one'));
    return { steps: element.history[0].loss.length, experiment: element.experiment };
  });
  expect(steps).toBe(0);
  expect(experiment.steps, 'its settings are kept').toBe(100_000);
  await page.evaluate(() => /** @type {any} */ (document.getElementById('one')).step(2));
  await stands(page, 'one', 'paused');
});

test('what is set before the element is defined counts as if set after', async ({ page, hosts }) => {
  await page.goto(hosts.page('quarto.html'));
  const experiment = {
    corpus: { text: 'a b c\nb c a' },
    steps: 20,
    runs: [{ label: 'mine', model: { kind: 'bert' } }],
  };
  const result = await page.evaluate(
    async ([site, mine]) => {
      /** @param {string} id @param {unknown} value */
      const make = (id, value) => {
        const element = /** @type {any} */ (document.createElement('cloze-lab'));
        element.id = id;
        element.setAttribute('preset', 'recipe');
        element.experiment = value;
        return element;
      };
      const [early, wrong] = [
        make('early', mine),
        make('wrong', { corpus: { text: 'a' }, runs: [], speed: 9 }),
      ];
      document.body.replaceChildren(early, wrong);
      await import(`${site}cloze-lab.js`);
      const late = make('late', mine);
      document.body.append(late);
      return [early, late, wrong].map((element) => element.experiment);
    },
    /** @type {[string, object]} */ ([hosts.site, experiment]),
  );
  expect(result[0]).toEqual(experiment);
  expect(result[1]).toEqual(experiment);
  expect(result[2].corpus, 'a wrong one changes nothing').toEqual({ bundled: 'everyday' });
  await expect(page.locator('#wrong .message'), 'and is named').toContainText('speed');
});

test('no style comes in, and none goes out', async ({ page, hosts }) => {
  await page.goto(hosts.page('hostile.html'));
  await reaches(page, 'ready');
  const styles = await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('cloze-lab')?.shadowRoot);
    /** @param {string} selector */
    const of = (selector) => {
      const found = /** @type {Element} */ (root.querySelector(selector));
      const { color, fontSize, fontFamily, letterSpacing, textTransform, display, whiteSpace } =
        getComputedStyle(found);
      return { color, fontSize, fontFamily, letterSpacing, textTransform, display, whiteSpace };
    };
    const theirs = getComputedStyle(/** @type {Element} */ (document.querySelector('#theirs')));
    return {
      lab: of('.lab'),
      heading: of('h2'),
      help: of('.help'),
      button: of('button'),
      theirs: theirs.textTransform,
    };
  });
  for (const part of [styles.lab, styles.heading, styles.help, styles.button]) {
    expect(part.color).not.toBe('rgb(255, 0, 0)');
    expect(part.fontFamily).toContain('system-ui');
    expect(part.letterSpacing).toBe('normal');
    expect(part.textTransform).toBe('none');
    expect(part.display).not.toBe('none');
  }
  expect(styles.lab.fontSize).toBe('15px');
  expect(styles.help.fontSize, 'sizes do not depend on the page').toBe('13px');
  expect(styles.heading.fontSize).toBe('16px');
  expect(styles.theirs, "the host's button is as the host wants it").toBe('uppercase');
});

test('a strict policy, and the module twice', async ({ page, hosts }) => {
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/404|favicon/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(hosts.page('strict.html'));
  await reaches(page, 'ready');
  await press(page, 'Train');
  await reaches(page, 'done', 20_000);
  // The second copy is refused a policy of the same name, which the browser reports, and does without it.
  expect(complaints.filter((text) => !/policy named? .?lit-html|trusted-types/i.test(text))).toEqual([]);
});

test('where no script comes there is the fallback', async ({ page, hosts }) => {
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(hosts.page('hostile.html'));
  await expect(page.getByText('This figure needs JavaScript.')).toBeVisible();
  await page.goto(`${hosts.site}embed.html`);
  await expect(page.getByText('needs JavaScript and WebAssembly')).toBeVisible();
});
