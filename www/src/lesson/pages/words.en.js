/** The words of the lesson's pages after the first. The marks in them are those of rich.js. */

import { writing } from '../../words/numbers.js';

const { fixed, nats, percent, floorText } = writing('en');

/** @typedef {{token: string, probability: number}} Candidate */

/** The least possible loss, with all digits that are known. @param {number} n */
const least = (n) => floorText({ nats: n, standardError: null });

export const en = {
  labels: { notebook: 'notebook’s model' },
  marks: {
    certain: 'always certain and right:',
    coin: 'a coin toss, ln 2:',
    /** @param {number} words */
    blind: (words) => `a blind guess among ${words} words, ln ${words}:`,
  },

  notebook: {
    text: [
      'This page grew out of a lecture notebook with a simpler model. It reads one {token} at a time: at the blank it sees [MASK], and none of the other words.',
      'It reads the same three sentences. Of each, the second word is hidden.',
    ],
    ask: 'What will this model put into the blank?',
    /** @param {{said: Candidate[]}} facts */
    outcome: ({ said: [first, second] }) =>
      `It says *${first.token}* (${percent(first.probability)}), then *${second.token}* (${percent(second.probability)}).`,
    because: {
      right: () => 'You went by what the model can see, not by what you can see.',
      /** @param {{rare: string}} facts */
      other: ({ rare }) =>
        `*${rare}* is what the sentence needs. But to see that, one must see the words around the blank.`,
      wrong: () =>
        'It does not see the neighbours, but it does learn which words were hidden. That one never was.',
    },
    /** @param {{rare: string, frequent: string}} facts */
    why: ({ rare, frequent }) =>
      `All three blanks look the same to it. All it can learn is how often each word is the answer: *${rare}* once and *${frequent}* twice in three.`,
    vary: 'Ask it about another sentence',
    /** @param {{said: Candidate[]}} facts */
    varied: ({ said: [first] }) =>
      `Again *${first.token}*, ${percent(first.probability)}. Whatever stands around the blank, its answer is the same.`,
  },

  floor: {
    text: [
      'The {loss} says how surprised the model was by the hidden word: −ln of the probability that it gave it. The curve will show its mean, in {nat|nats}.',
      'The model of the page before sees only [MASK]. One hidden word comes once, the other twice in three. It learns, and its loss falls. Then it stops falling.',
    ],
    ask: 'Where will its mean loss stop?',
    /** @param {number} answer */
    said: (answer) => `${fixed(answer, 2)} nats`,
    /** @param {{loss: number}} facts */
    outcome: ({ loss }) => `The mean of its last three steps is ${nats(loss)}.`,
    because: {
      right: () => 'That is it.',
      coin: () =>
        'ln 2 is right for two words that come equally often. Here one comes twice as often, which is less surprising on average.',
      zero: () =>
        'At 0 it would be certain and right each time. It cannot be: the three blanks look the same to it, and their words differ.',
      low: () => 'To be less surprised, it would have to know which sentence it is in. It does not see that.',
      high: () => 'It can do better than that: it learns which words are hidden at all, and how often each.',
    },
    /** @param {{loss: number, floor: number, rare: string, frequent: string}} facts */
    why: ({ loss, floor, rare, frequent }) =>
      `The best it can say is ⅓ *${rare}*, ⅔ *${frequent}*. Its mean surprise is then −⅓ ln ⅓ − ⅔ ln ⅔ = *${least(floor)}*, the {entropy} of the hidden word. No model with this view gets lower: that is the {floor}. Its run ends at ${nats(loss)}, because each step follows one sentence alone and pulls its guess a little to and fro.`,
    vary: 'Let each step see all three sentences',
    /** @param {{loss: number, floor: number}} facts */
    varied: ({ loss, floor }) =>
      `Nothing pulls it to and fro now: it ends at ${nats(loss)}. The floor is ${least(floor)}.`,
  },
};
