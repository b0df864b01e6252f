//! `cloze train | predict | eval | finetune | floors | exercises`: the page's path without a browser. Everything but the printing
//! is the library's.

mod eval;
mod exercises;
mod finetune;
mod floors;
mod predict;
mod train;

use std::{
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use cloze::{
    error::{Error, Result},
    experiment::{CorpusSource, Experiment, MaskingPolicy, TextSource, presets},
    train::Trainer,
};
use indicatif::{ProgressBar, ProgressStyle};

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
        /// Stop after this step, to go on later with --resume; needs --out.
        #[arg(long, requires = "out")]
        until: Option<usize>,
        /// Go on where a training stopped: the directory that it wrote with --out. The experiment and its steps are
        /// those of that training.
        #[arg(long, conflicts_with_all = ["preset", "experiment", "seed", "steps"])]
        resume: Option<PathBuf>,
        /// Directory for the BERT run's checkpoint, with several BERT runs for one directory each; and for what
        /// --resume reads.
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
    /// Exercises about a corpus, with --key their worked answers, in Markdown.
    Exercises(exercises::Options),
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

fn main() -> ExitCode {
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
        Command::Train { resume: Some(stopped), until, json, out, .. } => {
            let (experiment, trainers) = train::resume(&stopped)?;
            train::train(&experiment, trainers, until, None, json, out.as_deref())
        }
        Command::Train { preset, experiment, seed, steps, until, json, out, .. } => {
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
                // The preset's warm-up may not be longer than the whole run.
                experiment
                    .runs
                    .iter_mut()
                    .for_each(|run| run.optimizer.warmup = run.optimizer.warmup.min(steps));
            }
            // Parsed again from JSON, so that changes by the options are checked like everything else.
            let experiment = Experiment::from_value(&experiment.to_value())?;
            let trainers = (0..experiment.runs.len()).map(|index| Trainer::new(&experiment, index));
            train::train(&experiment, trainers, until, blank.as_deref(), json, out.as_deref())
        }
        Command::Floors { corpus, preset, select, mask, random, json } => {
            let preset = presets::find(preset.as_deref().unwrap_or("notebook"))?.experiment;
            // A reader's own corpus is masked by BERT's recipe, unless the options change it.
            // The seed matters for static draws alone.
            let first = preset.runs.first().map_or((MaskingPolicy::BERT, 0), |run| (run.masking, run.seed));
            // Only runs have pair heads: a reader's own corpus has none.
            let (source, (mut masking, seed), runs) = match corpus {
                Some(file) => (
                    CorpusSource::Text(TextSource { text: read(&file)?, held_out: 0 }),
                    (MaskingPolicy::BERT, 0),
                    Vec::new(),
                ),
                None => (preset.corpus, first, preset.runs),
            };
            if let Some(select) = select {
                masking.select = floors::parse_select(&select)?;
            }
            masking.mask = mask.unwrap_or(masking.mask);
            masking.random = random.unwrap_or(masking.random);
            floors::floors(&source, &masking, seed, &runs, json)
        }
        Command::Exercises(options) => exercises::exercises(&options),
        Command::Finetune(options) => finetune::finetune(&options),
        Command::Predict { model, text, top, json } => predict::predict(&model, &text, top, json),
        Command::Eval { model, batch, context, json } => eval::eval(&model, &batch, context.as_deref(), json),
    }
}

/// A progress bar on a terminal, nothing elsewhere.
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

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| unusable(path, &error))
}

fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| unusable(path, &error))
}

/// A system error about a file or directory.
fn unusable(path: &Path, error: &std::io::Error) -> Error {
    Error::File { path: path.display().to_string(), reason: error.to_string() }
}

/// Prints a line. A closed pipe is an error like any other, not a panic.
fn say(line: &str) -> Result<()> {
    writeln!(std::io::stdout().lock(), "{line}")
        .map_err(|error| Error::File { path: "standard output".to_owned(), reason: error.to_string() })
}
