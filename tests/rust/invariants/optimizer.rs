//! Dropout, clipping, weight decay and the schedule.

use super::{EVERYDAY, HARD, NOTEBOOK, parameters, start, train};
use crate::support::{assert_close, bits, tensors, values};
use cloze::{
    checkpoint::resume,
    experiment::Experiment,
    model::{Bert, Model, Notebook, Pass, Source},
    train::{StepReport, Trainer, adamw, schedule::learning_rate},
};

// Dropout, clipping, weight decay and the schedule.

#[test]
fn dropout_trains_and_evaluation_has_none() {
    let (_, mut trainer) = start(NOTEBOOK, 200, HARD);
    let reports = train(&mut trainer, 200);
    let mean = |reports: &[StepReport]| reports.iter().map(|r| r.loss).sum::<f32>() / reports.len() as f32;
    let (first, last) = (mean(&reports[..20]), mean(&reports[180..]));
    assert!(last < 0.7 * first, "training with dropout 0.1 learns: {first} → {last}");
    let Model::Bert(with) = trainer.model() else { panic!("a BERT") };
    let without = cloze::model::encoder::Config { dropout: 0.0, ..with.config().clone() };
    let same = |name: &str, _: &[usize]| with.params().values(name);
    let without = Bert::new(without, Source::Values(&same)).unwrap();
    let batch = trainer.batch(3).unwrap();
    let logits = |bert: &Bert, mut pass: Pass| bits(&values(&bert.forward(&batch, &mut pass).unwrap()));
    let plain = logits(&without, Pass::evaluate());
    assert_eq!(plain, logits(with, Pass::evaluate()), "evaluation has no dropout");
    assert_eq!(plain, logits(with, Pass::with_attention()), "nor has looking at attention");
    assert_eq!(plain, logits(with, Pass::train(0.0, 0, 1)), "nor training at rate 0");
    let dropped = logits(with, Pass::train(0.1, 0, 1));
    assert_ne!(plain, dropped, "training has");
    assert_eq!(dropped, logits(with, Pass::train(0.1, 0, 1)), "the same in the same step");
    assert_ne!(dropped, logits(with, Pass::train(0.1, 0, 2)), "another in another step");
    assert_ne!(dropped, logits(with, Pass::train(0.1, 1, 1)), "another with another seed");
}

#[test]
fn every_step_drops_other_numbers() {
    // The same batch in every step, and nothing is learned: only dropout can make the losses differ.
    let losses = |dropout: f64| {
        let run = format!(
            r#"{{"label": "a", "model": {{"kind": "bert", "init": 0.3, "dropout": {dropout}}}, "masking": {{"select": {{"position": 2}}, "mask": 1, "random": 0}},
            "batch": {{"size": 3, "order": "sequential"}}, "optimizer": {{"lr": 0}}}}"#
        );
        let (_, mut trainer) = start(NOTEBOOK, 4, &run);
        bits(&train(&mut trainer, 4).iter().map(|report| report.loss).collect::<Vec<_>>())
    };
    let without = losses(0.0);
    assert_eq!(without, [without[0]; 4]);
    let with = losses(0.1);
    assert!(
        (0..4).all(|i| with[..i].iter().all(|earlier| *earlier != with[i])),
        "each step has its own dropout"
    );
}

#[test]
fn dropout_keeps_the_expectation() {
    for rate in [0.1, 0.5, 0.9] {
        let found = Pass::train(rate, 0, 1).dropout(100_000).0.unwrap();
        let kept = 1.0 / (1.0 - rate) as f32;
        assert!(found.iter().all(|&x| x == 0.0 || x == kept), "each number is dropped or scaled by {kept}");
        let share = found.iter().filter(|&&x| x == 0.0).count() as f64 / 1e5;
        // Five standard deviations of a binomial share; the seed is fixed.
        assert!(
            (share - rate).abs() < 5.0 * (rate * (1.0 - rate) / 1e5).sqrt(),
            "rate {rate}: dropped {share}"
        );
    }
}

