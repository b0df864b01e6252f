/** The words of the corpus's panel, in French. */

import { writing } from '../../words/numbers.js';

const { count, counted } = writing('fr');

/** @param {number} n */
const sentences = (n) => counted(n, { one: '# phrase', other: '# phrases' });
/** @param {number} n */
const documents = (n) => counted(n, { one: '# document', other: '# documents' });
/** @param {number} n */
const words = (n) => counted(n, { one: '# mot', other: '# mots' });
/** @param {number} n */
const tokens = (n) => counted(n, { one: '# token', other: '# tokens' });

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const corpus = {
  corpusLabel: 'Une phrase par ligne. Une ligne vide sépare deux documents.',
  grammarLabel: 'Une grammaire. Les phrases sont tirées de ce qu’elle décrit.',
  grammarHelp:
    'Une règle est un Nom, deux-points et ce qu’il peut devenir, avec | entre les possibilités\u202f; la première règle est le départ. Les mots qui commencent par une majuscule sont des noms de règles, tous les autres se représentent eux-mêmes. [3] après une possibilité la rend trois fois plus probable, / termine une phrase dans un document, # commence un commentaire.',
  sample: 'Échantillon',
  sampleSentences: 'Phrases de l’échantillon',
  countedSample: (info, inDocuments) =>
    `${(inDocuments ? documents : sentences)(info.language ?? 0)} dans la langue\u202f; phrases tirées\u00a0: ${count(info.sentences)}, mises de côté\u00a0: ${count(info.heldOut)}. ${words(info.words)}, la plus longue phrase a ${tokens(info.longest)}`,
  restore: 'Rétablir le texte fourni',
  counted: (info) =>
    `${sentences(info.sentences)}, ${words(info.words)}, la plus longue phrase a ${tokens(info.longest)}`,
  countedHelp: 'Les tokens comprennent [CLS] et [SEP], placés avant et après chaque phrase.',
  refused: (reason) => `Pas inséré\u00a0: ${reason}. Votre texte est resté tel quel.`,
  counting: 'comptage…',
  uncounted: 'compté dès que le moteur est chargé',
};
