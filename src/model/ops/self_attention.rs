//! The first half of an encoder layer (Vaswani et al., 2017), with BERT's order, as one operation:
//! LayerNorm(x + dropout(Wₒ · attention(x) + bₒ)), of all tokens or only of some.

use std::sync::{Arc, OnceLock};

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};

use super::{
    Dropout, LayerNorm, Linear,
    attention::{Attention, AttentionMask},
    embed::{add_to_rows, in_table},
    layer_norm::Normed,
    linear, slice, with_slices,
};

/// The parameters of a self-attention block.
#[derive(Clone)]
pub struct SelfAttention {
    /// Of the queries, `[H, H]`, as are the next three.
    pub query: Linear,
    /// Of the keys.
    pub key: Linear,
    /// Of the values.
    pub value: Linear,
    /// Of the concatenated heads.
    pub output: Linear,
    /// Of the sum with the residual.
    pub norm: LayerNorm,
    /// Heads; they divide H.
    pub heads: usize,
}

/// The rows that are queries, whose output is computed, and which keys each may see.
#[derive(Clone)]
pub struct QueryRows {
    /// The rows of these tokens, each a query; `None` if all tokens are queries.
    pub rows: Option<Arc<Vec<u32>>>,
    /// Which keys each query may see.
    pub mask: Arc<AttentionMask>,
}

/// The tokens x `[N, H]` → a row for each query, `[n, H]`.
///
/// `dropout` is of the probabilities, `[Σ queries · keys]` over sentences and heads, and of the output, `[n, H]`.
///
/// # Errors
/// If the shapes do not fit.
pub fn self_attention(
    x: &Tensor,
    block: &SelfAttention,
    queries: QueryRows,
    dropout: [Dropout; 2],
) -> Result<Tensor> {
    x.contiguous()?.apply_op1(Op { block: block.clone(), rows: queries, dropout, saved: OnceLock::new() })
}

/// The probabilities with which the tokens x `[N, H]` look at each other: for each sentence and each head a row-major
/// block `[queries, keys]`, one after the other.
///
/// # Errors
/// If the shapes do not fit.
pub fn attention_probabilities(x: &Tensor, block: &SelfAttention, mask: &AttentionMask) -> Result<Vec<f32>> {
    let (_, h) = x.dims2()?;
    let SelfAttention { query, key, value, heads, .. } = block;
    with_slices([&x.contiguous()?], |[x]| {
        let (queries, packed) = (linear::forward(x, h, &[query])?, linear::forward(x, h, &[key, value])?);
        let core = Attention { mask, heads: *heads, h, dropout: &Dropout::default() };
        Ok(core.forward(&queries, &packed)?.0)
    })?
}

struct Op {
    block: SelfAttention,
    rows: QueryRows,
    dropout: [Dropout; 2],
    saved: OnceLock<Saved>,
}

struct Saved {
    /// The rows of x that are queries, `[n, H]`; `None` if all are.
    query_rows: Option<Vec<f32>>,
    /// `[n, H]`
    queries: Vec<f32>,
    /// Keys and values, `[N, 2H]`.
    packed: Vec<f32>,
    probabilities: Vec<f32>,
    /// The concatenated heads, `[n, H]`.
    mixed: Vec<f32>,
    normed: Normed,
}

impl Op {
    fn core(&self, h: usize) -> Attention<'_> {
        Attention { mask: &self.rows.mask, heads: self.block.heads, h, dropout: &self.dropout[0] }
    }
}

impl CustomOp1 for Op {
    fn name(&self) -> &'static str {
        "self-attention"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let SelfAttention { query, key, value, output, norm, .. } = &self.block;
        let (_, h) = layout.shape().dims2()?;
        let x = slice(x, layout)?;
        let query_rows = match &self.rows.rows {
            None => None,
            Some(rows) => {
                let mut query_rows = Vec::with_capacity(rows.len() * h);
                for &row in rows.iter() {
                    query_rows.extend_from_slice(in_table(x, row, h)?);
                }
                Some(query_rows)
            }
        };
        let residual = query_rows.as_deref().unwrap_or(x);
        let queries = linear::forward(residual, h, &[query])?;
        let packed = linear::forward(x, h, &[key, value])?;
        let (probabilities, mixed) = self.core(h).forward(&queries, &packed)?;
        let mut sums = linear::forward(&mixed, h, &[output])?;
        self.dropout[1].add_residual(&mut sums, residual)?;
        let (normed, out) = Normed::of(sums, norm)?;
        let rows = out.len() / h;
        // Only ever set once: the operation is made for one call.
        let _ = self.saved.set(Saved { query_rows, queries, packed, probabilities, mixed, normed });
        Ok((CpuStorage::F32(out), (rows, h).into()))
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let SelfAttention { query, key, value, output, norm, .. } = &self.block;
        let Some(saved) = self.saved.get() else {
            candle_core::bail!("self-attention: backward without forward");
        };
        let Saved { query_rows, queries, packed, probabilities, mixed, normed } = saved;
        let (_, h) = x.dims2()?;
        let dx = with_slices([x, grad], |[x, grad]| {
            // The gradient of the query rows: through the residual, then through the queries.
            let mut d_queries = normed.backward(norm, grad)?;
            let mut d_mixed = vec![0.0; mixed.len()];
            linear::backward(mixed, h, &[output], &self.dropout[1].of(&d_queries), (&mut d_mixed, false))?;
            let (dq, dkv) = self.core(h).backward(probabilities, queries, packed, &d_mixed);
            let residual = query_rows.as_deref().unwrap_or(x);
            linear::backward(residual, h, &[query], &dq, (&mut d_queries, true))?;
            let Some(rows) = &self.rows.rows else {
                linear::backward(x, h, &[key, value], &dkv, (&mut d_queries, true))?;
                return Ok::<_, candle_core::Error>(d_queries);
            };
            let mut dx = vec![0.0; x.len()];
            linear::backward(x, h, &[key, value], &dkv, (&mut dx, false))?;
            add_to_rows(&mut dx, rows, &d_queries, h);
            Ok(dx)
        })??;
        Tensor::from_vec(dx, x.shape(), x.device()).map(Some)
    }
}
