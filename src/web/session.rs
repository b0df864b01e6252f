//! The two kinds of worker as JavaScript sees them. Every method that fails throws a `Failure`.

use js_sys::{Float32Array, Reflect};
use serde::{Serialize, Serializer};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::{
    library::Library as NativeLibrary,
    records::Failure,
    run::{Run, SLICE_MS},
};
use crate::error::Error;

// A `RUSTFLAGS` in the environment replaces the flags of `.cargo/config.toml`; without SIMD all is several times
// slower.
const _: () = assert!(cfg!(target_feature = "simd128"), "build wasm with -C target-feature=+simd128");

type Outcome<T> = Result<T, JsValue>;

/// One run of an experiment.
#[wasm_bindgen]
pub struct Session {
    run: Run,
}

#[wasm_bindgen]
impl Session {
    /// Builds run `index`, counted from 0, of an experiment's JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(experiment: &str, index: usize) -> Outcome<Session> {
        console_error_panic_hook::set_once();
        Ok(Session { run: Run::new(experiment, index).map_err(failure)? })
    }

    /// Run `index` of an experiment's JSON, to go on from the `bytes` of a `RunState`.
    pub fn resume(experiment: &str, index: usize, bytes: &[u8]) -> Outcome<Session> {
        console_error_panic_hook::set_once();
        Ok(Session { run: Run::resume(experiment, index, bytes).map_err(failure)? })
    }

    /// A `RunInfo`.
    pub fn info(&self) -> Outcome<JsValue> {
        object(&self.run.info())
    }

    /// Trains until `max_steps` steps are made, the time of a slice is over, or the budget is used up. Makes at least
    /// one step if the budget has one left. Returns the steps as `Columns`.
    ///
    /// If a step fails, the steps before it are in the thrown failure's `columns`.
    pub fn train(&mut self, max_steps: usize) -> Outcome<JsValue> {
        let end = now() + SLICE_MS;
        let (columns, outcome) = self.run.train(max_steps, || now() >= end);
        let columns = object(&columns)?;
        let Err(error) = outcome else { return Ok(columns) };
        let thrown = failure(error);
        Reflect::set(&thrown, &"columns".into(), &columns)?;
        Err(thrown)
    }

    /// Steps made.
    #[wasm_bindgen(getter)]
    pub fn step(&self) -> usize {
        self.run.trainer.steps_done()
    }

    /// Whether the budget is used up.
    #[wasm_bindgen(getter)]
    pub fn done(&self) -> bool {
        self.run.trainer.is_done()
    }

    /// A short hash of all losses so far: equal fingerprints mean equal runs.
    #[wasm_bindgen(getter)]
    pub fn fingerprint(&self) -> String {
        self.run.trainer.fingerprint()
    }

    /// Answers a question, see `questions.rs`; its arguments as JSON.
    pub fn ask(&mut self, question: &str, arguments: &str) -> Outcome<JsValue> {
        let end = now() + SLICE_MS;
        let answer = parsed(arguments).and_then(|value| self.run.ask(question, &value, || now() >= end));
        object(&answer.map_err(failure)?)
    }
}

/// The library: a corpus and its exact predictor, no weights.
#[wasm_bindgen]
#[derive(Default)]
pub struct Library {
    library: NativeLibrary,
}

#[wasm_bindgen]
impl Library {
    /// A library without a corpus.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Library {
        console_error_panic_hook::set_once();
        Library::default()
    }

    /// Answers a question, see `questions.rs`; its arguments as JSON.
    pub fn ask(&mut self, question: &str, arguments: &str) -> Outcome<JsValue> {
        let answer = parsed(arguments).and_then(|value| self.library.ask(question, &value));
        object(&answer.map_err(failure)?)
    }
}

/// How long a slice of work lasts, in milliseconds.
#[wasm_bindgen]
pub fn slice_ms() -> f64 {
    SLICE_MS
}

fn parsed(json: &str) -> Result<Value, Error> {
    serde_json::from_str(json).map_err(|error| Error::Json(error.to_string()))
}

/// A record as a JavaScript value: maps become objects, `None` becomes null, bytes a `Uint8Array`.
fn object(record: &impl Serialize) -> Outcome<JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false);
    Ok(record.serialize(&serializer)?)
}

fn failure(error: Error) -> JsValue {
    object(&Failure::of(&error)).unwrap_or_else(|thrown| thrown)
}

/// A column as a typed array. It is copied, since a view would detach when the memory grows.
pub(super) fn typed_array<S: Serializer>(numbers: &[f32], serializer: S) -> Result<S::Ok, S::Error> {
    serde_wasm_bindgen::preserve::serialize(&Float32Array::from(numbers), serializer)
}

/// Milliseconds on the worker's clock, or on Node's.
fn now() -> f64 {
    let performance = Reflect::get(&js_sys::global(), &"performance".into());
    performance.ok().and_then(|p| p.dyn_into::<web_sys::Performance>().ok()).map_or(0.0, |p| p.now())
}
