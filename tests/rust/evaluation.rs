//! What a run has reached: a mean over many corruptions with its error.

use crate::support::experiment;
use cloze::{
    exact,
    experiment::{Experiment, presets},
    train::Trainer,
};

const RUN: &str = r#"{"label": "a", "model": {"kind": "bert", "dropout": 0.1}, "batch": {"size": 8}, "optimizer": {"lr": 0.01}}"#;

fn trained(experiment: &Experiment, run: usize, steps: usize) -> Trainer {
    let mut trainer = Trainer::new(experiment, run).unwrap();
    for _ in 0..steps {
        trainer.step().unwrap();
    }
    trainer
}

#[test]
fn looking_does_not_disturb_and_the_same_run_gives_the_same_numbers() {
    let experiment = experiment(r#"{"bundled": "everyday"}"#, 30, &[RUN]);
    let mut looked = trained(&experiment, 0, 10);
    let first = looked.evaluate().unwrap();
    assert_eq!(looked.evaluate().unwrap(), first, "same experiment, same run");
    assert_eq!(first.step, 10);
    for _ in 0..10 {
        looked.step().unwrap();
    }
    let fingerprint = looked.fingerprint();
    assert_eq!(fingerprint, trained(&experiment, 0, 20).fingerprint(), "looking does not disturb");
}

#[test]
fn no_trained_model_beats_the_floor_but_for_the_error_of_the_mean() {
    for name in ["notebook", "recipe"] {
        let mut experiment = presets::find(name).unwrap().experiment.clone();
        experiment.steps = experiment.steps.min(400);
        for run in 0..experiment.runs.len().min(2) {
            let trainer = trained(&experiment, run, experiment.steps);
            let found = trainer.evaluate().unwrap();
            let floors = exact::floors_of(trainer.corpus(), trainer.config()).unwrap();
            let floor = floors.corpus.unwrap();
            let error = found.loss.standard_error.hypot(floor.standard_error.unwrap_or(0.0));
            assert!(
                found.loss.nats > floor.nats - 4.0 * error - 1e-6,
                "no trained model beats the floor: {name} {run}: {found:?} and {floor:?}"
            );
            let gap = found.gap.unwrap();
            assert!(gap.nats > -4.0 * gap.standard_error - 1e-6, "{name} {run}: {gap:?}");
            // The two ways to the gap agree.
            let apart = found.loss.nats - floor.nats - gap.nats;
            assert!(
                apart.abs() < 5.0 * (error + gap.standard_error) + 1e-6,
                "{name} {run}: {found:?} and {floor:?}"
            );
        }
    }
}

#[test]
fn the_error_is_that_of_the_mean() {
    // What the exact predictor loses on the drawn blanks is loss − gap; over all blanks it is the floor.
    let run = |seed: u64| {
        format!(
            r#"{{"label": "a", "model": {{"kind": "bert", "init": 0.0001}}, "masking": {{"select": {{"rate": 0.15}}}},
                "batch": {{"size": 4}}, "optimizer": {{"lr": 0.02}}, "seed": {seed}}}"#
        )
    };
    let mut inside = 0;
    for seed in 0..20 {
        let experiment = experiment(r#"{"text": "a b c\na b d\ne b c"}"#, 60, &[&run(seed)]);
        let trainer = trained(&experiment, 0, 60);
        let found = trainer.evaluate().unwrap();
        let floor = exact::floors_of(trainer.corpus(), trainer.config()).unwrap().corpus.unwrap();
        let gap = found.gap.unwrap();
        let miss = (found.loss.nats - gap.nats - floor.nats).abs();
        inside += usize::from(miss <= 2.0 * found.loss.standard_error.max(1e-6) + 2.0 * gap.standard_error);
    }
    assert!(inside >= 17, "the error of the mean holds in {inside} of 20 runs");
}

#[test]
fn static_masks_are_scored_whole_and_have_no_error() {
    let run =
        r#"{"label": "a", "model": {"kind": "bert"}, "masking": {"draws": "static"}, "batch": {"size": 3}}"#;
    let experiment = experiment(r#"{"bundled": "notebook"}"#, 5, &[run]);
    let found = trained(&experiment, 0, 5).evaluate().unwrap();
    assert_eq!((found.sequences, found.loss.standard_error), (3, 0.0));
    assert!(found.gap.unwrap().nats > 0.0);
}

#[test]
fn pairs_and_held_out_texts_are_measured_too() {
    let run = r#"{"label": "a", "model": {"kind": "bert"}, "objective": "nsp"}"#;
    let experiment = experiment(r#"{"bundled": "everyday"}"#, 2, &[run]);
    let found = trained(&experiment, 0, 2).evaluate().unwrap();
    assert!(found.loss.nats > 0.0 && found.loss.standard_error > 0.0, "{found:?}");
}
