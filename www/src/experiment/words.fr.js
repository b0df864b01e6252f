/** Why an experiment, a field of one, or a part of a link cannot be used, in French. */

import { writing } from '../words/numbers.js';

const { count, either, plain, quoted } = writing('fr');

/** @param {number} min @param {number} max */
const range = (min, max) => `il faut de ${plain(min)} à ${plain(max)}`;

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const experiment = {
  noObject: (shown) => `${shown} n’est pas un objet à champs nommés`,
  unknownField: (names) => `ce champ n’est pas connu\u202f; sont connus ici ${names.join(', ')}`,
  missing: () => 'ce champ manque',
  noInteger: (shown, min, max) => `${shown} n’est pas un nombre entier\u202f; ${range(min, max)}`,
  noNumber: (shown, min, max) => `${shown} n’est pas un nombre\u202f; ${range(min, max)}`,
  outOfRange: (shown, min, max) => `${shown} est hors limites\u202f; ${range(min, max)}`,
  noText: (shown) => `${shown} n’est pas un texte`,
  textLength: (characters, min, max) =>
    `un texte de ${characters} caractères est hors limites\u202f; il en faut de ${min} à ${max}`,
  noneOf: (shown, names) => `${shown} n’est aucun de ${names.join(', ')}`,
  noList: (shown) => `${shown} n’est pas une liste`,
  listLength: (items, min, max) =>
    `une liste de ${items} est hors limites\u202f; il en faut de ${min} à ${max}`,
  exactlyOne: (names) => `il faut exactement un de ${names.join(', ')}`,

  sameLabel: (label) => `deux essais s’appellent ${quoted(label)}\u202f; donnez à chacun son nom`,
  notDivisible: (hidden, heads, right) =>
    `la largeur ${hidden} n’est pas divisible par ${heads} têtes\u202f; essayez ${either(right.map(String))}`,
  shares: (share) => `mask et random font ensemble ${plain(share)}\u202f; ils ne peuvent dépasser 1`,
  warmup: (warmup, steps) => `${warmup} étapes d’échauffement ne tiennent pas dans ${steps} étapes`,
  together: {
    notebookLearns:
      'le modèle du notebook ne peut apprendre que «\u202fmlm\u202f»\u00a0: rien en lui ne voit une entrée entière',
    pairsNeedRate:
      'une position fixe n’est pas un mot dans chaque paire\u202f; choisissez une part, comme 0,15',
    pairsAreFresh:
      'les paires sont tirées à chaque fois, leurs masques ne peuvent donc pas être fixes\u202f; choisissez «\u202ffresh\u202f»',
    replacedAreTargets:
      'pour repérer des mots remplacés, on ne devine que les tokens choisis\u202f; choisissez «\u202ftargets\u202f»',
  },

  corpusTooLarge: (found, most) =>
    `le corpus a ${plain(found)} Mo\u202f; on peut s’entraîner sur ${plain(most)} Mo au plus dans un onglet`,
  tooManySentences: (most) =>
    `le corpus a plus de ${count(most)} phrases\u202f; c’est le maximum dans un onglet`,
  tooManyWords: (most) =>
    `le corpus a plus de ${count(most)} mots différents\u202f; c’est le maximum dans un onglet`,

  link: {
    partTooLong: (name, most) => `${name}\u00a0: plus de ${count(most)} caractères`,
    tooLong: (most) => `il a plus de ${most} caractères`,
    otherVersion: (version) => `il ne commence pas par ${version}, la version connue ici`,
    unknown: (name) => `${name} n’est pas connu`,
    blankTooLong: (most) => `blank\u00a0: plus de ${most} caractères`,
    noExercise: (text, most) =>
      `exercise\u00a0: ${text} n’est pas une graine, ni une graine et un nombre de 1 à ${most}, comme 7-12`,
    noStep: (step) => `step\u00a0: ${step} n’est pas le numéro d’une étape`,
    fingerprints: () => 'fingerprints\u00a0: il n’y en a pas un par essai',
    tooManyParts: (most) => `tout ce qui suit les ${most} premières parties`,
    packed: (name, most) =>
      `${name}\u00a0: on ne peut pas le décompresser, ou il a plus de ${plain(most)} Mo`,
    undecodable: (name) => `${name}\u00a0: on ne peut pas le décoder`,
    twice: (name) => `${name}\u00a0: donné deux fois`,
    noRuns: (list) => `runs\u00a0: ${list} n’est pas une liste des essais du préréglage`,
  },
};
