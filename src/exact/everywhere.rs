//! P(true token at i | what may be seen) where the loss is over every token, chosen or not.
//!
//! The predictor is not told whether i was chosen. So a candidate sentence explains the input in two ways, whose
//! probabilities add up: i was chosen and became the token that is seen, or i was not chosen and is seen unchanged. In
//! each case the other visible tokens depend on counts alone, as in [`super::posterior`].

use std::collections::BTreeMap;

use super::{
    floors::{Floor, options},
    posterior::{KnownLikelihoods, Posterior, ln_sum, normalised},
    sums::Sums,
    view::View,
};
use crate::{
    data::masking::{MaskedExample, Outcome},
    experiment::Select,
};

/// ln P(all that is seen, and i was chosen, or was not | the sentence).
#[derive(Clone, Copy)]
struct Explained {
    chosen: f64,
    unchosen: f64,
}

impl Explained {
    fn sum(self) -> f64 {
        ln_sum([self.chosen, self.unchosen].into_iter())
    }
}

impl Posterior {
    /// As [`Posterior::predict`], where position `i` may or may not have been chosen.
    pub(super) fn predict_anywhere(&self, seen: &[u32], i: usize, view: View) -> Option<Vec<f64>> {
        let mut scores = Vec::new();
        if view == View::TokenOnly {
            let seen = *seen.get(i)?;
            for (sentence, weight) in self.sentences.iter().zip(&self.weights) {
                let ordinary = 1..sentence.len().saturating_sub(1);
                scores.extend(ordinary.map(|j| {
                    let p = weight * self.own_token(sentence.len(), j, sentence[j], seen);
                    (sentence[j], p.ln())
                }));
            }
        } else {
            let mut known = KnownLikelihoods::default();
            for (sentence, weight) in self.sentences.iter().zip(&self.weights) {
                if let Some(explained) = self.explain(sentence, seen, i, view, &mut known) {
                    scores.push((sentence[i], weight.ln() + explained.sum()));
                }
            }
        }
        normalised(&scores, self.vocabulary)
    }

    /// P(the token `truth` at position i of a sentence of `n` is seen as `seen`).
    fn own_token(&self, n: usize, i: usize, truth: u32, seen: u32) -> f64 {
        let selection = self.corruption.selection(n, i);
        let stayed = if seen == truth { 1.0 - selection } else { 0.0 };
        selection * self.corruption.outcome(truth, seen) + stayed
    }

    /// How a sentence explains what is seen from position i; `None` if it cannot.
    fn explain(
        &self,
        sentence: &[u32],
        seen: &[u32],
        i: usize,
        view: View,
        known: &mut KnownLikelihoods,
    ) -> Option<Explained> {
        let counts = self.visible_counts(sentence, seen, i, view)?;
        let (corruption, n) = (&self.corruption, sentence.len());
        let selection = corruption.selection(n, i);
        let own = corruption.outcome(sentence[i], seen[i]);
        let chosen = (selection * own).ln() + known.ln_likelihood(corruption, n, counts, true);
        let stayed = if seen[i] == sentence[i] { (1.0 - selection).ln() } else { f64::NEG_INFINITY };
        let rest = match corruption.select {
            // The chosen token is at p, not at i: only the token at p can differ, if the view shows it.
            Select::Position(p) if p != i => {
                let is_visible = view.sees(i, p) && p + 1 < n.min(seen.len());
                let differ = counts.masked + counts.replaced;
                match is_visible {
                    true if differ == usize::from(seen[p] != sentence[p]) => {
                        corruption.outcome(sentence[p], seen[p]).ln()
                    }
                    false if differ == 0 => 0.0,
                    _ => f64::NEG_INFINITY,
                }
            }
            _ => known.ln_likelihood(corruption, n, counts, false),
        };
        Some(Explained { chosen, unchosen: stayed + rest })
    }

    /// Adds the loss of every ordinary token of one corrupted sentence.
    pub(super) fn score_everywhere(
        &self,
        sentence: &[u32],
        example: &MaskedExample,
        view: View,
        sums: &mut Sums,
    ) {
        for i in 1..sentence.len().saturating_sub(1) {
            let target = example.targets.iter().find(|target| target.position == i);
            if let Some(row) = self.predict_anywhere(&example.input_ids, i, view) {
                let loss = -row[sentence[i] as usize].ln();
                sums.add(target.map(|target| target.outcome), 1.0, loss);
            }
        }
    }

    /// The least possible loss over all tokens, enumerated.
    pub(super) fn floor_everywhere(&self, view: View) -> Floor {
        let mut sums = Sums::default();
        if view == View::TokenOnly {
            self.token_only_everywhere(&mut sums);
        } else {
            for (truth, sentence) in self.sentences.iter().enumerate() {
                for i in 1..sentence.len() - 1 {
                    VisibleInputs::new(self, view, truth, i).run(&mut sums);
                }
            }
        }
        sums.floor(None)
    }

