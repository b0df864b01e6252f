//! The tokens of a batch that a model computes, side by side.
//!
//! Only tokens that the loss depends on are computed: no padding, no sentence without a target, and in the last layer
//! the targets' rows alone (tokens attend only within their own sentence). The other tokens
//! would not change the loss.

use std::{ops::Range, sync::Arc};

use super::ops::{AttentionMask, QueryRows, Sentence};
use crate::{data::Batch, experiment::Context};

/// Real tokens of a batch, sentence after sentence. A row is a token; there are N.
///
/// Every row that is asked for is a real token: a batch from outside is checked first ([`Batch::check`]).
pub struct Packed {
    /// For each row its token, its position in the sentence, and its segment: the row of each embedding table.
    pub tables: [Arc<Vec<u32>>; 3],
    /// The rows that are asked for, in the batch's order.
    pub asked: Arc<Vec<u32>>,
    sentences: Vec<Packing>,
}

/// Where a sentence of the batch stands among the rows.
struct Packing {
    /// Its number in the batch.
    sentence: usize,
    rows: Range<usize>,
    /// Its entries of `asked`.
    asked: Range<usize>,
}

impl Packed {
    /// All real tokens; the targets are asked for.
    pub fn all(batch: &Batch) -> Self {
        Self::of(batch, &batch.target_rows(), |_| true)
    }

    /// The real tokens of the sentences that have one of these rows (sentence · length + position, ascending).
    /// Tokens attend only within their own sentence, so the other sentences are skipped.
    pub fn of_rows(batch: &Batch, rows: &[usize]) -> Self {
        Self::of(batch, rows, |asked| !asked.is_empty())
    }

    fn of(batch: &Batch, rows: &[usize], wanted: impl Fn(&Range<usize>) -> bool) -> Self {
        let [mut ids, mut positions, mut segments] =
            [(); 3].map(|()| Vec::with_capacity(batch.input_ids.len()));
        let mut packed =
            Packed { tables: [(); 3].map(|()| Arc::default()), asked: Arc::default(), sentences: Vec::new() };
        let (mut next, mut places) = (0, Vec::with_capacity(rows.len()));
        for sentence in 0..batch.size {
            let (start, first) = (sentence * batch.length, next);
            while rows.get(next).is_some_and(|&row| row < start + batch.length) {
                next += 1;
            }
            let (of_sentence, from) = (first..next, ids.len());
            if !wanted(&of_sentence) {
                continue;
            }
            let mut asked = rows[first..next].iter().peekable();
            for position in (0..batch.length).filter(|position| batch.real[start + position]) {
                if asked.next_if(|&&row| row == start + position).is_some() {
                    places.push(ids.len() as u32);
                }
                ids.push(batch.input_ids[start + position]);
                positions.push(position as u32);
                segments.push(batch.segment_ids[start + position]);
            }
            packed.sentences.push(Packing { sentence, rows: from..ids.len(), asked: of_sentence });
        }
        packed.asked = Arc::new(places);
        packed.tables = [ids, positions, segments].map(Arc::new);
        packed
    }

    /// Every row is a query.
    pub fn all_queries(&self, context: Context) -> QueryRows {
        let sentences = self.sentences.iter();
        let visible = sentences.clone().flat_map(|sentence| {
            let length = sentence.rows.len();
            (0..length).map(move |query| context.visible(query, length))
        });
        let visible = visible.collect();
        let sentences = sentences.map(|s| Sentence { queries: s.rows.clone(), keys: s.rows.clone() });
        QueryRows { rows: None, mask: Arc::new(AttentionMask { sentences: sentences.collect(), visible }) }
    }

    /// Only the rows that are asked for are queries, in their order.
    pub fn asked_queries(&self, context: Context) -> QueryRows {
        let sentences = self.sentences.iter().filter(|sentence| !sentence.asked.is_empty());
        let visible = sentences.clone().flat_map(|sentence| {
            let rows = self.asked[sentence.asked.clone()].iter();
            rows.map(|&row| context.visible(row as usize - sentence.rows.start, sentence.rows.len()))
        });
        let visible = visible.collect();
        let sentences = sentences.map(|s| Sentence { queries: s.asked.clone(), keys: s.rows.clone() });
        let mask = Arc::new(AttentionMask { sentences: sentences.collect(), visible });
        QueryRows { rows: Some(Arc::clone(&self.asked)), mask }
    }

    /// Probabilities of [`Packed::all_queries`], one block for each sentence and head, as maps `[B, A, T, T]`,
    /// row-major: 0 where a query or a key is padding.
    pub fn maps(&self, probabilities: &[f32], heads: usize, batch: &Batch) -> Vec<f32> {
        let t = batch.length;
        let mut maps = vec![0.0; batch.size * heads * t * t];
        let mut rest = probabilities;
        for Packing { sentence, rows, .. } in &self.sentences {
            let positions = &self.tables[1][rows.clone()];
            for head in 0..heads {
                let map = &mut maps[(sentence * heads + head) * t * t..][..t * t];
                for &query in positions {
                    let (row, after) = rest.split_at(positions.len());
                    rest = after;
                    for (&key, p) in positions.iter().zip(row) {
                        map[query as usize * t + key as usize] = *p;
                    }
                }
            }
        }
        maps
    }
}
