/**
 * Every message between the page and a worker, as types. Nothing else crosses.
 *
 * A worker holds a run (`init`), or none (`open`): then it computes exact answers, which need only the corpus.
 *
 * Invariant: an event names its run, or {@link NO_RUN}. The page drops events of a run that is no longer current.
 *
 * Numbers of steps travel as columns (one typed array a quantity), small records as plain objects. The Rust
 * side of the records is `src/web/wire.rs`; samples of each stand in `tests/golden/wire/`.
 */

/** The number of the worker that holds no run; runs count from 1. */
export const NO_RUN = 0;

/**
 * What the page tells a worker.
 *
 * @typedef {{type: 'init', run: number, module: WebAssembly.Module, experiment: string, index: number}} Init
 *   Build run `index` of the experiment (JSON). Answered by `ready` or `failed`.
 * @typedef {{type: 'train', run: number, steps: number | null, rate: number | null, turns: boolean}} Train
 *   Train `steps` more steps (null: to the end of the budget), at most `rate` steps a second (null: full speed).
 *   Answered by `steps` …, then `paused` (before the end of the budget) or `done`. With `turns`, work waits
 *   for a `turn`, and `steps` end the turn.
 * @typedef {{type: 'turn', run: number}} Turn  Train for a few slices.
 * @typedef {{type: 'pause', run: number}} Pause  Answered by `paused`, with no step in flight.
 * @typedef {{type: 'predict', run: number, id: number, text: string}} AskPredict
 *   Answered by `answer` with a {@link Prediction}, or with an error that leaves the run as it was.
 * @typedef {{type: 'follow', run: number, text: string}} Follow
 *   Watch the blanks of a text from here on, through the whole training. Answered by `followed`, at once and then with the
 *   steps.
 * @typedef {{type: 'open', run: number, module: WebAssembly.Module}} Open
 *   Take the engine, without a run. Answered by nothing, or by `failed`.
 * @typedef {{type: 'corpus', run: number, id: number, corpus: string}} AskCorpus
 *   What a corpus (JSON) would be. Answered by `answer` with a {@link CorpusInfo}.
 * @typedef {{type: 'floors', run: number, id: number, experiment: string}} AskFloors
 *   What each run of an experiment (JSON) can reach at best. Answered by `answer` with {@link ExperimentFloors}.
 * @typedef {{type: 'exact', run: number, id: number, experiment: string, text: string}} AskExact
 *   What the exact predictor would put in the blanks. Answered by `answer` with an {@link ExactPrediction}.
 * @typedef {{type: 'look', run: number, id: number, look: string, arguments: string, experiment?: string}} AskLook
 *   A question of a panel under *Look inside*, by name; its arguments as JSON. To a worker without a run it comes with the
 *   experiment (JSON). Answered by `answer` with the record that `src/web/look.rs` gives to that name, or with an error
 *   that leaves the run as it was.
 * @typedef {Init | Train | Turn | Pause | Follow | AskPredict | Open | AskCorpus | AskFloors | AskExact | AskLook} Command
 */

/**
 * What a worker tells the page.
 *
 * @typedef {{type: 'ready', run: number, info: RunInfo}} Ready
 * @typedef {{type: 'steps', run: number, columns: Columns}} Steps  The steps since the last such event, in order.
 * @typedef {{type: 'paused' | 'done', run: number, step: number, fingerprint: string}} Stopped
 * @typedef {{type: 'answer', run: number, id: number, value?: unknown, error?: Failure}} Answer
 * @typedef {{type: 'failed', run: number, error: Failure}} Failed  The run is over; its curve so far stays.
 * @typedef {{type: 'followed', run: number, text: string, first: FollowedFirst | null, columns: FollowedColumns | null, error?: Failure}} Followed
 *   What was seen of the text that is followed, since the last such event; `first` where following begins. With an error
 *   nothing is followed.
 * @typedef {Ready | Steps | Stopped | Answer | Failed | Followed} Event
 */

