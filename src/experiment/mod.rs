//! The experiment: one corpus and one to four runs, as JSON. One format for the page, the link, the element, the
//! command line and the tests.
//!
//! ```
//! use cloze::experiment::Experiment;
//! let json = r#"{"corpus": {"bundled": "notebook"}, "runs": [{"label": "BERT", "model": {"kind": "bert"}}]}"#;
//! let experiment = Experiment::parse(json)?;
//! assert_eq!(experiment.runs[0].batch.size, 16);
//! assert_eq!(Experiment::parse(&experiment.to_json())?, experiment);
//! # Ok::<(), cloze::error::Error>(())
//! ```

mod json;
pub mod presets;
pub mod table;

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// One corpus and the runs that are trained on it side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Experiment {
    /// Where the sentences come from.
    pub corpus: CorpusSource,
    /// Steps of each run: the training budget.
    pub steps: usize,
    /// The runs, one to four, with distinct labels.
    pub runs: Vec<RunConfig>,
}

/// Where the sentences come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CorpusSource {
    /// A corpus that ships with the crate, by name.
    Bundled(String),
    /// The reader's own text.
    #[serde(untagged)]
    Text(TextSource),
    /// A seeded sample of a grammar's language.
    #[serde(untagged)]
    Grammar(GrammarSample),
}

/// The reader's own text: one sentence a line, a blank line between documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSource {
    /// The text.
    pub text: String,
    /// Sentences to hold out, see [`crate::data::held_out`].
    pub held_out: usize,
}

/// A seeded sample of a grammar's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrammarSample {
    /// The name of a bundled grammar, or the text of one.
    pub grammar: String,
    /// Sentences to train on, at least: whole documents are drawn, by their probability, until there are so many.
    pub sentences: usize,
    /// Sentences to hold out, likewise; no document of them is trained on.
    pub held_out: usize,
    /// Seed of the draws.
    pub sample: u64,
}

/// A model with its masking, batches, optimiser and seed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunConfig {
    /// The reader's name for it.
    pub label: String,
    /// The model's kind and sizes.
    pub model: ModelConfig,
    /// What the model learns.
    pub objective: Objective,
    /// How inputs are corrupted.
    pub masking: MaskingPolicy,
    /// How sentences are drawn.
    pub batch: BatchConfig,
    /// How parameters are updated.
    pub optimizer: OptimizerConfig,
    /// Seed of every random stream of the run.
    pub seed: u64,
}

/// A model's kind and sizes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum ModelConfig {
    /// The lecture notebook's: `Embedding → Linear → ReLU → Linear`, without positions or attention.
    Notebook {
        /// Width of the embedding and of the hidden layer.
        width: usize,
    },
    /// BERT for masked language modelling (Devlin et al., 2019).
    Bert(BertConfig),
}

/// Sizes of a BERT.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BertConfig {
    /// Encoder layers.
    pub layers: usize,
    /// Attention heads of each layer; divides `hidden`.
    pub heads: usize,
    /// Width of a token's vector.
    pub hidden: usize,
    /// Width of the feed-forward layer.
    pub intermediate: usize,
    /// Which positions a token may attend to besides itself.
    pub context: Context,
    /// Dropout probability at BERT's four places, 0 to 0.9.
    pub dropout: f64,
    /// Standard deviation of the initial weights.
    pub init: f64,
    /// Longest input in tokens, `[CLS]` and `[SEP]` included; `None` = as many as the corpus needs, at least 16.
    pub positions: Option<usize>,
}

/// Which positions a token may attend to besides itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Context {
    /// No other position.
    None,
    /// The positions to its left.
    Left,
    /// The positions to its right.
    Right,
    /// Every position, as in BERT.
    Both,
}

impl Context {
    /// All four, narrowest first.
    pub const ALL: [Context; 4] = [Context::None, Context::Left, Context::Right, Context::Both];

    /// The name in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Context::None => "none",
            Context::Left => "left",
            Context::Right => "right",
            Context::Both => "both",
        }
    }

    /// The context of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.name() == name)
    }

    /// May a token at `query` attend to the token at `key`?
    pub fn allows(self, query: usize, key: usize) -> bool {
        self.visible(query, usize::MAX).contains(&key)
    }

    /// The tokens that the one at `query` may attend to, itself included, in a sentence of `length`.
    pub fn visible(self, query: usize, length: usize) -> Range<usize> {
        match self {
            Context::None => query..query + 1,
            Context::Left => 0..query + 1,
            Context::Right => query..length,
            Context::Both => 0..length,
        }
    }
}

