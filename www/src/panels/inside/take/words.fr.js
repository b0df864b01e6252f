/** The words of *Take it away*, in French. */

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const take = {
  what: 'quoi',
  picture: 'image',
  numbers: 'nombres',
  none: '–',
  saves: (kind, what) => `${what} en ${kind}`,
  help: 'Graphiques et cartes sont enregistrés tels qu’ils sont\u202f; la liste contient les panneaux ouverts. La dernière colonne d’un tableau contient, à la première ligne, l’expérience avec ses graines, en JSON.',
  all: 'Enregistrer l’expérience et son histoire',
  allHelp:
    'Un fichier (JSON) avec les réglages, le texte et chaque perte. Déposé sur le laboratoire, il fait tout revenir.',
  open: 'Ouvrir un tel fichier',
};
