/** The words of *How the answer grew*. */

import { writing } from '../../../words/numbers.js';

const { count, percent, either, apart } = writing('en');

export const en = {
  help: 'What each model would have put into the blank, at some sixty moments of its training. The stronger the colour, the more probable. Exact: the exact predictor’s probability; it knows the corpus and sees both sides.',
  noBlank: 'Click a word of “Fill in the blank” to blank it out; it is followed from then on.',
  waits: 'The models are not ready yet.',
  blank: 'Blank',
  /** @param {number} i @param {string[]} truth */
  blankNumber: (i, truth) =>
    `${i + 1}${truth.length > 0 ? `: the corpus has ${either(truth.map(apart))}` : ''}`,
  /** @param {number} followed @param {number} blanks */
  firstOnly: (followed, blanks) => `The first ${count(followed)} of ${count(blanks)} blanks are followed.`,
  /** @param {number} step */
  since: (step) => `Followed since step ${count(step)}. Reset and Train to see it from the start.`,
  /** @param {number} step */
  stopped: (step) => `This run stopped early, after step ${count(step)}.`,
  word: 'word',
  now: 'now',
  exact: 'exact',
  inCorpus: 'in the corpus',
  step: 'step',
  /** @param {string} label */
  strip: (label) => `Step at which ${label} is read off`,
  /** @param {number} step @param {{token: string, p: number}[]} best */
  at: (step, best) =>
    `After step ${count(step)}: ${best.map(({ token, p }) => `${apart(token)} ${percent(p)}`).join(', ')}.`,
  nothing: 'Nothing was seen before this step.',
  asTable: 'Show as table',
  asChart: 'Show as map',
  /** @param {string} label */
  table: (label) => `${label}: probability of each word by step`,
  none: '–',
};
