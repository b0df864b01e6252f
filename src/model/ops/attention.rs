//! The core of self-attention: softmax(q kᵀ / √D + mask) v for every head of every sentence, without copying heads
//! apart and without a number for padding.
//!
//! Keys and values are packed, `[N, 2H]`; queries are `[n, H]`, of all tokens or of some. Head a of a sentence is the
//! block of the sentence's rows and the columns from a·D to (a + 1)·D. With P the probabilities, g the gradient of the
//! output and dP = g vᵀ: dv = Pᵀ g, the gradient of the scores is P ⊙ (dP − rowsum(P ⊙ dP)), and dq and dk follow from
//! it as in any product.

use std::{
    ops::Range,
    sync::{Arc, OnceLock},
};

use candle_core::{CpuStorage, CustomOp2, Layout, Result, Shape as TensorShape, Tensor};

use super::{
    lanes::{dot, max, sum},
    math::exp,
    product::{Shape, product},
    slice, with_slices,
};

/// Which keys each query may see.
///
/// Invariant: padding is invisible. Only real tokens have a row, and what a query may not see has a probability of
/// exactly 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    /// The sentences, in the order of their rows.
    pub sentences: Vec<Sentence>,
    /// For each query row, the keys that it may see, counted from its sentence's first. Never empty.
    pub visible: Vec<Range<usize>>,
}

/// The rows of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its rows of the queries.
    pub queries: Range<usize>,
    /// Its rows of the keys and values.
    pub keys: Range<usize>,
}

impl Sight {
    /// How many probabilities there are: for each sentence and head, a row of all keys for each query.
    pub fn probabilities(&self, heads: usize) -> usize {
        self.sentences.iter().map(|sentence| heads * sentence.queries.len() * sentence.keys.len()).sum()
    }
}

/// The output of the attention core, `[n, H]`, and the probabilities as they were before dropout: for each sentence and
/// each head a row-major block `[queries, keys]`, one after the other.
///
/// `dropout` holds a factor for each probability.
///
/// # Errors
/// If the shapes do not fit.
pub fn attention(
    queries: &Tensor,
    keys_and_values: &Tensor,
    sight: &Arc<Sight>,
    heads: usize,
    dropout: Option<Vec<f32>>,
) -> Result<(Tensor, Arc<OnceLock<Vec<f32>>>)> {
    let probabilities = Arc::new(OnceLock::new());
    let op =
        Attention { sight: Arc::clone(sight), heads, dropout, probabilities: Arc::clone(&probabilities) };
    let out = queries.contiguous()?.apply_op2(&keys_and_values.contiguous()?, op)?;
    Ok((out, probabilities))
}

struct Attention {
    sight: Arc<Sight>,
    heads: usize,
    dropout: Option<Vec<f32>>,
    probabilities: Arc<OnceLock<Vec<f32>>>,
}

/// Where the blocks of one head of one sentence lie.
struct Blocks {
    /// In the queries and in the output.
    queries: Shape,
    /// In the packed keys and values.
    keys: Shape,
    /// Likewise.
    values: Shape,
    /// In the probabilities.
    scores: Shape,
    /// The rows of `visible`.
    visible: Range<usize>,
}

impl Blocks {
    /// The block's range of the probabilities.
    fn range(&self) -> Range<usize> {
        let start = self.scores.offset;
        start..start + self.scores.rows * self.scores.columns
    }
}

impl Attention {
    fn check(&self, (n, h): (usize, usize), (rows, twice): (usize, usize)) -> Result<()> {
        let Sight { sentences, visible } = &*self.sight;
        let probabilities = self.sight.probabilities(self.heads);
        let inside = |range: &Range<usize>, end: usize| range.start <= range.end && range.end <= end;
        let sees = |sentence: &Sentence| {
            let mut queries = visible[sentence.queries.clone()].iter();
            queries.all(|seen| seen.start < seen.end && seen.end <= sentence.keys.len())
        };
        let fits = self.heads > 0
            && h % self.heads == 0
            && twice == 2 * h
            && visible.len() == n
            && sentences.iter().all(|s| inside(&s.queries, n) && inside(&s.keys, rows) && sees(s))
            && self.dropout.as_ref().is_none_or(|factors| factors.len() == probabilities);
        if !fits {
            candle_core::bail!(
                "attention: queries [{n}, {h}], keys and values [{rows}, {twice}] and {} heads do not fit",
                self.heads
            );
        }
        Ok(())
    }

    fn scale(&self, h: usize) -> f32 {
        1.0 / ((h / self.heads) as f32).sqrt()
    }

    /// The blocks of every head of every sentence, in the order of the probabilities.
    fn each(&self, h: usize) -> impl Iterator<Item = Blocks> {
        let d = h / self.heads;
        let heads =
            self.sight.sentences.iter().flat_map(move |sentence| (0..self.heads).map(move |a| (sentence, a)));
        heads.scan(0, move |offset, (Sentence { queries, keys }, a)| {
            let block = |rows: &Range<usize>, stride: usize, at: usize| Shape {
                offset: rows.start * stride + at + a * d,
                ..Shape::columns(rows.len(), stride, 0, d)
            };
            let scores = Shape { offset: *offset, ..Shape::rows(queries.len(), keys.len()) };
            *offset += queries.len() * keys.len();
            Some(Blocks {
                queries: block(queries, h, 0),
                keys: block(keys, 2 * h, 0),
                values: block(keys, 2 * h, h),
                scores,
                visible: queries.clone(),
            })
        })
    }

