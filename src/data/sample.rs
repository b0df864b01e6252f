//! A corpus drawn from a grammar's language, with sentences held out and the whole language kept beside it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    corpus::{Corpus, Population},
    grammar::{Document, Grammar},
    tokenizer,
    vocab::Vocab,
};
use crate::{error::Result, experiment::GrammarSample, random::Stream};

/// Draws tried for each held-out document: most of the language may be in the training sample already.
const TRIES: usize = 200;

/// Draws documents by their probability, with replacement, until there are enough sentences to train on; then, in the
/// same way, documents that are not among them to hold out.
///
/// # Errors
/// [`crate::error::Error::Grammar`], and what a corpus can be refused for.
pub fn draw(sample: &GrammarSample) -> Result<Corpus> {
    let text = Grammar::bundled(&sample.grammar).unwrap_or(&sample.grammar);
    let language = Grammar::parse(text)?.language();
    let mut training = Stream::new(sample.sample, "training sample", 0);
    let mut trained: BTreeSet<usize> = BTreeSet::new();
    let mut lines = String::new();
    let mut sentences = 0;
    while sentences < sample.sentences {
        let drawn = pick(&language, training.unit());
        trained.insert(drawn);
        sentences += language[drawn].sentences.len();
        lines.extend([language[drawn].sentences.join("\n").as_str(), "\n\n"]);
    }
    // The vocabulary is the language's, so that what is held out has no unknown word.
    let words =
        language.iter().flat_map(|document| &document.sentences).flat_map(|text| tokenizer::words(text));
    let words: BTreeSet<String> = words.map(|word| word.text).collect();
    let vocab = Vocab::from_words(words.iter().map(String::as_str))?;

    let mut corpus = Corpus::parse_with(&lines, Some(vocab))?;
    let mut holding = Stream::new(sample.sample, "held-out sample", 0);
    for _ in 0..sample.held_out.saturating_mul(TRIES) {
        if corpus.held_out.len() >= sample.held_out {
            break;
        }
        let drawn = pick(&language, holding.unit());
        if !trained.contains(&drawn) {
            let encoded = language[drawn].sentences.iter().map(|sentence| encode(sentence, &corpus.vocab));
            corpus.held_out.extend(encoded);
        }
    }
    corpus.population = Some(population(&language, &corpus.vocab));
    Ok(corpus)
}

/// The documents' sentences, each with the probability that a sentence drawn from the language is this one.
fn population(language: &[Document], vocab: &Vocab) -> Population {
    let mut weights: BTreeMap<Vec<u32>, f64> = BTreeMap::new();
    for document in language {
        for sentence in &document.sentences {
            *weights.entry(encode(sentence, vocab)).or_insert(0.0) += document.probability;
        }
    }
    let total: f64 = weights.values().sum();
    let (encoded, weights) = weights.into_iter().map(|(ids, weight)| (ids, weight / total)).unzip();
    Population { encoded, weights, documents: language.len() }
}

fn encode(sentence: &str, vocab: &Vocab) -> Vec<u32> {
    vocab.encode(tokenizer::words(sentence).iter().map(|word| word.text.as_str()))
}

/// The document that a uniform number falls on.
fn pick(language: &[Document], unit: f64) -> usize {
    let mut left = unit;
    let found = language.iter().position(|document| {
        left -= document.probability;
        left < 0.0
    });
    found.unwrap_or(language.len().saturating_sub(1))
}
