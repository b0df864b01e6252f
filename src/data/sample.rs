//! A corpus drawn from a grammar's language, with sentences held out and the whole language kept beside it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    corpus::{Corpus, Population, limits},
    grammar::{Document, Grammar},
    tokenizer::{self, Word},
    vocab::Vocab,
};
use crate::{
    error::{Error, Result, sentence},
    experiment::GrammarSample,
    random::Stream,
};

/// Draws tried for each held-out sentence. Most of the language may be in the training sample already.
const TRIES: usize = 200;

/// Draws documents by their probability, with replacement, until there are enough sentences to train on. Then draws
/// held-out sentences in the same way, and drops those that are trained on.
///
/// # Errors
/// [`crate::error::Error::Grammar`], and what a corpus can be refused for.
pub fn draw(sample: &GrammarSample) -> Result<Corpus> {
    let text = Grammar::bundled(&sample.grammar).unwrap_or(&sample.grammar);
    let language = Grammar::parse(text)?.language();
    // The vocabulary is the language's, so that held-out sentences have no unknown word.
    let mut words: Vec<Word> = Vec::new();
    for sentence in language.iter().flat_map(|document| &document.sentences) {
        let found = tokenizer::words(sentence);
        let (tokens, limit) = (found.len() + 2, limits::TOKENS);
        if tokens > limit {
            let reason = sentence!(
                "grammar-sentence-too-long",
                "a sentence of the language has {tokens} tokens with [CLS] and [SEP]; at most {limit} fit",
                tokens,
                limit
            );
            return Err(Error::Grammar { line: 1, reason });
        }
        words.extend(found);
    }
    let vocab = Vocab::of_corpus(words.iter())?;

    let ends = cumulative(&language);
    let mut training = Stream::new(sample.sample, "training sample", 0);
    let mut lines = String::new();
    let mut sentences = 0;
    while sentences < sample.sentences {
        let drawn = &language[document_at(&ends, training.unit())];
        sentences += drawn.sentences.len();
        lines.extend([drawn.sentences.join("\n").as_str(), "\n\n"]);
    }
    let mut corpus = Corpus::parse_with(&lines, Some(vocab))?;

    let mut trained: BTreeSet<&Vec<u32>> = BTreeSet::new();
    trained.extend(&corpus.encoded);
    let mut held_out = Vec::new();
    let mut holding = Stream::new(sample.sample, "held-out sample", 0);
    for _ in 0..sample.held_out.saturating_mul(TRIES) {
        if held_out.len() >= sample.held_out {
            break;
        }
        let drawn = &language[document_at(&ends, holding.unit())];
        let encoded = drawn.sentences.iter().map(|sentence| encode(sentence, &corpus.vocab));
        // A story shares sentences with other stories: each is held out only if it is not trained on.
        held_out.extend(encoded.filter(|ids| !trained.contains(ids)));
    }
    held_out.truncate(sample.held_out);
    corpus.held_out = held_out;
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

/// The sum of the probabilities up to each document.
fn cumulative(language: &[Document]) -> Vec<f64> {
    let sums = language.iter().scan(0.0, |sum, document| {
        *sum += document.probability;
        Some(*sum)
    });
    sums.collect()
}

/// The document that a uniform number falls on.
fn document_at(ends: &[f64], unit: f64) -> usize {
    ends.partition_point(|&end| end <= unit).min(ends.len().saturating_sub(1))
}
