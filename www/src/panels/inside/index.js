/** The panels under *Look inside*: a script of its own, loaded when the first of them is opened. */

import { attention } from './attention/panel.js';
import { embeddings } from './embeddings/panel.js';
import { growth } from './growth/panel.js';
import { objectives } from './objectives/panel.js';
import { outcomes } from './outcomes/panel.js';
import { prime } from './prime/panel.js';
import { slow } from './slow/panel.js';
import { step } from './step/panel.js';
import { take } from './take/panel.js';
import { whatif } from './whatif/panel.js';

/** @type {import('./panel.js').Inspector[]} */
const looking = [step, slow, whatif, outcomes, objectives, growth, attention, embeddings, prime];

export const inspectors = [...looking, take(looking)];

export { csv } from '../../history/csv.js';
export { heatMaps, png, save, standalone } from '../../history/pictures.js';
export { read, written } from '../../history/record.js';