/**
 * One entry a point: at the start, at the end, and each time that `every` divides the steps made.
 *
 * @typedef {object} FollowedColumns
 * @property {Float32Array} step  Steps made before it.
 * @property {Float32Array} probabilities  Row-major [points, followed blanks, vocabulary].
 */

/**
 * @typedef {object} FollowedFirst
 * @property {number} followed  Blanks that are followed, the first ones of the text.
 * @property {number} blanks  Blanks of the text.
 * @property {number} every  Steps from one point to the next.
 */

/**
 * Columns of the steps of a slice, one entry a step. All have the same length.
 *
 * @typedef {object} Columns
 * @property {Float32Array} step  Number of the step, from 1.
 * @property {Float32Array} loss  Mean cross-entropy over the batch's targets, in nats per target.
 * @property {Float32Array} floor  The exact predictor's loss on the same batch; NaN where it is not computed.
 * @property {Float32Array} accuracy  Share of the targets whose most probable token is the true one, 0 to 1.
 * @property {Float32Array} lr  Learning rate of the step.
 * @property {Float32Array} gradNorm  L2 norm of the whole gradient, before clipping.
 * @property {Float32Array} tokens  Tokens of the batch without padding.
 * @property {Float32Array} maskedTargets  How many targets became [MASK], …
 * @property {Float32Array} randomTargets  a random word, …
 * @property {Float32Array} keptTargets  or stayed.
 * @property {Float32Array} otherTargets  How many were not chosen, but are scored where all tokens are.
 * @property {Float32Array} maskedLoss  Their mean cross-entropy, in nats per target; NaN where there was none.
 * @property {Float32Array} randomLoss
 * @property {Float32Array} keptLoss
 * @property {Float32Array} otherLoss
 * @property {SecondColumns} second  The second objective of the same steps; empty if the run has none.
 * @property {HeldOutColumns} heldOut  What was measured on held-out sentences meanwhile; often nothing.
 * @property {FollowedColumns} [points]  What was seen of a followed text meanwhile. Not in `steps`: goes with `followed`.
 */

/**
 * What the steps say of the second objective: of the pair head, or of the detection of replaced words.
 *
 * @typedef {object} SecondColumns
 * @property {Float32Array} step  Number of the step, from 1.
 * @property {Float32Array} loss  Mean cross-entropy, in nats per pair or per token.
 * @property {Float32Array} floor  The exact predictor's loss on the same pairs; NaN where there is none.
 * @property {Float32Array} accuracy  Share of the pairs or tokens that were judged rightly, 0 to 1.
 */

/**
 * One entry a measurement.
 *
 * @typedef {object} HeldOutColumns
 * @property {Float32Array} step  Steps made before it, from 0.
 * @property {Float32Array} loss  In nats per target, with masks that never change.
 * @property {Float32Array} accuracy
 */

/**
 * @typedef {object} RunInfo
 * @property {string[]} vocabulary  All tokens, special ones first; a token's id is its index.
 * @property {number} ordinary  How many of them are not special.
 * @property {number} parameters  Trainable numbers in the model.
 * @property {number} positions  Longest input with [CLS] and [SEP], in tokens.
 * @property {number} stepsPerEpoch  Steps until every sentence was seen once (rounded up).
 * @property {CorpusInfo} corpus
 */

/**
 * @typedef {object} CorpusInfo
 * @property {number} sentences
 * @property {number} words  Distinct ordinary tokens.
 * @property {number} longest  Tokens of the longest sentence, with [CLS] and [SEP].
 * @property {string[]} notices  Sentences about what is unusual, such as one-word sentences.
 * @property {number} heldOut  Sentences of the same language that are not trained on.
 * @property {number | null} language  Documents of the grammar's language; null if no grammar.
 * @property {string[]} examples  Sentences of a grammar's sample, the first 2,000.
 */

/**
 * The least loss that anything with the same sight can reach, in nats per target.
 *
 * @typedef {object} Floor
 * @property {number} nats
 * @property {number | null} standardError  Where it was sampled rather than enumerated.
 * @property {Record<'masked' | 'random' | 'kept', number | null> & {other?: number}} byOutcome  `other` were not chosen,
 *   but are scored where all tokens are.
 */

