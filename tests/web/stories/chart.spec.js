// The chart shows every run's curve, keeps it through every change of its view, and tells the loss at the pointer.

import { expect, test } from '@playwright/test';
import { lab, open, press, reaches } from '../support/lab.js';

/** @param {import('@playwright/test').Page} page */
const plot = (page) => lab(page).getByRole('img', { name: 'Loss' });

/**
 * Where a run's colour is in the box of the curves, as shares of its width and height. Lines across are of it too.
 *
 * @param {import('@playwright/test').Page} page
 * @param {number} run  From 1.
 * @param {number} [opacity]  Of the least that counts, to 255.
 * @returns {Promise<{x: number, y: number}[]>}
 */
const dots = (page, run, opacity = 255) =>
  plot(page).evaluate(
    (place, [run, opacity]) => {
      const canvas = /** @type {HTMLCanvasElement} */ (place.querySelector('.curves'));
      const over = /** @type {HTMLElement} */ (place.querySelector('.u-over'));
      const box = [over.offsetLeft, over.offsetTop, over.offsetWidth, over.offsetHeight];
      const [left, top, width, height] = box.map((css) => Math.round(css * devicePixelRatio));
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const { data } = context.getImageData(left, top, width, height);
      const probe = document.createElement('span');
      probe.style.color = `var(--cloze-run-${run})`;
      place.append(probe);
      const wanted = getComputedStyle(probe).color.match(/\d+/g)?.map(Number) ?? [];
      probe.remove();
      const found = [];
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] >= opacity && wanted.every((part, k) => Math.abs(part - data[i + k]) < 5)) {
          const at = i / 4;
          found.push({ x: (at % width) / width, y: Math.floor(at / width) / height });
        }
      }
      return found;
    },
    [run, opacity],
  );

/**
 * Over how many rows of pixels each run's colour reaches: a floor line takes one or two, a curve that falls takes many.
 *
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<number[]>}
 */
const heights = async (page) =>
  Promise.all([1, 2].map(async (run) => new Set((await dots(page, run)).map(({ y }) => y)).size));

/**
 * Drops a file onto the lab, as if it was saved after its runs had these losses, and all of them these floors.
 *
 * @param {import('@playwright/test').Page} page
 * @param {number[][]} losses
 * @param {(number | null)[]} floor
 * @param {{step: number[], loss: number[], accuracy: number[]}} [heldOut]
 */
