//! A model's loss on a given batch.

use crate::{
    data::Batch,
    error::{Error, Result},
    model::{Model, Pass, Scores},
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
    let logits = model.forward(batch, &mut Pass::evaluate())?; // [n, V]
    let (_, v) = logits.dims2()?;
    let mut probabilities: Vec<f32> = logits.flatten_all()?.to_vec1()?;
    let loss = Scores::of(&mut probabilities, v, &batch.target_ids()).mean();
    if !loss.is_finite() {
        return Err(Error::NotFinite);
    }
    Ok(Evaluation { loss, target_logits: logits.to_vec2()? })
}
