// Which module may import which: the arrows of the front end, as its first comment in lab.js tells them.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const source = new URL('../../../www/src/', import.meta.url);
const modules = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.js'));

/** What a module imports when it runs; types do not count. @param {string} name */
const imports = (name) =>
  [
    ...readFileSync(new URL(name, source), 'utf8').matchAll(/^(?:import|export)\b[^'";]*?from '([^']+)'/gm),
  ].map(([, from]) => from);

/** Modules that know nothing of the page, and only import each other and data. */
const PURE = [
  ...['corpora', 'envelope', 'experiment', 'floors', 'history', 'label-layout', 'pace', 'protocol', 'queue'],
  ...['sentence', 'state', 'strings.en', 'turns', 'view'],
].map((name) => `${name}.js`);

test('only the worker imports the wasm package, and nothing imports the worker but as a string', () => {
  for (const name of modules) {
    const found = imports(name).filter((from) => from.includes('/pkg/') || from.endsWith('worker.js'));
    assert.deepEqual(found, name === 'worker.js' ? ['../pkg/cloze.js'] : [], name);
  }
});

test('panels import the chart, the strings and each other, and know no worker and no state', () => {
  const panels = modules.filter((name) => name.startsWith('panels/'));
  assert.ok(panels.length >= 5);
  for (const name of panels) {
    for (const from of imports(name)) {
      assert.match(from, /^(lit(\/.*)?|\.\.\/loss-chart\.js|\.\.\/strings\.en\.js|\.\/[a-z]+\.js)$/, name);
    }
  }
});

test('state, experiment, protocol and what they rest on import nothing with a DOM, and name none of it', () => {
  for (const name of PURE) {
    for (const from of imports(name)) {
      const pure = PURE.some((other) => from === `./${other}`) || /\.(json|txt)$/.test(from);
      assert.ok(pure, `${name} imports ${from}`);
    }
    // Comments and what stands between quotes are words, not names.
    const text = readFileSync(new URL(name, source), 'utf8')
      .replace(/\/\*\*?[\s\S]*?\*\/|\/\/.*/g, '')
      .replace(/'[^'\n]*'|"[^"\n]*"/g, '');
    assert.doesNotMatch(text, /\b(document|window|navigator|performance|setTimeout|postMessage)\b/, name);
  }
});

test('the element imports the lab, and nothing imports the element', () => {
  assert.ok(imports('element.js').includes('./lab.js'));
  for (const name of modules) assert.ok(!imports(name).some((from) => from.endsWith('element.js')), name);
});
