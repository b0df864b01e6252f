/** What the engine refuses, in French: its sentences by their codes, as in errors.en.js. */

import { writing } from './numbers.js';

const { count, plain, quoted } = writing('fr');

/** @typedef {any} V  A number or a name, by its place in the sentence. */

/** A number whose digits may say nothing. @param {number} n */
const vast = (n) => (n < 1e12 ? count(n) : 'plus de mille milliards');

/** In MB, rounded up, so that too much never reads like just enough. @param {number} bytes */
const megabytes = (bytes) => plain(Math.ceil(bytes / 100_000) / 10);

/** A loss that is no number is “inf” or “NaN”. @param {V} n */
const number = (n) => (typeof n === 'number' ? plain(n) : n);

/** @type {Record<string, string>} */
const WHAT = { parameters: 'paramètres', 'activations for one batch': 'activations pour un lot' };
/** @type {Record<string, string>} */
const WHICH = { sentence: 'pas encore de phrase', 'second sentence': 'pas encore de seconde phrase' };
/** @type {Record<string, string>} */
const TASKS = {
  topic: 'thème',
  acceptability: 'acceptabilité',
  entailment: 'implication',
  pos: 'nature du mot',
};

/** @param {string} sentence */
const field =
  (sentence) =>
  (/** @type {V} */ { field: name }) =>
    `${name}\u00a0: ${sentence}`;

/** @param {V} values @param {string} sentence */
const inLine = ({ line }, sentence) => `la grammaire, ligne ${line}\u00a0: ${sentence}`;

/** @param {string} reason */
const noExercises = (reason) => `il n’y a pas d’exercices pour ce corpus\u00a0: ${reason}`;

