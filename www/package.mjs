// Makes the artefacts for others in target/package/: `npm/`, a folder for `npm publish`, and a .zip of the site. Run by
// `cargo xtask package`, after the site is built.
//
// The same site gives the same bytes: names in order, no time of day, and fflate's compression, which does not change
// with Node's.

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { manifest, types } from './describe.mjs';
import { loadedBy } from './loaded.mjs';

const www = dirname(fileURLToPath(import.meta.url));
const dist = join(www, 'dist');
const target = join(www, '..', 'target', 'package');
const npm = join(target, 'npm');

/** Files of www/dist/: the element, in both its forms. */
const { atOnce, later } = await loadedBy(['cloze-lab.js'], dist);
const scripts = [...atOnce, ...later];
const licences = scripts.map((name) => `${name}.LEGAL.txt`).filter((name) => existsSync(join(dist, name)));
const ELEMENT = [...scripts, ...licences, 'cloze_bg.wasm', 'cloze-lab.inline.js'];
/** The descriptions of the element, by file name. */
const ABOUT = {
  'README.md': readFileSync(join(www, 'npm', 'README.md')),
  'cloze-lab.d.ts': types(),
  'custom-elements.json': `${JSON.stringify(manifest(), null, 2)}\n`,
};

const { name, version, license } = JSON.parse(readFileSync(join(www, 'package.json'), 'utf8'));

/** @param {string} script */
const entry = (script) => ({ types: './cloze-lab.d.ts', default: `./${script}` });

const description = {
  name,
  version,
  description: "A custom element that trains BERT's masked language model in the reader's tab",
  keywords: ['bert', 'masked-language-model', 'custom-element', 'education', 'webassembly'],
  license,
  type: 'module',
  main: './cloze-lab.js',
  types: './cloze-lab.d.ts',
  exports: {
    '.': entry('cloze-lab.js'),
    './inline': entry('cloze-lab.inline.js'),
    './cloze_bg.wasm': './cloze_bg.wasm',
    './custom-elements.json': './custom-elements.json',
    './package.json': './package.json',
  },
  customElements: 'custom-elements.json',
  // Importing the module defines the element, so no bundler may leave it out.
  sideEffects: true,
  files: [...ELEMENT, ...Object.keys(ABOUT)].sort(),
};

rmSync(target, { recursive: true, force: true });
mkdirSync(npm, { recursive: true });
for (const file of ELEMENT) copyFileSync(join(dist, file), join(npm, file));
for (const [file, content] of Object.entries(ABOUT)) writeFileSync(join(npm, file), content);
// The package has no source maps, so the scripts must not name one.
for (const file of scripts) {
  const script = readFileSync(join(npm, file), 'utf8');
  writeFileSync(join(npm, file), script.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n'));
}
writeFileSync(join(npm, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);

/** Every file of a folder, by its path in it, in order. @param {string} folder @returns {string[]} */
function files(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((path) => statSync(join(folder, path)).isFile()).sort();
}

const site = files(dist).map((path) => [
  `cloze/${path.replaceAll('\\', '/')}`,
  readFileSync(join(dist, path)),
]);
// The earliest time of the .zip format, which has local times.
const zip = zipSync(Object.fromEntries(site), { level: 9, mtime: new Date(1980, 0, 1) });
const archive = `cloze-${version}.zip`;
writeFileSync(join(target, archive), zip);

console.log(`target/package/npm/  ${name} ${version}: ${readdirSync(npm).sort().join(', ')}`);
console.log(`target/package/${archive}  ${site.length} files, ${(zip.length / 1000).toFixed(1)} kB`);
