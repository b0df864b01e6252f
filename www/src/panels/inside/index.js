/** The panels under *Look inside*: a script of its own, loaded when the first of them is opened. */

import { outcomes } from './outcomes.js';
import { step } from './step.js';
import { whatif } from './whatif.js';

/** @type {import('../inside.js').Inspector[]} */
export const inspectors = [step, outcomes, whatif];
