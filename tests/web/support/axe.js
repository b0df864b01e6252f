// Runs axe in a page and expects no violation.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * @param {import('@playwright/test').Page} page  Opened with `bypassCSP`: axe is a script that our policy refuses.
 * @param {string} when
 */
export async function isClean(page, when) {
  await page.evaluate(`if (!globalThis.axe) { ${axe} }`);
  // Frames are tested by themselves.
  const { violations, passes } = await page.evaluate('axe.run(document, { iframes: false })');
  const found = violations.map(
    (/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ n) => n.html)}`,
  );
  expect(found, when).toEqual([]);
  expect(passes.length, 'axe did look').toBeGreaterThan(12);
}
