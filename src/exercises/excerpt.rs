//! The sentences of a sheet: all of a small corpus; else some that resemble each other, since sentences with nothing
//! in common leave nothing to guess.

use std::collections::BTreeSet;

use super::{LINES, WORDS};
use crate::{
    data::Corpus,
    error::{Error, Result, Sentence, sentence},
    random::Stream,
};

/// Sentences that are compared before the one that resembles the chosen ones most is taken.
const COMPARED: usize = 24;

/// Sentences that stay outside, to be added by a question.
const OUTSIDE: usize = 6;

/// The sentences of a sheet.
pub(super) struct Excerpt {
    /// In the corpus's order.
    pub chosen: Vec<String>,
    /// Some others of the corpus.
    pub outside: Vec<String>,
}

/// Chooses at most [`LINES`] sentences of at most [`WORDS`] words.
///
/// # Errors
/// [`Error::NoExercises`] for fewer than two different ones.
pub(super) fn choose(corpus: &Corpus, seed: u64) -> Result<Excerpt> {
    let all = corpus.encoded.len();
    let mut fits: Vec<usize> = Vec::new();
    fits.extend((0..all).filter(|&at| corpus.encoded[at].len() <= WORDS + 2));
    let different: BTreeSet<&[u32]> = fits.iter().map(|&at| corpus.encoded[at].as_slice()).collect();
    if different.len() < 2 {
        return Err(Error::NoExercises { reason: reason(all, fits.len()) });
    }
    let mut stream = Stream::new(seed, "exercises' sentences", 0);
    let mut left: Vec<usize> = stream.permutation(fits.len()).into_iter().map(|i| fits[i]).collect();
    let mut chosen: Vec<usize> = Vec::new();
    if fits.len() <= LINES {
        chosen = std::mem::take(&mut left);
    }
    while chosen.len() < LINES && !left.is_empty() {
        let score = |at: usize| {
            let to = |&other: &usize| resemblance(&corpus.encoded[at], &corpus.encoded[other]);
            let scores = chosen.iter().map(to).collect::<Option<Vec<usize>>>();
            // A sentence that is there already adds nothing.
            scores.map_or(0, |scores| scores.into_iter().max().unwrap_or(0) + 1)
        };
        let mut best = 0;
        for i in 1..left.len().min(COMPARED) {
            if score(left[i]) > score(left[best]) {
                best = i;
            }
        }
        chosen.push(left.remove(best));
        // Others come to the front, so that all of the corpus has its chance.
        let rest = left.len();
        left.rotate_left(COMPARED.min(rest));
    }
    // Should all that were compared read alike, one that differs takes a place.
    if chosen.iter().all(|&at| corpus.encoded[at] == corpus.encoded[chosen[0]])
        && let Some(&other) = left.iter().find(|&&at| corpus.encoded[at] != corpus.encoded[chosen[0]])
    {
        chosen[0] = other;
    }
    chosen.sort_unstable();
    let text = |at: &usize| corpus.sentences[*at].clone();
    let there: BTreeSet<&[u32]> = chosen.iter().map(|&at| corpus.encoded[at].as_slice()).collect();
    let others = left.iter().filter(|&&at| !there.contains(corpus.encoded[at].as_slice()));
    Ok(Excerpt {
        chosen: chosen.iter().map(text).collect(),
        outside: others.take(OUTSIDE).map(text).collect(),
    })
}

/// Why fewer than two different sentences of at most [`WORDS`] words are not enough.
fn reason(all: usize, fit: usize) -> Sentence {
    match (all, fit) {
        (1, _) => sentence!(
            "no-exercises-one-sentence",
            "it has 1 sentence, so that nothing is left to guess; write at least two different ones, one a line"
        ),
        (_, 0) => sentence!(
            "no-exercises-none-short",
            "0 of its {sentences} sentences have at most {words} words; split the others into shorter lines",
            sentences = all,
            words = WORDS
        ),
        (_, 1) => sentence!(
            "no-exercises-one-short",
            "1 of its {sentences} sentences has at most {words} words; split the others into shorter lines",
            sentences = all,
            words = WORDS
        ),
        _ => sentence!(
            "no-exercises-alike",
            "all of its sentences of at most {words} words read alike; write at least two different ones, one a line",
            words = WORDS
        ),
    }
}

/// Places at which two sentences have the same word; `None` if they read alike. Sentences of one length count twice,
/// since either may fill the other's blanks.
fn resemblance(a: &[u32], b: &[u32]) -> Option<usize> {
    if a == b {
        return None;
    }
    let alike = a.iter().zip(b).filter(|(a, b)| a == b).count();
    Some(if a.len() == b.len() { 2 * alike } else { alike })
}
