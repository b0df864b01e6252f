// `build.mjs --serve`, which `cargo xtask serve`, the browser tests and the benchmark use.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const www = fileURLToPath(new URL('../../../www/', import.meta.url));

const outside = mkdtempSync(join(tmpdir(), 'cloze-serve-'));
const folder = join(outside, 'dist');
mkdirSync(join(folder, 'sub folder'), { recursive: true });
writeFileSync(join(outside, 'secret.txt'), 'secret');
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
writeFileSync(join(folder, 'a.js'), '');
writeFileSync(join(folder, 'sub folder', 'a.wasm'), 'wasm');
after(() => rmSync(outside, { recursive: true }));

/** Serves the folder, and says what the program printed first. @param {string} port */
async function serve(port) {
  const program = spawn(process.execPath, ['build.mjs', '--serve', port, folder], { cwd: www });
  after(() => program.kill());
  const line = await new Promise((resolve) => {
    program.stdout.once('data', (data) => resolve(String(data)));
    program.stderr.once('data', (data) => resolve(String(data)));
  });
  return line.trim();
}

/**
 * @param {string} url
 * @param {string} path  As it is: `URL` would take `..` out.
 * @param {{method?: string, headers?: Record<string, string>}} [options]
 * @returns {Promise<{status?: number, type?: string, length?: string, body: string}>}
 */
const ask = (url, path, options = {}) =>
  new Promise((resolve, reject) => {
    const asked = request(
      { ...options, host: '127.0.0.1', port: new URL(url).port, path },
      async (answer) => {
        let body = '';
        for await (const part of answer) body += part;
        const { 'content-type': type, 'content-length': length } = answer.headers;
        resolve({ status: answer.statusCode, type, length, body });
      },
    );
    asked.on('error', reject).end();
  });

test('files of the folder are served with their types, and no others', async () => {
  const line = await serve('0');
  assert.match(line, /^Serving http:\/\/127\.0\.0\.1:\d+\/$/);
  const url = line.slice('Serving '.length);
  const page = { status: 200, type: 'text/html; charset=utf-8', length: '15' };
  assert.deepEqual(await ask(url, '/'), { ...page, body: '<!doctype html>' });
  assert.deepEqual(await ask(url, '/?a=/../..#b'), { ...page, body: '<!doctype html>' });
  assert.equal((await ask(url, '/a.js')).type, 'text/javascript; charset=utf-8');
  // Browsers compile while they download only if the type is exactly this.
  const wasm = { status: 200, type: 'application/wasm', length: '4' };
  assert.deepEqual(await ask(url, '/sub%20folder/a.wasm'), { ...wasm, body: 'wasm' });
  assert.deepEqual(await ask(url, '/sub%20folder/a.wasm', { method: 'HEAD' }), { ...wasm, body: '' });
  for (const path of [
    '/absent',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..\\secret.txt',
    '//etc/passwd',
  ]) {
    const { status, body } = await ask(url, path);
    assert.ok(status !== 200 && !body.includes('secret'), `${path} is answered with ${status}`);
  }
  // A page elsewhere whose name leads to this machine reads nothing.
  assert.equal((await ask(url, '/', { headers: { host: 'elsewhere.example' } })).status, 403);
});

test('where a port is taken, the next is', async () => {
  const first = createServer();
  await new Promise((resolve) => first.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (first.address());
  try {
    if (port === 65535) return;
    assert.ok(Number(new URL((await serve(String(port))).slice('Serving '.length)).port) > port);
  } finally {
    first.close();
  }
});

test('what is no port is refused', async () => {
  for (const port of ['', '-1', '65536', 'eighty']) assert.match(await serve(port), /is not a port/);
});
