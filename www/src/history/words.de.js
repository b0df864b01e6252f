/** Why a file cannot be opened: what follows “wurde nicht geöffnet:”. And why none can be saved. In German. */

/** The columns of a file: of the steps, of the second objective, of the sentences that were held out. */
const GROUPS = {
  steps: 'Spalten',
  second: 'Spalten des zweiten Ziels',
  heldOut: 'Spalten der zurückgehaltenen Sätze',
};
const COLUMN = {
  steps: 'die Spalte',
  second: 'die Spalte des zweiten Ziels',
  heldOut: 'die Spalte der zurückgehaltenen Sätze',
};

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const history = {
  noPicture: 'das Bild konnte nicht gemacht werden',

  tooLarge: (most) => `sie hat mehr als ${most} MB`,
  noJson: 'sie ist kein JSON',
  notOurs: 'sie wurde nicht von dieser Seite gespeichert',
  otherVersion: (found, known) => `sie hat Version ${found} des Formats; diese Seite liest Version ${known}`,
  experiment: (reason) => `ihr Experiment ist nicht zu gebrauchen: ${reason}`,
  blank: (most) => `ihr Satz ist kein Text von höchstens ${most} Zeichen`,
  runs: (runs) => `sie hat nicht für jeden der ${runs} Läufe einen Verlauf`,

  missing: (run) => `der Verlauf von „${run}“ fehlt`,
  fingerprint: (run) =>
    `der Verlauf von „${run}“ hat keinen Fingerabdruck, oder keinen, den diese Seite schreiben würde`,
  steps: (run, found, steps) => `der Verlauf von „${run}“ hat ${found} Schritte; das Experiment hat ${steps}`,
  lengths: (run, group) => `im Verlauf von „${run}“ sind die ${GROUPS[group]} verschieden lang`,
  secondLength: (run) => `im Verlauf von „${run}“ sind die Spalten des zweiten Ziels verschieden lang`,
  columnMissing: (run, group, column) => `im Verlauf von „${run}“ fehlt ${COLUMN[group]} ${column}`,
  noNumber: (run, group, column, entry) =>
    `im Verlauf von „${run}“, ${COLUMN[group]} ${column}: Eintrag ${entry} ist keine Zahl`,
};
