//! A run in training as bytes: parameters, optimiser and step, with the experiment that it belongs to.
//!
//! Invariant: resume equals never having stopped, bit for bit. Nothing else need be stored, since batch *t* and the
//! dropout of step *t* are functions of the seed.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Floats, open, refuse, serialize, values};
use crate::{
    error::{Error, Result},
    experiment::Experiment,
    train::{Trainer, adamw::Moments},
};

const KEY: &str = "cloze";

/// The bytes of a run: a safetensors file.
///
/// # Errors
/// [`Error::NoSuchRun`] if `trainer` is not run `index` of the experiment.
pub fn save(trainer: &Trainer, experiment: &Experiment, index: usize) -> Result<Vec<u8>> {
    if experiment.runs.get(index) != Some(trainer.config()) {
        return Err(Error::NoSuchRun { index, runs: experiment.runs.len() });
    }
    let mut tensors = Vec::new();
    for (name, param) in trainer.model().params().iter() {
        let parameter = param.values()?;
        tensors.push((format!("parameter {name}"), Floats::new(param.dims(), &parameter)));
        if let Some(moments) = trainer.moments().get(name) {
            tensors.push((format!("first {name}"), Floats::new(param.dims(), &moments.first)));
            tensors.push((format!("second {name}"), Floats::new(param.dims(), &moments.second)));
        }
    }
    let state = json!({
        "experiment": experiment.to_value(),
        "run": index,
        "step": trainer.steps_done(),
        // As text: JSON numbers lose bits above 2^53.
        "fingerprint": trainer.fingerprint(),
    });
    serialize(tensors, [(KEY.to_owned(), state.to_string())])
}

/// The run of these bytes, ready for its next step, with its experiment and index.
///
/// # Errors
/// [`Error::Checkpoint`] with the first thing that is wrong with the bytes; what [`Trainer::new`] refuses.
pub fn load(bytes: &[u8]) -> Result<(Trainer, Experiment, usize)> {
    let file = open(bytes)?;
    let (_, header) =
        safetensors::SafeTensors::read_metadata(bytes).map_err(|e| Error::Checkpoint(e.to_string()))?;
    let state = header.metadata().as_ref().and_then(|texts| texts.get(KEY));
    let state: Option<Value> = state.and_then(|state| serde_json::from_str(state).ok());
    let Some(state) = state else {
        return refuse("it is no run of this program: its description is missing".to_owned());
    };
    let count = |name: &str| match state[name].as_u64().map(usize::try_from) {
        Some(Ok(count)) => Ok(count),
        _ => refuse(format!("its {name} is not a whole number")),
    };
    let fingerprint = state["fingerprint"].as_str().and_then(|digits| u64::from_str_radix(digits, 16).ok());
    let Some(fingerprint) = fingerprint else {
        return refuse("its fingerprint is not 16 hexadecimal digits".to_owned());
    };
    let experiment = Experiment::from_value(&state["experiment"])?;
    let index = count("run")?;
    let mut trainer = Trainer::new(&experiment, index)?;
    let mut moments = BTreeMap::new();
    for (name, param) in trainer.model().params().iter() {
        let read = |part: &str| values(&file, &format!("{part} {name}"), param.dims());
        param.set(read("parameter")?)?;
        moments.insert(name.clone(), Moments { first: read("first")?, second: read("second")? });
    }
    let step = count("step")?;
    if step > trainer.budget() {
        return refuse(format!("its step {step} is beyond the experiment's {} steps", trainer.budget()));
    }
    trainer.resume_after(step, moments, fingerprint);
    Ok((trainer, experiment, index))
}
