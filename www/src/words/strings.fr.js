/** What is said in several places, in French. */

import { writing } from './numbers.js';

const { count, counted, list, quoted } = writing('fr');

/** @type {import('./language.js').Translation<typeof import('./strings.en.js').en>} */
export const strings = {
  lab: 'Cloze, un laboratoire pour les modèles de langue masqués',

  missing: (what) =>
    `Il manque à ce navigateur\u00a0: ${what}. Les modèles en ont besoin\u202f; une version récente de Firefox, Chrome, Edge ou Safari l’a.`,
  loadFailed: (path, reason) =>
    `Le moteur (${path}) n’a pas pu être chargé\u00a0: ${reason}. Vérifiez la connexion, puis appuyez sur «\u202fRéinitialiser\u202f».`,
  workerRefused: (reason) =>
    `Cette page ne laisse pas les modèles tourner dans des workers\u00a0: ${reason}. Sa content security policy a besoin de worker-src blob: et, avec Trusted Types, de la règle cloze.`,
  noWorker: 'le worker n’a pas pu être démarré',
  unreadable: 'un message du worker n’a pas pu être lu',
  stop: '.',

  toolbar: 'Entraînement',
  pause: 'Pause',
  showTrained: 'Montrer les modèles entraînés',
  field: (name, run) => (run === null ? quoted(name) : `${quoted(name)} de ${run}`),
  mend: (name, message) => `Pas démarré. À corriger d’abord, ${name}\u00a0: ${message}.`,
  unknownAttribute: (name, value, known) =>
    `${name}\u00a0: ${quoted(value)} n’est pas connu\u202f; sont connus ${known.join(', ')}.`,
  experimentFailed: (url, reason) => `L’expérience ${url} n’a pas pu servir\u00a0: ${reason}.`,

  linkIgnored: ([first, ...others]) =>
    `Le lien n’a pas été compris en entier. Ignoré\u00a0: ${first}${others.length > 0 ? `\u202f; et ${counted(others.length, { one: '# autre partie', other: '# autres parties' })}` : ''}.`,

  failedTitle: 'Cette expérience ne peut pas tourner',
  loadFailedTitle: 'Le laboratoire n’a pas pu démarrer',
  failedNext: 'Changez ce que la phrase nomme, puis réessayez. Tout ce que vous avez saisi est encore là.',
  tryAgain: 'Réessayer',

  corpus: 'Corpus',
  notices: {
    'nothing-held-out': () =>
      'Rien n’est mis de côté\u00a0: l’échantillon a tous les documents de la langue, ou rien n’était demandé.',
    'only-single-words': () => 'Chaque phrase a un seul mot\u00a0: il n’y a pas de contexte d’où apprendre.',
    'single-words': ({ sentences }) =>
      counted(sentences, {
        one: '# phrase a un seul mot et ne donne pas de contexte.',
        other: '# phrases ont un seul mot et ne donnent pas de contexte.',
      }),
    'spellings-merged': ({ words, merged }) => {
      const named = merged.slice(0, 5).map((spellings) => spellings.join(' = '));
      const others =
        words > named.length ? [counted(words - named.length, { one: '# autre', other: '# autres' })] : [];
      return `Les modèles lisent sans accents, comme BERT\u00a0: ceux-ci sont donc devenus un seul mot\u00a0: ${list([...named, ...others])}.`;
    },
    'pairs-truncated': ({ positions }) =>
      `Certaines paires sont plus longues que les ${count(positions)} positions\u00a0: la plus longue phrase de chacune perd sa fin.`,
    'examples-truncated': ({ task, truncated, examples, positions }) =>
      `${count(truncated)} des ${count(examples)} exemples de ${task} sont plus longs que les ${count(positions)} positions de l’encodeur pré-entraîné et ont été coupés, la plus longue phrase d’abord.`,
  },

  loss: 'Perte',
  xAxis: 'étape',
  yAxis: 'perte (nats par cible)',
  gapAxis: 'perte − plancher (nats par cible)',
  exactMoved: 'La colonne «\u202fexact\u202f» est celle du texte modifié.',

  blanks: 'Texte à trous',
  right: 'juste',
  wrong: 'faux',

  runs: 'Essais',
  newRun: 'nouvel essai',
  copyOf: (label, n) => (n === 1 ? `${label}, copie` : `${label}, copie ${n}`),

  inside: 'Voir à l’intérieur',
  notOpened: (name, reason) =>
    `${quoted(name)} n’a pas été ouvert\u00a0: ${reason}. On ouvre ici les fichiers que «\u202fEmporter\u202f» a enregistrés\u202f; un texte à apprendre se met dans le champ du corpus.`,
  recorded:
    'Ces courbes viennent du fichier. «\u202fEntraîner\u202f» les refait et dit si ce sont les mêmes.',
  sameAsFile: 'Le même essai que dans le fichier, bit pour bit.',
  otherThanFile: (labels) =>
    `Ce n’est pas l’essai du fichier\u00a0: les pertes de ${list(labels.map(quoted))} diffèrent. Le fichier vient d’une autre version de cette page, ou il a été modifié.`,
  noDrawing: 'il n’y a pas de dessin\u202f; si le panneau montre un tableau, faites-lui montrer le graphique',
  notSaved: (reason) => `Rien n’a été enregistré\u00a0: ${reason}.`,
  notResumed: (reason) =>
    `L’entraînement conservé ne peut pas continuer, il repart donc du début\u00a0: ${reason}.`,
  otherCurve: 'ses courbes sont d’autres étapes',
  whatIf: {
    copy: 'tous les tokens',
    masks: 'toujours [MASK]',
    static: 'masques fixes',
    spans: 'segments',
  },
  insideLoading: 'chargement…',
  insideFailed: 'Ces panneaux n’ont pas pu être chargés. Vérifiez la connexion.',

  milestone: (share, step) => `Entraîné à ${share}\u202f%, étape ${count(step)}.`,
  pausedAt: (step) => `En pause à l’étape ${count(step)}.`,
  done: 'L’entraînement est fini.',
  doneBut: (labels, of) =>
    `L’entraînement est fini\u00a0: ${labels.length} des ${of} essais se sont arrêtés avant, ${list(labels)}.`,
};