/// What a run learns from its corpus. A second objective's loss is reported apart from masked language modelling's, so
/// that the loss of every run is in nats per target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Objective {
    /// Masked language modelling alone, on single sentences: RoBERTa's choice (Liu et al., 2019).
    Mlm,
    /// On pairs, and next sentence prediction: does B follow A, or is it a random sentence? (Devlin et al., 2019.)
    Nsp,
    /// On pairs, and sentence order prediction: do two neighbours stand in their order, or swapped? (Lan et al., 2020.)
    Sop,
    /// Replaced token detection: a small masked language model fills the blanks, and the model tells its words from the
    /// true ones (Clark et al., 2020, ELECTRA).
    Rtd,
}

impl Objective {
    /// All four, in the page's order.
    pub const ALL: [Objective; 4] = [Objective::Mlm, Objective::Nsp, Objective::Sop, Objective::Rtd];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Objective::Mlm => "mlm",
            Objective::Nsp => "nsp",
            Objective::Sop => "sop",
            Objective::Rtd => "rtd",
        }
    }

    /// The objective of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|objective| objective.name() == name)
    }

    /// Whether its inputs are pairs of sentences.
    pub fn has_pairs(self) -> bool {
        matches!(self, Objective::Nsp | Objective::Sop)
    }
}

/// How inputs are corrupted (Devlin et al., 2019, appendix A.1).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MaskingPolicy {
    /// Which tokens are chosen to be guessed.
    pub select: Select,
    /// Share of the chosen tokens that become `[MASK]`.
    pub mask: f64,
    /// Share of the chosen tokens that become a word drawn uniformly from the ordinary ones; the rest is kept.
    pub random: f64,
    /// Whether a sentence is corrupted anew whenever it comes up.
    pub draws: Draws,
    /// Which tokens the loss is over.
    pub scored: Scored,
}

/// Whether a sentence is corrupted anew whenever it comes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Draws {
    /// Anew in every epoch, as in RoBERTa (Liu et al., 2019), who call it dynamic masking.
    Fresh,
    /// Once for each sentence of the corpus, the same in every epoch.
    Static,
}

/// Which tokens the loss is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scored {
    /// The chosen ones, as in BERT.
    Targets,
    /// Every ordinary token, chosen or not: a classic mistake, since most of them stand in the input to be copied.
    All,
}

impl MaskingPolicy {
    /// BERT's recipe: 15 % of the tokens, 80 % of them masked, 10 % random, 10 % kept.
    pub const BERT: MaskingPolicy = MaskingPolicy {
        select: Select::Count(0.15),
        mask: 0.8,
        random: 0.1,
        draws: Draws::Fresh,
        scored: Scored::Targets,
    };
}

/// Which tokens of a sentence are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", content = "rate", rename_all = "lowercase")]
pub enum Select {
    /// max(1, ⌊rate · n + ½⌋) of the sentence's n tokens, without replacement. `[CLS]` and `[SEP]` count in n and are
    /// never chosen; at most all ordinary tokens. BERT's own rule (`create_pretraining_data.py`).
    Count(f64),
    /// Each ordinary token independently with this probability, as the Hugging Face collator does.
    Bernoulli(f64),
    /// Whole spans that make up this share of the ordinary tokens on average, as in SpanBERT (Joshi et al., 2020).
    Span(f64),
    /// The one at this position, counted from 0 at `[CLS]`, as in the notebook.
    #[serde(untagged, with = "position")]
    Position(usize),
}

/// How sentences are drawn into batches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchConfig {
    /// Sentences of a batch.
    pub size: usize,
    /// In the corpus's order, or shuffled without replacement in every epoch.
    pub order: Order,
}

/// The order of the sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// As in the corpus, again and again.
    Sequential,
    /// A new random order in every epoch.
    Shuffled,
}

/// AdamW and its schedule (Loshchilov and Hutter, 2019). Without weight decay it is Adam.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OptimizerConfig {
    /// Peak learning rate.
    pub lr: f64,
    /// What the learning rate does after the warm-up.
    pub schedule: Schedule,
    /// Steps of linear warm-up from 0.
    pub warmup: usize,
    /// Decoupled weight decay, on weight matrices only.
    pub weight_decay: f64,
    /// Largest global norm of the gradient; `None` = never clipped.
    pub clip: Option<f64>,
    /// Decay rate of the first moment.
    pub beta1: f64,
    /// Decay rate of the second moment.
    pub beta2: f64,
    /// Added to the root of the second moment.
    pub epsilon: f64,
}

/// What the learning rate does after the warm-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Schedule {
    /// It stays.
    Constant,
    /// It falls linearly to 0 at the end of the budget, as in BERT.
    Linear,
}

/// `{"position": 2}`, without the tag of the other ways to select.
mod position {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Fixed {
        position: usize,
    }

    pub(crate) fn serialize<S: Serializer>(&position: &usize, to: S) -> Result<S::Ok, S::Error> {
        Fixed { position }.serialize(to)
    }

    pub(crate) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<usize, D::Error> {
        Fixed::deserialize(from).map(|fixed| fixed.position)
    }
}
