/** The words of *Embeddings*, in French. */

import { writing } from '../../../words/numbers.js';

const { count, percent, quoted } = writing('fr');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const embeddings = {
  waits: 'Les modèles ne sont pas encore prêts.',
  run: 'Essai',
  word: 'Mot',
  unknown: (typed, words) =>
    `${quoted(typed)} n’est pas dans le vocabulaire. Choisissez l’un de ses ${count(words)} mots, que la liste propose.`,
  untrained: 'Pas encore entraîné\u00a0: ce sont les plongements initiaux, tirés au hasard.',
  after: (step) => `Après l’étape ${count(step)}.`,
  axes: ([across, up]) =>
    `De la variance des plongements des mots, le plan montre ${percent(across + up)}\u00a0: ${percent(across)} en largeur, ${percent(up)} en hauteur.`,
  help: 'Chaque point est le plongement (embedding) d’un mot, le vecteur qui le représente, projeté sur les deux premières composantes principales de cette étape. Les distances dans le plan laissent de côté ce que le plan ne montre pas\u202f; les cosinus, non. D’une étape à l’autre, chaque axe est retourné quand cela rapproche de l’image d’avant.',
  keys: 'Des lignes mènent aux mots les plus proches dont le cosinus est supérieur à 0. Cliquez sur un point pour choisir son mot, ou déplacez-vous avec les flèches du clavier.',
  chart: (label) => `Plongements de ${label}`,
  neighbours: (word) => `Les plus proches de ${quoted(word)}, par cosinus`,
  special: 'token spécial',
  wordMark: 'mot',
  none: 'sans classe',
  named: (token, classes) =>
    classes.length === 0
      ? token
      : `${token}\u00a0: ${classes[0]}${classes.length > 1 ? `, aussi ${classes.slice(1).join(', ')}` : ''}`,
  cut: (shown, of) => `Les ${count(shown)} premiers de ${count(of)} tokens, et celui qui est choisi.`,
  asTable: 'Voir en tableau',
  asChart: 'Voir en graphique',
  columns: ['mot', 'classe', 'en largeur', 'en hauteur'],
  table: (label) => `Places des plongements de ${label}`,
  classesTitle: 'Classes de mots\u00a0: les règles de la grammaire qui donnent directement le mot.',
};
