// How the tests and the screenshots start Chromium and Firefox.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Chromium without a GPU and without requests of its own. Its sandbox is off for root, as in containers, where it
 * refuses to start.
 *
 * @param {string | undefined} chrome  Path of Chrome or Chromium.
 */
export function launchOptions(chrome) {
  if (!chrome) {
    throw new Error(
      'CHROME is not set: give the path of Chrome or Chromium, or run `cargo xtask test browser`.',
    );
  }
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return { executablePath: chrome, args };
}

/** @param {string | undefined} firefox  Path of Firefox. */
export function firefoxOptions(firefox) {
  if (!firefox) {
    throw new Error('FIREFOX is not set: give the path of Firefox, or run `cargo xtask test browser`.');
  }
  return { executablePath: firefox };
}

/**
 * The address of the page.
 *
 * @param {string | undefined} url
 */
export function pageUrl(url) {
  if (!url) {
    throw new Error(
      'CLOZE_URL is not set: run `cargo xtask test browser`, or `cargo xtask serve` and give its address.',
    );
  }
  return url;
}

/** The path of Chrome or Chromium: `CHROME`, or found on the PATH. */
export function findChrome() {
  const names = ['chromium', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return process.env.CHROME ?? paths.find(isProgram);
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
