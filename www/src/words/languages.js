/** Loads the texts of a language, a group of parts at a time, when that language is first spoken. */

import { learn } from './language.js';

/**
 * A group of parts, such as all panels of the lab: what loads each language's texts. English needs no loading.
 *
 * @typedef {Record<string, () => Promise<{parts: Record<string, import('./language.js').Texts>}>>} Group
 */

/**
 * @param {string} language
 * @param {Group[]} groups
 * @returns {Promise<boolean>}  False if something could not be loaded; it is then in English.
 */
export async function load(language, groups) {
  const files = groups.flatMap((group) => (Object.hasOwn(group, language) ? [group[language]] : []));
  const results = await Promise.allSettled(files.map((file) => file()));
  for (const result of results) if (result.status === 'fulfilled') learn(language, result.value.parts);
  return results.every(({ status }) => status === 'fulfilled');
}
