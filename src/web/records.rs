//! Everything that crosses to the page. Each record here is a type of `www/src/workers/records.d.ts`, which a test
//! below writes and holds to this file, and has a sample in `tests/golden/wire/`. One file, though long: it is the
//! whole contract.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
#[cfg(test)]
use ts_rs::TS;

use crate::error::Values;

/// A long row of numbers: a `Float32Array` on the page. NaN stands where there is no number.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(TS), ts(type = "Float32Array"))]
pub struct Column(pub Vec<f32>);

impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[cfg(target_arch = "wasm32")]
        return super::session::typed_array(&self.0, serializer);
        #[cfg(not(target_arch = "wasm32"))]
        return self.0.serialize(serializer);
    }
}

impl From<Vec<f32>> for Column {
    fn from(numbers: Vec<f32>) -> Self {
        Column(numbers)
    }
}

impl FromIterator<f32> for Column {
    fn from_iter<I: IntoIterator<Item = f32>>(numbers: I) -> Self {
        Column(numbers.into_iter().collect())
    }
}

/// Bytes: a `Uint8Array` on the page.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(test, derive(TS), ts(type = "Uint8Array"))]
pub struct Bytes(pub Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

/// The record of a question's answer; the variants cross without their names.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum Answer {
    Prediction(Prediction),
    Step(StepAnswer),
    Outcomes(Outcomes),
    Glance(Glance),
    Attention(Attention),
    NoAttention(NoAttention),
    Patterns(Patterns),
    Embeddings(Embeddings),
    Neighbours(Neighbours),
    Scoreboard(Scoreboard),
    Judgement(Judgement),
    Evaluation(Evaluation),
    State(RunState),
    Corpus(CorpusInfo),
    Floors(ExperimentFloors),
    Exact(ExactPrediction),
    Decisive(Decisive),
    Classes(Classes),
    Exercises(Exercises),
}

/// Why something was refused.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// Stable, e.g. `diverged`, `corpus-too-large`, `vocabulary-too-small`, `internal`.
    pub code: String,
    /// The numbers and names of the sentence, for other languages: `www/src/words/errors.en.js` has them by code.
    #[cfg_attr(test, ts(type = "Record<string, number | string>"))]
    pub values: Values,
    /// One plain sentence: what was wrong, with the number, and what would be right.
    pub message: String,
}

/// What a worker knows of its run.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct RunInfo {
    /// All tokens as the corpus writes them, special ones first; a token's id is its index.
    pub vocabulary: Vec<String>,
    /// How many of them are not special.
    pub ordinary: usize,
    /// Trainable numbers in the model.
    pub parameters: usize,
    /// Longest input with `[CLS]` and `[SEP]`, in tokens.
    pub positions: usize,
    /// Steps until every sentence was seen once (rounded up).
    pub steps_per_epoch: usize,
    /// The corpus that it is trained on.
    pub corpus: CorpusInfo,
}

/// A run as it stands, to go on from later: the answer to `state`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct RunState {
    /// Steps that it has made.
    pub step: usize,
    /// The hash of their losses.
    pub fingerprint: String,
    /// All else: what a worker's `init` takes.
    pub bytes: Bytes,
}

/// What a corpus is: the answer to `corpus`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct CorpusInfo {
    /// Sentences that are trained on.
    pub sentences: usize,
    /// Distinct ordinary tokens.
    pub words: usize,
    /// Tokens of the longest sentence, with `[CLS]` and `[SEP]`.
    pub longest: usize,
    /// What is unusual, such as one-word sentences.
    pub notices: Vec<Notice>,
    /// Sentences of the same language that are not trained on.
    pub held_out: usize,
    /// Documents of the grammar's language; null if no grammar.
    pub language: Option<usize>,
    /// Sentences of a grammar's sample, the first 2,000.
    pub examples: Vec<String>,
}

/// What is unusual in the data of a run, see `data/notice.rs`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(tag = "code", rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Notice {
    NothingHeldOut,
    OnlySingleWords,
    SingleWords { sentences: usize },
    SpellingsMerged { words: usize, merged: Vec<Vec<String>> },
    PairsTruncated { positions: usize },
    ExamplesTruncated { task: &'static str, truncated: usize, examples: usize, positions: usize },
}

