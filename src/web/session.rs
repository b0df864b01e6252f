//! One run, for the worker that holds it.

use js_sys::{Float32Array, JSON, Object, Reflect};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::{look, look::Look, prime::Prime, wire};
use crate::{
    data::Corpus,
    error::Error,
    experiment::{Experiment, MaskingPolicy, Select},
    inspect::{
        self,
        follow::{Following, Point},
    },
    train::{HeldOut, SecondReport, StepReport, Trainer},
};

// A `RUSTFLAGS` in the environment replaces the flags of `.cargo/config.toml`; without SIMD all is several times slower.
const _: () = assert!(cfg!(target_feature = "simd128"), "build wasm with -C target-feature=+simd128");

type Outcome<T> = Result<T, JsValue>;

/// Longest slice of training, in milliseconds, but for its last step.
const MAX_SLICE_MS: f64 = 50.0;

/// One run of an experiment. Every method that fails throws a `Failure`, `{code, message}`.
#[wasm_bindgen]
pub struct Session {
    trainer: Trainer,
    /// The text whose blanks are watched while the run trains.
    following: Option<Following>,
    /// The scoreboard that is filled in.
    prime: Option<Prime>,
}

#[wasm_bindgen]
impl Session {
    /// Builds run `index`, counted from 0, of an experiment's JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(experiment: &str, index: usize) -> Outcome<Session> {
        console_error_panic_hook::set_once();
        let trainer = Experiment::parse(experiment).and_then(|experiment| Trainer::new(&experiment, index));
        Ok(Session { trainer: trainer.map_err(failure)?, following: None, prime: None })
    }

    /// What the page wants to know of the run: a `RunInfo`.
    pub fn info(&self) -> Outcome<JsValue> {
        object(&wire::run_info(&self.trainer))
    }

    /// Trains until `max_steps` steps are made, `max_ms` milliseconds (at most 50) are over, or the budget is used up.
    /// Makes at least one step if the budget has one left. Returns the steps as `Columns`.
    ///
    /// If a step fails, the steps before it are in the thrown failure's `columns`.
    pub fn train(&mut self, max_steps: usize, max_ms: f64) -> Outcome<Object> {
        let end = now() + max_ms.min(MAX_SLICE_MS);
        let mut slice = Slice::default();
        if self.trainer.steps_done() == 0 && max_steps > 0 {
            slice.hold_out(&self.trainer).map_err(failure)?;
        }
        while slice.reports.len() < max_steps && !self.trainer.is_done() {
            let made = self.trainer.step().map(|report| slice.reports.push(report));
            if made.is_ok() {
                slice.follow(self.following.as_ref(), &self.trainer);
            }
            if let Err(error) = made.and_then(|()| slice.hold_out(&self.trainer)) {
                let thrown = failure(error);
                Reflect::set(&thrown, &"columns".into(), &slice.columns()?.into())?;
                return Err(thrown);
            }
            if now() >= end {
                break;
            }
        }
        slice.columns()
    }

    /// Steps made.
    #[wasm_bindgen(getter)]
    pub fn step(&self) -> usize {
        self.trainer.steps_done()
    }

    /// Whether the budget is used up.
    #[wasm_bindgen(getter)]
    pub fn done(&self) -> bool {
        self.trainer.is_done()
    }

    /// A short hash of all losses so far: equal fingerprints mean equal runs.
    #[wasm_bindgen(getter)]
    pub fn fingerprint(&self) -> String {
        self.trainer.fingerprint()
    }

    /// What the model would put in the blanks of a text: a `Prediction`.
    pub fn predict(&self, text: &str) -> Outcome<JsValue> {
        let vocab = &self.trainer.corpus().vocab;
        let prediction = inspect::predict(self.trainer.model(), vocab, text).map_err(failure)?;
        let answer = object(&wire::prediction(&prediction))?;
        let probabilities = Float32Array::from(prediction.probabilities.as_slice());
        Reflect::set(&answer, &"probabilities".into(), &probabilities)?;
        Ok(answer)
    }

    /// Follows the blanks of a text from here on: `Followed`, the first point. Later ones come with the steps. What was
    /// followed before is followed no longer, also if this fails.
    pub fn follow(&mut self, text: &str) -> Outcome<Object> {
        let (trainer, vocab) = (&self.trainer, &self.trainer.corpus().vocab);
        self.following = None;
        let following = Following::new(trainer.model(), vocab, text, trainer.budget()).map_err(failure)?;
        let first = following.look(trainer.model(), vocab, trainer.steps_done()).map_err(failure)?;
        let answer = points(&[first])?;
        let (followed, blanks) = following.blanks();
        for (name, number) in [("followed", followed), ("blanks", blanks), ("every", following.every())] {
            Reflect::set(&answer, &name.into(), &(number as f64).into())?;
        }
        self.following = Some(following);
        Ok(answer)
    }

    /// Answers a question of the panels under *Look inside*: its name, and what it goes with as JSON.
    pub fn look(&mut self, what: &str, arguments: &str) -> Outcome<Object> {
        let answer = arguments_of(arguments).and_then(|value| match what {
            "prime" => self.prime(&value),
            "judge" => match &self.prime {
                Some(prime) => prime.judge(&value),
                None => Err(Error::field("number", "no model is fine-tuned yet; press Fine-tune first")),
            },
            _ => look::of_run(&self.trainer, what, &value),
        });
        looked(&answer.map_err(failure)?)
    }
}

