// The benchmark of the page, as it is shipped: how soon the first loss is seen, how much is loaded, how much of a worker's time
// is training, and what drawing costs.

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import presets from '../../src/experiment/presets.json' with { type: 'json' };
import {
  digits,
  heading,
  launch,
  machine,
  options,
  root,
  save,
  table,
  until,
  url,
  watchWorkers,
} from './common.mjs';
import { median } from './measure.js';

const { rounds } = options({ rounds: '7' });
const address = url();
const browser = await launch();
const at = machine(browser);

/** Opens the page in a fresh context. @param {(page: import('playwright-core').Page) => Promise<unknown>} [before] */
async function open(before = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await before(page);
  await page.goto(address);
  return page;
}

/** Notes when Train is clicked, when the first loss is known, and when a frame with it was drawn. */
function noteTimes() {
  const times = { clicked: 0, known: 0, drawn: 0 };
  globalThis.times = times;
  document.addEventListener('cloze-step', () => {
    if (times.known > 0) return;
    times.known = performance.now();
    requestAnimationFrame(() =>
      setTimeout(() => {
        times.drawn = performance.now();
      }),
    );
  });
}

/** Clicks Train, from within the page, as soon as it can be clicked. @param {boolean} whenReady  Only if the runs are ready. */
function clickTrain(whenReady) {
  const timer = setInterval(() => {
    const lab = document.querySelector('cloze-lab');
    const buttons = [...(lab?.shadowRoot?.querySelectorAll('button') ?? [])];
    const button = buttons.find(({ textContent }) => textContent?.trim().endsWith('Train'));
    if (!button || button.disabled || (whenReady && lab.state !== 'ready')) return;
    clearInterval(timer);
    globalThis.times.clicked = performance.now();
    button.click();
  }, 5);
}

/** @param {boolean} whenReady */
async function firstLoss(whenReady) {
  const page = await open(async (page) => {
    await page.addInitScript(noteTimes);
    if (!whenReady) await page.addInitScript(clickTrain, false);
  });
  if (whenReady) {
    // What the page does after it has opened is over; then the reader presses Train.
    await page.waitForTimeout(1000);
    await page.evaluate(clickTrain, true);
  }
  await until(page, 'globalThis.times.drawn > 0', 60);
  const times = await page.evaluate('globalThis.times');
  await page.context().close();
  return times;
}

const fromNavigation = [];
const fromClick = [];
for (let round = 0; round < Number(rounds); round++) {
  const early = await firstLoss(false);
  fromNavigation.push({ clicked: early.clicked, known: early.known, drawn: early.drawn });
  const late = await firstLoss(true);
  fromClick.push({ known: late.known - late.clicked, drawn: late.drawn - late.clicked });
}

