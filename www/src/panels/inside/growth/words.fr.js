/** The words of *How the answer grew*, in French. */

import { writing } from '../../../words/numbers.js';

const { count, percent, either } = writing('fr');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const growth = {
  help: 'Ce que chaque modèle aurait mis dans le trou, à une soixantaine de moments de son entraînement. Plus la couleur est forte, plus c’est probable. «\u202fExact\u202f» est la probabilité du prédicteur exact\u202f; il connaît le corpus et voit les deux côtés.',
  noBlank:
    'Cliquez sur un mot du «\u202fTexte à trous\u202f» pour en faire un trou\u202f; il est suivi à partir de là.',
  waits: 'Les modèles ne sont pas encore prêts.',
  blank: 'Trou',
  blankNumber: (i, truth) => `${i + 1}${truth.length > 0 ? `\u00a0: le corpus a ${either(truth)}` : ''}`,
  firstOnly: (followed, blanks) => `Sur ${count(blanks)} trous, les ${count(followed)} premiers sont suivis.`,
  since: (step) =>
    `Suivi depuis l’étape ${count(step)}. «\u202fRéinitialiser\u202f», puis «\u202fEntraîner\u202f», le montrent depuis le début.`,
  stopped: (step) => `Cet essai s’est arrêté avant la fin, après l’étape ${count(step)}.`,
  word: 'mot',
  now: 'maintenant',
  exact: 'exact',
  inCorpus: 'dans le corpus',
  step: 'étape',
  strip: (label) => `Étape à laquelle on lit ${label}`,
  at: (step, best) =>
    `Après l’étape ${count(step)}\u00a0: ${best.map(({ token, p }) => `${token} ${percent(p)}`).join(', ')}.`,
  nothing: 'Rien n’a été suivi avant cette étape.',
  asTable: 'Voir en tableau',
  asChart: 'Voir en carte',
  table: (label) => `${label}\u00a0: probabilité de chaque mot selon l’étape`,
  none: '–',
};
