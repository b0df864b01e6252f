// Servers like those of other hosts: with a sub-path, another origin, a strict security policy, or one that stops
// answering.

import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = new URL('../../../www/dist/', import.meta.url);

/** @param {string} name */
export const distPath = (name) => fileURLToPath(new URL(name, dist));

/** A file of the finished site. @param {string} name */
export const distFile = (name) => readFileSync(distPath(name));

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
});

/**
 * @typedef {object} Host
 * @property {string} url  Its address, with a slash at the end.
 * @property {string[]} asked  The requested paths.
 * @property {() => Promise<void>} end  Ends the server and closes its connections.
 */

/**
 * A server on its own port, and so with its own origin.
 *
 * @param {object} what
 * @param {string} [what.site]  The folder in which the site is, such as `/` or `/a/b/`; without it the site is not
 *   there.
 * @param {Record<string, string | Buffer> | ((path: string) => string | Buffer | undefined)} [what.files]  More files,
 *   by path; they come before the site's.
 * @param {Record<string, string>} [what.headers]  Sent with everything.
 * @returns {Promise<Host>}
 */
export async function host({ site, files = {}, headers = {} }) {
  /** @type {string[]} */
  const asked = [];
  /** @param {string} path */
  const found = (path) => {
    const own =
      typeof files === 'function' ? files(path) : Object.hasOwn(files, path) ? files[path] : undefined;
    if (own !== undefined) return own;
    const name = site !== undefined && path.startsWith(site) ? path.slice(site.length) : '..';
    return /^[\w-][\w.-]*$/.test(name) && existsSync(distPath(name)) ? distFile(name) : undefined;
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    asked.push(pathname);
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const body = found(path);
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      ...headers,
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