/// The steps of a slice, an entry a step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Columns {
    /// Number of the step, from 1.
    pub step: Column,
    /// Mean cross-entropy over the batch's targets, in nats per target.
    pub loss: Column,
    /// The exact predictor's loss on the same batch; NaN where it is not computed.
    pub floor: Column,
    /// Share of the targets whose most probable token is the true one, 0 to 1.
    pub accuracy: Column,
    /// Learning rate of the step.
    pub lr: Column,
    /// L2 norm of the whole gradient, before clipping.
    pub grad_norm: Column,
    /// Tokens of the batch without padding.
    pub tokens: Column,
    /// How many targets became `[MASK]`, …
    pub masked_targets: Column,
    /// … a random word, …
    pub random_targets: Column,
    /// … or stayed.
    pub kept_targets: Column,
    /// How many were not chosen, but are scored where all tokens are.
    pub other_targets: Column,
    /// Their mean cross-entropy, in nats per target; NaN where there was none.
    pub masked_loss: Column,
    /// As `masked_loss`.
    pub random_loss: Column,
    /// As `masked_loss`.
    pub kept_loss: Column,
    /// As `masked_loss`.
    pub other_loss: Column,
    /// The second objective of the same steps; empty if the run has none.
    pub second: SecondColumns,
    /// What was measured on held-out sentences meanwhile; often nothing.
    pub held_out: HeldOutColumns,
    /// What was seen of the watched text meanwhile; often nothing.
    pub watched: WatchedColumns,
}

/// The second objective: of the pair head, or of the detection of replaced words. An entry a step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct SecondColumns {
    /// Number of the step, from 1.
    pub step: Column,
    /// Mean cross-entropy, in nats per pair or per token.
    pub loss: Column,
    /// The exact predictor's loss on the same pairs; NaN where there is none.
    pub floor: Column,
    /// Share of the pairs or tokens that were judged rightly, 0 to 1.
    pub accuracy: Column,
}

/// Held-out sentences, an entry a measurement.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct HeldOutColumns {
    /// Steps made before it, from 0.
    pub step: Column,
    /// In nats per target, with masks that never change.
    pub loss: Column,
    /// Share of the targets whose most probable token is the true one, 0 to 1.
    pub accuracy: Column,
}

/// What was seen of a watched text, an entry a moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct WatchedColumns {
    /// The text; empty if none is watched.
    pub text: String,
    /// Steps made before each moment.
    pub step: Column,
    /// Row-major `[moments, watched blanks, vocabulary]`.
    pub probabilities: Column,
}

/// What a run would put in the blanks of a text: the answer to `predict`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Prediction {
    /// The text's tokens with `[CLS]` and `[SEP]`; `[MASK]` at blanks, `[UNK]` for unknown words.
    pub tokens: Vec<String>,
    /// The words that are not in the vocabulary, as typed.
    pub unknown: Vec<String>,
    /// Positions of `[MASK]` in `tokens`, ascending.
    pub blanks: Vec<usize>,
    /// Steps that the run had made.
    pub step: usize,
    /// How the text is watched from now on, if that was asked for.
    pub watch: Option<Watch>,
    /// Row-major `[blanks, vocabulary]`; each row sums to 1.
    pub probabilities: Column,
}

/// How a text is watched through the training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Watch {
    /// Steps that the run had made when watching began.
    pub since: usize,
    /// Blanks that are watched, the first ones of the text.
    pub blanks: usize,
    /// Steps from one moment to the next; at the end of the training there is one more.
    pub every: usize,
}

/// What a step trains on, and what the run makes of it now: the answer to `step`. The columns have an entry a target,
/// sentence by sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct StepAnswer {
    /// Number of the step, from 1.
    pub step: usize,
    /// 0 for the batch that is trained on; else which other corruption of the same sentences.
    pub again: usize,
    /// Steps that the run had made when it answered.
    pub made: usize,
    /// Mean of `losses`: what training without dropout reports if `step` is the next one.
    pub loss: f32,
    /// Of the batch, without padding.
    pub tokens: usize,
    /// The batch's sentences.
    pub sentences: Vec<StepSentence>,
    /// Id of the likeliest token.
    pub guess: Column,
    /// Its probability.
    pub p: Column,
    /// −ln p(true token), in nats.
    pub losses: Column,
    /// The exact predictor's; NaN where there is none.
    pub floors: Column,
}

/// A sentence of a batch.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct StepSentence {
    /// Which sentence of the corpus, from 0.
    pub sentence: usize,
    /// As it was, with `[CLS]` and `[SEP]`.
    pub tokens: Vec<String>,
    /// As the model sees it.
    pub input: Vec<String>,
    /// What is scored, by position.
    pub targets: Vec<StepTarget>,
}

