//! `cloze eval`: the loss of a trained BERT on a given batch.

use std::path::Path;

use cloze::{
    checkpoint::hugging_face::Files,
    data::batch_file,
    error::{Error, Result},
    experiment::Context,
    inspect::evaluate,
    model::Model,
};
use serde_json::json;

use super::{read, say};

/// Prints the loss, or as JSON the logits of the targets too.
pub fn eval(directory: &Path, batch: &Path, context: Option<&str>, json: bool) -> Result<()> {
    let (mut bert, vocab) = Files::load(directory)?.model()?;
    if let Some(name) = context {
        let context = Context::from_name(name).ok_or_else(|| {
            Error::field("--context", format!("“{name}” is not one of none, left, right, both"))
        })?;
        bert.set_context(context);
    }
    let batch = batch_file::parse(&read(batch)?)?;
    batch.check(vocab.len(), bert.config().positions, bert.config().segments)?;
    let evaluation = evaluate::evaluate(&Model::Bert(bert), &batch)?;
    let targets = batch.targets.len();
    if json {
        let (loss, logits) = (evaluation.loss, evaluation.target_logits);
        return say(&json!({ "loss": loss, "target_logits": logits, "n_targets": targets }).to_string());
    }
    say(&format!("loss {:.6} nats per target, {targets} targets", evaluation.loss))
}
