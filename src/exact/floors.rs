//! The least possible loss: E\[Σ −ln p\] / E\[targets\] under the exact predictor, in nats per target.
//!
//! Exact where enumerating everything that can be seen is affordable, otherwise from a sample with a fixed seed, with
//! its standard error.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    posterior::{KnownLikelihoods, Posterior, binomial},
    sums::Sums,
    view::View,
};
use crate::{
    data::{
        Batch,
        batch::BatchTarget,
        masking::{self, Outcome},
        vocab::Vocab,
    },
    experiment::{MaskingPolicy, Scored},
    random::Stream,
};

/// The least possible loss of a predictor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Floor {
    /// Nats per target.
    pub nats: f64,
    /// Standard error, if it was sampled.
    pub standard_error: Option<f64>,
    /// Nats per target among those that became `[MASK]`, a random word, or stayed; `None` where there are none.
    pub by_outcome: [Option<f64>; 3],
    /// As `by_outcome`, among the tokens that were not chosen but are scored all the same.
    pub other: Option<f64>,
}

/// The floors of a corpus under a masking policy, and their references.
#[derive(Clone, Debug, PartialEq)]
pub struct Floors {
    /// By view, in the order of [`View::ALL`]; `None` where the corpus is too large even for a sample.
    pub views: Vec<(View, Option<Floor>)>,
    /// The references.
    pub references: References,
}

/// Losses of simpler predictors, to compare floors with, in nats per target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct References {
    /// ln of the number of ordinary tokens.
    pub uniform: f64,
    /// The best that the words' frequency alone can do.
    pub unigram: f64,
    /// The best that the position alone can do, without the token.
    pub position_only: f64,
}

/// Tokens that may be compared for one floor: some tens of milliseconds.
const BUDGET: f64 = 1.5e7;

/// As [`BUDGET`], where all tokens are scored: most comparisons end at the second token.
const BUDGET_EVERYWHERE: f64 = 2e8;

/// As [`BUDGET`], for the draws of a sampled floor.
const SAMPLE_BUDGET: f64 = 5e6;

/// The fewest draws of a sample, and the most tokens that they may compare: a second or two.
const FEWEST_DRAWS: f64 = 100.0;
const MOST_FOR_A_SAMPLE: f64 = 1e9;

/// The sampled floors' seed: a constant, so that every reader sees the same number.
const SEED: u64 = 0;

impl Posterior {
    /// The losses to compare floors with.
    pub fn references(&self) -> References {
        References {
            uniform: (self.corruption.ordinary.len() as f64).ln(),
            unigram: self.entropy_given(|_| 0),
            position_only: self.entropy_given(|position| position),
        }
    }

    /// The least possible loss of a predictor with this view: enumerated where that is affordable, else sampled, and
    /// `None` where even a sample would take seconds; and where there is no posterior, see [`super::has_posterior`].
    pub fn floor(&self, view: View, policy: &MaskingPolicy, vocab: &Vocab) -> Option<Floor> {
        match view {
            _ if !super::has_posterior(policy.select) => None,
            _ if !self.is_affordable(view) => self.sampled_floor(view, policy, vocab),
            _ if self.corruption.scored == Scored::All => Some(self.floor_everywhere(view)),
            View::TokenOnly => Some(self.token_only_floor()),
            _ => Some(self.enumerated_floor(view)),
        }
    }

    /// The exact predictor's mean loss on a batch, in nats per target: the least that any model can expect on it.
    /// `None` if the corpus cannot have produced it.
    pub fn batch_floor(&self, batch: &Batch, view: View) -> Option<f64> {
        let losses: Option<Vec<f64>> =
            batch.targets.iter().map(|target| self.target_floor(batch, target, view)).collect();
        Some(super::nats(losses?.iter().sum::<f64>() / batch.targets.len() as f64))
    }

    /// −ln p(true token) of the exact predictor at one target of a batch, in nats; `None` if the corpus cannot have
    /// produced what is seen.
    pub fn target_floor(&self, batch: &Batch, target: &BatchTarget, view: View) -> Option<f64> {
        let (input_ids, position) = batch.place(target.row);
        Some(-self.predict(input_ids, position, view)?[target.token_id as usize].ln())
    }

