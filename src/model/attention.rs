//! Multi-head self-attention (Vaswani et al., 2017), with the context limits as masks.

use std::sync::Arc;

use candle_core::Tensor;

use super::{
    layers::{Linear, Pass},
    ops::{self, AttentionMask},
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

    /// x `[B·T, H]` → `[B·T, H]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(&self, x: &Tensor, mask: &Arc<AttentionMask>, pass: &mut Pass) -> Result<Tensor> {
        let (query, key, value) = (self.query.forward(x)?, self.key.forward(x)?, self.value.forward(x)?);
        let (b, t) = (mask.sentences, mask.tokens);
        let dropout = pass.drop_factors(b * self.heads * t * t);
        let (mixed, probabilities) = ops::attention([&query, &key, &value], mask, self.heads, dropout)?;
        if let (Some(kept), Some(probabilities)) = (&mut pass.attention, probabilities.get()) {
            kept.push(Tensor::from_slice(probabilities, (b, self.heads, t, t), x.device())?);
        }
        Ok(mixed)
    }
}

/// Which keys each query of the batch may see.
pub fn mask(batch: &Batch, context: Context) -> Arc<AttentionMask> {
    let t = batch.length;
    let mut allowed = Vec::with_capacity(batch.size * t * t);
    for real in batch.real.chunks_exact(t.max(1)) {
        for query in 0..t {
            allowed.extend((0..t).map(|key| key == query || real[key] && context.allows(query, key)));
        }
    }
    Arc::new(AttentionMask { sentences: batch.size, tokens: t, allowed })
}
