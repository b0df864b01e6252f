//! Multi-head self-attention (Vaswani et al., 2017), with the context limits as masks.

use candle_core::{D, Device, Tensor};

use super::{
    layers::{Linear, Pass},
    params::Params,
};
use crate::{data::Batch, error::Result, experiment::Context};

/// Self-attention without its output projection: BERT's `attention.self`.
pub struct SelfAttention {
    query: Linear,
    key: Linear,
    value: Linear,
    heads: usize,
}

impl SelfAttention {
    /// The layer of parameters `{name}.query`, `{name}.key` and `{name}.value`.
    ///
    /// # Errors
    /// If a parameter is missing.
    pub fn new(params: &Params, name: &str, heads: usize) -> Result<Self> {
        let part = |part: &str| Linear::new(params, &format!("{name}.{part}"));
        Ok(SelfAttention { query: part("query")?, key: part("key")?, value: part("value")?, heads })
    }

    /// x `[B·T, H]`, mask `[B, 1, T, T]` of [`mask`] → `[B·T, H]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(&self, x: &Tensor, mask: &Tensor, pass: &mut Pass) -> Result<Tensor> {
        let (b, t) = (mask.dim(0)?, mask.dim(2)?);
        let h = x.dim(1)?;
        let d = h / self.heads;
        let split = |x: Tensor| -> Result<Tensor> {
            let heads = x.reshape((b, t, self.heads, d))?; // [B·T, H] → [B, T, A, D]
            Ok(heads.transpose(1, 2)?.contiguous()?) // → [B, A, T, D]
        };
        let query = split(self.query.forward(x)?)?;
        let key = split(self.key.forward(x)?)?;
        let value = split(self.value.forward(x)?)?;
        let scores = (query.matmul(&key.t()?)? * (1.0 / (d as f64).sqrt()))?; // [B, A, T, T]
        let probabilities = candle_nn::ops::softmax(&scores.broadcast_add(mask)?, D::Minus1)?;
        if let Some(kept) = &mut pass.attention {
            kept.push(probabilities.detach());
        }
        let mixed = pass.drop(probabilities)?.matmul(&value)?; // [B, A, T, D]
        Ok(mixed.transpose(1, 2)?.reshape((b * t, h))?) // → [B, T, A, D] → [B·T, H]
    }
}

/// What may be attended to, as numbers to add to the scores: 0 where allowed, the lowest float where not. `[B, 1, T, T]`.
///
/// Invariant: padding is invisible. A padded key is never allowed but to itself, and the exponential of so low a
/// score is exactly 0, so what stands at `[PAD]` changes no bit of any real position.
///
/// # Errors
/// Only what the tensor library reports.
pub fn mask(batch: &Batch, context: Context) -> Result<Tensor> {
    let t = batch.length;
    let mut mask = Vec::with_capacity(batch.size * t * t);
    for real in batch.real.chunks_exact(t) {
        for query in 0..t {
            mask.extend((0..t).map(|key| {
                let allowed = key == query || real[key] && context.allows(query, key);
                if allowed { 0.0 } else { f32::MIN }
            }));
        }
    }
    Ok(Tensor::from_vec(mask, (batch.size, 1, t, t), &Device::Cpu)?)
}
