//! What the test files share: golden files and comparing numbers.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

pub mod operations;

use std::{collections::BTreeMap, path::PathBuf};

use candle_core::Tensor;
use cloze::{
    data::{Batch, batch::BatchTarget},
    experiment::{Context, Experiment, Objective},
    model::{Bert, Source, encoder::Config},
    random::Stream,
};
use proptest::test_runner::{Config as ProptestConfig, RngSeed};
use safetensors::SafeTensors;
use serde_json::Value;

/// The path of a file below `tests/golden`.
pub fn golden(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "golden", name].iter().collect()
}

pub fn golden_text(name: &str) -> String {
    std::fs::read_to_string(golden(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub fn golden_json(name: &str) -> Value {
    serde_json::from_str(&golden_text(name)).unwrap()
}

/// A tensor of a golden safetensors file, with its shape.
pub fn golden_tensor(file: &str, name: &str) -> (Vec<usize>, Vec<f32>) {
    let bytes = std::fs::read(golden(file)).unwrap();
    let tensors = SafeTensors::deserialize(&bytes).unwrap();
    let tensor = tensors.tensor(name).unwrap_or_else(|_| panic!("{file} has no {name}"));
    let values = tensor.data().chunks_exact(4).map(|b| f32::from_le_bytes(b.try_into().unwrap()));
    (tensor.shape().to_vec(), values.collect())
}

/// All numbers of nested JSON arrays, in order.
pub fn numbers(value: &Value) -> Vec<f32> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        number => vec![number.as_f64().unwrap() as f32],
    }
}

/// Fails unless every number is within `relative` of the expected one, or within `absolute`.
#[track_caller]
pub fn assert_close(what: &str, found: &[f32], expected: &[f32], relative: f32, absolute: f32) {
    assert_eq!(found.len(), expected.len(), "{what}: a different count of numbers");
    for (i, (found, expected)) in found.iter().zip(expected).enumerate() {
        let allowed = (relative * expected.abs()).max(absolute);
        // Written so that NaN fails.
        let close = (found - expected).abs() <= allowed;
        assert!(close, "{what}[{i}]: found {found}, expected {expected}, allowed difference {allowed}");
    }
}

/// An experiment of these JSON parts: the corpus, the steps and the runs.
pub fn experiment(corpus: &str, steps: usize, runs: &[&str]) -> Experiment {
    let runs = runs.join(", ");
    let json = format!(r#"{{"corpus": {corpus}, "steps": {steps}, "runs": [{runs}]}}"#);
    Experiment::parse(&json).unwrap_or_else(|error| panic!("{error}\n{json}"))
}

/// Standard normal numbers, the same for the same name.
pub fn normals(name: &str, count: usize) -> Vec<f32> {
    let mut stream = Stream::new(7, &format!("test {name}"), 0);
    (0..count).map(|_| stream.normal() as f32).collect()
}

/// All numbers of a tensor, row-major.
pub fn values(tensor: &Tensor) -> Vec<f32> {
    tensor.flatten_all().unwrap().to_vec1().unwrap()
}

/// The bits of numbers, for comparing runs that must not differ at all.
pub fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

/// A small BERT: as many different primes as its sizes allow, so that a swapped axis cannot pass.
pub fn sizes(layers: usize, context: Context) -> Config {
    Config {
        vocabulary: 23,
        hidden: 15,
        layers,
        heads: 3,
        intermediate: 17,
        positions: 11,
        segments: 2,
        objective: Objective::Mlm,
        context,
        dropout: 0.0,
        init: 0.3,
    }
}

/// A BERT of these sizes in which no parameter is at its initial 0 or 1, so that every one matters.
pub fn bert(sizes: Config) -> Bert {
    let values = |name: &str, shape: &[usize]| {
        let centre = if name.ends_with("LayerNorm.weight") { 1.0 } else { 0.0 };
        Ok(normals(name, shape.iter().product()).iter().map(|x| centre + 0.3 * x).collect())
    };
    Bert::new(sizes, Source::Values(&values)).unwrap()
}

/// `[PAD]`'s id in vocabularies that are made from a corpus, where `[CLS]` is 2, `[SEP]` 3 and `[MASK]` 4.
pub const PAD: u32 = 0;

/// Sentences of ids side by side, padded to `length`, with targets (sentence, position, true token).
pub fn batch(sentences: &[&[u32]], length: usize, targets: &[(usize, usize, u32)]) -> Batch {
    let mut batch = Batch {
        size: sentences.len(),
        length,
        input_ids: vec![PAD; sentences.len() * length],
        segment_ids: vec![0; sentences.len() * length],
        real: vec![false; sentences.len() * length],
        targets: Vec::new(),
        sentences: Vec::new(),
        pairs: Vec::new(),
    };
    for (i, ids) in sentences.iter().enumerate() {
        let at = i * length;
        batch.input_ids[at..at + ids.len()].copy_from_slice(ids);
        batch.real[at..at + ids.len()].fill(true);
    }
    batch.targets = targets
        .iter()
        .map(|&(sentence, position, token_id)| BatchTarget {
            row: sentence * length + position,
            token_id,
            outcome: None,
        })
        .collect();
    batch
}

/// The tensors of a safetensors file as (shape, values).
pub fn tensors(bytes: &[u8]) -> BTreeMap<String, (Vec<usize>, Vec<f32>)> {
    let file = SafeTensors::deserialize(bytes).unwrap();
    let tensor = |(name, tensor): (String, safetensors::tensor::TensorView<'_>)| {
        let values = tensor.data().chunks_exact(4).map(|b| f32::from_le_bytes(b.try_into().unwrap()));
        (name, (tensor.shape().to_vec(), values.collect()))
    };
    file.tensors().into_iter().map(tensor).collect()
}

/// Properties are tried on the same inputs every time, and leave no files behind.
pub fn proptests() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(0), ..ProptestConfig::default() }
}

