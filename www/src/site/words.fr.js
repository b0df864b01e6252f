/** The words of the page around the lab, in French. */

import { writing } from '../words/numbers.js';

const { count, counted, list, quoted } = writing('fr');

/** @type {import('../words/language.js').Translation<typeof import('./words.en.js').en>} */
const site = {
  tagline: 'Regardez apprendre le modèle de langue masqué de BERT, dans cet onglet.',
  skip: 'Aller à la leçon',
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
      ...(has('hide') ? ['ce qui est caché'] : []),
    ];
    const changes = parts.length > 0 ? `, et ce que vous avez changé\u00a0: ${list(parts)}` : '';
    return `Le lien contient le préréglage ${quoted(preset)}${changes}. Qui l’ouvre voit les mêmes réglages\u202f; rien ne s’entraîne avant un appui sur «\u202fEntraîner\u202f».`;
  },
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
};

export const parts = { site };
