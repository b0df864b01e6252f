//! Heads on the encoder's hidden states that give labels (Devlin et al., 2019): the pooler, the pair head of
//! pre-training, and the classifier of fine-tuning.
//!
//! They compute one row for each sentence or labelled token, which is little: so they are candle-nn's layers.

use candle_core::{Device, Module, Tensor};
use candle_nn::{Linear, loss};

use super::{
    encoder::{Config, Encoder},
    ops::Scores,
    params::{self, ParamBuilder, Params, Source},
    pass::Pass,
};
use crate::{data::Batch, error::Result};

/// Mean cross-entropy of logits `[n, labels]`, in nats, as a scalar that a gradient flows through; and each row's
/// score.
///
/// # Errors
/// If there is not one label for each row, or one is not below `labels`.
pub fn cross_entropy(logits: &Tensor, labels: &[u32]) -> Result<(Tensor, Scores)> {
    let mean = loss::cross_entropy(logits, &Tensor::new(labels, &Device::Cpu)?)?;
    let (_, columns) = logits.dims2()?;
    Ok((mean, Scores::of(&mut logits.flatten_all()?.to_vec1()?, columns, labels)))
}

/// BERT's pooler: tanh(W · x + b) of the `[CLS]` tokens' hidden states, which stands for the whole input.
pub struct Pooler(Linear);

impl Pooler {
    /// The pooler of a BERT.
    ///
    /// # Errors
    /// What the source of the parameters returns.
    pub fn new(config: &Config, pb: &ParamBuilder) -> Result<Self> {
        let h = config.hidden;
        Ok(Pooler(pb.pp("bert.pooler.dense").linear(h, h, config.linear_init())?))
    }

    /// `[B, H]` → `[B, H]`
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(&self, cls: &Tensor) -> Result<Tensor> {
        Ok(self.0.forward(cls)?.tanh()?)
    }
}

/// A pooler and two logits, B follows A or it does not: for BERT's next sentence prediction and ALBERT's sentence
/// order prediction, which differ only in their labels.
pub struct PairHead {
    pooler: Pooler,
    relationship: Linear,
}

impl PairHead {
    /// The pair head of a BERT.
    ///
    /// # Errors
    /// What the source of the parameters returns.
    pub fn new(config: &Config, pb: &ParamBuilder) -> Result<Self> {
        let relationship = pb.pp("cls.seq_relationship");
        Ok(PairHead {
            pooler: Pooler::new(config, pb)?,
            relationship: relationship.linear(config.hidden, 2, config.linear_init())?,
        })
    }

    /// The logits `[B, 2]` of the `[CLS]` tokens' hidden states `[B, H]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn logits(&self, cls: &Tensor) -> Result<Tensor> {
        Ok(self.relationship.forward(&self.pooler.forward(cls)?)?)
    }

    /// Mean cross-entropy of the labels, in nats per pair.
    ///
    /// # Errors
    /// As [`cross_entropy`].
    pub fn loss(&self, cls: &Tensor, labels: &[u32]) -> Result<(Tensor, Scores)> {
        cross_entropy(&self.logits(cls)?, labels)
    }
}

/// Where the classifier's own parameters are.
const CLASSIFIER: &str = "classifier";

/// What has a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The whole input, a sentence or a pair: `BertForSequenceClassification`.
    Sequence,
    /// A token: `BertForTokenClassification`.
    Token,
}

/// The encoder with a classifier on it (section 4 of the paper): for a whole input, made of its `[CLS]` through the
/// pooler, or for each token. Parameters are named as in Hugging Face's `BertForSequenceClassification` and
/// `BertForTokenClassification`.
///
/// The targets of its batches are labels: at the first row of a whole input, or at any token.
pub struct Classifier {
    kind: Kind,
    config: Config,
    labels: usize,
    params: Params,
    encoder: Encoder,
    pooler: Option<Pooler>,
    head: Linear,
}

impl Classifier {
    /// A classifier of so many labels.
    ///
    /// # Errors
    /// What the source returns.
    pub fn new(config: Config, kind: Kind, labels: usize, source: Source) -> Result<Self> {
        params::build(source, |pb| {
            let encoder = Encoder::new(&config, pb)?;
            let pooler = match kind {
                Kind::Sequence => Some(Pooler::new(&config, pb)?),
                Kind::Token => None,
            };
            let head = pb.pp(CLASSIFIER).linear(config.hidden, labels, config.linear_init())?;
            Ok(Classifier { kind, encoder, pooler, head, config, labels, params: pb.params() })
        })
    }

    /// What has a label: the whole input, or each token.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The model's sizes.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// How many labels there are.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// The named parameters.
    pub fn params(&self) -> &Params {
        &self.params
    }

    /// The parameters of the linear classifier, which a linear probe trains alone, and all others.
    pub fn head_and_encoder(&self) -> [Params; 2] {
        let is_head = |name: &str| name.starts_with(CLASSIFIER);
        [self.params.only(is_head), self.params.only(|name| !is_head(name))]
    }

    /// The classifier's input `[n, H]`, a row for each of the batch's n targets.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn features(&self, batch: &Batch, pass: &mut Pass) -> Result<Tensor> {
        let hidden = self.encoder.rows(batch, &batch.target_rows(), self.config.context, pass)?; // [n, H]
        let features = match &self.pooler {
            Some(pooler) => pooler.forward(&hidden)?,
            None => hidden,
        };
        Ok(pass.dropout(features.elem_count()).apply(&features)?)
    }

    /// The logits `[n, labels]` of features `[n, H]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn logits_of(&self, features: &Tensor) -> Result<Tensor> {
        Ok(self.head.forward(features)?)
    }

    /// The logits `[n, labels]` of the batch's targets, in their order.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn logits(&self, batch: &Batch, pass: &mut Pass) -> Result<Tensor> {
        self.logits_of(&self.features(batch, pass)?)
    }

    /// The mean cross-entropy of features `[n, H]` against labels, in nats, as a scalar that a gradient flows through;
    /// and each label's score.
    ///
    /// # Errors
    /// As [`cross_entropy`].
    pub fn loss_of(&self, features: &Tensor, labels: &[u32]) -> Result<(Tensor, Scores)> {
        cross_entropy(&self.logits_of(features)?, labels)
    }

    /// The loss of the batch's targets, in nats per label, as a scalar that a gradient flows through; and each one's
    /// score.
    ///
    /// # Errors
    /// As [`cross_entropy`].
    pub fn loss(&self, batch: &Batch, pass: &mut Pass) -> Result<(Tensor, Scores)> {
        self.loss_of(&self.features(batch, pass)?, &batch.target_ids())
    }
}
