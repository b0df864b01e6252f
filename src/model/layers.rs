//! The layers that every model is made of, and the [`Pass`] that goes through them.

use candle_core::Tensor;

use super::{
    ops::{self, Activation},
    params::{Affine, Params},
};
use crate::{error::Result, random::Stream};

/// One forward pass: whether numbers are dropped, and what is kept for looking at.
#[derive(Default)]
pub struct Pass {
    dropout: Option<(f64, Stream)>,
    /// Attention probabilities of each layer, `[B, A, T, T]`, if asked for.
    pub attention: Option<Vec<Tensor>>,
}

impl Pass {
    /// A pass without dropout: for predicting, evaluating and inspecting.
    pub fn evaluate() -> Self {
        Self::default()
    }

    /// As [`Pass::evaluate`], and the attention probabilities are kept.
    pub fn with_attention() -> Self {
        Pass { dropout: None, attention: Some(Vec::new()) }
    }

    /// The pass of training step `step`, whose dropout is drawn from (seed, step).
    pub fn train(dropout: f64, seed: u64, step: usize) -> Self {
        let drawn = (dropout > 0.0).then(|| (dropout, Stream::new(seed, "dropout", step as u64)));
        Pass { dropout: drawn, attention: None }
    }

    /// Dropout (Srivastava et al., 2014): each number becomes 0 with the pass's probability, the others are scaled so
    /// that the expectation stays.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn drop(&mut self, x: Tensor) -> Result<Tensor> {
        match self.drop_factors(x.elem_count()) {
            None => Ok(x),
            Some(factors) => Ok(ops::scale(&x, factors)?),
        }
    }

    /// What dropout multiplies each of `count` numbers with, or `None` in a pass without.
    pub fn drop_factors(&mut self, count: usize) -> Option<Vec<f32>> {
        let (rate, stream) = self.dropout.as_mut()?;
        let kept = (1.0 / (1.0 - *rate)) as f32;
        Some((0..count).map(|_| if stream.unit() < *rate { 0.0 } else { kept }).collect())
    }
}

/// x · Wᵀ + b, with W `[out, in]`.
pub struct Linear(pub Affine);

impl Linear {
    /// The layer of parameters `{name}.weight` and `{name}.bias`.
    ///
    /// # Errors
    /// If a parameter is missing.
    pub fn new(params: &Params, name: &str) -> Result<Self> {
        Ok(Linear(params.affine(name)?))
    }

    /// `[rows, in]` → `[rows, out]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(&self, x: &Tensor) -> Result<Tensor> {
        self.then(Activation::None, x)
    }

    /// As [`Linear::forward`], and then the activation.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn then(&self, activation: Activation, x: &Tensor) -> Result<Tensor> {
        Ok(ops::linear(x, &[&self.0], activation)?)
    }
}

/// Layer normalisation over the last axis (Ba et al., 2016).
pub struct LayerNorm(pub Affine);

impl LayerNorm {
    /// Added to the variance. Hugging Face's default for BERT.
    pub const EPSILON: f64 = 1e-12;

    /// The layer of parameters `{name}.weight` and `{name}.bias`.
    ///
    /// # Errors
    /// If a parameter is missing.
    pub fn new(params: &Params, name: &str) -> Result<Self> {
        Ok(LayerNorm(params.affine(name)?))
    }

    /// `[rows, H]` → `[rows, H]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(&self, x: &Tensor) -> Result<Tensor> {
        Ok(ops::layer_norm(x, &self.0, Self::EPSILON as f32)?)
    }

    /// LayerNorm of x + residual, both `[rows, H]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn of_sum(&self, x: &Tensor, residual: &Tensor) -> Result<Tensor> {
        Ok(ops::add_layer_norm(x, residual, &self.0, Self::EPSILON as f32)?)
    }
}
