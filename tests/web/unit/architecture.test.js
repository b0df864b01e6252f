// Who may import whom in www/src. esbuild reads the imports, so comments are none, nor are types in them
// (`@typedef {import('…')…}`): types are gone at run time.
//
// ROOMS is the only place where arrows are allowed. A new folder of www/src needs a line there.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const www = new URL('../../../www/', import.meta.url);
const source = new URL('src/', www);

/** @type {typeof import('../../../www/node_modules/esbuild/lib/main.js')} */
const { build, transform } = createRequire(new URL('package.json', www))('esbuild');

/**
 * Room → what its files may import besides each other. A room is a folder, with all below it, or one kind of file in it
 * (`*` is one name); the first that fits a file is its room. Paths are from www/src; packages keep their names.
 *
 * @type {[room: string, may: string[]][]}
 */
const ROOMS = [
  // Nobody but the worker names the wasm package, and nobody but the engine the worker.
  ['workers/worker.js', ['../pkg/cloze.js', 'workers/protocol.js']],
  ['workers/engine.js', ['worker-source:worker', 'workers/wasm-source.js', 'words/']],
  ['workers/client.js', ['workers/engine.js', 'words/']],
  ['workers/wasm-source.inline.js', ['wasm-base64:cloze_bg.wasm']],
  ['workers/', []],
  ['words/', []],
  // A language's texts of several parts, in one file.
  ['lab/words.*.js', ['words/', 'panels/', 'experiment/', 'history/']],
  ['experiment/', ['../../src/', 'words/']],
  ['history/', ['words/']],
  ['charts/', ['uplot', 'words/']],
  // What a panel shows, derived from the state.
  ['panels/view.js', ['words/', 'lab/state.js', 'lab/answers.js']],
  [
    'panels/*/view.js',
    ['experiment/', 'words/', 'lab/state.js', 'lab/answers.js', 'panels/view.js', 'panels/*/words.js'],
  ],
  // Under *Look inside*: as other panels, and what draws. No state, no worker, no engine.
  [
    'panels/inside/',
    [
      'lit',
      'words/',
      'panels/field.js',
      'charts/',
      'experiment/sentence.js',
      'experiment/panels.js',
      'history/',
    ],
  ],
  // State in, events out: no state, no worker, no engine.
  ['panels/', ['lit', 'words/', 'charts/']],
  // What wires it all.
  [
    'lab/',
    ['lit', 'uplot', 'words/', 'experiment/', 'history/', 'charts/', 'workers/', 'panels/', 'base.css'],
  ],
  // The lesson drives the lab as any script does: through the element. Its types alone know the element.
  ['lesson/', ['lit', 'words/', 'experiment/']],
  // The pages around it.
  ['site/', ['words/', 'experiment/', 'lab/element.js', 'lesson/']],
];

/** Files that must run without a page, in Node's tests, in a worker, anywhere; and only such files may they import. */
const PURE = [
  'words/',
  'experiment/',
  'history/',
  'charts/axis.js',
  'charts/chart-overlay.js',
  'charts/label-layout.js',
  'workers/questions.js',
  'workers/protocol.js',
  'workers/turns.js',
  'lab/announcer.js',
  'lab/answers.js',
  'lab/pace.js',
  'lab/state.js',
  'lab/typed-values.js',
  'panels/view.js',
  'panels/*/view.js',
  'panels/*/words.*',
  'panels/inside/*/words.*',
  'panels/inside/*/numbers.js',
  'panels/inside/*/layout.js',
  'panels/inside/*/rows.js',
];
/** The one file of those folders that draws. */
const NOT_PURE = ['history/pictures.js'];

/** What only a page has. */
const DOM = [
  'document.',
  'window.',
  'customElements',
  'HTMLElement',
  'localStorage',
  'shadowRoot',
  'querySelector',
  'requestAnimationFrame',
  'location.',
];

/** What would make markup or a program of a text. */
const MARKUP = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'unsafeHTML',
  'unsafeSVG',
  'eval(',
  'document.write',
];

/** Packages that the page is built with. */
const PACKAGES = ['lit', 'uplot'];

