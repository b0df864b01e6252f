//! The exact predictor's words for the blanks of a text.

use super::predict::Question;
use crate::{
    data::{Corpus, corpus::limits},
    error::{Error, Result},
    exact::{Posterior, View, has_posterior},
    experiment::{Context, MaskingPolicy, RunConfig},
};

/// The exact predictor's words for the blanks of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct ExactPrediction {
    /// The text and its blanks.
    pub question: Question,
    /// The probability of every token of the vocabulary at each blank, `[V]`; `None` where no sentence can have
    /// produced the text.
    pub probabilities: Vec<Option<Vec<f64>>>,
}

impl ExactPrediction {
    /// The predictor's entropy at each blank, in nats.
    pub fn entropies(&self) -> Vec<Option<f64>> {
        self.probabilities.iter().map(|row| row.as_deref().map(entropy)).collect()
    }
}

/// The masking for exact answers about a reader's own text: that of the first run whose policy has an exact predictor
/// of sentences.
///
/// # Errors
/// [`Error::NoExact`] if every run chooses spans.
pub fn masking_of(runs: &[RunConfig]) -> Result<MaskingPolicy> {
    let exact = runs.iter().map(|run| run.masking).find(|masking| has_posterior(masking.select));
    exact.ok_or(Error::NoExact)
}

/// The exact predictor of a corpus, or of the language that it is a sample of.
///
/// # Errors
/// [`Error::NoExact`] for spans.
pub fn predictor(corpus: &Corpus, policy: &MaskingPolicy) -> Result<Posterior> {
    if !has_posterior(policy.select) {
        return Err(Error::NoExact);
    }
    let language = Posterior::of_population(corpus, policy);
    Ok(language.unwrap_or_else(|| Posterior::new(corpus, policy)))
}

/// Fills the blanks of a text as the [`predictor`] of a corpus would, which sees both sides.
///
/// # Errors
/// [`Error::NoBlank`]; [`Error::TextTooLong`] for more tokens than any sentence may have.
pub fn predict_exactly(corpus: &Corpus, posterior: &Posterior, text: &str) -> Result<ExactPrediction> {
    predict_exactly_seeing(View::Context(Context::Both), corpus, posterior, text)
}

/// As [`predict_exactly`], for a predictor that sees only as much as a model with this view.
///
/// # Errors
/// As [`predict_exactly`].
pub fn predict_exactly_seeing(
    view: View,
    corpus: &Corpus,
    posterior: &Posterior,
    text: &str,
) -> Result<ExactPrediction> {
    let question = parse(corpus, text)?;
    let answer = |&blank: &usize| posterior.predict(&question.ids, blank, view);
    let probabilities = question.blanks.iter().map(answer).collect();
    Ok(ExactPrediction { question, probabilities })
}

/// Parses a text with blanks, no longer than a sentence may be.
///
/// # Errors
/// [`Error::NoBlank`]; [`Error::TextTooLong`] for more tokens than any sentence may have.
pub(super) fn parse(corpus: &Corpus, text: &str) -> Result<Question> {
    let question = Question::parse(text, &corpus.vocab)?;
    let (tokens, limit) = (question.ids.len(), limits::TOKENS);
    if tokens > limit {
        return Err(Error::TextTooLong { tokens, limit });
    }
    Ok(question)
}

/// The entropy of a distribution, in nats.
pub(super) fn entropy(probabilities: &[f64]) -> f64 {
    probabilities.iter().filter(|&&p| p > 0.0).map(|p| -p * p.ln()).sum()
}
