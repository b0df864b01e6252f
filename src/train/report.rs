//! What a step reports.
//!
//! A step minimises the sum of both objectives but reports them apart, the second one as a [`SecondReport`]. So the
//! reported loss of every run is in nats per target, and can be compared with its floor and with other runs.

use crate::data::Batch;

/// What happened in a training step. All numbers are of the batch as it was before the update.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepReport {
    /// Number of the step, from 1.
    pub step: usize,
    /// Mean cross-entropy over the batch's targets, in nats per target.
    pub loss: f32,
    /// The exact predictor's loss on the same batch, in nats per target: the least that any model with this model's
    /// view can expect. `None` where the corpus is too large to compute it at every step.
    pub floor: Option<f32>,
    /// Share of the targets whose most probable token is the true one, 0 to 1.
    pub accuracy: f32,
    /// Learning rate.
    pub lr: f64,
    /// L2 norm of the whole gradient, before clipping.
    pub grad_norm: f64,
    /// Tokens of the batch without padding.
    pub tokens: usize,
    /// Targets of the batch.
    pub targets: usize,
    /// The targets by outcome.
    pub outcomes: OutcomeLosses,
    /// The second objective, if the run has one.
    pub second: Option<SecondReport>,
}

/// The second objective in a step: the pair head, or the detection of replaced tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SecondReport {
    /// Number of the step, from 1.
    pub step: usize,
    /// Mean cross-entropy, in nats per pair or per token.
    pub loss: f32,
    /// The exact predictor's loss on the same pairs, in nats per pair; `None` where there is none.
    pub floor: Option<f32>,
    /// Share of the pairs or tokens that were judged rightly, 0 to 1.
    pub accuracy: f32,
}

/// Targets and their loss by outcome: masked, random, kept, and not chosen but scored.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OutcomeLosses {
    /// How many.
    pub targets: [usize; 4],
    /// Sum of their cross-entropies, in nats.
    sums: [f64; 4],
}

impl OutcomeLosses {
    /// Adds up the losses of a batch's targets, given in the batch's order, by outcome.
    pub fn of(batch: &Batch, losses: &[f32]) -> Self {
        let mut found = OutcomeLosses::default();
        for (target, &loss) in batch.targets.iter().zip(losses) {
            let slot = target.outcome.map_or(3, |outcome| outcome as usize);
            found.targets[slot] += 1;
            found.sums[slot] += f64::from(loss);
        }
        found
    }

    /// The mean loss of an outcome, in nats per target; NaN where it has no target.
    pub fn mean(&self, slot: usize) -> f32 {
        (self.sums[slot] / self.targets[slot] as f64) as f32
    }
}

/// A model's loss and accuracy on held-out sentences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeldOut {
    /// Steps made before.
    pub step: usize,
    /// Mean cross-entropy over the targets, in nats per target.
    pub loss: f32,
    /// Share of the targets whose most probable token is the true one, 0 to 1.
    pub accuracy: f32,
    /// Targets scored.
    pub targets: usize,
}
