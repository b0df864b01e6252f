/** The words of the page around the lab, in French. */

import { writing } from '../words/numbers.js';

const { count, counted, list, quoted } = writing('fr');

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
const site = {
  tagline: 'Regardez apprendre le modèle de langue masqué de BERT, dans cet onglet.',
  skip: 'Aller au contenu',
  toLesson: 'Retour à la leçon',
  toCome: 'Vous verrez ici l’entraînement.',
  language: 'Langue',
  themes: { auto: 'Thème\u00a0: auto', light: 'Thème\u00a0: clair', dark: 'Thème\u00a0: sombre' },
  share: 'Partager',
  embed: 'Intégrer',
  close: 'Fermer',
  copy: 'Copier',
  guides: 'Guides',
  embedding: 'Intégrer',
  embeddingPage: 'embedding.fr.html',
  teachers: 'Pour les enseignants',
  teachersPage: 'teachers.fr.html',
  footer:
    'Tout tourne dans cet onglet\u202f; rien de ce que vous saisissez ne quitte votre machine. Le nom est celui de la tâche\u00a0: remplir les trous d’un texte est le test de closure, en anglais «\u202fcloze procedure\u202f» (Taylor, 1953), que BERT cite.',
  shareTitle: 'Partager cette expérience',
  withFingerprint: 'avec une empreinte',
  fingerprintHelp:
    'Après l’entraînement, qui ouvre le lien apprend si ses pertes sont les mêmes que les vôtres, bit pour bit.',
  link: 'Lien',
  embedExperiment: 'Intégrer cette expérience',
  embedWhere: 'Où',
  embedWidth: 'Largeur en pixels',
  embedHeight: 'Hauteur en pixels',
  allThereIs: 'toute la place',
  embedTheme: 'Thème',
  embedThemes: { auto: 'comme le système du lecteur', light: 'clair', dark: 'sombre' },
  embedParts: 'Parties à montrer',
  embedFigureTitle: 'Titre au-dessus de la figure',
  embedCaption: 'Légende sous la figure',
  embedCompact: 'compact\u00a0: sans textes d’aide',
  embedTrained: 'avec un bouton qui montre les modèles entraînés',
  embedNever:
    'Sans «\u202fEntraînement\u202f», personne ne pourra jamais entraîner cette figure\u00a0: ses courbes restent vides. Ajoutez le bouton qui montre les modèles entraînés, ou cochez «\u202fEntraînement\u202f».',
  pasteThis: 'À coller',
  preview: 'Aperçu',

  sameRun: 'Le même essai que celui de l’auteur, bit pour bit.',
  otherRun: (labels, of) =>
    `Ce n’est pas l’essai dont vient le lien\u00a0: les pertes de ${list(labels.map(quoted))} diffèrent${labels.length < of ? '\u202f; les autres sont les mêmes, bit pour bit' : ''}. L’auteur avait une autre version de cette page, ou le lien a été modifié.`,
  linkHolds: (preset, names) => {
    const has = (/** @type {string} */ start) => [...names].some((name) => name.startsWith(start));
    const parts = [
      ...(has('corpus.text') || has('corpus.grammar') ? ['votre texte'] : has('corpus') ? ['le corpus'] : []),
      ...(names.has('steps') ? ['les étapes'] : []),
      ...(has('seed') ? ['la graine'] : []),
      ...(has('runs') ? ['les réglages des essais'] : []),
      ...(has('blank') ? ['la phrase avec ses trous'] : []),
      ...(names.has('open') ? ['les panneaux ouverts'] : []),
      ...(names.has('step') ? ['l’étape qu’ils montrent'] : []),
      ...(names.has('title') || names.has('caption') ? ['le titre et la légende'] : []),
      ...(has('hide') ? ['ce qui est caché'] : []),
    ];
    const changes = parts.length > 0 ? `, et ce que vous avez changé\u00a0: ${list(parts)}` : '';
    return `Le lien contient le préréglage ${quoted(preset)}${changes}. Qui l’ouvre voit les mêmes réglages\u202f; rien ne s’entraîne avant un appui sur «\u202fEntraîner\u202f».`;
  },
  linkHoldsPage: 'Le lien ouvre cette page de la leçon. Vos réponses n’y sont pas.',
  linkLength: (characters) =>
    `${counted(characters, { one: '# caractère', other: '# caractères' })}.${characters > 2000 ? ` Certains programmes coupent les liens de plus de ${count(2000)} caractères.` : ''}`,
  copied: 'Copié.',
  copyByHand:
    'Le navigateur n’autorise pas la copie ici. Le texte est sélectionné\u00a0: appuyez sur Ctrl+C, ou ⌘C sur un Mac.',
  embedKinds: {
    iframe: 'Toute page web (iframe)',
    element: 'Toute page web (custom element)',
    quarto: 'Quarto',
    jupyter: 'Jupyter Book, MyST',
    reveal: 'Reveal.js',
    lms: 'Canvas, Moodle',
  },
  embedTitle: 'Cloze\u00a0: un petit BERT, entraîné dans cette page',
  embedPreview: 'Aperçu du laboratoire intégré',

  keeping: 'Ce que garde ce navigateur',
  keepWork: 'Garder mon travail dans ce navigateur',
  forgetWork: 'Effacer tout ce qui est gardé',
  keepsNothing: 'Ce navigateur ne laisse rien garder à la page ici. Tout le reste fonctionne.',
  keepsFromNow: 'Gardés à partir de maintenant\u00a0: votre texte, les réglages et l’entraînement.',
  forgotten: 'Effacé\u00a0: ce navigateur ne garde rien de votre travail.',
  keptCorrupt:
    'Ce que ce navigateur gardait de votre travail est illisible\u00a0: cette partie repart du début.',
  keptOtherVersion:
    'Ce que ce navigateur gardait de votre travail vient d’une autre version de cette page\u00a0: cette partie repart du début.',
  keptFull:
    'Le stockage de ce navigateur est plein\u00a0: votre dernier travail n’est pas gardé. Tout le reste fonctionne.',
  notKept: (reason) =>
    `Ce navigateur n’a pas pu garder votre dernier travail, mais tout le reste fonctionne. Il dit\u00a0: ${reason}`,
};

export const parts = { site };
