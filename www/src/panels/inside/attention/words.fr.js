/** The words of *Attention*, in French. */

import { writing } from '../../../words/numbers.js';

const { fixed, counted, quoted } = writing('fr');

/** A special token stands without quotation marks. @param {string} token */
const named = (token) => (/^\[[A-Z]+\]$/.test(token) ? token : quoted(token));

/** A share of attention, or an uncertainty in nats. @param {number} n */
const two = (n) => fixed(n, 2);

/**
 * What the patterns are called where they head a column, and after “regardent”.
 *
 * @type {Record<string, [string, string]>}
 */
const patternNames = {
  itself: ['soi-même', 'eux-mêmes'],
  previous: ['précédent', 'le token précédent'],
  next: ['suivant', 'le token suivant'],
  cls: ['[CLS]', '[CLS]'],
  sep: ['[SEP]', '[SEP]'],
  mask: ['[MASK]', '[MASK]'],
  same: ['même mot', 'le même mot ailleurs'],
};

/** Less than this above equal attention is no pattern. */
const LITTLE = 0.05;

/** @param {number} layer @param {number} head */
const headName = (layer, head) => `Couche ${layer + 1}, tête ${head + 1}`;

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const attention = {
  about:
    'Chaque tête d’une couche laisse chaque token regarder les tokens de la phrase\u202f; la somme de ce qu’il leur donne vaut 1. La phrase est celle du «\u202fTexte à trous\u202f», et les poids sont ceux du modèle en son état actuel.',
  run: 'Essai',
  none: 'Le modèle du notebook n’a pas d’attention\u00a0: il voit un token à la fois. Ajoutez un essai BERT pour voir où il regarde.',
  noAttention: (label) =>
    `${label} n’a pas d’attention\u00a0: le modèle du notebook voit un token à la fois.`,
  waits: 'Les cartes apparaissent dès que les modèles sont prêts.',
  failed: (label) =>
    `${label} s’est arrêté et ne peut pas être interrogé. «\u202fRéinitialiser\u202f» le reconstruit.`,
  unknown: (word) => `${quoted(word)} n’est pas dans le vocabulaire\u00a0: le modèle voit [UNK] à sa place.`,
  hideSpecial: 'Cacher [CLS] et [SEP]',
  specialHidden:
    'Ce que les tokens donnent à [CLS] et [SEP] n’est pas montré\u00a0: la somme d’une ligne peut être inférieure à 1.',
  heads: 'Toutes les têtes',
  headsHelp:
    'Une rangée de cartes est une couche, la première en haut. Les flèches du clavier vont de tête en tête.',
  head: headName,
  mapHelp: 'Les lignes regardent, les colonnes sont regardées.',
  rows: 'Tokens qui regardent',
  asTable: 'Voir en tableau',
  asMap: 'Voir en carte',
  strongest: (token, best, p) => `${named(token)} regarde surtout ${named(best)}, avec ${two(p)}.`,
  legend: 'poids',
  hatched: 'caché\u00a0: ce modèle n’a pas le droit d’y regarder',
  tableCaption: (name) => `${name}\u00a0: poids, les lignes regardent, les colonnes sont regardées`,
  looks: 'regarde',
  hiddenCell: 'caché',

  fromBlank: 'Depuis le trou',
  blank: 'Trou',
  blankNumber: (i, all, position) => `Trou ${i + 1} sur ${all}, token ${position + 1}`,
  whose: 'Attention de',
  whoses: {
    head: 'cette tête',
    layer: 'cette couche, moyenne de ses têtes',
    all: 'toutes les couches et têtes, moyenne',
  },
  token: 'Token',
  weight: 'Le trou le regarde',
  grows: 'Sans lui, l’incertitude augmente de (nats)',
  decisiveHelp: (entropy) =>
    `À droite\u00a0: les mots décisifs. Même avec tous les mots sous les yeux, le prédicteur exact est ici incertain de ${two(entropy)} nats\u202f; la barre dit de combien il le serait de plus s’il ne voyait pas ce seul mot. Un nombre négatif dit qu’il serait plus sûr.`,
  impossible:
    'Rien dans le corpus n’a pu mener à ce texte\u00a0: aucune réponse exacte ne dit quels mots sont décisifs.',
  tooMuch: 'Le corpus est trop grand pour cette phrase\u00a0: on ne calcule pas quels mots sont décisifs.',
  noBlank: 'La phrase n’a pas de trou. Cliquez sur un mot du «\u202fTexte à trous\u202f» pour en faire un.',
  agree:
    'Les deux ne sont pas forcés de s’accorder. Ce qu’une tête regarde est une étape du calcul, et savoir si cela explique la réponse est discuté (Jain et Wallace 2019\u202f; Wiegreffe et Pinter 2019).',
  hiddenFromBlank: 'n’a pas le droit d’y regarder',

  patternNames,
  patterns: 'Ce que chaque tête regarde, sur beaucoup de phrases',
  patternsHelp:
    'La part de son attention qu’un token donne, en moyenne, à lui-même, à ses voisins, aux tokens spéciaux et au même mot ailleurs (motifs de «\u202fWhat Does BERT Look At?\u202f», Clark et autres 2019). Une place peut compter deux fois\u00a0: le token précédent peut être [CLS].',
  read: (sentences, tokens) =>
    `Sur ${counted(sentences, { one: '# phrase', other: '# phrases' })} du corpus (${counted(tokens, { one: '# token', other: '# tokens' })}), altérées comme à l’entraînement.`,
  measuring: 'Mesure…',
  equal: 'égale partout',
  kinds: {
    weight: 'poids',
    entropy: 'incertitude (nats)',
    growth: 'sans lui, l’incertitude augmente de (nats)',
    pattern: 'part de l’attention',
    equal: 'part si égale partout',
  },
  taken: [
    'essai',
    'sorte',
    'couche',
    'tête',
    'position',
    'token',
    'regarde la position',
    'token regardé',
    'valeur',
  ],
  exact: 'exact',
  headColumn: 'Tête',
  pattern: (name) => patternNames[name]?.[0] ?? name,
  strongestPattern: (layer, head, best) => {
    const name = headName(layer, head);
    if (best === null || best.share - best.uniform < LITTLE)
      return `${name}\u00a0: pas de motif net\u202f; rien de cela ne reçoit ${two(LITTLE)} de plus que sous une attention égale.`;
    return `${name}\u00a0: les tokens regardent surtout ${patternNames[best.name]?.[1] ?? best.name}, avec ${two(best.share)} de leur attention\u202f; égale partout, elle donnerait ${two(best.uniform)}.`;
  },
};