/** Does a pattern of the tables mean this path? A folder means what is in it, a package its parts. */
function means(/** @type {string} */ pattern, /** @type {string} */ path) {
  if (pattern.endsWith('/') || PACKAGES.includes(pattern))
    return path === pattern || path.startsWith(`${pattern}/`.replace('//', '/'));
  const parts = pattern.split('*').map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('[^/]*')}$`).test(path);
}

/** What is wrong with an import, as a sentence; '' if nothing is. */
function wrong(/** @type {string} */ file, /** @type {string} */ imported) {
  const room = ROOMS.find(([pattern]) => means(pattern, file));
  if (room === undefined) return `www/src/${file} is in no room: give its folder a line in ROOMS`;
  const [name, may] = room;
  if (means(name, imported) || may.some((pattern) => means(pattern, imported))) return '';
  return `www/src/${file} may not import ${imported}: files of ${name} may import ${['each other', ...may].join(', ')}`;
}

const isPure = (/** @type {string} */ file) =>
  PURE.some((pattern) => means(pattern, file)) && !NOT_PURE.includes(file);

/** Is there this name in the code, not as a part of a longer one? */
const names = (/** @type {string} */ code, /** @type {string} */ name) =>
  new RegExp(`(?<![\\w$])${name.replace(/[.(]/g, '\\$&')}${/\w$/.test(name) ? '(?!\\w)' : ''}`).test(code);

/** Every arrow between files: [file, what it imports], as paths from www/src. `stdin` is read instead of the files. */
async function arrowsOf(/** @type {string[]} */ entryPoints, /** @type {string} */ stdin = '') {
  const { metafile } = await build({
    absWorkingDir: fileURLToPath(source),
    ...(stdin
      ? { stdin: { contents: stdin, resolveDir: fileURLToPath(source), sourcefile: 'stdin.js' } }
      : { entryPoints }),
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'nowhere',
    format: 'esm',
    logLevel: 'error',
    loader: { '.txt': 'empty', '.json': 'empty', '.css': 'empty' },
    // Read as names: packages, and what build.mjs makes.
    external: [...PACKAGES, '../../pkg/cloze.js', './gone.js'],
    plugins: [
      {
        name: 'made-by-the-build',
        setup(bundle) {
          bundle.onResolve({ filter: /^[\w-]+:/ }, ({ path }) => ({ path, external: true }));
        },
      },
    ],
  });
  return Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
    imports.map(
      ({ path }) => /** @type {[string, string]} */ ([file, path.replace(/^\.\.\/\.\.\/pkg/, '../pkg')]),
    ),
  );
}

/** The code of a file without its comments. */
async function codeOf(/** @type {string} */ text) {
  return (await transform(text, { minifyWhitespace: true, legalComments: 'none', charset: 'utf8' })).code;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.js'))
  .sort();
const arrows = await arrowsOf(files);
/** @type {Map<string, string>} */
const code = new Map();
for (const file of files) code.set(file, await codeOf(readFileSync(new URL(file, source), 'utf8')));

test('rooms import only what the table allows: panels know no worker, the core of the page no panel', () => {
  assert.ok(files.length > 60 && arrows.length > 150, `read: ${files.length} files, ${arrows.length} arrows`);
  const found = arrows
    .filter(([file]) => file.endsWith('.js'))
    .map(([file, imported]) => wrong(file, imported));
  const homeless = files.filter((file) => !ROOMS.some(([room]) => means(room, file)));
  assert.deepEqual(
    found.filter((sentence) => sentence !== '').concat(homeless.map((file) => wrong(file, ''))),
    [],
  );
});

test('pure files touch no DOM, directly or by way of another file', () => {
  const pure = files.filter(isPure);
  assert.ok(pure.length >= 20, `the pure files were read: ${pure.length}`);
  const touching = pure.flatMap((file) =>
    DOM.filter((name) => names(code.get(file) ?? '', name)).map(
      (name) => `www/src/${file} is pure (PURE): it knows no page, but names ${name}`,
    ),
  );
  const reaching = arrows
    .filter(([file, imported]) => isPure(file) && !imported.startsWith('../../src/') && !isPure(imported))
    .map(
      ([file, imported]) => `www/src/${file} is pure (PURE), so it may not import ${imported}, which is not`,
    );
  assert.deepEqual([...touching, ...reaching], []);
});

test('panels know no worker', () => {
  const panels = files.filter((file) => file.startsWith('panels/'));
  assert.ok(panels.length >= 20, `the panels were read: ${panels.length}`);
  const found = panels.flatMap((file) =>
    ['Worker', 'postMessage', 'WebAssembly', 'Session', 'Client', 'WorkerPool', 'reduce']
      // Lists have a method of that name.
      .filter((name) => names((code.get(file) ?? '').replaceAll('.reduce(', ''), name))
      .map((name) => `www/src/${file} is a panel: state in, events out, but it names ${name}`),
  );
  assert.deepEqual(found, []);
});

test("a reader's text never becomes markup", () => {
  const found = files.flatMap((file) =>
    MARKUP.filter((name) => code.get(file)?.includes(name)).map((name) => `www/src/${file} names ${name}`),
  );
  assert.deepEqual(found, []);
});

// A reader that finds nothing would pass everything: here it reads what breaks the rules.
test('the reader finds what it looks for', async () => {
  const text = `/** import { x } from './in-a-comment.js'; @typedef {import('./type.js').T} T */
    import { MASK } from './experiment/sentence.js';
    import './gone.js';
    export { CSV } from './gone.js';
    const later = await import('./history/csv.js');`;
  const found = (await arrowsOf([], text))
    .filter(([file]) => file === 'stdin.js')
    .map(([, imported]) => imported);
  assert.deepEqual([...new Set(found)].sort(), ['./gone.js', 'experiment/sentence.js', 'history/csv.js']);

  assert.match(wrong('panels/runs/panel.js', 'workers/engine.js'), /files of panels\/ may import/);
  assert.match(wrong('panels/inside/step/panel.js', 'lab/state.js'), /files of panels\/inside\/ may import/);
  assert.match(wrong('workers/questions.js', '../pkg/cloze.js'), /files of workers\/ may import/);
  assert.match(wrong('attic/box.js', 'lit'), /in no room/);
  assert.equal(wrong('panels/runs/panel.js', 'lit/directives/ref.js'), '');
  assert.notEqual(wrong('panels/runs/panel.js', 'little'), '');
  assert.equal(wrong('lab/element.js', 'lab/lab.js'), '');

  const plain = await codeOf(
    '// document.body\n/* window.x */ const a = mydocument.b, text = "// location.";',
  );
  assert.deepEqual(
    [...DOM, 'text'].filter((name) => names(plain, name)),
    ['location.', 'text'],
  );
});
