/** The words of the blanks' panel, in French. */

import { writing } from '../../words/numbers.js';

const { count, oneOf, fixed, quoted } = writing('fr');

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const blanks = {
  blankLabel: 'Écrivez une phrase avec [MASK] ou ___, ou cliquez sur des mots pour en faire des trous.',
  fromCorpus: 'prise dans le corpus',
  wordsLabel: 'Mots de la phrase\u202f; une pression fait d’un mot un trou, ou le remet',
  blankWord: (word) => `Faire un trou de ${quoted(word)}`,
  unblankWord: (word) =>
    word !== null ? `Remettre ${quoted(word)}` : 'Trou\u202f; écrivez un mot à sa place ci-dessus',
  noBlank:
    'Écrivez une phrase, puis cliquez sur un mot pour en faire un trou\u00a0: les modèles le devinent.',
  unknown: (word) =>
    `${quoted(word)} n’est pas dans le vocabulaire du corpus\u00a0: les modèles voient [UNK].`,
  blankNumber: (n, of) => (of > 1 ? `Trou ${n} sur ${of}` : 'Le trou'),
  candidate: 'mot',
  corpusHas: (words) => `le corpus a ${oneOf(words)}`,
  inCorpus: 'dans le corpus',
  verdict: 'meilleure réponse',
  noAnswer: '–',
  exact: 'exact',
  exactHelp:
    'Ce que dirait un modèle parfait qui voit les deux côtés et connaît toutes les phrases qui existent.',
  oneOfEqual: (n) => `l’un des ${count(n)}`,
  certainty: (entropy) => {
    if (entropy === undefined) return '';
    if (entropy === null)
      return 'Impossible avec ce corpus\u00a0: aucune de ses phrases n’a pu devenir ce texte.';
    if (entropy < 0.005) return 'Un modèle parfait est certain ici.';
    return `Même un modèle parfait est incertain ici\u00a0: ${fixed(entropy, 2)} nats, comme s’il choisissait entre ${fixed(Math.exp(entropy), 1)} mots également probables.`;
  },
  answeredAt: (step) => (step === 0 ? 'Avant l’entraînement.' : `Après l’étape ${count(step)}.`),
  waitsForModels: 'Les modèles répondent dès qu’ils sont chargés.',
};
