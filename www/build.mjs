// Bundles the front end into www/dist/. Run by `cargo xtask build`, after wasm-bindgen has filled www/pkg/.
//
// It makes the site (index.html and what it loads, kept by sw.js for times without a network) and two artefacts that
// are one file each and make no request: cloze-lab.inline.js, a module, and cloze.html, the whole page.
//
// `node build.mjs --serve PORT [FOLDER]` builds nothing, and serves www/dist/ or another folder on 127.0.0.1 until it
// is ended.
//
// Four things are particular to this page:
// - The worker is bundled first and becomes a string inside the element's module, because a classic worker
//   started from a Blob URL is the only kind that works in every embedding. See `workerSource`.
// - Style sheets imported by JavaScript arrive as text: the element puts them into its shadow root.
// - The wasm stays a file of its own, found by `new URL('cloze_bg.wasm', import.meta.url)`, except in the artefacts of
//   one file: there wasm-source.inline.js takes the place of wasm-source.js. See `oneFile`.
// - sw.js names every file of the page with its hash, so it is made last, from the finished files.

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
import { build, context, transform } from 'esbuild';
import { loadedBy } from './loaded.mjs';

const www = dirname(fileURLToPath(import.meta.url));
const source = join(www, 'src');
const dist = join(www, 'dist');
const wasm = join(www, 'pkg', 'cloze_bg.wasm');

/**
 * The scripts that pages load, by name, and the module of src/ that each is made from. esbuild puts modules that
 * several of them use into files called chunk-….js.
 */
const ENTRIES = {
  'cloze-lab': 'lab/element.js',
  'cloze-inside': 'panels/inside/index.js',
  'cloze-lesson': 'lesson/pages/index.js',
  page: 'site/page.js',
  'cloze-keep': 'site/keep-training.js',
  embed: 'site/embed.js',
  guide: 'site/guide.js',
};

/** The style sheets of the pages. */
const SHEETS = ['site/page.css', 'site/guide.css', 'site/embed.css'];

/** Files next to index.html that the site needs as they are. */
const STATIC = new Set(['.html', '.svg', '.png', '.ico', '.webmanifest']);

/** Options of every bundle. Browsers with simd128 understand `es2022`. */
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
        // The script is a string, so no file of licences can lie next to it.
        legalComments: 'none',
        sourcemap: false,
      });
      return { contents: result.outputFiles[0].text, loader: 'text' };
    });
  },
};

/**
 * A style sheet imported by JavaScript, as minified text; `minify` alone does not change texts.
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
 * Lit makes its Trusted Types policy as it loads. That throws where a host page does not allow the name, or has a Lit
 * of its own and allows each name once; then this module would not load at all. Lit has no option for it, and reads no
 * global that could be set for it alone, so its one line is changed here: it goes without a policy, as in browsers that
 * have none. A new version of Lit with another line ends the build.
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
 * For artefacts of one file: the script contains the compressed wasm and makes no request. `absent` names files of src/
 * that are left out.
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

/** Stands for the engine: what it has made, another one cannot go on with bit for bit. */
const engine = () => JSON.stringify(integrity(readFileSync(wasm)));

/** The number of ports to try, from the first one on. */
const PORTS = 100;

/** Ends the program with a sentence. @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

const SCRIPT = /\s*<script type="module" src="([\w.-]+)"><\/script>/g;
const STYLE = /<link rel="stylesheet" href="([\w.-]+)" \/>/g;
const PRELOAD = /\s*<link rel="modulepreload" href="([\w.-]+)" \/>/g;
const POLICY = /(http-equiv="Content-Security-Policy"\s+content=")[^"]*"/;

/**
 * The page as one file. It contains its scripts and styles, whose hashes are in the security policy, and fetches
 * nothing.
 *
 * @param {string} page  index.html.
 */
