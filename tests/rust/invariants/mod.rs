//! The invariants of `src/lib.rs` that concern models and training, each quoted by the test that would break with it.
//! The gradient's is in `gradients/`; masking and batches are in `data/`.

mod optimizer;
mod same_run;
mod visibility;
mod whole_steps;

use std::collections::BTreeMap;

use crate::support::{bits, experiment};
use cloze::{
    experiment::Experiment,
    model::Model,
    train::{StepReport, Trainer},
};

const EVERYDAY: &str = r#"{"bundled": "everyday"}"#;
const NOTEBOOK: &str = r#"{"bundled": "notebook"}"#;

/// A BERT with everything that draws random numbers: shuffling, masking by count, dropout.
const HARD: &str = r#"{"label": "hard", "model": {"kind": "bert", "layers": 2, "heads": 3, "hidden": 15, "intermediate": 17,
    "dropout": 0.1, "init": 0.1}, "batch": {"size": 7}, "optimizer": {"lr": 0.01, "schedule": "linear", "warmup": 5}}"#;

fn start(corpus: &str, steps: usize, run: &str) -> (Experiment, Trainer) {
    let experiment = experiment(corpus, steps, &[run]);
    let trainer = Trainer::new(&experiment, 0).unwrap();
    (experiment, trainer)
}

fn train(trainer: &mut Trainer, steps: usize) -> Vec<StepReport> {
    (0..steps).map(|_| trainer.step().unwrap()).collect()
}

/// Every number of every report as bits.
fn report_bits(reports: &[StepReport]) -> Vec<[u64; 8]> {
    let of = |r: &StepReport| {
        let floor = r.floor.map_or(u64::MAX, |floor| floor.to_bits().into());
        let (loss, accuracy) = (r.loss.to_bits().into(), r.accuracy.to_bits().into());
        [
            r.step as u64,
            loss,
            floor,
            accuracy,
            r.lr.to_bits(),
            r.grad_norm.to_bits(),
            r.tokens as u64,
            r.targets as u64,
        ]
    };
    reports.iter().map(of).collect()
}

fn parameters(model: &Model) -> BTreeMap<String, Vec<u32>> {
    let params = model.params();
    params.iter().map(|(name, _)| (name.clone(), bits(&params.values(name).unwrap()))).collect()
}
