/** The words of the settings, in French. */

/** @type {import('./language.js').Translation<typeof import('./settings.en.js').en>} */
export const settings = {
  settings: {
    steps: { label: 'Étapes', help: 'Nombre d’étapes de chaque essai\u202f; une étape est un lot.' },
    'corpus.sentences': { label: 'tirées', help: 'Nombre de phrases sur lesquelles on entraîne.' },
    'corpus.held_out': {
      label: 'mises de côté',
      help: 'Phrases sur lesquelles on n’entraîne pas, pour distinguer apprendre d’apprendre par cœur.',
    },
    'corpus.sample': { label: 'graine du tirage', help: 'Décide quelles phrases sont tirées.' },
    label: { label: 'nom', help: 'Le nom de cet essai sur la page.' },
    objective: {
      label: 'objectif',
      help: 'Ce qui est appris\u00a0: remplir des trous, seul ou avec un jugement sur des paires de phrases\u202f; ou repérer les mots remplacés.',
    },
    seed: {
      label: 'graine',
      help: 'Décide de tout ce qui est tiré au hasard\u202f; la même graine donne les mêmes nombres.',
    },
    'model.kind': {
      label: 'modèle',
      help: 'Celui du notebook voit un token à la fois\u202f; dans BERT, les tokens se regardent.',
    },
    'model.width': { label: 'largeur', help: 'Nombre de valeurs qui représentent un token.' },
    'model.layers': { label: 'couches', help: 'Nombre de fois où les tokens se regardent.' },
    'model.heads': {
      label: 'têtes',
      help: 'Motifs d’attention côte à côte dans une couche\u202f; leur nombre doit diviser la largeur.',
    },
    'model.hidden': {
      label: 'largeur',
      help: 'Nombre de valeurs qui représentent un token (hidden size)\u202f; un multiple du nombre de têtes.',
    },
    'model.intermediate': {
      label: 'largeur feed-forward',
      help: 'Largeur de la couche entre deux attentions.',
    },
    'model.context': { label: 'contexte', help: 'Les autres positions qu’un token a le droit de regarder.' },
    'model.dropout': {
      label: 'dropout',
      help: 'Part des valeurs mises à zéro au hasard pendant l’entraînement\u202f; évite d’apprendre par cœur.',
    },
    'model.init': {
      label: 'dispersion initiale',
      help: 'Écart type des premiers poids\u202f; 0,02 pour BERT.',
    },
    'model.positions': {
      label: 'positions',
      help: 'Entrée la plus longue, en tokens\u202f; vide\u00a0: autant qu’il en faut au corpus, 16 au moins.',
    },
    'masking.select': {
      label: 'cibles',
      help: 'Les tokens à deviner\u00a0: toujours la même position, ou une part de chaque phrase, au hasard.',
    },
    'masking.select.position': {
      label: 'position',
      help: 'Le token à deviner, compté depuis 0 à [CLS]\u00a0: le premier mot est 1.',
    },
    'masking.select.rate': {
      label: 'part',
      help: 'Part des tokens qui sont à deviner\u202f; 0,15 pour BERT.',
    },
    'masking.select.rule': {
      label: 'règle',
      help: 'Un nombre fixe par phrase, comme dans BERT\u202f; chaque token au hasard\u202f; ou des segments entiers, comme dans SpanBERT.',
    },
    'masking.mask': {
      label: 'deviennent [MASK]',
      help: 'Part des cibles remplacées par [MASK]\u202f; 0,8 pour BERT.',
    },
    'masking.random': {
      label: 'au hasard',
      help: 'Part des cibles remplacées par un mot au hasard\u202f; le reste est gardé. 0,1 pour BERT.',
    },
    'masking.draws': {
      label: 'masques',
      help: 'Retirés chaque fois qu’une phrase revient, comme dans RoBERTa, ou une fois pour toutes par phrase.',
    },
    'masking.scored': {
      label: 'perte sur',
      help: 'Les cibles, comme dans BERT, ou tous les tokens\u00a0: alors la plupart des réponses sont dans l’entrée.',
    },
    'batch.size': { label: 'taille du lot', help: 'Phrases par étape.' },
    'batch.order': { label: 'ordre', help: 'Comme dans le corpus, ou mélangé à chaque époque.' },
    'optimizer.lr': {
      label: 'taux d’apprentissage',
      help: 'De combien chaque étape déplace les poids.',
    },
    'optimizer.schedule': {
      label: 'évolution',
      help: 'Après l’échauffement, le taux reste constant, ou descend à 0 jusqu’à la dernière étape.',
    },
    'optimizer.warmup': {
      label: 'étapes d’échauffement',
      help: 'Étapes pendant lesquelles le taux monte depuis 0.',
    },
    'optimizer.weight_decay': {
      label: 'weight decay',
      help: 'Tire les poids vers 0\u202f; avec 0, c’est Adam tout simple.',
    },
    'optimizer.clip': {
      label: 'norme d’écrêtage',
      help: 'Plus long gradient suivi en entier\u202f; vide\u00a0: jamais écrêté.',
    },
    'optimizer.beta1': { label: 'beta 1', help: 'Mémoire du gradient moyen.' },
    'optimizer.beta2': { label: 'beta 2', help: 'Mémoire du gradient au carré.' },
    'optimizer.epsilon': {
      label: 'epsilon',
      help: 'Garde finie la division par de petits gradients.',
    },
  },
  values: {
    'model.kind': { notebook: 'celui du notebook', bert: 'BERT' },
    'model.context': { none: 'aucun', left: 'à gauche', right: 'à droite', both: 'les deux côtés' },
    objective: {
      mlm: 'remplir des trous',
      nsp: 'et phrase suivante',
      sop: 'et ordre des phrases',
      rtd: 'et mots remplacés',
    },
    'masking.select': { position: 'une position', rate: 'une part, au hasard' },
    'masking.select.rule': { count: 'nombre fixe', bernoulli: 'au hasard', span: 'segments' },
    'masking.draws': { fresh: 'nouveaux', static: 'fixes' },
    'masking.scored': { targets: 'cibles', all: 'tous les tokens' },
    'batch.order': { sequential: 'comme dans le corpus', shuffled: 'mélangé' },
    'optimizer.schedule': { constant: 'constant', linear: 'linéaire' },
  },
  emptyMeans: { 'model.positions': 'automatique', 'optimizer.clip': 'jamais' },
};
