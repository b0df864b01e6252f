/** The words of *This step*, in French. */

import { writing } from '../../../words/numbers.js';

const { count, counted, percent, list, quoted } = writing('fr');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const step = {
  which: 'Quelle étape',
  step: 'Étape',
  of: (steps) => `sur ${count(steps)}`,
  previous: 'Étape précédente',
  next: 'Étape suivante',
  follow: 'Suivre l’entraînement',
  run: 'Essai',
  again: 'Tirer de nouveau',
  asTrained: 'Comme entraîné',
  more: (shown, all) => `Montrer les ${count(all)} phrases, pas seulement les ${shown} premières`,
  less: 'Montrer moins de phrases',
  loading: 'chargement…',
  allFailed:
    'Tous les essais se sont arrêtés\u00a0: leurs lots ne peuvent pas être tirés. Corrigez les réglages et appuyez sur «\u202fRéinitialiser\u202f».',
  failed: (labels) =>
    labels.length === 1
      ? `${labels[0]} s’est arrêté et ne peut pas deviner.`
      : `${list(labels)} se sont arrêtés et ne peuvent pas deviner.`,
  noNumber: (text, steps) =>
    `${quoted(text)} n’est pas une étape. Saisissez un nombre entier de 1 à ${count(steps)}.`,
  beyond: (n, steps) =>
    `Il n’y a pas d’étape ${count(n)}\u00a0: les essais finissent à l’étape ${count(steps)}. Choisissez une étape de 1 à ${count(steps)}.`,

  batch: ({ step: n, again, made, sentences, tokens, selected, other }) => {
    const what =
      again > 0
        ? `Les phrases de l’étape ${count(n)}, altérées de nouveau (${count(again)})\u202f; aucune étape ne s’entraîne dessus.`
        : n <= made
          ? `Le lot de l’étape ${count(n)}.`
          : n === made + 1
            ? `Le lot de la prochaine étape, ${count(n)}.`
            : `Le lot sur lequel l’étape ${count(n)} s’entraînera.`;
    const scored =
      other > 0
        ? `, et ${counted(other, { one: '# autre compte', other: '# autres comptent' })} dans la perte`
        : '';
    return `${what} Dans ${counted(sentences, { one: '# phrase', other: '# phrases' })} de ${counted(tokens, { one: '# token', other: '# tokens' })}, ${counted(selected, { one: '# token est choisi', other: '# tokens sont choisis' })}${scored}.`;
  },
  now: ({ step: n, again, made, dropout }) => {
    const when = made === 0 ? 'avant sa première étape' : `après l’étape ${count(made)}`;
    const guess = `Réponses et pertes sont ce que chaque essai dirait maintenant, ${when}.`;
    if (again > 0 || n !== made + 1) return guess;
    return `${guess} L’entraînement annoncera exactement cette perte pour l’étape ${count(n)}${dropout ? ', au dropout près' : ''}.`;
  },
  sharedBatches: 'Tous les essais s’entraînent sur ce lot.',
  ownBatches: 'Les essais s’entraînent sur des lots différents\u00a0: choisissez lequel.',

  outcomes: { masked: 'masqué', random: 'au hasard', kept: 'gardé', other: 'pas choisi' },
  outcomesCaption: 'Ce que deviennent les tokens choisis',
  outcome: 'cas',
  here: 'dans ce lot',
  soFar: (n) => (n === 1 ? 'à l’étape 1' : `aux étapes 1 à ${count(n)}`),
  rule: 'selon la règle',
  counting: 'comptage…',
  share: (n, all) => (all === 0 ? '0' : `${count(n)} (${percent(n / all)})`),

  tableCaption: 'Les tokens choisis, et ce que les essais y devinent',
  tableLabel: 'Tableau des tokens choisis',
  truth: 'vrai mot',
  guess: 'réponse',
  p: 'p',
  loss: 'perte',
  floor: 'plancher',
  floorHelp: 'La perte du meilleur prédicteur possible qui voit la même chose, en nats.',
  none: '–',
  right: 'juste',
  wrong: 'faux',
  rights: (n, all) => `${count(n)} sur ${count(all)} justes`,
  mean: (n) => (n === 1 ? 'Ce token' : `Tous les ${count(n)}`),
  meanOf: 'moyenne',
  reported: (n) => `Quand l’étape ${count(n)} a été faite`,
  rightShare: (share) => `${percent(share)} justes`,
  sentence: (n, of) => `Phrase ${count(n)} sur ${count(of)}`,
  units:
    'p est la probabilité de la réponse\u202f; perte et plancher sont −ln de la probabilité du vrai mot, en nats.',
};