/// After one step with β₁ the first moment is (1 − β₁) times the gradient that was applied.
fn applied_norm(setting: &Experiment, trainer: &Trainer, beta1: f64) -> f64 {
    let tensors = tensors(&resume::save(trainer, setting, 0).unwrap());
    let first =
        tensors.iter().filter(|(name, _)| name.starts_with("first ")).flat_map(|(_, (_, values))| values);
    first.map(|&m| (f64::from(m) / (1.0 - beta1)).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn the_gradient_is_clipped_by_its_global_norm() {
    let run = |clip: &str| {
        format!(
            r#"{{"label": "a", "model": {{"kind": "bert", "init": 0.3}}, "optimizer": {{"clip": {clip}, "beta1": 0.5}}}}"#
        )
    };
    let norm_of = |clip: &str| {
        let (setting, mut trainer) = start(EVERYDAY, 5, &run(clip));
        let reported = trainer.step().unwrap().grad_norm;
        (reported, applied_norm(&setting, &trainer, 0.5))
    };
    let (norm, applied) = norm_of("null");
    assert!(norm > 0.1, "{norm}");
    assert!((applied / norm - 1.0).abs() < 1e-5, "never clipped: {applied} of {norm}");
    for clip in [norm / 2.0, norm / 1000.0] {
        let (reported, applied) = norm_of(&clip.to_string());
        assert_eq!(reported, norm, "the report has the norm before clipping");
        assert!((applied / clip - 1.0).abs() < 1e-4, "clipped to {clip}: {applied}");
    }
    let (_, applied) = norm_of(&(norm * 2.0).to_string());
    assert!((applied / norm - 1.0).abs() < 1e-5, "a gradient below the limit stays: {applied} of {norm}");
}

#[test]
fn weight_decay_shrinks_weights_and_embeddings_only() {
    let run = |decay: f64| {
        format!(
            r#"{{"label": "a", "model": {{"kind": "bert", "init": 0.3}}, "optimizer": {{"lr": 0.01, "weight_decay": {decay}}}}}"#
        )
    };
    let (_, mut plain) = start(EVERYDAY, 5, &run(0.0));
    let (_, mut decayed) = start(EVERYDAY, 5, &run(0.5));
    let names: Vec<String> = plain.model().params().iter().map(|(name, _)| name.clone()).collect();
    let start: Vec<Vec<f32>> =
        names.iter().map(|name| plain.model().params().values(name).unwrap()).collect();
    plain.step().unwrap();
    decayed.step().unwrap();
    let mut shrunk = 0;
    for (name, start) in names.iter().zip(&start) {
        let (a, b) =
            (plain.model().params().values(name).unwrap(), decayed.model().params().values(name).unwrap());
        let param = plain.model().params().get(name).unwrap();
        assert_eq!(adamw::decays(&param), !(name.ends_with(".bias") || name.contains("LayerNorm")), "{name}");
        if adamw::decays(&param) {
            shrunk += 1;
            let expected: Vec<f32> = a.iter().zip(start).map(|(a, start)| a - 0.01 * 0.5 * start).collect();
            assert_close(name, &b, &expected, 1e-5, 1e-7);
        } else {
            assert_eq!(bits(&a), bits(&b), "{name} has no weight decay");
        }
    }
    // Three tables, six matrices of the layer, one of the head.
    assert_eq!(shrunk, 10, "of {names:?}");
    let notebook = Notebook::new(7, 23, Source::Seed(0)).unwrap();
    let decays = |name: &str| adamw::decays(&notebook.params().get(name).unwrap());
    assert!(decays("embedding.weight") && decays("hidden.weight") && !decays("hidden.bias"));
}

#[test]
fn the_learning_rate_follows_the_schedule() {
    let run = r#"{"label": "a", "model": {"kind": "notebook"}, "optimizer": {"lr": 0.5, "schedule": "linear", "warmup": 4}}"#;
    let (setting, mut trainer) = start(NOTEBOOK, 9, run);
    let found: Vec<f64> = train(&mut trainer, 9).iter().map(|report| report.lr).collect();
    let expected: Vec<f64> = [0.125, 0.25, 0.375, 0.5]
        .into_iter()
        .chain((1..=5).rev().map(|left| 0.5 * f64::from(left) / 6.0))
        .collect();
    for (found, expected) in found.iter().zip(&expected) {
        assert!((found - expected).abs() < 1e-15, "{found} for {expected}");
    }
    assert_eq!(found.len(), expected.len());
    assert!(trainer.is_done());
    let config = setting.runs[0].optimizer;
    assert!((1..=9).all(|step| learning_rate(&config, step, 9) > 0.0), "no step is wasted");
}

#[test]
fn a_learning_rate_of_zero_changes_nothing() {
    let (_, mut trainer) = start(NOTEBOOK, 5, &HARD.replace("0.01", "0"));
    let before = parameters(trainer.model());
    train(&mut trainer, 5);
    assert_eq!(before, parameters(trainer.model()));
}
