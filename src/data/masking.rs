//! Corruption: chooses tokens, and masks, replaces or keeps them.

use std::ops::Range;

use super::{pairs, vocab::Vocab};
use crate::{
    experiment::{MaskingPolicy, Scored, Select},
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

/// Corrupts a sentence, or a pair. `ids` begins with `[CLS]` and ends with `[SEP]`. Special tokens are never chosen; a
/// span may go over the `[SEP]` between a pair's sentences.
///
/// Under [`Select::Bernoulli`] and [`Select::Span`] there may be no target. The tokens of a span share one outcome.
pub fn corrupt(ids: &[u32], policy: &MaskingPolicy, vocab: &Vocab, stream: &mut Stream) -> MaskedExample {
    let mut input_ids = ids.to_vec();
    let mut targets = Vec::new();
    let between = pairs::second(ids).map(|second| second - 1);
    for span in select_positions(ids.len(), between, policy.select, stream) {
        let draw = stream.unit();
        let outcome = if draw < policy.mask {
            Outcome::Masked
        } else if draw < policy.mask + policy.random {
            Outcome::Random
        } else {
            Outcome::Kept
        };
        for word in span {
            // Ordinary tokens are counted without the inner [SEP]; positions count it.
            let position = word + usize::from(between.is_some_and(|between| word >= between));
            let Some(slot) = input_ids.get_mut(position) else { continue };
            targets.push(Target { position, token_id: *slot, outcome });
            match outcome {
                Outcome::Masked => *slot = vocab.special().mask,
                Outcome::Random => *slot = vocab.ordinary()[stream.below(vocab.ordinary().len())],
                Outcome::Kept => {}
            }
        }
    }
    MaskedExample { input_ids, targets }
}

/// How many of a sentence's `n` tokens BERT's rule chooses: max(1, ⌊rate·n + ½⌋), at most all ordinary ones. `n` counts
/// `[CLS]` and `[SEP]` (`create_pretraining_data.py`).
pub fn count(rate: f64, n: usize) -> usize {
    let wanted = (rate * n as f64 + 0.5).floor() as usize;
    wanted.max(1).min(n.saturating_sub(2))
}

impl Select {
    /// The mean number of tokens chosen in a sentence of `n`; `n` counts `[CLS]` and `[SEP]`.
    pub fn expected(self, n: usize) -> f64 {
        let ordinary = n.saturating_sub(2) as f64;
        match self {
            Select::Position(_) => 1.0,
            Select::Count(rate) => count(rate, n) as f64,
            Select::Bernoulli(rate) | Select::Span(rate) => rate * ordinary,
        }
    }

    /// The largest number of tokens chosen in a sentence of `n`.
    pub fn most(self, n: usize) -> usize {
        match self {
            Select::Bernoulli(_) | Select::Span(_) => n.saturating_sub(2),
            other => other.expected(n) as usize,
        }
    }
}

impl MaskingPolicy {
    /// The mean number of scored tokens in a sentence of `n`; `n` counts `[CLS]` and `[SEP]`.
    pub fn expected(&self, n: usize) -> f64 {
        match self.scored {
            Scored::Targets => self.select.expected(n),
            Scored::All => n.saturating_sub(2) as f64,
        }
    }

    /// The largest number of scored tokens in a sentence of `n`.
    pub fn most(&self, n: usize) -> usize {
        match self.scored {
            Scored::Targets => self.select.most(n),
            Scored::All => n.saturating_sub(2),
        }
    }
}

/// Chooses among the ordinary tokens of a sentence or pair of `n` tokens: ascending spans, of one token each except
/// under [`Select::Span`]. Ordinary tokens are counted from 1, without the inner `[SEP]` of a pair at `between`.
fn select_positions(
    n: usize,
    between: Option<usize>,
    select: Select,
    stream: &mut Stream,
) -> Vec<Range<usize>> {
    let ordinary = 1..n.saturating_sub(1 + usize::from(between.is_some()));
    let chosen: Vec<usize> = match select {
        Select::Span(rate) => return spans(ordinary.len(), rate, stream),
        Select::Position(position) => {
            let before = usize::from(between.is_some_and(|between| position > between));
            ordinary.filter(|&p| p + before == position && Some(position) != between).collect()
        }
        Select::Count(rate) => {
            let mut chosen = stream.permutation(ordinary.len());
            chosen.truncate(count(rate, n));
            chosen.sort_unstable();
            chosen.into_iter().map(|p| p + 1).collect()
        }
        Select::Bernoulli(rate) => ordinary.filter(|_| stream.unit() < rate).collect(),
    };
    chosen.into_iter().map(|p| p..p + 1).collect()
}

/// Longest span, and the parameter of the geometric distribution of lengths (Joshi et al., 2020, section 3.1).
pub const LONGEST_SPAN: usize = 10;
const SPAN_END: f64 = 0.2;

/// The probability of each length of a span from 1 to `longest`: geometric, cut off and scaled to add up to 1. Up to
/// [`LONGEST_SPAN`] the mean is 3.8 tokens.
pub fn span_lengths(longest: usize) -> Vec<f64> {
    let geometric = |length: usize| SPAN_END * (1.0 - SPAN_END).powi(length as i32 - 1);
    let all: Vec<f64> = (1..=longest.min(LONGEST_SPAN)).map(geometric).collect();
    let sum: f64 = all.iter().sum();
    all.iter().map(|p| p / sum).collect()
}

/// Disjoint spans, ascending, of a sentence of so many ordinary tokens, counted from 1.
///
/// SpanBERT draws spans until 15 % of a text of hundreds of tokens are chosen. In a sentence of ten tokens, that budget
/// of one and a half tokens would cut nearly every span to one or two. So the number of spans is drawn instead: the
/// budget divided by a span's mean length, rounded up or down by chance. The share then holds on average, and lengths
/// are as in the paper. Many short sentences have no span.
fn spans(ordinary: usize, rate: f64, stream: &mut Stream) -> Vec<Range<usize>> {
    let lengths = span_lengths(ordinary);
    let mean: f64 = (1..).zip(&lengths).map(|(length, p)| f64::from(length) * p).sum();
    if ordinary == 0 {
        return Vec::new();
    }
    let wanted = rate * ordinary as f64 / mean;
    let number = wanted.floor() as usize + usize::from(stream.unit() < wanted.fract());
    let mut left = ordinary;
    let mut drawn = Vec::with_capacity(number);
    for _ in 0..number {
        let mut unit = stream.unit();
        let length = lengths
            .iter()
            .take_while(|&&p| {
                unit -= p;
                unit >= 0.0
            })
            .count()
            + 1;
        let length = length.min(left).min(lengths.len());
        if length == 0 {
            break;
        }
        left -= length;
        drawn.push(length);
    }
    // All placements of the spans among the other tokens are equally probable.
    let mut places = stream.permutation(left + drawn.len());
    places.truncate(drawn.len());
    places.sort_unstable();
    let mut before = 0;
    let set = |(i, (place, length)): (usize, (usize, usize))| {
        let start = 1 + place - i + before;
        before += length;
        start..start + length
    };
    places.into_iter().zip(drawn).enumerate().map(set).collect()
}
