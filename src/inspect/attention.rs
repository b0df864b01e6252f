//! The attention probabilities of every head of every layer, while a model reads a text.

use candle_core::Tensor;

use crate::{
    data::{Vocab, batch, tokenizer},
    error::{Error, Result},
    experiment::Context,
    model::{Model, Pass},
};

/// The attention of every head to a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Attention {
    /// The text's tokens with `[CLS]` and `[SEP]`, T of them: `[MASK]` at blanks, `[UNK]` for unknown words.
    pub tokens: Vec<String>,
    /// The words that are not in the vocabulary, as the tokeniser gives them.
    pub unknown: Vec<String>,
    /// L.
    pub layers: usize,
    /// A, of each layer.
    pub heads: usize,
    /// Which positions a token may look at. At the others the probability is exactly 0.
    pub context: Context,
    /// `[L, A, T, T]`, row-major: layer, head, query, key. Each row sums to 1.
    pub probabilities: Vec<f32>,
}

/// The attention of every head to a text, with or without blanks; `None` of a model that has no attention.
///
/// # Errors
/// [`Error::SpecialInside`]; [`Error::TextTooLong`] for more tokens than the model has positions; [`Error::NotFinite`].
pub fn attention(model: &Model, vocab: &Vocab, text: &str) -> Result<Option<Attention>> {
    let Model::Bert(bert) = model else { return Ok(None) };
    let words = tokenizer::question(text)?;
    let ids = vocab.encode(words.iter().map(|word| word.text.as_str()));
    let (tokens, limit) = (ids.len(), model.positions());
    if tokens > limit {
        return Err(Error::TextTooLong { tokens, limit });
    }
    let mut pass = Pass::with_attention();
    bert.encode(&batch::question(&ids, &[], vocab), &mut pass)?;
    let unknown = words.iter().filter(|word| vocab.id(&word.text) == vocab.special().unk);
    Ok(Some(Attention {
        tokens: ids.iter().map(|&id| vocab.shown(id).to_owned()).collect(),
        unknown: unknown.map(|word| word.written().to_owned()).collect(),
        layers: bert.config().layers,
        heads: bert.config().heads,
        context: bert.config().context,
        probabilities: maps(pass)?,
    }))
}

/// The maps that a pass has kept, layer after layer, row-major: `[L, B, A, T, T]`.
///
/// # Errors
/// [`Error::NotFinite`].
pub(super) fn maps(pass: Pass) -> Result<Vec<f32>> {
    let layers = pass.attention.unwrap_or_default();
    let numbers = |layer: &Tensor| Ok(layer.flatten_all()?.to_vec1::<f32>()?);
    let kept = layers.iter().map(numbers).collect::<Result<Vec<_>>>()?.concat();
    if kept.iter().all(|p| p.is_finite()) { Ok(kept) } else { Err(Error::NotFinite) }
}
