//! What is unusual in the data of a run. A notice is a code with its values; the page makes a sentence of it in its
//! reader's language.

/// What is unusual in the data of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A grammar's sample has every document of the language, or no held-out sentences were asked for.
    NothingHeldOut,
    /// Every sentence is one word long, so that there is no context.
    OnlySingleWords,
    /// Some sentences are one word long and give no context.
    SingleWords {
        /// How many.
        sentences: usize,
    },
    /// Words that differ in their accents alone became one.
    SpellingsMerged {
        /// How many words of the vocabulary have several spellings.
        words: usize,
        /// The spellings of the most frequent of these words, see [`super::spelling::Spellings`].
        merged: Vec<Vec<String>>,
    },
    /// Some pairs are longer than the model's positions and lose the end of their longer sentence.
    PairsTruncated {
        /// The positions.
        positions: usize,
    },
    /// Some labelled examples are longer than the encoder's positions and lose the end of their longer sentence.
    ExamplesTruncated {
        /// The task's name.
        task: &'static str,
        /// How many of its examples …
        truncated: usize,
        /// … of so many.
        examples: usize,
        /// The encoder's positions.
        positions: usize,
    },
}
