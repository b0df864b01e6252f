// The benchmark of steps: ours, the floor and the peers, in one run on one machine, each on one thread.
//
// Every round measures every contestant on every shape, one right after the other, so that whatever else the machine does
// hits all alike. What is compared is the ratio within a round; what is printed is the median over the rounds.

import { spawnSync } from 'node:child_process';
import {
  digits,
  heading,
  launch,
  machine,
  options,
  progress,
  root,
  save,
  table,
  until,
  url,
} from './common.mjs';
import { Lines } from './lines.mjs';
import { median } from './measure.js';

const SHAPES = ['notebook', 'S', 'M', 'L'];
const CONTESTANTS = ['ours', 'floor', 'tfjs', 'node', 'native', 'pytorch'];
const NAMES = {
  ours: 'ours in Chromium',
  floor: 'matmul floor',
  tfjs: 'TensorFlow.js',
  node: 'ours in Node',
  native: 'ours, native',
  pytorch: 'PyTorch',
};
/** Which ratios are of interest: how many times as long the first takes as the second. "Ours" is in Chromium. */
const RATIOS = [
  ['pytorch', 'ours', 'PyTorch ÷ ours'],
  ['tfjs', 'ours', 'TensorFlow.js ÷ ours'],
  ['ours', 'floor', 'ours ÷ floor'],
  ['node', 'ours', 'Node ÷ ours'],
  ['native', 'ours', 'native ÷ ours'],
];
/** For how long each contestant is measured in a round. See measure.js. */
const BUDGET = { ms: 300, times: 5, most: 2000 };

const { rounds, shapes, only, seconds } = options({
  rounds: '7',
  shapes: SHAPES.join(),
  only: CONTESTANTS.join(),
  seconds: String(BUDGET.ms / 1000),
});
const budget = { ...BUDGET, ms: Number(seconds) * 1000 };

/** The words of a list, which must be known. @param {string} list @param {string[]} known */
function chosen(list, known) {
  const words = list.split(',');
  const wrong = words.find((word) => !known.includes(word));
  if (wrong !== undefined) {
    console.error(`"${wrong}" is not one of ${known.join(', ')}`);
    process.exit(1);
  }
  return known.filter((word) => words.includes(word));
}

const count = Number(rounds);
if (!Number.isInteger(count) || count < 1 || !(budget.ms > 0)) {
  console.error('--rounds takes a whole number from 1 on, and --seconds a positive number');
  process.exit(1);
}
const wantedShapes = chosen(shapes, SHAPES);
const wanted = new Set(chosen(only, CONTESTANTS));
const started = performance.now();
const browser = await launch();
const page = await browser.newPage();
await page.goto(url());
await until(page, 'Boolean(globalThis.bench && globalThis.tfjs)', 60);

/** What ended early, in words. @type {string[]} */
const remarks = [];
const versions = [];

/** Another program that answers, or null if it is not wanted or cannot be had. */
const programs = {
  node: wanted.has('node') ? new Lines(process.execPath, [`${root}target/bench/node.mjs`]) : null,
  native: wanted.has('native') ? new Lines(process.env.CLOZE_NATIVE ?? '', ['--serve']) : null,
  pytorch: wanted.has('pytorch') ? await pytorch() : null,
};
if (wanted.has('tfjs')) versions.push(`TensorFlow.js ${await page.evaluate('tfjs.version')}`);

async function pytorch() {
  const python = process.env.PYTHON || 'python3';
  if (spawnSync(python, ['-c', 'import torch, transformers']).status !== 0) {
    remarks.push(
      `PyTorch is left out, since ${python} cannot import torch and transformers: the variable PYTHON may name a Python ` +
        'that can.',
    );
    wanted.delete('pytorch');
    return null;
  }
  const program = new Lines(python, [`${root}tests/bench/pytorch.py`]);
  const { torch, transformers } = await program.next();
  versions.push(`PyTorch ${torch} (transformers ${transformers})`);
  return program;
}

/** @param {string} contestant @param {string} shape @returns {Promise<number>} */
async function measure(contestant, shape) {
  const program = programs[contestant];
  if (program) return (await program.ask({ shape, ...budget })).ms;
  const call = { ours: 'bench.ours', floor: 'bench.floor', tfjs: 'tfjs.measure' }[contestant];
  return page.evaluate(`${call}(${JSON.stringify(shape)}, ${JSON.stringify(budget)})`);
}

