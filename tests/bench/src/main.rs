//! `cloze-bench [--json | --serve]`: how long training steps take on this machine, on one thread if RAYON_NUM_THREADS
//! says so. `cargo xtask bench` compares them with others.

use std::{
    collections::BTreeMap,
    io::{BufRead, Write},
    process::ExitCode,
    time::{Duration, Instant},
};

use cloze::{
    error::{Error, Result},
    experiment::presets,
    train::Trainer,
};
use cloze_bench::{SHAPES, experiment, find};
use serde_json::{Value, json};

/// The name of the first run of the preset `notebook`, timed as a whole.
const NOTEBOOK: &str = "notebook";

/// Steps before the clock starts.
const WARM_UP: usize = 3;

/// How long a measurement goes on.
#[derive(Clone, Copy)]
struct Budget {
    /// For so long,
    least: Duration,
    /// and until there are so many measurements,
    times: usize,
    /// but nothing begins after this.
    most: Duration,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        [] => print(false),
        ["--json"] => print(true),
        ["--serve"] => serve(),
        other => Err(Error::field("arguments", format!("“{}” is not --json or --serve", other.join(" ")))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Times everything once and prints a line each: words, or a JSON object.
fn print(json: bool) -> Result<()> {
    let budget = Budget { least: Duration::from_secs(1), times: 7, most: Duration::from_secs(60) };
    let mut stopwatch = Stopwatch::default();
    for name in [NOTEBOOK].into_iter().chain(SHAPES.map(|(name, _)| name)) {
        let ms = stopwatch.measure(name, budget)?;
        let unit = if name == NOTEBOOK { "ms_total" } else { "ms_per_step" };
        say(&match (json, name) {
            (true, _) => json!({ "shape": name, unit: ms }).to_string(),
            (false, NOTEBOOK) => format!("{name:<9} {ms:9.3} ms for its steps together"),
            (false, _) => format!("{name:<9} {ms:9.3} ms a step"),
        })?;
    }
    Ok(())
}

/// Answers requests such as `{"shape": "M", "ms": 300, "times": 5, "most": 2000}` until the input ends. What a request needs is built
/// once and kept, so that a later one goes on where the last one stopped.
fn serve() -> Result<()> {
    let mut stopwatch = Stopwatch::default();
    for request in std::io::stdin().lock().lines() {
        let failed = |reason: String| Error::File { path: "standard input".to_owned(), reason };
        let request = request.map_err(|error| failed(error.to_string()))?;
        let request: Value = serde_json::from_str(&request).map_err(|error| failed(error.to_string()))?;
        let name = request["shape"].as_str().unwrap_or_default();
        let milliseconds = |field: &str| Duration::from_millis(request[field].as_f64().unwrap_or(0.0) as u64);
        let times = request["times"].as_u64().unwrap_or(1) as usize;
        let budget = Budget { least: milliseconds("ms"), times, most: milliseconds("most") };
        let ms = stopwatch.measure(name, budget)?;
        say(&json!({ "shape": name, "ms": ms }).to_string())?;
    }
    Ok(())
}

/// Times steps, of one trainer a shape.
#[derive(Default)]
struct Stopwatch {
    trainers: BTreeMap<String, Trainer>,
}

impl Stopwatch {
    /// The median time of a step, or of the notebook's run, in milliseconds.
    fn measure(&mut self, name: &str, budget: Budget) -> Result<f64> {
        if name == NOTEBOOK {
            // A whole run: repeated, not measured for a while.
            return repeat(Budget { least: Duration::ZERO, ..budget }, || {
                let mut trainer = Trainer::new(&presets::find(NOTEBOOK)?.experiment, 0)?;
                let start = Instant::now();
                while !trainer.is_done() {
                    trainer.step()?;
                }
                Ok(start.elapsed())
            });
        }
        if !self.trainers.contains_key(name) {
            let mut trainer = Trainer::new(&experiment(find(name)?)?, 0)?;
            for _ in 0..WARM_UP {
                trainer.step()?;
            }
            self.trainers.insert(name.to_owned(), trainer);
        }
        let trainer = self.trainers.get_mut(name).ok_or_else(|| Error::Internal("no trainer".to_owned()))?;
        repeat(budget, || {
            let start = Instant::now();
            trainer.step()?;
            Ok(start.elapsed())
        })
    }
}

/// The median of what `work` says it took, repeated for the budget, in milliseconds.
fn repeat(budget: Budget, mut work: impl FnMut() -> Result<Duration>) -> Result<f64> {
    let start = Instant::now();
    let mut taken = Vec::new();
    loop {
        taken.push(work()?);
        let elapsed = start.elapsed();
        if elapsed >= budget.least && taken.len() >= budget.times || elapsed >= budget.most {
            break;
        }
    }
    taken.sort_unstable();
    Ok(taken[taken.len() / 2].as_secs_f64() * 1e3)
}

/// Prints a line. A closed pipe is an error like any other, not a panic.
fn say(line: &str) -> Result<()> {
    writeln!(std::io::stdout().lock(), "{line}")
        .map_err(|error| Error::File { path: "standard output".to_owned(), reason: error.to_string() })
}