/**
 * The least loss of a pair head, in nats per pair.
 *
 * @typedef {object} PairFloor
 * @property {number} nats
 * @property {number | null} standardError
 * @property {number} uncorrupted  If no word were masked or replaced.
 * @property {number} words  And the words alone were known, not where they stand.
 */

/** @typedef {'no_position' | 'none' | 'left' | 'right' | 'both'} Sight  What a model sees of its input. */

/**
 * @typedef {object} ExperimentFloors
 * @property {{view: Sight, corpus: Floor | null, population: Floor | null, pair?: PairFloor | null}[]} runs
 *   On the corpus itself, and on the language that it is a sample of; null where there is no exact predictor. `pair` only
 *   of runs that judge pairs.
 * @property {number} uniform  Loss of a uniform guess over the ordinary tokens.
 * @property {number} unigram
 * @property {number} positionOnly
 */

/**
 * @typedef {object} ExactPrediction  Of the predictor that sees both sides and knows the corpus, or its language.
 * @property {string[]} tokens
 * @property {string[]} vocabulary
 * @property {string[]} unknown
 * @property {number[]} blanks
 * @property {(number | null)[]} entropies  In nats, a blank each; null where nothing in the corpus can have led here.
 * @property {Float32Array} probabilities  Row-major [blanks.length, vocabulary.length]; zeros where impossible.
 */

/**
 * @typedef {object} Prediction
 * @property {string[]} tokens  The text's tokens with [CLS] and [SEP]; [MASK] at blanks, [UNK] for unknown words.
 * @property {string[]} unknown  The words that are not in the vocabulary, as typed.
 * @property {number[]} blanks  Positions of [MASK] in `tokens`, ascending.
 * @property {Float32Array} probabilities  Row-major [blanks.length, vocabulary.length], each row sums to 1.
 */

/**
 * What step `step` trains on, and what the run makes of it now: the answer to `look` “step”. The columns have an entry a
 * target, sentence by sentence.
 *
 * @typedef {object} LookStep
 * @property {number} step
 * @property {number} again  0 for the batch that is trained on; else which other corruption of the same sentences.
 * @property {number} made  Steps that the run had made when it answered.
 * @property {number} loss  Mean of `losses`: what training without dropout reports if `step` is the next one.
 * @property {number} tokens  Of the batch, without padding.
 * @property {LookSentence[]} sentences
 * @property {Float32Array} guess  Id of the likeliest token.
 * @property {Float32Array} p  Its probability.
 * @property {Float32Array} losses  −ln p(true token), in nats.
 * @property {Float32Array} floors  The exact predictor's; NaN where there is none.
 */

/**
 * Outcomes drawn in steps 1 … `last`: the answer to `look` “outcomes”. A long run is counted in several questions, each
 * with the last answer.
 *
 * @typedef {object} LookOutcomes
 * @property {number} masked
 * @property {number} random
 * @property {number} kept
 * @property {number} last
 */

/**
 * Where the first head of the first layer looks from the first target of a step: the answer to `look` “glance”.
 *
 * @typedef {object} LookGlance
 * @property {number} step
 * @property {number} made
 * @property {number} position  The target's, in its sentence.
 * @property {string} token  What stands there.
 * @property {{position: number, token: string, share: number} | null} most  What gets the most attention; null if the model
 *   has none.
 */

/**
 * What a slice of fine-tuning has come to: the answer to `look` “prime”.
 *
 * @typedef {object} LookPrime
 * @property {number} number  Which scoreboard: the page counts.
 * @property {number} turn  Which slice of it, as it was asked.
 * @property {number} step  Steps that the run had made when it began.
 * @property {number} done  Fine-tunings that are done, …
 * @property {number} all  of so many.
 * @property {{task: string, labels: number, way: string, seed: number} | null} current  The next one; null at the end.
 * @property {{task: string, labels: number, method: string, mean: number, lowest: number, highest: number, seeds: number}[]} rows
 *   Accuracies on the test set, 0 to 1, over the seeds that are done.
 * @property {string[]} notices
 */