    /// The probabilities after dropout.
    fn dropped(&self, probabilities: &[f32]) -> Option<Vec<f32>> {
        let factors = self.dropout.as_ref()?;
        Some(probabilities.iter().zip(factors).map(|(p, factor)| p * factor).collect())
    }
}

impl CustomOp2 for Attention {
    fn name(&self) -> &'static str {
        "attention"
    }

    fn cpu_fwd(
        &self,
        queries: &CpuStorage,
        queries_layout: &Layout,
        packed: &CpuStorage,
        packed_layout: &Layout,
    ) -> Result<(CpuStorage, TensorShape)> {
        let (n, h) = queries_layout.shape().dims2()?;
        self.check((n, h), packed_layout.shape().dims2()?)?;
        let (queries, packed) = (slice(queries, queries_layout)?, slice(packed, packed_layout)?);
        let mut probabilities = vec![0.0; self.sight.probabilities(self.heads)];
        for blocks in self.each(h) {
            let (q, k) = ((queries, blocks.queries), (packed, blocks.keys.transposed()));
            product(self.scale(h), q, k, (&mut probabilities, blocks.scores), false);
            let rows = probabilities[blocks.range()].chunks_exact_mut(blocks.scores.columns.max(1));
            rows.zip(&self.sight.visible[blocks.visible]).for_each(|(row, seen)| softmax(row, seen));
        }
        let dropped = self.dropped(&probabilities);
        let mixing = dropped.as_ref().unwrap_or(&probabilities);
        let mut out = vec![0.0; n * h];
        for blocks in self.each(h) {
            let mixed = (&mut out[..], blocks.queries);
            product(1.0, (mixing, blocks.scores), (packed, blocks.values), mixed, false);
        }
        // Only ever set once: the operation is made for one call.
        let _ = self.probabilities.set(probabilities);
        Ok((CpuStorage::F32(out), (n, h).into()))
    }

    fn bwd(
        &self,
        queries: &Tensor,
        packed: &Tensor,
        _: &Tensor,
        grad: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>)> {
        let (_, h) = queries.dims2()?;
        let Some(probabilities) = self.probabilities.get() else {
            candle_core::bail!("attention: backward without forward");
        };
        let dropped = self.dropped(probabilities);
        let mixing = dropped.as_ref().unwrap_or(probabilities);
        let longest = self.each(h).map(|blocks| blocks.range().len()).max().unwrap_or(0);
        let mut inner = vec![0.0; longest];
        let mut dq = vec![0.0; queries.elem_count()];
        let mut dkv = vec![0.0; packed.elem_count()];
        let (of_q, of_kv) = (queries.shape(), packed.shape());
        with_slices([queries, packed, grad], |[queries, packed, grad]| {
            for blocks in self.each(h) {
                let g = (grad, blocks.queries);
                let (scores, values) = (blocks.scores, (packed, blocks.values.transposed()));
                product(1.0, (mixing, scores.transposed()), g, (&mut dkv, blocks.values), false);
                let block = Shape { offset: 0, ..scores };
                product(1.0, g, values, (&mut inner, block), false);
                if let Some(factors) = &self.dropout {
                    inner.iter_mut().zip(&factors[blocks.range()]).for_each(|(g, factor)| *g *= factor);
                }
                let width = scores.columns.max(1);
                let probabilities = probabilities[blocks.range()].chunks_exact(width);
                for (g, p) in inner.chunks_exact_mut(width).zip(probabilities) {
                    let along = dot(g, p);
                    g.iter_mut().zip(p).for_each(|(g, p)| *g = p * (*g - along));
                }
                let (scale, inner) = (self.scale(h), &inner[..]);
                product(scale, (inner, block), (packed, blocks.keys), (&mut dq, blocks.queries), false);
                let q = (queries, blocks.queries);
                product(scale, (inner, block.transposed()), q, (&mut dkv, blocks.keys), false);
            }
        })?;
        let device = queries.device();
        Ok((Some(Tensor::from_vec(dq, of_q, device)?), Some(Tensor::from_vec(dkv, of_kv, device)?)))
    }
}

/// Scores to probabilities in place, over what is seen; the others become 0.
fn softmax(row: &mut [f32], seen: &Range<usize>) {
    row[..seen.start].fill(0.0);
    row[seen.end..].fill(0.0);
    let row = &mut row[seen.clone()];
    let largest = max(row);
    row.iter_mut().for_each(|x| *x = exp(*x - largest));
    let inverse = 1.0 / sum(row, |x| x);
    row.iter_mut().for_each(|x| *x *= inverse);
}
