//! A step seen from outside: its replayed batch is the one that it trains on, and what is said of it is what training
//! says.

use crate::support::experiment;
use cloze::{
    data::{Batch, Outcome},
    error::Error,
    exact::View,
    experiment::{ModelConfig, presets},
    inspect::step::{self, Outcomes},
    model::{Model, Pass},
    train::Trainer,
    web::{
        records::{Answer, StepAnswer},
        run::Run,
    },
};
use serde_json::{Value, json};

const STEPS: usize = 3;

/// Every run of every preset, before its first step.
fn all_runs() -> Vec<(String, Run)> {
    let mut runs = Vec::new();
    for preset in presets::all().unwrap() {
        for (index, run) in preset.experiment.runs.iter().enumerate() {
            let name = format!("{}, {}", preset.name, run.label);
            runs.push((name, Run::from(Trainer::new(&preset.experiment, index).unwrap())));
        }
    }
    runs
}

fn has_dropout(trainer: &Trainer) -> bool {
    matches!(&trainer.config().model, ModelConfig::Bert(bert) if bert.dropout > 0.0)
}

fn ask(run: &mut Run, question: &str, arguments: Value) -> Answer {
    run.ask(question, &arguments, || true).unwrap()
}

/// What is said of a step.
fn ask_step(run: &mut Run, step: usize, again: usize) -> StepAnswer {
    match ask(run, "step", json!({ "step": step, "again": again })) {
        Answer::Step(answer) => answer,
        other => panic!("{other:?}"),
    }
}

fn mean(numbers: &[f32]) -> f64 {
    numbers.iter().map(|&x| f64::from(x)).sum::<f64>() / numbers.len() as f64
}

#[test]
fn the_replayed_batch_is_the_one_that_the_step_trains_on() {
    for (name, run) in all_runs() {
        let mut trainer = run.trainer;
        for step in 1..=STEPS {
            let replayed = trainer.batch_of_step(step).unwrap();
            let loss = step::guesses(trainer.model(), &replayed).unwrap().loss;
            let floor = trainer.exact().and_then(|exact| {
                let floors = exact.target_floors(&replayed, View::of(&trainer.config().model));
                let floors: Option<Vec<f64>> = floors.into_iter().collect();
                floors.map(|floors| floors.iter().sum::<f64>() / floors.len() as f64)
            });
            let report = trainer.step().unwrap();
            if !has_dropout(&trainer) {
                assert_eq!(loss.to_bits(), report.loss.to_bits(), "{name}: the loss of step {step}");
            }
            assert_eq!(replayed.targets.len(), report.targets, "{name}: targets of step {step}");
            assert_eq!(replayed.tokens(), report.tokens, "{name}: tokens of step {step}");
            assert_eq!(floor.is_some(), report.floor.is_some(), "{name}: a floor of step {step}");
            if let (Some(floor), Some(reported)) = (floor, report.floor) {
                assert!((floor - f64::from(reported)).abs() < 1e-6, "{name}: floor {floor}, not {reported}");
            }
            assert_eq!(replayed, trainer.batch_of_step(step).unwrap(), "{name}: step {step} afterwards");
        }
    }
}

#[test]
fn another_steps_batch_has_another_loss() {
    // That the losses above are equal says something only if they are not equal anyway.
    let preset = presets::find("recipe").unwrap();
    let trainer = Trainer::new(&preset.experiment, 3).unwrap();
    let of = |batch: &Batch| step::guesses(trainer.model(), batch).unwrap().loss;
    let loss = of(&trainer.batch_of_step(1).unwrap());
    assert_ne!(loss.to_bits(), of(&trainer.batch_of_step(2).unwrap()).to_bits());
    assert_ne!(loss.to_bits(), of(&trainer.batches().resample(trainer.corpus(), 0, 1).unwrap()).to_bits());
}

#[test]
fn an_answer_has_a_number_for_each_target_and_its_mean() {
    for (name, mut run) in all_runs() {
        run.trainer.step().unwrap();
        let answer = ask_step(&mut run, 2, 0);
        let trainer = &mut run.trainer;
        let sentences = &answer.sentences;
        let targets: usize = sentences.iter().map(|sentence| sentence.targets.len()).sum();
        for column in [&answer.guess, &answer.p, &answer.losses, &answer.floors] {
            assert_eq!(column.0.len(), targets, "{name}");
        }
        assert_eq!(answer.made, 1);
        assert!((mean(&answer.losses.0) - f64::from(answer.loss)).abs() < 1e-6, "{name}");
        // The guess is the best of all, so it costs no more than the truth.
        for ((p, loss), guess) in answer.p.0.iter().zip(&answer.losses.0).zip(&answer.guess.0) {
            assert!(*p >= (-loss).exp() - 1e-5, "{name}: p {p}, loss {loss}");
            assert!((*guess as usize) < trainer.corpus().vocab.len(), "{name}");
        }
        let report = trainer.step().unwrap();
        let right = sentences
            .iter()
            .flat_map(|sentence| sentence.targets.iter().map(|target| &sentence.tokens[target.position]))
            .zip(&answer.guess.0)
            .filter(|(truth, guess)| *truth == trainer.corpus().vocab.token(**guess as u32))
            .count();
        if !has_dropout(trainer) {
            assert_eq!(right as f32 / targets as f32, report.accuracy, "{name}: guesses that were right");
        }
    }
}

