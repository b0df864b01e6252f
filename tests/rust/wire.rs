//! The contract with the page: sample messages in `golden/wire/`, which Rust must produce and the front end's tests
//! consume. After a change that is meant, `CLOZE_REGENERATE=1 cargo test wire` writes them anew; the difference
//! is then reviewed like code.

use crate::support::{golden, golden_json};
use cloze::{
    data::Corpus,
    error::Error,
    experiment::{Experiment, presets},
    inspect,
    train::Trainer,
    web::wire,
};
use serde_json::Value;

fn trainer() -> Trainer {
    Trainer::new(&presets::find("notebook").unwrap().experiment, 1).unwrap()
}

/// Fails unless a record is exactly the sample of that name.
#[track_caller]
fn assert_sample(name: &str, record: &Value) {
    let file = format!("wire/{name}.json");
    if std::env::var_os("CLOZE_REGENERATE").is_some() {
        std::fs::create_dir_all(golden("wire")).unwrap();
        std::fs::write(golden(&file), serde_json::to_string_pretty(record).unwrap() + "\n").unwrap();
    }
    assert_eq!(record, &golden_json(&file), "{file}; CLOZE_REGENERATE=1 writes it anew");
}

#[test]
fn run_info_is_its_sample() {
    assert_sample("run_info", &wire::run_info(&trainer()));
}

#[test]
fn corpus_info_is_its_sample() {
    let corpus = Corpus::parse("the cat sleeps\nthe dog runs\n\nrain\n").unwrap();
    assert_sample("corpus_info", &wire::corpus_info(&corpus));
    let of_a_run = wire::run_info(&trainer());
    assert_eq!(
        of_a_run["corpus"],
        wire::corpus_info(trainer().corpus()),
        "a run has its corpus's record in it"
    );
}

#[test]
fn prediction_is_its_sample() {
    let trainer = trainer();
    let vocab = &trainer.corpus().vocab;
    let prediction = inspect::predict(trainer.model(), vocab, "The [MASK] sleeps, ___").unwrap();
    assert_eq!(prediction.probabilities.len(), 2 * vocab.len(), "the typed array that goes beside it");
    assert_sample("prediction", &wire::prediction(&prediction));
}

#[test]
fn failure_is_its_sample() {
    let json = r#"{"corpus": {"bundled": "notebook"}, "runs": [{"label": "a", "model": {"kind": "bert", "hidden": 30, "heads": 4}}]}"#;
    let error = Experiment::parse(json).unwrap_err();
    assert_sample("failure", &wire::failure(&error));
    let error = Error::Diverged { step: 3, loss: f32::INFINITY, lr: 1e9 };
    assert_sample("failure_diverged", &wire::failure(&error));
}

#[test]
fn floors_are_their_sample() {
    let experiment = presets::find("notebook").unwrap().experiment;
    assert_sample("experiment_floors", &wire::experiment_floors(&experiment).unwrap());
}

#[test]
fn columns_are_those_of_the_protocol() {
    let names: Vec<&str> = wire::COLUMNS.iter().map(|(name, _)| *name).collect();
    let outcomes = ["masked", "random", "kept", "other"];
    let mut expected: Vec<String> =
        ["step", "loss", "floor", "accuracy", "lr", "gradNorm", "tokens"].map(str::to_owned).into();
    expected.extend(outcomes.map(|outcome| format!("{outcome}Targets")));
    expected.extend(outcomes.map(|outcome| format!("{outcome}Loss")));
    assert_eq!(names, expected);
    let report = trainer().step().unwrap();
    let column = |name: &str| wire::COLUMNS.iter().find(|(column, _)| *column == name).unwrap().1(&report);
    assert_eq!(column("step"), 1.0);
    assert_eq!(column("loss").to_bits(), report.loss.to_bits());
    assert_eq!(column("floor").to_bits(), report.floor.unwrap().to_bits());
    assert_eq!(column("accuracy").to_bits(), report.accuracy.to_bits());
    assert_eq!(column("lr"), report.lr as f32);
    assert_eq!(column("gradNorm"), report.grad_norm as f32);
    assert_eq!(column("tokens"), 5.0);
    // The notebook masks one word a sentence, so that its loss is the loss of what was masked.
    assert_eq!(outcomes.map(|outcome| column(&format!("{outcome}Targets"))), [1.0, 0.0, 0.0, 0.0]);
    assert_eq!(column("maskedLoss").to_bits(), report.loss.to_bits());
    assert!(["randomLoss", "keptLoss", "otherLoss"].into_iter().all(|name| column(name).is_nan()));
    let without = cloze::train::StepReport { floor: None, ..report };
    let floor = wire::COLUMNS.iter().find(|(column, _)| *column == "floor").unwrap().1;
    assert!(floor(&without).is_nan(), "a typed array has no null");
    // The page's types name the same columns and the records' fields.
    let protocol =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/src/workers/protocol.js")).unwrap();
    for record in ["run_info", "corpus_info", "prediction", "failure"] {
        for name in golden_json(&format!("wire/{record}.json")).as_object().unwrap().keys() {
            assert!(
                protocol.contains(&format!("}} {name}")),
                "protocol.js has no property {name} of {record}"
            );
        }
    }
    for name in names {
        assert!(protocol.contains(&format!("{{Float32Array}} {name}")), "protocol.js has no column {name}");
    }
}

#[test]
fn every_kind_of_failure_has_a_code_and_a_sentence() {
    let errors = [
        Error::CorpusEmpty,
        Error::CorpusTooLarge { bytes: 10_485_760, limit: 1_000_000 },
        Error::TooManySentences { found: 3, limit: 2 },
        Error::VocabularyTooSmall { words: 1 },
        Error::VocabularyTooLarge { words: 3, limit: 2 },
        Error::SentenceTooLong { sentence: 1, tokens: 3, limit: 2 },
        Error::NoWordAtPosition { sentence: 1, text: "a".into(), position: 2, last: 1 },
        Error::ModelTooLarge { what: "parameters", found: 3.0, limit: 2.0 },
        Error::Diverged { step: 1, loss: f32::NAN, lr: 0.1 },
        Error::NoExact,
        Error::NoBlank,
        Error::TextTooLong { tokens: 3, limit: 2 },
        Error::NoSuchRun { index: 1, runs: 1 },
        Error::NoSuchPreset { name: "a".into(), known: "b".into() },
        Error::Checkpoint("a".into()),
        Error::Batch("a".into()),
        Error::Json("a".into()),
        Error::field("a", "b"),
    ];
    for error in &errors {
        let record = wire::failure(error);
        assert_eq!(record["code"], error.code());
        assert_eq!(record["message"], error.to_string());
        assert!(error.code().chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", error.code());
        crate::support::assert_readable(&error.to_string());
    }
    let mut codes: Vec<&str> = errors.iter().map(Error::code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), errors.len(), "each kind has a code of its own");
}
