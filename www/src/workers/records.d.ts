// Written by a test of src/web/records.rs from the records there: CLOZE_REGENERATE=1 cargo test --lib records

/** A long row of numbers: a `Float32Array` on the page. NaN stands where there is no number. */
export type Column = Float32Array;

/** Bytes: a `Uint8Array` on the page. */
export type Bytes = Uint8Array;

/** Why something was refused. */
export type Failure = {
  /** Stable, e.g. `diverged`, `corpus-too-large`, `vocabulary-too-small`, `internal`. */
  code: string,
  /** The numbers and names of the sentence, for other languages: `www/src/words/errors.en.js` has them by code. */
  values: Record<string, number | string>,
  /** One plain sentence: what was wrong, with the number, and what would be right. */
  message: string,
};

/** What a worker knows of its run. */
export type RunInfo = {
  /** All tokens as the corpus writes them, special ones first; a token's id is its index. */
  vocabulary: Array<string>,
  /** How many of them are not special. */
  ordinary: number,
  /** Trainable numbers in the model. */
  parameters: number,
  /** Longest input with `[CLS]` and `[SEP]`, in tokens. */
  positions: number,
  /** Steps until every sentence was seen once (rounded up). */
  stepsPerEpoch: number,
  /** The corpus that it is trained on. */
  corpus: CorpusInfo,
};

/** A run as it stands, to go on from later: the answer to `state`. */
export type RunState = {
  /** Steps that it has made. */
  step: number,
  /** The hash of their losses. */
  fingerprint: string,
  /** All else: what a worker's `init` takes. */
  bytes: Bytes,
};

/** What a corpus is: the answer to `corpus`. */
export type CorpusInfo = {
  /** Sentences that are trained on. */
  sentences: number,
  /** Distinct ordinary tokens. */
  words: number,
  /** Tokens of the longest sentence, with `[CLS]` and `[SEP]`. */
  longest: number,
  /** What is unusual, such as one-word sentences. */
  notices: Array<Notice>,
  /** Sentences of the same language that are not trained on. */
  heldOut: number,
  /** Documents of the grammar's language; null if no grammar. */
  language: number | null,
  /** Sentences of a grammar's sample, the first 2,000. */
  examples: Array<string>,
};

/** What is unusual in the data of a run, see `data/notice.rs`. */
export type Notice =
  | { "code": "nothing-held-out" }
  | { "code": "only-single-words" }
  | { "code": "single-words", sentences: number, }
  | { "code": "spellings-merged", words: number, merged: Array<Array<string>>, }
  | { "code": "pairs-truncated", positions: number, }
  | { "code": "examples-truncated", task: string, truncated: number, examples: number, positions: number, };

/** The steps of a slice, an entry a step. */
export type Columns = {
  /** Number of the step, from 1. */
  step: Column,
  /** Mean cross-entropy over the batch's targets, in nats per target. */
  loss: Column,
  /** The exact predictor's loss on the same batch; NaN where it is not computed. */
  floor: Column,
  /** Share of the targets whose most probable token is the true one, 0 to 1. */
  accuracy: Column,
  /** Learning rate of the step. */
  lr: Column,
  /** L2 norm of the whole gradient, before clipping. */
  gradNorm: Column,
  /** Tokens of the batch without padding. */
  tokens: Column,
  /** How many targets became `[MASK]`, … */
  maskedTargets: Column,
  /** … a random word, … */
  randomTargets: Column,
  /** … or stayed. */
  keptTargets: Column,
  /** How many were not chosen, but are scored where all tokens are. */
  otherTargets: Column,
  /** Their mean cross-entropy, in nats per target; NaN where there was none. */
  maskedLoss: Column,
  /** As `masked_loss`. */
  randomLoss: Column,
  /** As `masked_loss`. */
  keptLoss: Column,
  /** As `masked_loss`. */
  otherLoss: Column,
  /** The second objective of the same steps; empty if the run has none. */
  second: SecondColumns,
  /** What was measured on held-out sentences meanwhile; often nothing. */
  heldOut: HeldOutColumns,
  /** What was seen of the watched text meanwhile; often nothing. */
  watched: WatchedColumns,
};

