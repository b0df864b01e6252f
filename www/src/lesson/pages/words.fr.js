/** The words of the lesson's pages after the first, in French. The marks in them are those of rich.js. */

import { writing } from '../../words/numbers.js';

const { fixed, nats, percent, floorText } = writing('fr');

/** The least possible loss, with all digits that are known. @param {number} n */
const least = (n) => floorText({ nats: n, standardError: null });

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const pages = {
  labels: { notebook: 'modèle du notebook' },
  marks: {
    certain: 'toujours certain et juste\u00a0:',
    coin: 'pile ou face, ln 2\u00a0:',
    blind: (words) => `au hasard parmi ${words} mots, ln ${words}\u00a0:`,
  },

  notebook: {
    text: [
      'Cette page est née d’un notebook de cours, avec un modèle plus simple. Il lit un {token|token} à la fois\u00a0: au trou, il voit [MASK] et aucun des autres mots.',
      'Il lit les mêmes trois phrases. Dans chacune, le deuxième mot est caché.',
    ],
    ask: 'Que mettra ce modèle dans le trou\u202f?',
    outcome: ({ said: [first, second] }) =>
      `Il dit *${first.token}* (${percent(first.probability)}), puis *${second.token}* (${percent(second.probability)}).`,
    because: {
      right: () => 'Vous avez jugé d’après ce que voit le modèle, non d’après ce que vous voyez.',
      other: ({ rare }) =>
        `*${rare}* est ce qu’il faut à la phrase. Mais pour le voir, il faut voir les mots autour du trou.`,
      wrong: () =>
        'Il ne voit pas les voisins, mais il apprend quels mots étaient cachés. Celui-ci ne l’était jamais.',
    },
    why: ({ rare, frequent }) =>
      `Pour lui, les trois trous sont pareils. Il ne peut apprendre que combien de fois chaque mot est la réponse\u00a0: *${rare}* une fois sur trois, *${frequent}* deux fois.`,
    vary: 'L’interroger sur une autre phrase',
    varied: ({ said: [first] }) =>
      `Encore *${first.token}*, ${percent(first.probability)}. Quoi qu’il y ait autour du trou, sa réponse est la même.`,
  },

  floor: {
    text: [
      'La {loss|perte} dit combien le mot caché a surpris le modèle\u00a0: −ln de la probabilité qu’il lui donnait. La courbe montrera sa moyenne, en {nat|nats}.',
      'Le modèle de la page précédente ne voit que [MASK]. Un mot caché revient une fois sur trois, l’autre deux fois. Il apprend, et sa perte descend. Puis elle ne descend plus.',
    ],
    ask: 'Où sa perte moyenne s’arrêtera-t-elle\u202f?',
    said: (answer) => `${fixed(answer, 2)} nats`,
    outcome: ({ loss }) => `La moyenne de ses trois dernières étapes est ${nats(loss)}.`,
    because: {
      right: () => 'C’est cela.',
      coin: () =>
        'ln 2 est juste pour deux mots aussi fréquents l’un que l’autre. Ici, l’un est deux fois plus fréquent, ce qui surprend moins en moyenne.',
      zero: () =>
        'À 0, il serait chaque fois certain et dans le vrai. C’est impossible\u00a0: les trois trous lui paraissent pareils, et leurs mots diffèrent.',
      low: () => 'Pour être moins surpris, il devrait savoir dans quelle phrase il est. Il ne le voit pas.',
      high: () => 'Il peut mieux faire\u00a0: il apprend quels mots sont cachés, et combien de fois chacun.',
    },
    why: ({ loss, floor, rare, frequent }) =>
      `Le mieux qu’il puisse dire est ⅓ *${rare}*, ⅔ *${frequent}*. Sa surprise moyenne est alors −⅓ ln ⅓ − ⅔ ln ⅔ = *${least(floor)}*, l’{entropy|entropie} du mot caché. Aucun modèle qui voit la même chose ne descend plus bas\u00a0: c’est le {floor|plancher}. Son essai finit à ${nats(loss)}, car chaque étape ne suit qu’une phrase et tire un peu sa réponse d’un côté, puis de l’autre.`,
    vary: 'Laisser chaque étape voir les trois phrases',
    varied: ({ loss, floor }) =>
      `Plus rien ne tire d’un côté ou de l’autre\u00a0: il finit à ${nats(loss)}. Le plancher est ${least(floor)}.`,
  },
};
