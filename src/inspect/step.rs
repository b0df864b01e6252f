//! What a step was, or will be: its sentences as they were and as the model sees them.

use crate::data::{Batch, Corpus, Outcome};

/// A sentence of a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrupted {
    /// Which sentence of the corpus it is, from 0.
    pub sentence: usize,
    /// Its tokens as they were, `[CLS]` and `[SEP]` included.
    pub tokens: Vec<String>,
    /// As the model sees them.
    pub input: Vec<String>,
    /// The selected positions, ascending, and what became of each.
    pub targets: Vec<(usize, Outcome)>,
}

/// The sentences of a batch that was drawn from this corpus.
pub fn sentences(batch: &Batch, corpus: &Corpus) -> Vec<Corrupted> {
    let words = |ids: &[u32]| ids.iter().map(|&id| corpus.vocab.token(id).to_owned()).collect();
    let places = batch.sentences.iter().enumerate().filter_map(|(row, &sentence)| {
        let original = corpus.encoded.get(sentence)?;
        let start = row * batch.length;
        let input = batch.input_ids.get(start..start + original.len())?;
        let inside = batch.targets.iter().filter(|target| target.row / batch.length == row);
        let targets = inside.filter_map(|target| Some((target.row % batch.length, target.outcome?)));
        Some(Corrupted { sentence, tokens: words(original), input: words(input), targets: targets.collect() })
    });
    places.collect()
}
