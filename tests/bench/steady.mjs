// The benchmark of long runs: whether memory and the time of a step stay the same over many steps, and whether a step's time
// grows in proportion to its tokens.

import {
  digits,
  heading,
  launch,
  machine,
  options,
  progress,
  save,
  table,
  until,
  url,
  watchWorkers,
} from './common.mjs';
import { median } from './measure.js';

const { steps, rounds } = options({ steps: '100000', rounds: '5' });
const total = Number(steps);
/** Steps at the start and at the end that are timed, in parts. */
const TIMED = 1000;
const PART = 50;
/** Steps of the run before. */
const WARM = 20000;
if (!Number.isInteger(total) || total < 2 * TIMED) {
  console.error(`--steps takes a whole number from ${2 * TIMED} on`);
  process.exit(1);
}

const browser = await launch();
const at = machine(browser);
const page = await browser.newPage();
await watchWorkers(page);

/** A connection to the worker, on which its heap can be asked about. */
async function inspect() {
  const inspector = await page.context().newCDPSession(page);
  /** @type {Map<number, (answer: any) => void>} */
  const waiting = new Map();
  const attached = new Promise((resolve) => {
    inspector.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') resolve(sessionId);
    });
  });
  inspector.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message);
    waiting.get(answer.id)?.(answer.result);
  });
  await inspector.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const sessionId = await attached;
  let asked = 0;
  return (/** @type {string} */ method) =>
    new Promise((resolve) => {
      const id = ++asked;
      waiting.set(id, resolve);
      inspector.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    });
}

await page.goto(url());
await until(page, 'Boolean(globalThis.bench)', 60);
// A run before it, so that the browser has compiled for speed what it at first compiles in a hurry, as every worker of a
// page shares. How fast the very first steps are, `page` tells.
await page.evaluate(async (steps) => {
  const first = await globalThis.bench.run('S');
  await first.train(steps);
  first.end();
  globalThis.run = await globalThis.bench.run('S');
}, WARM);
const ask = await inspect();

/** What the worker holds after a collection. */
async function memory() {
  await ask('HeapProfiler.collectGarbage');
  const { usedSize } = await ask('Runtime.getHeapUsage');
  const [worker] = page.workers();
  return { wasm: await worker.evaluate('watched.memory.buffer.byteLength'), heap: usedSize };
}

/** The median ms a step of the next thousand. */
const timed = async () =>
  median(
    await page.evaluate(
      async ({ parts, part }) => {
        const taken = [];
        for (let i = 0; i < parts; i++) {
          const start = performance.now();
          await globalThis.run.train(part);
          taken.push((performance.now() - start) / part);
        }
        return taken;
      },
      { parts: TIMED / PART, part: PART },
    ),
  );

// To ask costs some memory the first times.
for (let i = 0; i < 3; i++) await memory();
const first = await timed();
const early = await memory();
// What a worker's first thousands of steps leave in its heap, such as code for speed, is not what grows with steps.
const half = Math.floor((total - 2 * TIMED) / 2);
await page.evaluate((steps) => globalThis.run.train(steps), half);
const middle = await memory();
await page.evaluate((steps) => globalThis.run.train(steps), total - 2 * TIMED - half);
const last = await timed();
const late = await memory();
await page.evaluate('globalThis.run.end()');

/** ms a step by tokens: the median over the rounds. */
const sizes = [8, 16, 32, 64].flatMap((tokens) =>
  [8, 16, 32, 64, 128, 256].map((batch) => ({ tokens, batch })),
);
/** @type {number[][]} */
const taken = sizes.map(() => []);
for (let round = 1; round <= Number(rounds); round++) {
  for (const [i, { tokens, batch }] of sizes.entries()) {
    progress(`round ${round} of ${rounds}: ${batch} sentences of ${tokens} tokens`);
    const budget = { ms: 200, times: 5, most: 2000 };
    const call = `bench.batch(${tokens}, ${batch}, ${JSON.stringify(budget)})`;
    taken[i].push(await page.evaluate(call));
  }
}
progress();
await browser.close();
const cost = sizes.map(({ tokens, batch }, i) => ({
  tokens,
  batch,
  all: tokens * batch,
  ms: median(taken[i]),
}));

/**
 * ms ≈ base + each · tokens, by least squares of the relative errors, so that small batches count as much as large ones.
 */
function fit() {
  let [w, wx, wxx, wy, wxy] = [0, 0, 0, 0, 0];
  for (const { all, ms } of cost) {
    const weight = 1 / ms ** 2;
    w += weight;
    wx += weight * all;
    wxx += weight * all * all;
    wy += weight * ms;
    wxy += weight * all * ms;
  }
  const each = (w * wxy - wx * wy) / (w * wxx - wx * wx);
  return { base: (wy - each * wx) / w, each };
}
const line = fit();
const offLine = cost.map(({ all, ms }) => ms / (line.base + line.each * all) - 1);
/** In proportion: every token the same, the median of all. */
const perToken = median(cost.map(({ all, ms }) => ms / all));
const offProportion = cost.map(({ all, ms }) => ms / (perToken * all) - 1);
const largest = (/** @type {number[]} */ parts) =>
  parts.reduce((most, part) => (Math.abs(part) > Math.abs(most) ? part : most), 0);
const percent = (/** @type {number} */ part) => `${part < 0 ? '−' : '+'}${Math.abs(100 * part).toFixed(0)} %`;

const file = save('steady.json', {
  ...at,
  steps: total,
  first,
  last,
  early,
  middle,
  late,
  cost,
  line,
  perToken,
  offLine,
  offProportion,
});
console.log(heading(at));
console.log();
console.log(
  table(
    [`shape S, ${total} steps`, `after ${TIMED}`, 'half-way', 'at the end'],
    [
      ['ms a step, median of a thousand', digits(first), '', digits(last)],
      ['wasm memory, kB', ...[early, middle, late].map(({ wasm }) => digits(wasm / 1000))],
      [
        "the worker's JavaScript heap after a collection, kB",
        ...[early, middle, late].map(({ heap }) => digits(heap / 1000)),
      ],
    ],
  ),
);
console.log();
console.log(
  table(
    ['ms a step (µs a token)', ...[8, 16, 32, 64, 128, 256].map((batch) => `${batch} sentences`)],
    [8, 16, 32, 64].map((tokens) => [
      `of ${tokens} tokens`,
      ...cost
        .filter((row) => row.tokens === tokens)
        .map(({ all, ms }) => `${digits(ms)} (${digits((ms / all) * 1000)})`),
    ]),
  ),
);
console.log();
console.log(
  `From 64 to 16384 tokens, a step takes about ${digits(line.base)} ms and ${digits(line.each * 1000)} µs a token; the ` +
    `largest deviation from that is ${percent(largest(offLine))}. In strict proportion it would be ` +
    `${digits(perToken * 1000)} µs a token, from which the largest deviation is ${percent(largest(offProportion))}.`,
);
console.log(`The numbers are in ${file}.`);
