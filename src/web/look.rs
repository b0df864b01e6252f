//! What the panels under *Look inside* ask: of a run that a worker holds, or of an experiment alone. Pure, so that it runs
//! and is tested natively; `session` turns the answers into objects of the page.
//!
//! Invariant: looking does not disturb. Every question takes the run by shared reference.

mod embeddings;

use serde_json::{Value, json};

use crate::{
    data::Outcome,
    error::{Error, Result},
    experiment::Experiment,
    inspect,
    train::Trainer,
};

/// An answer: a small record, and long rows of numbers that cross as typed arrays under their names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// JSON-shaped; an object.
    pub record: Value,
    /// Name and numbers.
    pub columns: Vec<(&'static str, Vec<f32>)>,
}

/// Answers a question about a run, by the question's name in `www/src/protocol.js`.
///
/// # Errors
/// [`Error::NoSuchLook`], and what the question can be refused for.
pub fn of_run(trainer: &Trainer, what: &str, arguments: &Value) -> Result<Look> {
    match what {
        "step" => step(trainer, arguments),
        "embeddings" => embeddings::plane(trainer),
        "neighbours" => embeddings::neighbours(trainer, arguments),
        _ => Err(Error::NoSuchLook { what: what.to_owned() }),
    }
}

/// Answers a question that needs no run: about the experiment's corpus and what can be known of it.
///
/// # Errors
/// [`Error::NoSuchLook`], and what the question can be refused for.
pub fn of_experiment(experiment: &Experiment, what: &str, _arguments: &Value) -> Result<Look> {
    match what {
        "classes" => embeddings::classes(experiment),
        _ => Err(Error::NoSuchLook { what: what.to_owned() }),
    }
}

/// `{step}` → `LookStep`.
fn step(trainer: &Trainer, arguments: &Value) -> Result<Look> {
    let step = whole(arguments, "step")?;
    let batch = trainer.batch_of_step(step)?;
    let sentences = inspect::step::sentences(&batch, trainer.corpus());
    let sentence = |found: &inspect::step::Corrupted| {
        let target = |&(position, outcome): &(usize, Outcome)| json!({ "position": position, "outcome": outcome_name(outcome) });
        json!({
            "sentence": found.sentence,
            "tokens": found.tokens,
            "input": found.input,
            "targets": found.targets.iter().map(target).collect::<Vec<_>>(),
        })
    };
    let record = json!({ "step": step, "sentences": sentences.iter().map(sentence).collect::<Vec<_>>() });
    Ok(Look { record, columns: Vec::new() })
}

/// An outcome as the page names it.
fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Masked => "masked",
        Outcome::Random => "random",
        Outcome::Kept => "kept",
    }
}

/// A whole number of the arguments.
fn whole(arguments: &Value, name: &str) -> Result<usize> {
    let found = arguments[name].as_u64().map(|number| number as usize);
    found.ok_or_else(|| Error::field(name, format!("{} is not a whole number", arguments[name])))
}
