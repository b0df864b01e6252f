/** The words of *This step*. */

import { writing } from '../../../words/numbers.js';
import { en as lab } from '../../../words/strings.en.js';

const { count, plural, percent, list } = writing('en');

export const en = {
  which: 'Which step',
  step: 'Step',
  /** @param {number} steps */
  of: (steps) => `of ${count(steps)}`,
  previous: 'Previous step',
  next: 'Next step',
  follow: 'Follow training',
  run: 'Run',
  again: 'Draw again',
  asTrained: 'As trained',
  /** @param {number} shown @param {number} all */
  more: (shown, all) => `Show all ${count(all)} sentences, not only the first ${shown}`,
  less: 'Show fewer sentences',
  loading: lab.insideLoading,
  allFailed:
    'All runs have failed, so that their batches cannot be drawn. Mend the settings and press Reset.',
  /** @param {string[]} labels */
  failed: (labels) => `${list(labels)} failed and cannot guess.`,
  /** @param {string} text @param {number} steps */
  noNumber: (text, steps) => `“${text}” is not a step. Type a whole number from 1 to ${count(steps)}.`,
  /** @param {number} step @param {number} steps */
  beyond: (step, steps) =>
    `There is no step ${count(step)}: the runs end at step ${count(steps)}. Choose a step from 1 to ${count(steps)}.`,

  /**
   * @param {{step: number, again: number, made: number, sentences: number, tokens: number, selected: number, other: number}} batch
   */
  batch: ({ step, again, made, sentences, tokens, selected, other }) => {
    const what =
      again > 0
        ? `The sentences of step ${count(step)}, corrupted again (${count(again)}); no step trains on this.`
        : step <= made
          ? `The batch of step ${count(step)}.`
          : step === made + 1
            ? `The batch of the next step, ${count(step)}.`
            : `The batch that step ${count(step)} will train on.`;
    const scored = other > 0 ? `, and ${plural(other, 'token')} more are scored` : '';
    return `${what} Of ${plural(sentences, 'sentence')} with ${plural(tokens, 'token')}, ${count(selected)} ${selected === 1 ? 'token is' : 'tokens are'} chosen${scored}.`;
  },
  /** @param {{step: number, again: number, made: number, dropout: boolean}} now */
  now: ({ step, again, made, dropout }) => {
    const when = made === 0 ? 'before its first step' : `after step ${count(made)}`;
    const guess = `Guesses and losses are what each run would say now, ${when}.`;
    if (again > 0 || step !== made + 1) return guess;
    return `${guess} Training will report just this loss for step ${count(step)}${dropout ? ', but for dropout' : ''}.`;
  },
  sharedBatches: 'All runs train on this batch.',
  ownBatches: 'The runs train on different batches: choose whose.',

  outcomes: { masked: 'masked', random: 'random', kept: 'kept', other: 'not chosen' },
  outcomesCaption: 'What becomes of chosen tokens',
  outcome: 'outcome',
  here: 'in this batch',
  /** @param {number} step */
  soFar: (step) => (step === 1 ? 'in step 1' : `in steps 1 to ${count(step)}`),
  rule: 'by the rule',
  counting: 'counting …',
  /** @param {number} n @param {number} all */
  share: (n, all) => (all === 0 ? '0' : `${count(n)} (${percent(n / all)})`),

  tableCaption: 'The chosen tokens, and what the runs guess there',
  tableLabel: 'Table of the chosen tokens',
  truth: 'true word',
  guess: 'guess',
  p: 'p',
  loss: 'loss',
  floor: 'floor',
  floorHelp: 'The loss of the best possible predictor with the same view, in nats.',
  none: '–',
  right: lab.right,
  wrong: lab.wrong,
  /** @param {number} n @param {number} all */
  rights: (n, all) => `${count(n)} of ${count(all)} right`,
  /** @param {number} n */
  mean: (n) => (n === 1 ? 'This token' : `All ${count(n)}`),
  meanOf: 'mean',
  /** @param {number} step */
  reported: (step) => `When step ${count(step)} was made`,
  /** @param {number} share */
  rightShare: (share) => `${percent(share)} right`,
  /** @param {number} number @param {number} of */
  sentence: (number, of) => `Sentence ${count(number)} of ${count(of)}`,
  units:
    'p is the probability of the guess; loss and floor are −ln of the probability of the true word, in nats.',
};