    /// Whether enumerating everything that can be seen stays within [`BUDGET`].
    fn is_affordable(&self, view: View) -> bool {
        let words = self.corruption.ordinary.len() as f64;
        if view == View::TokenOnly {
            return words * words <= BUDGET;
        }
        // Where all tokens are scored, the token at i is enumerated too.
        let all = self.corruption.scored == Scored::All;
        let budget = if all { BUDGET_EVERYWHERE } else { BUDGET };
        // Options of a replaced position: [MASK], the competitors' other words, any further word.
        let options = words.min(self.sentences.len() as f64) + 1.0;
        let tokens = self.tokens() as f64;
        let mut cost = 0.0;
        for sentence in &self.sentences {
            let n = sentence.len();
            let others = self.corruption.most_others(n);
            for i in 1..n - 1 {
                let visible = view.visible_others(n, i) + usize::from(all);
                for k in 0..=others.min(visible) {
                    cost += binomial(visible, k) * options.powi(k as i32) * tokens;
                    if cost > budget {
                        return false;
                    }
                }
            }
        }
        true
    }

    fn token_only_floor(&self) -> Floor {
        let mut marginal = vec![0.0; self.vocabulary];
        for (sentence, weight) in self.sentences.iter().zip(&self.weights) {
            for (j, &token) in sentence.iter().enumerate() {
                marginal[token as usize] += weight * self.corruption.selection(sentence.len(), j);
            }
        }
        let mut sums = Sums::default();
        let groups: Vec<(u32, f64)> =
            self.corruption.ordinary.iter().map(|&token| (token, marginal[token as usize])).collect();
        for &(truth, weight) in groups.iter().filter(|(_, weight)| *weight > 0.0) {
            self.score_own_token(&groups, truth, weight, &mut sums);
        }
        sums.floor(None)
    }

    fn enumerated_floor(&self, view: View) -> Floor {
        let mut sums = Sums::default();
        for truth in 0..self.sentences.len() {
            let n = self.sentences[truth].len();
            for i in 1..n - 1 {
                let prior = self.weights[truth] * self.corruption.selection(n, i);
                if prior > 0.0 {
                    VisibleInputs::new(self, view, truth, i).run(prior, &mut sums);
                }
            }
        }
        sums.floor(None)
    }

    /// Adds the target's loss over everything that it can be seen as. `groups` holds, for each token that the target
    /// can truly be, the joint probability of that token and of all other visible tokens; `weight` is that probability
    /// for `truth`.
    fn score_own_token(&self, groups: &[(u32, f64)], truth: u32, weight: f64, sums: &mut Sums) {
        let corruption = &self.corruption;
        let total: f64 = groups.iter().map(|(_, joint)| joint).sum();
        let joint_of = |token: u32| groups.iter().find(|(t, _)| *t == token).map_or(0.0, |(_, joint)| *joint);
        let own = joint_of(truth);
        if corruption.mask > 0.0 {
            // Every candidate becomes [MASK] with the same probability, which cancels.
            sums.add(Outcome::Masked, weight * corruption.mask, -(own / total).ln());
        }
        let random = corruption.random_each;
        // Seen as itself: kept, or drawn at random as itself.
        if corruption.same > 0.0 {
            let evidence = own * corruption.same + (total - own) * random;
            let loss = -(own * corruption.same / evidence).ln();
            sums.add(Outcome::Kept, weight * (corruption.same - random), loss);
            sums.add(Outcome::Random, weight * random, loss);
        }
        if random > 0.0 {
            let mut elsewhere = corruption.ordinary.len() as f64 - 1.0;
            for &(_, joint) in groups.iter().filter(|(token, joint)| *token != truth && *joint > 0.0) {
                let evidence = joint * corruption.same + (total - joint) * random;
                sums.add(Outcome::Random, weight * random, -(own * random / evidence).ln());
                elsewhere -= 1.0;
            }
            // Every word that the target cannot be says the same: the target was replaced.
            sums.add(Outcome::Random, weight * random * elsewhere, -(own / total).ln());
        }
    }

