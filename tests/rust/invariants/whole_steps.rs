//! 7. Looking does not disturb. 8. A step is whole or an error. 9. Resume equals never having stopped.

use super::{EVERYDAY, HARD, NOTEBOOK, parameters, report_bits, start, train};
use crate::support::{experiment, tensors};
use cloze::{
    checkpoint::resume,
    error::Error,
    inspect::{evaluate::evaluate, predict},
    train::Trainer,
};
use safetensors::{Dtype, SafeTensors, tensor::TensorView};

// 7. Looking does not disturb.

#[test]
fn looking_does_not_disturb() {
    const INVARIANT: &str = "Invariant: looking does not disturb";
    let (setting, mut watched) = start(EVERYDAY, 12, HARD);
    let (_, mut alone) = start(EVERYDAY, 12, HARD);
    let mut reports = Vec::new();
    for step in 0..12 {
        let before = resume::save(&watched, &setting, 0).unwrap();
        let text = watched.corpus().sentences[step].replacen("the", "[MASK]", 1);
        let prediction = predict(watched.model(), &watched.corpus().vocab, &text).unwrap();
        assert_eq!(
            prediction,
            predict(watched.model(), &watched.corpus().vocab, &text).unwrap(),
            "{INVARIANT}: twice"
        );
        predict(watched.model(), &watched.corpus().vocab, "no blank").unwrap_err();
        for t in [0, step, step + 1, 1000] {
            let batch = watched.batch(t).unwrap();
            evaluate(watched.model(), &batch).unwrap();
        }
        assert!(
            before == resume::save(&watched, &setting, 0).unwrap(),
            "{INVARIANT}: the whole state, step {step}"
        );
        reports.push(watched.step().unwrap());
    }
    assert_eq!(report_bits(&reports), report_bits(&train(&mut alone, 12)), "{INVARIANT}: reports");
    assert_eq!(watched.fingerprint(), alone.fingerprint(), "{INVARIANT}: fingerprint");
    assert_eq!(parameters(watched.model()), parameters(alone.model()), "{INVARIANT}: parameters");
}

// 8. A step is whole or an error.

#[test]
fn divergence_is_an_error_and_leaves_the_step_before_it_whole() {
    const INVARIANT: &str = "Invariant: a step is whole or an error";
    let notebook = r#"{"label": "n", "model": {"kind": "notebook"}, "masking": {"select": {"position": 2}},
        "batch": {"size": 1, "order": "sequential"}, "optimizer": {"lr": 1e9}}"#;
    let recipe = r#"{"label": "b", "model": {"kind": "bert"}, "optimizer": {"lr": 1e9}}"#;
    let unclipped = r#"{"label": "b", "model": {"kind": "bert"}, "optimizer": {"lr": 1e12, "clip": null, "weight_decay": 1}}"#;
    for (run, lr) in [(notebook, "1000000000"), (recipe, "1000000000"), (unclipped, "1000000000000")] {
        let (setting, mut trainer) = start(NOTEBOOK, 100, run);
        let (before, error) = loop {
            assert!(trainer.steps_done() < 50, "a learning rate of {lr} diverges within fifty steps");
            let before = resume::save(&trainer, &setting, 0).unwrap();
            match trainer.step() {
                Ok(report) => {
                    let numbers =
                        [f64::from(report.loss), f64::from(report.accuracy), report.lr, report.grad_norm];
                    assert!(numbers.iter().all(|x| x.is_finite()), "{INVARIANT}: {report:?}");
                    assert!(
                        report.loss <= 1000.0,
                        "{INVARIANT}: a thousand nats a target are divergence: {report:?}"
                    );
                }
                Err(error) => break (before, error),
            }
        };
        let done = trainer.steps_done();
        assert!(done > 0, "the first step is made with the initial values, which are fine");
        assert!(before == resume::save(&trainer, &setting, 0).unwrap(), "{INVARIANT}: nothing was updated");
        let Error::Diverged { step, loss, .. } = error else { panic!("{INVARIANT}: {error}") };
        assert_eq!(step, done + 1, "{INVARIANT}: the error names the failed step");
        assert_eq!(error.code(), "diverged");
        let expected = format!(
            "training diverged at step {step}: the loss was {loss} at learning rate {lr}; try a smaller one, such as 0.001"
        );
        assert_eq!(error.to_string(), expected);
        let again = trainer.step().unwrap_err();
        assert_eq!(again.to_string(), expected, "{INVARIANT}: and again, since nothing changed");
    }
}

