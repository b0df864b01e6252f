//! How a corpus writes the words of its vocabulary.
//!
//! The vocabulary strips accents, as BERT's uncased one does: that decides ids, losses and files. What a reader sees is
//! the most frequent way in which the corpus wrote the word, of equals the first. Accents are kept, since a word without
//! them is another word, or none. Case is not: it often only says where in the sentence a word stood, and that the
//! model does not know case is a fact to be seen.

use std::collections::BTreeMap;

use super::{tokenizer::Word, vocab::Vocab};

/// Words that are listed of those that became one, at most, and spellings of each.
const LISTED: usize = 12;

/// How a corpus writes the words of its vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spellings {
    /// The spellings that differ from the token, by id.
    shown: BTreeMap<u32, String>,
    /// The spellings that became one token, the most frequent token and spelling first: of the first twelve such tokens.
    pub merged: Vec<Vec<String>>,
    /// How many tokens have several spellings.
    pub several: usize,
}

/// How often a spelling occurs, and where it first does.
#[derive(Default)]
struct Uses {
    count: usize,
    first: usize,
}

impl Spellings {
    /// The spellings of these words of a vocabulary.
    pub fn of<'w>(vocab: &Vocab, words: impl Iterator<Item = &'w Word> + Clone) -> Self {
        let mut uses: BTreeMap<u32, BTreeMap<&str, Uses>> = BTreeMap::new();
        for word in words.clone().filter(|word| word.written.is_some()) {
            uses.entry(vocab.id(&word.text)).or_default();
        }
        if uses.is_empty() {
            return Self::default();
        }
        for (place, word) in words.enumerate() {
            if let Some(spellings) = uses.get_mut(&vocab.id(&word.text)) {
                let used = spellings.entry(word.written()).or_insert(Uses { count: 0, first: place });
                used.count += 1;
            }
        }
        let mut shown = BTreeMap::new();
        let mut merged: Vec<(usize, Vec<String>)> = Vec::new();
        for (id, spellings) in uses {
            let mut ranked: Vec<(&str, Uses)> = spellings.into_iter().collect();
            ranked.sort_by_key(|(_, used)| (std::cmp::Reverse(used.count), used.first));
            if let Some((best, _)) = ranked.first().filter(|(best, _)| *best != vocab.token(id)) {
                shown.insert(id, (*best).to_owned());
            }
            if ranked.len() > 1 {
                let all = ranked.iter().map(|(_, used)| used.count).sum();
                let spelt = ranked.iter().take(LISTED).map(|(spelling, _)| (*spelling).to_owned());
                merged.push((all, spelt.collect()));
            }
        }
        let several = merged.len();
        merged.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        merged.truncate(LISTED);
        Spellings { shown, merged: merged.into_iter().map(|(_, spelt)| spelt).collect(), several }
    }

    /// How the corpus writes a token, if that differs from the token.
    pub fn get(&self, id: u32) -> Option<&str> {
        self.shown.get(&id).map(String::as_str)
    }
}
