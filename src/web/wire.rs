//! What crosses to the page: one function a record, JSON-shaped. The same records stand as types in
//! `www/src/protocol.js` and as samples in `tests/golden/wire/`, which these functions must produce.

use serde_json::{Map, Value, json};

use crate::{
    data::{Corpus, corpus::limits},
    error::Error,
    exact::Floors,
    inspect::Prediction,
    train::{StepReport, Trainer},
};

/// What a worker knows of its run: `RunInfo`.
pub fn run_info(trainer: &Trainer) -> Value {
    let corpus = trainer.corpus();
    json!({
        "vocabulary": corpus.vocab.tokens(),
        "ordinary": corpus.vocab.ordinary().len(),
        "parameters": trainer.model().params().size(),
        "positions": trainer.model().positions(),
        "stepsPerEpoch": trainer.steps_per_epoch(),
        "corpus": corpus_info(corpus),
    })
}

/// What a text would be as a corpus: `CorpusInfo`.
pub fn corpus_info(corpus: &Corpus) -> Value {
    json!({
        "sentences": corpus.sentences.len(),
        "words": corpus.vocab.ordinary().len(),
        "longest": corpus.longest().min(limits::TOKENS),
        "notices": corpus.notices(),
    })
}

/// `Prediction` without its probabilities, which cross as a typed array.
pub fn prediction(prediction: &Prediction) -> Value {
    json!({ "tokens": prediction.tokens, "unknown": prediction.unknown, "blanks": prediction.blanks })
}

/// `Failure`.
pub fn failure(error: &Error) -> Value {
    json!({ "code": error.code(), "message": error.to_string() })
}

/// `Floors`: the least possible loss by view, in nats per target, and what it is compared with.
pub fn floors(floors: &Floors) -> Value {
    let mut record = Map::new();
    let mut errors = Map::new();
    for (view, floor) in &floors.views {
        record.insert(view.name().to_owned(), json!(floor.nats));
        if let Some(error) = floor.standard_error {
            errors.insert(view.name().to_owned(), json!(error));
        }
    }
    record.insert("uniform".to_owned(), json!(floors.uniform));
    record.insert("unigram".to_owned(), json!(floors.unigram));
    record.insert("position_only".to_owned(), json!(floors.position_only));
    if !errors.is_empty() {
        record.insert("standard_error".to_owned(), Value::Object(errors));
    }
    Value::Object(record)
}

/// A named number of a step's report.
pub type Column = (&'static str, fn(&StepReport) -> f32);

/// The columns of `Columns`: what each is called and where it comes from.
pub const COLUMNS: [Column; 7] = [
    ("step", |report| report.step as f32),
    ("loss", |report| report.loss),
    // NaN where there is none: a typed array has no null.
    ("floor", |report| report.floor.unwrap_or(f32::NAN)),
    ("accuracy", |report| report.accuracy),
    ("lr", |report| report.lr as f32),
    ("gradNorm", |report| report.grad_norm as f32),
    ("tokens", |report| report.tokens as f32),
];
