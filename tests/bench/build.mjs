// Bundles the benchmark into target/bench/: the page's site/, and node.mjs. Run by `cargo xtask bench`, after it has made
// target/bench/pkg/, which is the page's wasm package and what the crate of this folder adds.

import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const www = fileURLToPath(new URL('../../www/', import.meta.url));
const out = fileURLToPath(new URL('../../target/bench/', import.meta.url));
const site = join(out, 'site');

/** As in www/build.mjs. */
const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'error',
};

/**
 * The page's own modules, with the wasm package of the benchmark in place of the page's.
 *
 * @type {import('esbuild').Plugin}
 */
const packageOfTheBench = {
  name: 'package-of-the-bench',
  setup(bundle) {
    bundle.onResolve({ filter: /\/pkg\/cloze\.js$/ }, () => ({ path: join(out, 'pkg', 'cloze.js') }));
  },
};

/** Where the scripts of workers are: the page's own worker, and one of the benchmark. */
const WORKERS = {
  worker: join(www, 'src', 'workers', 'worker.js'),
  'floor-worker': join(here, 'floor-worker.js'),
};

/**
 * `worker-source:…` gives a worker's script as one string, as in www/build.mjs.
 *
 * @type {import('esbuild').Plugin}
 */
const workerSource = {
  name: 'worker-source',
  setup(bundle) {
    bundle.onResolve({ filter: /^worker-source:/ }, ({ path }) => ({
      path: WORKERS[path.slice('worker-source:'.length)],
      namespace: 'worker-source',
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'worker-source' }, async ({ path }) => {
      const worker = { ...common, entryPoints: [path], plugins: [packageOfTheBench] };
      const result = await build({ ...worker, format: 'iife', write: false });
      return { contents: result.outputFiles[0].text, loader: 'text' };
    });
  },
};

rmSync(site, { recursive: true, force: true });
mkdirSync(join(site, 'wasm'), { recursive: true });
const plugins = [workerSource, packageOfTheBench];
try {
  const page = { ...common, entryPoints: { bench: 'contestants.js', tfjs: 'tfjs.js' } };
  await build({ ...page, outdir: site, format: 'esm', plugins });
  const node = { ...common, entryPoints: ['node-session.js'], outfile: join(out, 'node.mjs') };
  await build({ ...node, format: 'esm', platform: 'node', plugins });
} catch {
  // esbuild has already printed what is wrong, with file and line.
  process.exit(1);
}
copyFileSync(join(here, 'index.html'), join(site, 'index.html'));
copyFileSync(join(out, 'pkg', 'cloze_bg.wasm'), join(site, 'cloze_bg.wasm'));
const backend = join(here, 'node_modules/@tensorflow/tfjs-backend-wasm/dist');
for (const name of readdirSync(backend)) {
  if (name.endsWith('.wasm')) copyFileSync(join(backend, name), join(site, 'wasm', name));
}
