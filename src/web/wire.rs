//! What crosses to the page: one function a record, JSON-shaped. The same records stand as types in
//! `www/src/protocol.js` and as samples in `tests/golden/wire/`, which these functions must produce.

use serde_json::{Map, Value, json};

use super::record::record;

use crate::{
    data::Corpus,
    error::{Error, Result},
    exact::{Exact, Floor, Floors, PairFloors, Posterior, View},
    experiment::Experiment,
    inspect::{Prediction, exact::ExactPrediction},
    train::{HeldOut, SecondReport, StepReport, Trainer, trainer},
};

/// What a worker knows of its run: `RunInfo`.
pub fn run_info(trainer: &Trainer) -> Value {
    let corpus = trainer.corpus();
    record!({
        "vocabulary": corpus.vocab.tokens(),
        "ordinary": corpus.vocab.ordinary().len(),
        "parameters": trainer.model().params().size(),
        "positions": trainer.model().positions(),
        "stepsPerEpoch": trainer.steps_per_epoch(),
        "corpus": corpus_info_with(corpus, trainer.notices()),
    })
}

/// Sentences of a sample that the page may offer.
const EXAMPLES: usize = 2_000;

/// What a corpus is: `CorpusInfo`.
pub fn corpus_info(corpus: &Corpus) -> Value {
    corpus_info_with(corpus, corpus.notices())
}

fn corpus_info_with(corpus: &Corpus, notices: Vec<String>) -> Value {
    // The page has the text of any other corpus itself.
    let examples = if corpus.population.is_some() { EXAMPLES } else { 0 };
    record!({
        "sentences": corpus.sentences.len(),
        "words": corpus.vocab.ordinary().len(),
        "longest": corpus.longest(),
        "notices": notices,
        "heldOut": corpus.held_out.len(),
        "language": corpus.population.as_ref().map(|population| population.documents),
        "examples": corpus.sentences.iter().take(examples).map(String::as_str).collect::<Vec<_>>(),
    })
}

/// `Prediction` without its probabilities, which cross as a typed array.
pub fn prediction(prediction: &Prediction) -> Value {
    record!({ "tokens": prediction.tokens.as_slice(), "unknown": prediction.unknown.as_slice(), "blanks": prediction.blanks.as_slice() })
}

/// `Failure`.
pub fn failure(error: &Error) -> Value {
    record!({ "code": error.code(), "message": error.to_string() })
}

/// `Floors`: the least possible loss by view, in nats per target, and what it is compared with.
pub fn floors(floors: &Floors) -> Value {
    let mut record = Map::new();
    let mut errors = Map::new();
    for (view, floor) in &floors.views {
        record.insert(view.name().to_owned(), json!(floor.map(|floor| floor.nats)));
        if let Some(error) = floor.and_then(|floor| floor.standard_error) {
            errors.insert(view.name().to_owned(), json!(error));
        }
    }
    record.insert("uniform".to_owned(), json!(floors.references.uniform));
    record.insert("unigram".to_owned(), json!(floors.references.unigram));
    record.insert("position_only".to_owned(), json!(floors.references.position_only));
    if !errors.is_empty() {
        record.insert("standard_error".to_owned(), Value::Object(errors));
    }
    Value::Object(record)
}

/// `PairFloors`: what a pair head can reach at best, in nats per pair.
pub fn pair_floors(floors: PairFloors) -> Value {
    let PairFloors { pair: Floor { nats, standard_error, .. }, uncorrupted, words, .. } = floors;
    record!({ "nats": nats, "standardError": standard_error, "uncorrupted": uncorrupted, "words": words })
}

