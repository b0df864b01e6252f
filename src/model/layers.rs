//! The layers that every model is made of, and the [`Pass`] that goes through them.

use candle_core::{D, Device, Tensor};

use super::params::Params;
use crate::{error::Result, random::Stream};

/// One forward pass: whether tokens are dropped, and what is kept for looking at.
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
        let Some((rate, stream)) = &mut self.dropout else { return Ok(x) };
        let kept = (1.0 / (1.0 - *rate)) as f32;
        let scale: Vec<f32> =
            (0..x.elem_count()).map(|_| if stream.unit() < *rate { 0.0 } else { kept }).collect();
        Ok((&x * Tensor::from_vec(scale, x.shape(), &Device::Cpu)?)?)
    }
}

/// x · Wᵀ + b, with W `[out, in]`.
pub struct Linear {
    weight: Tensor,
    bias: Tensor,
}

impl Linear {
    /// The layer of parameters `{name}.weight` and `{name}.bias`.
    ///
    /// # Errors
    /// If a parameter is missing.
    pub fn new(params: &Params, name: &str) -> Result<Self> {
        let part = |part: &str| params.get(&format!("{name}.{part}"));
        Ok(Linear { weight: part("weight")?, bias: part("bias")? })
    }

    /// `[rows, in]` → `[rows, out]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(&self, x: &Tensor) -> Result<Tensor> {
        Ok(x.matmul(&self.weight.t()?)?.broadcast_add(&self.bias)?)
    }
}

/// Layer normalisation over the last axis (Ba et al., 2016), composed so that its gradient exists.
pub struct LayerNorm {
    weight: Tensor,
    bias: Tensor,
}

impl LayerNorm {
    /// Added to the variance. Hugging Face's default for BERT.
    pub const EPSILON: f64 = 1e-12;

    /// The layer of parameters `{name}.weight` and `{name}.bias`.
    ///
    /// # Errors
    /// If a parameter is missing.
    pub fn new(params: &Params, name: &str) -> Result<Self> {
        let part = |part: &str| params.get(&format!("{name}.{part}"));
        Ok(LayerNorm { weight: part("weight")?, bias: part("bias")? })
    }

    /// `[rows, H]` → `[rows, H]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let centred = x.broadcast_sub(&x.mean_keepdim(D::Minus1)?)?;
        let variance = centred.sqr()?.mean_keepdim(D::Minus1)?; // [rows, 1], biased
        let normed = centred.broadcast_div(&(variance + Self::EPSILON)?.sqrt()?)?;
        Ok(normed.broadcast_mul(&self.weight)?.broadcast_add(&self.bias)?)
    }
}

/// Rows of a table: `[rows, H]` and ids → `[ids.len(), H]`.
///
/// # Errors
/// An id that is not below the table's rows.
pub fn lookup(table: &Tensor, ids: &[u32]) -> Result<Tensor> {
    Ok(table.index_select(&Tensor::from_slice(ids, ids.len(), &Device::Cpu)?, 0)?)
}
