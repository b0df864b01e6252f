//! What a model would put in the blanks of a text.

use crate::{
    data::{Vocab, batch, tokenizer, vocab::MASK},
    error::{Error, Result},
    model::{Model, Pass, ops::softmax_rows},
};

/// What a model would put in the blanks of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The text's tokens with `[CLS]` and `[SEP]`: `[MASK]` at blanks, `[UNK]` for unknown words.
    pub tokens: Vec<String>,
    /// The words that are not in the vocabulary, in lower case.
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
            |id: usize| Candidate { token: vocab.shown(id as u32).to_owned(), probability: row[id] };
        ids.into_iter().take(top).map(candidate).collect()
    }
}

/// A text with blanks, as ids.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// `[CLS]`, the text, `[SEP]`.
    pub ids: Vec<u32>,
    /// The words that are not in the vocabulary, in lower case.
    pub unknown: Vec<String>,
    /// Positions of the blanks in `ids`, ascending.
    pub blanks: Vec<usize>,
}

impl Question {
    /// Reads a text whose blanks are `[MASK]`, `<mask>` or two and more underscores.
    ///
    /// # Errors
    /// [`Error::NoBlank`]; [`Error::SpecialInside`].
    pub fn parse(text: &str, vocab: &Vocab) -> Result<Self> {
        let words = tokenizer::question(text)?;
        let places = (1..).zip(&words).filter(|(_, word)| word.text == MASK);
        let blanks: Vec<usize> = places.map(|(place, _)| place).collect();
        if blanks.is_empty() {
            return Err(Error::NoBlank);
        }
        let unknown = words.iter().filter(|word| vocab.id(&word.text) == vocab.special().unk);
        let unknown = unknown.map(|word| word.written().to_owned()).collect();
        Ok(Question { ids: vocab.encode(words.iter().map(|word| word.text.as_str())), unknown, blanks })
    }

    /// The text's tokens with `[CLS]` and `[SEP]`.
    pub fn tokens(&self, vocab: &Vocab) -> Vec<String> {
        self.ids.iter().map(|&id| vocab.shown(id).to_owned()).collect()
    }
}

/// Fills the blanks of a text, see [`Question::parse`].
///
/// # Errors
/// As [`Question::parse`]; [`Error::TextTooLong`] for more tokens than the model has positions; [`Error::NotFinite`].
pub fn predict(model: &Model, vocab: &Vocab, text: &str) -> Result<Prediction> {
    let question = Question::parse(text, vocab)?;
    let tokens = question.ids.len();
    if tokens > model.positions() {
        return Err(Error::TextTooLong { tokens, limit: model.positions() });
    }
    let probabilities = predict_at(model, vocab, &question)?;
    Ok(Prediction {
        tokens: question.tokens(vocab),
        unknown: question.unknown,
        blanks: question.blanks,
        probabilities,
    })
}

/// The probability of every token at every blank of a question that fits the model, row-major `[blanks, V]`.
///
/// # Errors
/// [`Error::NotFinite`].
pub(super) fn predict_at(model: &Model, vocab: &Vocab, question: &Question) -> Result<Vec<f32>> {
    let batch = batch::question(&question.ids, &question.blanks, vocab);
    let logits = model.forward(&batch, &mut Pass::evaluate())?; // [blanks, V]
    let logits: Vec<f32> = logits.flatten_all()?.to_vec1()?;
    if logits.iter().any(|logit| !logit.is_finite()) {
        return Err(Error::NotFinite);
    }
    Ok(softmax_rows(logits, vocab.len()))
}