    /// For each token that can truly stand at position `i`: the joint probability of the token, of its being selected
    /// and of all other visible tokens, up to a common factor. The token seen at `i` itself plays no part.
    fn joint(&self, seen: &[u32], i: usize, view: View) -> Vec<(u32, f64)> {
        let mut scores: Vec<(u32, f64)> = Vec::new();
        let mut known = KnownLikelihoods::default();
        for (candidate, weight) in self.sentences.iter().zip(&self.weights) {
            let Some(counts) = self.visible_counts(candidate, seen, i, view) else { continue };
            let n = candidate.len();
            let prior = weight * self.corruption.selection(n, i);
            scores.push((candidate[i], prior.ln() + known.ln_likelihood(&self.corruption, n, counts, true)));
        }
        // Only ratios matter. The largest becomes 1, so that not every probability underflows.
        let max = scores.iter().map(|(_, score)| *score).fold(f64::NEG_INFINITY, f64::max);
        let mut of_token = BTreeMap::new();
        for (token, score) in scores.into_iter().filter(|(_, score)| *score > f64::NEG_INFINITY) {
            *of_token.entry(token).or_insert(0.0) += (score - max).exp();
        }
        of_token.into_iter().collect()
    }

    fn sampled_floor(&self, view: View, policy: &MaskingPolicy, vocab: &Vocab) -> Option<Floor> {
        let guessed = |sentence: &Vec<u32>| match self.corruption.scored {
            Scored::Targets => self.corruption.most_others(sentence.len()) + 1,
            Scored::All => sentence.len(),
        };
        let most = self.sentences.iter().map(guessed).max();
        let per_draw = (self.tokens() * most.unwrap_or(1)) as f64;
        if per_draw * FEWEST_DRAWS > MOST_FOR_A_SAMPLE {
            return None;
        }
        let draws = (SAMPLE_BUDGET / per_draw).clamp(FEWEST_DRAWS, 20_000.0) as usize;
        let mut stream = Stream::new(SEED, "floor", 0);
        let mut sums = Sums::default();
        let mut pairs: Vec<(f64, f64)> = Vec::with_capacity(draws);
        for _ in 0..draws {
            let sentence = &self.sentences[weighted_index(&self.weights, stream.unit())];
            let example = masking::corrupt(sentence, policy, vocab, &mut stream);
            let mut of_draw = Sums::default();
            if self.corruption.scored == Scored::All {
                self.score_everywhere(sentence, &example, view, &mut of_draw);
            } else {
                for target in &example.targets {
                    // The target's own outcome is summed over, not sampled, which leaves less noise.
                    let groups = self.joint(&example.input_ids, target.position, view);
                    self.score_own_token(&groups, target.token_id, 1.0, &mut of_draw);
                }
            }
            pairs.push((of_draw.loss.iter().sum(), of_draw.weight.iter().sum()));
            sums.add_all(&of_draw);
        }
        // Standard error of a ratio of means (Cochran, Sampling Techniques, 1977, eq. 2.39).
        let ratio = sums.nats();
        let count = draws as f64;
        let mean_targets = pairs.iter().map(|(_, targets)| targets).sum::<f64>() / count;
        let squares: f64 = pairs.iter().map(|(loss, targets)| (loss - ratio * targets).powi(2)).sum();
        let standard_error = (squares / (count - 1.0) / count).sqrt() / mean_targets;
        Some(sums.floor(Some(standard_error)))
    }

    /// The entropy of a target's token given some function of its position, in nats.
    fn entropy_given(&self, known: impl Fn(usize) -> usize) -> f64 {
        let mut joint = BTreeMap::new();
        let mut marginal = BTreeMap::new();
        let mut total = 0.0;
        for (sentence, weight) in self.sentences.iter().zip(&self.weights) {
            for (j, &token) in sentence.iter().enumerate() {
                let p = weight * self.corruption.scoring(sentence.len(), j);
                *joint.entry((known(j), token)).or_insert(0.0) += p;
                *marginal.entry(known(j)).or_insert(0.0) += p;
                total += p;
            }
        }
        let terms = joint.into_iter().filter(|(_, p)| *p > 0.0);
        terms.map(|((key, _), p)| -p * (p / marginal.get(&key).copied().unwrap_or(p)).ln()).sum::<f64>()
            / total
    }
}