/** The second objective: of the pair head, or of the detection of replaced words. An entry a step. */
export type SecondColumns = {
  /** Number of the step, from 1. */
  step: Column,
  /** Mean cross-entropy, in nats per pair or per token. */
  loss: Column,
  /** The exact predictor's loss on the same pairs; NaN where there is none. */
  floor: Column,
  /** Share of the pairs or tokens that were judged rightly, 0 to 1. */
  accuracy: Column,
};

/** Held-out sentences, an entry a measurement. */
export type HeldOutColumns = {
  /** Steps made before it, from 0. */
  step: Column,
  /** In nats per target, with masks that never change. */
  loss: Column,
  /** Share of the targets whose most probable token is the true one, 0 to 1. */
  accuracy: Column,
};

/** What was seen of a watched text, an entry a moment. */
export type WatchedColumns = {
  /** The text; empty if none is watched. */
  text: string,
  /** Steps made before each moment. */
  step: Column,
  /** Row-major `[moments, watched blanks, vocabulary]`. */
  probabilities: Column,
};

/** What a run would put in the blanks of a text: the answer to `predict`. */
export type Prediction = {
  /** The text's tokens with `[CLS]` and `[SEP]`; `[MASK]` at blanks, `[UNK]` for unknown words. */
  tokens: Array<string>,
  /** The words that are not in the vocabulary, as typed. */
  unknown: Array<string>,
  /** Positions of `[MASK]` in `tokens`, ascending. */
  blanks: Array<number>,
  /** Steps that the run had made. */
  step: number,
  /** How the text is watched from now on, if that was asked for. */
  watch: Watch | null,
  /** Row-major `[blanks, vocabulary]`; each row sums to 1. */
  probabilities: Column,
};

/** How a text is watched through the training. */
export type Watch = {
  /** Steps that the run had made when watching began. */
  since: number,
  /** Blanks that are watched, the first ones of the text. */
  blanks: number,
  /** Steps from one moment to the next; at the end of the training there is one more. */
  every: number,
};

/** What a step trains on, and what the run makes of it now: the answer to `step`. The columns have an entry a target,
 * sentence by sentence. */
export type StepAnswer = {
  /** Number of the step, from 1. */
  step: number,
  /** 0 for the batch that is trained on; else which other corruption of the same sentences. */
  again: number,
  /** Steps that the run had made when it answered. */
  made: number,
  /** Mean of `losses`: what training without dropout reports if `step` is the next one. */
  loss: number,
  /** Of the batch, without padding. */
  tokens: number,
  /** The batch's sentences. */
  sentences: Array<StepSentence>,
  /** Id of the likeliest token. */
  guess: Column,
  /** Its probability. */
  p: Column,
  /** −ln p(true token), in nats. */
  losses: Column,
  /** The exact predictor's; NaN where there is none. */
  floors: Column,
};

/** A sentence of a batch. */
export type StepSentence = {
  /** Which sentence of the corpus, from 0. */
  sentence: number,
  /** As it was, with `[CLS]` and `[SEP]`. */
  tokens: Array<string>,
  /** As the model sees it. */
  input: Array<string>,
  /** What is scored, by position. */
  targets: Array<StepTarget>,
};

/** A scored token. */
export type StepTarget = {
  /** In its sentence. */
  position: number,
  /** What became of it; null if it was not chosen. */
  outcome: 'masked' | 'random' | 'kept' | null,
};

/** Outcomes drawn in steps 1 … `last`: the answer to `outcomes`. A long run is counted in several questions, each with
 * the last answer. */
export type Outcomes = {
  /** Replaced by `[MASK]`. */
  masked: number,
  /** Replaced by a random word. */
  random: number,
  /** Left as they were. */
  kept: number,
  /** The last step that was counted. */
  last: number,
};

