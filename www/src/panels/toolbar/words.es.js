/** The words of the toolbar, in Spanish. */

import { writing } from '../../words/numbers.js';

const { count, counted, fixed, quoted } = writing('es');

/** @param {number} seconds */
const duration = (seconds) => {
  if (seconds < 10) return `${fixed(seconds, 1)}\u202fs`;
  if (seconds < 90) return `${Math.round(seconds)}\u202fs`;
  return `${Math.round(seconds / 60)}\u202fmin`;
};

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const toolbar = {
  train: 'Entrenar',
  trainAgain: 'Otra vez',
  resume: 'Seguir',
  step: 'Paso',
  reset: 'Reiniciar',
  speed: 'Velocidad',
  speeds: { slow: 'lenta', medium: 'media', full: 'máxima' },
  speedHelp: {
    slow: '4 pasos por segundo',
    medium: '60 pasos por segundo',
    full: 'tan rápido como pueda este aparato',
  },
  preset: 'Preajuste',
  ownPreset: 'el tuyo',
  ownAbout: 'Tu propio experimento.',
  various: 'varias',
  explain: '¿Qué hace esto?',
  controls: [
    [
      'Entrenar',
      'entrena todas las ejecuciones a la vez, cada una por su lado, hasta agotar los pasos; «Pausa» detiene entre dos pasos.',
    ],
    ['Paso', 'hace un paso de cada ejecución.'],
    [
      'Reiniciar',
      'empieza de nuevo con los ajustes que se ven; la misma semilla vuelve a dar los mismos números.',
    ],
    ['Preajuste', 'carga un experimento preparado.'],
    ['Pasos', 'es cuántos pasos entrena cada ejecución; un paso es un lote.'],
    ['Semilla', 'decide todo lo que se deja al azar: primeros pesos, orden, huecos.'],
    ['Velocidad', 'frena el entrenamiento para que se vea cada paso; los números no cambian.'],
  ],
  progress: 'Avance del entrenamiento',
  stepOf: (step, steps) => `paso ${count(step)} de ${count(steps)}`,
  left: (seconds) => `quedan ${duration(seconds)}`,
  tokensPerSecond: (n) => `${count(n >= 10_000 ? Math.round(n / 1000) * 1000 : n)} tokens/s`,
  phases: {
    idle: 'sin cargar aún',
    loading: 'cargando…',
    ready: 'listo',
    running: 'entrenando',
    paused: 'en pausa',
    done: 'terminado',
    failed: 'fallido',
  },
  waitsForEngine: 'cargando el motor…',
  waitsForRuns: (n) => counted(n, { one: 'arrancando # ejecución…', other: 'arrancando # ejecuciones…' }),
  startsWhenReady: 'empieza en cuanto esté listo',
  stale: 'Modificado desde este entrenamiento. «Reiniciar» aplica los cambios.',
  applyEdits: 'Aplicar los cambios',
  undoEdits: 'Descartar los cambios',
  undo: 'Deshacer',
  replaced: 'Cambiado. Se pueden recuperar los ajustes y el texto tal como estaban.',
  show: 'Mostrar',
  stopped: (label, reason) => `${quoted(label)} se detuvo: ${reason}. Las demás siguen igual.`,
};
