/**
 * The panels under *Look inside*, each under its name of words/inside.en.js, and what saves and opens files. The lab
 * loads this script when the first panel is opened.
 */

export { csv } from '../../history/csv.js';
export { heatMaps, png, save, standalone } from '../../history/pictures.js';
export { read, written } from '../../history/record.js';
export { attention } from './attention/panel.js';
export { embeddings } from './embeddings/panel.js';
export { exercises } from './exercises/panel.js';
export { growth } from './growth/panel.js';
export { objectives } from './objectives/panel.js';
export { outcomes } from './outcomes/panel.js';
export { prime } from './prime/panel.js';
export { slow } from './slow/panel.js';
export { step } from './step/panel.js';
export { take } from './take/panel.js';
export { whatif } from './whatif/panel.js';
