/** The words of *Prime, then fine-tune*. */

import { count, percent, plural } from '../../strings.en.js';

export const t = {
  help: 'Pre-training primes the encoder, so that few labels may be enough. Choose a task, how many labelled examples to give, and press once. The same examples go to three learners: the pre-trained encoder, all of it trained; the same encoder frozen, with a linear classifier on it; and an encoder of the same size that starts from nothing. Each is tried with five seeds on 400 examples that none has seen.',
  none: 'Only a BERT can be fine-tuned, and the experiment has none. Set up the example.',
  waits: 'The runs are loading …',
  run: 'Pre-trained run',
  task: 'Task',
  labels: 'Labels',
  untrained:
    'This run has not been trained yet: its encoder knows nothing. Press Train first, or compare it as it is.',
  /** @param {number} step */
  trained: (step) => `Pre-trained for ${plural(step, 'step')}.`,
  go: 'Fine-tune',
  all: 'Fill the whole scoreboard',
  example: 'Set up the example',
  /** @type {Record<string, string>} */
  tasks: {
    acceptability: 'acceptability',
    topic: 'topic',
    entailment: 'entailment',
    pos: 'part of speech',
  },
  /** @type {Record<string, string>} */
  about: {
    acceptability: 'Is the sentence grammatical? (CoLA’s question.)',
    topic: 'What is the sentence about: kitchen, music or garden?',
    entailment: 'Does the second sentence follow from the first?',
    pos: 'What is each word: noun, verb, …?',
  },
  /** @type {Record<string, string>} */
  methods: {
    full: 'fine-tuned',
    probe: 'frozen + linear',
    scratch: 'from nothing',
    'most frequent': 'most frequent label',
    'most frequent tag': 'word’s usual tag',
    'hidden Markov': 'hidden Markov',
    'exact best': 'exact best',
    before: 'before fine-tuning',
  },
  /** @param {number} done @param {number} all @param {string} now */
  progress: (done, all, now) => `${count(done)} of ${count(all)} learners are done${now}`,
  /** @param {string} task @param {string} method @param {number} labels */
  now: (task, method, labels) => `; now ${task}, ${plural(labels, 'label')}, ${method}.`,
  stop: '.',
  scoreboard: 'Scoreboard',
  csv: 'Scoreboard as CSV',
  /** @param {string} run @param {number} step */
  caption: (run, step) =>
    `Accuracy of “${run}” after ${plural(step, 'step')}: mean of the seeds, and the lowest and highest`,
  missing: '–',
  share: percent,
  /** @param {number} lowest @param {number} highest */
  range: (lowest, highest) => `${Math.round(100 * lowest)}–${Math.round(100 * highest)}`,
  /** @param {string} task */
  chart: (task) => `Accuracy on ${task} by number of labels. The scoreboard has the same numbers.`,
  accuracy: 'accuracy',
  axis: 'labels',
  /** What it comes to. @param {number} gap @param {number} closed @param {number} labels */
  closes: (gap, closed, labels) =>
    gap < 0.005
      ? `With ${plural(labels, 'label')} learning from nothing is as good as the best: there is nothing left to gain.`
      : closed > 0
        ? `With ${plural(labels, 'label')} learning from nothing is ${Math.round(100 * gap)} points short of the best. Pre-training closes ${Math.round(100 * closed)} % of that.`
        : `With ${plural(labels, 'label')} learning from nothing is ${Math.round(100 * gap)} points short of the best. Pre-training does not help here.`,
  own: 'Your own sentence',
  ownHelp:
    'What the learners of seed 0 say, and what the pre-trained encoder says with a classifier that has learnt nothing yet.',
  first: 'Sentence',
  second: 'Second sentence',
  label: 'label',
  token: 'word',
  /** @param {string[]} words */
  unknown: (words) => `Not in the vocabulary, read as [UNK]: ${words.join(', ')}.`,
  /** @param {number} words */
  truncated: (words) =>
    `Too long for the model: ${plural(words, 'word')} at the end of the longer sentence ${words === 1 ? 'is' : 'are'} left out.`,
  /** @type {Record<string, [string, string]>} */
  examples: {
    acceptability: ['the queens near the house bakes the bread', ''],
    topic: ['the old king plays the tune', ''],
    entailment: ['the queens near the house bake the bread', 'some women make food'],
    pos: ['the cooks water the plants', ''],
  },
};