/// A scored token.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct StepTarget {
    /// In its sentence.
    pub position: usize,
    /// What became of it; null if it was not chosen.
    #[cfg_attr(test, ts(type = "'masked' | 'random' | 'kept' | null"))]
    pub outcome: Option<&'static str>,
}

/// Outcomes drawn in steps 1 … `last`: the answer to `outcomes`. A long run is counted in several questions, each with
/// the last answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Outcomes {
    /// Replaced by `[MASK]`.
    pub masked: usize,
    /// Replaced by a random word.
    pub random: usize,
    /// Left as they were.
    pub kept: usize,
    /// The last step that was counted.
    pub last: usize,
}

/// Where the first head of the first layer looks from the first target of a step: the answer to `glance`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Glance {
    /// Number of the step.
    pub step: usize,
    /// Steps that the run had made when it answered.
    pub made: usize,
    /// The first target; null of a batch without any.
    pub target: Option<GlanceTarget>,
    /// What gets the most attention; null if the model has none.
    pub most: Option<GlanceKey>,
}

/// The token that looks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct GlanceTarget {
    /// Which sentence of the batch, from 0.
    pub sentence: usize,
    /// In its sentence.
    pub position: usize,
    /// What stands there.
    pub token: String,
}

/// The token that is looked at.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct GlanceKey {
    /// In its sentence.
    pub position: usize,
    /// What stands there.
    pub token: String,
    /// Its share of the attention, 0 to 1.
    pub share: f32,
}

/// How a run attends to a text: the answer to `attention`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Attention {
    /// With `[CLS]` and `[SEP]`; `[MASK]` at blanks, `[UNK]` for unknown words.
    pub tokens: Vec<String>,
    /// The words that are not in the vocabulary, as typed.
    pub unknown: Vec<String>,
    /// How many layers.
    pub layers: usize,
    /// Of each layer.
    pub heads: usize,
    /// Where a token may look; elsewhere the probability is exactly 0.
    #[cfg_attr(test, ts(type = "'none' | 'left' | 'right' | 'both'"))]
    pub context: &'static str,
    /// Row-major `[layers, heads, tokens, tokens]`: who looks, at whom.
    pub probabilities: Column,
}

/// The answer to `attention` and `patterns` of a model without attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct NoAttention {
    /// None.
    #[cfg_attr(test, ts(type = "0"))]
    pub layers: usize,
}

/// What the heads of a run look at over sentences of the corpus: the answer to `patterns`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Patterns {
    /// What can be looked at: itself, previous, next, cls, sep, mask, same.
    pub names: Vec<&'static str>,
    /// How many layers.
    pub layers: usize,
    /// Of each layer.
    pub heads: usize,
    /// How many were read.
    pub sentences: usize,
    /// Of those sentences, with `[CLS]` and `[SEP]`.
    pub tokens: usize,
    /// Row-major `[layers, heads, names]`: of a token's attention, on average.
    pub shares: Column,
    /// `[names]`: if it were equal everywhere.
    pub uniform: Column,
}

/// Where the tokens' vectors lie on the plane in which the words vary most: the answer to `embeddings`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Embeddings {
    /// Steps that the run had made.
    pub step: usize,
    /// Share of the variance along each axis, 0 to 1, largest first.
    pub explained: [f64; 2],
    /// Of every token by id, special ones too, which are not fitted.
    pub x: Column,
    /// As `x`.
    pub y: Column,
}

/// The words nearest to a token: the answer to `neighbours`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Neighbours {
    /// Steps that the run had made.
    pub step: usize,
    /// The token's id.
    pub token: usize,
    /// Nearest first.
    pub neighbours: Vec<Neighbour>,
}

/// A near word.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Neighbour {
    /// Its id.
    pub token: u32,
    /// −1 to 1.
    pub cosine: f64,
}

/// What a slice of fine-tuning has come to: the answer to `tune`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Scoreboard {
    /// Which scoreboard: the page counts.
    pub number: usize,
    /// Which slice of it, as it was asked.
    pub turn: usize,
    /// Steps that the run had made when it began.
    pub step: usize,
    /// Fine-tunings that are done, …
    pub done: usize,
    /// … of so many.
    pub all: usize,
    /// The next one; null at the end.
    pub current: Option<ScoreboardCell>,
    /// What is done so far.
    pub rows: Vec<ScoreboardRow>,
    /// What is unusual.
    pub notices: Vec<Notice>,
}

