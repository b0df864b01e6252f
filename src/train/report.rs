//! What a step says of itself.

/// What happened in a training step. All numbers are of the batch as it was before the update.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepReport {
    /// Number of the step, from 1.
    pub step: usize,
    /// Mean cross-entropy over the batch's targets, in nats per target.
    pub loss: f32,
    /// The exact predictor's loss on the same batch, in nats per target: the least that any model with this model's view
    /// can expect. `None` where the corpus is too large to compute it at every step.
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
}

/// How a model does on sentences that it is not trained on.
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
