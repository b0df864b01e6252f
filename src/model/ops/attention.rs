//! The core of self-attention: softmax(q kᵀ / √D + mask) v for every head of every sentence, without copying heads
//! apart and without a number for padding.
//!
//! Keys and values are packed, `[N, 2H]`; queries are `[n, H]`, of all tokens or of some. Head a of a sentence is the
//! block of the sentence's rows and the columns from a·D to (a + 1)·D. With P the probabilities, g the gradient of the
//! output and dP = g vᵀ: dv = Pᵀ g, the gradient of the scores is P ⊙ (dP − rowsum(P ⊙ dP)), and dq and dk follow from
//! it as in any product.

use std::ops::Range;

use candle_core::Result;

use super::{
    Dropout,
    lanes::{dot, max, sum},
    math::exp_of_negative,
    product::product,
    shape::Shape,
};

/// Which keys each query may see.
///
/// Invariant: padding is invisible. Only real tokens have a row, and a key that a query may not see has a probability
/// of exactly 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttentionMask {
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

impl AttentionMask {
    /// How many probabilities there are: for each sentence and head, a row of all keys for each query.
    pub fn probabilities(&self, heads: usize) -> usize {
        self.sentences.iter().map(|sentence| heads * sentence.queries.len() * sentence.keys.len()).sum()
    }
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

/// The core of one call: the probabilities that its backward needs.
pub(super) struct Attention<'s> {
    pub(super) mask: &'s AttentionMask,
    pub(super) heads: usize,
    /// Width of all heads together.
    pub(super) h: usize,
    /// A factor for each probability.
    pub(super) dropout: &'s Dropout,
}

impl Attention<'_> {
    /// Queries `[n, H]`, keys and values `[N, 2H]` → the probabilities before dropout, for each sentence and each head
    /// a row-major block `[queries, keys]`, one after the other; and the output `[n, H]`.
    pub(super) fn forward(&self, queries: &[f32], packed: &[f32]) -> Result<(Vec<f32>, Vec<f32>)> {
        self.check(queries.len(), packed.len())?;
        let mut probabilities = vec![0.0; self.mask.probabilities(self.heads)];
        for blocks in self.each() {
            let (q, k) = ((queries, blocks.queries), (packed, blocks.keys.transposed()));
            product(self.scale(), q, k, (&mut probabilities, blocks.scores), false);
            let rows = probabilities[blocks.range()].chunks_exact_mut(blocks.scores.columns.max(1));
            rows.zip(&self.mask.visible[blocks.visible]).for_each(|(row, seen)| softmax(row, seen));
        }
        let mut out = vec![0.0; queries.len()];
        let mixing = self.dropout.of(&probabilities);
        for blocks in self.each() {
            let mixed = (&mut out[..], blocks.queries);
            product(1.0, (&mixing, blocks.scores), (packed, blocks.values), mixed, false);
        }
        drop(mixing);
        Ok((probabilities, out))
    }

    /// The gradients of the queries `[n, H]` and of keys and values `[N, 2H]`, given that of the output `[n, H]`.
    pub(super) fn backward(
        &self,
        probabilities: &[f32],
        queries: &[f32],
        packed: &[f32],
        grad: &[f32],
    ) -> (Vec<f32>, Vec<f32>) {
        let longest = self.each().map(|blocks| blocks.range().len()).max().unwrap_or(0);
        let mut inner = vec![0.0; longest];
        let (mut dq, mut dkv) = (vec![0.0; queries.len()], vec![0.0; packed.len()]);
        let (mixing, scale) = (self.dropout.of(probabilities), self.scale());
        for blocks in self.each() {
            let (g, scores, values) = ((grad, blocks.queries), blocks.scores, blocks.values);
            product(1.0, (&mixing, scores.transposed()), g, (&mut dkv, values), false);
            let block = Shape { offset: 0, ..scores };
            product(1.0, g, (packed, values.transposed()), (&mut inner, block), false);
            let inner = &mut inner[..blocks.range().len()];
            if let Some(factors) = &self.dropout.0 {
                inner.iter_mut().zip(&factors[blocks.range()]).for_each(|(g, factor)| *g *= factor);
            }
            let width = scores.columns.max(1);
            let probabilities = probabilities[blocks.range()].chunks_exact(width);
            for (g, p) in inner.chunks_exact_mut(width).zip(probabilities) {
                let along = dot(g, p);
                g.iter_mut().zip(p).for_each(|(g, p)| *g = p * (*g - along));
            }
            product(scale, (inner, block), (packed, blocks.keys), (&mut dq, blocks.queries), false);
            let q = (queries, blocks.queries);
            product(scale, (inner, block.transposed()), q, (&mut dkv, blocks.keys), false);
        }
        (dq, dkv)
    }

    fn check(&self, queries: usize, packed: usize) -> Result<()> {
        let AttentionMask { sentences, visible } = self.mask;
        let (n, rows, probabilities) =
            (queries / self.h, packed / (2 * self.h), self.mask.probabilities(self.heads));
        let inside = |range: &Range<usize>, end: usize| range.start <= range.end && range.end <= end;
        let sees = |sentence: &Sentence| {
            let mut queries = visible[sentence.queries.clone()].iter();
            queries.all(|seen| seen.start < seen.end && seen.end <= sentence.keys.len())
        };
        let fits = self.heads > 0
            && self.h.is_multiple_of(self.heads)
            && visible.len() == n
            && sentences.iter().all(|s| inside(&s.queries, n) && inside(&s.keys, rows) && sees(s));
        if !fits {
            candle_core::bail!(
                "attention: {n} queries, {rows} keys and {} heads in {} columns do not fit",
                self.heads,
                self.h
            );
        }
        self.dropout.check(probabilities)
    }

    fn scale(&self) -> f32 {
        1.0 / ((self.h / self.heads) as f32).sqrt()
    }

    /// The blocks of every head of every sentence, in the order of the probabilities.
    fn each(&self) -> impl Iterator<Item = Blocks> {
        let (h, d) = (self.h, self.h / self.heads);
        let sentences = self.mask.sentences.iter();
        let heads = sentences.flat_map(move |sentence| (0..self.heads).map(move |a| (sentence, a)));
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
}

/// Turns scores into probabilities in place, over the visible keys; the others become 0.
fn softmax(row: &mut [f32], seen: &Range<usize>) {
    row[..seen.start].fill(0.0);
    row[seen.end..].fill(0.0);
    let row = &mut row[seen.clone()];
    let largest = max(row);
    row.iter_mut().for_each(|x| *x = exp_of_negative(*x - largest));
    let inverse = 1.0 / sum(row, |x| x);
    row.iter_mut().for_each(|x| *x *= inverse);
}
