//! The exact predictor of corrupted pairs: P(label | input), and P(true token at target i | input).
//!
//! A pair head sees the corrupted input, so its least possible loss depends on the masking: a masked name no longer
//! tells whose story it was. As in [`super::posterior`], the probability of an input under a candidate pair depends on
//! counts alone. Here every token is visible, and the number of chosen tokens is fixed.

use std::collections::BTreeMap;

use super::{
    floors::Floor,
    posterior::{Corruption, binomial, power_ln},
};
use crate::{
    data::{Batch, Corpus, Pairs, batch::BatchTarget, masking, pairs},
    experiment::{Context, Draws, ModelConfig, RunConfig, Scored, Select},
    random::Stream,
};

/// The most pairs to go through, and the most tokens of the distinct pairs: one answer may compare them all.
const MOST_PAIRS: usize = 1_000_000;
const MOST_TOKENS: usize = 400_000;

/// The most comparisons of tokens for a sampled floor, and the most draws.
const SAMPLE_BUDGET: f64 = 4e7;
const MOST_DRAWS: f64 = 4_000.0;
/// With fewer draws a floor would be a guess.
const FEWEST_DRAWS: f64 = 100.0;

/// The exact predictor of corrupted pairs.
#[derive(Clone, Debug)]
pub struct PairPosterior {
    /// Pairs with the probability of either label, by their shape: how many tokens, and where B begins.
    shapes: Vec<((usize, usize), Vec<Candidate>)>,
    corruption: Corruption,
    rate: f64,
    /// Whether `[CLS]` sees the sentences.
    sees: bool,
    /// Whether every token sees every other.
    sees_all: bool,
}

/// A pair and the probability of it under either label.
type Candidate = (Vec<u32>, [f64; 2]);

/// The least possible losses of a run on pairs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairFloors {
    /// Of the pair head, in nats per pair.
    pub pair: Floor,
    /// Of masked language modelling, in nats per target; `None` for a model that does not see both sides.
    pub tokens: Option<Floor>,
    /// Of a pair head that is shown pairs without corruption, in nats per pair.
    pub uncorrupted: f64,
    /// As `uncorrupted`, for a head that sees only which words there are, not in which order or sentence: how much
    /// topic words give away.
    pub words: f64,
}

impl PairPosterior {
    /// The predictor of a run on pairs. `None` unless tokens are chosen anew by the count rule, whose number is known,
    /// and only the chosen tokens are scored; and `None` where the pairs are too many.
    pub fn of(corpus: &Corpus, run: &RunConfig, of: &Pairs) -> Option<Self> {
        let Select::Count(rate) = run.masking.select else { return None };
        let ModelConfig::Bert(bert) = &run.model else { return None };
        if run.masking.draws == Draws::Static
            || run.masking.scored == Scored::All
            || of.distribution_size(corpus) > MOST_PAIRS
        {
            return None;
        }
        let mut shapes: Vec<((usize, usize), Vec<Candidate>)> = Vec::new();
        let mut tokens = 0;
        for (ids, weights) in of.distribution(corpus) {
            let shape = shape(&ids);
            tokens += ids.len();
            match shapes.iter_mut().find(|(other, _)| *other == shape) {
                Some((_, alike)) => alike.push((ids, weights)),
                None => shapes.push((shape, vec![(ids, weights)])),
            }
        }
        if tokens > MOST_TOKENS {
            return None;
        }
        Some(PairPosterior {
            shapes,
            corruption: Corruption::new(
                &run.masking,
                corpus.vocab.special(),
                corpus.vocab.ordinary(),
                corpus.vocab.len(),
            ),
            rate,
            sees: matches!(bert.context, Context::Both | Context::Right),
            sees_all: bert.context == Context::Both,
        })
    }

    /// Tokens of all pairs.
    pub fn tokens(&self) -> usize {
        self.candidates().map(|(ids, _)| ids.len()).sum()
    }

    fn candidates(&self) -> impl Iterator<Item = &Candidate> {
        self.shapes.iter().flat_map(|(_, alike)| alike)
    }

    /// P(B follows A) and P(B does not), given a corrupted pair; `None` if no pair can have produced it.
    pub fn labels(&self, seen: &[u32]) -> Option<[f64; 2]> {
        if !self.sees {
            return Some([0.5; 2]);
        }
        let mut found = [0.0; 2];
        for (ids, weights) in self.alike(seen) {
            let p = self.likelihood(ids, seen, None);
            found.iter_mut().zip(weights).for_each(|(found, weight)| *found += weight * p);
        }
        let sum = found[0] + found[1];
        (sum > 0.0).then(|| found.map(|p| p / sum))
    }

    /// P(the token at position `target` was `truth`), given a corrupted pair and that the target was chosen. `None` if
    /// no pair can have produced the input, and for a model that does not see both sides.
    pub fn token(&self, seen: &[u32], target: usize, truth: u32) -> Option<f64> {
        if !self.sees_all {
            return None;
        }
        let (mut right, mut sum) = (0.0, 0.0);
        for (ids, weights) in self.alike(seen) {
            let p = (weights[0] + weights[1]) * self.likelihood(ids, seen, Some(target));
            sum += p;
            if ids[target] == truth {
                right += p;
            }
        }
        (sum > 0.0).then(|| right / sum)
    }

    /// The predictor's mean loss on the labels of a batch, in nats per pair; `None` if the batch cannot have been
    /// drawn.
    pub fn batch_floor(&self, batch: &Batch) -> Option<f64> {
        let mut sum = 0.0;
        let mut count = 0.0;
        for (row, label) in batch.labelled_pairs() {
            sum -= self.labels(batch.place(row).0)?[label as usize].ln();
            count += 1.0;
        }
        (count > 0.0).then(|| super::nats(sum / count))
    }

