//! A text followed through a training.

use cloze::{
    error::Error,
    experiment::presets,
    inspect::{self, follow::Following},
    train::Trainer,
};

use serde_json::json;

use crate::support::bits;

fn trainer(run: usize) -> Trainer {
    Trainer::new(&presets::find("notebook").unwrap().experiment, run).unwrap()
}

fn values(trainer: &Trainer, name: &str) -> Vec<u32> {
    bits(&trainer.model().params().get(name).unwrap().values().unwrap())
}

#[test]
fn a_followed_run_is_bit_for_bit_the_run_that_nobody_followed() {
    let (mut alone, mut followed) = (trainer(1), trainer(1));
    let vocab = followed.corpus().vocab.clone();
    let text = "the [MASK] sleeps";
    let following = Following::new(followed.model(), &vocab, text, followed.budget()).unwrap();
    let mut seen = vec![following.look(followed.model(), &vocab, 0).unwrap()];
    while !followed.is_done() {
        alone.step().unwrap();
        followed.step().unwrap();
        let step = followed.steps_done();
        if following.is_due(step, followed.is_done()) {
            let point = following.look(followed.model(), &vocab, step).unwrap();
            let asked = inspect::predict(followed.model(), &vocab, text).unwrap();
            assert_eq!(bits(&point.probabilities), bits(&asked.probabilities), "as predicted at step {step}");
            seen.push(point);
        }
    }
    assert_eq!(followed.fingerprint(), alone.fingerprint(), "Invariant: looking does not disturb");
    for name in ["bert.embeddings.word_embeddings.weight", "cls.predictions.transform.dense.weight"] {
        assert_eq!(values(&followed, name), values(&alone, name), "{name}");
    }
    let steps: Vec<usize> = seen.iter().map(|point| point.step).collect();
    assert_eq!(steps, (0..=60).map(|i| 3 * i).collect::<Vec<_>>(), "ceil(180 / 64) = 3");
    let cat = vocab.id("cat") as usize;
    assert!(seen[0].probabilities[cat] < 0.5 && seen[60].probabilities[cat] > 0.9, "the answer grew");
}

#[test]
fn what_is_followed_is_bounded() {
    let trainer = trainer(0);
    let vocab = &trainer.corpus().vocab;
    let follow = |text: &str, budget| Following::new(trainer.model(), vocab, text, budget);
    for (budget, every) in [(0, 1), (1, 1), (64, 1), (65, 2), (180, 3), (100_000, 1563)] {
        let following = follow("the [MASK]", budget).unwrap();
        assert_eq!(following.every(), every, "of {budget} steps");
        let points = (0..=budget).filter(|&step| following.is_due(step, step == budget)).count();
        assert!((1..=66).contains(&points), "{points} points of {budget} steps");
    }
    let many = "[MASK] ".repeat(500);
    let following = follow(&many, 180).unwrap();
    assert_eq!(following.blanks(), (500, 500), "a small vocabulary has room for all");
    assert_eq!(following.look(trainer.model(), vocab, 0).unwrap().probabilities.len(), 500 * vocab.len());
    assert!(matches!(follow("the cat", 180), Err(Error::NoBlank)));
    assert!(matches!(follow(&"[MASK] ".repeat(511), 180), Err(Error::TextTooLong { tokens: 513, .. })));
}

#[test]
fn of_a_large_vocabulary_the_first_blanks_are_followed() {
    let text: String = (0..4000).map(|i| format!("w{} x{}\n", i % 2000, i)).collect();
    let json = json!({ "corpus": { "text": text }, "runs": [{ "label": "a", "model": { "kind": "notebook", "width": 4 } }] });
    let experiment = cloze::experiment::Experiment::parse(&json.to_string()).unwrap();
    let trainer = Trainer::new(&experiment, 0).unwrap();
    let vocab = &trainer.corpus().vocab;
    let text = "[MASK] ".repeat(9);
    let following = Following::new(trainer.model(), vocab, &text, 10).unwrap();
    assert_eq!(following.blanks(), (5, 9), "32,768 numbers, {} a blank", vocab.len());
    let point = following.look(trainer.model(), vocab, 0).unwrap();
    let asked = inspect::predict(trainer.model(), vocab, &text).unwrap();
    crate::support::assert_close(
        "first blanks",
        &point.probabilities,
        &asked.probabilities[..5 * vocab.len()],
        1e-5,
        1e-9,
    );
}
