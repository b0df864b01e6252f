//! Text to batches. Nothing in here knows a tensor.
//!
//! | file | in → out |
//! |---|---|
//! | [`corpus`] | text → sentences of words |
//! | [`grammar`], [`sample`] | grammar → its language → a corpus with held-out sentences |
//! | [`held_out`] | corpus → the same without the sentences that are held out |
//! | [`tokenizer`] | sentence → words, as BERT's uncased basic tokeniser splits them |
//! | [`unicode`] | character → its class; its letters without case and accents |
//! | [`vocab`] | words → ids and back |
//! | [`spelling`] | words → how the corpus writes them, for readers |
//! | [`notice`] | corpus → what is unusual in it |
//! | [`pairs`] | documents → pairs of sentences, in their order or not |
//! | [`masking`] | sentence of ids → corrupted sentence and targets |
//! | [`batch`] | corpus, policy, seed, *t* → batch *t* |
//! | [`batch_file`] | JSON in Hugging Face's terms → batch |

pub mod batch;
pub mod batch_file;
pub mod corpus;
pub mod grammar;
pub mod held_out;
pub mod masking;
pub mod notice;
pub mod pairs;
pub mod sample;
pub mod spelling;
pub mod tokenizer;
pub mod unicode;
pub mod vocab;

pub use batch::{Batch, Batches};
pub use corpus::Corpus;
pub use masking::{MaskedExample, Outcome, Target};
pub use notice::Notice;
pub use pairs::{PairTask, Pairs};
pub use vocab::Vocab;

use crate::{
    error::{Error, Result, sentence},
    experiment::CorpusSource,
};

impl Corpus {
    /// The corpus that an experiment names.
    ///
    /// # Errors
    /// As [`Corpus::parse`].
    pub fn load(source: &CorpusSource) -> Result<Self> {
        match source {
            CorpusSource::Text(source) => Ok(held_out::hold_out(Self::parse(&source.text)?, source.held_out)),
            CorpusSource::Bundled(name) => match Self::bundled(name) {
                Some(text) => Self::parse(text),
                None => Err(Error::field(
                    "corpus.bundled",
                    sentence!("no-such-corpus", "there is no corpus “{name}”", name = name.as_str()),
                )),
            },
            CorpusSource::Grammar(sample) => sample::draw(sample),
        }
    }
}