/// `ExperimentFloors`: what each run of an experiment can reach at best, and what that is compared with.
///
/// A run that has no exact predictor, see [`Exact::of`], has no floor.
///
/// # Errors
/// What the experiment's corpus can be refused for; [`Error::FloorsOff`].
pub fn experiment_floors(experiment: &Experiment) -> Result<Value> {
    let corpus = Corpus::load(&experiment.corpus)?;
    let record = |floor: Floor| {
        let [masked, random, kept] = floor.by_outcome;
        let mut by_outcome = record!({ "masked": masked, "random": random, "kept": kept });
        if let Some(other) = floor.other {
            by_outcome["other"] = json!(other);
        }
        record!({ "nats": floor.nats, "standardError": floor.standard_error, "byOutcome": by_outcome })
    };
    let mut runs = Vec::new();
    for run in &experiment.runs {
        corpus.check_selectable(run.masking.select)?;
        let view = View::of(&run.model);
        let floor = |exact: Posterior| {
            let floor = exact.floor(view, &run.masking, &corpus.vocab);
            floor.map(record).ok_or(Error::FloorsOff { tokens: exact.tokens() })
        };
        let pairs = trainer::pairs(&corpus, run)?;
        let mut pair = None;
        let (own, language) = match Exact::of(&corpus, run, pairs.as_ref())? {
            Some(Exact::Fresh(posterior)) => {
                let language = Posterior::of_population(&corpus, &run.masking);
                (Some(floor(*posterior)?), language.map(floor).transpose()?)
            }
            // What is known of a set that never changes says nothing of the language.
            Some(Exact::Static(set)) => (Some(record(set.floor())), None),
            Some(Exact::Pairs(exact)) => {
                let floors = exact.floors(&corpus, run);
                pair = floors.map(pair_floors);
                (floors.and_then(|floors| floors.tokens).map(record), None)
            }
            None => (None, None),
        };
        let mut found = record!({ "view": view.name(), "corpus": own, "population": language });
        if run.objective.has_pairs() {
            found["pair"] = json!(pair);
        }
        runs.push(found);
    }
    let references = experiment.runs.first().map(|run| Posterior::new(&corpus, &run.masking).references());
    Ok(record!({
        "runs": runs,
        "uniform": references.map(|references| references.uniform),
        "unigram": references.map(|references| references.unigram),
        "positionOnly": references.map(|references| references.position_only),
    }))
}

/// `ExactPrediction` without its probabilities, which cross as a typed array with a row of zeros where it is impossible.
pub fn exact_prediction(prediction: &ExactPrediction, corpus: &Corpus) -> Value {
    record!({
        "tokens": prediction.question.tokens(&corpus.vocab),
        "vocabulary": corpus.vocab.tokens(),
        "unknown": prediction.question.unknown.as_slice(),
        "blanks": prediction.question.blanks.as_slice(),
        "entropies": prediction.entropies(),
    })
}

/// A named number of a record, on its way into a typed array.
pub type Column<R> = (&'static str, fn(&R) -> f32);

/// The columns of `HeldOutColumns`.
pub const HELD_OUT_COLUMNS: [Column<HeldOut>; 3] = [
    ("step", |report| report.step as f32),
    ("loss", |report| report.loss),
    ("accuracy", |report| report.accuracy),
];

/// The columns of `SecondColumns`.
pub const SECOND_COLUMNS: [Column<SecondReport>; 4] = [
    ("step", |report| report.step as f32),
    ("loss", |report| report.loss),
    ("floor", |report| report.floor.unwrap_or(f32::NAN)),
    ("accuracy", |report| report.accuracy),
];

/// The columns of `Columns`: what each is called and where it comes from.
pub const COLUMNS: [Column<StepReport>; 15] = [
    ("step", |report| report.step as f32),
    ("loss", |report| report.loss),
    // NaN where there is none: a typed array has no null.
    ("floor", |report| report.floor.unwrap_or(f32::NAN)),
    ("accuracy", |report| report.accuracy),
    ("lr", |report| report.lr as f32),
    ("gradNorm", |report| report.grad_norm as f32),
    ("tokens", |report| report.tokens as f32),
    ("maskedTargets", |report| report.outcomes.targets[0] as f32),
    ("randomTargets", |report| report.outcomes.targets[1] as f32),
    ("keptTargets", |report| report.outcomes.targets[2] as f32),
    ("otherTargets", |report| report.outcomes.targets[3] as f32),
    ("maskedLoss", |report| report.outcomes.mean(0)),
    ("randomLoss", |report| report.outcomes.mean(1)),
    ("keptLoss", |report| report.outcomes.mean(2)),
    ("otherLoss", |report| report.outcomes.mean(3)),
];