/**
 * What fine-tuned models say of a text: the answer to `look` “judge”.
 *
 * @typedef {object} LookJudge
 * @property {number} number
 * @property {string} task
 * @property {number} labels
 * @property {string[]} names  Of the labels.
 * @property {string[]} tokens
 * @property {string[]} unknown  Words that the vocabulary lacks.
 * @property {number} truncated  Words that did not fit.
 * @property {{way: string, probabilities: number[]}[]} says  Row-major [1 or words, labels]; “before” is the pre-trained model
 *   with a fresh classifier.
 */

/**
 * @typedef {object} LookSentence
 * @property {number} sentence  Which sentence of the corpus, from 0.
 * @property {string[]} tokens  As it was, with [CLS] and [SEP].
 * @property {string[]} input  As the model sees it.
 * @property {{position: number, outcome: 'masked' | 'random' | 'kept' | null}[]} targets
 */

/**
 * How a run attends to a text: the answer to `look` “attention”. Of a model without attention only `layers`, which is 0.
 *
 * @typedef {object} LookAttention
 * @property {string[]} tokens  With [CLS] and [SEP]; [MASK] at blanks, [UNK] for unknown words.
 * @property {string[]} unknown  The words that are not in the vocabulary, as typed.
 * @property {number} layers
 * @property {number} heads  Of each layer.
 * @property {'none' | 'left' | 'right' | 'both'} context  Where a token may look; elsewhere the probability is exactly 0.
 * @property {Float32Array} probabilities  Row-major [layers, heads, tokens.length, tokens.length]: who looks, at whom.
 */

/**
 * What the heads of a run look at over sentences of the corpus: the answer to `look` “patterns”. Of a model without
 * attention only `layers`, which is 0.
 *
 * @typedef {object} LookPatterns
 * @property {string[]} names  What can be looked at: itself, previous, next, cls, sep, mask, same.
 * @property {number} layers
 * @property {number} heads
 * @property {number} sentences  How many were read.
 * @property {number} tokens  Of those sentences, with [CLS] and [SEP].
 * @property {Float32Array} shares  Row-major [layers, heads, names.length]: of a token's attention, on average.
 * @property {Float32Array} uniform  [names.length]: if it were equal everywhere.
 */

/**
 * What decides about the blanks of a text: the answer to `look` “decisive” of an experiment.
 *
 * @typedef {object} LookDecisive
 * @property {string[]} tokens
 * @property {{position: number, entropy: number | null, growth: (number | null)[] | null}[]} blanks
 *   In nats; `growth` by position, null where nothing can be hidden. Both null where nothing in the corpus can have led here.
 * @property {boolean} tooMuch  The corpus or the text is too large for an answer; then all are null.
 */

/**
 * The token embeddings on the plane in which those of the words vary most: the answer to `look` “embeddings”.
 *
 * @typedef {object} LookEmbeddings
 * @property {number} step  Steps made.
 * @property {[number, number]} explained  Share of the variance along each axis, 0 to 1, largest first.
 * @property {Float32Array} x  Of every token by id, special ones too, which are not fitted.
 * @property {Float32Array} y
 */

/**
 * The words nearest to a token: the answer to `look` “neighbours”.
 *
 * @typedef {object} LookNeighbours
 * @property {number} step
 * @property {number} token
 * @property {{token: number, cosine: number}[]} neighbours  Nearest first.
 */

/**
 * The answer to `look` “classes”, which needs no run.
 *
 * @typedef {object} LookClasses
 * @property {Record<string, string[]>} classes  The grammar's rules that yield each word directly, in their order.
 */

/**
 * @typedef {object} Failure
 * @property {string} code  Stable, e.g. 'diverged', 'corpus-too-large', 'vocabulary-too-small', 'internal'.
 * @property {string} message  One plain sentence: what was wrong, with the number, and what would be right.
 */
