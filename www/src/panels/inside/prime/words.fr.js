/** The words of *Prime, then fine-tune*, in French. */

import { writing } from '../../../words/numbers.js';

const { count, percent, counted, quoted } = writing('fr');

/** @param {number} n */
const steps = (n) => counted(n, { one: '# étape', other: '# étapes' });
/** @param {number} n */
const labels = (n) => counted(n, { one: '# étiquette', other: '# étiquettes' });

/** What was learnt from, after “avec”. @type {Record<string, string>} */
const objectives = {
  mlm: 'des trous',
  nsp: 'des trous et la phrase suivante',
  sop: 'des trous et l’ordre des phrases',
  rtd: 'des mots remplacés',
};

/** @type {import('../../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const prime = {
  help: 'Le pré-entraînement prépare l’encodeur, si bien que peu d’étiquettes peuvent suffire. Choisissez une tâche et le nombre d’exemples étiquetés, puis appuyez une fois. Trois apprenants reçoivent les mêmes exemples\u00a0: l’encodeur pré-entraîné, réentraîné en entier (fine-tuning)\u202f; le même encodeur gelé, avec un classifieur linéaire par-dessus\u202f; et un encodeur de même taille, sans pré-entraînement. Chacun est essayé avec cinq graines sur 400 autres exemples, dont aucun n’a reçu les étiquettes.',
  none: 'Seul un BERT peut être réentraîné ainsi, et l’expérience n’en a pas. Préparez l’exemple.',
  waits: 'Les essais se chargent…',
  run: 'Essai pré-entraîné',
  task: 'Tâche',
  labels: 'Étiquettes',
  untrained:
    'Cet essai n’a pas encore été entraîné\u00a0: son encodeur ne sait rien. Appuyez d’abord sur «\u202fEntraîner\u202f», ou comparez-le tel quel.',
  trained: (step, objective) => `Pré-entraîné pendant ${steps(step)} avec ${objectives[objective]}.`,
  objectives,
  stale: (run, step, now) =>
    `Ce qui suit est de ${quoted(run)} à l’étape ${count(step)}\u202f; il en est maintenant à l’étape ${count(now)}. Appuyez de nouveau pour comparer cela.`,
  gone: (run, step) =>
    `Ce qui suit est de ${quoted(run)} à l’étape ${count(step)}, un essai qui n’est plus là. Appuyez de nouveau pour comparer celui qui est là maintenant.`,
  replaced: 'Un nouveau tableau des scores a pris la place du précédent.',
  undo: 'Annuler',
  halt: 'Arrêter',
  goOn: 'Continuer',
  stopped: '\u202f; arrêté.',
  go: 'Lancer le fine-tuning',
  all: 'Remplir tout le tableau des scores',
  example: 'Préparer l’exemple',
  tasks: {
    acceptability: 'acceptabilité',
    topic: 'thème',
    entailment: 'implication',
    pos: 'nature du mot',
  },
  about: {
    acceptability: 'La phrase est-elle grammaticale\u202f? (La question de CoLA.)',
    topic: 'De quoi parle la phrase\u00a0: cuisine, musique ou jardin\u202f?',
    entailment:
      'La seconde phrase découle-t-elle de la première\u202f? La prédiction de la phrase suivante demande presque la même chose. Qui ne compare que les thèmes a raison neuf fois sur dix.',
    pos: 'Qu’est chaque mot\u00a0: nom, verbe, …\u202f? Une phrase étiquetée a une étiquette pour chacun de ses mots, et chaque mot compte.',
  },
  methods: {
    full: 'fine-tuning',
    probe: 'gelé + linéaire',
    scratch: 'sans pré-entraînement',
    'most frequent': 'étiquette la plus fréquente',
    'most frequent tag': 'nature habituelle du mot',
    'hidden Markov': 'Markov caché',
    'exact best': 'optimum exact',
    before: 'avant le fine-tuning',
  },
  progress: (done, all, now) => `Apprenants finis\u00a0: ${count(done)} sur ${count(all)}${now}`,
  now: (task, method, n) => `\u202f; en cours\u00a0: ${task}, ${labels(n)}, ${method}.`,
  stop: '.',
  scoreboard: 'Tableau des scores',
  csv: 'Tableau des scores en CSV',
  caption: (run, step) =>
    `Exactitude de ${quoted(run)} après ${steps(step)}\u00a0: moyenne des graines, avec la plus basse et la plus haute`,
  missing: '–',
  share: percent,
  range: (lowest, highest) => `${Math.round(100 * lowest)}–${Math.round(100 * highest)}`,
  chart: (task) =>
    `Exactitude pour la tâche ${quoted(task)} selon le nombre d’étiquettes. Le tableau des scores a les mêmes nombres.`,
  accuracy: 'exactitude',
  axis: 'étiquettes',
  closes: (n, gap, closed, trained, apart) => {
    const short = `Avec ${labels(n)}, l’encodeur sans pré-entraînement est à ${counted(Math.round(100 * gap), { one: '# point', other: '# points' })} de l’optimum.`;
    if (gap < 0.005)
      return `Avec ${labels(n)}, l’encodeur sans pré-entraînement atteint l’optimum\u00a0: il n’y a plus rien à gagner.`;
    if (!trained) return `${short} Cet encodeur n’a pas été pré-entraîné non plus.`;
    if (!apart) return `${short} Les graines avec pré-entraînement ne sont pas nettement meilleures.`;
    return `${short} Le pré-entraînement, puis le fine-tuning, comblent ${Math.round(100 * closed)}\u202f% de cet écart.`;
  },
  some: (done, all) => `${done} sur ${all}`,
  terms:
    'Étiquette la plus fréquente\u00a0: toujours celle des exemples d’entraînement. Nature habituelle\u00a0: celle que le mot y a le plus souvent. Markov caché\u00a0: un étiqueteur qui sait aussi quelle nature suit laquelle. Optimum exact\u00a0: qui connaît la grammaire, en moyenne sur toutes ses phrases\u202f; une phrase à deux lectures le tient sous 100\u202f%, et sur 400 phrases un apprenant peut tomber un peu au-dessus.',
  own: 'Votre propre phrase',
  ownHelp: (n) =>
    `Ce que disent les apprenants qui ont reçu ${labels(n)} (la première des graines), et ce que dit l’encodeur pré-entraîné avec un classifieur qui n’a encore rien appris. La tâche se choisit plus haut.`,
  first: 'Phrase',
  second: 'Seconde phrase',
  label: 'étiquette',
  token: 'mot',
  unknown: (words) => `Hors du vocabulaire, lus comme [UNK]\u00a0: ${words.map(quoted).join(', ')}.`,
  truncated: (words, pair) =>
    `Trop long pour le modèle\u00a0: ${counted(words, { one: '# mot est laissé', other: '# mots sont laissés' })} de côté à la fin${pair ? ' de la plus longue phrase' : ''}.`,
  // In English, as the grammar that was learnt.
  examples: {
    acceptability: ['the queens near the house bakes the bread', ''],
    topic: ['the old king plays the tune', ''],
    entailment: ['the queens near the house bake the bread', 'some women make food'],
    pos: ['the cooks water the plants', ''],
  },
};
