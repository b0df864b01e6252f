// Pages that embed the lab, served from another origin than the site. The site is in a subfolder, as on a static host.

import { existsSync, readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { distFile, host } from './hosts.js';

const pages = new URL('../hosts/', import.meta.url);

/** The guides' placeholder for the address of the site. */
export const EXAMPLE = 'https://example.org/cloze/';

/**
 * @typedef {object} Hosts
 * @property {string} site  Address of the site's folder, on one origin.
 * @property {(name: string, recipe?: string) => string} page  Address of a page of `hosts/`, on another. In it,
 *   `{{recipe}}` is the recipe and `{{site}}` the address of the site.
 */

/** The header that public static hosts send: without it, no page of another origin could import the module. */
const headers = { 'access-control-allow-origin': '*' };

/** `test` with {@link Hosts}. */
export const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
  hosts: async ({}, /** @type {(hosts: Hosts) => Promise<void>} */ use) => {
    /** @type {Map<string, string>} */
    const recipes = new Map();
    const site = await host({ site: '/cloze/', headers });
    const address = `${site.url}cloze/`;
    const others = await host({
      headers,
      files: (path) => {
        const file = new URL(`.${path}`, pages);
        if (!existsSync(file)) return undefined;
        const text = readFileSync(file, 'utf8');
        return text.replaceAll('{{recipe}}', () => recipes.get(path) ?? '').replaceAll('{{site}}', address);
      },
    });
    await use({
      site: address,
      page: (name, recipe = '') => {
        recipes.set(`/${name}`, recipe.replaceAll(EXAMPLE, address));
        return `${others.url}${name}`;
      },
    });
    await Promise.all([site.end(), others.end()]);
  },
});

/** What an author copies from the guide, as it stands there. @param {string} guide @param {string} id */
export async function recipe(guide, id) {
  const text = distFile(guide).toString();
  const found = text.match(new RegExp(`<code id="code-${id}">([^<]*)</code>`))?.[1];
  if (found === undefined) throw new Error(`${guide} has no recipe ${id}`);
  return found.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What Quarto and Sphinx make of a raw block: what is in the fence. @param {string} block */
export const unfenced = (block) => block.replace(/^```.*\n([\s\S]*)\n```$/, '$1');