/** @type {Record<string, (values: V) => string>} */
export const errors = {
  'corpus-empty': () => 'le corpus est vide\u202f; écrivez au moins une phrase, une par ligne',
  'corpus-too-large': ({ bytes, limit }) =>
    `le corpus a ${megabytes(bytes)} Mo\u202f; on peut s’entraîner sur ${megabytes(limit)} Mo au plus dans un onglet`,
  'too-many-sentences': ({ found, limit }) =>
    `le corpus a ${count(found)} phrases\u202f; on peut s’entraîner sur ${count(limit)} au plus dans un onglet`,
  'sentence-too-long': ({ sentence, tokens, limit }) =>
    `la phrase ${sentence} a ${tokens} tokens avec [CLS] et [SEP]\u202f; il en tient ${limit} au plus, coupez-la donc en lignes plus courtes`,
  'vocabulary-too-small': ({ words }) =>
    `le corpus n’a que ${words} mot\u202f; il en faut au moins 2 différents, sinon il n’y a rien à deviner`,
  'vocabulary-too-large': ({ words, limit }) =>
    `le corpus a ${count(words)} mots différents\u202f; on peut s’entraîner sur ${count(limit)} au plus dans un onglet`,
  'no-word-at-position': ({ sentence, text, position, last }) =>
    `la phrase ${sentence} (${quoted(text)}) n’a pas de mot à la position ${position}\u202f; choisissez ${last === 1 ? 'la position 1' : `une position de 1 à ${last}`}, ou allongez la phrase`,
  'no-documents': ({ sentences }) =>
    `une paire de phrases a besoin d’un document d’au moins deux phrases\u202f; ce corpus en a ${sentences}, dont aucune n’en suit une autre (une ligne vide termine un document)`,
  'no-other-sentence': () =>
    'la prédiction de la phrase suivante a besoin de deux phrases différentes qui en suivent une autre\u202f; dans ce corpus, toutes sont pareilles, et aucune ne peut servir de phrase au hasard',
  'no-such-corpus': ({ field: name, name: corpus }) =>
    `${name}\u00a0: il n’y a pas de corpus ${quoted(corpus)}`,
  'grammar-empty': (v) =>
    inLine(
      v,
      'la grammaire est vide\u202f; écrivez au moins une règle, comme «\u202fPhrase: the bird sings | the birds sing\u202f»',
    ),
  'grammar-not-a-rule': (v) =>
    inLine(
      v,
      `${quoted(v.text)} n’est pas une règle\u202f; écrivez un nom, deux-points, et des possibilités entre des barres`,
    ),
  'grammar-not-a-name': (v) =>
    inLine(
      v,
      `${quoted(v.name)} ne peut pas nommer une règle\u202f; un nom est un mot qui commence par une majuscule`,
    ),
  'grammar-second-rule': (v) =>
    inLine(v, `${v.name} a déjà une règle à la ligne ${v.first}\u202f; réunissez les deux par une barre`),
  'grammar-no-weight': (v) =>
    inLine(
      v,
      `le poids [${v.weight}] n’est pas un nombre de ${v.lightest} à ${v.heaviest}\u202f; écrivez-en un comme [2] ou [0.5]`,
    ),
  'grammar-word-too-long': (v) =>
    inLine(v, `un mot a ${v.characters} caractères\u202f; ${v.limit} au plus sont permis`),
  'grammar-empty-alternative': (v) =>
    inLine(v, 'une possibilité est vide\u202f; écrivez au moins un mot entre les barres'),
  'grammar-no-rule': (v) =>
    inLine(
      v,
      `${v.rule} utilise ${v.name}, qui n’a pas de règle\u202f; écrivez-en une, ou commencez le mot par une minuscule`,
    ),
  'grammar-unused-rule': (v) =>
    inLine(
      v,
      `${v.name} ne sert jamais\u202f; utilisez-le dans une règle que la première atteint, ou supprimez-le`,
    ),
  'grammar-cycle': (v) => inLine(v, `${v.names} est un cycle\u202f; une langue finie n’en a pas`),
  'grammar-too-many-rules': (v) =>
    inLine(v, `il y a ${v.rules} règles\u202f; on peut en suivre ${v.limit} au plus`),
  'grammar-too-many-documents': (v) =>
    inLine(v, `la langue a ${vast(v.documents)} documents\u202f; on peut en énumérer ${v.limit} au plus`),
  'grammar-wordless-document': (v) =>
    inLine(
      v,
      'un document de la langue n’a pas de mot\u202f; écrivez-en au moins un à côté de chaque barre oblique',
    ),
  'grammar-document-too-long': (v) =>
    inLine(v, `un document de la langue a ${vast(v.words)} mots\u202f; ${v.limit} au plus sont permis`),
  'grammar-too-many-words': (v) =>
    inLine(
      v,
      `les règles décrivent en tout jusqu’à ${vast(v.words)} mots\u202f; on peut en énumérer ${v.limit} au plus`,
    ),
  'grammar-sentence-too-long': (v) =>
    inLine(
      v,
      `une phrase de la langue a ${v.tokens} tokens avec [CLS] et [SEP]\u202f; il en tient ${v.limit} au plus`,
    ),
  'no-exercises-one-sentence': () =>
    noExercises(
      'il a 1 phrase, et il ne reste rien à deviner\u202f; écrivez-en au moins deux différentes, une par ligne',
    ),
  'no-exercises-none-short': ({ sentences, words }) =>
    noExercises(
      `aucune de ses ${sentences} phrases n’a ${words} mots au plus\u202f; coupez-les en lignes plus courtes`,
    ),
  'no-exercises-one-short': ({ sentences, words }) =>
    noExercises(
      `une seule de ses ${sentences} phrases a ${words} mots au plus\u202f; coupez les autres en lignes plus courtes`,
    ),
  'no-exercises-alike': ({ words }) =>
    noExercises(
      `toutes ses phrases de ${words} mots au plus sont pareilles\u202f; écrivez-en au moins deux différentes, une par ligne`,
    ),
  'no-exercises-nothing-shared': () =>
    noExercises(
      'aucun mot de ces phrases ne laisse quelque chose à demander\u202f; écrivez des phrases qui ont des mots en commun',
    ),
  'exercise-count': ({ field: name, count: asked, limit }) =>
    `${name}\u00a0: ${asked} exercices ne sont pas possibles\u202f; demandez-en de 1 à ${limit}`,
  'model-too-large': ({ what, found, limit }) =>
    `le modèle aurait ${found} ${WHAT[what] ?? what}\u202f; il en tient ${limit} au plus dans un onglet, faites-le donc plus petit ou raccourcissez le vocabulaire du corpus`,
  'too-few-positions': ({ field: name, positions, tokens }) =>
    `${name}\u00a0: ${positions} positions ne suffisent pas\u202f; la plus longue phrase a ${tokens} tokens avec [CLS] et [SEP]`,
  diverged: ({ step, loss, lr }) =>
    `l’entraînement a divergé à l’étape ${step}\u00a0: la perte était ${number(loss)} avec le taux d’apprentissage ${number(lr)}\u202f; essayez-en un plus petit, comme 0,001`,
  'not-finite': () =>
    'les réponses du modèle ne sont pas des nombres\u00a0: son entraînement a divergé\u202f; entraînez de nouveau avec un taux d’apprentissage plus petit',
  'floors-off': ({ tokens }) =>
    `les planchers sont désactivés\u00a0: avec ${count(tokens)} tokens dans le corpus, même un échantillon serait trop long\u202f; un corpus plus court en a`,
  'no-exact': () =>
    'il n’y a pas de réponse exacte pour des segments, car quels tokens ont été choisis ensemble dépend de leur place\u202f; un essai qui choisit des tokens isolés en a une',
  'no-blank': () => 'le texte n’a pas de trou\u202f; écrivez [MASK] ou ___ là où les modèles doivent deviner',
  'text-too-long': ({ tokens, limit }) =>
    `le texte a ${tokens} tokens avec [CLS] et [SEP]\u202f; le modèle a ${limit} positions, raccourcissez-le donc`,
  'special-inside': ({ token }) =>
    `${token} est au milieu de la phrase\u202f; écrivez une phrase\u00a0: [CLS] avant et [SEP] après s’ajoutent d’eux-mêmes`,
  'no-sentence': ({ which }) => `il n’y a ${WHICH[which] ?? which}\u202f; écrivez au moins un mot`,
  'task-words': ({ task, missing, words, example }) =>
    `il manque au vocabulaire de l’encodeur pré-entraîné ${missing} des ${words} mots de la tâche ${quoted(TASKS[task] ?? task)}, comme ${quoted(example)}\u202f; pré-entraînez sur la grammaire world, qui les a tous`,
  'label-budget': ({ task, asked, limit }) =>
    `on ne peut pas tirer ${asked} exemples étiquetés\u202f; la tâche ${quoted(TASKS[task] ?? task)} en a de 1 à ${limit}`,
  'no-bert': field(
    'seul un BERT se prête au fine-tuning\u202f; choisissez-en un, ou ajoutez-en un sous «\u202fEssais\u202f»',
  ),
  'none-tuned': field(
    'aucun modèle n’a encore eu de fine-tuning\u202f; appuyez d’abord sur «\u202fLancer le fine-tuning\u202f»',
  ),
  'none-tuned-yet': field('aucun modèle n’a encore eu de fine-tuning\u202f; attendez le premier'),
  'no-such-run': ({ index, runs }) =>
    `l’essai ${index} n’existe pas\u202f; l’expérience en a ${runs}, comptés depuis 0`,
  'no-such-preset': ({ name, known }) => `il n’y a pas de préréglage ${quoted(name)}\u202f; il y a ${known}`,
  'no-such-question': ({ what }) => `il n’y a pas de question ${quoted(what)}\u202f; rechargez la page`,
  'no-such-step': ({ step, last }) => `il n’y a pas d’étape ${step}\u202f; l’essai a les étapes 1 à ${last}`,
  'no-such-task': ({ name, known }) => `il n’y a pas de tâche ${quoted(name)}\u202f; il y a ${known}`,
  'no-such-token': ({ field: name, token, last }) =>
    `${name}\u00a0: il n’y a pas de token ${token}\u202f; le dernier est ${last}`,
  'experiment-field': ({ field: name, reason }) => `${name}\u00a0: ${reason}`,
  'experiment-json': ({ reason }) => `l’expérience n’est pas du JSON valide\u00a0: ${reason}`,
  checkpoint: ({ reason }) => `le checkpoint ne peut pas servir\u00a0: ${reason}`,
  batch: ({ reason }) => `le lot ne peut pas servir\u00a0: ${reason}`,
  file: ({ path, reason }) => `${path}\u00a0: ${reason}`,
  tensor: ({ reason }) => `erreur interne de la bibliothèque de tenseurs\u00a0: ${reason}`,
  internal: ({ reason }) => `erreur interne\u00a0: ${reason}`,
  'not-started': () => 'l’essai n’a pas démarré, ou s’est arrêté',
};
