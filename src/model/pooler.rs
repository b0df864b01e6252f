//! BERT's pooler: what stands for the whole input, made of the encoder's `[CLS]`. Every head that judges a sentence or a pair
//! stands on it.

use candle_core::Tensor;

use super::{
    encoder::linear_specs,
    ops::{self, Activation},
    params::{Affine, Params, Spec},
};
use crate::error::Result;

const NAME: &str = "bert.pooler.dense";

/// tanh(W · x + b) of the `[CLS]` tokens' hidden states.
pub struct Pooler(Affine);

impl Pooler {
    /// Its parameters, for hidden states of width `h`.
    pub fn specs(h: usize, init: f64) -> [Spec; 2] {
        linear_specs(NAME, h, h, init)
    }

    /// The pooler of these parameters.
    ///
    /// # Errors
    /// If a parameter is missing.
    pub fn new(params: &Params) -> Result<Self> {
        Ok(Pooler(params.affine(NAME)?))
    }

    /// `[B, H]` → `[B, H]`
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(&self, cls: &Tensor) -> Result<Tensor> {
        Ok(ops::linear(cls, &self.0, Activation::Tanh)?)
    }
}