#[test]
fn drawing_again_changes_the_corruption_and_nothing_else() {
    for (name, mut run) in all_runs() {
        let first = ask_step(&mut run, 5, 0);
        let tokens = |answer: &StepAnswer| -> Vec<Vec<String>> {
            answer.sentences.iter().map(|sentence| sentence.tokens.clone()).collect()
        };
        let drawn: Vec<StepAnswer> = (1..=4).map(|again| ask_step(&mut run, 5, again)).collect();
        for (k, again) in drawn.iter().enumerate() {
            assert_eq!(tokens(&first), tokens(again), "{name}: the sentences");
            // As text, since a floor that is missing is NaN, which equals nothing.
            let twice = ask_step(&mut run, 5, k + 1);
            assert!(format!("{again:?}") == format!("{twice:?}"), "{name}: twice, {again:?} and {twice:?}");
        }
        let distinct = drawn.iter().any(|again| again.sentences != first.sentences);
        // The notebook's preset always masks the same word.
        assert_eq!(distinct, !name.starts_with("notebook"), "{name}");
    }
}

#[test]
fn looking_at_steps_disturbs_nothing() {
    for ((name, mut watched), (_, mut alone)) in all_runs().into_iter().zip(all_runs()) {
        for step in 1..=STEPS {
            for at in [1, step, step + 1, watched.trainer.budget()] {
                ask_step(&mut watched, at, 0);
                ask_step(&mut watched, at, step);
                ask(
                    &mut watched,
                    "outcomes",
                    json!({ "step": at, "masked": 0, "random": 0, "kept": 0, "last": 0 }),
                );
                ask(&mut watched, "glance", json!({ "step": at }));
            }
            assert_eq!(
                watched.trainer.step().unwrap(),
                alone.trainer.step().unwrap(),
                "{name}: Invariant: looking does not disturb"
            );
        }
        assert_eq!(watched.trainer.fingerprint(), alone.trainer.fingerprint(), "{name}");
    }
}

#[test]
fn outcomes_are_counted_in_parts_as_in_one() {
    let preset = presets::find("recipe").unwrap();
    let trainer = Trainer::new(&preset.experiment, 0).unwrap();
    let mut expected = [0; 3];
    for step in 1..=40 {
        for target in trainer.batch_of_step(step).unwrap().targets {
            match target.outcome.unwrap() {
                Outcome::Masked => expected[0] += 1,
                Outcome::Random => expected[1] += 1,
                Outcome::Kept => expected[2] += 1,
            }
        }
    }
    let (mut found, mut calls) = (Outcomes::default(), 0);
    while found.last < 40 {
        let more = step::outcomes(trainer.batches(), trainer.corpus(), found, 40, 3000).unwrap();
        assert!(more.last > found.last, "every call gets further");
        (found, calls) = (more, calls + 1);
    }
    assert!(
        calls > 1 && [found.masked, found.random, found.kept] == expected,
        "{calls}: {found:?}, {expected:?}"
    );
    // 80 % of so many, within five standard deviations.
    let n = expected.iter().sum::<usize>() as f64;
    assert!((expected[0] as f64 - 0.8 * n).abs() < 5.0 * (n * 0.8 * 0.2).sqrt(), "{expected:?}");
}

#[test]
fn a_glance_is_the_models_own_attention() {
    for (name, run) in all_runs() {
        let mut trainer = run.trainer;
        for _ in 0..STEPS {
            trainer.step().unwrap();
        }
        let batch = trainer.batch_of_step(2).unwrap();
        let found = step::glance(trainer.model(), &batch).unwrap().unwrap();
        assert_eq!(found.sentence * batch.length + found.position, batch.targets[0].row, "{name}");
        let Model::Bert(bert) = trainer.model() else {
            assert_eq!(found.most, None, "{name}: no attention");
            continue;
        };
        // The whole batch at once, padding and all.
        let mut pass = Pass::with_attention();
        bert.encode(&batch, &mut pass).unwrap();
        let maps: Vec<f32> = pass.attention.unwrap()[0].flatten_all().unwrap().to_vec1().unwrap(); // [B, A, T, T]
        let t = batch.length;
        let row = &maps[found.sentence * bert.config().heads * t * t + found.position * t..][..t];
        let (key, share) = found.most.unwrap();
        let best = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        assert!((row[key] - share).abs() < 1e-6 && best == row[key], "{name}: {share} at {key} of {row:?}");
        assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-5, "{name}");
    }
}

#[test]
fn a_step_that_does_not_exist_is_refused() {
    let trainer = Trainer::new(&presets::find("notebook").unwrap().experiment, 1).unwrap();
    let mut run = Run::from(trainer);
    for (what, arguments) in [
        ("step", json!({ "step": 0, "again": 0 })),
        ("step", json!({ "step": 181, "again": 0 })),
        ("step", json!({ "step": 181, "again": 2 })),
        ("glance", json!({ "step": 181 })),
        ("outcomes", json!({ "step": 181, "masked": 0, "random": 0, "kept": 0, "last": 0 })),
    ] {
        let error = run.ask(what, &arguments, || true).unwrap_err();
        assert!(matches!(error, Error::NoSuchStep { last: 180, .. }), "{what} {arguments}: {error}");
    }
    let error = run.ask("step", &json!({ "step": -1, "again": 0 }), || true).unwrap_err();
    assert!(error.to_string().contains("-1"), "{error}");
}

#[test]
fn a_batch_drawn_again_has_a_target_even_at_a_low_rate() {
    let run = r#"{"label": "rare", "model": {"kind": "bert"}, "batch": {"size": 1},
        "masking": {"select": {"rate": 0.01, "rule": "bernoulli"}}}"#;
    let experiment = experiment(r#"{"bundled": "everyday"}"#, 10, &[run]);
    let mut run = Run::from(Trainer::new(&experiment, 0).unwrap());
    for again in 0..20 {
        let answer = ask_step(&mut run, 3, again);
        assert!(!answer.p.0.is_empty(), "drawing {again}");
    }
}
