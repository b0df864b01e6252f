/** The words of the toolbar, in German. */

import { writing } from '../../words/numbers.js';

const { count, counted, fixed, quoted } = writing('de');

/** @param {number} seconds */
const duration = (seconds) => {
  if (seconds < 10) return `${fixed(seconds, 1)}\u202fs`;
  if (seconds < 90) return `${Math.round(seconds)}\u202fs`;
  return `${Math.round(seconds / 60)}\u202fmin`;
};

/** @type {import('../../words/language.js').Translation<typeof import('./words.en.js').en>} */
export const toolbar = {
  train: 'Trainieren',
  trainAgain: 'Noch einmal',
  resume: 'Weiter',
  step: 'Schritt',
  reset: 'Zurücksetzen',
  speed: 'Tempo',
  speeds: { slow: 'langsam', medium: 'mittel', full: 'voll' },
  speedHelp: {
    slow: '4 Schritte je Sekunde',
    medium: '60 Schritte je Sekunde',
    full: 'so schnell, wie dieses Gerät kann',
  },
  preset: 'Vorlage',
  ownPreset: 'eigenes',
  ownAbout: 'Eigenes Experiment.',
  various: 'verschieden',
  explain: 'Was bewirkt das?',
  controls: [
    [
      'Trainieren',
      'trainiert alle Läufe zugleich, jeden für sich, bis die Schritte aufgebraucht sind; „Pause“ hält zwischen zwei Schritten an.',
    ],
    ['Schritt', 'macht einen Schritt in jedem Lauf.'],
    [
      'Zurücksetzen',
      'beginnt mit den gezeigten Einstellungen von vorn; derselbe Seed gibt wieder dieselben Zahlen.',
    ],
    ['Vorlage', 'lädt ein vorbereitetes Experiment.'],
    ['Schritte', 'sagt, wie viele Schritte jeder Lauf trainiert; ein Schritt ist ein Batch.'],
    ['Seed', 'legt jeden Zufall fest: erste Gewichte, Reihenfolge, Lücken.'],
    ['Tempo', 'bremst das Training, sodass einzelne Schritte zu sehen sind; die Zahlen bleiben dieselben.'],
  ],
  progress: 'Fortschritt des Trainings',
  stepOf: (step, steps) => `Schritt ${count(step)} von ${count(steps)}`,
  left: (seconds) => `noch ${duration(seconds)}`,
  tokensPerSecond: (n) => `${count(n >= 10_000 ? Math.round(n / 1000) * 1000 : n)} Tokens/s`,
  phases: {
    idle: 'noch nicht geladen',
    loading: 'lädt …',
    ready: 'bereit',
    running: 'trainiert',
    paused: 'angehalten',
    done: 'fertig',
    failed: 'fehlgeschlagen',
  },
  waitsForEngine: 'der Rechenkern lädt …',
  waitsForRuns: (n) => counted(n, { one: '# Lauf startet …', other: '# Läufe starten …' }),
  startsWhenReady: 'startet, sobald bereit',
  stale: 'Seit diesem Training geändert. „Zurücksetzen“ übernimmt die Änderungen.',
  applyEdits: 'Änderungen übernehmen',
  undoEdits: 'Änderungen verwerfen',
  undo: 'Rückgängig',
  replaced: 'Geändert. Die früheren Einstellungen und der frühere Text lassen sich zurückholen.',
  show: 'Zeigen',
  stopped: (label, reason) =>
    `${quoted(label)} ist abgebrochen: ${reason}. Die anderen sind nicht betroffen.`,
};