/// A saved run with other parameters.
fn with_parameters(bytes: &[u8], value: impl Fn(&str, usize) -> f32) -> Vec<u8> {
    let (_, header) = SafeTensors::read_metadata(bytes).unwrap();
    let changed: Vec<(String, Vec<usize>, Vec<u8>)> = tensors(bytes)
        .into_iter()
        .map(|(name, (shape, mut values))| {
            if let Some(parameter) = name.strip_prefix("parameter ") {
                values = (0..values.len()).map(|i| value(parameter, i)).collect();
            }
            (name, shape, values.iter().flat_map(|value| value.to_le_bytes()).collect())
        })
        .collect();
    let view = |(name, shape, bytes)| (name, TensorView::new(Dtype::F32, shape, bytes).unwrap());
    let views =
        changed.iter().map(|(name, shape, bytes)| view((name.clone(), shape.clone(), bytes.as_slice())));
    safetensors::serialize(views, header.metadata().clone()).unwrap()
}

#[test]
fn a_gradient_that_is_not_finite_is_divergence_though_the_loss_is_small() {
    const INVARIANT: &str = "Invariant: a step is whole or an error";
    let run = r#"{"label": "n", "model": {"kind": "notebook", "width": 8}}"#;
    let (setting, trainer) = start(NOTEBOOK, 10, run);
    let saved = resume::save(&trainer, &setting, 0).unwrap();
    // The hidden layer is 2e-38, the output's weights ±1e38: logits of ±16. On the way back 1e38 meets 1e5.
    let changed = with_parameters(&saved, |name, i| match name {
        "hidden.weight" => 1e5,
        "hidden.bias" => 2e-38,
        "output.weight" if i / 8 % 2 == 0 => 1e38,
        "output.weight" => -1e38,
        _ => 0.0,
    });
    let (mut trainer, _, _) = resume::load(&changed).unwrap();
    let before = resume::save(&trainer, &setting, 0).unwrap();
    let error = trainer.step().unwrap_err();
    let Error::Diverged { step: 1, loss, .. } = error else { panic!("{INVARIANT}: {error}") };
    assert!(loss.is_finite() && loss < 100.0, "the loss itself is fine: {loss}");
    assert!(before == resume::save(&trainer, &setting, 0).unwrap(), "{INVARIANT}: nothing was updated");
}

// 9. Resume equals never having stopped.

#[test]
fn resume_equals_never_having_stopped() {
    const INVARIANT: &str = "Invariant: resume equals never having stopped, bit for bit";
    let plain = r#"{"label": "n", "model": {"kind": "notebook"}, "masking": {"select": {"rate": 0.3, "rule": "bernoulli"}}, "batch": {"size": 1}, "seed": 4294967295}"#;
    for run in [HARD, plain] {
        let other = r#"{"label": "other", "model": {"kind": "notebook"}}"#;
        let setting = experiment(EVERYDAY, 40, &[other, run]);
        let mut whole = Trainer::new(&setting, 1).unwrap();
        let reports = train(&mut whole, 40);
        let end = resume::save(&whole, &setting, 1).unwrap();
        for stop in [0, 1, 17, 39, 40] {
            let mut trainer = Trainer::new(&setting, 1).unwrap();
            let mut found = train(&mut trainer, stop);
            let bytes = resume::save(&trainer, &setting, 1).unwrap();
            drop(trainer);
            let (mut resumed, back, index) = resume::load(&bytes).unwrap();
            assert_eq!((&back, index), (&setting, 1), "{INVARIANT}: the experiment comes along");
            assert_eq!(resumed.steps_done(), stop);
            found.extend(train(&mut resumed, 40 - stop));
            assert!(resumed.is_done());
            assert_eq!(report_bits(&found), report_bits(&reports), "{INVARIANT}: stopped after {stop}");
            assert_eq!(resumed.fingerprint(), whole.fingerprint(), "{INVARIANT}: stopped after {stop}");
            let found = resume::save(&resumed, &setting, 1).unwrap();
            assert!(
                tensors(&found) == tensors(&end),
                "{INVARIANT}: parameters and moments, stopped after {stop}"
            );
        }
    }
}

#[test]
fn a_run_is_saved_only_with_its_own_experiment() {
    let (setting, trainer) = start(NOTEBOOK, 5, HARD);
    let other = experiment(NOTEBOOK, 5, &[r#"{"label": "n", "model": {"kind": "notebook"}}"#]);
    for (experiment, index) in [(&setting, 1), (&other, 0)] {
        let error = resume::save(&trainer, experiment, index).unwrap_err();
        assert_eq!(error.code(), "no-such-run", "{error}");
    }
}
