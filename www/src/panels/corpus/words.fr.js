/** The words of the corpus's panel, in French. */

import { writing } from '../../words/numbers.js';

const { count, counted, percent } = writing('fr');

/** @param {number} n */
const sentences = (n) => counted(n, { one: '# phrase', other: '# phrases' });
/** @param {number} n */
const documents = (n) => counted(n, { one: '# document', other: '# documents' });
/** @param {number} n */
const words = (n) => counted(n, { one: '# mot', other: '# mots' });
/** @param {number} n */
const tokens = (n) => counted(n, { one: '# token', other: '# tokens' });

/** @param {import('../../experiment/experiment.js').RunConfig['masking']} masking */
function chosen({ select, mask, random, draws }) {
  const again = draws === 'static' ? ', toujours les mêmes' : '';
  const become = mask >= 1 ? '' : ` (dont ${percent(mask)} en [MASK], ${percent(random)} en mot au hasard)`;
  if ('position' in select)
    return `seulement le mot ${count(select.position)} de chaque phrase, jamais un autre${become}`;
  const share = percent(select.rate);
  const which = {
    count: `${share} des mots de chaque phrase, un au moins, tirés au hasard`,
    bernoulli: `chaque mot avec une probabilité de ${share}`,
    span: `${share} des mots, en segments de voisins`,
  };
  return `${which[/** @type {keyof typeof which} */ (select.rule)]}${again}${become}`;
}

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
  heldOut: (n) =>
    `${counted(n, { one: '# autre est mise', other: '# autres sont mises' })} de côté\u00a0: on n’entraîne jamais dessus.`,
  heldOutOfText: 'Phrases mises de côté',
  heldOutHelp:
    'Autant de phrases différentes, réparties également sur le texte, ne servent pas à l’entraînement\u00a0: la moitié au plus. La perte sur elles distingue apprendre d’apprendre par cœur.',
  layouts: {
    paragraphs:
      'Certaines lignes contiennent plusieurs phrases. Les modèles prennent chaque ligne pour une phrase.',
    wrapped:
      'Des lignes sont coupées au milieu des phrases. Les modèles prennent chaque ligne pour une phrase.',
  },
  split: 'Découper en phrases',
  countedHelp: 'Les tokens comprennent [CLS] et [SEP], placés avant et après chaque phrase.',
  refused: (reason) => `Pas inséré\u00a0: ${reason}. Votre texte est resté tel quel.`,
  recipe: 'Utiliser une recette qui convient à ce texte',
  recipeHelp: ({ steps, runs: [{ batch }] }) =>
    `Les réglages sont ceux d’un autre texte. La recette entraîne ${counted(steps, { one: '# étape', other: '# étapes' })}, de ${sentences(batch.size)} chacune.`,
  blanked: (runs) => {
    const said = runs.map(({ label, masking }) => ({ label, sentence: chosen(masking) }));
    const one = said.every(({ sentence }) => sentence === said[0].sentence);
    const all = one
      ? said[0].sentence
      : said.map(({ label, sentence }) => `dans ${label}, ${sentence}`).join('; ');
    return `Deviennent des trous\u00a0: ${all}.`;
  },
  counting: 'comptage…',
  uncounted: 'compté dès que le moteur est chargé',
};
