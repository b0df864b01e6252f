// Lets Node import what build.mjs bundles: `node --import ./assets.js --test`. Style sheets and plain texts become
// strings, as in the bundle; the worker's script is an empty one, as nothing in Node starts it.

import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

// Node loads this file twice: in the program, to register it, and in a thread of its own, for the two hooks.
if (isMainThread) register(import.meta.url);

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, next) {
  if (specifier.startsWith('worker-source:')) return { url: specifier, shortCircuit: true };
  return next(specifier, context);
}

/** @type {import('node:module').LoadHook} */
export async function load(url, context, next) {
  const text = url.startsWith('worker-source:')
    ? ''
    : /\.(css|txt)$/.test(url)
      ? await readFile(fileURLToPath(url), 'utf8')
      : undefined;
  if (text === undefined) return next(url, context);
  return { format: 'module', source: `export default ${JSON.stringify(text)};`, shortCircuit: true };
}
