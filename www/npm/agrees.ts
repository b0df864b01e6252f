// Read by tsc alone: what the package promises is what the element has.

import type { ClozeLab as Real } from '../src/lab/element.js';
import type { ClozeLab as Told } from './cloze-lab.js';

declare const real: Real;

/** What is promised beyond any element, and nothing of Lit's. */
export const told: Pick<Told, Exclude<keyof Told, keyof HTMLElement>> = real;
