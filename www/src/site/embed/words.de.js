/** The words of the page of a frame around its lab, in German. */

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
const embed = {
  title: 'Cloze, ein Labor für maskierte Sprachmodelle',
  waiting:
    'Hier steht ein Labor, das kleine Sprachmodelle trainiert, während du zusiehst. Es lädt, sobald es ins Bild kommt, und braucht JavaScript und WebAssembly.',
  failed: 'Das Labor konnte nicht geladen werden. Prüfe die Verbindung.',
  again: 'Noch einmal laden',
  open: 'In einem eigenen Tab öffnen',
};

export const parts = { embed };
