/** The words of *Exercises*, in French. */

import { writing } from '../../../words/numbers.js';

const { count, fixed, plain, percent, counted, list, quoted } = writing('fr');

/** A loss or a probability, as the worked answers write it. @param {number} n */
const number = (n) => fixed(n, 4);

/** @param {number} n */
const sentences = (n) => counted(n, { one: '# phrase', other: '# phrases' });

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const exercises = {
  help: 'Des questions sur votre corpus, chacune avec une seule bonne réponse, calculée exactement. Rien n’est entraîné, et rien n’est noté.',
  loading: 'chargement…',
  seed: 'Graine',
  seedHelp: 'Une autre graine donne d’autres exercices.',
  noSeed: 'Une graine est un nombre entier de 0 à 4294967295.',
  title: (at, of) => `Exercice ${at} sur ${of}`,
  corpus: (n, of) =>
    n === of
      ? `Le corpus\u00a0: ${sentences(n)}`
      : `${sentences(n)} sur les ${count(of)} du corpus\u00a0: ici, on les prend pour le tout`,
  equally: 'Toutes les phrases sont également probables.',
  marks: 'Un signe de ponctuation compte pour un mot.',
  terms:
    'Le meilleur prédicteur connaît ces phrases, et sait lequel des mots est caché\u00a0: le 1er, le 2e, et ainsi de suite. Il pèse toutes les phrases qui conviennent à ce qu’il voit. Sa perte est −ln p(vrai mot), en nats\u00a0: ln est le logarithme naturel. Son incertitude à un trou est l’entropie, −Σ p ln p.',
  blank: 'trou',
  outOfSight: 'hors de vue',
  numbered: (position) => `(mot ${position})`,

  hidden: {
    each: (position) => `Le mot ${position} de chaque phrase est caché.`,
    any: 'Un mot d’une phrase est caché, chacun avec la même probabilité.',
  },
  sees: {
    none: 'Un modèle ne voit aucun autre mot.',
    left: 'Un modèle ne voit que les mots à gauche.',
    right: 'Un modèle ne voit que les mots à droite.',
    both: 'Un modèle voit tous les autres mots.',
  },
  asks: {
    least: 'Quelle est la plus petite perte possible, en nats par mot caché\u202f?',
    distribution: (word) => `Quelle est la probabilité de ${quoted(word)} dans le trou\u202f?`,
    harder: 'Pour quel trou le meilleur prédicteur est-il le moins sûr\u202f?',
    added: (before) =>
      `La plus petite perte possible est ${number(before)} nats. On ajoute maintenant cette phrase\u00a0:`,
    addedThen: 'Quelle est avec elle la plus petite perte possible, en nats par mot caché\u202f?',
    decides:
      'On cache un mot de plus. Lequel rend le meilleur prédicteur le moins sûr au sujet du trou\u202f?',
    possible: (loss) =>
      `Sa perte moyenne sur un très grand nombre de phrases serait de ${fixed(loss, 2)} nats par mot caché. Est-ce possible\u202f?`,
  },
  nats: 'Nats',
  probability: 'Probabilité',
  within: (tolerance) => `Juste à ${plain(tolerance)} près. On peut écrire 0,46, 2/3 ou ln 2.`,
  withinShare: (tolerance) => `Juste à ${percent(tolerance)} près. On peut écrire 0,33, 1/3 ou 33\u202f%.`,
  choose: 'Votre réponse',
  yes: 'Oui, c’est possible',
  no: 'Non, ce n’est pas possible',
  word: (word, position) => `${word} (mot ${position})`,
  option: (at) => String.fromCharCode(65 + at),
  check: 'Vérifier',

  nothingChosen: 'Choisissez d’abord une réponse.',
  verdicts: {
    right: (answer) => `Juste\u00a0: ${number(answer)}.`,
    bits: (answer) =>
      `Juste, mais c’est la réponse en bits\u00a0: en nats, elle est ${number(answer)}. Un bit vaut ln 2 = 0,6931 nat.`,
    number: 'Ce n’est pas un nombre. Écrivez-en un comme 0,46, 2/3, ln 2 ou 33\u202f%.',
    negative:
      'Une perte n’est jamais sous 0\u00a0: −ln p vaut 0 pour p = 1, et davantage pour tout p plus petit.',
    range: 'Une probabilité va de 0 à 1\u202f; écrivez un pourcentage avec son signe, comme 33\u202f%.',
    before: (value) =>
      `${number(value)} est la perte sans la nouvelle phrase. Avec elle, des places deviennent pareilles qui ne l’étaient pas, ou n’ont plus les mêmes parts.`,
    context: {
      none: (value) => `${number(value)} est la plus petite perte d’un modèle qui ne voit aucun autre mot.`,
      left: (value) =>
        `${number(value)} est la plus petite perte d’un modèle qui ne voit que les mots à gauche.`,
      right: (value) =>
        `${number(value)} est la plus petite perte d’un modèle qui ne voit que les mots à droite.`,
      both: (value) => `${number(value)} est la plus petite perte d’un modèle qui voit tous les autres mots.`,
    },
    low: (value) => `${number(value)} est trop bas\u00a0: aucun modèle qui voit cela ne peut être si sûr.`,
    high: (value) =>
      `${number(value)} est trop haut\u00a0: le meilleur prédicteur descend plus bas avec ce qu’il voit.`,
    lowShare: (value) =>
      `${number(value)} est trop bas\u00a0: comptez les phrases qui conviennent, et celles qui ont ce mot.`,
    highShare: (value) =>
      `${number(value)} est trop haut\u00a0: comptez les phrases qui conviennent, et celles qui ont ce mot.`,
  },
  choices: {
    harder: (right, nats) => `Juste\u00a0: pour ${right}, l’incertitude est de ${number(nats)} nats.`,
    notHarder: (chosen, most) =>
      `Pas celui-là\u00a0: l’incertitude y est de ${number(chosen)} nats, et de ${number(most)} à l’autre.`,
    decides: (right, nats) => `Juste\u00a0: sans ${right}, l’incertitude est de ${number(nats)} nats.`,
    notDecides: (chosen, nats, most) =>
      `Pas celui-là\u00a0: sans ${chosen}, l’incertitude est de ${number(nats)} nats\u202f; sans un autre mot, de ${number(most)}.`,
    possible: (loss, floor) =>
      `Juste\u00a0: ${fixed(loss, 2)} n’est pas sous la plus petite perte possible, ${number(floor)}.`,
    impossible: (loss, floor) =>
      `Juste\u00a0: ${fixed(loss, 2)} est sous la plus petite perte possible, ${number(floor)}.`,
    butPossible: (loss, floor) =>
      `C’est possible\u00a0: ${fixed(loss, 2)} n’est pas sous la plus petite perte possible, ${number(floor)}.`,
    notPossible: (loss, floor) =>
      `Ce n’est pas possible\u00a0: ${fixed(loss, 2)} est sous la plus petite perte possible, ${number(floor)}.`,
  },

  worked: 'Solution détaillée',
  fits: (words, counts) => list(words.map((word, i) => `${word} ${count(counts[i])}`)),
  entropy: (nats) => `entropie ${number(nats)}`,
  certain: (n) =>
    counted(n, {
      one: '# autre mot caché\u00a0: certain, entropie 0',
      other: '# autres mots cachés\u00a0: certains, entropie 0',
    }),
  allCertain: (n) =>
    counted(n, {
      one: '# mot caché\u00a0: certain, entropie 0',
      other: '# mots cachés\u00a0: certains, entropie 0',
    }),
  sum: (terms, words, nats) =>
    `(${terms.length === 0 ? '0' : terms.map(([n, entropy]) => `${n} × ${number(entropy)}`).join(' + ')}) / ${words} = ${number(nats)}`,
  before: 'Sans la nouvelle phrase\u00a0:',
  after: 'Avec elle\u00a0:',
  share: (n, of, p) => `${n} sur ${of} font ${number(p)}.`,
  whole: 'Si rien d’autre n’est caché\u00a0:',
  without: (word) => `sans ${word}\u00a0:`,
  answer: (answer) => `${number(answer)}.`,

  previous: 'Précédent',
  next: 'Suivant',
  printSheet: 'Imprimer la feuille',
  printKey: 'Imprimer le corrigé',
  sheetTitle: 'Exercices',
  keyTitle: 'Exercices\u00a0: corrigé',
  seeded: (seed) => `Graine ${seed}.`,
  fewer: (found) =>
    counted(found, {
      one: 'Ces phrases donnent # exercice.',
      other: 'Ces phrases donnent # exercices différents.',
    }),
  lacking: {
    least:
      'On ne demande aucune plus petite perte\u00a0: avec le contexte gauche, elle ne se distingue pas de 0.',
    distribution: 'On ne demande aucune probabilité\u00a0: les phrases n’ont pas de mot à cacher.',
    harder: 'On ne compare pas deux trous\u00a0: tous sont aussi difficiles.',
    added:
      'On n’ajoute aucune phrase\u00a0: aucune qu’on puisse former ne change nettement la perte, ou pas du tout.',
    decides:
      'On ne demande aucun mot décisif\u00a0: jamais un mot caché de plus ne compte à lui seul le plus.',
    possible: 'On ne juge aucune perte\u00a0: les phrases n’ont pas de mot à cacher.',
  },
};
