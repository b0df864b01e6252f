//! Views: the tokens of a corrupted input that a predictor sees.

use std::ops::Range;

use crate::experiment::{Context, ModelConfig};

/// The tokens of a corrupted input that a predictor of position i may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Position i with its corrupted token, and the corrupted tokens that the context allows. The length is seen only
    /// where `[SEP]` is: to the right.
    Context(Context),
    /// The corrupted token alone, without its position: the notebook's model.
    TokenOnly,
}

impl View {
    /// All five, narrowest first.
    pub const ALL: [View; 5] = [
        View::TokenOnly,
        View::Context(Context::None),
        View::Context(Context::Left),
        View::Context(Context::Right),
        View::Context(Context::Both),
    ];

    /// The view of a model of this kind.
    pub fn of(model: &ModelConfig) -> View {
        match model {
            ModelConfig::Notebook { .. } => View::TokenOnly,
            ModelConfig::Bert(bert) => View::Context(bert.context),
        }
    }

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            View::TokenOnly => "no_position",
            View::Context(context) => context.name(),
        }
    }

    /// May a predictor of position `i` see position `j`?
    pub(super) fn sees(self, i: usize, j: usize) -> bool {
        match self {
            View::TokenOnly => i == j,
            View::Context(context) => context.allows(i, j),
        }
    }

    /// The ordinary positions below `end` that a predictor of position `i` sees: before `i`, and after it.
    pub(super) fn others(self, i: usize, end: usize) -> (Range<usize>, Range<usize>) {
        let seen = match self {
            View::TokenOnly => i..i + 1,
            View::Context(context) => context.visible(i, end),
        };
        let before = seen.start.max(1)..i.min(end);
        (before.start.min(before.end)..before.end, (i + 1).min(end)..seen.end.clamp((i + 1).min(end), end))
    }

    /// How many ordinary positions besides `i` it sees in a sentence of `n` tokens.
    pub(super) fn visible_others(self, n: usize, i: usize) -> usize {
        match self {
            View::TokenOnly | View::Context(Context::None) => 0,
            View::Context(Context::Left) => i.saturating_sub(1),
            View::Context(Context::Right) => (n - 2).saturating_sub(i),
            View::Context(Context::Both) => n.saturating_sub(3),
        }
    }

    /// Does it see where the sentence ends?
    pub(super) fn sees_length(self) -> bool {
        matches!(self, View::Context(Context::Right | Context::Both))
    }
}
