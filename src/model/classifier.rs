//! Heads that give labels (Devlin et al., 2019, section 4): one for a whole input, made of its `[CLS]` through the pooler, or
//! one for each token. Parameters are named as in Hugging Face's `BertForSequenceClassification` and
//! `BertForTokenClassification`.
//!
//! A batch's targets say where labels stand and what they are: for whole inputs in each one's first row, for tokens anywhere.

use candle_core::Tensor;

use super::{
    encoder::{Encoder, Sizes, linear_specs},
    ops::{self, Activation, Scores},
    params::{Affine, Params, Spec},
    pass::Pass,
    pooler::Pooler,
};
use crate::{data::Batch, error::Result};

const NAME: &str = "classifier";

/// Is it the classifier's own parameter that has this name? A linear probe trains these alone.
pub fn is_head(name: &str) -> bool {
    name.starts_with(NAME)
}

/// What a label is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The whole input, a sentence or a pair: `BertForSequenceClassification`.
    Sequence,
    /// A token: `BertForTokenClassification`.
    Token,
}

/// The encoder with a classifier on it.
pub struct Classifier {
    kind: Kind,
    sizes: Sizes,
    params: Params,
    encoder: Encoder,
    pooler: Option<Pooler>,
    head: Affine,
}

impl Classifier {
    /// Every parameter: the encoder's, the pooler's where the label is of the whole input, and the classifier's `[labels, H]`
    /// and `[labels]`.
    pub fn specs(sizes: &Sizes, kind: Kind, labels: usize) -> Vec<Spec> {
        let mut specs = sizes.encoder_specs();
        if kind == Kind::Sequence {
            specs.extend(Pooler::specs(sizes.hidden, sizes.init));
        }
        specs.extend(linear_specs(NAME, labels, sizes.hidden, sizes.init));
        specs
    }

    /// A model with these parameters, which are [`Classifier::specs`].
    ///
    /// # Errors
    /// If a parameter is missing.
    pub fn new(sizes: Sizes, kind: Kind, params: Params) -> Result<Self> {
        let pooler = match kind {
            Kind::Sequence => Some(Pooler::new(&params)?),
            Kind::Token => None,
        };
        let (encoder, head) = (Encoder::new(&sizes, &params)?, params.affine(NAME)?);
        Ok(Classifier { kind, encoder, pooler, head, sizes, params })
    }

    /// What its labels are of.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The model's sizes.
    pub fn sizes(&self) -> &Sizes {
        &self.sizes
    }

    /// How many labels there are.
    pub fn labels(&self) -> usize {
        self.head.bias.len()
    }

    /// The named parameters.
    pub fn params(&self) -> &Params {
        &self.params
    }

    /// What the classifier judges: `[n, H]`, a row for each of the batch's n targets.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn features(&self, batch: &Batch, pass: &mut Pass) -> Result<Tensor> {
        let hidden = self.encoder.rows(batch, &batch.target_rows(), self.sizes.context, pass)?; // [n, H]
        let features = match &self.pooler {
            Some(pooler) => pooler.forward(&hidden)?,
            None => hidden,
        };
        Ok(ops::drop(&features, pass.dropout(features.elem_count()))?)
    }

    /// The logits `[n, labels]` of features `[n, H]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn logits_of(&self, features: &Tensor) -> Result<Tensor> {
        Ok(ops::linear(features, &self.head, Activation::None)?)
    }

    /// The logits `[n, labels]` of the batch's targets, in their order.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn logits(&self, batch: &Batch, pass: &mut Pass) -> Result<Tensor> {
        self.logits_of(&self.features(batch, pass)?)
    }

    /// The mean cross-entropy of features `[n, H]` against labels, in nats, as a scalar that a gradient flows through; and
    /// each label's score.
    ///
    /// # Errors
    /// If there is not one label below [`Classifier::labels`] for each row.
    pub fn loss_of(&self, features: &Tensor, labels: &[u32]) -> Result<(Tensor, Scores)> {
        Ok(ops::cross_entropy(features, &self.head, labels)?)
    }

    /// The loss of the batch's targets, in nats per label, as a scalar that a gradient flows through; and each one's score.
    ///
    /// # Errors
    /// As [`Classifier::loss_of`].
    pub fn loss(&self, batch: &Batch, pass: &mut Pass) -> Result<(Tensor, Scores)> {
        self.loss_of(&self.features(batch, pass)?, &batch.target_ids())
    }
}
