/** The words of *Objectives*, in French. */

import { writing } from '../../../words/numbers.js';

const { nats, percent } = writing('fr');

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const objectives = {
  help: 'BERT apprenait deux choses à la fois\u00a0: remplir des trous, et dire si une phrase en suit une autre. RoBERTa a laissé la seconde, ALBERT l’a remplacée, ELECTRA a remplacé les deux. Chaque courbe est une moyenne glissante\u202f; une ligne fine, son plancher, est le moins qui soit possible en moyenne, si bien qu’une moyenne peut passer un peu dessous. Comparez chaque perte à son propre plancher\u00a0: les essais lisent des entrées différentes.',
  none: 'Ici, chaque essai ne fait que remplir des trous. Choisissez un autre objectif dans les réglages d’un essai, ou préparez l’exemple.',
  example: 'Préparer l’exemple',
  waiting: 'Les essais se chargent…',
  about: {
    mlm: 'Remplit des trous, dans des phrases isolées\u00a0: le choix de RoBERTa.',
    nsp: 'Distingue aussi la phrase suivante d’une phrase au hasard\u00a0: le choix de BERT.',
    sop: 'Distingue aussi deux voisines dans leur ordre des deux mêmes échangées\u00a0: le choix d’ALBERT.',
    rtd: 'Un petit assistant remplit les trous\u202f; le modèle distingue ses mots des vrais\u00a0: le choix d’ELECTRA. La perte du modèle compte 50 fois\u202f; les «\u202ftrous\u202f» sont ceux de l’assistant.',
  },
  second: { nsp: 'phrase suivante', sop: 'ordre des phrases', rtd: 'mots remplacés' },
  blanks: 'trous',
  objective: 'objectif',
  loss: 'perte moyenne',
  floor: 'plancher',
  right: 'jugés juste',
  missing: '–',
  step: 'étape',
  nats: 'nats',
  chart: (label) =>
    `Pertes de ${label} par objectif et par étape, en nats. Le tableau ci-dessous a dix des étapes.`,
  caption: (label) => `${label}\u00a0: perte par objectif, en nats par cible, par paire ou par token`,
  table: (label) => `Tableau de ${label}`,
  shortcut: (words, uncorrupted) =>
    Math.abs(words - Math.LN2) < 1e-6
      ? `Les mots que contiennent les deux phrases ne disent rien de leur ordre\u00a0: qui ne sait que cela ne fait pas mieux que ${nats(Math.LN2)}, pile ou face. Il faut lire l’ordre.`
      : `Les mots que contiennent les deux phrases, où qu’ils soient, trahissent ${words - uncorrupted < 0.0005 ? 'tout ce qu’on peut savoir' : 'la plus grande partie de ce qu’on peut savoir'}. Pile ou face coûte ${nats(Math.LN2)}\u202f; ces mots seuls laissent ${nats(words)}, les phrases telles quelles ${nats(uncorrupted)}, car une phrase au hasard peut convenir par chance. Le plancher est plus haut, puisque certains mots sont masqués. Un modèle peut donc juger d’après le thème.`,
  noFloor:
    'La plus petite perte dépend de ce que devine l’assistant, et cela change à mesure qu’il apprend\u202f; aucun plancher n’est tracé. Presque tous les tokens sont les vrais\u00a0: un modèle qui ne dit jamais «\u202fremplacé\u202f» juge juste la plupart du temps.',
  noPairFloor:
    'Aucun plancher n’est calculé\u00a0: il faut un nombre fixe de cibles, tirées à chaque fois, et pas trop de paires.',
  share: (share) => percent(share),
};