impl Session {
    /// Fills in a slice of the scoreboard that is asked for, which may be another than before.
    fn prime(&mut self, arguments: &Value) -> Result<Look, Error> {
        let end = now() + MAX_SLICE_MS;
        let kept = self.prime.take().filter(|prime| prime.is(arguments));
        let mut prime = match kept {
            Some(prime) => prime,
            None => Prime::begin(&self.trainer, arguments)?,
        };
        let answer = prime.slice(arguments["turn"].as_u64().unwrap_or_default(), || now() >= end);
        self.prime = Some(prime);
        answer
    }
}

/// Answers a question of the panels under *Look inside* that needs no run.
#[wasm_bindgen]
pub fn look(experiment: &str, what: &str, arguments: &str) -> Outcome<Object> {
    let answer = Experiment::parse(experiment).and_then(|experiment| {
        arguments_of(arguments).and_then(|value| look::of_experiment(&experiment, what, &value))
    });
    looked(&answer.map_err(failure)?)
}

fn arguments_of(json: &str) -> Result<Value, Error> {
    serde_json::from_str(json).map_err(|error| Error::Json(error.to_string()))
}

/// The record with its columns as typed arrays.
fn looked(answer: &Look) -> Outcome<Object> {
    let result: Object = object(&answer.record)?.unchecked_into();
    for (name, numbers) in &answer.columns {
        Reflect::set(&result, &(*name).into(), &Float32Array::from(numbers.as_slice()))?;
    }
    Ok(result)
}

/// What each run of an experiment's JSON can reach at best: `ExperimentFloors`. Needs no session.
#[wasm_bindgen]
pub fn experiment_floors(experiment: &str) -> Outcome<JsValue> {
    let floors = Experiment::parse(experiment).and_then(|experiment| wire::experiment_floors(&experiment));
    object(&floors.map_err(failure)?)
}

/// What the exact predictor would put in the blanks of a text, under the experiment's corpus and the masking
/// of its first run that has an exact answer: an `ExactPrediction`. Needs no session.
#[wasm_bindgen]
pub fn exact_prediction(experiment: &str, text: &str) -> Outcome<JsValue> {
    let experiment = Experiment::parse(experiment).map_err(failure)?;
    let corpus = Corpus::load(&experiment.corpus).map_err(failure)?;
    // The first masking that has an exact answer, if any has.
    let maskings = || experiment.runs.iter().map(|run| run.masking);
    let exact = maskings().find(|masking| !matches!(masking.select, Select::Span(_)));
    let masking = exact.or_else(|| maskings().next()).unwrap_or(MaskingPolicy::BERT);
    let prediction = inspect::exact(&corpus, &masking, text).map_err(failure)?;
    let answer = object(&wire::exact_prediction(&prediction, &corpus))?;
    let row = |row: &Option<Vec<f64>>| row.clone().unwrap_or_else(|| vec![0.0; corpus.vocab.len()]);
    let flat: Vec<f32> = prediction.probabilities.iter().flat_map(row).map(|p| p as f32).collect();
    Reflect::set(&answer, &"probabilities".into(), &Float32Array::from(flat.as_slice()))?;
    Ok(answer)
}

