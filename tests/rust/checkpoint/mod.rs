//! Checkpoints: Hugging Face's files both ways, and the refusals of wrong files. A file is untrusted, so every refusal
//! is one sentence that names the thing, and nothing is allocated for sizes that a file merely claims.

mod command_line;
mod files;
mod refusals;

use std::{borrow::Cow, collections::BTreeMap};

use crate::support::{assert_readable, bert, sizes};
use cloze::{checkpoint::hugging_face::Files, data::Vocab, experiment::Context};
use safetensors::{Dtype, SafeTensors, View};
use serde_json::Value;

fn vocab(words: usize) -> Vocab {
    let words: Vec<String> = (0..words).map(|i| format!("word{i:02}")).collect();
    Vocab::from_words(words.iter().map(String::as_str)).unwrap()
}

/// A small checkpoint: vocabulary 23, hidden 15, 2 layers.
fn checkpoint() -> Files {
    Files::of(&bert(sizes(2, Context::Both)), &vocab(18)).unwrap()
}

fn with_config(change: impl FnOnce(&mut Value)) -> Files {
    let mut files = checkpoint();
    let mut config: Value = serde_json::from_str(&files.config).unwrap();
    change(&mut config);
    files.config = config.to_string();
    files
}

/// A tensor of a file that is made to be wrong.
#[derive(Clone)]
struct Raw {
    dtype: Dtype,
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

impl View for Raw {
    fn dtype(&self) -> Dtype {
        self.dtype
    }
    fn shape(&self) -> &[usize] {
        &self.shape
    }
    fn data(&self) -> Cow<'_, [u8]> {
        Cow::Borrowed(&self.bytes)
    }
    fn data_len(&self) -> usize {
        self.bytes.len()
    }
}

fn raw(bytes: &[u8]) -> BTreeMap<String, Raw> {
    let file = SafeTensors::deserialize(bytes).unwrap();
    let of = |(name, t): (String, safetensors::tensor::TensorView<'_>)| {
        (name, Raw { dtype: t.dtype(), shape: t.shape().to_vec(), bytes: t.data().to_vec() })
    };
    file.tensors().into_iter().map(of).collect()
}

fn with_tensors(change: impl FnOnce(&mut BTreeMap<String, Raw>)) -> Files {
    let mut files = checkpoint();
    let mut tensors = raw(&files.weights);
    change(&mut tensors);
    files.weights = safetensors::serialize(tensors, None).unwrap();
    files
}

/// The message with which a checkpoint is refused, less the beginning that all share.
#[track_caller]
fn refusal(files: &Files) -> String {
    let error = files.model().err().expect("the checkpoint is refused");
    assert_eq!(error.code(), "checkpoint", "{error}");
    let message = error.to_string();
    assert_readable(&message);
    message.strip_prefix("the checkpoint cannot be used: ").expect(&message).to_owned()
}
