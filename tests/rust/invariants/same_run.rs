//! 1. Same experiment, same run.

use super::{EVERYDAY, HARD, NOTEBOOK, parameters, report_bits, start, train};
use crate::support::{bits, experiment, sizes};
use candle_nn::init::{ONE, ZERO};
use cloze::{
    experiment::Context,
    model::{Bert, Source, params},
    random,
    train::Trainer,
};

// 1. Same experiment, same run.

#[test]
fn the_same_experiment_gives_the_same_bits() {
    const INVARIANT: &str = "Invariant: same experiment, same run";
    let notebook = r#"{"label": "n", "model": {"kind": "notebook"}, "optimizer": {"lr": 0.01}}"#;
    for run in [HARD, notebook] {
        let ((_, mut a), (_, mut b)) = (start(EVERYDAY, 25, run), start(EVERYDAY, 25, run));
        let (first, second) = (train(&mut a, 25), train(&mut b, 25));
        assert_eq!(report_bits(&first), report_bits(&second), "{INVARIANT}: every bit of every report");
        assert_eq!(a.fingerprint(), b.fingerprint(), "{INVARIANT}: fingerprint");
        assert_eq!(parameters(a.model()), parameters(b.model()), "{INVARIANT}: parameters");
    }
}

#[test]
fn another_seed_gives_another_run() {
    let seeded = |seed: usize| HARD.replacen('{', &format!(r#"{{"seed": {seed}, "#), 1);
    let (_, mut zero) = start(EVERYDAY, 6, &seeded(0));
    let (_, mut plain) = start(EVERYDAY, 6, HARD);
    let (_, mut one) = start(EVERYDAY, 6, &seeded(1));
    assert_ne!(parameters(zero.model()), parameters(one.model()), "initial values depend on the seed");
    assert_ne!(zero.batch(0).unwrap(), one.batch(0).unwrap(), "batches depend on the seed");
    let reports = [&mut zero, &mut plain, &mut one].map(|trainer| train(trainer, 3));
    assert_eq!(report_bits(&reports[0]), report_bits(&reports[1]), "the default seed is 0");
    assert_ne!(report_bits(&reports[0]), report_bits(&reports[2]), "losses depend on the seed");
    assert_ne!(zero.fingerprint(), one.fingerprint(), "fingerprints depend on the seed");
}

#[test]
fn a_run_does_not_depend_on_its_neighbours_or_its_label() {
    let other = r#"{"label": "other", "model": {"kind": "notebook"}, "seed": 9}"#;
    let renamed = HARD.replace("hard", "renamed");
    let together = experiment(EVERYDAY, 6, &[other, &renamed]);
    let mut neighbour = Trainer::new(&together, 1).unwrap();
    let (_, mut alone) = start(EVERYDAY, 6, HARD);
    let (a, b) = (train(&mut neighbour, 6), train(&mut alone, 6));
    assert_eq!(report_bits(&a), report_bits(&b), "Invariant: same experiment, same run");
}

#[test]
fn the_fingerprint_hashes_the_bits_of_the_losses() {
    let (_, mut trainer) = start(NOTEBOOK, 9, HARD);
    let mut hash = random::fnv1a(&[]);
    assert_eq!(trainer.fingerprint(), format!("{hash:016x}"), "no step yet");
    for report in train(&mut trainer, 9) {
        hash = random::fnv1a_more(hash, &report.loss.to_bits().to_le_bytes());
    }
    assert_eq!(trainer.fingerprint(), format!("{hash:016x}"));
}

#[test]
fn initial_values_depend_on_the_name_and_not_on_the_order() {
    let bert = Bert::new(sizes(1, Context::Both), Source::Seed(5)).unwrap();
    let forwards = bert.params();
    let mut shapes: Vec<(&String, &[usize])> =
        forwards.iter().map(|(name, param)| (name, param.dims())).collect();
    shapes.reverse();
    let backwards = params::build(Source::Seed(5), |pb| {
        for (name, shape) in &shapes {
            let init = match name {
                name if name.ends_with("LayerNorm.weight") => ONE,
                name if name.ends_with("bias") => ZERO,
                _ => bert.config().weight_init(),
            };
            pb.param(*shape, name, init)?;
        }
        Ok(pb.params())
    });
    let backwards = backwards.unwrap();
    for (name, _) in shapes {
        let (a, b) = (forwards.values(name).unwrap(), backwards.values(name).unwrap());
        assert_eq!(bits(&a), bits(&b), "{name}");
    }
    let (query, key) = ("attention.self.query.weight", "attention.self.key.weight");
    let at = "bert.encoder.layer.0";
    let (query, key) = (forwards.values(&format!("{at}.{query}")), forwards.values(&format!("{at}.{key}")));
    assert_ne!(query.unwrap(), key.unwrap(), "two parameters of one shape have values of their own");
}

#[test]
fn initial_values_are_berts() {
    let sizes = cloze::model::encoder::Config {
        vocabulary: 211,
        hidden: 64,
        intermediate: 128,
        heads: 2,
        init: 0.02,
        ..sizes(2, Context::Both)
    };
    let bert = Bert::new(sizes, Source::Seed(0)).unwrap();
    let params = bert.params();
    for (name, _) in params.iter() {
        let found = params.values(name).unwrap();
        if name.ends_with("LayerNorm.weight") {
            assert!(found.iter().all(|&x| x == 1.0), "{name} starts at 1");
        } else if name.ends_with("bias") {
            assert!(found.iter().all(|&x| x == 0.0), "{name} starts at 0");
        } else {
            let n = found.len() as f64;
            let mean = found.iter().map(|&x| f64::from(x)).sum::<f64>() / n;
            let deviation = (found.iter().map(|&x| (f64::from(x) - mean).powi(2)).sum::<f64>() / n).sqrt();
            // Five standard errors: σ/√n of the mean, σ/√(2n) of the deviation. The seed is fixed.
            assert!(mean.abs() < 5.0 * 0.02 / n.sqrt(), "{name}: mean {mean}");
            assert!(
                (deviation - 0.02).abs() < 5.0 * 0.02 / (2.0 * n).sqrt(),
                "{name}: deviation {deviation}"
            );
        }
    }
}
