//! One forward pass through a model: the [`Pass`].

use candle_core::Tensor;

use super::ops::Dropout;
use crate::random::Stream;

/// The settings of one forward pass, dropout above all, and the attention probabilities that it keeps if asked to.
#[derive(Default)]
pub struct Pass {
    dropout: Option<(f64, Stream)>,
    /// Seed and step of the words that a generator draws.
    drawn: (u64, usize),
    /// Attention probabilities of each layer, `[B, A, T, T]`, if asked for.
    pub attention: Option<Vec<Tensor>>,
}

impl Pass {
    /// A pass without dropout: for predicting, evaluating and inspecting.
    pub fn evaluate() -> Self {
        Self::default()
    }

    /// As [`Pass::evaluate`], and the attention probabilities are kept.
    pub fn with_attention() -> Self {
        Pass { attention: Some(Vec::new()), ..Self::default() }
    }

    /// The pass of training step `step`, whose dropout is drawn from (seed, step).
    pub fn train(dropout: f64, seed: u64, step: usize) -> Self {
        let drawn = (dropout > 0.0).then(|| (dropout, Stream::new(seed, "dropout", step as u64)));
        Pass { dropout: drawn, drawn: (seed, step), attention: None }
    }

    /// The stream of the words that a generator puts into the blanks of this step.
    pub fn replacements(&self) -> Stream {
        let (seed, step) = self.drawn;
        Stream::new(seed, "replacement", step as u64)
    }

    /// Dropout (Srivastava et al., 2014) of the next `count` numbers: each becomes 0 with the pass's probability, the
    /// others are scaled so that the expectation stays.
    pub fn dropout(&mut self, count: usize) -> Dropout {
        match &mut self.dropout {
            Some((rate, stream)) => Dropout::drawn(*rate, stream, count),
            None => Dropout::default(),
        }
    }
}
