// What the npm package says of the element is made from its source (www/describe.mjs). Here it is held to what the
// element does, and to what was promised: who takes anything away from these lists breaks pages of others.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { manifest, types } from '../../../www/describe.mjs';

const PROMISED = {
  attributes: [
    'autostart',
    'concurrent',
    'experiment',
    'hide',
    'lang',
    'link',
    'preset',
    'seed',
    'steps',
    'theme',
  ],
  members: [
    ...[
      'experiment',
      'finished',
      'floors',
      'history',
      'keep',
      'link',
      'notice',
      'pause',
      'predict',
      'reset',
      'resume',
      'speed',
      'start',
      'state',
      'step',
      'work',
    ],
  ],
  events: ['cloze-done', 'cloze-edit', 'cloze-error', 'cloze-ready', 'cloze-statechange', 'cloze-step'],
  cssParts: ['blanks', 'corpus', 'inside', 'lab', 'loss', 'runs', 'toolbar'],
  cssProperties: [
    ...[
      'accent',
      'edge',
      'line',
      'muted',
      'on-accent',
      'problem',
      'radius',
      'raised',
      'run-1',
      'run-2',
      'run-3',
    ],
    ...['run-4', 'surface', 'text'],
  ].map((name) => `--cloze-${name}`),
};

/** A program that uses all of it, as one of a page of others would. */
const USE = `
import { ClozeLab, type ClozeExperiment, type ClozeHistory, type ClozeLink, type ClozePrediction, type ClozeState, type ClozeTraining, type ClozeWork } from './cloze-lab.js';

const lab: ClozeLab | null = document.querySelector('cloze-lab');
if (lab) {
  const state: ClozeState = lab.state;
  const experiment: ClozeExperiment = { corpus: { text: 'a b' }, runs: [{ label: 'x', model: { kind: 'bert' } }] };
  lab.experiment = experiment;
  const link: ClozeLink = { ...lab.link, blank: 'a [MASK]', hide: ['corpus'] };
  lab.link = link;
  const history: ClozeHistory[] = lab.history;
  const loss: number | undefined = history[0]?.loss[0];
  lab.notice(null);
  lab.addEventListener('cloze-step', ({ detail }) => console.log(detail.step, detail.runs[0]?.loss));
  lab.addEventListener('cloze-error', ({ detail }) => console.log(detail.code, detail.message, detail.run));
  lab.addEventListener('cloze-done', ({ detail }) => console.log(detail.history.length, state, loss));
  await lab.start();
  await lab.step();
  await lab.step(3);
  await lab.pause();
  const work: ClozeWork = lab.work;
  lab.work = work;
  const training: ClozeTraining | null = await lab.keep();
  await lab.reset();
  if (training) lab.resume(training);
  await lab.finished;
  const { blanks }: ClozePrediction = await lab.predict('a [MASK]', { top: 3 });
  console.log(blanks[0]?.exact?.[0]?.probability, blanks[0]?.runs[0]?.candidates[0]?.token);
  // @ts-expect-error  It cannot be set.
  lab.state = 'idle';
  // @ts-expect-error  There is no such member.
  lab.draft;
}
`;

const www = fileURLToPath(new URL('../../../www/', import.meta.url));

/** @param {string} path */
const read = (path) => readFileSync(join(www, path), 'utf8');

/** The groups of all matches, each once, in order. @param {string} text @param {RegExp} pattern */
const all = (text, pattern) => [...new Set(Array.from(text.matchAll(pattern), ([, group]) => group))].sort();

/** Every script of src/, one after the other. */
const source = readdirSync(join(www, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.js'))
  .map((path) => read(`src/${path}`))
  .join('\n');

const made = manifest();
const [element] = made.modules[0].declarations;
/** @param {string} list */
const names = (list) => element[list].map((/** @type {{name: string}} */ { name }) => name).sort();

test('the manifest has all that was promised, and nothing else', () => {
  for (const [list, promised] of Object.entries(PROMISED)) assert.deepEqual(names(list), promised, list);
  assert.equal(element.tagName, 'cloze-lab');
  assert.deepEqual(
    element.slots.map(({ name }) => name),
    [''],
  );
  for (const { name, description } of element.attributes) assert.match(description, /\.$/, name);
});

test('the element has what the manifest says: attributes, events, parts and properties of style', () => {
  const [, changes = ''] = source.match(/static #changes = \{\n([\s\S]*?)\n {2}\};/) ?? [];
  assert.deepEqual(
    names('attributes'),
    [...all(changes, /^ {4}(\w+): \(/gm), ...all(source, /hasAttribute\('(\w+)'\)/g)].sort(),
  );
  assert.deepEqual(names('events'), all(source, /\btell\('(cloze-\w+)'/g));
  assert.deepEqual(names('cssParts'), all(source, /\bpart="(\w+)"/g));
  assert.deepEqual(names('cssProperties'), all(read('src/base.css'), /^\s*(--cloze-[\w-]+):/gm));
});

test('the types have every member and event, stand alone, and fit a program that uses them', () => {
  const text = types();
  const body = text.slice(text.indexOf('class ClozeLab'));
  assert.deepEqual(all(body, /^ {4}(?:get |set )?(\w+)\(/gm), PROMISED.members);
  assert.deepEqual(all(text, /^ {2}'(cloze-\w+)':/gm), PROMISED.events);
  const folder = mkdtempSync(join(tmpdir(), 'cloze-types-'));
  try {
    writeFileSync(join(folder, 'cloze-lab.d.ts'), text);
    writeFileSync(join(folder, 'use.ts'), USE);
    const options = [
      '--noEmit',
      '--strict',
      '--target',
      'es2022',
      '--module',
      'esnext',
      '--moduleResolution',
      'bundler',
    ];
    const tsc = [join(www, 'node_modules/typescript/bin/tsc'), ...options, 'use.ts'];
    const { stdout } = spawnSync(process.execPath, tsc, { cwd: folder, encoding: 'utf8' });
    assert.equal(stdout, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
