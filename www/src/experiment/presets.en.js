/**
 * The presets' titles, and what each shows: those of `src/experiment/presets.json`, which the engine reads too. What the
 * runs are called, and the corpora, are data of the experiment: they stand in links, and are the same in all languages.
 */

import presets from '../../../src/experiment/presets.json' with { type: 'json' };

/** @type {Record<string, {title: string, about: string}>} */
export const en = Object.fromEntries(presets.map(({ name, title, about }) => [name, { title, about }]));
