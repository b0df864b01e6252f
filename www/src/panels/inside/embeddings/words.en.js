/** The words of *Embeddings*. */

import { writing } from '../../../words/numbers.js';

const { count, percent, quoted, apart } = writing('en');

export const en = {
  waits: 'The models are not ready yet.',
  run: 'Run',
  word: 'Word',
  /** @param {string} typed @param {number} words */
  unknown: (typed, words) =>
    `${quoted(typed)} is not in the vocabulary. Choose one of its ${count(words)} words, which the list suggests.`,
  untrained: 'Not trained yet: these are the random initial embeddings.',
  /** @param {number} step */
  after: (step) => `After step ${count(step)}.`,
  /** @param {[number, number]} explained */
  axes: ([across, up]) =>
    `Of the variance of the words’ embeddings, the plane shows ${percent(across + up)}: ${percent(across)} across, ${percent(up)} up.`,
  help: 'Each point is a word’s embedding, projected on the first two principal components of that step. Distances on the plane leave out what the plane does not show; the cosines do not. From step to step each axis is mirrored where that brings it nearer to the picture before.',
  keys: 'Lines lead to the nearest words whose cosine is above 0. Click a point to choose its word, or move with the arrow keys.',
  /** @param {string} label */
  chart: (label) => `Embeddings of ${label}`,
  /** @param {string} word */
  neighbours: (word) => `Nearest to ${quoted(word)} by cosine`,
  special: 'special token',
  wordMark: 'word',
  none: 'no class',
  /** @param {string} token @param {string[]} classes */
  named: (token, classes) =>
    classes.length === 0
      ? apart(token)
      : `${apart(token)}: ${apart(classes[0])}${classes.length > 1 ? `, also ${classes.slice(1).map(apart).join(', ')}` : ''}`,
  /** @param {number} shown @param {number} of */
  cut: (shown, of) => `The first ${count(shown)} of ${count(of)} tokens, and the chosen one.`,
  asTable: 'Show as table',
  asChart: 'Show as chart',
  columns: ['word', 'class', 'across', 'up'],
  /** @param {string} label */
  table: (label) => `Places of the embeddings of ${label}`,
  classesTitle: 'Word classes: the grammar’s rules that yield the word directly.',
};
