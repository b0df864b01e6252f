/** The words of *Slow motion*, in French. */

import { writing } from '../../../words/numbers.js';

const { plain, count, counted, nats, percent, quoted } = writing('fr');

/** A learning rate or a norm. @param {number} n */
const number = (n) => plain(Number(n.toPrecision(4)));

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const slow = {
  help: (step) => `Un appui fait arriver une phase de l’étape ${count(step)}.`,
  run: 'Essai',
  phases: {
    corrupt: 'Altérer',
    look: 'Regarder',
    guess: 'Deviner',
    score: 'Noter',
    adjust: 'Ajuster',
  },
  hints: {
    corrupt: 'Des tokens sont choisis et altérés.',
    look: 'Les tokens se regardent.',
    guess: 'Le modèle devine les tokens choisis.',
    score: 'La perte est calculée.',
    adjust: 'Les poids changent, pour que la perte baisse.',
  },
  outlined: {
    corrupt: 'Encadré\u00a0: le corpus, d’où viennent les phrases.',
    look: 'Encadrés\u00a0: les essais, dont les modèles regardent.',
    guess: 'Encadré\u00a0: le texte à trous, qui montre aussi des réponses.',
    score: 'Encadrée\u00a0: la perte, où ce nombre figurera.',
    adjust: 'Encadrée\u00a0: la perte, qui contient maintenant cette étape.',
  },
  press: (n, phase) => `${n}. ${phase}`,
  again: (step) => `Parcourir l’étape ${count(step)}`,
  paused: 'L’entraînement tourne à pleine vitesse. Mettez-le en pause pour parcourir une étape lentement.',
  pause: 'Pause',
  loading: 'chargement…',
  allFailed:
    'Tous les essais se sont arrêtés\u00a0: il n’y a plus d’étape à faire. Corrigez les réglages et appuyez sur «\u202fRéinitialiser\u202f».',
  failed: (label) => `${label} s’est arrêté\u00a0: choisissez un autre essai.`,
  over: (steps) =>
    `Les ${count(steps)} étapes sont faites. Appuyez sur «\u202fRéinitialiser\u202f» pour recommencer, ou demandez plus d’étapes.`,
  working: '…',

  corrupt: ({ sentences, tokens, counts: { masked, random, kept }, other }) => {
    const n = masked + random + kept;
    const more =
      other > 0
        ? ` La perte compte encore ${counted(other, { one: '# token, qui reste tel quel', other: '# tokens, qui restent tels quels' })}.`
        : '';
    return `Dans ${counted(sentences, { one: '# phrase', other: '# phrases' })} de ${counted(tokens, { one: '# token', other: '# tokens' })}, ${counted(n, { one: '# a été choisi', other: '# ont été choisis' })}\u00a0: masqués ${count(masked)}, au hasard ${count(random)}, gardés ${count(kept)}.${more}`;
  },
  look: ({ token, at, share, itself }) =>
    itself
      ? `À la première position choisie, ${quoted(token)}, la tête 1 de la couche 1 regarde surtout cette position elle-même (${percent(share)}).`
      : `À la première position choisie, ${quoted(token)}, la tête 1 de la couche 1 regarde surtout ${quoted(at)} (${percent(share)}).`,
  lookNot: 'Ce modèle n’a pas d’attention\u00a0: il voit chaque token à part.',
  guess: ({ guess, p, truth, right, all }) =>
    `Là, il devine ${quoted(guess)} (${percent(p)})\u202f; le vrai mot est ${quoted(truth)}. Il devine juste ${counted(right, { one: '# fois', other: '# fois' })} sur ${counted(all, { one: '# token choisi', other: '# tokens choisis' })}.`,
  score: ({ loss, floor, all, others }) => {
    const best =
      floor === null ? '' : ` La plus petite possible ici est ${floor < 0.00005 ? '0' : nats(floor)}.`;
    return `La perte moyenne ${counted(all, { one: 'du token choisi', other: 'des # tokens choisis' })} est ${nats(loss)} nats.${best} ${counted(others, { one: 'Le # autre token ne compte', other: 'Les # autres tokens ne comptent' })} pas.`;
  },
  scoreDropout:
    'À l’entraînement, le dropout laisse de côté quelques valeurs\u00a0: la perte sera un peu différente.',
  adjust: ({ step, loss, norm, rate, after }) => {
    const then = after === null ? '' : ` Sur le même lot, la perte est maintenant ${nats(after)}.`;
    return `L’étape ${count(step)} est faite, dans tous les essais. Sa perte était ${nats(loss)} nats, la norme du gradient ${number(norm)}, le taux d’apprentissage ${number(rate)}.${then}`;
  },
};
