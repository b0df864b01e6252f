//! `cloze train`: every run of an experiment, step by step.

use std::path::Path;

use cloze::{
    checkpoint::hugging_face::Files,
    data::Vocab,
    error::Result,
    experiment::Experiment,
    inspect,
    model::{Bert, Model},
    train::{StepReport, Trainer},
};
use serde_json::{Value, json};

use super::{predict::print_prediction, progress, say};

/// Trains the runs one after the other, prints how it goes, and writes their checkpoints.
pub fn train(experiment: &Experiment, blank: Option<&str>, json: bool, out: Option<&Path>) -> Result<()> {
    let mut trained = Vec::new();
    for index in 0..experiment.runs.len() {
        let trainer = Trainer::new(experiment, index)?;
        let trainer =
            if json { train_as_json(trainer)? } else { train_as_text(trainer, experiment.steps, blank)? };
        trained.push(trainer);
    }
    let Some(out) = out else { return Ok(()) };
    let berts: Vec<(&str, &Bert, &Vocab)> = trained
        .iter()
        .filter_map(|trainer| match trainer.model() {
            Model::Bert(bert) => Some((trainer.config().label.as_str(), bert, &trainer.corpus().vocab)),
            Model::Notebook(_) => None,
        })
        .collect();
    let mut taken: Vec<String> = Vec::new();
    for (label, bert, vocab) in &berts {
        let slug = slug(label);
        let numbered = (2..).map(|number| format!("{slug}-{number}"));
        let name = std::iter::once(slug.clone()).chain(numbered).find(|name| !taken.contains(name));
        let name = name.unwrap_or(slug);
        let directory = if berts.len() == 1 { out.to_owned() } else { out.join(&name) };
        taken.push(name);
        Files::of(bert, vocab)?.save(&directory)?;
        if !json {
            say(&format!("{label} is in {}", directory.display()))?;
        }
    }
    Ok(())
}

/// Every step as a line, then a line with the fingerprint.
fn train_as_json(mut trainer: Trainer) -> Result<Trainer> {
    let run = trainer.config().label.clone();
    let mut last = None;
    while !trainer.is_done() {
        let report = trainer.step()?;
        say(&step_line(&run, &report).to_string())?;
        last = Some(report.loss);
    }
    say(&json!({
        "run": run, "steps": trainer.steps_done(), "loss": last, "fingerprint": trainer.fingerprint(),
    })
    .to_string())?;
    Ok(trainer)
}

fn step_line(run: &str, report: &StepReport) -> Value {
    let mut line = json!({
        "run": run, "step": report.step, "loss": report.loss, "floor": report.floor, "accuracy": report.accuracy,
        "lr": report.lr, "tokens": report.tokens,
    });
    if let Some(second) = report.second {
        line["second"] = json!({ "loss": second.loss, "floor": second.floor, "accuracy": second.accuracy });
    }
    line
}

/// The mean loss of an epoch at each quarter of the way, as the notebook prints it, then the preset's blank.
fn train_as_text(mut trainer: Trainer, steps: usize, blank: Option<&str>) -> Result<Trainer> {
    let label = trainer.config().label.clone();
    say(&format!("{label}: {} parameters", trainer.model().params().size()))?;
    let bar = progress(steps);
    let per_epoch = trainer.steps_per_epoch();
    let epochs = steps / per_epoch;
    let mut losses: Vec<f32> = Vec::new();
    while !trainer.is_done() {
        let report = trainer.step()?;
        losses.push(report.loss);
        bar.set_position(report.step as u64);
        let epoch = report.step / per_epoch;
        let ends_epoch = report.step % per_epoch == 0;
        if ends_epoch && (1..=4).any(|quarter| epoch == (epochs * quarter).div_ceil(4)) {
            let epoch_losses = &losses[losses.len() - per_epoch..];
            let mean = epoch_losses.iter().sum::<f32>() / epoch_losses.len() as f32;
            bar.suspend(|| say(&format!("  epoch {epoch:>4}  loss {mean:.4}")))?;
        }
    }
    bar.finish_and_clear();
    if epochs == 0 {
        let mean = losses.iter().sum::<f32>() / losses.len() as f32;
        say(&format!("  step {:>5}  loss {mean:.4}", losses.len()))?;
    }
    if let Some(blank) = blank {
        let vocab = &trainer.corpus().vocab;
        let prediction = inspect::predict(trainer.model(), vocab, blank)?;
        print_prediction(&prediction, vocab, blank, 3)?;
    }
    Ok(trainer)
}

/// A label as a directory's name: letters and digits, the rest as hyphens.
fn slug(label: &str) -> String {
    let parts = label.split(|char: char| !char.is_alphanumeric()).filter(|part| !part.is_empty());
    let slug = parts.collect::<Vec<_>>().join("-").to_lowercase();
    if slug.is_empty() { "run".to_owned() } else { slug }
}
