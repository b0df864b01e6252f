//! `cloze finetune`: a scoreboard, or part of one.

use std::path::Path;

use clap::Args;
use cloze::{
    checkpoint::hugging_face::Files,
    data::Notice,
    error::{Error, Result},
    tune::{
        FineTuner, Method, Task,
        scoreboard::{LABELS, Plan, Predictor, SEEDS, Scoreboard, csv},
    },
};
use serde_json::json;

use super::{progress, say};

/// The options of the command.
#[derive(Args)]
pub struct Options {
    /// The pre-trained encoder: a checkpoint directory as `train --out` writes it, pre-trained on the grammar world.
    #[arg(long)]
    model: std::path::PathBuf,
    /// acceptability, topic, entailment or pos; several between commas. All if not given.
    #[arg(long, value_delimiter = ',')]
    task: Vec<String>,
    /// Labelled examples to train on; several numbers between commas. 8, 16, 32, 64 and 128 if not given.
    #[arg(long, value_delimiter = ',')]
    labels: Vec<usize>,
    /// How many seeds, from 0 on.
    #[arg(long, default_value_t = SEEDS)]
    seeds: usize,
    /// full, probe or scratch; several between commas. All if not given.
    #[arg(long, value_delimiter = ',')]
    way: Vec<String>,
    /// One JSON object a line: every fine-tuning, then every row.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Comma-separated values.
    #[arg(long)]
    csv: bool,
    /// Directory for the classifier of the first task, label budget and method, with seed 0.
    #[arg(long)]
    out: Option<std::path::PathBuf>,
}

/// Fine-tunes and prints the accuracies.
pub fn finetune(options: &Options) -> Result<()> {
    let plan = plan(options)?;
    let pretrained = Files::load(&options.model)?.pretrained()?;
    let (first, out) = (plan.cells().first().copied(), options.out.as_deref());
    let mut board = Scoreboard::new(pretrained.clone(), plan)?;
    for notice in board.notices() {
        eprintln!("note: {}", sentence_of(&notice));
    }
    let bar = progress(board.progress().1);
    let mut printed = 0;
    while !board.is_done() {
        board.step()?;
        let done = board.progress().0;
        bar.set_position(done as u64);
        if options.json && done > printed {
            for (cell, accuracy) in board.results().skip(printed) {
                let (task, way) = (cell.task.name(), cell.method.name());
                let line = json!({ "task": task, "way": way, "labels": cell.labels, "seed": cell.seed, "accuracy": accuracy });
                say(&line.to_string())?;
            }
            printed = done;
        }
    }
    bar.finish_and_clear();
    print(&board, options)?;
    if let (Some(out), Some(cell)) = (out, first) {
        let mut tuner =
            FineTuner::new(&pretrained, &pretrained.data(cell.task)?, cell.method, cell.labels, cell.seed)?;
        tuner.finish()?;
        save(&tuner, cell.task, &pretrained.vocab, out)?;
    }
    Ok(())
}

fn plan(options: &Options) -> Result<Plan> {
    let method = |name: &String| {
        let reason = || format!("“{name}” is not one of full, probe, scratch");
        Method::from_name(name).ok_or_else(|| Error::field("--way", reason()))
    };
    let mut plan = Plan {
        tasks: options.task.iter().map(|name| Task::from_name(name)).collect::<Result<_>>()?,
        methods: options.way.iter().map(method).collect::<Result<_>>()?,
        labels: options.labels.clone(),
        seeds: options.seeds,
    };
    let whole = Plan::default();
    if plan.tasks.is_empty() {
        plan.tasks = whole.tasks;
    }
    if plan.methods.is_empty() {
        plan.methods = whole.methods;
    }
    if plan.labels.is_empty() {
        plan.labels = LABELS.to_vec();
    }
    if plan.seeds == 0 {
        return Err(Error::field("--seeds", "0 is too few; it must be at least 1"));
    }
    Ok(plan)
}

fn print(board: &Scoreboard, options: &Options) -> Result<()> {
    let rows = board.rows();
    if options.csv {
        return say(csv(&rows).trim_end());
    }
    let mut above = None;
    for row in &rows {
        let (task, method) = (row.task.name(), row.predictor.name());
        if options.json {
            say(&json!({
                "task": task, "method": method, "labels": row.labels, "mean": row.mean, "lowest": row.lowest,
                "highest": row.highest, "seeds": row.seeds,
            })
            .to_string())?;
            continue;
        }
        if above != Some((task, row.labels)) {
            say(&format!("{task}, {} labels", row.labels))?;
            above = Some((task, row.labels));
        }
        let percent = |share: f64| share * 100.0;
        let range = match row.predictor {
            Predictor::ExactBest => String::new(),
            _ => format!("   {:5.1} to {:5.1}", percent(row.lowest), percent(row.highest)),
        };
        say(&format!("  {method:<18} {:5.1} %{range}", percent(row.mean)))?;
    }
    Ok(())
}

fn save(tuner: &FineTuner, task: Task, vocab: &cloze::data::Vocab, out: &Path) -> Result<()> {
    Files::of_classifier(tuner.model(), task.labels(), vocab)?.save(out)
}

/// A notice about the examples, in words.
fn sentence_of(notice: &Notice) -> String {
    match notice {
        Notice::ExamplesTruncated { task, truncated, examples, positions } => format!(
            "{truncated} of the {examples} examples of {task} are longer than the pre-trained encoder's {positions} positions and were truncated, the longer sentence first."
        ),
        other => format!("{other:?}"),
    }
}