/** Where the first head of the first layer looks from the first target of a step: the answer to `glance`. */
export type Glance = {
  /** Number of the step. */
  step: number,
  /** Steps that the run had made when it answered. */
  made: number,
  /** The first target; null of a batch without any. */
  target: GlanceTarget | null,
  /** What gets the most attention; null if the model has none. */
  most: GlanceKey | null,
};

/** The token that looks. */
export type GlanceTarget = {
  /** Which sentence of the batch, from 0. */
  sentence: number,
  /** In its sentence. */
  position: number,
  /** What stands there. */
  token: string,
};

/** The token that is looked at. */
export type GlanceKey = {
  /** In its sentence. */
  position: number,
  /** What stands there. */
  token: string,
  /** Its share of the attention, 0 to 1. */
  share: number,
};

/** How a run attends to a text: the answer to `attention`. */
export type Attention = {
  /** With `[CLS]` and `[SEP]`; `[MASK]` at blanks, `[UNK]` for unknown words. */
  tokens: Array<string>,
  /** The words that are not in the vocabulary, as typed. */
  unknown: Array<string>,
  /** How many layers. */
  layers: number,
  /** Of each layer. */
  heads: number,
  /** Where a token may look; elsewhere the probability is exactly 0. */
  context: 'none' | 'left' | 'right' | 'both',
  /** Row-major `[layers, heads, tokens, tokens]`: who looks, at whom. */
  probabilities: Column,
};

/** The answer to `attention` and `patterns` of a model without attention. */
export type NoAttention = {
  /** None. */
  layers: 0,
};

/** What the heads of a run look at over sentences of the corpus: the answer to `patterns`. */
export type Patterns = {
  /** What can be looked at: itself, previous, next, cls, sep, mask, same. */
  names: Array<string>,
  /** How many layers. */
  layers: number,
  /** Of each layer. */
  heads: number,
  /** How many were read. */
  sentences: number,
  /** Of those sentences, with `[CLS]` and `[SEP]`. */
  tokens: number,
  /** Row-major `[layers, heads, names]`: of a token's attention, on average. */
  shares: Column,
  /** `[names]`: if it were equal everywhere. */
  uniform: Column,
};

/** Where the tokens' vectors lie on the plane in which the words vary most: the answer to `embeddings`. */
export type Embeddings = {
  /** Steps that the run had made. */
  step: number,
  /** Share of the variance along each axis, 0 to 1, largest first. */
  explained: [number, number],
  /** Of every token by id, special ones too, which are not fitted. */
  x: Column,
  /** As `x`. */
  y: Column,
};

/** The words nearest to a token: the answer to `neighbours`. */
export type Neighbours = {
  /** Steps that the run had made. */
  step: number,
  /** The token's id. */
  token: number,
  /** Nearest first. */
  neighbours: Array<Neighbour>,
};

/** A near word. */
export type Neighbour = {
  /** Its id. */
  token: number,
  /** −1 to 1. */
  cosine: number,
};

/** What a slice of fine-tuning has come to: the answer to `tune`. */
export type Scoreboard = {
  /** Which scoreboard: the page counts. */
  number: number,
  /** Which slice of it, as it was asked. */
  turn: number,
  /** Steps that the run had made when it began. */
  step: number,
  /** Fine-tunings that are done, … */
  done: number,
  /** … of so many. */
  all: number,
  /** The next one; null at the end. */
  current: ScoreboardCell | null,
  /** What is done so far. */
  rows: Array<ScoreboardRow>,
  /** What is unusual. */
  notices: Array<Notice>,
};

/** One fine-tuning. */
export type ScoreboardCell = { task: string, labels: number, way: string, seed: number,
};

/** Accuracies on the test set, 0 to 1, over the seeds that are done. */
export type ScoreboardRow = { task: string, labels: number, method: string, mean: number, lowest: number, highest: number, seeds: number,
};

