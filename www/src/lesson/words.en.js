/** The words of the lesson's frame and of its first page. The marks in them are those of rich.js. */

import { writing } from '../words/numbers.js';

const { percent, quoted } = writing('en');

export const en = {
  lesson: 'Lesson',
  /** @param {number} n @param {number} of */
  place: (n, of) => `${n} of ${of}`,
  contents: 'All pages',
  back: 'Back',
  next: 'Next',
  laboratory: 'Open the whole laboratory',
  toLesson: 'Back to the lesson',
  train: 'Train and see',
  see: 'See',
  again: 'Answer again',
  faster: 'To the end',
  /** @param {number} step @param {number} steps */
  training: (step, steps) => `Training: step ${step} of ${steps}.`,
  starting: 'Starting …',
  progress: 'Progress of the training',
  skip: 'You may also press it without an answer.',
  youSaid: 'You said',
  /** The mark at the end of a sentence. */
  stop: '.',
  skipped: 'You did not choose.',
  /** @param {string} reason */
  failed: (reason) => `The training stopped: ${reason}`,
  /** @param {string} name */
  unknownPage: (name) => `The lesson has no page ${quoted(name)}; here it begins.`,
  noPage: 'This page of the lesson could not be loaded. Check the connection, then try again.',
  corpus: 'All that the model reads',
  notChosen: 'not chosen yet',
  /** @param {string} n */
  inNats: (n) => `${n} nats`,
  lossAxis: 'Loss, in nats',
  titles: {
    blanks: 'Filling blanks',
    notebook: 'A model that says the wrong animal',
    floor: 'The least possible loss',
    bidirectional: 'Left, right, both',
    counterexample: 'A counter-example of your own',
    corruption: '80/10/10',
    targets: 'Only the chosen words count',
    memorise: 'Learning, or learning by heart',
    attention: 'Where it looks, and what decides',
    sentences: 'Two sentences',
    pretraining: 'What pre-training buys',
    'own-text': 'Your own text',
    end: 'What you have seen',
  },
  drawing: {
    label:
      'The model: each word becomes a vector, the blank takes up the vectors of the others, and gives each word a probability.',
    before: 'Words, the vectors that stand for them, attention, and the answer for the blank.',
    after: 'After training. A line is as thick as the answer changes when that word is hidden too.',
  },

  blanks: {
    text: [
      'BERT learns a language by filling in blanks. One word of a sentence becomes [MASK], and the {model} says which word stood there.',
      'Nobody writes answers down for it: the text has them. Here it reads only three sentences, again and again.',
    ],
    ask: 'After training, what will it put into the blank?',
    /** @param {{said: {token: string, probability: number}}} facts */
    outcome: ({ said }) => `The model says *${said.token}*, and is ${percent(said.probability)} sure of it.`,
    because: {
      /** @param {{truth: string}} facts */
      right: ({ truth }) =>
        `The words around the blank fit one sentence alone, and there the word is *${truth}*.`,
      /** @param {{truth: string}} facts */
      other: ({ truth }) =>
        `The other animal is the more frequent one. But no sentence has it between these two words; one has *${truth}*.`,
      /** @param {{truth: string}} facts */
      wrong: ({ truth }) =>
        `That word stands in no sentence at this place. Between these two words stands *${truth}*.`,
      /** @param {{truth: string}} facts */
      skipped: ({ truth }) => `Between these two words, the corpus has *${truth}* and nothing else.`,
    },
    why: () =>
      'It began by guessing blindly. At each {step} it compared its guesses with the hidden words, and changed its numbers a little so that they become likelier.',
    vary: 'Blank another sentence',
    /** @param {{said: {token: string, probability: number}}} facts */
    varied: ({ said }) =>
      `Here it says *${said.token}* (${percent(said.probability)}): the words around it are others.`,
  },

  /** What is said of a special word, where it stands. */
  terms: {
    model: 'A program with many numbers, its weights. They decide its answers, and training changes them.',
    token: 'What the model reads at a time: a word, a punctuation mark, or a sign such as [MASK].',
    loss: 'How surprised the model was by the right answer: −ln of the probability that it gave it. 0 is certainty.',
    nat: 'The unit of surprise that goes with ln, as the bit goes with the logarithm to base 2. One nat is 1.44 bits.',
    entropy:
      'How uncertain an outcome is: the mean surprise of one who knows how often each thing happens, and nothing else.',
    floor:
      'The least mean loss that any model with the same view can reach on this text. It is computed, not trained.',
    attention:
      'How a token looks at others: it takes up a weighted mean of their vectors. The weights are computed anew for each sentence, by rules that are learned.',
    vector:
      'A list of numbers, here 32, that stands for a token. What the model knows of the token is in it.',
    head: 'One pattern of attention. A layer has several, side by side, and each may look elsewhere.',
    corruption: 'What is done to the chosen words before the model sees the sentence.',
    target: 'A token that was chosen to be guessed. The loss is the mean over the targets.',
    epoch: 'As many steps as it takes to see every sentence once.',
    grammar: 'A list of rules from which sentences are drawn, with known probabilities.',
    'held out': 'Not trained on: kept back to measure what was learned.',
    'fine-tune': 'To train a pre-trained model a little more, on a task that has labels.',
    'pre-train': 'To train on blanks in a large text first, without labels, for tasks to come.',
    step: 'One batch of sentences, and one change of the weights.',
  },
};