/// The index that a uniform number falls on.
fn weighted_index(weights: &[f64], unit: f64) -> usize {
    let mut left = unit;
    for (i, weight) in weights.iter().enumerate() {
        left -= weight;
        if left < 0.0 {
            return i;
        }
    }
    weights.len().saturating_sub(1)
}

/// Enumerates the inputs that a predictor of position i can see of one true sentence, position i left out.
struct VisibleInputs<'p> {
    posterior: &'p Posterior,
    view: View,
    truth: usize,
    i: usize,
    /// Visible positions other than i.
    visible: Vec<usize>,
    /// For each visible position, the tokens that it can be seen as instead of the truth. Each option is a token, and
    /// for how many tokens it stands.
    options: Vec<Vec<(u32, f64)>>,
}

impl<'p> VisibleInputs<'p> {
    fn new(posterior: &'p Posterior, view: View, truth: usize, i: usize) -> Self {
        let sentence = &posterior.sentences[truth];
        let n = sentence.len();
        let visible: Vec<usize> = (1..n - 1).filter(|&j| j != i && view.sees(i, j)).collect();
        let options = visible.iter().map(|&j| options(posterior, sentence[j], j)).collect();
        VisibleInputs { posterior, view, truth, i, visible, options }
    }

    fn run(&self, prior: f64, sums: &mut Sums) {
        let sentence = &self.posterior.sentences[self.truth];
        let most = self.posterior.corruption.most_others(sentence.len());
        self.descend(0, most, &mut sentence.clone(), 1.0, prior, sums);
    }

    /// Goes through all options of the visible positions from the `at`-th on, of which at most `left` differ.
    /// `multiplicity` counts the inputs that `seen` stands for.
    fn descend(
        &self,
        at: usize,
        left: usize,
        seen: &mut Vec<u32>,
        multiplicity: f64,
        prior: f64,
        sums: &mut Sums,
    ) {
        let Some(&j) = self.visible.get(at) else { return self.leaf(seen, multiplicity, prior, sums) };
        self.descend(at + 1, left, seen, multiplicity, prior, sums);
        if left == 0 {
            return;
        }
        let truth = seen[j];
        for &(token, stands_for) in &self.options[at] {
            seen[j] = token;
            self.descend(at + 1, left - 1, seen, multiplicity * stands_for, prior, sums);
        }
        seen[j] = truth;
    }

    /// All visible positions are set: scores everything that position i can be seen as.
    fn leaf(&self, seen: &[u32], multiplicity: f64, prior: f64, sums: &mut Sums) {
        let (posterior, i) = (self.posterior, self.i);
        let truth = &posterior.sentences[self.truth];
        if let Some(counts) = posterior.visible_counts(truth, seen, i, self.view) {
            let likelihood = posterior.corruption.ln_likelihood(truth.len(), counts, true).exp();
            let groups = posterior.joint(seen, i, self.view);
            posterior.score_own_token(&groups, truth[i], prior * likelihood * multiplicity, sums);
        }
    }
}

/// The tokens that a token at position j can be seen as instead of itself: `[MASK]`, each word that some sentence has
/// there, and one word that stands for all others.
pub(super) fn options(posterior: &Posterior, truth: u32, j: usize) -> Vec<(u32, f64)> {
    let corruption = &posterior.corruption;
    let mut options = Vec::new();
    if corruption.mask > 0.0 {
        options.push((corruption.mask_id, 1.0));
    }
    if corruption.random_each > 0.0 {
        let there = |sentence: &Vec<u32>| (j + 1 < sentence.len()).then(|| sentence[j]);
        let mut words: BTreeSet<u32> = BTreeSet::new();
        words.extend(posterior.sentences.iter().filter_map(there));
        options.extend(words.iter().filter(|&&word| word != truth).map(|&word| (word, 1.0)));
        let elsewhere: Vec<u32> =
            corruption.ordinary.iter().copied().filter(|word| !words.contains(word)).collect();
        options.extend(elsewhere.first().map(|&word| (word, elsewhere.len() as f64)));
    }
    options
}
