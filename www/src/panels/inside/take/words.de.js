/** The words of *Take it away*, in German. */

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const take = {
  what: 'was',
  picture: 'Bild',
  numbers: 'Zahlen',
  none: '–',
  saves: (kind, what) => `${what} als ${kind}`,
  help: 'Diagramme und Karten werden gespeichert, wie sie jetzt sind; in der Liste stehen die Felder, die offen sind. Die letzte Spalte einer Tabelle enthält in der ersten Zeile das Experiment mit seinen Seeds, als JSON.',
  all: 'Experiment mit seinem Verlauf speichern',
  allHelp:
    'Eine Datei (JSON) mit den Einstellungen, dem Text und jedem Verlust. Auf das Labor gezogen, ist alles wieder da.',
  open: 'Eine solche Datei öffnen',
};
