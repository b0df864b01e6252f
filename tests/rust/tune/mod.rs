//! Fine-tuning: the heads against PyTorch, the tasks' labels against the grammar, and what a run promises.

mod examples;
mod fine_tuning;

use crate::support::{golden, golden_json, golden_tensor, golden_text, numbers};
use cloze::{
    checkpoint::hugging_face::Files,
    data::{Batch, Corpus, Vocab, batch::BatchTarget, batch_file},
    experiment::Context,
    model::{Bert, Classifier, Source, encoder::Config, heads::Kind},
    tune::{
        Pretrained,
        tasks::{self, Example},
    },
};

const RELATIVE: f32 = 1e-4;
const ABSOLUTE: f32 = 1e-5;

/// The classifier of a golden folder and the batch of `mlm` with the folder's labels.
fn reference(folder: &str, kind: Kind, labels: usize) -> (Classifier, Batch) {
    let (bert, _) = Files::load(&golden("mlm")).unwrap().model().unwrap();
    let file = format!("{folder}/model.safetensors");
    let values = |name: &str, shape: &[usize]| {
        let (found, values) = golden_tensor(&file, name);
        assert_eq!(found, shape, "{name}");
        Ok(values)
    };
    let mut batch = batch_file::parse(&golden_text("mlm/batch.json")).unwrap();
    let found = numbers(&golden_json(&format!("{folder}/expected.json"))["labels"]);
    let target = |(i, &label): (usize, &f32)| {
        let row = if kind == Kind::Sequence { i * batch.length } else { i };
        (label >= 0.0).then_some(BatchTarget { row, token_id: label as u32, outcome: None })
    };
    batch.targets = found.iter().enumerate().filter_map(target).collect();
    (Classifier::new(bert.config().clone(), kind, labels, Source::Values(&values)).unwrap(), batch)
}

/// A vocabulary with every word of the grammar `world`.
fn world() -> Vocab {
    let sample = r#"{"grammar": "world", "sentences": 20, "held_out": 0}"#;
    Corpus::load(&crate::support::experiment(sample, 1, &[RUN]).corpus).unwrap().vocab
}

const RUN: &str = r#"{"label": "a", "model": {"kind": "bert"}}"#;

/// A small pre-trained encoder with initial values, of so many positions.
fn pretrained(positions: usize) -> Pretrained {
    let vocab = world();
    let config = Config {
        vocabulary: vocab.len(),
        hidden: 12,
        layers: 1,
        positions,
        ..crate::support::sizes(1, Context::Both)
    };
    Pretrained::of(&Bert::new(config, Source::Seed(3)).unwrap(), &vocab)
}

fn words(vocab: &Vocab, ids: &[u32]) -> String {
    ids.iter().map(|&id| vocab.token(id)).collect::<Vec<_>>().join(" ")
}

/// The segment of each of an example's tokens, as a model gets it.
fn segments(example: &Example) -> Vec<u32> {
    tasks::batch([example].into_iter(), 0).segment_ids
}
