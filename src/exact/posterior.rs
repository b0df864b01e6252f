//! P(true token at target i | what may be seen, i was selected), exactly.
//!
//! A visible token that differs from a candidate sentence must have been selected and replaced; a token that agrees was
//! not selected, or was kept, or was drawn at random as itself. So, given that i was selected, the probability of the
//! visible tokens under a candidate depends only on counts: how many are `[MASK]`, how many differ, how many agree, and
//! how many positions cannot be seen. All agreeing tokens are alike, so the sum over the unknown selections is a sum
//! over how many of them were selected: it needs neither enumeration nor a dynamic programme. Cost: O(sentences ×
//! length) for a target.

use std::{collections::BTreeMap, ops::Range};

use super::view::View;
use crate::{
    data::{Corpus, corpus::Population, masking, vocab::SpecialIds},
    experiment::{MaskingPolicy, Scored, Select},
};

/// The exact predictor of a corpus under a masking policy.
#[derive(Clone, Debug)]
pub struct Posterior {
    pub(super) sentences: Vec<Vec<u32>>,
    /// Probability of each sentence; they sum to 1.
    pub(super) weights: Vec<f64>,
    pub(super) corruption: Corruption,
    pub(super) vocabulary: usize,
}

/// What may become of a token, and how tokens are selected.
#[derive(Clone, Debug)]
pub(super) struct Corruption {
    pub select: Select,
    pub scored: Scored,
    pub mask_id: u32,
    pub ordinary: Vec<u32>,
    /// By id: whether the token is ordinary.
    pub is_ordinary: Vec<bool>,
    /// P(selected token → `[MASK]`).
    pub mask: f64,
    /// P(selected token → one given ordinary word by the random draw).
    pub random_each: f64,
    /// P(selected token → itself): kept, or drawn at random as itself.
    pub same: f64,
}

/// Counts of the visible tokens besides the target. Their probability under a candidate depends on nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct VisibleCounts {
    /// Visible tokens that are `[MASK]`.
    pub masked: usize,
    /// Visible tokens that differ from the candidate and are not `[MASK]`.
    pub replaced: usize,
    /// Visible tokens that agree with it.
    pub same: usize,
}

impl Corruption {
    pub fn new(policy: &MaskingPolicy, special: SpecialIds, ordinary: &[u32], vocabulary: usize) -> Self {
        let mut is_ordinary = vec![false; vocabulary];
        ordinary.iter().for_each(|&id| is_ordinary[id as usize] = true);
        // 1 − 0.7 − 0.3 is not quite 0: the remainder is rounding, not a share.
        let kept = 1.0 - policy.mask - policy.random;
        let kept = if kept < 1e-9 { 0.0 } else { kept };
        let random_each = policy.random / ordinary.len().max(1) as f64;
        Corruption {
            select: policy.select,
            scored: policy.scored,
            mask_id: special.mask,
            ordinary: ordinary.to_vec(),
            is_ordinary,
            mask: policy.mask,
            random_each,
            same: kept + random_each,
        }
    }

    /// P(position i is selected) in a sentence of `n` tokens, `[CLS]` and `[SEP]` included.
    pub fn selection(&self, n: usize, i: usize) -> f64 {
        if i == 0 || i + 1 >= n {
            return 0.0;
        }
        match self.select {
            Select::Position(position) => f64::from(u8::from(i == position)),
            Select::Count(rate) => masking::count(rate, n) as f64 / (n - 2) as f64,
            Select::Bernoulli(rate) => rate,
            // On average over the positions; those at the ends are in fewer spans.
            Select::Span(rate) => rate,
        }
    }

    /// How often the loss is over position i, for each time that the sentence is drawn.
    pub fn scoring(&self, n: usize, i: usize) -> f64 {
        match self.scored {
            Scored::Targets => self.selection(n, i),
            Scored::All => f64::from(u8::from(i > 0 && i + 1 < n)),
        }
    }

    /// P(a selected token `truth` is seen as `seen`).
    pub fn outcome(&self, truth: u32, seen: u32) -> f64 {
        if seen == self.mask_id {
            self.mask
        } else if seen == truth {
            self.same
        } else if self.is_ordinary.get(seen as usize).is_some_and(|&ordinary| ordinary) {
            self.random_each
        } else {
            0.0
        }
    }

    /// The most tokens of a sentence of `n` that can have been selected besides the target. The target itself was
    /// selected, unless all tokens are scored.
    pub fn most_others(&self, n: usize) -> usize {
        let own = usize::from(self.scored == Scored::Targets);
        self.select.most(n).saturating_sub(own).min(n.saturating_sub(3))
    }

