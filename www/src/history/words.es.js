/** Why a file cannot be opened: what follows “No se abrió …:”. And why none can be saved. In Spanish. */

/** A column of a file: of the steps, of the second objective, of the sentences that were held out. */
const OF = { steps: '', second: ' de la segunda meta', heldOut: ' de las oraciones apartadas' };

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const history = {
  noPicture: 'no se pudo hacer la imagen',

  tooLarge: (most) => `tiene más de ${most} MB`,
  noJson: 'no es JSON',
  notOurs: 'no lo guardó esta página',
  otherVersion: (found, known) =>
    `tiene la versión ${found} del formato; esta página lee la versión ${known}`,
  experiment: (reason) => `su experimento no se puede usar: ${reason}`,
  blank: (most) => `su oración no es un texto de ${most} caracteres como mucho`,
  runs: (runs) => `no tiene una historia para cada una de las ${runs} ejecuciones`,

  missing: (run) => `falta la historia de «${run}»`,
  fingerprint: (run) => `la historia de «${run}» no tiene huella, o ninguna que esta página escribiría`,
  steps: (run, found, steps) => `la historia de «${run}» tiene ${found} pasos; el experimento tiene ${steps}`,
  lengths: (run, group) => `en la historia de «${run}», las columnas${OF[group]} no tienen la misma longitud`,
  secondLength: (run) =>
    `en la historia de «${run}», las columnas de la segunda meta no tienen la misma longitud`,
  columnMissing: (run, group, column) => `en la historia de «${run}» falta la columna${OF[group]} ${column}`,
  noNumber: (run, group, column, entry) =>
    `en la historia de «${run}», columna${OF[group]} ${column}: la entrada ${entry} no es un número`,
};
