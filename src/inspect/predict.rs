//! What a model would put in the blanks of a text.

use crate::{
    data::{Vocab, batch, tokenizer, vocab::MASK},
    error::{Error, Result},
    model::{Model, Pass},
    train::loss,
};

/// What a model would put in the blanks of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The text's tokens with `[CLS]` and `[SEP]`: `[MASK]` at blanks, `[UNK]` for unknown words.
    pub tokens: Vec<String>,
    /// The words that are not in the vocabulary, as the tokeniser gives them.
    pub unknown: Vec<String>,
    /// Positions of the blanks in `tokens`, ascending.
    pub blanks: Vec<usize>,
    /// The probability of every token of the vocabulary at every blank, row-major `[blanks, V]`.
    pub probabilities: Vec<f32>,
}

/// A token and its probability.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The token.
    pub token: String,
    /// Its probability, 0 to 1.
    pub probability: f32,
}

impl Prediction {
    /// The `top` most probable tokens of the `blank`-th blank, most probable first; ties by id.
    pub fn candidates(&self, vocab: &Vocab, blank: usize, top: usize) -> Vec<Candidate> {
        let row = self.probabilities.chunks_exact(vocab.len()).nth(blank).unwrap_or_default();
        let mut ids: Vec<usize> = (0..row.len()).collect();
        ids.sort_by(|&a, &b| row[b].total_cmp(&row[a]).then(a.cmp(&b)));
        let candidate =
            |id: usize| Candidate { token: vocab.token(id as u32).to_owned(), probability: row[id] };
        ids.into_iter().take(top).map(candidate).collect()
    }
}

/// Fills the blanks, `[MASK]` or two and more underscores, of a text.
///
/// # Errors
/// [`Error::NoBlank`]; [`Error::TextTooLong`] for more tokens than the model has positions.
pub fn predict(model: &Model, vocab: &Vocab, text: &str) -> Result<Prediction> {
    let words = tokenizer::words_and_blanks(text);
    let ids = vocab.encode(words.iter().map(|word| word.text.as_str()));
    let blanks: Vec<usize> =
        words.iter().enumerate().filter(|(_, word)| word.text == MASK).map(|(i, _)| i + 1).collect();
    if blanks.is_empty() {
        return Err(Error::NoBlank);
    }
    if ids.len() > model.positions() {
        return Err(Error::TextTooLong { tokens: ids.len(), limit: model.positions() });
    }
    let unknown = words.iter().map(|word| &word.text).filter(|word| vocab.id(word) == vocab.special().unk);
    let batch = batch::question(&ids, &blanks, vocab);
    let logits = model.forward(&batch, &mut Pass::evaluate())?; // [blanks, V]
    let logits: Vec<f32> = logits.flatten_all()?.to_vec1()?;
    Ok(Prediction {
        tokens: ids.iter().map(|&id| vocab.token(id).to_owned()).collect(),
        unknown: unknown.cloned().collect(),
        blanks,
        probabilities: loss::softmax_rows(&logits, vocab.len()),
    })
}