    /// −ln p(true token) at a target of a batch, in nats; see [`PairPosterior::token`].
    pub fn target_floor(&self, batch: &Batch, target: &BatchTarget) -> Option<f64> {
        let (seen, position) = batch.place(target.row);
        self.token(seen, position, target.token_id).map(|p| super::nats(-p.ln()))
    }

    /// The least possible expected losses, sampled; `None` where even a sample would take seconds.
    pub fn floors(&self, corpus: &Corpus, run: &RunConfig) -> Option<PairFloors> {
        let per_draw = 3.0 * self.tokens() as f64 / self.shapes.len().max(1) as f64;
        let draws = (SAMPLE_BUDGET / per_draw).min(MOST_DRAWS);
        if draws < FEWEST_DRAWS {
            return None;
        }
        let (mut of_pairs, mut of_tokens) = (Mean::default(), Mean::default());
        for i in 0..draws as u64 {
            let mut stream = Stream::new(0, "pair floor", i);
            let mut left = stream.unit();
            let mut drawn = None;
            for (ids, weights) in self.candidates() {
                drawn = Some(ids);
                left -= weights[0] + weights[1];
                if left < 0.0 {
                    break;
                }
            }
            let example = masking::corrupt(drawn?, &run.masking, &corpus.vocab, &mut stream);
            // The entropy has the same mean as −ln p of the drawn label, and varies less.
            let entropy = |p: f64| if p > 0.0 { -p * p.ln() } else { 0.0 };
            if pairs::second(&example.input_ids).is_some() {
                of_pairs.add(self.labels(&example.input_ids)?.into_iter().map(entropy).sum());
            }
            for target in &example.targets {
                let p = self.token(&example.input_ids, target.position, target.token_id);
                p.iter().for_each(|p| of_tokens.add(-p.ln()));
            }
        }
        let floor = |mean: &Mean| Floor {
            nats: super::nats(mean.mean()),
            standard_error: Some(mean.standard_error()),
            by_outcome: [None; 3],
            other: None,
        };
        let tokens = self.sees_all.then(|| floor(&of_tokens));
        Some(PairFloors {
            pair: floor(&of_pairs),
            tokens,
            uncorrupted: self.label_entropy(|_| ()),
            words: self.label_entropy(|ids| ids.sort_unstable()),
        })
    }

    /// H(label | an uncorrupted pair after `change`), in nats.
    fn label_entropy(&self, change: fn(&mut [u32])) -> f64 {
        let mut found: BTreeMap<Vec<u32>, [f64; 2]> = BTreeMap::new();
        let mut all = 0.0;
        for (ids, weights) in self.candidates().filter(|(ids, _)| pairs::second(ids).is_some()) {
            all += weights[0] + weights[1];
            let mut seen = if self.sees { ids.clone() } else { Vec::new() };
            change(&mut seen);
            let of = found.entry(seen).or_insert([0.0; 2]);
            of.iter_mut().zip(weights).for_each(|(of, weight)| *of += weight);
        }
        let of = |p: &[f64; 2]| {
            let sum = p[0] + p[1];
            p.iter().map(|&p| if p > 0.0 { -p * (p / sum).ln() } else { 0.0 }).sum::<f64>()
        };
        super::nats(found.values().map(of).sum::<f64>() / all.max(f64::MIN_POSITIVE))
    }

    /// The candidates of the input's shape.
    fn alike(&self, seen: &[u32]) -> &[Candidate] {
        let shape = shape(seen);
        self.shapes.iter().find(|(other, _)| *other == shape).map_or(&[], |(_, alike)| alike)
    }

    /// P(the input `seen` | the pair `truth`), given that `target` was chosen if there is one.
    fn likelihood(&self, truth: &[u32], seen: &[u32], target: Option<usize>) -> f64 {
        let corruption = &self.corruption;
        let ordinary = truth.len() - 2 - usize::from(pairs::second(truth).is_some());
        let chosen = masking::count(self.rate, truth.len()).min(ordinary);
        let (mut masked, mut replaced, mut of_target) = (0, 0, 1.0);
        for (position, (&truth, &seen)) in truth.iter().zip(seen).enumerate() {
            if target == Some(position) {
                of_target = corruption.outcome(truth, seen);
            } else if seen == truth {
                continue;
            } else if seen == corruption.mask_id {
                masked += 1;
            } else {
                replaced += 1;
            }
            if masked + replaced > chosen || of_target == 0.0 {
                return 0.0;
            }
        }
        let own = usize::from(target.is_some());
        let (others, chosen) = (ordinary - own, chosen - own);
        let Some(left) = chosen.checked_sub(masked + replaced) else { return 0.0 };
        let same = others - masked - replaced;
        // The other chosen tokens are among the agreeing ones: they are seen unchanged.
        let ways = binomial(same, left) / binomial(others, chosen);
        let ln = power_ln(corruption.mask, masked)
            + power_ln(corruption.random_each, replaced)
            + power_ln(corruption.same, left);
        of_target * ways * ln.exp()
    }
}

/// How many tokens a pair has, and where B begins; 0 if there is no B.
fn shape(ids: &[u32]) -> (usize, usize) {
    (ids.len(), pairs::second(ids).unwrap_or(0))
}

/// A mean and its standard error.
#[derive(Default)]
struct Mean {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Mean {
    fn add(&mut self, x: f64) {
        self.count += 1.0;
        self.sum += x;
        self.squares += x * x;
    }

    fn mean(&self) -> f64 {
        self.sum / self.count.max(1.0)
    }

    fn standard_error(&self) -> f64 {
        let variance = self.squares / self.count.max(1.0) - self.mean().powi(2);
        (variance.max(0.0) / self.count.max(1.0)).sqrt()
    }
}
