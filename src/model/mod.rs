//! Batches to logits. Nothing in here knows a word.
//!
//! Reading order: [`params`] (named parameters, their initial values and gradients), [`notebook`] (the smallest model),
//! [`pass`], [`packed`] (the tokens that are computed), [`encoder`], [`bert`], [`electra`], [`heads`].
//!
//! Everything that is not hot is candle-nn. A training step spends its time in the fused operations of [`ops`], inside
//! candle's autograd; tests hold them to candle's composition of the same.
//!
//! Axes, in the comments beside shapes: B sentences of T tokens, of which N in all are computed and n are targets;
//! H hidden, A heads, D = H / A, F intermediate, V vocabulary.
//!
//! Invariant: a gradient reaches every parameter. candle's fused LayerNorm and softmax drop it in silence, so they are
//! banned (see `.clippy.toml`); the ones in [`ops`] are ours, with a backward that is tested.

pub mod bert;
pub mod electra;
pub mod encoder;
pub mod heads;
pub mod notebook;
pub mod packed;
pub mod params;
pub mod pass;

use candle_core::Tensor;

pub use bert::Bert;
pub use cloze_ops as ops;
pub use heads::Classifier;
pub use notebook::Notebook;
pub use ops::Scores;
pub use params::{Params, Source};
pub use pass::Pass;

use crate::{
    data::Batch,
    error::{Error, Result},
    experiment::{ModelConfig, Objective},
};

/// The most that a tab can train, checked before anything is allocated for it.
pub mod limits {
    /// Trainable numbers.
    pub const PARAMETERS: usize = 10_000_000;
    /// Numbers that one forward pass keeps for its backward pass, roughly.
    pub const ACTIVATIONS: usize = 100_000_000;
}

/// A model of either kind.
#[allow(clippy::large_enum_variant)] // A run has one of them.
pub enum Model {
    /// The notebook's.
    Notebook(Notebook),
    /// BERT.
    Bert(Bert),
}

/// The loss that a training step minimises, and its parts.
pub struct Losses {
    /// The scalar that a gradient flows through.
    pub total: Tensor,
    /// Masked language modelling, by target.
    pub scores: Scores,
    /// The second objective, if there is one: by pair, or by real token.
    pub second: Option<Scores>,
}

/// The sizes of a run's data and its objective, which decide the sizes of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataShape {
    /// Tokens of the vocabulary, special ones included.
    pub vocabulary: usize,
    /// Tokens of the longest sentence, `[CLS]` and `[SEP]` included.
    pub longest: usize,
    /// Sentences of a batch.
    pub batch: usize,
    /// Targets of a sentence, at most.
    pub targets: usize,
    /// What the model learns.
    pub objective: Objective,
}

impl Model {
    /// A model with its initial values, each drawn from (seed, the parameter's name).
    ///
    /// # Errors
    /// [`Error::ModelTooLarge`] above the [`limits`]; [`Error::Field`] if the corpus does not fit the positions.
    pub fn new(config: &ModelConfig, shape: DataShape, seed: u64) -> Result<Self> {
        match config {
            ModelConfig::Notebook { width } => {
                let model = |source| Notebook::new(*width, shape.vocabulary, source);
                check(model(Source::Count)?.params(), notebook::activations(*width, shape))?;
                Ok(Model::Notebook(model(Source::Seed(seed))?))
            }
            ModelConfig::Bert(config) => {
                let config = encoder::Config::of(config, shape)?;
                check(Bert::new(config.clone(), Source::Count)?.params(), config.activations(shape))?;
                Ok(Model::Bert(Bert::new(config, Source::Seed(seed))?))
            }
        }
    }

    /// The named parameters.
    pub fn params(&self) -> &Params {
        match self {
            Model::Notebook(model) => model.params(),
            Model::Bert(model) => model.params(),
        }
    }

    /// The token embeddings `[V, H]`, row by row.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn token_embeddings(&self) -> Result<(Vec<f32>, usize)> {
        let name = match self {
            Model::Notebook(_) => "embedding.weight",
            Model::Bert(_) => "bert.embeddings.word_embeddings.weight",
        };
        let table = self.params().get(name)?;
        let width = table.dims().last().copied().unwrap_or(1);
        Ok((table.values()?, width))
    }

    /// Roughly how many numbers a step on such a batch keeps.
    pub fn activations(&self, shape: DataShape) -> f64 {
        match self {
            Model::Notebook(model) => notebook::activations(model.width(), shape),
            Model::Bert(model) => model.config().activations(shape),
        }
    }

    /// Longest input in tokens, `[CLS]` and `[SEP]` included. The notebook's model has no positions: its limit is the
    /// longest sentence that a corpus may have.
    pub fn positions(&self) -> usize {
        match self {
            Model::Notebook(_) => crate::data::corpus::limits::TOKENS,
            Model::Bert(model) => model.config().positions,
        }
    }

    /// The loss that a training step minimises, and its parts.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn objective(&self, batch: &Batch, pass: &mut Pass) -> Result<Losses> {
        match self {
            Model::Notebook(model) => {
                let (total, scores) = model.loss(batch)?;
                Ok(Losses { total, scores, second: None })
            }
            Model::Bert(model) => model.objective(batch, pass),
        }
    }

    /// The loss of the batch's targets, in nats per target, as a scalar that a gradient flows through; and each
    /// target's score.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn loss(&self, batch: &Batch, pass: &mut Pass) -> Result<(Tensor, Scores)> {
        match self {
            Model::Notebook(model) => model.loss(batch),
            Model::Bert(model) => model.loss(batch, pass),
        }
    }

    /// The logits `[n, V]` of the batch's targets, in their order.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(&self, batch: &Batch, pass: &mut Pass) -> Result<Tensor> {
        match self {
            Model::Notebook(model) => model.forward(batch),
            Model::Bert(model) => model.forward(batch, pass),
        }
    }
}

fn check(params: &Params, activations: f64) -> Result<()> {
    let counts = [
        ("parameters", params.count(), limits::PARAMETERS as f64),
        ("activations for one batch", activations, limits::ACTIVATIONS as f64),
    ];
    match counts.into_iter().find(|(_, found, limit)| found > limit) {
        Some((what, found, limit)) => Err(Error::ModelTooLarge { what, found, limit }),
        None => Ok(()),
    }
}
