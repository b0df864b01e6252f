//! Named experiments. They stand in `presets.json`, each a small difference from the defaults with a sentence about
//! what it shows; the page reads the same file.

use serde_json::Value;

use super::Experiment;
use crate::error::{Error, Result};

/// A named experiment.
pub struct Preset {
    /// The name in links and on the command line.
    pub name: String,
    /// The name on the page.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub about: String,
    /// A sentence with `[MASK]` to fill in.
    pub blank: String,
    /// The experiment.
    pub experiment: Experiment,
}

/// All presets, in the page's order.
///
/// # Errors
/// [`Error::Field`] or [`Error::Json`] if the shipped file is wrong; the tests would have found it.
pub fn all() -> Result<Vec<Preset>> {
    let file: Vec<Value> =
        serde_json::from_str(include_str!("presets.json")).map_err(|e| Error::Json(e.to_string()))?;
    file.iter().map(preset).collect()
}

/// The preset of that name.
///
/// # Errors
/// [`Error::NoSuchPreset`] names those that exist.
pub fn find(name: &str) -> Result<Preset> {
    let mut presets = all()?;
    match presets.iter().position(|preset| preset.name == name) {
        Some(i) => Ok(presets.swap_remove(i)),
        None => {
            let known: Vec<String> = presets.into_iter().map(|preset| preset.name).collect();
            Err(Error::NoSuchPreset { name: name.to_owned(), known: known.join(", ") })
        }
    }
}

fn preset(value: &Value) -> Result<Preset> {
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    Ok(Preset {
        name: text("name"),
        title: text("title"),
        about: text("about"),
        blank: text("blank"),
        experiment: Experiment::from_value(&value["experiment"])?,
    })
}
