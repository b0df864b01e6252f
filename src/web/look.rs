//! What the panels under *Look inside* ask: of a run that a worker holds, or of an experiment alone. Pure, so that it runs
//! and is tested natively; `session` turns the answers into objects of the page.
//!
//! Invariant: looking does not disturb. Every question takes the run by shared reference.

mod attention;
mod embeddings;
mod step;

use serde_json::Value;

use crate::{
    error::{Error, Result},
    experiment::Experiment,
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

/// Answers a question about a run, by the question's name in `www/src/workers/protocol.js`.
///
/// # Errors
/// [`Error::NoSuchLook`], and what the question can be refused for.
pub fn of_run(trainer: &Trainer, what: &str, arguments: &Value) -> Result<Look> {
    match what {
        "step" => step::of_step(trainer, arguments),
        "outcomes" => step::outcomes(trainer, arguments),
        "glance" => step::glance(trainer, arguments),
        "attention" => attention::attention(trainer, arguments),
        "patterns" => attention::patterns(trainer),
        "embeddings" => embeddings::plane(trainer),
        "neighbours" => embeddings::neighbours(trainer, arguments),
        _ => Err(Error::NoSuchLook { what: what.to_owned() }),
    }
}

/// Answers a question that needs no run: about the experiment's corpus and what can be known of it.
///
/// # Errors
/// [`Error::NoSuchLook`], and what the question can be refused for.
pub fn of_experiment(experiment: &Experiment, what: &str, arguments: &Value) -> Result<Look> {
    match what {
        "decisive" => attention::decisive(experiment, arguments),
        "classes" => embeddings::classes(experiment),
        _ => Err(Error::NoSuchLook { what: what.to_owned() }),
    }
}

/// A text of the arguments.
pub(super) fn text<'a>(arguments: &'a Value, name: &str) -> Result<&'a str> {
    let found = arguments[name].as_str();
    found.ok_or_else(|| Error::field(name, format!("{} is not a text", arguments[name])))
}

/// A whole number of the arguments.
fn whole(arguments: &Value, name: &str) -> Result<usize> {
    let found = arguments[name].as_u64().map(|number| number as usize);
    found.ok_or_else(|| Error::field(name, format!("{} is not a whole number", arguments[name])))
}
