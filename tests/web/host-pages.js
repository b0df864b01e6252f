// Pages of others that embed the lab: served from an origin of their own, beside a copy of the site in a subfolder, as
// a static host does it.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { test as base } from '@playwright/test';

const dist = new URL('../../www/dist/', import.meta.url);
const pages = new URL('./hosts/', import.meta.url);

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** Stands in the guides for the address of the site. */
export const EXAMPLE = 'https://example.org/cloze/';

/**
 * @typedef {object} Hosts
 * @property {string} site  Address of the site's folder, on one origin.
 * @property {(name: string, recipe?: string) => string} page  Address of a page of `hosts/`, on another. In it, `{{recipe}}` is the
 *   recipe and `{{site}}` the address of the site.
 */

/** @param {(path: string) => Promise<string | Buffer>} find */
async function serve(find) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    try {
      const body = await find(pathname);
      response.writeHead(200, {
        'content-type': TYPES[extname(pathname)] ?? 'application/octet-stream',
        // As public static hosts send it: without, no page of another origin could import the module.
        'access-control-allow-origin': '*',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { port, close: () => server.closeAllConnections() ?? server.close() };
}

/** `test` with {@link Hosts}. */
export const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
  hosts: async ({}, /** @type {(hosts: Hosts) => Promise<void>} */ use) => {
    /** @type {Map<string, string>} */
    const recipes = new Map();
    const siteServer = await serve((path) => readFile(new URL(path.replace(/^\/cloze\//, './'), dist)));
    const site = `http://127.0.0.1:${siteServer.port}/cloze/`;
    const hostServer = await serve(async (path) => {
      const text = await readFile(new URL(`.${path}`, pages), 'utf8');
      return text.replaceAll('{{recipe}}', () => recipes.get(path) ?? '').replaceAll('{{site}}', site);
    });
    await use({
      site,
      page: (name, recipe = '') => {
        recipes.set(`/${name}`, recipe.replaceAll(EXAMPLE, site));
        return `http://127.0.0.1:${hostServer.port}/${name}`;
      },
    });
    siteServer.close();
    hostServer.close();
  },
});

/** What an author copies from the guide, as it stands there. @param {string} guide @param {string} id */
export async function recipe(guide, id) {
  const text = await readFile(new URL(guide, dist), 'utf8');
  const found = text.match(new RegExp(`<code id="code-${id}">([^<]*)</code>`))?.[1];
  if (found === undefined) throw new Error(`${guide} has no recipe ${id}`);
  return found.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What Quarto and Sphinx make of a raw block: what is in the fence. @param {string} block */
export const unfenced = (block) => block.replace(/^```.*\n([\s\S]*)\n```$/, '$1');
