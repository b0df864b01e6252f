//! Which words of a text decide what belongs in a blank: how much the exact predictor's uncertainty grows without each
//! of them.

use super::{
    exact_prediction::{entropy, parse},
    predict::Question,
};
use crate::{
    data::Corpus,
    error::Result,
    exact::{Posterior, View},
    experiment::Context,
};

/// The most comparisons of tokens for one answer: the worker also computes floors.
const WORK: usize = 200_000_000;

/// What decides about the blanks of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Decisive {
    /// The text and its blanks.
    pub question: Question,
    /// One a blank; `None` where no sentence can have produced the text, and everywhere if there is `too_much`.
    pub blanks: Vec<Option<Deciding>>,
    /// It would take too long for this corpus and text.
    pub too_much: bool,
}

/// What decides about one blank.
#[derive(Clone, Debug, PartialEq)]
pub struct Deciding {
    /// How uncertain the exact predictor is, in nats.
    pub entropy: f64,
    /// By position: how much more uncertain it is without that token, in nats; below 0 if it is more certain. `None` at
    /// the blank itself, and at `[CLS]` and `[SEP]`, which stand in every sentence.
    pub growth: Vec<Option<f64>>,
}

/// How much the uncertainty of the [`predictor`](super::exact_prediction::predictor), which sees both sides, grows
/// about each blank when one other token is hidden. Hidden are the token and whether it is `[MASK]`.
///
/// # Errors
/// [`crate::error::Error::NoBlank`]; [`crate::error::Error::TextTooLong`] for more tokens than any sentence may have.
pub fn decisive(corpus: &Corpus, posterior: &Posterior, text: &str) -> Result<Decisive> {
    let question = parse(corpus, text)?;
    let tokens = question.ids.len();
    let too_much = posterior.tokens().saturating_mul(tokens).saturating_mul(question.blanks.len()) > WORK;
    let uncertainty = |blank: usize, hidden: Option<usize>| {
        let view = View::Context(Context::Both);
        posterior.predict_without(&question.ids, blank, view, hidden).as_deref().map(entropy)
    };
    let deciding = |&blank: &usize| -> Option<Deciding> {
        let known = if too_much { None } else { uncertainty(blank, None) }?;
        let growth = |position: usize| -> Option<f64> {
            let is_word = position != blank && position > 0 && position + 1 < tokens;
            if is_word { Some(uncertainty(blank, Some(position))? - known) } else { None }
        };
        Some(Deciding { entropy: known, growth: (0..tokens).map(growth).collect() })
    };
    let blanks = question.blanks.iter().map(deciding).collect();
    Ok(Decisive { question, blanks, too_much })
}
