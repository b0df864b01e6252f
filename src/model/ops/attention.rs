//! The core of self-attention: softmax(q kᵀ / √D + mask) v for every head, without copying heads apart.
//!
//! q, k and v are `[B·T, H]`, row-major; head a of sentence b is the block of T rows and D columns that begins at
//! (b·T, a·D). With P the probabilities, g the gradient of the output and dP = g vᵀ: dv = Pᵀ g, the gradient of the scores
//! is P ⊙ (dP − rowsum(P ⊙ dP)), and dq and dk follow from it as in any product.

use std::sync::{Arc, OnceLock};

use candle_core::{CpuStorage, CustomOp3, Layout, Result, Shape as TensorShape, Tensor};

use super::{
    math::exp,
    product::{Shape, product},
    slice, with_slices,
};

/// Which keys each query of each sentence may see: `[B, T, T]`, row-major.
///
/// Invariant: padding is invisible. A padded key is never allowed but to itself, and what is not allowed has a
/// probability of exactly 0, so what stands at `[PAD]` changes no bit of any real position.
pub struct AttentionMask {
    /// Sentences.
    pub sentences: usize,
    /// Tokens of each.
    pub tokens: usize,
    /// Whether a query may see a key.
    pub allowed: Vec<bool>,
}

/// The output of the attention core, `[B·T, H]`, and the probabilities, `[B, A, T, T]`, as they were before dropout.
///
/// `dropout` holds a factor for each probability.
///
/// # Errors
/// If the shapes do not fit.
pub fn attention(
    [query, key, value]: [&Tensor; 3],
    mask: &Arc<AttentionMask>,
    heads: usize,
    dropout: Option<Vec<f32>>,
) -> Result<(Tensor, Arc<OnceLock<Vec<f32>>>)> {
    let probabilities = Arc::new(OnceLock::new());
    let op = Attention { mask: Arc::clone(mask), heads, dropout, probabilities: Arc::clone(&probabilities) };
    let out = query.contiguous()?.apply_op3(&key.contiguous()?, &value.contiguous()?, op)?;
    Ok((out, probabilities))
}

struct Attention {
    mask: Arc<AttentionMask>,
    heads: usize,
    dropout: Option<Vec<f32>>,
    probabilities: Arc<OnceLock<Vec<f32>>>,
}

/// Sizes, and where the blocks of each head lie.
#[derive(Clone, Copy)]
struct Blocks {
    b: usize,
    a: usize,
    t: usize,
    h: usize,
    d: usize,
}

impl Blocks {
    /// Every (sentence, head).
    fn each(self) -> impl Iterator<Item = (usize, usize)> {
        (0..self.b).flat_map(move |b| (0..self.a).map(move |a| (b, a)))
    }

    /// The `[T, D]` block of a head in q, k, v or the output.
    fn vectors(self, (b, a): (usize, usize)) -> Shape {
        let offset = b * self.t * self.h + a * self.d;
        Shape { offset, rows: self.t, columns: self.d, row_stride: self.h, column_stride: 1 }
    }

    /// The `[T, T]` block of a head in the probabilities.
    fn scores(self, (b, a): (usize, usize)) -> Shape {
        Shape { offset: (b * self.a + a) * self.t * self.t, ..Shape::rows(self.t, self.t) }
    }

    fn scale(self) -> f32 {
        1.0 / (self.d as f32).sqrt()
    }
}

impl Attention {
    fn blocks(&self, (rows, h): (usize, usize)) -> Result<Blocks> {
        let (b, t, a) = (self.mask.sentences, self.mask.tokens, self.heads);
        let fits = rows == b * t && a > 0 && h % a == 0 && self.mask.allowed.len() == b * t * t;
        let fits = fits && self.dropout.as_ref().is_none_or(|factors| factors.len() == b * a * t * t);
        if !fits {
            candle_core::bail!(
                "attention: [{rows}, {h}] does not fit {b} sentences of {t} tokens and {a} heads"
            );
        }
        Ok(Blocks { b, a, t, h, d: h / a })
    }

    /// The probabilities after dropout.
    fn dropped(&self, probabilities: &[f32]) -> Option<Vec<f32>> {
        let factors = self.dropout.as_ref()?;
        Some(probabilities.iter().zip(factors).map(|(p, factor)| p * factor).collect())
    }
}

