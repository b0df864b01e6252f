/** The words of *Loss by outcome*, in French. */

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const outcomes = {
  help: 'Ce qu’une cible est devenue décide de sa difficulté\u00a0: gardée, elle est dans l’entrée\u202f; masquée, il faut la trouver. Chaque courbe est une moyenne glissante\u202f; la ligne fine au même tireté est ce que paie le meilleur prédicteur dans ce cas. Il minimise la perte entière et ne voit pas si un token est gardé ou mis au hasard\u00a0: un modèle peut donc payer moins que lui dans un cas en payant plus dans un autre.',
  names: { masked: '[MASK]', random: 'au hasard', kept: 'gardé', other: 'pas choisi' },
  outcome: 'devenu',
  targets: 'nombre à ce jour',
  loss: 'perte moyenne',
  floor: 'plancher',
  never: 'n’arrive pas',
  none: '–',
  chart: (label) =>
    `Perte de ${label} par cas, en nats par cible, selon l’étape. Le tableau ci-dessous a les mêmes nombres.`,
  caption: (label) => `${label}\u00a0: perte en nats par cible`,
  table: (label) => `Tableau de ${label}`,
  step: 'étape',
  nats: 'nats par cible',
  noFloor:
    'Aucun plancher n’est calculé pour des segments tirés à chaque fois\u00a0: quels tokens ont été choisis ensemble dépend de leur place, et le prédicteur exact ne connaît ici que leur nombre.',
  fixed:
    'Ces masques ne changent jamais\u00a0: le plancher est donc celui de les apprendre par cœur. Il ne dit rien de phrases nouvelles.',
  waiting: 'Les essais se chargent…',
};
