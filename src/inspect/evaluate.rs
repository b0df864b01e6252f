//! A model's loss on a given batch.

use crate::{
    data::Batch,
    error::{Error, Result},
    model::{Model, Pass},
    train::loss,
};

/// A model's loss on a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Mean cross-entropy over the targets, in nats per target.
    pub loss: f32,
    /// The logits of each target, `[V]` each, in the batch's order.
    pub target_logits: Vec<Vec<f32>>,
}

/// Evaluates a batch without dropout.
///
/// # Errors
/// [`Error::NotFinite`]. Check a batch from outside with [`Batch::check`] first.
pub fn evaluate(model: &Model, batch: &Batch) -> Result<Evaluation> {
    let logits = model.forward(batch, &mut Pass::evaluate())?; // [N, V]
    let (mean, _) = loss::cross_entropy(&logits, &batch.target_ids())?;
    let loss: f32 = mean.to_scalar()?;
    if !loss.is_finite() {
        return Err(Error::NotFinite);
    }
    Ok(Evaluation { loss, target_logits: logits.to_vec2()? })
}