async function singleFile(page) {
  const scripts = Array.from(page.matchAll(SCRIPT), ([, name]) => name);
  const bundled = await build({
    ...common,
    stdin: {
      contents: scripts.map((name) => `import './${ENTRIES[basename(name, '.js')]}';`).join('\n'),
      resolveDir: source,
    },
    write: false,
    format: 'esm',
    define: { ENGINE: engine() },
    // The licences stay in the file with the code.
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
  // The replacements are functions, since `$&` in a string would be replaced.
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
 * A page that also names what its scripts load in turn, so that browsers fetch all of it at once.
 *
 * @param {string} page
 */
async function withPreloads(page) {
  const named = Array.from(page.matchAll(PRELOAD), ([, name]) => name);
  if (named.length === 0) return page;
  const scripts = Array.from(page.matchAll(SCRIPT), ([, name]) => name);
  const { atOnce } = await loadedBy([...scripts, ...named], dist);
  const others = atOnce.filter((name) => !scripts.includes(name) && !named.includes(name));
  return page.replace(
    PRELOAD,
    (link, name) =>
      link + (name === named.at(-1) ? others.map((other) => link.replace(name, other)).join('') : ''),
  );
}

/**
 * What the page loads, at once or later: by path from the page (which is '' itself), the hash of its content.
 *
 * @param {string} page  index.html.
 */
async function loaded(page) {
  const named = (/** @type {RegExp} */ tag) => Array.from(page.matchAll(tag), ([, name]) => name);
  const { atOnce, later } = await loadedBy(named(SCRIPT), dist);
  const names = ['cloze_bg.wasm', ...named(STYLE), ...atOnce, ...later].sort();
  const files = names.map((name) => [name, integrity(readFileSync(join(dist, name)))]);
  return Object.fromEntries([['', integrity(page)], ...files]);
}

/**
 * Serves a folder on the local machine alone, at a port or, if it is taken, one of the next; 0 is any free port.
 *
 * @param {number} first
 * @param {string} folder
 */
async function serve(first, folder) {
  const nothing = await context({
    absWorkingDir: www,
    entryPoints: [],
    write: false,
    outdir: folder,
    logLevel: 'silent',
  });
  for (let port = first; port < Math.min(first + PORTS, 65536); port++) {
    try {
      const server = await nothing.serve({ servedir: folder, host: '127.0.0.1', port });
      return console.log(`Serving http://127.0.0.1:${server.port}/`);
    } catch (error) {
      if (!String(error).includes('in use')) throw error;
    }
  }
  fail(`none of the ${PORTS} ports from ${first} on is free; give another`);
}

/** Ends the build with a sentence if one of `paths` is missing. */
function demand(paths) {
  for (const [path, why] of paths) if (!existsSync(path)) fail(`${path} is missing: ${why}`);
}

const [flag, port, folder] = process.argv.slice(2);
if (flag === '--serve') {
  if (!/^\d{1,5}$/.test(port ?? '') || Number(port) > 65535)
    fail(`"${port}" is not a port; give a number from 0 to 65535`);
  await serve(Number(port), folder ?? dist);
} else if (flag === undefined) {
  await bundle();
} else {
  fail(`"${flag}" is not known; known is --serve PORT [FOLDER]`);
}

/** Makes all of www/dist/. */
async function bundle() {
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
      entryPoints: Object.fromEntries(
        Object.entries(ENTRIES).map(([name, path]) => [name, join(source, path)]),
      ),
      outdir: dist,
      format: 'esm',
      splitting: true,
      define: { ENGINE: engine() },
      sourcemap: true,
      plugins: [workerSource, styleText, litPolicy],
    });
    await build({
      ...common,
      entryPoints: { 'cloze-lab.inline': join(source, ENTRIES['cloze-lab']) },
      outdir: dist,
      format: 'esm',
      // The licences stay in the file with the code.
      legalComments: 'eof',
      plugins: [oneFile(), workerSource, styleText, litPolicy],
    });
    await build({ ...common, entryPoints: SHEETS.map((name) => join(source, name)), outdir: dist });
    copyFileSync(wasm, join(dist, 'cloze_bg.wasm'));
    for (const name of readdirSync(www)) {
      if (STATIC.has(extname(name))) copyFileSync(join(www, name), join(dist, name));
    }
    for (const name of readdirSync(dist).filter((name) => name.endsWith('.html'))) {
      writeFileSync(join(dist, name), await withPreloads(readFileSync(join(dist, name), 'utf8')));
    }
    const page = readFileSync(join(dist, 'index.html'), 'utf8');
    writeFileSync(join(dist, 'cloze.html'), await singleFile(page));
    const files = JSON.stringify(await loaded(page));
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
}
