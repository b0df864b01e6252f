/**
 * The wasm module, compiled once per page, and the workers that run it.
 *
 * A worker is a classic script started from a Blob URL: the one form that works from `file://`, in sandboxed frames
 * and when this module comes from another origin.
 */

import workerSource from 'worker-source:worker';
import { failing } from '../words/refusal.js';
import { t } from '../words/strings.js';
import * as wasm from './wasm-source.js';

/** A module of one function that uses a 128-bit vector: valid only where SIMD is. */
const SIMD = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
  11,
]);

/** What this browser lacks, or null. */
function missing() {
  if (typeof WebAssembly === 'undefined') return 'WebAssembly';
  if (typeof Worker === 'undefined') return 'Web Workers';
  if (!WebAssembly.validate(SIMD)) return 'WebAssembly SIMD';
  return null;
}

/** @type {Promise<WebAssembly.Module> | null} */
let compiling = null;

/**
 * The compiled module. The first call starts the download; a failed one may be tried again.
 *
 * @returns {Promise<WebAssembly.Module>}  Rejects with a {@link import('./protocol.js').Failure}.
 */
export function compiled() {
  compiling ??= compile().catch((error) => {
    compiling = null;
    throw error;
  });
  return compiling;
}

async function compile() {
  const lack = missing();
  if (lack !== null) throw failing('missing-capability', () => t.missing(lack));
  try {
    return await wasm.compile();
  } catch (error) {
    throw failing('load-failed', () => t.loadFailed(wasm.name, String(error)));
  }
}

/** @typedef {{createPolicy: (name: string, rules: object) => {createScriptURL: (url: string) => string}}} TrustedTypes */

/** @type {string | undefined} */
let scriptUrl;

/** A new worker that waits for its `init`. */
export function spawn() {
  if (scriptUrl === undefined) {
    const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
    const trustedTypes = /** @type {{trustedTypes?: TrustedTypes}} */ (/** @type {unknown} */ (globalThis))
      .trustedTypes;
    scriptUrl = trusted(url, trustedTypes);
  }
  try {
    return new Worker(scriptUrl, { name: 'cloze run' });
  } catch (error) {
    throw failing('missing-capability', () => t.workerRefused(String(error)));
  }
}

/** @param {string} url @param {TrustedTypes | undefined} trustedTypes */
function trusted(url, trustedTypes) {
  try {
    const policy = trustedTypes?.createPolicy('cloze', {
      createScriptURL: (/** @type {string} */ candidate) => {
        if (candidate !== url) throw new TypeError('only the worker of this module is trusted');
        return candidate;
      },
    });
    return policy?.createScriptURL(url) ?? url;
  } catch {
    // The host page refuses the policy's name, or uses it already. Unless the page requires Trusted Types, none is
    // needed.
    return url;
  }
}
