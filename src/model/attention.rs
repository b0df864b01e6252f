//! Multi-head self-attention (Vaswani et al., 2017), with the context limits as masks.

use std::sync::Arc;

use candle_core::Tensor;

use super::{
    layers::{Linear, Pass},
    ops::{self, Activation, Sight},
    params::Params,
};
use crate::error::Result;

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

    /// How many heads there are.
    pub fn heads(&self) -> usize {
        self.heads
    }

    /// Those who ask, x `[n, H]`, look at all tokens `[N, H]` that `sight` lets them see: `[n, H]`.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn forward(
        &self,
        x: &Tensor,
        tokens: &Tensor,
        sight: &Arc<Sight>,
        pass: &mut Pass,
    ) -> Result<Tensor> {
        let dropout = pass.drop_factors(sight.probabilities(self.heads));
        let (queries, keys_and_values) = self.project(x, tokens)?;
        Ok(ops::attention(&queries, &keys_and_values, sight, self.heads, dropout)?.0)
    }

    /// The probabilities with which all tokens `[N, H]` look at each other, in the blocks of [`ops::attention`].
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn probabilities(&self, tokens: &Tensor, sight: &Arc<Sight>) -> Result<Vec<f32>> {
        let (queries, keys_and_values) = self.project(tokens, tokens)?;
        let (_, probabilities) = ops::attention(&queries, &keys_and_values, sight, self.heads, None)?;
        Ok(probabilities.get().cloned().unwrap_or_default())
    }

    /// Queries `[n, H]`, and keys and values side by side `[N, 2H]`.
    fn project(&self, x: &Tensor, tokens: &Tensor) -> Result<(Tensor, Tensor)> {
        let keys_and_values = ops::linear(tokens, &[&self.key.0, &self.value.0], Activation::None)?;
        Ok((self.query.forward(x)?, keys_and_values))
    }
}
