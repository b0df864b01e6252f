//! One run, for the worker that holds it.

use js_sys::{Float32Array, JSON, Object, Reflect};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::wire;
use crate::{
    data::Corpus,
    error::Error,
    experiment::Experiment,
    inspect,
    train::{StepReport, Trainer},
};

// A `RUSTFLAGS` in the environment replaces the flags of `.cargo/config.toml`; without SIMD all is several times slower.
const _: () = assert!(cfg!(target_feature = "simd128"), "build wasm with -C target-feature=+simd128");

type Outcome<T> = Result<T, JsValue>;

/// Steps are timed in groups of this many milliseconds at least, since the clock of a browser is coarse.
const MAX_SLICE_MS: f64 = 50.0;

/// One run of an experiment. Every method that fails throws a `Failure`, `{code, message}`.
#[wasm_bindgen]
pub struct Session {
    trainer: Trainer,
}

#[wasm_bindgen]
impl Session {
    /// Builds run `index`, counted from 0, of an experiment's JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(experiment: &str, index: usize) -> Outcome<Session> {
        console_error_panic_hook::set_once();
        let trainer = Experiment::parse(experiment).and_then(|experiment| Trainer::new(&experiment, index));
        Ok(Session { trainer: trainer.map_err(failure)? })
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
        let mut reports: Vec<StepReport> = Vec::new();
        while reports.len() < max_steps && !self.trainer.is_done() {
            match self.trainer.step() {
                Ok(report) => reports.push(report),
                Err(error) => {
                    let thrown = failure(error);
                    Reflect::set(&thrown, &"columns".into(), &columns(&reports)?.into())?;
                    return Err(thrown);
                }
            }
            if now() >= end {
                break;
            }
        }
        columns(&reports)
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

    /// What a text would be as a corpus: a `CorpusInfo`.
    pub fn corpus_info(&self, text: &str) -> Outcome<JsValue> {
        let corpus = Corpus::parse(text).map_err(failure)?;
        object(&wire::corpus_info(&corpus))
    }
}

fn object(record: &Value) -> Outcome<JsValue> {
    JSON::parse(&record.to_string())
}

fn failure(error: Error) -> JsValue {
    object(&wire::failure(&error)).unwrap_or_else(|thrown| thrown)
}

/// One typed array a column. Copied out, since a view would detach when the memory grows.
fn columns(reports: &[StepReport]) -> Outcome<Object> {
    let object = Object::new();
    for (name, value) in wire::COLUMNS {
        let column: Vec<f32> = reports.iter().map(value).collect();
        Reflect::set(&object, &name.into(), &Float32Array::from(column.as_slice()))?;
    }
    Ok(object)
}

/// Milliseconds on the worker's clock, or on Node's.
fn now() -> f64 {
    let performance = Reflect::get(&js_sys::global(), &"performance".into());
    performance.ok().and_then(|p| p.dyn_into::<web_sys::Performance>().ok()).map_or(0.0, |p| p.now())
}
