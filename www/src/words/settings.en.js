/** The words of the settings. */

/**
 * The settings: name, and one sentence about each.
 *
 * @type {Record<string, {label: string, help: string}>}
 */
const settings = {
  steps: { label: 'Steps', help: 'Training budget of each run; a step is one batch.' },
  'corpus.sentences': { label: 'drawn', help: 'How many sentences are trained on.' },
  'corpus.held_out': {
    label: 'held out',
    help: 'Sentences that are not trained on, to tell learning from memorising.',
  },
  'corpus.sample': { label: 'draw seed', help: 'Decides which sentences are drawn.' },
  label: { label: 'name', help: 'What this run is called on the page.' },
  objective: {
    label: 'training objective',
    help: 'What is learnt: to fill blanks, alone or beside a judgement of sentence pairs; or to spot replaced words.',
  },
  seed: { label: 'seed', help: 'Decides every random choice; the same seed gives the same numbers.' },
  'model.kind': {
    label: 'model',
    help: "The notebook's looks at one token at a time; BERT lets tokens look at each other.",
  },
  'model.width': { label: 'width', help: 'Numbers that stand for a token.' },
  'model.layers': { label: 'layers', help: 'How many times the tokens look at each other.' },
  'model.heads': {
    label: 'heads',
    help: 'Attention patterns side by side in a layer; must divide the hidden size.',
  },
  'model.hidden': { label: 'hidden size', help: 'Numbers that stand for a token; a multiple of the heads.' },
  'model.intermediate': { label: 'feed-forward size', help: 'Width of the layer between two attentions.' },
  'model.context': { label: 'context', help: 'Which other positions a token may look at.' },
  'model.dropout': {
    label: 'dropout',
    help: 'Share of numbers set to zero at random while training; guards against learning by heart.',
  },
  'model.init': { label: 'initial spread', help: 'Standard deviation of the first weights; BERT has 0.02.' },
  'model.positions': {
    label: 'positions',
    help: 'Longest input in tokens; leave empty for as many as the corpus needs, at least 16.',
  },
  'masking.select': {
    label: 'targets',
    help: 'Which tokens must be guessed: always the same position, or a random share of each sentence.',
  },
  'masking.select.position': {
    label: 'position',
    help: 'The token to guess, counted from 0 at [CLS]: the first word is 1.',
  },
  'masking.select.rate': { label: 'share', help: 'Share of the tokens that must be guessed; BERT has 0.15.' },
  'masking.select.rule': {
    label: 'rule',
    help: 'A fixed number in each sentence, as in BERT; by chance for each token; or whole spans, as in SpanBERT.',
  },
  'masking.mask': {
    label: 'become [MASK]',
    help: 'Share of the targets that are replaced by [MASK]; BERT has 0.8.',
  },
  'masking.random': {
    label: 'become random',
    help: 'Share of the targets that are replaced by a random word; the rest stays. BERT has 0.1.',
  },
  'masking.draws': {
    label: 'masks',
    help: 'Drawn anew whenever a sentence comes up, as in RoBERTa, or once for each sentence.',
  },
  'masking.scored': {
    label: 'loss on',
    help: 'The targets, as in BERT, or every token: then most of the answers stand in the input.',
  },
  'batch.size': { label: 'batch size', help: 'Sentences of a step.' },
  'batch.order': { label: 'order', help: 'As in the corpus, or shuffled in every epoch.' },
  'optimizer.lr': { label: 'learning rate', help: 'How far each step moves the weights.' },
  'optimizer.schedule': {
    label: 'schedule',
    help: 'After the warm-up the rate stays, or falls to 0 at the last step.',
  },
  'optimizer.warmup': { label: 'warm-up steps', help: 'Steps over which the rate rises from 0.' },
  'optimizer.weight_decay': {
    label: 'weight decay',
    help: 'Pull of the weights towards 0; 0 makes it plain Adam.',
  },
  'optimizer.clip': {
    label: 'clip norm',
    help: 'Longest gradient that is followed in full; leave empty to never clip.',
  },
  'optimizer.beta1': { label: 'beta 1', help: 'Memory of the mean gradient.' },
  'optimizer.beta2': { label: 'beta 2', help: 'Memory of the squared gradient.' },
  'optimizer.epsilon': { label: 'epsilon', help: 'Keeps the division by small gradients finite.' },
};

/** @type {Record<string, Record<string, string>>} */
const values = {
  'model.kind': { notebook: "the notebook's", bert: 'BERT' },
  'model.context': { none: 'none', left: 'left', right: 'right', both: 'both' },
  objective: {
    mlm: 'fill blanks',
    nsp: 'and next sentence',
    sop: 'and sentence order',
    rtd: 'and replaced words',
  },
  'masking.select': { position: 'one position', rate: 'a random share' },
  'masking.select.rule': { count: 'fixed number', bernoulli: 'by chance', span: 'spans' },
  'masking.draws': { fresh: 'fresh', static: 'static' },
  'masking.scored': { targets: 'targets', all: 'every token' },
  'batch.order': { sequential: 'sequential', shuffled: 'shuffled' },
  'optimizer.schedule': { constant: 'constant', linear: 'linear' },
};

/** What an empty setting means. @type {Record<string, string>} */
const emptyMeans = { 'model.positions': 'automatic', 'optimizer.clip': 'never' };

export const en = { settings, values, emptyMeans };
