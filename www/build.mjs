// Bundles the front end into www/dist/. Run by `cargo xtask build`, after wasm-bindgen has filled www/pkg/.
//
// It makes the site (index.html and what it loads, kept by sw.js for times without a network) and two artefacts that
// are one file each and make no request: cloze-lab.inline.js, a module, and cloze.html, the whole page.
//
// Four things are particular to this page:
// - The worker is bundled first and becomes a string inside the element's module, because a classic worker
//   started from a Blob URL is the only kind that works in every embedding. See `workerSource`.
// - Style sheets imported by JavaScript arrive as text: the element puts them into its shadow root.
// - The wasm stays a file of its own, found by `new URL('cloze_bg.wasm', import.meta.url)`, except in the artefacts of
//   one file: there wasm-source.inline.js takes the place of wasm-source.js. See `oneFile`.
// - sw.js names every file of the page with its hash, so it is made last, out of what the others became.

import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
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
 * `import text from 'worker-source:worker'` gives src/workers/worker.js, with all it imports, as one classic script.
 *
 * @type {import('esbuild').Plugin}
 */
const workerSource = {
  name: 'worker-source',
  setup(bundle) {
    bundle.onResolve({ filter: /^worker-source:/ }, ({ path }) => ({
      // Relative, since it stands in the source map.
      path: `workers/${path.slice('worker-source:'.length)}.js`,
      namespace: 'worker-source',
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'worker-source' }, async ({ path }) => {
      const result = await build({
        ...common,
        entryPoints: [join(source, path)],
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
 * @type {import('esbuild').Plugin}
 */
const styleText = {
  name: 'style-text',
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), {
        loader: 'css',
        minify: true,
        target: common.target,
      });
      return { contents: code, loader: 'text' };
    });
  },
};

/**
 * What the element's module has already, pages take from there: one copy of it, found next to the page's script.
 * `element.js` hands on what they use.
 *
 * @type {import('esbuild').Plugin}
 */
const fromLab = {
  name: 'from-lab',
  setup(bundle) {
    bundle.onResolve({ filter: /\/(corpora|element|experiment|permalink|strings\.en)\.js$/ }, () => ({
      path: './cloze-lab.js',
      external: true,
    }));
  },
};

/**
 * The panels under *Look inside* are a module of their own, loaded when first opened. What the lab has already, they take
 * from it, as pages do.
 *
 * @type {import('esbuild').Plugin}
 */
const insideApart = {
  name: 'inside-apart',
  setup(bundle) {
    bundle.onResolve({ filter: /\/inside\/index\.js$/ }, () => ({
      path: './cloze-inside.js',
      external: true,
    }));
  },
};

/** @type {import('esbuild').Plugin} */
const insideFromLab = {
  name: 'inside-from-lab',
  setup(bundle) {
    bundle.onResolve({ filter: /^lit(\/|$)|\/strings\.en\.js$|\/field\.js$/ }, () => ({
      path: './cloze-lab.js',
      external: true,
    }));
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
 * For artefacts of one file: the wasm is in the script, compressed, and nothing is asked of a server. `absent` are files
 * of src/ that have no meaning there.
 *
 * @param {string[]} [absent]
 * @returns {import('esbuild').Plugin}
 */
const oneFile = (absent = []) => ({
  name: 'one-file',
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\/wasm-source\.js$/ }, () => ({
      path: join(source, 'workers/wasm-source.inline.js'),
    }));
    bundle.onResolve({ filter: /^\.\/cloze-lab\.js$/ }, () => ({ path: join(source, 'lab/element.js') }));
    bundle.onResolve({ filter: /^wasm-base64:/ }, ({ path }) => ({
      path: join(www, 'pkg', path.slice('wasm-base64:'.length)),
      namespace: 'wasm-base64',
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'wasm-base64' }, ({ path }) => ({
      contents: gzipSync(readFileSync(path), { level: 9 }).toString('base64'),
      loader: 'text',
    }));
    bundle.onLoad({ filter: /\.js$/ }, ({ path }) =>
      absent.includes(basename(path)) ? { contents: '' } : undefined,
    );
  },
});

/** The hash by which browsers know a content. @param {string | Buffer} content */
const integrity = (content) => `sha256-${createHash('sha256').update(content).digest('base64')}`;

/** Ends the build with a sentence. @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

const SCRIPT = /\s*<script type="module" src="([\w.-]+)"><\/script>/g;
const STYLE = /<link rel="stylesheet" href="([\w.-]+)" \/>/g;
const PRELOAD = /\s*<link rel="modulepreload" href="[\w.-]+" \/>/g;
const POLICY = /(http-equiv="Content-Security-Policy"\s+content=")[^"]*"/;

/**
 * The page as one file: its scripts and styles in it, each known to the security policy by its hash, and nothing that
 * could be fetched.
 *
 * @param {string} page  index.html.
 */
async function singleFile(page) {
  const scripts = Array.from(page.matchAll(SCRIPT), ([, name]) => name);
  const bundled = await build({
    ...common,
    stdin: {
      contents: scripts.map((name) => `import './${name}';`).join('\n'),
      resolveDir: join(source, 'site'),
    },
    write: false,
    format: 'esm',
    // Licences go where the code goes.
    legalComments: 'eof',
    plugins: [oneFile(['offline.js']), workerSource, styleText, litPolicy],
  });
  const script = bundled.outputFiles[0].text;
  if (/<\/script|<!--[\s\S]*<script/i.test(script)) {
    fail('the script of cloze.html has in it what would end it: write `<` as `\\x3c` there');
  }
  /** @type {string[]} */
  const styles = [];
  const policy = () =>
    [
      `default-src 'none'; script-src '${integrity(script)}' 'wasm-unsafe-eval'`,
      `style-src ${styles.map((style) => `'${integrity(style)}'`).join(' ') || "'none'"}; worker-src blob:`,
      `img-src data: blob:; base-uri 'none'; form-action 'none'`,
      `require-trusted-types-for 'script'; trusted-types lit-html cloze`,
    ].join('; ');
  // As functions: `$&` in a replacement that is a string would mean something.
  const html = page
    .replace(PRELOAD, '')
    .replace(SCRIPT, '')
    .replace(STYLE, (_, name) => {
      styles.push(readFileSync(join(dist, name), 'utf8'));
      return `<style>${styles.at(-1)}</style>`;
    })
    .replace(POLICY, (_, before) => `${before}${policy()}"`)
    // At the end, so that the text is read before half a megabyte of script.
    .replace('</body>', () => `<script type="module">${script}</script>\n  </body>`);
  const left = html.replace(script, '').match(/<(?:script|link|img)[^>]* (?:src|href)="(?!data:)[^"]*"/);
  if (left !== null) fail(`cloze.html would load something: ${left[0]}`);
  if (scripts.length === 0 || !html.includes(policy()))
    fail('index.html has no script or no security policy');
  return html;
}

/**
 * What the page loads, at once or later: by path from the page (which is '' itself), the hash of its content.
 *
 * @param {string} page  index.html.
 */
function loaded(page) {
  const named = [SCRIPT, STYLE].flatMap((tag) => Array.from(page.matchAll(tag), ([, name]) => name));
  const names = ['cloze_bg.wasm', 'cloze-inside.js', ...named].sort();
  const files = names.map((name) => [name, integrity(readFileSync(join(dist, name)))]);
  return Object.fromEntries([['', integrity(page)], ...files]);
}

/** The first of `paths` that is not there ends the build with a sentence instead of a stack trace. */
function demand(paths) {
  for (const [path, why] of paths) if (!existsSync(path)) fail(`${path} is missing: ${why}`);
}

demand([
  [wasm, 'run `cargo xtask build`, which compiles the Rust side before it bundles the page.'],
  [join(source, 'lab/element.js'), 'it is the entry of the page; restore it from git.'],
  [join(source, 'workers/worker.js'), 'it is the script of a run; restore it from git.'],
  [join(www, 'index.html'), 'it is the page; restore it from git.'],
]);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

try {
  await build({
    ...common,
    entryPoints: { 'cloze-lab': join(source, 'lab/element.js') },
    outdir: dist,
    format: 'esm',
    sourcemap: true,
    plugins: [insideApart, workerSource, styleText, litPolicy],
  });
  await build({
    ...common,
    entryPoints: { 'cloze-inside': join(source, 'panels/inside/index.js') },
    outdir: dist,
    format: 'esm',
    plugins: [insideFromLab, styleText],
  });
  await build({
    ...common,
    entryPoints: { 'cloze-lab.inline': join(source, 'lab/element.js') },
    outdir: dist,
    format: 'esm',
    // Licences go where the code goes.
    legalComments: 'eof',
    plugins: [oneFile(), workerSource, styleText, litPolicy],
  });
  // The page around the element: its script and its style, each only if there is one.
  const around = ['page.js', 'page.css', 'embed.js', 'embed.css', 'guide.js', 'guide.css']
    .map((name) => join(source, 'site', name))
    .filter((path) => existsSync(path));
  if (around.length > 0) {
    await build({
      ...common,
      entryPoints: around,
      outdir: dist,
      format: 'esm',
      plugins: [fromLab],
    });
  }
  copyFileSync(wasm, join(dist, 'cloze_bg.wasm'));
  for (const name of readdirSync(www)) {
    if (STATIC.has(extname(name))) copyFileSync(join(www, name), join(dist, name));
  }
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  writeFileSync(join(dist, 'cloze.html'), await singleFile(page));
  const files = JSON.stringify(loaded(page));
  const version = createHash('sha256').update(files).digest('hex').slice(0, 16);
  await build({
    ...common,
    entryPoints: [join(source, 'site/sw.js')],
    outdir: dist,
    format: 'iife',
    define: { FILES: files, VERSION: JSON.stringify(version) },
  });
} catch {
  // esbuild has already printed what is wrong, with file and line.
  process.exit(1);
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

for (const name of readdirSync(dist).sort()) {
  if (name.endsWith('.map')) continue;
  const bytes = readFileSync(join(dist, name));
  console.log(`${kilobytes(bytes.length)}  ${kilobytes(gzipSync(bytes).length)} gzip  www/dist/${name}`);
}
