//! A text becomes sentences: one a line, a blank line between documents.

use std::ops::Range;

use super::{
    notice::Notice,
    tokenizer::{self, Word},
    vocab::Vocab,
};
use crate::{
    error::{Error, Result},
    experiment::Select,
};

/// The most that a tab can train on, checked before anything is allocated for it.
pub mod limits {
    /// Bytes of text (UTF-8).
    pub const BYTES: usize = 1_000_000;
    /// Sentences.
    pub const SENTENCES: usize = 20_000;
    /// Distinct words.
    pub const WORDS: usize = 8_000;
    /// Tokens of a sentence, `[CLS]` and `[SEP]` included.
    pub const TOKENS: usize = 512;
}

/// Sentences in documents, with the vocabulary that they make.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// The sentences as they were written, without surrounding white space.
    pub sentences: Vec<String>,
    /// Each sentence as ids, `[CLS]` first and `[SEP]` last.
    pub encoded: Vec<Vec<u32>>,
    /// The documents, as ranges of sentences.
    pub documents: Vec<Range<usize>>,
    /// The vocabulary of all sentences, held-out ones included; for a grammar, of its whole language.
    pub vocab: Vocab,
    /// Sentences that are not trained on, encoded.
    ///
    /// Invariant: held-out sentences are not trained on.
    pub held_out: Vec<Vec<u32>>,
    /// The language that the corpus is a sample of, if it is one.
    pub population: Option<Population>,
}

/// Every sentence of a language, with its probability.
#[derive(Clone, Debug, PartialEq)]
pub struct Population {
    /// The sentences as ids, `[CLS]` first and `[SEP]` last.
    pub encoded: Vec<Vec<u32>>,
    /// The probability of each; they sum to 1.
    pub weights: Vec<f64>,
    /// Documents of the language.
    pub documents: usize,
}

impl Corpus {
    /// The text of a bundled corpus.
    pub fn bundled(name: &str) -> Option<&'static str> {
        match name {
            "notebook" => Some(include_str!("corpora/notebook.txt")),
            "everyday" => Some(include_str!("corpora/everyday.txt")),
            _ => None,
        }
    }

    /// Splits a text into documents and sentences and makes its vocabulary. Lines without a word are blank.
    ///
    /// # Errors
    /// One sentence each for a text that is empty, too large, has too few or too many distinct words, or has a
    /// sentence that is too long; see [`limits`].
    pub fn parse(text: &str) -> Result<Self> {
        Self::parse_with(text, None)
    }

    /// As [`Corpus::parse`], with a vocabulary that may be larger than the text's.
    ///
    /// # Errors
    /// As [`Corpus::parse`].
    pub(super) fn parse_with(text: &str, vocab: Option<Vocab>) -> Result<Self> {
        if text.len() > limits::BYTES {
            return Err(Error::CorpusTooLarge { bytes: text.len(), limit: limits::BYTES });
        }
        let mut sentences = Vec::new();
        let mut words: Vec<Vec<Word>> = Vec::new();
        let mut documents: Vec<Range<usize>> = Vec::new();
        let mut in_document = false;
        for line in text.lines() {
            let found = tokenizer::words(line);
            if found.is_empty() {
                in_document = false;
                continue;
            }
            let at = sentences.len();
            sentences.push(line.trim().to_owned());
            if found.len() + 2 > limits::TOKENS {
                return Err(Error::SentenceTooLong {
                    sentence: at + 1,
                    tokens: found.len() + 2,
                    limit: limits::TOKENS,
                });
            }
            words.push(found);
            match documents.last_mut().filter(|_| in_document) {
                Some(document) => document.end = at + 1,
                None => documents.push(at..at + 1),
            }
            in_document = true;
        }
        if sentences.is_empty() {
            return Err(Error::CorpusEmpty);
        }
        if sentences.len() > limits::SENTENCES {
            return Err(Error::TooManySentences { found: sentences.len(), limit: limits::SENTENCES });
        }
        let vocab = match vocab {
            Some(vocab) => vocab,
            None => Vocab::of_corpus(words.iter().flatten())?,
        };
        match vocab.ordinary().len() {
            words @ ..2 => return Err(Error::VocabularyTooSmall { words }),
            words if words > limits::WORDS => {
                return Err(Error::VocabularyTooLarge { words, limit: limits::WORDS });
            }
            _ => {}
        }
        let encoded =
            words.iter().map(|words| vocab.encode(words.iter().map(|word| word.text.as_str()))).collect();
        Ok(Corpus { sentences, encoded, documents, vocab, held_out: Vec::new(), population: None })
    }

    /// Tokens of the longest sentence, `[CLS]` and `[SEP]` included: of the corpus, of what is held out, and of its
    /// language.
    pub fn longest(&self) -> usize {
        let language = self.population.iter().flat_map(|population| &population.encoded);
        self.encoded.iter().chain(&self.held_out).chain(language).map(Vec::len).max().unwrap_or(0)
    }

    /// Checks that the masking rule can choose a token in every sentence.
    ///
    /// # Errors
    /// [`Error::NoWordAtPosition`] for the first sentence that is too short.
    pub fn check_selectable(&self, select: Select) -> Result<()> {
        let Select::Position(position) = select else { return Ok(()) };
        // The last ordinary token stands before [SEP].
        let Some(short) = self.encoded.iter().position(|ids| position == 0 || position + 2 > ids.len())
        else {
            return Ok(());
        };
        let last = self.encoded.iter().map(Vec::len).min().unwrap_or(2).saturating_sub(2);
        let text: String = self.sentences[short].chars().take(40).collect();
        Err(Error::NoWordAtPosition { sentence: short + 1, text, position, last })
    }

    /// What is unusual in this corpus, for its writer.
    pub fn notices(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        if self.population.is_some() && self.held_out.is_empty() {
            notices.push(Notice::NothingHeldOut);
        }
        let single = self.encoded.iter().filter(|ids| ids.len() == 3).count();
        if single == self.encoded.len() {
            notices.push(Notice::OnlySingleWords);
        } else if single > 0 {
            notices.push(Notice::SingleWords { sentences: single });
        }
        let spellings = self.vocab.spellings();
        if spellings.several > 0 {
            notices
                .push(Notice::SpellingsMerged { words: spellings.several, merged: spellings.merged.clone() });
        }
        notices
    }
}
