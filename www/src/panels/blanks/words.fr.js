/** The words of the blanks' panel, in French. */

import { writing } from '../../words/numbers.js';

const { count, oneOf, fixed, quoted } = writing('fr');

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const blanks = {
  blankLabel: 'Écrivez une phrase avec [MASK] ou ___, ou cliquez sur des mots pour en faire des trous.',
  fromCorpus: 'du corpus',
  ofCorpus: 'Prendre une phrase du corpus',
  wordsLabel: 'Mots de la phrase\u202f; une pression fait d’un mot un trou, ou le remet',
  blankWord: (word) => `Faire un trou de ${quoted(word)}`,
  unblankWord: (word) =>
    word !== null ? `Remettre ${quoted(word)}` : 'Trou\u202f; écrivez un mot à sa place ci-dessus',
  noBlank:
    'Écrivez une phrase, puis cliquez sur un mot pour en faire un trou\u00a0: les modèles le devinent.',
  unknown: (word) =>
    `${quoted(word)} n’est pas dans le vocabulaire du corpus\u00a0: les modèles voient [UNK].`,
  blankNumber: (n, of) => (of > 1 ? `Trou ${n} sur ${of}` : 'Le trou'),
  colon: '\u00a0: ',
  oneByOne:
    'Chaque trou est rempli à part, comme dans BERT\u00a0: aucun modèle ne sait ce qu’il met dans l’autre, si bien que deux mots probables peuvent ne pas aller ensemble.',
  candidate: 'mot',
  corpusHas: (words) => `le corpus a ${oneOf(words)}`,
  inCorpus: 'dans le corpus',
  run: 'essai',
  verdict: 'réponse',
  outdated: 'Cette réponse est celle d’une phrase, d’un texte ou d’un réglage d’avant.',
  noAnswer: '–',
  exact: 'exact',
  exactHelp:
    'Ce que dirait un modèle parfait qui voit les deux côtés et connaît toutes les phrases qui existent.',
  noExact: 'aucune',
  toss: 'pile ou face',
  tossHelp:
    'D’après ce que cet essai peut voir, ces mots sont également probables\u00a0: lequel il dit est un hasard.',
  ownBest: 'au mieux',
  ownBestHelp: 'Ce que dirait un modèle parfait qui ne voit pas plus que cet essai.',
  oneOfEqual: (n) => `l’un des ${count(n)}`,
  certainty: (entropy, truth) => {
    if (entropy === undefined) return '';
    if (entropy === null)
      return truth.length > 0
        ? `Le corpus a ${oneOf(truth)} ici, mais l’entraînement ne fait jamais ce trou\u00a0: il n’y a donc pas de réponse exacte.`
        : 'Aucune phrase du corpus ne convient\u00a0: il n’y a donc pas de réponse exacte.';
    if (entropy < 0.005) return 'Un modèle parfait qui voit les deux côtés est certain ici.';
    return `Même un modèle parfait qui voit les deux côtés est incertain ici\u00a0: ${fixed(entropy, 2)} nats, comme s’il choisissait entre ${fixed(Math.exp(entropy), 1)} mots également probables.`;
  },
  answeredAt: (step) => (step === 0 ? 'Avant l’entraînement.' : `Après l’étape ${count(step)}.`),
  waitsForModels: 'Les modèles répondent dès qu’ils sont chargés.',
};
