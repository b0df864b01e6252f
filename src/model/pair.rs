//! The head that judges a pair of sentences: BERT's next sentence prediction, and ALBERT's sentence order prediction, which
//! differ in what they are taught alone.

use candle_core::Tensor;

use super::{
    encoder::linear_specs,
    ops::{self, Scores},
    params::{Affine, Params, Spec},
    pooler::Pooler,
};
use crate::error::Result;

const NAME: &str = "cls.seq_relationship";

/// A pooler and two logits: B follows A, or it does not.
pub struct PairHead {
    pooler: Pooler,
    relationship: Affine,
}

impl PairHead {
    /// Its parameters, for hidden states of width `h`.
    pub fn specs(h: usize, init: f64) -> Vec<Spec> {
        Pooler::specs(h, init).into_iter().chain(linear_specs(NAME, 2, h, init)).collect()
    }

    /// The head of these parameters.
    ///
    /// # Errors
    /// If a parameter is missing.
    pub fn new(params: &Params) -> Result<Self> {
        Ok(PairHead { pooler: Pooler::new(params)?, relationship: params.affine(NAME)? })
    }

    /// The logits `[B, 2]` of the `[CLS]` tokens' hidden states `[B, H]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn logits(&self, cls: &Tensor) -> Result<Tensor> {
        Ok(ops::linear(&self.pooler.forward(cls)?, &self.relationship, ops::Activation::None)?)
    }

    /// Mean cross-entropy of the labels, in nats per pair.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn loss(&self, cls: &Tensor, labels: &[u32]) -> Result<(Tensor, Scores)> {
        Ok(ops::cross_entropy(&self.pooler.forward(cls)?, &self.relationship, labels)?)
    }
}
