//! `cloze train | predict | eval | finetune | floors | bench`. Everything but the printing, and `bench`'s clock, is the library's.

mod bench;
mod finetune;

use std::{
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use cloze::{
    checkpoint::hugging_face::Files,
    data::{Corpus, Vocab, batch_file},
    error::{Error, Result},
    exact::{self, Floor, Floors, PairFloors},
    experiment::{Context, CorpusSource, Experiment, MaskingPolicy, RunConfig, Select},
    inspect::{self, Prediction, evaluate},
    model::Model,
    presets,
    train::{StepReport, Trainer},
};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

/// Trains BERT's masked language model, as the page does, without a browser.
#[derive(Parser)]
#[command(name = "cloze", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Train every run of an experiment and fill the preset's blank.
    Train {
        /// A preset, such as notebook or recipe.
        #[arg(long, conflicts_with = "experiment")]
        preset: Option<String>,
        /// A file with an experiment's JSON.
        #[arg(long)]
        experiment: Option<PathBuf>,
        /// Seed of all runs.
        #[arg(long)]
        seed: Option<u32>,
        /// Steps of each run.
        #[arg(long)]
        steps: Option<usize>,
        /// One JSON object a line: every step, then the run's fingerprint.
        #[arg(long)]
        json: bool,
        /// Directory for the BERT run's checkpoint; with several BERT runs, for one directory each.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Fill the blanks of a text with a trained BERT.
    Predict {
        /// A Hugging Face checkpoint directory.
        #[arg(long)]
        model: PathBuf,
        /// A text with [MASK] or ___ at its blanks.
        text: String,
        /// How many candidates to print for each blank.
        #[arg(long, default_value_t = 5)]
        top: usize,
        /// One JSON object.
        #[arg(long)]
        json: bool,
    },
    /// The least possible loss of any model, by what it may see, in nats per target.
    Floors {
        /// A text file: one sentence a line, a blank line between documents.
        #[arg(long, conflicts_with = "preset")]
        corpus: Option<PathBuf>,
        /// A preset: its corpus, the masking of its first run, and the pairs of the runs that learn from pairs.
        #[arg(long)]
        preset: Option<String>,
        /// Which tokens are chosen: position:I, count:RATE or bernoulli:RATE.
        #[arg(long)]
        select: Option<String>,
        /// Share of the chosen tokens that become [MASK].
        #[arg(long)]
        mask: Option<f64>,
        /// Share of the chosen tokens that become a random word.
        #[arg(long)]
        random: Option<f64>,
        /// One JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Fine-tune a pre-trained BERT on small labelled sets, next to a frozen one, one from scratch, and baselines.
    Finetune(finetune::Options),
    /// Time training steps on this machine, on one thread. `cargo xtask bench` compares them with others.
    Bench {
        /// One JSON object a line.
        #[arg(long)]
        json: bool,
        /// Answer requests on standard input, one JSON object a line, as `cargo xtask bench` sends them.
        #[arg(long, hide = true)]
        serve: bool,
    },
    /// Score a batch with a trained BERT.
    Eval {
        /// A Hugging Face checkpoint directory.
        #[arg(long)]
        model: PathBuf,
        /// A JSON file with input_ids, attention_mask, token_type_ids and labels.
        #[arg(long)]
        batch: PathBuf,
        /// What a token may attend to besides itself: none, left, right or both. The checkpoint's own if not given.
        #[arg(long)]
        context: Option<String>,
        /// One JSON object.
        #[arg(long)]
        json: bool,
    },
}

pub fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Train { preset, experiment, seed, steps, json, out } => {
            let (mut experiment, blank) = match experiment {
                Some(file) => (Experiment::parse(&read(&file)?)?, None),
                None => {
                    let preset = presets::find(preset.as_deref().unwrap_or("notebook"))?;
                    (preset.experiment, Some(preset.blank))
                }
            };
            if let Some(seed) = seed {
                experiment.runs.iter_mut().for_each(|run| run.seed = u64::from(seed));
            }
            if let Some(steps) = steps {
                experiment.steps = steps;
                // Fewer steps than the preset's warm-up would warm up to the end.
                experiment
                    .runs
                    .iter_mut()
                    .for_each(|run| run.optimizer.warmup = run.optimizer.warmup.min(steps));
            }
            // Once more as JSON, so that what the options changed is checked like everything else.
            let experiment = Experiment::from_value(&experiment.to_value())?;
            train(&experiment, blank.as_deref(), json, out.as_deref())
        }
        Command::Floors { corpus, preset, select, mask, random, json } => {
            let preset = presets::find(preset.as_deref().unwrap_or("notebook"))?.experiment;
            // A corpus of the reader's own has BERT's recipe unless the options say otherwise.
            // The seed matters where the masks never change.
            let first = preset.runs.first().map_or((MaskingPolicy::BERT, 0), |run| (run.masking, run.seed));
            // A pair head is a run's: a corpus of the reader's own has none.
            let (source, (mut masking, seed), runs) = match corpus {
                Some(file) => (CorpusSource::Text(read(&file)?), (MaskingPolicy::BERT, 0), Vec::new()),
                None => (preset.corpus, first, preset.runs),
            };
            if let Some(select) = select {
                masking.select = parse_select(&select)?;
            }
            masking.mask = mask.unwrap_or(masking.mask);
            masking.random = random.unwrap_or(masking.random);
            floors(&source, &masking, seed, &runs, json)
        }
        Command::Finetune(options) => finetune::finetune(&options),
        Command::Bench { serve: true, .. } => bench::serve(),
        Command::Bench { json, .. } => bench::print(json),
        Command::Predict { model, text, top, json } => predict(&model, &text, top, json),
        Command::Eval { model, batch, context, json } => eval(&model, &batch, context.as_deref(), json),
    }
}