/// One fine-tuning.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ScoreboardCell {
    pub task: &'static str,
    pub labels: usize,
    pub way: &'static str,
    pub seed: usize,
}

/// Accuracies on the test set, 0 to 1, over the seeds that are done.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ScoreboardRow {
    pub task: &'static str,
    pub labels: usize,
    pub method: &'static str,
    pub mean: f64,
    pub lowest: f64,
    pub highest: f64,
    pub seeds: usize,
}

/// What fine-tuned models say of a text: the answer to `judge`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Judgement {
    /// Which scoreboard.
    pub number: usize,
    /// The task.
    pub task: &'static str,
    /// The label budget.
    pub labels: usize,
    /// Of the labels.
    pub names: Vec<&'static str>,
    /// The text's.
    pub tokens: Vec<String>,
    /// Words that the vocabulary lacks.
    pub unknown: Vec<String>,
    /// Words that did not fit.
    pub truncated: usize,
    /// A model each.
    pub says: Vec<Saying>,
}

/// What one model says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Saying {
    /// `before` is the pre-trained model with a fresh classifier.
    pub way: &'static str,
    /// Row-major `[1 or words, labels]`.
    pub probabilities: Vec<f32>,
}

/// What each run of an experiment can reach at best, and what that is compared with: the answer to `floors`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ExperimentFloors {
    /// A run each.
    pub runs: Vec<RunFloors>,
    /// Loss of a uniform guess over the ordinary tokens.
    pub uniform: f64,
    /// The best that the words' frequency alone can do.
    pub unigram: f64,
    /// The best that the position alone can do.
    pub position_only: f64,
}

/// What a run can reach at best.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct RunFloors {
    /// What the model sees of its input.
    #[cfg_attr(test, ts(type = "'no_position' | 'none' | 'left' | 'right' | 'both'"))]
    pub view: &'static str,
    /// On the corpus itself; null where there is no exact predictor.
    pub corpus: Option<Floor>,
    /// On the language that the corpus is a sample of.
    pub population: Option<Floor>,
    /// Only of runs that judge pairs; null where there is no exact predictor.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(type = "PairFloor | null", optional))]
    pub pair: Option<Option<PairFloor>>,
}

/// The least loss that anything with the same view can reach, in nats per target.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Floor {
    /// Nats per target.
    pub nats: f64,
    /// Where it was sampled rather than enumerated.
    pub standard_error: Option<f64>,
    /// Nats per target by what became of it.
    pub by_outcome: OutcomeFloors,
}

/// Floors by outcome, in nats per target; null where there is no such target.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct OutcomeFloors {
    pub masked: Option<f64>,
    pub random: Option<f64>,
    pub kept: Option<f64>,
    /// Not chosen, but scored, where all tokens are.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub other: Option<f64>,
}

/// The least loss of a pair head, in nats per pair.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct PairFloor {
    /// Nats per pair.
    pub nats: f64,
    /// Where it was sampled.
    pub standard_error: Option<f64>,
    /// If no word were masked or replaced.
    pub uncorrupted: f64,
    /// And the words alone were known, not where they stand.
    pub words: f64,
}

/// What the predictor that sees both sides, and knows the corpus or its language, would put in the blanks of a text:
/// the answer to `exact`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ExactPrediction {
    /// With `[CLS]` and `[SEP]`.
    pub tokens: Vec<String>,
    /// All tokens; a token's id is its index.
    pub vocabulary: Vec<String>,
    /// The words that are not in the vocabulary, as typed.
    pub unknown: Vec<String>,
    /// Positions of the blanks, ascending.
    pub blanks: Vec<usize>,
    /// In nats, a blank each; null where nothing in the corpus can have led here.
    pub entropies: Vec<Option<f64>>,
    /// Row-major `[blanks, vocabulary]`; zeros where impossible.
    pub probabilities: Column,
    /// What the best model would say that sees as much as each run, and knows that run's own corruption. Row-major
    /// `[runs, blanks, vocabulary]`; zeros where impossible, or for a run that chooses spans.
    pub own: Column,
}

/// What decides about the blanks of a text: the answer to `decisive`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Decisive {
    /// With `[CLS]` and `[SEP]`.
    pub tokens: Vec<String>,
    /// A blank each.
    pub blanks: Vec<DecisiveBlank>,
    /// It would take too long for this corpus and text.
    pub too_much: bool,
}

