/** The words of *Slow motion*. */

import { writing } from '../../../words/numbers.js';
import { en as lab } from '../../../words/strings.en.js';

const { plain, count, plural, nats, percent, quoted } = writing('en');

/** A learning rate or a norm. @param {number} n */
const number = (n) => plain(Number(n.toPrecision(4)));

/** @typedef {{masked: number, random: number, kept: number}} Counts */

export const en = {
  /** @param {number} step */
  help: (step) => `One press makes one phase of step ${count(step)} happen.`,
  run: 'Run',
  phases: {
    corrupt: 'Corrupt',
    look: 'Look around',
    guess: 'Guess',
    score: 'Score',
    adjust: 'Adjust',
  },
  /** What a phase will do, before it does. */
  hints: {
    corrupt: 'Tokens are chosen and corrupted.',
    look: 'Tokens look at each other.',
    guess: 'The model guesses the chosen tokens.',
    score: 'The loss is computed.',
    adjust: 'The weights change, to lower the loss.',
  },
  /** What each phase is about: the panel that is outlined. */
  outlined: {
    corrupt: 'Outlined: the corpus, which the sentences come from.',
    look: 'Outlined: the runs, whose models look.',
    guess: 'Outlined: the fill-in panel, which shows guesses as well.',
    score: 'Outlined: the loss, where this number will stand.',
    adjust: 'Outlined: the loss, which has this step now.',
  },
  /** @param {number} number @param {string} phase */
  press: (number, phase) => `${number}. ${phase}`,
  /** @param {number} step */
  again: (step) => `Go through step ${count(step)}`,
  paused: 'Training runs at full speed. Pause it to go through a step slowly.',
  pause: lab.pause,
  loading: lab.insideLoading,
  allFailed: 'All runs have failed, so that there is no step to make. Mend the settings and press Reset.',
  /** @param {string} label */
  failed: (label) => `${label} failed: choose another run.`,
  /** @param {number} steps */
  over: (steps) => `All ${count(steps)} steps are made. Press Reset to begin again, or set more steps.`,
  working: '…',

  /** @param {{sentences: number, tokens: number, counts: Counts, other: number}} batch */
  corrupt: ({ sentences, tokens, counts: { masked, random, kept }, other }) => {
    const n = masked + random + kept;
    const more = other > 0 ? ` The loss counts ${plural(other, 'token')} more, which stay as they are.` : '';
    return `Of ${plural(sentences, 'sentence')} with ${plural(tokens, 'token')}, ${count(n)} ${n === 1 ? 'was' : 'were'} chosen: ${count(masked)} masked, ${count(random)} random, ${count(kept)} kept.${more}`;
  },
  /** @param {{token: string, at: string, share: number, itself: boolean}} found */
  look: ({ token, at, share, itself }) =>
    itself
      ? `At the first chosen position, ${quoted(token)}, head 1 of layer 1 looks most at that position itself (${percent(share)}).`
      : `At the first chosen position, ${quoted(token)}, head 1 of layer 1 looks most at ${quoted(at)} (${percent(share)}).`,
  lookNot: 'This model has no attention: it sees each token by itself.',
  /** @param {{guess: string, p: number, truth: string, right: number, all: number}} found */
  guess: ({ guess, p, truth, right, all }) =>
    `There it guesses ${quoted(guess)} (${percent(p)}); the true word is ${quoted(truth)}. Of all ${plural(all, 'chosen token')}, it guesses ${count(right)} right.`,
  /** @param {{loss: number, floor: number | null, all: number, others: number}} found */
  score: ({ loss, floor, all, others }) => {
    const best = floor === null ? '' : ` The least possible here is ${floor < 0.00005 ? '0' : nats(floor)}.`;
    return `The mean loss of the ${all === 1 ? 'chosen token' : `${count(all)} chosen tokens`} is ${nats(loss)} nats.${best} The other ${plural(others, 'token')} are not scored.`;
  },
  scoreDropout: 'In training, dropout leaves out some numbers, so that the loss will be a little different.',
  /** @param {{step: number, loss: number, norm: number, rate: number, after: number | null}} found */
  adjust: ({ step, loss, norm, rate, after }) => {
    const then = after === null ? '' : ` On the same batch the loss is ${nats(after)} now.`;
    return `Step ${count(step)} is made, in all runs. Its loss was ${nats(loss)} nats, the gradient’s norm ${number(norm)}, the learning rate ${number(rate)}.${then}`;
  },
};
