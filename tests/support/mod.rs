//! What the test files share: golden files and comparing numbers.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::path::PathBuf;

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