/// What decides about a blank. Entropy and growth are null where nothing in the corpus can have led here.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct DecisiveBlank {
    /// In the text.
    pub position: usize,
    /// How uncertain the exact predictor is, in nats.
    pub entropy: Option<f64>,
    /// How much more uncertain without the token, in nats, by position; null where nothing can be hidden.
    pub growth: Option<Vec<Option<f64>>>,
}

/// The answer to `evaluate`: a run's mean loss over many corruptions of its corpus.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Evaluation {
    /// Steps that the run had made.
    pub step: usize,
    /// In nats per target.
    pub nats: f64,
    /// Its standard error; 0 if nothing was left to chance.
    pub standard_error: f64,
    /// The same mean minus that of the exact predictor on the same targets; null where there is none.
    pub gap: Option<Gap>,
    /// Corrupted sentences that were scored.
    pub sequences: usize,
}

/// What a run has left to learn, measured.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Gap {
    /// In nats per target.
    pub nats: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// The answer to `classes`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Classes {
    /// The grammar's rules that yield each word directly, in their order. A text has none.
    #[cfg_attr(test, ts(type = "Record<string, string[]>"))]
    pub classes: BTreeMap<String, Vec<String>>,
}

#[cfg(test)]
#[path = "records_test.rs"]
mod test;

/// Exercises about a corpus: the answer to `exercises`. Facts only: the page makes the sentences.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Exercises {
    /// The sentences that count as the whole corpus.
    pub sentences: Vec<String>,
    /// How many sentences the corpus has.
    pub of: usize,
    /// Whether punctuation marks stand in them, which count as words.
    pub marks: bool,
    /// The questions, no two alike; fewer than were asked for where the sentences have no more.
    pub questions: Vec<Exercise>,
    /// Kinds of which these sentences have no question.
    pub lacking: Vec<&'static str>,
}

/// A question with its right answer and how to find it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Exercise {
    /// `least`, `distribution`, `harder`, `added`, `decides` or `possible`.
    pub kind: &'static str,
    /// What the best predictor sees besides the place of the hidden word: `left`, `right` or `both`.
    pub context: &'static str,
    /// Which word of every sentence is hidden, from 1; 0: one word of each, all with equal chance.
    pub position: usize,
    /// The word whose probability is asked for.
    pub word: Option<String>,
    /// The sentence that is added.
    pub added: Option<String>,
    /// The loss that is said to be reached, in nats per target.
    pub loss: Option<f64>,
    /// The right answer: nats, a probability, or the number of the right option, from 0; of `possible`, 1 for yes.
    pub answer: f64,
    /// How far from the answer a number may lie; null of a choice.
    pub tolerance: Option<f64>,
    /// What there is to choose from.
    pub options: Vec<ExerciseOption>,
    /// The blank that is asked about.
    pub blank: Option<ExercisePlace>,
    /// How the least possible loss adds up: of the sentences, and with the added one.
    pub tallies: Vec<ExerciseTally>,
    /// The least possible loss with each other context.
    pub elsewhere: Vec<ExerciseFloor>,
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ExerciseOption {
    /// How uncertain the best predictor is about the blank; of `decides`, with this word hidden too. In nats.
    pub nats: f64,
    /// The number of the word that is hidden too, from 1; of `harder`, of the blank.
    pub position: usize,
    /// The word there.
    pub word: String,
    /// What fits into the blank.
    pub place: ExercisePlace,
}

/// A blank as a predictor sees it, and what fits.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ExercisePlace {
    /// The text that is seen before the blank; empty if none is.
    pub before: String,
    /// The text that is seen after it.
    pub after: String,
    /// Which word of the sentence is hidden, from 1.
    pub position: usize,
    /// The words that stand there in a sentence that fits.
    pub words: Vec<String>,
    /// In how many.
    pub counts: Vec<usize>,
    /// How uncertain the best predictor is, in nats.
    pub nats: f64,
}

/// How a least possible loss adds up.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ExerciseTally {
    /// In nats per target.
    pub nats: f64,
    /// Hidden words, all places together.
    pub words: usize,
    /// The places where more than one word fits.
    pub open: Vec<ExercisePlace>,
    /// Hidden words at all other places.
    pub certain: usize,
}

/// The least possible loss with one context.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ExerciseFloor {
    /// `none`, `left`, `right` or `both`.
    pub context: &'static str,
    /// In nats per target.
    pub nats: f64,
}
