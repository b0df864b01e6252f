//! Some sentences of a reader's own text are held out: not trained on, so that learning can be told from memorising.

use std::{collections::BTreeSet, ops::Range};

use super::corpus::Corpus;

/// Holds out `n` sentences of a text, at most half of the different ones. They are spread evenly over the text: of *d*
/// different sentences, in the order in which they first occur, the *i*-th is held out if *i·n/d* passes a whole number
/// there. A held-out sentence is taken out wherever it stands. A document is parted where it stood, so that sentences
/// that did not follow each other never do.
///
/// Invariant: held-out sentences are not trained on; the vocabulary is the whole text's.
#[must_use]
pub fn hold_out(corpus: Corpus, n: usize) -> Corpus {
    let mut seen: BTreeSet<&[u32]> = BTreeSet::new();
    let different: Vec<&Vec<u32>> = corpus.encoded.iter().filter(|ids| seen.insert(ids.as_slice())).collect();
    let d = different.len();
    let n = n.min(d / 2);
    if n == 0 {
        return corpus;
    }
    let is_held = |i: usize| (i + 1) * n / d > i * n / d;
    let held_out: Vec<Vec<u32>> = (0..d).filter(|&i| is_held(i)).map(|i| different[i].clone()).collect();
    let taken: BTreeSet<&[u32]> = held_out.iter().map(Vec::as_slice).collect();

    let (mut sentences, mut encoded) = (Vec::new(), Vec::new());
    let mut documents: Vec<Range<usize>> = Vec::new();
    for document in corpus.documents.clone() {
        let mut goes_on = false;
        for i in document {
            if taken.contains(corpus.encoded[i].as_slice()) {
                goes_on = false;
                continue;
            }
            let at = encoded.len();
            sentences.push(corpus.sentences[i].clone());
            encoded.push(corpus.encoded[i].clone());
            match documents.last_mut().filter(|_| goes_on) {
                Some(last) => last.end = at + 1,
                None => documents.push(at..at + 1),
            }
            goes_on = true;
        }
    }
    Corpus { sentences, encoded, documents, held_out, ..corpus }
}
