//! The first half of an encoder layer (Vaswani et al., 2017), with BERT's order, as one operation:
//! LayerNorm(x + dropout(Wₒ · attention(x) + bₒ)), of all tokens or only of those that are asked for.

use std::sync::{Arc, OnceLock};

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};

use super::{
    Affine, Dropout,
    attention::{Attention, Sight},
    embed::{add_to_rows, in_table},
    layer_norm::Normed,
    linear, slice, with_slices,
};

/// The parameters of a self-attention block.
#[derive(Clone)]
pub struct SelfAttention {
    /// Of the queries, `[H, H]`, as are the next three.
    pub query: Affine,
    /// Of the keys.
    pub key: Affine,
    /// Of the values.
    pub value: Affine,
    /// Of what the heads bring together.
    pub output: Affine,
    /// Of the sum with the residual.
    pub norm: Affine,
    /// Heads; they divide H.
    pub heads: usize,
    /// Added to the variance.
    pub epsilon: f32,
}

/// Who asks, and what they may see.
#[derive(Clone)]
pub struct Asking {
    /// The rows of the tokens that ask, each a query; `None` if all do.
    pub rows: Option<Arc<Vec<u32>>>,
    /// What each query may see.
    pub sight: Arc<Sight>,
}

/// The tokens x `[N, H]` → a row for each that asks, `[n, H]`.
///
/// `dropout` is of the probabilities, `[Σ queries · keys]` over sentences and heads, and of the output, `[n, H]`.
///
/// # Errors
/// If the shapes do not fit.
pub fn self_attention(
    x: &Tensor,
    block: &SelfAttention,
    asking: Asking,
    dropout: [Dropout; 2],
) -> Result<Tensor> {
    x.contiguous()?.apply_op1(Op { block: block.clone(), asking, dropout, saved: OnceLock::new() })
}

/// The probabilities with which the tokens x `[N, H]` look at each other: for each sentence and each head a row-major
/// block `[queries, keys]`, one after the other.
///
/// # Errors
/// If the shapes do not fit.
pub fn attention_probabilities(x: &Tensor, block: &SelfAttention, sight: &Sight) -> Result<Vec<f32>> {
    let (_, h) = x.dims2()?;
    let SelfAttention { query, key, value, heads, .. } = block;
    with_slices([&x.contiguous()?], |[x]| {
        let (queries, packed) = (linear::forward(x, h, &[query])?, linear::forward(x, h, &[key, value])?);
        let core = Attention { sight, heads: *heads, h, dropout: &Dropout::default() };
        Ok(core.forward(&queries, &packed)?.0)
    })?
}

struct Op {
    block: SelfAttention,
    asking: Asking,
    dropout: [Dropout; 2],
    saved: OnceLock<Saved>,
}

struct Saved {
    /// The rows of x that ask, `[n, H]`; `None` if all do.
    asking: Option<Vec<f32>>,
    /// `[n, H]`
    queries: Vec<f32>,
    /// Keys and values, `[N, 2H]`.
    packed: Vec<f32>,
    probabilities: Vec<f32>,
    /// What the heads bring together, `[n, H]`.
    mixed: Vec<f32>,
    normed: Normed,
}

impl Op {
    fn core(&self, h: usize) -> Attention<'_> {
        Attention { sight: &self.asking.sight, heads: self.block.heads, h, dropout: &self.dropout[0] }
    }
}

impl CustomOp1 for Op {
    fn name(&self) -> &'static str {
        "self-attention"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let SelfAttention { query, key, value, output, norm, epsilon, .. } = &self.block;
        let (_, h) = layout.shape().dims2()?;
        let x = slice(x, layout)?;
        let asking = match &self.asking.rows {
            None => None,
            Some(rows) => {
                let mut asking = Vec::with_capacity(rows.len() * h);
                for &row in rows.iter() {
                    asking.extend_from_slice(in_table(x, row, h)?);
                }
                Some(asking)
            }
        };
        let residual = asking.as_deref().unwrap_or(x);
        let queries = linear::forward(residual, h, &[query])?;
        let packed = linear::forward(x, h, &[key, value])?;
        let (probabilities, mixed) = self.core(h).forward(&queries, &packed)?;
        let mut sums = linear::forward(&mixed, h, &[output])?;
        self.dropout[1].add_residual(&mut sums, residual)?;
        let (normed, out) = Normed::of(sums, norm, *epsilon)?;
        let rows = out.len() / h;
        // Only ever set once: the operation is made for one call.
        let _ = self.saved.set(Saved { asking, queries, packed, probabilities, mixed, normed });
        Ok((CpuStorage::F32(out), (rows, h).into()))
    }

    fn bwd(&self, x: &Tensor, _: &Tensor, grad: &Tensor) -> Result<Option<Tensor>> {
        let SelfAttention { query, key, value, output, norm, .. } = &self.block;
        let Some(saved) = self.saved.get() else {
            candle_core::bail!("self-attention: backward without forward");
        };
        let Saved { asking, queries, packed, probabilities, mixed, normed } = saved;
        let (_, h) = x.dims2()?;
        let dx = with_slices([x, grad], |[x, grad]| {
            // Of the rows that ask: through the residual, and then through the queries.
            let mut d_asking = normed.backward(norm, grad)?;
            let mut d_mixed = vec![0.0; mixed.len()];
            linear::backward(mixed, h, &[output], &self.dropout[1].of(&d_asking), (&mut d_mixed, false))?;
            let (dq, dkv) = self.core(h).backward(probabilities, queries, packed, &d_mixed);
            let residual = asking.as_deref().unwrap_or(x);
            linear::backward(residual, h, &[query], &dq, (&mut d_asking, true))?;
            let Some(rows) = &self.asking.rows else {
                linear::backward(x, h, &[key, value], &dkv, (&mut d_asking, true))?;
                return Ok::<_, candle_core::Error>(d_asking);
            };
            let mut dx = vec![0.0; x.len()];
            linear::backward(x, h, &[key, value], &dkv, (&mut dx, false))?;
            add_to_rows(&mut dx, rows, &d_asking, h);
            Ok(dx)
        })??;
        Tensor::from_vec(dx, x.shape(), x.device()).map(Some)
    }
}
