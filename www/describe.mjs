// Makes the descriptions of the element from its source: types for TypeScript, and the manifest for editors and
// catalogues.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create, ts } from '@custom-elements-manifest/analyzer/index.js';

const www = dirname(fileURLToPath(import.meta.url));
const tsc = join(www, 'node_modules/typescript/bin/tsc');

/** What `tsc` writes of a module of src/lab. @param {string} folder @param {string} name */
const written = (folder, name) => readFileSync(join(folder, 'www/src/lab', name), 'utf8');

/**
 * cloze-lab.d.ts: the records of src/lab/api.d.ts, and the public members of the class as tsc reads them in
 * src/lab/element.js.
 *
 * @returns {string}
 */
export function types() {
  const folder = mkdtempSync(join(tmpdir(), 'cloze-types-'));
  try {
    const emit = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--stripInternal'];
    const root = join(www, '..');
    const options = ['--project', 'tsconfig.json', ...emit, '--rootDir', root, '--outDir', folder];
    const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, ...options], {
      cwd: www,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`tsc cannot write the types of the element:\n${stdout}${stderr}`);
    const element = written(folder, 'element.d.ts')
      .replace(/^\/\*\*[\s\S]*?\*\/\n/, '')
      .replaceAll("import('./api.js').", '')
      .replace('    #private;\n', '')
      // The base class is left out, since Lit's types are not in the package.
      .replace("import { LitElement } from 'lit';\n", '')
      .replace('ClozeLab extends LitElement', 'ClozeLab extends HTMLElement');
    if (/\blit\b|import\(/i.test(element))
      throw new Error('the types of the element name more than src/lab/api.d.ts has');
    const records = readFileSync(join(www, 'src/lab/api.d.ts'), 'utf8');
    return `${records.replace("import type { ClozeLab } from './element.js';\n\n", '')}\n${element}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * custom-elements.json: the comment of the class and its public members.
 *
 * @returns {any}
 */
export function manifest() {
  const script = 'cloze-lab.js';
  const text = readFileSync(join(www, 'src/lab/element.js'), 'utf8');
  const made = create({ modules: [ts.createSourceFile(script, text, ts.ScriptTarget.ES2022, true)] });
  const [element] = made.modules[0].declarations.filter(({ name }) => name === 'ClozeLab');
  made.modules[0].declarations = [element];
  element.members = element.members.filter(({ name, privacy }) => !name.startsWith('#') && !privacy);
  // The analyser takes the method that dispatches events for an event named like its parameter.
  element.events = element.events.filter(({ name }) => name.startsWith('cloze-'));
  return made;
}