/// What an experiment's `corpus`, as JSON, would be: a `CorpusInfo`. Needs no session.
#[wasm_bindgen]
pub fn corpus_info(corpus: &str) -> Outcome<JsValue> {
    let corpus = Experiment::parse_corpus(corpus).and_then(|source| Corpus::load(&source));
    object(&wire::corpus_info(&corpus.map_err(failure)?))
}

fn object(record: &Value) -> Outcome<JsValue> {
    JSON::parse(&record.to_string())
}

fn failure(error: Error) -> JsValue {
    object(&wire::failure(&error)).unwrap_or_else(|thrown| thrown)
}

/// What happened in a slice of training.
#[derive(Default)]
struct Slice {
    reports: Vec<StepReport>,
    held_out: Vec<HeldOut>,
    points: Vec<Point>,
}

impl Slice {
    /// Looks at the text that is followed, if it is time. Always, whether or not a panel shows it, so that a reader who opens
    /// the panel later finds it all: a forward pass of one sentence, some sixty times in a training, takes 10 ms of a
    /// training of seconds, and 1 ms of the notebook's.
    fn follow(&mut self, following: Option<&Following>, trainer: &Trainer) {
        let step = trainer.steps_done();
        if let Some(following) = following.filter(|text| text.is_due(step, trainer.is_done())) {
            // A prediction that is not finite is left out: it is no failure of the run, whose own numbers are.
            self.points.extend(following.look(trainer.model(), &trainer.corpus().vocab, step).ok());
        }
    }

    /// Scores the held-out sentences if they are due.
    fn hold_out(&mut self, trainer: &Trainer) -> Result<(), Error> {
        if trainer.held_out_is_due() {
            self.held_out.extend(trainer.held_out()?);
        }
        Ok(())
    }

    fn columns(&self) -> Outcome<Object> {
        let object = columns(&self.reports, &wire::COLUMNS)?;
        let held_out = columns(&self.held_out, &wire::HELD_OUT_COLUMNS)?;
        Reflect::set(&object, &"heldOut".into(), &held_out.into())?;
        let second: Vec<SecondReport> = self.reports.iter().filter_map(|report| report.second).collect();
        Reflect::set(&object, &"second".into(), &columns(&second, &wire::SECOND_COLUMNS)?.into())?;
        Reflect::set(&object, &"points".into(), &points(&self.points)?.into())?;
        Ok(object)
    }
}

/// The columns of `FollowedColumns`: steps `[n]` and probabilities `[n, blanks, V]`.
fn points(points: &[Point]) -> Outcome<Object> {
    let object = Object::new();
    let steps: Vec<f32> = points.iter().map(|point| point.step as f32).collect();
    let all: Vec<f32> = points.iter().flat_map(|point| point.probabilities.iter().copied()).collect();
    Reflect::set(&object, &"step".into(), &Float32Array::from(steps.as_slice()))?;
    Reflect::set(&object, &"probabilities".into(), &Float32Array::from(all.as_slice()))?;
    Ok(object)
}

/// One typed array a column. Copied out, since a view would detach when the memory grows.
fn columns<R>(records: &[R], columns: &[wire::Column<R>]) -> Outcome<Object> {
    let object = Object::new();
    for (name, value) in columns {
        let column: Vec<f32> = records.iter().map(value).collect();
        Reflect::set(&object, &(*name).into(), &Float32Array::from(column.as_slice()))?;
    }
    Ok(object)
}

/// Milliseconds on the worker's clock, or on Node's.
fn now() -> f64 {
    let performance = Reflect::get(&js_sys::global(), &"performance".into());
    performance.ok().and_then(|p| p.dyn_into::<web_sys::Performance>().ok()).map_or(0.0, |p| p.now())
}