    fn token_only_everywhere(&self, sums: &mut Sums) {
        // `joint`: seen → truth → P(truth and seen). `chosen`: truth → P(truth, chosen) and P(truth, not chosen).
        let mut joint: BTreeMap<u32, BTreeMap<u32, f64>> = BTreeMap::new();
        let mut chosen: BTreeMap<u32, (f64, f64)> = BTreeMap::new();
        let seens = || self.corruption.ordinary.iter().copied().chain([self.corruption.mask_id]);
        for (sentence, weight) in self.sentences.iter().zip(&self.weights) {
            let n = sentence.len();
            for (j, &truth) in sentence.iter().enumerate().take(n - 1).skip(1) {
                let selection = self.corruption.selection(n, j);
                let (yes, no) = chosen.entry(truth).or_default();
                *yes += weight * selection;
                *no += weight * (1.0 - selection);
            }
        }
        for (&truth, &(yes, no)) in &chosen {
            for seen in seens() {
                let stayed = if seen == truth { no } else { 0.0 };
                let p = yes * self.corruption.outcome(truth, seen) + stayed;
                *joint.entry(seen).or_default().entry(truth).or_default() += p;
            }
        }
        for (&seen, truths) in &joint {
            let total: f64 = truths.values().sum();
            for (&truth, &p) in truths.iter().filter(|(_, p)| **p > 0.0) {
                let (yes, no) = chosen.get(&truth).copied().unwrap_or_default();
                self.add_by_outcome(
                    truth,
                    seen,
                    yes,
                    if seen == truth { no } else { 0.0 },
                    -(p / total).ln(),
                    sums,
                );
            }
        }
    }

    /// Adds a loss under each outcome that can have led to `seen`. `chosen` is the joint probability of the truth, of
    /// its being chosen and of all other visible tokens; `unchosen` that of its not being chosen.
    fn add_by_outcome(&self, truth: u32, seen: u32, chosen: f64, unchosen: f64, loss: f64, sums: &mut Sums) {
        let corruption = &self.corruption;
        let mut add = |outcome: Option<Outcome>, weight: f64| {
            if weight > 0.0 {
                sums.add(outcome, weight, loss);
            }
        };
        if seen == corruption.mask_id {
            add(Some(Outcome::Masked), chosen * corruption.mask);
        } else {
            add(Some(Outcome::Random), chosen * corruption.random_each);
            if seen == truth {
                add(Some(Outcome::Kept), chosen * (corruption.same - corruption.random_each));
                add(None, unchosen);
            }
        }
    }
}

/// Enumerates the inputs that a predictor of position i can see of one true sentence, position i included.
struct VisibleInputs<'p> {
    posterior: &'p Posterior,
    view: View,
    truth: usize,
    i: usize,
    /// Visible positions that can differ from the truth. Each option is a token, and for how many tokens it stands.
    options: Vec<(usize, Vec<(u32, f64)>)>,
}

impl<'p> VisibleInputs<'p> {
    fn new(posterior: &'p Posterior, view: View, truth: usize, i: usize) -> Self {
        let sentence = &posterior.sentences[truth];
        let can_differ = |j: usize| match posterior.corruption.select {
            Select::Position(position) => j == position,
            _ => true,
        };
        let visible = (1..sentence.len() - 1).filter(|&j| (j == i || view.sees(i, j)) && can_differ(j));
        let options = visible.map(|j| (j, options(posterior, sentence[j], j))).collect();
        VisibleInputs { posterior, view, truth, i, options }
    }

    fn run(&self, sums: &mut Sums) {
        let sentence = &self.posterior.sentences[self.truth];
        let n = sentence.len();
        let corruption = &self.posterior.corruption;
        // The most tokens that were chosen, i included.
        let most = corruption.select.most(n);
        self.descend(0, most, &mut sentence.clone(), 1.0, sums);
    }

    /// Goes through all options of the visible positions from the `at`-th on, of which at most `left` differ.
    /// `multiplicity` counts the inputs that `seen` stands for.
    fn descend(&self, at: usize, left: usize, seen: &mut Vec<u32>, multiplicity: f64, sums: &mut Sums) {
        let Some((j, options)) = self.options.get(at) else { return self.leaf(seen, multiplicity, sums) };
        self.descend(at + 1, left, seen, multiplicity, sums);
        if left == 0 {
            return;
        }
        let truth = seen[*j];
        for &(token, stands_for) in options {
            seen[*j] = token;
            self.descend(at + 1, left - 1, seen, multiplicity * stands_for, sums);
        }
        seen[*j] = truth;
    }

    fn leaf(&self, seen: &[u32], multiplicity: f64, sums: &mut Sums) {
        let (posterior, i) = (self.posterior, self.i);
        let truth = &posterior.sentences[self.truth];
        let mut known = KnownLikelihoods::default();
        let Some(own) = posterior.explain(truth, seen, i, self.view, &mut known) else { return };
        if own.sum() == f64::NEG_INFINITY {
            return;
        }
        let Some(row) = posterior.predict_anywhere(seen, i, self.view) else { return };
        let loss = -row[truth[i] as usize].ln();
        let weight = posterior.weights[self.truth] * multiplicity;
        // Without the probability of i's outcome, which `add_by_outcome` multiplies in.
        let outcome = posterior.corruption.outcome(truth[i], seen[i]);
        let chosen = if outcome > 0.0 { weight * own.chosen.exp() / outcome } else { 0.0 };
        posterior.add_by_outcome(truth[i], seen[i], chosen, weight * own.unchosen.exp(), loss, sums);
    }
}
