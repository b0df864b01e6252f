/** The words of the toolbar. */

import { writing } from '../../words/numbers.js';

const { count, plural, fixed } = writing('en');

/** @param {number} seconds */
const duration = (seconds) => {
  if (seconds < 10) return `${fixed(seconds, 1)}\u202fs`;
  if (seconds < 90) return `${Math.round(seconds)}\u202fs`;
  return `${Math.round(seconds / 60)}\u202fmin`;
};

/** @param {number} n */
const rate = (n) =>
  n >= 1000 ? `${n >= 10_000 ? Math.round(n / 1000) : fixed(n / 1000, 1)}\u202fk` : count(n);

export const en = {
  train: 'Train',
  trainAgain: 'Train again',
  resume: 'Train on',
  step: 'Step',
  reset: 'Reset',
  speed: 'Speed',
  speeds: { slow: 'slow', medium: 'medium', full: 'full' },
  speedHelp: { slow: '4 steps a second', medium: '60 steps a second', full: 'as fast as this device goes' },
  preset: 'Preset',
  ownPreset: 'your own',
  ownAbout: 'Your own experiment.',
  various: 'various',
  explain: 'What do these do?',
  controls: [
    [
      'Train',
      'trains all runs at once, each in a worker of its own, until the steps are used up; Pause stops between two steps.',
    ],
    ['Step', 'makes one step of every run.'],
    ['Reset', 'starts afresh with the settings shown; the same seed gives the same numbers again.'],
    ['Preset', 'loads a prepared experiment.'],
    ['Steps', 'is the training budget of each run; a step is one batch.'],
    ['Seed', 'decides every random choice: first weights, order, blanks.'],
    ['Speed', 'slows training down so that single steps can be watched; it does not change the numbers.'],
  ],
  progress: 'Training progress',
  /** @param {number} step @param {number} steps */
  stepOf: (step, steps) => `step ${count(step)} of ${count(steps)}`,
  /** @param {number} seconds */
  left: (seconds) => `${duration(seconds)} left`,
  /** @param {number} n */
  tokensPerSecond: (n) => `${rate(n)} tokens/s`,
  phases: {
    idle: 'not loaded yet',
    loading: 'loading …',
    ready: 'ready',
    running: 'training',
    paused: 'paused',
    done: 'done',
    failed: 'failed',
  },
  waitsForEngine: 'loading the engine …',
  /** @param {number} n */
  waitsForRuns: (n) => `starting ${plural(n, 'run')} …`,
  startsWhenReady: 'starts when ready',
  stale: 'Edited since this training. Reset applies the changes.',
  applyEdits: 'Apply the changes',
  undoEdits: 'Undo the changes',
  undo: 'Undo',
  replaced: 'Changed. The settings and the text as they were can be brought back.',
  show: 'Show',
  /** @param {string} label @param {string} reason */
  stopped: (label, reason) => `“${label}” stopped: ${reason}. The others are not affected.`,
};