/** What the page loads until the notebook is trained. */
async function loaded() {
  const requests = [];
  const page = await open(async (page) => {
    page.on('request', (request) => requests.push(request.url()));
  });
  await page.evaluate(async () => {
    const lab = document.querySelector('cloze-lab');
    await lab.start();
    await lab.finished;
  });
  await page.context().close();
  const origin = new URL(address).origin;
  const kept = requests.filter((request) => !/^(data|blob):/.test(request));
  const files = new Set(
    kept.filter((request) => new URL(request).origin === origin).map((request) => new URL(request).pathname),
  );
  return {
    elsewhere: kept.filter((request) => new URL(request).origin !== origin),
    files: [...files].map((path) => {
      const name = path === '/' ? 'index.html' : path.slice(1);
      const bytes = readFileSync(`${root}www/dist/${name}`);
      return { name, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
    }),
  };
}
const { elsewhere, files } = await loaded();
const total = files.reduce((sum, { gzip }) => sum + gzip, 0);

/** The share of a worker's time, from its first step to its last, that it spends inside `Session.train`. */
async function shareOfTraining() {
  const [{ experiment }] = presets.filter(({ name }) => name === 'recipe');
  const page = await open(watchWorkers);
  await page.evaluate(
    async (experiment) => {
      const lab = document.querySelector('cloze-lab');
      lab.experiment = experiment;
      await lab.start();
      await lab.finished;
    },
    { ...experiment, runs: experiment.runs.slice(-1) },
  );
  // The worker of the exact answers has trained nothing.
  const all = await Promise.all(page.workers().map((worker) => worker.evaluate('globalThis.watched')));
  await page.context().close();
  const { trained, first, last } = all.find(({ trained }) => trained > 0);
  return { seconds: (last - first) / 1000, share: trained / (last - first) };
}
const training = await shareOfTraining();

/** What frames cost while four runs of so many points are drawn and go on. */
async function drawing(points) {
  const [{ experiment }] = presets.filter(({ name }) => name === 'notebook');
  const labels = ['one', 'two', 'three', 'four'];
  const runs = labels.map((label) => ({ ...experiment.runs[1], label }));
  const page = await open();
  const inspector = await page.context().newCDPSession(page);
  await inspector.send('Performance.enable');
  /** Seconds that the main thread has been busy. */
  const busy = async () => {
    const { metrics } = await inspector.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  await page.evaluate(
    ({ experiment, points }) => {
      const lab = document.querySelector('cloze-lab');
      const watch = { begun: false, done: false, frames: [], longTasks: [] };
      globalThis.watch = watch;
      const observer = new PerformanceObserver((list) => {
        if (watch.begun) watch.longTasks.push(...list.getEntries().map(({ duration }) => duration));
      });
      observer.observe({ type: 'longtask' });
      document.addEventListener('cloze-step', ({ detail }) => {
        watch.begun ||= detail.runs.every(({ step }) => step >= points);
      });
      let before = 0;
      const frame = (now) => {
        if (watch.begun && !watch.done) watch.frames.push(now - before);
        before = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      lab.experiment = experiment;
      lab.start().then(async () => {
        await lab.finished;
        watch.done = true;
      });
    },
    { experiment: { ...experiment, steps: Math.round(points * 1.15), runs }, points },
  );
  await until(page, 'globalThis.watch.begun');
  const busyBefore = await busy();
  const framesBefore = await page.evaluate('globalThis.watch.frames.length');
  await until(page, 'globalThis.watch.done');
  const busyAfter = await busy();
  const { frames, longTasks } = await page.evaluate('globalThis.watch');
  await page.context().close();
  const sorted = [...frames].sort((a, b) => a - b);
  return {
    points,
    frames: frames.length,
    medianFrame: median(frames),
    slowFrame: sorted[Math.floor(sorted.length * 0.95)],
    slowestFrame: sorted.at(-1),
    busyPerFrame: ((busyAfter - busyBefore) * 1000) / Math.max(1, frames.length - framesBefore),
    longTasks: longTasks.length,
    longestTask: Math.max(0, ...longTasks),
  };
}
const drawn = await drawing(20_000);

/** Seconds that the whole preset recipe takes, and its tasks on the page's thread that block for 50 ms or more. */
async function recipe() {
  const [{ experiment }] = presets.filter(({ name }) => name === 'recipe');
  const page = await open();
  const found = await page.evaluate(async (experiment) => {
    const lab = document.querySelector('cloze-lab');
    const longTasks = [];
    lab.experiment = experiment;
    new PerformanceObserver((list) => {
      longTasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
    const before = performance.now();
    await lab.start();
    await lab.finished;
    return { seconds: (performance.now() - before) / 1000, longTasks };
  }, experiment);
  await page.context().close();
  return found;
}
const whole = await recipe();

/** Milliseconds from Pause until all four runs of the recipe stand. */
async function pausing(times) {
  const [{ experiment }] = presets.filter(({ name }) => name === 'recipe');
  const page = await open();
  const waits = await page.evaluate(
    async ({ experiment, times }) => {
      const lab = document.querySelector('cloze-lab');
      lab.experiment = experiment;
      const waits = [];
      for (let i = 0; i < times; i++) {
        await lab.start();
        await new Promise((resolve) => setTimeout(resolve, 300));
        const before = performance.now();
        await lab.pause();
        waits.push(performance.now() - before);
      }
      return waits;
    },
    { experiment: { ...experiment, steps: 100_000 }, times },
  );
  await page.context().close();
  return waits;
}
const pauses = await pausing(5);

/** Milliseconds from a paste of 10 MB into the corpus until the page says that it is too much. */
async function pasting() {
  const page = await open();
  await until(page, "document.querySelector('cloze-lab').state === 'ready'", 60);
  await page.evaluate(() => {
    const fill = (event) => {
      event.clipboardData?.setData('text/plain', 'the cat sleeps\n'.repeat(700_000));
      event.preventDefault();
    };
    document.addEventListener('copy', fill, { once: true });
    document.execCommand('copy');
  });
  await page.locator('cloze-lab #corpus').focus();
  const before = performance.now();
  await page.keyboard.press('Control+V');
  await page.locator('cloze-lab #corpus-count').getByText('at most 1 MB').waitFor();
  const waited = performance.now() - before;
  await page.context().close();
  return waited;
}
const paste = await pasting();
await browser.close();

const file = save('page.json', {
  ...at,
  fromNavigation,
  fromClick,
  files,
  elsewhere,
  training,
  drawing: drawn,
  recipe: whole,
  pauses,
  paste,
});

/** @param {Record<string, number>[]} all @param {string} name */
const middle = (all, name) => digits(median(all.map((times) => times[name])));
console.log(heading(at));
console.log();
console.log(
  table(
    ['milliseconds, the preset notebook', 'first loss known', 'and drawn'],
    [
      [
        'from the click on Train, the page being ready',
        middle(fromClick, 'known'),
        middle(fromClick, 'drawn'),
      ],
      [
        'from navigation, Train being clicked at once',
        middle(fromNavigation, 'known'),
        middle(fromNavigation, 'drawn'),
      ],
    ],
  ),
);
console.log();
const kilobytes = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);
console.log(
  table(
    ['file that the page loads', 'kB', 'kB with gzip'],
    [
      ...files.map(({ name, bytes, gzip }) => [name, kilobytes(bytes), kilobytes(gzip)]),
      ['together', kilobytes(files.reduce((sum, { bytes }) => sum + bytes, 0)), kilobytes(total)],
    ],
  ),
);
console.log();
console.log(
  `Times are medians of ${rounds} fresh contexts; files come from this machine, so no network is in them.`,
);
console.log(
  elsewhere.length === 0
    ? 'No request went to another origin.'
    : `Requests to other origins: ${elsewhere.join(', ')}.`,
);
console.log(
  `With the preset recipe and one run, the worker spent ${(100 * training.share).toFixed(1)} % of ` +
    `${training.seconds.toFixed(1)} s inside Session.train.`,
);
console.log(
  `While four runs of ${drawn.points} points each were drawn and trained on, a frame took ${digits(drawn.medianFrame)} ms ` +
    `(95 % at most ${digits(drawn.slowFrame)}, all at most ${digits(drawn.slowestFrame)}), in which the main thread was ` +
    `busy for ${digits(drawn.busyPerFrame)} ms; ${drawn.longTasks} tasks of ${drawn.frames} frames were longer than 50 ms` +
    `${drawn.longTasks > 0 ? `, the longest ${digits(drawn.longestTask)} ms` : ''}.`,
);
console.log(
  `The preset recipe took ${whole.seconds.toFixed(1)} s, with ${whole.longTasks.length} tasks longer than 50 ms on the ` +
    `page's thread. All runs stood ${digits(median(pauses))} ms after Pause (median of ${pauses.length}). A paste of 10 MB ` +
    `was refused after ${digits(paste)} ms.`,
);
console.log(`The numbers are in ${file}.`);
