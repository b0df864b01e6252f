//! Follows one text through a training: the model fills its blanks at the start, at the end, and at some sixty steps
//! between.
//!
//! The run does this by itself while it trains, since the page cannot ask as often as a fast training would need.

use super::predict::{Question, predict_at};
use crate::{
    data::Vocab,
    error::{Error, Result},
    model::Model,
};

/// Points of a whole training, its first and last step aside.
const POINTS: usize = 64;

/// The most probabilities of one point: four blanks of the largest vocabulary, and 8.6 MB of `f32` in a whole training.
const NUMBERS: usize = 32_768;

/// A text that is followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Following {
    /// The text, as it was given.
    text: String,
    /// The blanks that are followed, and the sentence around them.
    question: Question,
    /// Blanks of the text; the first ones are followed.
    blanks: usize,
    /// Steps from one point to the next.
    every: usize,
}

/// The answers at one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Training steps made before.
    pub step: usize,
    /// The probability of every token at every followed blank, row-major `[blanks, V]`.
    pub probabilities: Vec<f32>,
}

impl Following {
    /// Follows a text through a training of `budget` steps.
    ///
    /// # Errors
    /// Errors of [`super::predict()`] for the text.
    pub fn new(model: &Model, vocab: &Vocab, text: &str, budget: usize) -> Result<Self> {
        let mut question = Question::parse(text, vocab)?;
        let (tokens, limit) = (question.ids.len(), model.positions());
        if tokens > limit {
            return Err(Error::TextTooLong { tokens, limit });
        }
        let blanks = question.blanks.len();
        question.blanks.truncate((NUMBERS / vocab.len()).max(1));
        Ok(Following { text: text.to_owned(), question, blanks, every: budget.div_ceil(POINTS).max(1) })
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many of the text's blanks are followed, and how many it has.
    pub fn blanks(&self) -> (usize, usize) {
        (self.question.blanks.len(), self.blanks)
    }

    /// Steps from one point to the next.
    pub fn every(&self) -> usize {
        self.every
    }

    /// Whether a point is due after so many steps.
    pub fn is_due(&self, step: usize, done: bool) -> bool {
        done || step.is_multiple_of(self.every)
    }

    /// The point after `step` steps: the model's probabilities at the blanks now.
    ///
    /// Invariant: looking does not disturb.
    ///
    /// # Errors
    /// [`Error::NotFinite`].
    pub fn look(&self, model: &Model, vocab: &Vocab, step: usize) -> Result<Point> {
        Ok(Point { step, probabilities: predict_at(model, vocab, &self.question)? })
    }
}