/** Medians of each round, in ms, by shape and contestant. @type {Record<string, Record<string, number[]>>} */
const measured = {};
// Round 0 warms up and is not counted: engines compile what is used often while it is used, and TensorFlow.js tries its backends.
for (let round = 0; round <= count; round++) {
  for (const shape of wantedShapes) {
    measured[shape] ??= {};
    for (const contestant of wanted) {
      // The products of the notebook's model are a matter of microseconds.
      if (contestant === 'floor' && shape === 'notebook') continue;
      progress(`round ${round} of ${count}: ${shape}, ${NAMES[contestant]}`);
      try {
        const ms = await measure(contestant, shape);
        if (round === 0) continue;
        measured[shape][contestant] ??= [];
        measured[shape][contestant].push(ms);
      } catch (error) {
        remarks.push(
          `${NAMES[contestant]} is left out from round ${round} on: ${error.message.split('\n')[0]}.`,
        );
        wanted.delete(contestant);
      }
    }
  }
}
progress();

const backends = wanted.has('tfjs') ? await page.evaluate('tfjs.backends()') : {};
const without = wanted.has('tfjs') ? await page.evaluate('tfjs.out()') : {};
/** Multiplications of the floor, each with its addition, by shape. @type {Record<string, number>} */
const multiplications = {};
for (const shape of wantedShapes.filter((shape) => measured[shape].floor)) {
  multiplications[shape] = await page.evaluate(`bench.multiplications('${shape}')`);
}
const at = machine(browser);
await browser.close();
for (const program of Object.values(programs)) program?.end();

/** The median over the rounds of a ratio within each round. */
function ratio(shape, above, below) {
  const [a, b] = [measured[shape][above], measured[shape][below]];
  if (!a || !b) return null;
  return median(a.slice(0, b.length).map((ms, round) => ms / b[round]));
}

const shown = CONTESTANTS.filter((name) => wantedShapes.some((shape) => measured[shape][name]));
const times = wantedShapes.map((shape) => ({
  shape,
  ms: Object.fromEntries(
    shown.filter((name) => measured[shape][name]).map((name) => [name, median(measured[shape][name])]),
  ),
  ratios: Object.fromEntries(RATIOS.map(([a, b]) => [`${a}/${b}`, ratio(shape, a, b)])),
}));
const file = save('steps.json', {
  ...at,
  versions,
  rounds: count,
  budget,
  backends,
  multiplications,
  remarks,
  times,
  measured,
});

console.log(heading(at, versions));
console.log();
console.log('Milliseconds a training step; for the notebook, of its 180 steps together:');
console.log();
console.log(
  table(
    ['shape', ...shown.map((name) => NAMES[name])],
    times.map(({ shape, ms }) => [shape, ...shown.map((name) => digits(ms[name]))]),
  ),
);
const ratios = RATIOS.filter(([a, b]) => shown.includes(a) && shown.includes(b));
if (ratios.length > 0) {
  console.log();
  console.log('How many times as long:');
  console.log();
  console.log(
    table(
      ['shape', ...ratios.map(([, , title]) => title)],
      times.map((row) => [row.shape, ...ratios.map(([a, b]) => digits(row.ratios[`${a}/${b}`]))]),
    ),
  );
}
console.log();
const threads = Object.values(backends).includes('webgl')
  ? 'Everything ran on one thread, but for webgl, which takes what the browser gives it.'
  : 'Everything ran on one thread.';
const each = [
  `Each number is the median over ${count} ${count === 1 ? 'round' : 'rounds'} of what a contestant took in the round; each`,
  `ratio is the median of the rounds' ratios. A round before them warmed up. ${threads}`,
].join(' ');
console.log(each);
for (const [shape, count] of Object.entries(multiplications)) {
  const gigaflops = (2 * count) / median(measured[shape].floor) / 1e6;
  console.log(
    `The floor of ${shape} is ${digits(count / 1e6)} million multiplications with their additions, at ` +
      `${digits(gigaflops)} GFLOP/s.`,
  );
}
const used = Object.entries(backends).map(([shape, backend]) => `${backend} for ${shape}`);
if (used.length > 0) console.log(`TensorFlow.js ran on the backend that was fastest: ${used.join(', ')}.`);
for (const [backend, why] of Object.entries(without)) {
  console.log(`Its backend ${backend} was left out: ${why.split('\n')[0]}.`);
}
for (const remark of remarks) console.log(remark);
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(`All of it took ${minutes} minutes; the numbers are in ${file}.`);
