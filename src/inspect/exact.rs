//! What the exact predictor would put in the blanks of a text.

use super::predict::Question;
use crate::{
    data::{Corpus, corpus::limits},
    error::{Error, Result},
    exact::{Posterior, View},
    experiment::{Context, MaskingPolicy, Select},
};

/// What the exact predictor, seeing both sides, would put in the blanks of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct ExactPrediction {
    /// The text and its blanks.
    pub question: Question,
    /// The probability of every token of the vocabulary at each blank, `[V]`; `None` where no sentence can have
    /// produced the text.
    pub probabilities: Vec<Option<Vec<f64>>>,
}

impl ExactPrediction {
    /// How uncertain even this predictor is at each blank, in nats.
    pub fn entropies(&self) -> Vec<Option<f64>> {
        self.probabilities.iter().map(|row| row.as_deref().map(entropy)).collect()
    }
}

/// Fills the blanks of a text as the exact predictor of the corpus would, or of the language that it is a sample of.
///
/// # Errors
/// [`Error::NoBlank`]; [`Error::TextTooLong`] for more tokens than any sentence may have; [`Error::NoExact`] for spans.
pub fn exact(corpus: &Corpus, policy: &MaskingPolicy, text: &str) -> Result<ExactPrediction> {
    if matches!(policy.select, Select::Span(_)) {
        return Err(Error::NoExact);
    }
    let (question, posterior) = asked(corpus, policy, text)?;
    let answer = |&blank: &usize| posterior.predict(&question.ids, blank, View::Context(Context::Both));
    let probabilities = question.blanks.iter().map(answer).collect();
    Ok(ExactPrediction { question, probabilities })
}

/// A text with blanks, and who is asked about them: the exact predictor of the corpus, or of the language that it is a sample
/// of.
///
/// # Errors
/// [`Error::NoBlank`]; [`Error::TextTooLong`] for more tokens than any sentence may have.
pub(super) fn asked(corpus: &Corpus, policy: &MaskingPolicy, text: &str) -> Result<(Question, Posterior)> {
    let question = Question::parse(text, &corpus.vocab)?;
    let (tokens, limit) = (question.ids.len(), limits::TOKENS);
    if tokens > limit {
        return Err(Error::TextTooLong { tokens, limit });
    }
    let language = Posterior::of_population(corpus, policy);
    Ok((question, language.unwrap_or_else(|| Posterior::new(corpus, policy))))
}

/// The entropy of a distribution, in nats.
pub(super) fn entropy(probabilities: &[f64]) -> f64 {
    probabilities.iter().filter(|&&p| p > 0.0).map(|p| -p * p.ln()).sum()
}
