// What the drivers have in common: the machine, the browser, and how results are written.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, release, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChrome, launchOptions, pageUrl } from '../web/support/browser.js';

/** The repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the results go. */
const results = fileURLToPath(new URL('../../target/bench/', import.meta.url));

/** The address of the site under test. */
export const url = () => pageUrl(process.env.CLOZE_URL);

/** Starts Chromium as the browser tests do. @param {string[]} [more]  Further arguments. */
export function launch(more = []) {
  const { args, ...options } = launchOptions(findChrome());
  return chromium.launch({ ...options, args: [...args, ...more] });
}

/**
 * Waits until an expression is true in a page. Playwright's own waiting evaluates within the page, which its policy forbids.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} expression
 * @param {number} [seconds]
 */
export async function until(page, expression, seconds = 600) {
  const end = performance.now() + 1000 * seconds;
  while (!(await page.evaluate(expression))) {
    if (performance.now() > end) throw new Error(`after ${seconds} s it is not so that ${expression}`);
    await page.waitForTimeout(50);
  }
}

/** The name of the system, as it calls itself. */
function system() {
  try {
    const [, name] = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8')) ?? [];
    if (name) return `${name}, ${type()} ${release()}, ${arch()}`;
  } catch {
    // Not every system has that file.
  }
  return `${type()} ${release()}, ${arch()}`;
}

/** What was measured where. @param {import('playwright-core').Browser} browser */
export function machine(browser) {
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    system: system(),
    chromium: browser.version(),
    node: process.versions.node,
    load: busy,
  };
}

/** How busy the machine was with other work when the program began: processes that wanted to run, over the last minute. */
const busy = loadavg()[0];

/** The machine in a sentence or two. @param {ReturnType<typeof machine>} at @param {string[]} [more] */
export function heading(at, more = []) {
  const programs = [`Chromium ${at.chromium}`, `Node ${at.node}`, ...more].join(', ');
  const others =
    busy < at.cores / 2
      ? ''
      : ` Other programs kept the machine busy (load ${busy.toFixed(1)} on ${at.cores} cores when the benchmark began): ` +
        'ratios then say more than times.';
  return `Measured on ${at.date} on ${at.processor}, ${at.cores} cores, ${at.system}. ${programs}.${others}`;
}

/** Says what is being measured, on a terminal; the next call takes its place. @param {string} [what] */
export function progress(what = '') {
  if (process.stderr.isTTY) process.stderr.write(`\r${what.padEnd(70)}${what === '' ? '\r' : ''}`);
}

/** Writes what was measured into target/bench/. @param {string} name @param {unknown} value */
export function save(name, value) {
  mkdirSync(results, { recursive: true });
  writeFileSync(`${results}${name}`, `${JSON.stringify(value, null, 2)}\n`);
  return `target/bench/${name}`;
}

/** A table in Markdown. @param {string[]} head @param {string[][]} rows */
export function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** Three significant digits, and no more zeros than they need. @param {number | null | undefined} number */
export function digits(number) {
  if (number === null || number === undefined || !Number.isFinite(number)) return '–';
  return number >= 100 ? number.toFixed(0) : number.toPrecision(3);
}

/**
 * The options of a driver: `--name value` or `--name` alone. An unknown one ends the program with a sentence.
 *
 * @param {Record<string, string>} defaults
 */
export function options(defaults) {
  const chosen = { ...defaults };
  const words = process.argv.slice(2);
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i].replace(/^--/, '');
    if (!Object.hasOwn(defaults, name) || words[i + 1] === undefined) {
      const known = Object.keys(defaults).map((option) => `--${option} VALUE`);
      console.error(`"${words[i]}" is no option here, or lacks its value; there are ${known.join(', ')}`);
      process.exit(1);
    }
    chosen[name] = words[i + 1];
  }
  return chosen;
}

/**
 * Lets every worker of a page keep account, in its `watched`: of the time spent inside `Session.train`, and of the wasm
 * memory. The page's own scripts stay as they are: what is put before a worker's script is this.
 *
 * @param {import('playwright-core').Page} page  That has not been opened yet.
 */
export async function watchWorkers(page) {
  const prelude = `(${inWorker})();\n`;
  await page.addInitScript((script) => {
    globalThis.Blob = class extends Blob {
      constructor(parts, options) {
        super(options?.type === 'text/javascript' ? [script, ...parts] : parts, options);
      }
    };
  }, prelude);
}

function inWorker() {
  const watched = { trained: 0, first: 0, last: 0, memory: { buffer: new ArrayBuffer(0) } };
  const Instance = WebAssembly.Instance;
  WebAssembly.Instance = function instance(module, imports) {
    const { exports } = new Instance(module, imports);
    watched.memory = exports.memory;
    const train = (...args) => {
      const start = performance.now();
      watched.first ||= start;
      try {
        return exports.session_train(...args);
      } finally {
        watched.last = performance.now();
        watched.trained += watched.last - start;
      }
    };
    return { exports: { ...exports, session_train: train } };
  };
  globalThis.watched = watched;
}