    /// ln P(the other visible tokens are seen as they are | i is selected, or is not), for a sentence of `n` tokens. In
    /// logarithms throughout, since the probability for a long sentence is below every float.
    ///
    /// Counts do not answer two cases, which are −∞: a fixed position other than i, see [`super::everywhere`]; and
    /// spans, whose tokens are not selected independently of where they stand.
    pub fn ln_likelihood(&self, n: usize, counts: VisibleCounts, selected: bool) -> f64 {
        let forced = counts.masked + counts.replaced;
        let replacements = power_ln(self.mask, counts.masked) + power_ln(self.random_each, counts.replaced);
        let rest = match self.select {
            Select::Position(_) if forced == 0 && selected => 0.0,
            Select::Position(_) | Select::Span(_) => f64::NEG_INFINITY,
            Select::Bernoulli(rate) => {
                power_ln(rate, forced) + power_ln(1.0 - rate + rate * self.same, counts.same)
            }
            Select::Count(rate) => {
                let others = n - 3;
                let selected = masking::count(rate, n) - usize::from(selected);
                let hidden = others - forced - counts.same;
                if forced > selected || selected > others {
                    return f64::NEG_INFINITY;
                }
                let left = selected - forced;
                // j of the agreeing tokens were selected too; the other `left - j` are out of sight.
                let ways = |j: usize| {
                    binomial(counts.same, j).ln() + power_ln(self.same, j) + binomial(hidden, left - j).ln()
                };
                ln_sum((0..=left).map(ways)) - binomial(others, selected).ln()
            }
        };
        replacements + rest
    }
}

/// The positions of an input that a predictor of position `i` compares with a candidate: before `i`, and after it. They
/// are the same for every candidate: a view that reaches the end of the input admits only candidates of its length.
/// `[CLS]` and `[SEP]` are left out, since they are the same in every sentence where they can be seen.
fn visible_positions(input_ids: &[u32], i: usize, view: View) -> [Range<usize>; 2] {
    let (before, after) = view.others(i, input_ids.len().saturating_sub(1).max(i));
    [before, after]
}

/// ln Σ eˣ without leaving the floats; −∞ of nothing.
pub(super) fn ln_sum(terms: impl Iterator<Item = f64> + Clone) -> f64 {
    let max = terms.clone().fold(f64::NEG_INFINITY, f64::max);
    if max == f64::NEG_INFINITY { max } else { max + terms.map(|term| (term - max).exp()).sum::<f64>().ln() }
}

/// Likelihoods computed before: the sentences of a corpus share a few lengths and counts.
#[derive(Default)]
pub(super) struct KnownLikelihoods(BTreeMap<(usize, VisibleCounts, bool), f64>);

impl KnownLikelihoods {
    /// [`Corruption::ln_likelihood`], computed once for each length and counts.
    pub fn ln_likelihood(
        &mut self,
        corruption: &Corruption,
        n: usize,
        counts: VisibleCounts,
        selected: bool,
    ) -> f64 {
        let compute = || corruption.ln_likelihood(n, counts, selected);
        *self.0.entry((n, counts, selected)).or_insert_with(compute)
    }
}

/// ln(xᵏ), with 0⁰ = 1.
pub(super) fn power_ln(x: f64, k: usize) -> f64 {
    if k == 0 { 0.0 } else { k as f64 * x.ln() }
}

/// The binomial coefficient as a float: exact while it is below 2⁵³, and far from overflow for 512 tokens.
pub(super) fn binomial(n: usize, k: usize) -> f64 {
    if k > n {
        return 0.0;
    }
    (0..k.min(n - k)).fold(1.0, |product, i| product * (n - i) as f64 / (i + 1) as f64)
}

impl Posterior {
    /// The predictor of a corpus whose sentences are equally probable.
    pub fn new(corpus: &Corpus, policy: &MaskingPolicy) -> Self {
        let weight = 1.0 / corpus.encoded.len().max(1) as f64;
        Self::of(corpus.encoded.clone(), vec![weight; corpus.encoded.len()], corpus, policy)
    }

    /// The predictor of the language that a corpus is a sample of, if it is one.
    pub fn of_population(corpus: &Corpus, policy: &MaskingPolicy) -> Option<Self> {
        let Population { encoded, weights, .. } = corpus.population.clone()?;
        Some(Self::of(encoded, weights, corpus, policy))
    }

    fn of(sentences: Vec<Vec<u32>>, weights: Vec<f64>, corpus: &Corpus, policy: &MaskingPolicy) -> Self {
        // Equal sentences become one with the sum of their probabilities: a sample of a small language has many.
        let mut distinct: BTreeMap<Vec<u32>, f64> = BTreeMap::new();
        for (sentence, weight) in sentences.into_iter().zip(weights) {
            *distinct.entry(sentence).or_insert(0.0) += weight;
        }
        let (sentences, weights) = distinct.into_iter().unzip();
        Posterior {
            sentences,
            weights,
            corruption: Corruption::new(
                policy,
                corpus.vocab.special(),
                corpus.vocab.ordinary(),
                corpus.vocab.len(),
            ),
            vocabulary: corpus.vocab.len(),
        }
    }

