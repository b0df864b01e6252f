/**
 * An experiment as the hash of a link. Pure.
 *
 * A stand-in that knows presets only, until the real one comes: `#1&preset=notebook&steps=300&seed=3&hide=corpus`.
 */

import { PRESETS } from './corpora.js';
import { abridge, validate, withField } from './experiment.js';

/**
 * @param {string} hash
 * @returns {Promise<{link: {preset?: string, experiment?: any, blank?: string, hide?: string[], theme?: string}, ignored: string[]}>}
 */
export async function parse(hash) {
  /** @type {{preset?: string, experiment?: any, blank?: string, hide?: string[], theme?: string}} */
  const link = {};
  /** @type {string[]} */
  const ignored = [];
  const named = Object.fromEntries(new URLSearchParams(hash.slice(1)));
  const preset = PRESETS.find(({ name }) => name === (named.preset ?? 'notebook'));
  let { experiment } = preset ?? PRESETS[0];
  link.preset = (preset ?? PRESETS[0]).name;
  for (const [key, value] of Object.entries(named)) {
    try {
      if (key === 'steps') experiment = validate(withField(experiment, 'steps', Number(value)));
      else if (key === 'seed') experiment = validate(withField(experiment, 'runs[*].seed', Number(value)));
      else if (key === 'hide') link.hide = value.split(',');
      else if (key === 'theme' || key === 'blank') link[key] = value;
      else if (key !== '1' && !(key === 'preset' && preset)) ignored.push(`${key}=${value}`);
    } catch {
      ignored.push(`${key}=${value}`);
    }
  }
  link.experiment = abridge(experiment);
  return { link, ignored };
}
