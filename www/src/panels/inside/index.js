/** The panels under *Look inside*: a script of its own, loaded when the first of them is opened. */

import { attention } from './attention.js';
import { embeddings } from './embeddings.js';
import { growth } from './growth.js';
import { objectives } from './objectives.js';
import { outcomes } from './outcomes.js';
import { prime } from './prime.js';
import { slow } from './slow.js';
import { step } from './step.js';
import { take } from './take.js';
import { whatif } from './whatif.js';

/** @type {import('../inside.js').Inspector[]} */
const looking = [step, slow, whatif, outcomes, objectives, growth, attention, embeddings, prime];

export const inspectors = [...looking, take(looking)];

export { csv } from '../../csv.js';
export { heatMaps, png, save, standalone } from '../../pictures.js';
export { read, written } from '../../record.js';