async function drop(page, losses, floor, heldOut = { step: [], loss: [], accuracy: [] }) {
  await lab(page).evaluate(
    (/** @type {any} */ element, { losses, floor, heldOut }) => {
      const experiment = { ...element.experiment, steps: floor.length };
      const column = { fingerprint: '', floor, accuracy: floor.map(() => 0.5), tokens: 1, heldOut };
      const named = (/** @type {any} */ { label }, /** @type {number} */ i) => ({
        ...column,
        label,
        loss: losses[i],
      });
      const runs = experiment.runs.map(named);
      const data = new DataTransfer();
      data.items.add(new File([JSON.stringify({ cloze: 1, experiment, runs })], 'history.json'));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    { losses, floor, heldOut },
  );
  await expect(lab(page).locator('.message')).toContainText('These curves come from the file.');
}

test('every curve is drawn, and stays through log scale, gap, size, theme and table', async ({ page }) => {
  await open(page);
  expect(Math.max(...(await heights(page))), 'before training no curve').toBeLessThan(4);
  await press(page, 'Train');
  await reaches(page, 'done');
  const drawn = () => expect.poll(async () => Math.min(...(await heights(page)))).toBeGreaterThan(15);
  await drawn();
  await lab(page).getByLabel('log scale').check();
  await drawn();
  await page.setViewportSize({ width: 390, height: 844 });
  await plot(page).scrollIntoViewIfNeeded();
  await drawn();
  await page.emulateMedia({ colorScheme: 'dark' });
  await drawn();
  await press(page, 'Show as table');
  await press(page, 'Show as chart');
  await drawn();
  await lab(page).getByLabel('log scale').uncheck();
  await lab(page).getByLabel('gap to the best').check();
  await drawn();
});

test('the pointer asks for the loss at a step, and the last step past the end', async ({ page }) => {
  await open(page);
  const heading = lab(page).getByRole('columnheader', { name: 'mean loss' });
  await plot(page).hover();
  await expect(heading, 'nothing to tell before the first step').toHaveText('mean loss, last epoch');
  await lab(page).evaluate((/** @type {any} */ element) => element.step(40));
  await plot(page).hover({ position: { x: 65, y: 100 } });
  await expect(heading).toHaveText(/^mean loss, epoch to step [3-6]$/);
  await plot(page).hover({ position: { x: 300, y: 100 } });
  await expect(heading).toHaveText('mean loss, epoch to step 40');
  await plot(page).hover({ position: { x: 5, y: 100 } });
  await expect(heading, 'beside the curves: the runs rest').toHaveText('mean loss, measured');
});

test('one step among 20,000 stands out, and a step without a floor leaves a hole in the gap', async ({
  page,
}) => {
  await open(page);
  const loss = Array.from({ length: 20_000 }, (_, i) => (i > 15_000 ? 0.5 : 1));
  const floor = loss.map((_, i) => (i >= 9_000 && i < 11_000 ? null : 0.5));
  await drop(page, [loss, loss.with(7_000, 30)], floor);
  const rows = async () => {
    const thin = await dots(page, 2, 60);
    return [0.2, 0.35].map(
      (at) => new Set(thin.filter(({ x }) => Math.abs(x - at) < 0.01).map(({ y }) => y)).size,
    );
  };
  await expect.poll(async () => (await rows())[1], { message: 'the peak reaches far' }).toBeGreaterThan(150);
  expect((await rows())[0], 'beside it the curve is flat').toBeLessThan(30);
  await lab(page).getByLabel('gap to the best').check();
  const covered = async () => {
    const all = await dots(page, 1);
    return [0.3, 0.5, 0.7].map((at) => all.some(({ x, y }) => Math.abs(x - at) < 0.02 && y < 0.97));
  };
  await expect.poll(covered).toEqual([true, false, true]);
});

test('a single step is a dot, and measurements on held-out sentences are marks', async ({ page }) => {
  await open(page);
  const high = async () => (await dots(page, 2, 60)).filter(({ y }) => y < 0.9);
  expect(await high()).toEqual([]);
  await lab(page).evaluate((/** @type {any} */ element) => element.step(1));
  await expect.poll(async () => (await high()).length, { message: 'the first step' }).toBeGreaterThan(0);
  expect((await high()).every(({ x }) => x < 0.03)).toBe(true);
  const loss = Array.from({ length: 100 }, () => 0.1);
  await drop(page, [loss, loss], loss, { step: [50], loss: [2], accuracy: [0.5] });
  const mark = async () => (await high()).filter(({ x, y }) => Math.abs(x - 0.5) < 0.05 && y < 0.5).length;
  await expect.poll(mark, { message: 'the outline of a square' }).toBeGreaterThan(8);
});

test('the pointer reads the right step where the page is scaled', async ({ page }) => {
  await open(page);
  await lab(page).evaluate((/** @type {any} */ element) => element.step(180));
  await lab(page).evaluate((element) => {
    Object.assign(element.style, { display: 'block', transform: 'scale(.5)', transformOrigin: '0 0' });
  });
  const box = await plot(page).locator('.u-over').boundingBox();
  if (!box) throw new Error('the chart is not shown');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const heading = lab(page).getByRole('columnheader', { name: 'mean loss' });
  await expect(heading).toHaveText(/^mean loss, epoch to step (89|90|91)$/);
  const cursor = await plot(page).locator('.u-cursor-x').boundingBox();
  expect(Math.abs((cursor?.x ?? 0) - box.x - box.width / 2), 'the cursor is under it').toBeLessThan(2);
});