fn train(experiment: &Experiment, blank: Option<&str>, json: bool, out: Option<&Path>) -> Result<()> {
    let mut trained = Vec::new();
    for index in 0..experiment.runs.len() {
        let trainer = Trainer::new(experiment, index)?;
        let trainer =
            if json { train_as_json(trainer)? } else { train_as_text(trainer, experiment.steps, blank)? };
        trained.push(trainer);
    }
    let Some(out) = out else { return Ok(()) };
    let berts: Vec<(&str, &cloze::model::Bert, &Vocab)> = trained
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

/// A bar on a terminal, nothing elsewhere.
fn progress(steps: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(steps as u64);
    match ProgressStyle::with_template("  {bar:40} step {pos} of {len}, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// `position:2`, `count:0.15`, `bernoulli:0.15` or `span:0.15`.
fn parse_select(text: &str) -> Result<Select> {
    let (rule, number) = text.split_once(':').unwrap_or((text, ""));
    let (position, rate) = (number.parse::<usize>(), number.parse::<f64>());
    match (rule, position, rate) {
        ("position", Ok(position), _) if position > 0 => Ok(Select::Position(position)),
        ("count", _, Ok(rate)) if rate > 0.0 && rate <= 1.0 => Ok(Select::Count(rate)),
        ("bernoulli", _, Ok(rate)) if rate > 0.0 && rate <= 1.0 => Ok(Select::Bernoulli(rate)),
        ("span", _, Ok(rate)) if rate > 0.0 && rate <= 1.0 => Ok(Select::Span(rate)),
        _ => {
            let reason = format!(
                "“{text}” is no rule; write position:2, count:0.15, bernoulli:0.15 or span:0.15, the rate at most 1"
            );
            Err(Error::field("--select", reason))
        }
    }
}

/// What blanks in single sentences can reach; then, of each run that is trained on pairs, what its two objectives can.
fn floors(
    source: &CorpusSource,
    masking: &MaskingPolicy,
    seed: u64,
    runs: &[RunConfig],
    json: bool,
) -> Result<()> {
    for (name, share) in [
        ("--mask", masking.mask),
        ("--random", masking.random),
        ("--mask plus --random", masking.mask + masking.random),
    ] {
        if !(0.0..=1.0 + 1e-9).contains(&share) {
            return Err(Error::field(name, format!("{share} is out of range; it must be from 0 to 1")));
        }
    }
    let corpus = Corpus::load(source)?;
    corpus.check_selectable(masking.select)?;
    let floors = exact::all_floors(&corpus, masking, seed)?;
    let mut pairs = Vec::new();
    for run in runs.iter().filter(|run| run.objective.has_pairs()) {
        pairs.push((run, exact::floors_of(&corpus, run)?.pair));
    }
    if json {
        let mut record = floors_record(&floors);
        if !pairs.is_empty() {
            let of = |(run, floors): &(&RunConfig, Option<PairFloors>)| {
                json!({
                    "label": run.label, "objective": run.objective.name(), "pair": floors.map(pair_floors_record),
                    "blanks": floors.and_then(|floors| floors.tokens).map(|floor| floor.nats),
                })
            };
            record["pairs"] = pairs.iter().map(of).collect();
        }
        return say(&record.to_string());
    }
    let of = |floor: &Floor| match floor.standard_error {
        None => format!("{:.6}", floor.nats),
        Some(error) => format!("{:.6} ± {error:.4}, sampled", floor.nats),
    };
    for (view, floor) in &floors.views {
        let text = match floor {
            None if exact::is_defined(masking) => "too large a corpus to sample".to_owned(),
            None => "none: spans that are drawn anew have no exact predictor".to_owned(),
            Some(floor) => of(floor),
        };
        say(&format!("{:<12} {text}", view.name()))?;
    }
    say(&format!("{:<12} {:.6}", "position", floors.references.position_only))?;
    say(&format!("{:<12} {:.6}", "unigram", floors.references.unigram))?;
    say(&format!("{:<12} {:.6}", "uniform", floors.references.uniform))?;
    for (run, floors) in &pairs {
        say(&format!("\n{}, learning {} from pairs of sentences", run.label, run.objective.name()))?;
        let Some(floors) = floors else {
            say("none: the corpus is too large to sample, or its masks have no exact predictor for pairs")?;
            continue;
        };
        say(&format!("{:<12} {}", "pair", of(&floors.pair)))?;
        if let Some(tokens) = &floors.tokens {
            say(&format!("{:<12} {}", "blanks", of(tokens)))?;
        }
        say(&format!("{:<12} {:.6}", "uncorrupted", floors.uncorrupted))?;
        say(&format!("{:<12} {:.6}", "words alone", floors.words))?;
    }
    Ok(())
}

/// The least possible loss by view, in nats per target, and what it is compared with.
fn floors_record(floors: &Floors) -> Value {
    let mut record = json!({
        "uniform": floors.references.uniform,
        "unigram": floors.references.unigram,
        "position_only": floors.references.position_only,
    });
    for (view, floor) in &floors.views {
        record[view.name()] = json!(floor.map(|floor| floor.nats));
        if let Some(error) = floor.and_then(|floor| floor.standard_error) {
            record["standard_error"][view.name()] = json!(error);
        }
    }
    record
}

/// What a pair head can reach at best, in nats per pair.
fn pair_floors_record(floors: PairFloors) -> Value {
    let PairFloors { pair: Floor { nats, standard_error, .. }, uncorrupted, words, .. } = floors;
    json!({ "nats": nats, "standardError": standard_error, "uncorrupted": uncorrupted, "words": words })
}

fn predict(directory: &Path, text: &str, top: usize, json: bool) -> Result<()> {
    let (bert, vocab) = Files::load(directory)?.model()?;
    let prediction = inspect::predict(&Model::Bert(bert), &vocab, text)?;
    if !json {
        return print_prediction(&prediction, &vocab, text, top);
    }
    let blanks: Vec<Value> = prediction
        .blanks
        .iter()
        .enumerate()
        .map(|(blank, position)| {
            let candidates = prediction.candidates(&vocab, blank, top);
            let candidates: Vec<Value> = candidates
                .iter()
                .map(|c| json!({ "token": c.token, "probability": c.probability }))
                .collect();
            json!({ "position": position, "candidates": candidates })
        })
        .collect();
    say(&json!({ "tokens": prediction.tokens, "unknown": prediction.unknown, "blanks": blanks }).to_string())
}

fn print_prediction(prediction: &Prediction, vocab: &Vocab, text: &str, top: usize) -> Result<()> {
    for word in &prediction.unknown {
        say(&format!("  “{word}” is not in the vocabulary, so the model sees [UNK]"))?;
    }
    for (blank, position) in prediction.blanks.iter().enumerate() {
        let candidates = prediction.candidates(vocab, blank, top);
        let list: Vec<String> =
            candidates.iter().map(|c| format!("{} {:.1} %", c.token, c.probability * 100.0)).collect();
        let place =
            if prediction.blanks.len() > 1 { format!(", position {position}") } else { String::new() };
        say(&format!("  {text}{place}: {}", list.join(", ")))?;
    }
    Ok(())
}

fn eval(directory: &Path, batch: &Path, context: Option<&str>, json: bool) -> Result<()> {
    let (mut bert, vocab) = Files::load(directory)?.model()?;
    if let Some(name) = context {
        let context = Context::from_name(name).ok_or_else(|| {
            Error::field("--context", format!("“{name}” is not one of none, left, right, both"))
        })?;
        bert.set_context(context);
    }
    let batch = batch_file::parse(&read(batch)?)?;
    batch.check(vocab.len(), bert.sizes().positions, bert.sizes().segments)?;
    let evaluation = evaluate::evaluate(&Model::Bert(bert), &batch)?;
    let targets = batch.targets.len();
    if json {
        let (loss, logits) = (evaluation.loss, evaluation.target_logits);
        return say(&json!({ "loss": loss, "target_logits": logits, "n_targets": targets }).to_string());
    }
    say(&format!("loss {:.6} nats per target, {targets} targets", evaluation.loss))
}

/// A label as a directory's name: letters and digits, the rest as hyphens.
fn slug(label: &str) -> String {
    let parts = label.split(|char: char| !char.is_alphanumeric()).filter(|part| !part.is_empty());
    let slug = parts.collect::<Vec<_>>().join("-").to_lowercase();
    if slug.is_empty() { "run".to_owned() } else { slug }
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path)
        .map_err(|error| Error::File { path: path.display().to_string(), reason: error.to_string() })
}

/// Prints a line. A closed pipe is an error like any other, not a panic.
fn say(line: &str) -> Result<()> {
    writeln!(std::io::stdout().lock(), "{line}")
        .map_err(|error| Error::File { path: "standard output".to_owned(), reason: error.to_string() })
}
