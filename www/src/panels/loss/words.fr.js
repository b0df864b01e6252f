/** The words of the losses' panel, in French. */

import { writing } from '../../words/numbers.js';

const { count, counted, percent, fixed, either } = writing('fr');

/** What a mean goes over: an epoch, or so many steps. @param {number | null} span */
const spanned = (span) =>
  span === null ? 'une époque' : counted(span, { one: '# étape', other: '# étapes' });

/** @type {Record<import('../../workers/records.js').RunFloors['view'], string>} */
const seeing = {
  no_position: 'avec le token seul',
  none: 'sans contexte',
  left: 'avec le contexte gauche',
  right: 'avec le contexte droit',
  both: 'avec les deux côtés',
};

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const loss = {
  logScale: 'échelle log',
  asTable: 'Voir en tableau',
  asChart: 'Voir en graphique',
  uniform: (words, value) =>
    `tirage uniforme parmi ${counted(words, { one: '# mot', other: '# mots' })}, ${fixed(value, 2)}`,
  uniformHelp: (tokens) => {
    const [size, value] = tokens === null ? ['…', '…'] : [count(tokens), fixed(Math.log(tokens), 2)];
    return `Un modèle non entraîné commence plus haut en moyenne, vers ln ${size} = ${value}\u00a0: il doit d’abord apprendre que les tokens spéciaux comme [PAD] ne sont jamais la réponse.`;
  },
  curveHelp: (span) =>
    `Gras\u00a0: moyenne sur ${spanned(span)}. Pâle\u00a0: chaque étape. Lignes horizontales\u00a0: les planchers, c’est-à-dire la plus petite perte possible, dans la couleur de l’essai.`,
  dotted: (uniform) => `Gris\u00a0: ${uniform ?? 'tirage uniforme parmi … mots, …'}.`,
  gapHelp: (span) =>
    `Perte moins la plus petite perte possible sur le même lot, en moyenne sur ${spanned(span)}\u00a0: le bruit des lots a disparu, et il reste ce que le modèle n’a pas appris.`,
  heldOutHelp: 'Marques\u00a0: perte sur les phrases mises de côté, sur lesquelles on n’entraîne pas.',
  gap: 'écart au plancher',
  asGoodAsPossible: 'on ne peut mieux',
  noGap: 'Le corpus est trop grand pour calculer la plus petite perte possible de chaque lot.',
  sampledHelp:
    'Un plancher avec ± ou ≈ vient d’un échantillon, ± son erreur type\u00a0: parcourir tous les cas serait trop long.',
  floor: 'plancher',
  noFloor: 'aucun plancher n’est calculé pour cet essai',
  heldOut: 'mises de côté',
  rightly: (accuracy) => `${percent(accuracy)} justes`,
  closed: 'part apprise',
  closedHelp: '(tirage uniforme − perte moyenne) ÷ (tirage uniforme − plancher)',
  floorName: ({ views, language }) => {
    if (language) return 'plancher de la langue entière';
    const sides = views.includes('left') && views.includes('right');
    const names = views.flatMap((view) =>
      sides && view === 'left'
        ? ['avec le contexte gauche ou droit']
        : sides && view === 'right'
          ? []
          : [seeing[view]],
    );
    return `plancher ${either(names)}`;
  },
  floorLabel: (name, value) => `${name}, ${value}`,
  onLanguage: (value) => `\u202f; sur la langue entière, ${value}`,
  floorSummary: (label, best) => `La plus petite perte possible de ${label}\u00a0: ${best}.`,
  floorsOfLast: 'Les planchers et la colonne «\u202fexact\u202f» sont ceux du dernier texte qui a pu servir.',
  floorsMoved:
    'Modifié depuis cet entraînement\u00a0: les planchers et la colonne «\u202fexact\u202f» sont ceux du texte modifié.',
  memorising: (label, { training, population, lowest: low, last }) =>
    `${label} apprend par cœur\u00a0: sur ses propres phrases, sa perte, ${fixed(training, 2)}, est sous ${fixed(population, 2)}, le plancher de la langue entière, alors que sur les phrases mises de côté elle est remontée de ${fixed(low, 2)} à ${fixed(last, 2)}.`,
  memorisingLess: (label, worst, { lowest: low, last }) =>
    `${label} apprend moins par cœur que ${worst}\u00a0: sa perte sur les phrases mises de côté est remontée de ${fixed(low, 2)} à ${fixed(last, 2)}.`,
  run: 'Essai',
  failedRun: 'arrêté\u00a0: voir plus bas',
  meanLoss: (step, span) => {
    if (step !== null)
      return `perte moyenne, ${span === null ? 'époque' : counted(span, { one: '# étape', other: '# étapes' })} jusqu’à l’étape ${count(step)}`;
    if (span === null) return 'perte moyenne, dernière époque';
    return counted(span, {
      one: 'perte, dernière étape',
      other: 'perte moyenne, # dernières étapes',
    });
  },
  measuredLoss: 'perte moyenne, mesurée',
  measuredHelp:
    'Tant qu’un essai se repose, on le mesure\u00a0: sa perte moyenne sur beaucoup de nouvelles altérations du corpus, ± l’erreur type de cette moyenne.',
  dips: 'Un lot, ou la moyenne de quelques-uns, peut passer sous sa ligne\u00a0: le hasard lui a donné des trous plus faciles. La moyenne mesurée, quand l’essai se repose, tranche.',
  share: ({ share, error }) =>
    error < 0.005 ? percent(Math.min(share, 0.999)) : `${percent(share)} ± ${percent(error)}`,
  reached: (gap, sequences) => {
    const sure = gap.standardError < 0.0005 ? 4 : gap.standardError < 0.005 ? 3 : 2;
    const far = gap.nats > 2 * gap.standardError && gap.nats >= 0.5 * 10 ** -sure;
    const over = counted(sequences, { one: '# altération', other: '# altérations' });
    return far
      ? `\u202f; sur ${over}, ${fixed(gap.nats, sure)}${gap.standardError < 0.00005 ? '' : ` ± ${fixed(gap.standardError, sure)}`} au-dessus`
      : `\u202f; sur ${over}, sans écart mesurable`;
  },
  termsTitle: 'Que veulent dire ces mots\u202f?',
  terms: [
    [
      'perte',
      'est la moyenne de −ln p sur les cibles, où p est la probabilité que le modèle a donnée au mot juste. Son unité est le nat\u00a0: 0 s’il est sûr et juste, 0,69 pour un pile ou face entre deux mots.',
    ],
    ['plancher', 'est la plus petite perte qu’un modèle qui voit autant que cet essai puisse atteindre.'],
    [
      'entropie',
      'dit à quel point une question est ouverte, en nats\u00a0: 0 si la réponse est certaine, ln n si n mots sont également probables. Le plancher est l’entropie moyenne des réponses.',
    ],
    [
      'part apprise',
      'dit où en est la perte sur son chemin, du tirage uniforme, 0\u202f%, jusqu’au plancher, 100\u202f%.',
    ],
  ],
  tableCaption: (span) => `Perte moyenne sur ${spanned(span)}, en nats par cible`,
  notTrained: 'Aucune étape n’a encore été faite.',
  summary: (label, step, mean) => `${label}\u00a0: après l’étape ${count(step)}, perte moyenne ${mean}.`,
};