/// What a run of the command line printed and how it ended.
pub struct Printed {
    /// Its exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Printed {
    /// The lines of standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> Vec<Value> {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "the command succeeds and says nothing else");
        let line = |line: &str| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        self.out.lines().map(line).collect()
    }

    /// Fails unless the command refused with exactly this sentence.
    #[track_caller]
    pub fn assert_refused(&self, message: &str) {
        assert_eq!(self.err, format!("error: {message}\n"));
        assert_eq!((self.code, self.out.as_str()), (1, ""), "a refusal prints nothing and exits with 1");
    }
}

/// Runs the command line. It never panics, whatever it is given.
#[track_caller]
pub fn cloze(arguments: &[&str]) -> Printed {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_cloze")).args(arguments).output().unwrap();
    let (out, err) = (String::from_utf8(run.stdout).unwrap(), String::from_utf8(run.stderr).unwrap());
    assert!(
        !err.contains("panicked") && run.status.code() != Some(101),
        "cloze {arguments:?} panicked: {err}"
    );
    let code = run.status.code().unwrap_or_else(|| panic!("cloze {arguments:?} was killed: {err}"));
    Printed { code, out, err }
}

/// An empty directory of that name for one test, below `target/tmp`.
pub fn empty_directory(name: &str) -> PathBuf {
    let path: PathBuf = [env!("CARGO_TARGET_TMPDIR"), name].iter().collect();
    if path.exists() {
        std::fs::remove_dir_all(&path).unwrap();
    }
    std::fs::create_dir_all(&path).unwrap();
    path
}

/// A path as a command line argument.
pub fn argument(path: &std::path::Path) -> &str {
    path.to_str().unwrap()
}

/// Fails unless a message is what a reader can act on: one sentence of plain words, without a program's debris.
#[track_caller]
pub fn assert_readable(message: &str) {
    assert!(!message.is_empty() && message.chars().count() < 400, "one sentence: {message}");
    for debris in ["\n", "Some(", "None", "Error {", "panicked", "unwrap", "Err(", "::"] {
        assert!(!message.contains(debris), "“{debris}” in: {message}");
    }
}
