/** Why a file cannot be opened: what follows “n’a pas été ouvert :”. And why none can be saved. In French. */

/** A column of a file: of the steps, of the second objective, of the sentences that were held out. */
const OF = { steps: '', second: ' du second objectif', heldOut: ' des phrases mises de côté' };

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const history = {
  noPicture: 'l’image n’a pas pu être faite',

  tooLarge: (most) => `il a plus de ${most} Mo`,
  noJson: 'ce n’est pas du JSON',
  notOurs: 'il n’a pas été enregistré par cette page',
  otherVersion: (found, known) =>
    `il a la version ${found} du format\u202f; cette page lit la version ${known}`,
  experiment: (reason) => `son expérience ne peut pas servir\u00a0: ${reason}`,
  blank: (most) => `sa phrase n’est pas un texte d’au plus ${most} caractères`,
  runs: (runs) => `il n’a pas une histoire pour chacun des ${runs} essais`,

  missing: (run) => `l’histoire de «\u202f${run}\u202f» manque`,
  fingerprint: (run) =>
    `l’histoire de «\u202f${run}\u202f» n’a pas d’empreinte, ou aucune que cette page écrirait`,
  steps: (run, found, steps) =>
    `l’histoire de «\u202f${run}\u202f» a ${found} étapes\u202f; l’expérience en a ${steps}`,
  lengths: (run, group) =>
    `dans l’histoire de «\u202f${run}\u202f», les colonnes${OF[group]} n’ont pas la même longueur`,
  secondLength: (run) =>
    `dans l’histoire de «\u202f${run}\u202f», les colonnes du second objectif n’ont pas la même longueur`,
  columnMissing: (run, group, column) =>
    `dans l’histoire de «\u202f${run}\u202f», la colonne${OF[group]} ${column} manque`,
  noNumber: (run, group, column, entry) =>
    `dans l’histoire de «\u202f${run}\u202f», la colonne${OF[group]} ${column}\u00a0: l’entrée ${entry} n’est pas un nombre`,
};