impl CustomOp3 for Attention {
    fn name(&self) -> &'static str {
        "attention"
    }

    fn cpu_fwd(
        &self,
        query: &CpuStorage,
        query_layout: &Layout,
        key: &CpuStorage,
        key_layout: &Layout,
        value: &CpuStorage,
        value_layout: &Layout,
    ) -> Result<(CpuStorage, TensorShape)> {
        let blocks = self.blocks(query_layout.shape().dims2()?)?;
        let (query, key) = (slice(query, query_layout)?, slice(key, key_layout)?);
        let value = slice(value, value_layout)?;
        let t = blocks.t;
        let mut probabilities = vec![0.0; blocks.b * blocks.a * t * t];
        for head in blocks.each() {
            let (vectors, scores) = (blocks.vectors(head), blocks.scores(head));
            let left = (query, vectors);
            product(blocks.scale(), left, (key, vectors.transposed()), (&mut probabilities, scores), false);
            let allowed = &self.mask.allowed[head.0 * t * t..][..t * t];
            let rows = probabilities[scores.offset..][..t * t].chunks_exact_mut(t);
            rows.zip(allowed.chunks_exact(t)).for_each(|(row, allowed)| softmax(row, allowed));
        }
        let dropped = self.dropped(&probabilities);
        let mixing = dropped.as_ref().unwrap_or(&probabilities);
        let mut out = vec![0.0; query.len()];
        for head in blocks.each() {
            let vectors = blocks.vectors(head);
            product(1.0, (mixing, blocks.scores(head)), (value, vectors), (&mut out, vectors), false);
        }
        // Only ever set once: the operation is made for one call.
        let _ = self.probabilities.set(probabilities);
        Ok((CpuStorage::F32(out), query_layout.shape().clone()))
    }

    fn bwd(
        &self,
        query: &Tensor,
        key: &Tensor,
        value: &Tensor,
        _: &Tensor,
        grad: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
        let blocks = self.blocks(query.dims2()?)?;
        let Some(probabilities) = self.probabilities.get() else {
            candle_core::bail!("attention: backward without forward");
        };
        let dropped = self.dropped(probabilities);
        let mixing = dropped.as_ref().unwrap_or(probabilities);
        let (dq, dk, dv) = with_slices([query, key, value, grad], |[query, key, value, grad]| {
            let (mut dq, mut dk, mut dv) =
                (vec![0.0; query.len()], vec![0.0; query.len()], vec![0.0; query.len()]);
            let t = blocks.t;
            let whole = Shape::rows(t, t);
            let mut inner = vec![0.0; t * t];
            for head in blocks.each() {
                let (vectors, scores) = (blocks.vectors(head), blocks.scores(head));
                product(1.0, (mixing, scores.transposed()), (grad, vectors), (&mut dv, vectors), false);
                product(1.0, (grad, vectors), (value, vectors.transposed()), (&mut inner, whole), false);
                if let Some(factors) = &self.dropout {
                    inner.iter_mut().zip(&factors[scores.offset..]).for_each(|(g, factor)| *g *= factor);
                }
                let probabilities = &probabilities[scores.offset..][..t * t];
                for (g, p) in inner.chunks_exact_mut(t).zip(probabilities.chunks_exact(t)) {
                    let along: f32 = g.iter().zip(p).map(|(g, p)| g * p).sum();
                    g.iter_mut().zip(p).for_each(|(g, p)| *g = p * (*g - along));
                }
                let scale = blocks.scale();
                product(scale, (&inner, whole), (key, vectors), (&mut dq, vectors), false);
                product(scale, (&inner, whole.transposed()), (query, vectors), (&mut dk, vectors), false);
            }
            (dq, dk, dv)
        })?;
        let tensor = |values: Vec<f32>| Tensor::from_vec(values, query.shape(), query.device()).map(Some);
        Ok((tensor(dq)?, tensor(dk)?, tensor(dv)?))
    }
}

/// Scores to probabilities in place, over the allowed keys; the others become 0. A query may always see itself, so there
/// is at least one.
fn softmax(row: &mut [f32], allowed: &[bool]) {
    let scores = row.iter().zip(allowed);
    let max = scores.filter(|(_, allowed)| **allowed).map(|(x, _)| *x).fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for (x, &allowed) in row.iter_mut().zip(allowed) {
        *x = if allowed { exp(*x - max) } else { 0.0 };
        sum += *x;
    }
    row.iter_mut().for_each(|x| *x /= sum);
}
