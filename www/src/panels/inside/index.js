/** The panels under *Look inside*: a script of its own, loaded when the first of them is opened. */

import { embeddings } from './embeddings.js';
import { growth } from './growth.js';
import { step } from './step.js';

/** @type {import('../inside.js').Inspector[]} */
export const inspectors = [step, growth, embeddings];