    /// Tokens of all distinct sentences. The cost of an answer is proportional to them.
    pub fn tokens(&self) -> usize {
        self.sentences.iter().map(Vec::len).sum()
    }

    /// The probability of every token of the vocabulary, `[V]`, at position `i` of a corrupted input, or `None` if no
    /// sentence of the corpus can have produced what is seen.
    pub fn predict(&self, input_ids: &[u32], i: usize, view: View) -> Option<Vec<f64>> {
        if self.corruption.scored == Scored::All {
            return self.predict_anywhere(input_ids, i, view);
        }
        self.predict_without(input_ids, i, view, None)
    }

    /// As [`Posterior::predict`], for a predictor that does not see the token at position `hidden` either: it knows
    /// that the position exists, but not whether its token is `[MASK]`. [`View::TokenOnly`] sees only the target
    /// anyway. Position `i` is taken to have been selected.
    pub fn predict_without(
        &self,
        input_ids: &[u32],
        i: usize,
        view: View,
        hidden: Option<usize>,
    ) -> Option<Vec<f64>> {
        if view == View::TokenOnly {
            return self.predict_token_only(*input_ids.get(i)?);
        }
        let mut scores: Vec<(u32, f64)> = Vec::new();
        let visible = visible_positions(input_ids, i, view);
        let mut known = KnownLikelihoods::default();
        for (sentence, weight) in self.sentences.iter().zip(&self.weights) {
            if let Some(counts) = self.visible_counts_without(sentence, input_ids, i, view, &visible, hidden)
            {
                let n = sentence.len();
                let own = self.corruption.outcome(sentence[i], input_ids[i]);
                let prior = weight * self.corruption.selection(n, i) * own;
                scores
                    .push((sentence[i], prior.ln() + known.ln_likelihood(&self.corruption, n, counts, true)));
            }
        }
        normalised(&scores, self.vocabulary)
    }

    /// Compares the visible tokens besides position i with one candidate; `None` if the candidate cannot have produced
    /// them.
    pub(super) fn visible_counts(
        &self,
        sentence: &[u32],
        input_ids: &[u32],
        i: usize,
        view: View,
    ) -> Option<VisibleCounts> {
        let visible = visible_positions(input_ids, i, view);
        self.visible_counts_without(sentence, input_ids, i, view, &visible, None)
    }

    /// As [`Posterior::visible_counts`], without the token at `hidden`: like every position out of sight, it is not
    /// counted.
    fn visible_counts_without(
        &self,
        sentence: &[u32],
        input_ids: &[u32],
        i: usize,
        view: View,
        [before, after]: &[Range<usize>; 2],
        hidden: Option<usize>,
    ) -> Option<VisibleCounts> {
        let n = sentence.len();
        if i == 0 || i + 1 >= n || (view.sees_length() && n != input_ids.len()) {
            return None;
        }
        let corruption = &self.corruption;
        let mut counts = VisibleCounts::default();
        for j in before.clone().chain(after.clone()) {
            let (truth, seen) = (sentence[j], input_ids[j]);
            if hidden == Some(j) {
                continue;
            }
            if seen == truth {
                counts.same += 1;
                continue;
            }
            if corruption.outcome(truth, seen) == 0.0 {
                return None;
            }
            *(if seen == corruption.mask_id { &mut counts.masked } else { &mut counts.replaced }) += 1;
            if counts.masked + counts.replaced > corruption.most_others(n) {
                return None;
            }
        }
        Some(counts)
    }

    fn predict_token_only(&self, seen: u32) -> Option<Vec<f64>> {
        let mut scores = Vec::new();
        for (sentence, weight) in self.sentences.iter().zip(&self.weights) {
            for (j, &truth) in sentence.iter().enumerate() {
                let own = self.corruption.outcome(truth, seen);
                scores.push((truth, (weight * self.corruption.selection(sentence.len(), j) * own).ln()));
            }
        }
        normalised(&scores, self.vocabulary)
    }
}

/// Probabilities by token from ln scores; `None` if every score is −∞.
pub(super) fn normalised(scores: &[(u32, f64)], vocabulary: usize) -> Option<Vec<f64>> {
    let max = scores.iter().map(|(_, score)| *score).fold(f64::NEG_INFINITY, f64::max);
    if max == f64::NEG_INFINITY {
        return None;
    }
    let mut probabilities = vec![0.0; vocabulary];
    for (token, score) in scores {
        probabilities[*token as usize] += (score - max).exp();
    }
    let sum: f64 = probabilities.iter().sum();
    probabilities.iter_mut().for_each(|p| *p /= sum);
    Some(probabilities)
}
