//! Words to ids and back.

use std::collections::{BTreeMap, BTreeSet};

use super::{spelling::Spellings, tokenizer::Word};
use crate::error::{Error, Result};

/// Fills a batch's short sentences.
pub const PAD: &str = "[PAD]";
/// Replaces a word that the vocabulary lacks.
pub const UNK: &str = "[UNK]";
/// Opens every input.
pub const CLS: &str = "[CLS]";
/// Closes every sentence.
pub const SEP: &str = "[SEP]";
/// Replaces a hidden word.
pub const MASK: &str = "[MASK]";

/// The special tokens in the order of their ids, 0 to 4.
pub const SPECIAL: [&str; 5] = [PAD, UNK, CLS, SEP, MASK];

/// The special tokens' ids in a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpecialIds {
    /// Id of `[PAD]`.
    pub pad: u32,
    /// Id of `[UNK]`.
    pub unk: u32,
    /// Id of `[CLS]`.
    pub cls: u32,
    /// Id of `[SEP]`.
    pub sep: u32,
    /// Id of `[MASK]`.
    pub mask: u32,
}

/// A vocabulary: tokens by id, ids by token. In a corpus's vocabulary the special tokens come first, ids 0 to 4, then
/// the words sorted by code point. A checkpoint's vocabulary keeps its own order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vocab {
    tokens: Vec<String>,
    ids: BTreeMap<String, u32>,
    special: SpecialIds,
    ordinary: Vec<u32>,
    /// For readers only: no id and no file depends on it.
    spellings: Spellings,
}

impl Vocab {
    /// The vocabulary of these words.
    ///
    /// # Errors
    /// Never for words of the tokeniser; [`Error::Checkpoint`] if a word is a special token's name.
    pub fn from_words<'w>(words: impl IntoIterator<Item = &'w str>) -> Result<Self> {
        let mut distinct: BTreeSet<&str> = BTreeSet::new();
        distinct.extend(words);
        Self::from_tokens(SPECIAL.into_iter().chain(distinct).map(str::to_owned).collect())
    }

    /// A vocabulary with these tokens in this order.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] if a token stands twice or a special token is missing.
    pub fn from_tokens(tokens: Vec<String>) -> Result<Self> {
        let mut ids = BTreeMap::new();
        for (id, token) in tokens.iter().enumerate() {
            if let Some(first) = ids.insert(token.clone(), id as u32) {
                let message =
                    format!("its vocabulary has “{token}” twice, in lines {} and {}", first + 1, id + 1);
                return Err(Error::Checkpoint(message));
            }
        }
        let find = |token: &str| {
            ids.get(token).copied().ok_or_else(|| {
                Error::Checkpoint(format!(
                    "its vocabulary lacks the special token {token}; BERT's has all five"
                ))
            })
        };
        let special = SpecialIds {
            pad: find(PAD)?,
            unk: find(UNK)?,
            cls: find(CLS)?,
            sep: find(SEP)?,
            mask: find(MASK)?,
        };
        let ordinary = (0..).zip(&tokens).filter(|(_, token)| !SPECIAL.contains(&token.as_str()));
        let ordinary = ordinary.map(|(id, _)| id).collect();
        Ok(Vocab { ids, special, ordinary, tokens, spellings: Spellings::default() })
    }

    /// The vocabulary of a corpus, whose words these are, with how the corpus writes them.
    ///
    /// # Errors
    /// As [`Vocab::from_words`].
    pub fn of_corpus<'w>(words: impl Iterator<Item = &'w Word> + Clone) -> Result<Self> {
        let vocab = Self::from_words(words.clone().map(|word| word.text.as_str()))?;
        Ok(Vocab { spellings: Spellings::of(&vocab, words), ..vocab })
    }

    /// All tokens; a token's id is its index.
    pub fn tokens(&self) -> &[String] {
        &self.tokens
    }

    /// How many tokens there are, special ones included.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Never true: the special tokens are always there.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The ids of the tokens that are not special, ascending.
    pub fn ordinary(&self) -> &[u32] {
        &self.ordinary
    }

    /// The special tokens' ids.
    pub fn special(&self) -> SpecialIds {
        self.special
    }

    /// The id of a token, `[UNK]`'s if it is unknown.
    pub fn id(&self, token: &str) -> u32 {
        self.ids.get(token).copied().unwrap_or(self.special.unk)
    }

    /// The token of an id, `[UNK]` if there is none.
    pub fn token(&self, id: u32) -> &str {
        self.tokens.get(id as usize).map_or(UNK, String::as_str)
    }

    /// The token of an id as the corpus writes it: with its accents.
    pub fn shown(&self, id: u32) -> &str {
        self.spellings.get(id).unwrap_or_else(|| self.token(id))
    }

    /// How the corpus writes the words.
    pub fn spellings(&self) -> &Spellings {
        &self.spellings
    }

    /// `[CLS]`, the words, `[SEP]`, as ids.
    pub fn encode<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Vec<u32> {
        let words = words.into_iter().map(|word| self.id(word));
        [self.special.cls].into_iter().chain(words).chain([self.special.sep]).collect()
    }
}
