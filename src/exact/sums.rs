//! Sums of losses, which become floors.

use super::floors::Floor;
use crate::data::masking::Outcome;

/// Weighted losses of targets, by outcome.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    /// Of masked, random and kept targets, and of tokens that were not chosen.
    pub loss: [f64; 4],
    /// Their weights, likewise.
    pub weight: [f64; 4],
}

impl Sums {
    /// Adds a target's loss; the outcome is `None` for a token that was not chosen.
    pub fn add(&mut self, outcome: impl Into<Option<Outcome>>, weight: f64, loss: f64) {
        let slot = outcome.into().map_or(3, |outcome| outcome as usize);
        self.loss[slot] += weight * loss;
        self.weight[slot] += weight;
    }

    pub fn add_all(&mut self, other: &Sums) {
        for slot in 0..4 {
            self.loss[slot] += other.loss[slot];
            self.weight[slot] += other.weight[slot];
        }
    }

    pub fn nats(&self) -> f64 {
        super::nats(self.loss.iter().sum::<f64>() / self.weight.iter().sum::<f64>())
    }

    pub fn floor(&self, standard_error: Option<f64>) -> Floor {
        let each = |i: usize| (self.weight[i] > 0.0).then(|| super::nats(self.loss[i] / self.weight[i]));
        Floor { nats: self.nats(), standard_error, by_outcome: [each(0), each(1), each(2)], other: each(3) }
    }
}