/** What fine-tuned models say of a text: the answer to `judge`. */
export type Judgement = {
  /** Which scoreboard. */
  number: number,
  /** The task. */
  task: string,
  /** The label budget. */
  labels: number,
  /** Of the labels. */
  names: Array<string>,
  /** The text's. */
  tokens: Array<string>,
  /** Words that the vocabulary lacks. */
  unknown: Array<string>,
  /** Words that did not fit. */
  truncated: number,
  /** A model each. */
  says: Array<Saying>,
};

/** What one model says. */
export type Saying = {
  /** `before` is the pre-trained model with a fresh classifier. */
  way: string,
  /** Row-major `[1 or words, labels]`. */
  probabilities: Array<number>,
};

/** What each run of an experiment can reach at best, and what that is compared with: the answer to `floors`. */
export type ExperimentFloors = {
  /** A run each. */
  runs: Array<RunFloors>,
  /** Loss of a uniform guess over the ordinary tokens. */
  uniform: number,
  /** The best that the words' frequency alone can do. */
  unigram: number,
  /** The best that the position alone can do. */
  positionOnly: number,
};

/** What a run can reach at best. */
export type RunFloors = {
  /** What the model sees of its input. */
  view: 'no_position' | 'none' | 'left' | 'right' | 'both',
  /** On the corpus itself; null where there is no exact predictor. */
  corpus: Floor | null,
  /** On the language that the corpus is a sample of. */
  population: Floor | null,
  /** Only of runs that judge pairs; null where there is no exact predictor. */
  pair?: PairFloor | null,
};

/** The least loss that anything with the same view can reach, in nats per target. */
export type Floor = {
  /** Nats per target. */
  nats: number,
  /** Where it was sampled rather than enumerated. */
  standardError: number | null,
  /** Nats per target by what became of it. */
  byOutcome: OutcomeFloors,
};

/** Floors by outcome, in nats per target; null where there is no such target. */
export type OutcomeFloors = { masked: number | null, random: number | null, kept: number | null,
/** Not chosen, but scored, where all tokens are. */
other?: number,
};

/** The least loss of a pair head, in nats per pair. */
export type PairFloor = {
  /** Nats per pair. */
  nats: number,
  /** Where it was sampled. */
  standardError: number | null,
  /** If no word were masked or replaced. */
  uncorrupted: number,
  /** And the words alone were known, not where they stand. */
  words: number,
};

/** What the predictor that sees both sides, and knows the corpus or its language, would put in the blanks of a text:
 * the answer to `exact`. */
export type ExactPrediction = {
  /** With `[CLS]` and `[SEP]`. */
  tokens: Array<string>,
  /** All tokens; a token's id is its index. */
  vocabulary: Array<string>,
  /** The words that are not in the vocabulary, as typed. */
  unknown: Array<string>,
  /** Positions of the blanks, ascending. */
  blanks: Array<number>,
  /** In nats, a blank each; null where nothing in the corpus can have led here. */
  entropies: Array<number | null>,
  /** Row-major `[blanks, vocabulary]`; zeros where impossible. */
  probabilities: Column,
  /** What the best model would say that sees as much as each run, and knows that run's own corruption. Row-major
   * `[runs, blanks, vocabulary]`; zeros where impossible, or for a run that chooses spans. */
  own: Column,
};

/** What decides about the blanks of a text: the answer to `decisive`. */
export type Decisive = {
  /** With `[CLS]` and `[SEP]`. */
  tokens: Array<string>,
  /** A blank each. */
  blanks: Array<DecisiveBlank>,
  /** It would take too long for this corpus and text. */
  tooMuch: boolean,
};

/** What decides about a blank. Entropy and growth are null where nothing in the corpus can have led here. */
export type DecisiveBlank = {
  /** In the text. */
  position: number,
  /** How uncertain the exact predictor is, in nats. */
  entropy: number | null,
  /** How much more uncertain without the token, in nats, by position; null where nothing can be hidden. */
  growth: Array<number | null> | null,
};

