// Bundles the front end into www/dist/. Run by `cargo xtask build`, after wasm-bindgen has filled www/pkg/.
//
// Three things are particular to this page:
// - The worker is bundled first and becomes a string inside the element's module, because a classic worker
//   started from a Blob URL is the only kind that works in every embedding. See `workerSource`.
// - Style sheets imported by JavaScript arrive as text: the element puts them into its shadow root.
// - The wasm stays a file of its own, found by `new URL('cloze_bg.wasm', import.meta.url)`.

import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';

const www = dirname(fileURLToPath(import.meta.url));
const source = join(www, 'src');
const dist = join(www, 'dist');
const wasm = join(www, 'pkg', 'cloze_bg.wasm');

/** Files next to index.html that the site needs as they are. */
const STATIC = new Set(['.html', '.svg', '.png', '.ico', '.webmanifest']);

/** What every bundle has in common. `es2022` is what browsers with simd128 understand anyway. */
const common = {
  absWorkingDir: www,
  bundle: true,
  minify: true,
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'linked',
  logLevel: 'warning',
  loader: { '.txt': 'text', '.json': 'json' },
};

/**
 * `import text from 'worker-source:worker'` gives src/worker.js, with all it imports, as one classic script.
 *
 * @type {import('esbuild').Plugin}
 */
const workerSource = {
  name: 'worker-source',
  setup(bundle) {
    bundle.onResolve({ filter: /^worker-source:/ }, ({ path }) => ({
      path: join(source, `${path.slice('worker-source:'.length)}.js`),
      namespace: 'worker-source',
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'worker-source' }, async ({ path }) => {
      const result = await build({
        ...common,
        entryPoints: [path],
        format: 'iife',
        write: false,
        // A file next to the bundle has no meaning for a script that is a string.
        legalComments: 'none',
        sourcemap: false,
      });
      return { contents: result.outputFiles[0].text, loader: 'text' };
    });
  },
};

/**
 * A style sheet imported by JavaScript, as text; `minify` alone would leave texts as they are.
 *
 * It goes into the shadow root of any host's page, and `rem` is the one unit that the page decides about: many sites set
 * `html { font-size: 62.5% }`. So it becomes 16 px here.
 *
 * @type {import('esbuild').Plugin}
 */
const styleText = {
  name: 'style-text',
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const sheet = readFileSync(path, 'utf8').replace(/([\d.]+)rem\b/g, (_, n) => `${Number(n) * 16}px`);
      const { code } = await transform(sheet, {
        loader: 'css',
        minify: true,
        target: common.target,
      });
      return { contents: code, loader: 'text' };
    });
  },
};

/**
 * Lit asks for its Trusted Types policy as it loads, which throws where a page allows that name once only and loads this
 * module twice, or does not allow it at all. Then it goes without: the second copy renders nothing.
 *
 * @type {import('esbuild').Plugin}
 */
const litPolicy = {
  name: 'lit-policy',
  setup(bundle) {
    bundle.onLoad({ filter: /\/lit-html\/lit-html\.js$/ }, async ({ path }) => {
      const lit = readFileSync(path, 'utf8');
      const asks = /(\w+)\.createPolicy\("lit-html",(\{.*?\})\)/;
      if (!asks.test(lit)) throw new Error('lit-html.js no longer makes its policy as it did: see litPolicy');
      const contents = lit.replace(asks, '(()=>{try{return $1.createPolicy("lit-html",$2)}catch{}})()');
      return { contents, loader: 'js' };
    });
  },
};

/**
 * Found at run time, next to the page's script: one copy of the element, not two.
 *
 * @type {import('esbuild').Plugin}
 */
const elementApart = {
  name: 'element-apart',
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\/element\.js$/ }, () => ({ path: './cloze-lab.js', external: true }));
  },
};

/** The first of `paths` that is not there ends the build with a sentence instead of a stack trace. */
function demand(paths) {
  for (const [path, why] of paths) {
    if (!existsSync(path)) {
      console.error(`${path} is missing: ${why}`);
      process.exit(1);
    }
  }
}

demand([
  [wasm, 'run `cargo xtask build`, which compiles the Rust side before it bundles the page.'],
  [join(source, 'element.js'), 'it is the entry of the page; restore it from git.'],
  [join(source, 'worker.js'), 'it is the script of a run; restore it from git.'],
  [join(www, 'index.html'), 'it is the page; restore it from git.'],
]);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

try {
  await build({
    ...common,
    entryPoints: { 'cloze-lab': join(source, 'element.js') },
    outdir: dist,
    format: 'esm',
    sourcemap: true,
    plugins: [workerSource, styleText, litPolicy],
  });
  // The page around the element: its script and its style, each only if there is one.
  const page = ['page.js', 'page.css', 'embed.js', 'embed.css', 'guide.js', 'guide.css']
    .map((name) => join(source, name))
    .filter((path) => existsSync(path));
  if (page.length > 0) {
    await build({
      ...common,
      entryPoints: page,
      outdir: dist,
      format: 'esm',
      plugins: [elementApart],
    });
  }
} catch {
  // esbuild has already printed what is wrong, with file and line.
  process.exit(1);
}

copyFileSync(wasm, join(dist, 'cloze_bg.wasm'));
for (const name of readdirSync(www)) {
  if (STATIC.has(extname(name))) copyFileSync(join(www, name), join(dist, name));
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

for (const name of readdirSync(dist).sort()) {
  if (name.endsWith('.map')) continue;
  const bytes = readFileSync(join(dist, name));
  console.log(`${kilobytes(bytes.length)}  ${kilobytes(gzipSync(bytes).length)} gzip  www/dist/${name}`);
}
