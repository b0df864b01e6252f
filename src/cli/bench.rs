//! `cloze bench`: how long training steps take here. The only file with a clock.

use std::{
    collections::BTreeMap,
    io::BufRead,
    time::{Duration, Instant},
};

use cloze::{
    bench,
    error::{Error, Result},
    presets,
    train::Trainer,
};
use serde_json::{Value, json};

use super::say;

/// The name of the first run of the preset `notebook`, timed as a whole.
const NOTEBOOK: &str = "notebook";

/// Steps before the clock starts.
const WARM_UP: usize = 3;

/// How long a measurement goes on: until both are reached.
#[derive(Clone, Copy)]
struct Budget {
    time: Duration,
    times: usize,
}

/// Times everything once and prints a line each.
pub fn print(json: bool) -> Result<()> {
    let budget = Budget { time: Duration::from_secs(1), times: 7 };
    let mut stopwatch = Stopwatch::default();
    for name in [NOTEBOOK].into_iter().chain(bench::SHAPES.map(|(name, _)| name)) {
        let ms = stopwatch.measure(name, budget)?;
        say(&match (json, name) {
            (true, _) => line(name, ms).to_string(),
            (false, NOTEBOOK) => format!("{name:<9} {ms:9.3} ms for its steps together"),
            (false, _) => format!("{name:<9} {ms:9.3} ms a step"),
        })?;
    }
    Ok(())
}

/// Answers requests such as `{"shape": "M", "ms": 300, "times": 5}` until the input ends. What a request needs is built
/// once and kept, so that a later one goes on where the last one stopped.
pub fn serve() -> Result<()> {
    let mut stopwatch = Stopwatch::default();
    for request in std::io::stdin().lock().lines() {
        let failed = |reason: String| Error::File { path: "standard input".to_owned(), reason };
        let request = request.map_err(|error| failed(error.to_string()))?;
        let request: Value = serde_json::from_str(&request).map_err(|error| failed(error.to_string()))?;
        let name = request["shape"].as_str().unwrap_or_default();
        let time = Duration::from_millis(request["ms"].as_u64().unwrap_or(0));
        let times = request["times"].as_u64().unwrap_or(1) as usize;
        let answer = stopwatch.measure(name, Budget { time, times })?;
        say(&line(name, answer).to_string())?;
    }
    Ok(())
}

fn line(shape: &str, ms: f64) -> Value {
    let unit = if shape == NOTEBOOK { "ms_total" } else { "ms_per_step" };
    json!({ "shape": shape, unit: ms })
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
            return repeat(budget, || {
                let mut trainer = Trainer::new(&presets::find(NOTEBOOK)?.experiment, 0)?;
                let start = Instant::now();
                while !trainer.is_done() {
                    trainer.step()?;
                }
                Ok(start.elapsed())
            });
        }
        if !self.trainers.contains_key(name) {
            let mut trainer = Trainer::new(&bench::experiment(bench::find(name)?)?, 0)?;
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
    while taken.len() < budget.times.max(1) || start.elapsed() < budget.time {
        taken.push(work()?);
    }
    taken.sort_unstable();
    Ok(taken[taken.len() / 2].as_secs_f64() * 1e3)
}
