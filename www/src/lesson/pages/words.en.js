/** The words of the lesson's pages after the first. The marks in them are those of rich.js. */

import { writing } from '../../words/numbers.js';

const { fixed, nats, percent, floorText } = writing('en');

/** @typedef {{token: string, probability: number}} Candidate */

/** The least possible loss, with all digits that are known. @param {number} n */
const least = (n) => floorText({ nats: n, standardError: null });

export const en = {
  labels: {
    notebook: 'notebook’s model',
    none: 'no context',
    left: 'left context',
    right: 'right context',
    both: 'both sides',
    chosen: 'chosen tokens',
    every: 'every token',
    nsp: 'next sentence',
    sop: 'sentence order',
  },
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

  bidirectional: {
    text: [
      'What helps is context. Here four small BERTs read the same three sentences. They differ only in what the blank may see: nothing, the words on its left, those on its right, or both.',
      'BERT has its B from this: *bidirectional*. The notebook’s model and the first of these four see the same, so they stop at the same floor.',
    ],
    ask: 'Left alone, or right alone: which gets lower?',
    choices: {
      left: 'the one that sees the left',
      right: 'the one that sees the right',
      tie: 'neither: they tie',
    },
    /** @param {Record<'none' | 'left' | 'right' | 'both', {loss: number}>} facts */
    outcome: ({ none, left, right, both }) =>
      `Left ends at ${nats(left.loss)}, right at ${nats(right.loss)}. No context ends at ${nats(none.loss)}, both sides at ${nats(both.loss)}.`,
    because: {
      right: () => 'You counted in how many sentences each side leaves a doubt.',
      /** @param {{lower: string}} facts */
      wrong: ({ lower }) =>
        lower === 'tie'
          ? 'Count in how many sentences each side leaves a doubt: the numbers are equal.'
          : 'Count in how many sentences each side leaves a doubt: one side leaves none, or fewer.',
      skipped: () => 'Count in how many sentences each side leaves a doubt.',
    },
    /** @param {{lower: string, left: {floor: number}, right: {floor: number}}} facts */
    why: ({ lower, left, right }) =>
      lower === 'tie'
        ? `The first word leaves two animals open in two of the three sentences, and so does the last word. Two coin tosses in three sentences: ⅔ · ln 2 = *${least(left.floor)}* for each side alone. With both sides no doubt is left: the floor is 0.`
        : `The floor of the left is *${least(left.floor)}*, that of the right *${least(right.floor)}*. The side with the lower one has a word that gives the animal away; the other side leaves a coin toss. With both sides no doubt is left: the floor is 0.`,
    vary: 'Add a sentence',
    /** @param {{added: string, both: {loss: number, floor: number}}} facts */
    varied: ({ added, both }) =>
      `With *${added}* too, both sides end at ${nats(both.loss)}; their floor is now ${least(both.floor)}.`,
  },

  counterexample: {
    text: [
      'With both sides, BERT got to nearly 0: each blank had one answer only. Certainty comes from the text, though, not from the model.',
      'Add one sentence of your own to the three, or take one of these. Its second word will be hidden, as in the others.',
    ],
    label: 'Your sentence, of two words or more',
    ask: 'With your sentence, the least possible loss of “both sides” …',
    choices: { rises: 'rises', stays: 'stays 0', falls: 'falls' },
    /** @param {{added: string, loss: number, floor: number}} facts */
    outcome: ({ added, loss, floor }) =>
      `With *${added}*, the floor is ${least(floor)}. The training ended at ${nats(loss)}${loss > floor + 0.02 ? ': it has not converged, and would need more steps' : ''}.`,
    because: {
      /** @param {{outcome: string}} facts */
      right: ({ outcome }) =>
        outcome === 'rises'
          ? 'You found a sentence that leaves a doubt.'
          : 'It leaves no doubt at any blank.',
      /** @param {{added: string}} facts */
      rises: ({ added }) => `*${added}* differs from a sentence that was there in the hidden word alone.`,
      stays: () => 'No two sentences differ in the hidden word alone.',
      skipped: () => 'Compare it with each of the three: do two of them differ in the hidden word alone?',
    },
    /** @param {{outcome: string}} facts */
    why: ({ outcome }) =>
      outcome === 'rises'
        ? 'Where the same words stand around a blank and two answers occur, no model can be sure. Even a perfect one is surprised as often as the text is undecided.'
        : 'Each blank still has one answer, so a perfect model is never surprised. To raise the floor, write a sentence that is equal to one of the others but for its second word.',
  },

  corruption: {
    text: [
      'Real BERT does not always blank the second word. Of each sentence it chooses 15\u202f% of the {token|tokens} at random: the {target|targets}.',
      'Of these, 80\u202f% become [MASK]. 10\u202f% become a random word, so that the model cannot trust a word it sees. 10\u202f% stay as they are, so that it does not learn that a visible word is always wrong. In later use there is no [MASK] at all, and it must make sense of words that are there.',
      'Now the text is a {grammar}: 3000 sentences such as “the dogs near the tree sleep”.',
    ],
    ask: 'Which kind of target is easiest for a perfect model?',
    choices: {
      masked: 'those that became [MASK]',
      random: 'those that became a random word',
      kept: 'those that stayed',
    },
    /** @param {{masked: number, random: number, kept: number}} facts */
    outcome: ({ masked, random, kept }) =>
      `The least possible loss is ${least(masked)} for [MASK], ${least(random)} for random words, and ${least(kept)} for those that stayed.`,
    because: {
      right: () => 'What is seen, and fits, is most likely true.',
      masked: () =>
        '[MASK] says that a word is missing, and nothing about which. All must come from the context.',
      random: () =>
        'A random word must first be recognised as wrong. After that, the word itself is of no help.',
      kept: () => 'A word that stayed is seen, but it might be a random one.',
      skipped: () => 'Ask what the target itself still tells.',
    },
    why: () =>
      'A word that fits its context is very likely the right one: a random word rarely fits. The panel shows this model’s own losses by what became of the target.',
  },

  targets: {
    text: [
      'BERT’s {loss} is the mean over the {target|targets} alone. The other 85\u202f% of the tokens are read, but what the model says about them does not count.',
      'Why not let every token count? Two models see the same sentences, with the same blanks. One is scored on the chosen tokens, the other on every token.',
    ],
    ask: 'Whose loss will be lower?',
    choices: { chosen: 'on the chosen tokens', every: 'on every token', same: 'both about the same' },
    /** @param {{chosen: {loss: number}, every: {loss: number}}} facts */
    outcome: ({ chosen, every }) =>
      `On the chosen tokens it ends at ${nats(chosen.loss)}, on every token at ${nats(every.loss)}.`,
    because: {
      right: () => 'Most tokens stand in the input as they are, and to say them again is no work.',
      wrong: () => 'Most tokens stand in the input as they are. To say them again is no work.',
      skipped: () => 'Most tokens stand in the input as they are. To say them again is no work.',
    },
    /** @param {{chosenRight: number, everyRight: number}} facts */
    why: ({ chosenRight, everyRight }) =>
      `A low loss is not the same as more learned: it can come from copying. At the blank below, words that are possible get ${percent(chosenRight)} from the first model and ${percent(everyRight)} from the second. Compare losses only where the same thing is scored.`,
  },

  memorise: {
    text: [
      'A loss can be low for another reason: the text was learned by heart. To tell, some sentences are {held out}: the model never trains on them, and is measured on them.',
      'The {grammar} of the last pages makes many sentences. This model trains on twenty of them, again and again. Forty others are held out.',
    ],
    ask: 'The loss on the twenty will fall. And the loss on the forty?',
    choices: {
      falls: 'it falls as well',
      rises: 'it falls first, and then rises',
      stays: 'it stays as it is',
    },
    /** @param {{loss: number, last: number, least: number}} facts */
    outcome: ({ loss, last, least: lowest }) =>
      `On the twenty it ends at ${nats(loss)}. On the forty it came down to ${nats(lowest)}, and ends at ${nats(last)}.`,
    because: {
      right: () => 'What is learned first holds for all sentences; what comes later, for the twenty only.',
      falls: () =>
        'At first it does: what holds for all sentences is learned first. Then come the twenty themselves.',
      stays: () =>
        'Something is learned that holds for all sentences, and then something that holds for the twenty only.',
      rises: () => 'There was no rise here: with this text, what was learned holds for the forty too.',
      skipped: () =>
        'What is learned first holds for all sentences; what comes later holds for the twenty only.',
    },
    /** @param {{loss: number, floor: number}} facts */
    why: ({ loss, floor }) =>
      `No model that knows only the language gets below *${least(floor)}* on average.${loss < floor ? ` On the twenty it is at ${nats(loss)}: it knows these sentences, not their language.` : ''} A low training loss proves little by itself.`,
    vary: 'Train on a hundred sentences instead',
    /** @param {{loss: number, last: number}} facts */
    varied: ({ loss, last }) =>
      `With a hundred it ends at ${nats(loss)} on what it reads, and at ${nats(last)} on the forty that it never read. The more there is to read, the less is learned by heart.`,
  },

  attention: {
    text: [
      'How does the blank come to see other words? Each token becomes a {vector}. In {attention}, the blank takes up a weighted mean of the vectors, each {head} with weights of its own. From the result, every word gets a probability.',
      'The verb at the end must fit its noun. Between them stand other words.',
    ],
    ask: 'Which word decides what stands in the blank?',
    /** @param {number} answer @param {{sentence: string[]}} facts */
    said: (answer, { sentence }) => sentence[answer],
    /** @param {{sentence: string[], most: number, moved: ({run: number} | null)[]}} facts */
    outcome: ({ sentence, most, moved }) =>
      `If *${sentence[most]}* is hidden too, ${percent(moved[most]?.run ?? 0)} of the model’s probability moves to other answers.`,
    because: {
      right: () => 'It alone tells which words can stand there, however far away it is.',
      near: () =>
        'It stands near, or could stand for something else. But near is not what counts: attention reaches every word in one step.',
      /** @param {{moved: ({exact: number, run: number} | null)[]}} facts @param {number} answer */
      wrong: ({ moved }, answer) =>
        `With that word hidden, a perfect model’s answer stays the same. This model’s moves by ${percent(moved[answer]?.run ?? 0)}.`,
      skipped: () => 'Ask which word, if it were hidden as well, would change the answer.',
    },
    why: () =>
      'Where attention looks and what decides need not be the same: a head may look at a word and take up nothing of use. The panel *Attention* shows both. Hiding a word is the honest test.',
  },

  sentences: {
    text: [
      'BERT learned a second thing: does one sentence follow another? Half of its pairs are neighbours, half are picked from two different texts. That is *next sentence prediction*.',
      'ALBERT asks another question: the two are always neighbours, but are they in their order? RoBERTa asks nothing. ELECTRA finds words that a small model has replaced. Here the first two of these train on short stories. This takes a little longer.',
    ],
    ask: 'Which is easier to answer without understanding, from the bare words?',
    choices: {
      next: 'whether it is the next sentence',
      order: 'whether the order is right',
      same: 'both alike',
    },
    /** @param {{right: number[]}} facts */
    outcome: ({ right: [nsp, sop] }) =>
      `In its last steps, “next sentence” is right in ${percent(nsp)} of the pairs, “sentence order” in ${percent(sop)}.`,
    because: {
      right: () => 'Two sentences have the same words in either order. But two texts have different words.',
      next: () => 'Here the words alone do not tell that.',
      order: () => 'Two sentences have the same words in either order: the bare words say nothing about it.',
      same: () => 'Two sentences have the same words in either order. But two texts have different words.',
      skipped: () => 'Two sentences have the same words in either order. But two texts have different words.',
    },
    /** @param {{nsp: {words: number}, sop: {words: number}}} facts */
    why: ({ nsp, sop }) =>
      `One who sees only which words occur can get to a loss of ${least(nsp.words)} on the next sentence, and to ${least(sop.words)} on the order (a coin toss is 0.6931). So next sentence prediction can be learned from the topic alone: that is its shortcut.`,
  },

  pretraining: {
    text: [
      'None of this is an end in itself. To {pre-train} costs no labels. After it, a few labelled examples may be enough to {fine-tune} the model for a task.',
      'The laboratory has a panel that measures this: *Prime, then fine-tune*. It gives the same few labels to this encoder and to one that starts from nothing, and shows both on sentences that neither has seen.',
      'Duplicate the run, set its “training objective” to “fill blanks” in the copy, train both, and compare the two boards: the difference is what next sentence prediction bought. It takes some minutes.',
    ],
    open: 'Open that experiment',
  },

  ownText: {
    text: [
      'Now a text of your own: one sentence a line. A song, a page of a story, rules of a game. It stays in this browser.',
      'BERT’s recipe fits it: 15\u202f% of the words are chosen anew each time. One blank of your text is asked below.',
    ],
    label: 'Your text, one sentence a line',
    ask: 'What will the model put into this blank?',
    /** @param {{said: Candidate, loss: number, floor: number | null}} facts */
    outcome: ({ said, loss, floor }) =>
      `It says *${said.token}* (${percent(said.probability)}). Its loss ended at ${nats(loss)}${floor === null ? '' : `; the least possible is ${least(floor)}`}.`,
    because: {
      /** @param {{truth: string, said: Candidate}} facts */
      right: ({ truth, said }) =>
        truth === said.token ? 'And so does your text.' : `In your text, *${truth}* stands there, though.`,
      /** @param {{truth: string}} facts */
      wrong: ({ truth }) => `In your text, *${truth}* stands there.`,
      /** @param {{truth: string}} facts */
      skipped: ({ truth }) => `In your text, *${truth}* stands there.`,
    },
    why: () =>
      'A short text is soon known by heart: then the least possible loss is near 0, and the model gets near it. The whole laboratory can hold out sentences, to see what was learned beyond them.',
  },

  end: {
    text: [
      'The text itself asks and answers: a word is hidden, and the model says which. What it cannot see, it can only guess by frequency; the {floor} says how well that can go, for any text.',
      'Both sides tell more than one. 80/10/10 makes the model doubt what it sees. Only chosen tokens count, since the others could be copied. A low {loss} can mean copying, or learning by heart. Next sentence prediction can be answered from the topic.',
      'The laboratory has all of this, with every setting. And these are the papers:',
    ],
  },
};
