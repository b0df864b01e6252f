//! `cloze train`: every run of an experiment, step by step.

use std::path::{Path, PathBuf};

use cloze::{
    checkpoint::{hugging_face::Files, resume},
    data::Vocab,
    error::{Error, Result},
    experiment::Experiment,
    inspect,
    model::{Bert, Model},
    train::{StepReport, Trainer},
};
use serde_json::{Value, json};

use super::{predict::print_prediction, progress, read_bytes, say, unusable};

/// Trains the runs one after the other, prints their progress, and writes their checkpoints.
pub fn train(
    experiment: &Experiment,
    trainers: impl IntoIterator<Item = Result<Trainer>>,
    until: Option<usize>,
    blank: Option<&str>,
    json: bool,
    out: Option<&Path>,
) -> Result<()> {
    let last = until.unwrap_or(experiment.steps);
    if !(1..=experiment.steps).contains(&last) {
        let reason =
            format!("{last} is out of range; it must be from 1 to the training's {}", experiment.steps);
        return Err(Error::field("--until", reason));
    }
    let mut trained = Vec::new();
    for trainer in trainers {
        let trainer = trainer?;
        trained.push(if json { train_as_json(trainer, last)? } else { train_as_text(trainer, last, blank)? });
    }
    let Some(out) = out else { return Ok(()) };
    create(out)?;
    for (index, trainer) in trained.iter().enumerate() {
        write(&resume_file(out, index), &resume::save(trainer, experiment, index)?)?;
    }
    let berts: Vec<(&str, &Bert, &Vocab)> = trained
        .iter()
        .filter_map(|trainer| match trainer.model() {
            Model::Bert(bert) => Some((trainer.config().label.as_str(), bert, &trainer.corpus().vocab)),
            Model::Notebook(_) => None,
        })
        .collect();
    let mut names: Vec<String> = Vec::new();
    for (label, bert, vocab) in &berts {
        let slug = slug(label);
        let numbered = (2..).map(|number| format!("{slug}-{number}"));
        let name = std::iter::once(slug.clone()).chain(numbered).find(|name| !names.contains(name));
        let name = name.unwrap_or(slug);
        let directory = if berts.len() == 1 { out.to_owned() } else { out.join(&name) };
        names.push(name);
        Files::of(bert, vocab)?.save(&directory)?;
        if !json {
            say(&format!("{label} is in {}", directory.display()))?;
        }
    }
    Ok(())
}

/// The experiment of a training that stopped in this directory, and its runs, ready for their next steps.
pub fn resume(directory: &Path) -> Result<(Experiment, Vec<Result<Trainer>>)> {
    let (first, experiment, _) = resume::load(&read_bytes(&resume_file(directory, 0))?)?;
    let mut trainers = vec![Ok(first)];
    for index in 1..experiment.runs.len() {
        let file = resume_file(directory, index);
        let (trainer, of_run, run) = resume::load(&read_bytes(&file)?)?;
        if (&of_run, run) != (&experiment, index) {
            let reason = format!(
                "{} is not of the same training as {}",
                file.display(),
                resume_file(directory, 0).display()
            );
            return Err(Error::Checkpoint(reason));
        }
        trainers.push(Ok(trainer));
    }
    Ok((experiment, trainers))
}

/// Where `--out` keeps the state of a run, for `--resume`.
fn resume_file(directory: &Path, index: usize) -> PathBuf {
    directory.join(format!("run-{}.safetensors", index + 1))
}

/// Every step as a line, then a line with the fingerprint.
fn train_as_json(mut trainer: Trainer, until: usize) -> Result<Trainer> {
    let run = trainer.config().label.clone();
    let mut last = None;
    while trainer.steps_done() < until {
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

/// The mean loss of an epoch at each quarter of the training, as the notebook prints it, then the preset's blank.
fn train_as_text(mut trainer: Trainer, until: usize, blank: Option<&str>) -> Result<Trainer> {
    let label = trainer.config().label.clone();
    say(&format!("{label}: {} parameters", trainer.model().params().size()))?;
    let bar = progress(until);
    let per_epoch = trainer.steps_per_epoch();
    let epochs = until / per_epoch;
    let mut losses: Vec<f32> = Vec::new();
    while trainer.steps_done() < until {
        let report = trainer.step()?;
        losses.push(report.loss);
        bar.set_position(report.step as u64);
        let epoch = report.step / per_epoch;
        let ends_epoch = report.step % per_epoch == 0;
        if ends_epoch
            && losses.len() >= per_epoch
            && (1..=4).any(|quarter| epoch == (epochs * quarter).div_ceil(4))
        {
            let epoch_losses = &losses[losses.len() - per_epoch..];
            let mean = epoch_losses.iter().sum::<f32>() / epoch_losses.len() as f32;
            bar.suspend(|| say(&format!("  epoch {epoch:>4}  loss {mean:.4}")))?;
        }
    }
    bar.finish_and_clear();
    if epochs == 0 && !losses.is_empty() {
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

fn create(directory: &Path) -> Result<()> {
    std::fs::create_dir_all(directory).map_err(|error| unusable(directory, &error))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).map_err(|error| unusable(path, &error))
}
