/** The words of the lesson's frame and of its first page, in French. The marks in them are those of rich.js. */

import { writing } from '../words/numbers.js';

const { percent, quoted } = writing('fr');

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const lesson = {
  lesson: 'Leçon',
  place: (n, of) => `${n} sur ${of}`,
  contents: 'Toutes les pages',
  back: 'Retour',
  next: 'Suite',
  laboratory: 'Ouvrir tout le laboratoire',
  toLesson: 'Retour à la leçon',
  train: 'Entraîner et voir',
  see: 'Voir',
  again: 'Répondre de nouveau',
  faster: 'Jusqu’au bout',
  training: (step, steps) => `Entraînement\u00a0: étape ${step} sur ${steps}.`,
  starting: 'Démarrage…',
  progress: 'Avancement de l’entraînement',
  skip: 'On peut aussi appuyer sans répondre.',
  youSaid: 'Votre réponse\u00a0:',
  skipped: 'Vous n’avez rien choisi.',
  failed: (reason) => `L’entraînement s’est arrêté\u00a0: ${reason}`,
  unknownPage: (name) => `La leçon n’a pas de page ${quoted(name)}\u202f; elle commence ici.`,
  noPage: 'Cette page de la leçon n’a pas pu être chargée. Vérifiez la connexion, puis réessayez.',
  stop: '.',
  corpus: 'Tout ce que lit le modèle',
  notChosen: 'pas encore choisi',
  inNats: (n) => `${n} nats`,
  lossAxis: 'Perte, en nats',
  titles: {
    blanks: 'Remplir des trous',
    notebook: 'Un modèle qui se trompe d’animal',
    floor: 'La plus petite perte possible',
    bidirectional: 'Gauche, droite, les deux',
    counterexample: 'Votre propre contre-exemple',
    corruption: '80/10/10',
    targets: 'Seuls les mots choisis comptent',
    memorise: 'Apprendre, ou apprendre par cœur',
    attention: 'Où il regarde, et ce qui décide',
    sentences: 'Deux phrases',
    pretraining: 'Ce qu’apporte le pré-entraînement',
    'own-text': 'Votre propre texte',
    end: 'Ce que vous avez vu',
  },
  drawing: {
    label:
      'Le modèle\u00a0: chaque mot devient un vecteur, le trou recueille les vecteurs des autres et donne à chaque mot une probabilité.',
    before: 'Des mots, les vecteurs qui les représentent, l’attention, et la réponse pour le trou.',
    after:
      'Après l’entraînement. Une ligne est d’autant plus épaisse que la réponse change quand ce mot est caché aussi.',
  },

  blanks: {
    text: [
      'BERT apprend une langue en remplissant des trous. Un mot d’une phrase devient [MASK], et le {model|modèle} dit quel mot était là.',
      'Personne ne lui écrit les réponses\u00a0: elles sont dans le texte. Ici, il ne lit que trois phrases, encore et encore.',
    ],
    ask: 'Après l’entraînement, que mettra-t-il dans le trou\u202f?',
    outcome: ({ said }) => `Le modèle dit *${said.token}*, et en est sûr à ${percent(said.probability)}.`,
    because: {
      right: ({ truth }) =>
        `Les mots autour du trou ne conviennent qu’à une phrase, et là le mot est *${truth}*.`,
      other: ({ truth }) =>
        `L’autre animal est le plus fréquent. Mais aucune phrase ne l’a entre ces deux mots\u202f; l’une y a *${truth}*.`,
      wrong: ({ truth }) =>
        `Ce mot n’est à cette place dans aucune phrase. Entre ces deux mots, il y a *${truth}*.`,
      skipped: ({ truth }) => `Entre ces deux mots, le corpus a *${truth}* et rien d’autre.`,
    },
    why: () =>
      'Au début, il devinait à l’aveugle. À chaque {step|étape}, il a comparé ses réponses aux mots cachés, et changé un peu ses nombres pour les rendre plus probables.',
    vary: 'Faire un trou dans une autre phrase',
    varied: ({ said }) =>
      `Ici, il dit *${said.token}* (${percent(said.probability)})\u00a0: les mots autour sont différents.`,
  },

  terms: {
    model:
      'Un programme avec beaucoup de nombres, ses poids. Ils décident de ses réponses, et l’entraînement les change.',
    token: 'Ce que le modèle lit à la fois\u00a0: un mot, un signe de ponctuation, ou un signe comme [MASK].',
    loss: 'Combien la bonne réponse a surpris le modèle\u00a0: −ln de la probabilité qu’il lui donnait. 0 est la certitude.',
    nat: 'L’unité de surprise qui va avec ln, comme le bit va avec le logarithme de base 2. Un nat vaut 1,44 bit.',
    entropy:
      'À quel point une chose est incertaine\u00a0: la surprise moyenne de qui sait combien de fois chacune arrive, et rien d’autre.',
    floor:
      'La plus petite perte moyenne qu’un modèle qui voit la même chose puisse atteindre sur ce texte. Elle est calculée, pas entraînée.',
    step: 'Un lot de phrases, et un changement des poids.',
    attention:
      'Comment un token en regarde d’autres\u00a0: il recueille une moyenne pondérée de leurs vecteurs. Les poids sont recalculés pour chaque phrase, selon des règles apprises.',
    vector: 'Une liste de nombres, ici 32, qui représente un token. Ce que le modèle sait du token y est.',
    head: 'Un motif d’attention. Une couche en a plusieurs, côte à côte, et chaque tête peut regarder ailleurs.',
    corruption: 'Ce qu’on fait aux mots choisis avant que le modèle voie la phrase.',
    target: 'Un token choisi pour être deviné. La perte est la moyenne sur les cibles.',
    epoch: 'Autant d’étapes qu’il en faut pour voir chaque phrase une fois.',
    grammar: 'Une liste de règles d’où l’on tire des phrases, avec des probabilités connues.',
    'held out': 'On n’entraîne pas dessus\u00a0: mis de côté pour mesurer ce qui a été appris.',
    'fine-tune': 'Entraîner encore un peu un modèle pré-entraîné, sur une tâche qui a des étiquettes.',
    'pre-train':
      'Entraîner d’abord sur les trous d’un grand texte, sans étiquettes, pour des tâches à venir.',
  },
};
