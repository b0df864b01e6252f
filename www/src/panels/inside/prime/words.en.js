/** The words of *Prime, then fine-tune*. */

import { writing } from '../../../words/numbers.js';

const { count, percent, plural } = writing('en');

export const en = {
  help: 'Pre-training primes the encoder, so that few labels may be enough. Choose a task, how many labelled examples to give, and press once. The same examples go to three learners: the pre-trained encoder, all of it trained; the same encoder frozen, with a linear classifier on it; and an encoder of the same size that starts from nothing. Each is tried with five seeds on 400 other examples, whose labels none was given.',
  none: 'Only a BERT can be fine-tuned, and the experiment has none. Set up the example.',
  waits: 'The runs are loading …',
  run: 'Pre-trained run',
  task: 'Task',
  labels: 'Labels',
  untrained:
    'This run has not been trained yet: its encoder knows nothing. Press Train first, or compare it as it is.',
  /** @param {number} step @param {string} objective */
  trained: (step, objective) => `Pre-trained for ${plural(step, 'step')} on ${en.objectives[objective]}.`,
  /** @type {Record<string, string>} */
  objectives: {
    mlm: 'blanks',
    nsp: 'blanks and the next sentence',
    sop: 'blanks and the order of sentences',
    rtd: 'replaced words',
  },
  /** @param {string} run @param {number} step @param {number} now */
  stale: (run, step, now) =>
    `What follows is of “${run}” at step ${count(step)}; it is at step ${count(now)} now. Press again to compare that.`,
  /** @param {string} run @param {number} step */
  gone: (run, step) =>
    `What follows is of “${run}” at step ${count(step)}, a run that is gone. Press again to compare the one that is here now.`,
  replaced: 'A new scoreboard has taken the place of the one before.',
  undo: 'Undo',
  halt: 'Stop',
  goOn: 'Go on',
  stopped: '; stopped.',
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
    entailment:
      'Does the second sentence follow from the first? Next sentence prediction asks nearly the same. Who only compares the topics is right nine times in ten.',
    pos: 'What is each word: noun, verb, …? A labelled sentence has a label for each of its words, and each word counts.',
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
  /**
   * What it comes to.
   *
   * @param {number} labels @param {number} gap Of learning from nothing, to the best.
   * @param {number} closed The share of it that fine-tuning closes.
   * @param {boolean} trained Whether there was any pre-training.
   * @param {boolean} apart Whether the worst seed of the one is better than the best of the other.
   */
  closes: (labels, gap, closed, trained, apart) => {
    const short = `With ${plural(labels, 'label')} learning from nothing is ${Math.round(100 * gap)} points short of the best.`;
    if (gap < 0.005)
      return `With ${plural(labels, 'label')} learning from nothing is as good as the best: there is nothing left to gain.`;
    if (!trained) return `${short} This encoder was not pre-trained either.`;
    if (!apart) return `${short} The seeds of the fine-tuned encoder are not clearly better.`;
    return `${short} Pre-training, then fine-tuning, closes ${Math.round(100 * closed)} % of that.`;
  },
  /** @param {number} done @param {number} all */
  some: (done, all) => `${done} of ${all}`,
  terms:
    'Most frequent label: always that of the training set. Word’s usual tag: the one that the word mostly has there. Hidden Markov: a tagger that also knows which tag follows which. Exact best: who knows the grammar, on average over all its sentences; a sentence of two readings keeps it below 100 %, and on 400 of them a learner may come out a little above.',
  own: 'Your own sentence',
  /** @param {number} labels */
  ownHelp: (labels) =>
    `What the learners say that were given ${plural(labels, 'label')} (the first of the seeds), and what the pre-trained encoder says with a classifier that has learnt nothing yet. Choose the task above.`,
  first: 'Sentence',
  second: 'Second sentence',
  label: 'label',
  token: 'word',
  /** @param {string[]} words */
  unknown: (words) => `Not in the vocabulary, read as [UNK]: ${words.map((word) => `“${word}”`).join(', ')}.`,
  /** @param {number} words @param {boolean} pair */
  truncated: (words, pair) =>
    `Too long for the model: ${plural(words, 'word')} at the end${pair ? ' of the longer sentence' : ''} ${words === 1 ? 'is' : 'are'} left out.`,
  /** @type {Record<string, [string, string]>} */
  examples: {
    acceptability: ['the queens near the house bakes the bread', ''],
    topic: ['the old king plays the tune', ''],
    entailment: ['the queens near the house bake the bread', 'some women make food'],
    pos: ['the cooks water the plants', ''],
  },
};
