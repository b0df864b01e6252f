//! An experiment from JSON and back, and the checks that its fields fit together.

use serde::Serialize;
use serde_json::Value;

use super::{CorpusSource, Experiment, ModelConfig, table};
use crate::error::{Error, Result};

impl Experiment {
    /// Parses and validates an experiment's JSON.
    ///
    /// # Errors
    /// [`Error::Json`] if it is not JSON; [`Error::Field`] for the first field that is wrong.
    pub fn parse(json: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(json).map_err(|e| Error::Json(e.to_string()))?;
        Self::from_value(&value)
    }

    /// As [`Experiment::parse`], from parsed JSON.
    ///
    /// # Errors
    /// [`Error::Field`] for the first field that is wrong.
    pub fn from_value(value: &Value) -> Result<Self> {
        let experiment: Experiment = typed(table::complete(value)?)?;
        experiment.validate()?;
        Ok(experiment)
    }

    /// Parses an experiment's `corpus` alone.
    ///
    /// # Errors
    /// As [`Experiment::parse`].
    pub fn parse_corpus(json: &str) -> Result<CorpusSource> {
        let value: Value = serde_json::from_str(json).map_err(|e| Error::Json(e.to_string()))?;
        typed(table::complete_corpus(&value)?)
    }

    /// Checks how fields fit together, which the table of single fields cannot.
    ///
    /// # Errors
    /// [`Error::Field`] for the first field that does not fit the others.
    pub fn validate(&self) -> Result<()> {
        for (i, run) in self.runs.iter().enumerate() {
            let refuse =
                |field: &str, reason: String| Err(Error::field(format!("runs[{i}].{field}"), reason));
            if self.runs[..i].iter().any(|earlier| earlier.label == run.label) {
                return refuse(
                    "label",
                    format!("two runs are called “{}”; give each its own label", run.label),
                );
            }
            if let ModelConfig::Bert(bert) = &run.model
                && !bert.hidden.is_multiple_of(bert.heads)
            {
                let (hidden, heads) = (bert.hidden, bert.heads);
                let (below, above) = (hidden / heads * heads, hidden.div_ceil(heads) * heads);
                let right = match (below, above) {
                    (0, above) => above.to_string(),
                    (below, above) if above > table::most_hidden() => below.to_string(),
                    (below, above) => format!("{below} or {above}"),
                };
                return refuse(
                    "model.hidden",
                    format!("hidden size {hidden} is not divisible by {heads} heads; try {right}"),
                );
            }
            if let Some((field, reason)) = table::misfit(&json(run)) {
                return refuse(field, reason.to_owned());
            }
            let share = run.masking.mask + run.masking.random;
            if share > 1.0 + 1e-9 {
                return refuse(
                    "masking",
                    format!("mask and random add up to {}; together they can be at most 1", round4(share)),
                );
            }
            if run.optimizer.warmup > self.steps {
                return refuse(
                    "optimizer.warmup",
                    format!("{} steps of warm-up do not fit in {} steps", run.optimizer.warmup, self.steps),
                );
            }
        }
        Ok(())
    }

    /// The experiment as compact JSON, defaults left out.
    pub fn to_json(&self) -> String {
        self.to_value().to_string()
    }

    /// The experiment as JSON, defaults left out.
    pub fn to_value(&self) -> Value {
        table::abridge(&json(self))
    }
}

/// Completed JSON as a type. This fails only if a field is missing in the table or in the type: a defect of ours.
fn typed<T: serde::de::DeserializeOwned>(value: Value) -> Result<T> {
    serde_json::from_value(value)
        .map_err(|e| Error::Internal(format!("settings.json and experiment/mod.rs do not agree: {e}")))
}

/// A type as JSON. These types always have one: their maps have texts for keys.
fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn round4(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
