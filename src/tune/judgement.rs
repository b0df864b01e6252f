//! A model's answer to a reader's own text.

use super::tasks::{self, Task};
use crate::{
    data::Vocab,
    error::{Error, Result},
    model::{Classifier, Pass, ops::softmax_rows},
};

/// A model's label probabilities for a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The words that were judged: all but those that did not fit.
    pub tokens: Vec<String>,
    /// Words that the vocabulary lacks, each once.
    pub unknown: Vec<String>,
    /// Words that did not fit the positions and were dropped, from the end of the longer sentence.
    pub truncated: usize,
    /// The probability of each label, in [`Task::labels`]' order: one list for the whole, or one for each token.
    pub probabilities: Vec<Vec<f32>>,
}

/// A model's label probabilities for a reader's own sentence, or pair of sentences; `b` is ignored unless the task is
/// about pairs.
///
/// # Errors
/// [`Error::NoSentence`] if a sentence has no word; [`Error::NotFinite`] from a model that diverged.
pub fn judge(model: &Classifier, task: Task, vocab: &Vocab, a: &str, b: Option<&str>) -> Result<Judgement> {
    let [a, b] = [a, b.filter(|_| task.is_pair()).unwrap_or_default()].map(|text| tasks::words(vocab, text));
    if a.is_empty() {
        return Err(Error::NoSentence { which: "sentence" });
    }
    if task.is_pair() && b.is_empty() {
        return Err(Error::NoSentence { which: "second sentence" });
    }
    let ids = |words: &[(String, u32)]| words.iter().map(|(_, id)| *id).collect::<Vec<u32>>();
    let second = task.is_pair().then(|| ids(&b));
    let (mut example, truncated) =
        tasks::encode(vocab, &ids(&a), second.as_deref(), model.config().positions);
    let places = if task.is_per_token() { 1..example.ids.len() - 1 } else { 0..1 };
    example.labels = places.map(|place| (place, 0)).collect();
    let batch = tasks::batch([&example].into_iter(), vocab.special().pad);
    let logits = model.logits(&batch, &mut Pass::evaluate())?.flatten_all()?.to_vec1()?;
    if logits.iter().any(|logit: &f32| !logit.is_finite()) {
        return Err(Error::NotFinite);
    }
    let unk = vocab.special().unk;
    let mut unknown: Vec<String> = Vec::new();
    for (word, _) in a.iter().chain(&b).filter(|(_, id)| *id == unk) {
        if !unknown.contains(word) {
            unknown.push(word.clone());
        }
    }
    Ok(Judgement {
        tokens: example.ids.iter().map(|&id| vocab.shown(id).to_owned()).collect(),
        unknown,
        truncated,
        probabilities: softmax_rows(logits, model.labels())
            .chunks_exact(model.labels())
            .map(<[f32]>::to_vec)
            .collect(),
    })
}
