//! Corruption: which tokens are chosen, and what becomes of them.

use super::vocab::Vocab;
use crate::{
    experiment::{MaskingPolicy, Select},
    random::Stream,
};

/// What became of a chosen token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was replaced by `[MASK]`.
    Masked,
    /// It was replaced by a word drawn uniformly from the ordinary ones, which can be the same word.
    Random,
    /// It stayed.
    Kept,
}

/// A chosen token: what the model must say, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Position in the sentence, 0 at `[CLS]`.
    pub position: usize,
    /// The true token.
    pub token_id: u32,
    /// What became of it.
    pub outcome: Outcome,
}

/// A sentence as the model sees it, and its targets in ascending order of position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaskedExample {
    /// The corrupted ids, `[CLS]` first and `[SEP]` last.
    pub input_ids: Vec<u32>,
    /// The chosen tokens.
    pub targets: Vec<Target>,
}

/// Corrupts a sentence. `ids` begins with `[CLS]` and ends with `[SEP]`; neither is ever chosen.
///
/// Under [`Select::Bernoulli`] there may be no target.
pub fn corrupt(ids: &[u32], policy: &MaskingPolicy, vocab: &Vocab, stream: &mut Stream) -> MaskedExample {
    let mut input_ids = ids.to_vec();
    let mut targets = Vec::new();
    for position in choose(ids.len(), policy.select, stream) {
        let Some(slot) = input_ids.get_mut(position) else { continue };
        let token_id = *slot;
        let draw = stream.unit();
        let outcome = if draw < policy.mask {
            *slot = vocab.special().mask;
            Outcome::Masked
        } else if draw < policy.mask + policy.random {
            *slot = vocab.ordinary()[stream.below(vocab.ordinary().len())];
            Outcome::Random
        } else {
            Outcome::Kept
        };
        targets.push(Target { position, token_id, outcome });
    }
    MaskedExample { input_ids, targets }
}

/// How many of a sentence's `n` tokens the count rule chooses.
pub fn count(rate: f64, n: usize) -> usize {
    let wanted = (rate * n as f64 + 0.5).floor() as usize;
    wanted.max(1).min(n.saturating_sub(2))
}

/// The chosen positions of a sentence of `n` tokens, ascending.
fn choose(n: usize, select: Select, stream: &mut Stream) -> Vec<usize> {
    let ordinary = 1..n.saturating_sub(1);
    match select {
        Select::Position(position) => ordinary.filter(|&p| p == position).collect(),
        Select::Count(rate) => {
            let mut chosen = stream.permutation(ordinary.len());
            chosen.truncate(count(rate, n));
            chosen.sort_unstable();
            chosen.into_iter().map(|p| p + 1).collect()
        }
        Select::Bernoulli(rate) => ordinary.filter(|_| stream.unit() < rate).collect(),
    }
}
