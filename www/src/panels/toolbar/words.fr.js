/** The words of the toolbar, in French. */

import { writing } from '../../words/numbers.js';

const { count, counted, fixed, quoted } = writing('fr');

/** @param {number} seconds */
const duration = (seconds) => {
  if (seconds < 10) return `${fixed(seconds, 1)}\u202fs`;
  if (seconds < 90) return `${Math.round(seconds)}\u202fs`;
  return `${Math.round(seconds / 60)}\u202fmin`;
};

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const toolbar = {
  train: 'Entraîner',
  trainAgain: 'Recommencer',
  resume: 'Continuer',
  step: 'Étape',
  reset: 'Réinitialiser',
  speed: 'Vitesse',
  speeds: { slow: 'lente', medium: 'moyenne', full: 'pleine' },
  speedHelp: {
    slow: '4 étapes par seconde',
    medium: '60 étapes par seconde',
    full: 'aussi vite que va cet appareil',
  },
  preset: 'Préréglage',
  ownPreset: 'le vôtre',
  ownAbout: 'Votre propre expérience.',
  various: 'divers',
  explain: 'À quoi cela sert-il\u202f?',
  controls: [
    [
      'Entraîner',
      'entraîne tous les essais à la fois, chacun de son côté, jusqu’au bout des étapes\u202f; «\u202fPause\u202f» arrête entre deux étapes.',
    ],
    ['Étape', 'fait une étape de chaque essai.'],
    [
      'Réinitialiser',
      'repart du début avec les réglages affichés\u202f; la même graine redonne les mêmes nombres.',
    ],
    ['Préréglage', 'charge une expérience préparée.'],
    ['Étapes', 'est le nombre d’étapes de chaque essai\u202f; une étape est un lot.'],
    ['Graine', 'décide de tout ce qui est tiré au hasard\u00a0: premiers poids, ordre, trous.'],
    ['Vitesse', 'ralentit l’entraînement pour qu’on voie chaque étape\u202f; les nombres restent les mêmes.'],
  ],
  progress: 'Avancement de l’entraînement',
  stepOf: (step, steps) => `étape ${count(step)} sur ${count(steps)}`,
  left: (seconds) => `encore ${duration(seconds)}`,
  tokensPerSecond: (n) => `${count(n >= 10_000 ? Math.round(n / 1000) * 1000 : n)} tokens/s`,
  phases: {
    idle: 'pas encore chargé',
    loading: 'chargement…',
    ready: 'prêt',
    running: 'entraînement',
    paused: 'en pause',
    done: 'fini',
    failed: 'échec',
  },
  waitsForEngine: 'chargement du moteur…',
  waitsForRuns: (n) => counted(n, { one: 'démarrage de # essai…', other: 'démarrage de # essais…' }),
  startsWhenReady: 'démarre dès que prêt',
  stale: 'Modifié depuis cet entraînement. «\u202fRéinitialiser\u202f» applique les changements.',
  applyEdits: 'Appliquer les changements',
  undoEdits: 'Annuler les changements',
  undo: 'Annuler',
  replaced: 'Changé. On peut retrouver les réglages et le texte tels qu’ils étaient.',
  show: 'Montrer',
  stopped: (label, reason) =>
    `${quoted(label)} s’est arrêté\u00a0: ${reason}. Les autres ne sont pas touchés.`,
};
