//! Text to batches: corpus, vocabulary, corruption, batches. The tokeniser has its own file.

mod batch_file;
mod batches;
mod corpora;
mod masking;

use cloze::{
    data::{Batch, Corpus},
    experiment::{MaskingPolicy, Select},
};

fn corpus(sentences: usize) -> Corpus {
    // Sentence i has 1 + i mod 4 words, the first of them its own.
    let line = |i: usize| [vec![format!("word{i}")], vec!["more".to_owned(); i % 4]].concat().join(" ");
    Corpus::parse(&(0..sentences).map(line).collect::<Vec<_>>().join("\n")).unwrap()
}

fn policy(select: Select, mask: f64, random: f64) -> MaskingPolicy {
    MaskingPolicy { select, mask, random, ..MaskingPolicy::BERT }
}

/// The rows of a batch's targets.
fn target_rows(batch: &Batch) -> Vec<usize> {
    batch.targets.iter().map(|target| target.row).collect()
}

/// Within five standard deviations of a binomial count: one false alarm in two million, and the seeds are fixed.
#[track_caller]
fn assert_binomial(what: &str, found: usize, n: usize, p: f64) {
    let (n, found) = (n as f64, found as f64);
    let allowed = 5.0 * (n * p * (1.0 - p)).sqrt();
    assert!((found - n * p).abs() <= allowed, "{what}: {found} of {n}, expected {} ± {allowed}", n * p);
}