/** The answer to `evaluate`: a run's mean loss over many corruptions of its corpus. */
export type Evaluation = {
  /** Steps that the run had made. */
  step: number,
  /** In nats per target. */
  nats: number,
  /** Its standard error; 0 if nothing was left to chance. */
  standardError: number,
  /** The same mean minus that of the exact predictor on the same targets; null where there is none. */
  gap: Gap | null,
  /** Corrupted sentences that were scored. */
  sequences: number,
};

/** What a run has left to learn, measured. */
export type Gap = {
  /** In nats per target. */
  nats: number,
  /** Its standard error. */
  standardError: number,
};

/** The answer to `classes`. */
export type Classes = {
  /** The grammar's rules that yield each word directly, in their order. A text has none. */
  classes: Record<string, string[]>,
};

/** Exercises about a corpus: the answer to `exercises`. Facts only: the page makes the sentences. */
export type Exercises = {
  /** The sentences that count as the whole corpus. */
  sentences: Array<string>,
  /** How many sentences the corpus has. */
  of: number,
  /** Whether punctuation marks stand in them, which count as words. */
  marks: boolean,
  /** The questions, no two alike; fewer than were asked for where the sentences have no more. */
  questions: Array<Exercise>,
  /** Kinds of which these sentences have no question. */
  lacking: Array<string>,
};

/** A question with its right answer and how to find it. */
export type Exercise = {
  /** `least`, `distribution`, `harder`, `added`, `decides` or `possible`. */
  kind: string,
  /** What the best predictor sees besides the place of the hidden word: `left`, `right` or `both`. */
  context: string,
  /** Which word of every sentence is hidden, from 1; 0: one word of each, all with equal chance. */
  position: number,
  /** The word whose probability is asked for. */
  word: string | null,
  /** The sentence that is added. */
  added: string | null,
  /** The loss that is said to be reached, in nats per target. */
  loss: number | null,
  /** The right answer: nats, a probability, or the number of the right option, from 0; of `possible`, 1 for yes. */
  answer: number,
  /** How far from the answer a number may lie; null of a choice. */
  tolerance: number | null,
  /** What there is to choose from. */
  options: Array<ExerciseOption>,
  /** The blank that is asked about. */
  blank: ExercisePlace | null,
  /** How the least possible loss adds up: of the sentences, and with the added one. */
  tallies: Array<ExerciseTally>,
  /** The least possible loss with each other context. */
  elsewhere: Array<ExerciseFloor>,
};

/** An option of a choice. */
export type ExerciseOption = {
  /** How uncertain the best predictor is about the blank; of `decides`, with this word hidden too. In nats. */
  nats: number,
  /** The number of the word that is hidden too, from 1; of `harder`, of the blank. */
  position: number,
  /** The word there. */
  word: string,
  /** What fits into the blank. */
  place: ExercisePlace,
};

/** A blank as a predictor sees it, and what fits. */
export type ExercisePlace = {
  /** The text that is seen before the blank; empty if none is. */
  before: string,
  /** The text that is seen after it. */
  after: string,
  /** Which word of the sentence is hidden, from 1. */
  position: number,
  /** The words that stand there in a sentence that fits. */
  words: Array<string>,
  /** In how many. */
  counts: Array<number>,
  /** How uncertain the best predictor is, in nats. */
  nats: number,
};

/** How a least possible loss adds up. */
export type ExerciseTally = {
  /** In nats per target. */
  nats: number,
  /** Hidden words, all places together. */
  words: number,
  /** The places where more than one word fits. */
  open: Array<ExercisePlace>,
  /** Hidden words at all other places. */
  certain: number,
};

/** The least possible loss with one context. */
export type ExerciseFloor = {
  /** `none`, `left`, `right` or `both`. */
  context: string,
  /** In nats per target. */
  nats: number,
};
