//! A training step, past or future: its sentences before and after corruption, and the present model's guesses.

use crate::{
    data::{Batch, Batches, Corpus, Outcome, batch::BatchTarget},
    error::{Error, Result},
    model::{Model, Pass, Scores},
};

/// A sentence of a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrupted {
    /// Index of the sentence in the corpus.
    pub sentence: usize,
    /// Its tokens before corruption, `[CLS]` and `[SEP]` included.
    pub tokens: Vec<String>,
    /// Its tokens as the model sees them.
    pub input: Vec<String>,
    /// The positions that are scored, ascending, and what became of each; `None` where the batch does not say.
    pub targets: Vec<(usize, Option<Outcome>)>,
}

/// The sentences of a batch that was drawn from this corpus.
pub fn sentences(batch: &Batch, corpus: &Corpus) -> Vec<Corrupted> {
    let words = |ids: &[u32]| ids.iter().map(|&id| corpus.vocab.shown(id).to_owned()).collect();
    let places = batch.sentences.iter().enumerate().map(|(row, &sentence)| {
        let (start, input) = (row * batch.length, batch.place(row * batch.length).0);
        let mut original = input.to_vec();
        let inside: Vec<&BatchTarget> =
            batch.targets.iter().filter(|target| target.row / batch.length == row).collect();
        for target in &inside {
            original[target.row - start] = target.token_id;
        }
        let targets = inside.iter().map(|target| (target.row - start, target.outcome)).collect();
        Corrupted { sentence, tokens: words(&original), input: words(input), targets }
    });
    places.collect()
}

/// A model's guesses at the targets of a batch, in the batch's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Guesses {
    /// The mean of `losses`, as a step without dropout would report it.
    pub loss: f32,
    /// The most probable token of each target; the lowest id of equals.
    pub ids: Vec<u32>,
    /// Its probability.
    pub probabilities: Vec<f32>,
    /// −ln p(true token), in nats.
    pub losses: Vec<f32>,
}

/// A model's guesses at the targets of a batch, without dropout.
///
/// # Errors
/// [`Error::NotFinite`].
pub fn guesses(model: &Model, batch: &Batch) -> Result<Guesses> {
    let logits = model.forward(batch, &mut Pass::evaluate())?; // [n, V]
    let (_, v) = logits.dims2()?;
    let mut probabilities: Vec<f32> = logits.flatten_all()?.to_vec1()?;
    let scores = Scores::of(&mut probabilities, v, &batch.target_ids());
    let loss = scores.mean();
    if !loss.is_finite() {
        return Err(Error::NotFinite);
    }
    let best = |row: &[f32]| {
        row.iter()
            .enumerate()
            .fold((0, f32::NEG_INFINITY), |best, (id, &p)| if p > best.1 { (id as u32, p) } else { best })
    };
    let (ids, probabilities) = probabilities.chunks_exact(v).map(best).unzip();
    Ok(Guesses { loss, ids, probabilities, losses: scores.losses })
}

/// How many chosen tokens had each outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Replaced by `[MASK]`.
    pub masked: usize,
    /// Replaced by a random word.
    pub random: usize,
    /// Left as they were.
    pub kept: usize,
    /// The last step that was counted, 0 if none.
    pub last: usize,
}

/// Continues a count: adds the outcomes of the steps after `counts.last` up to step `to`, but stops after the step that
/// reaches `most` tokens. A long run is counted in several calls.
///
/// # Errors
/// As [`Batches::batch`].
pub fn outcomes(
    mut batches: Batches,
    corpus: &Corpus,
    mut counts: Outcomes,
    to: usize,
    most: usize,
) -> Result<Outcomes> {
    let mut tokens = 0;
    for t in counts.last..to {
        let batch = batches.batch(corpus, t)?;
        for target in &batch.targets {
            match target.outcome {
                Some(Outcome::Masked) => counts.masked += 1,
                Some(Outcome::Random) => counts.random += 1,
                Some(Outcome::Kept) => counts.kept += 1,
                None => {}
            }
        }
        counts.last = t + 1;
        tokens += batch.tokens();
        if tokens >= most {
            break;
        }
    }
    Ok(counts)
}

/// Where the first head of the first layer looks from a batch's first target.
#[derive(Clone, Debug, PartialEq)]
pub struct Glance {
    /// Which sentence of the batch, from 0.
    pub sentence: usize,
    /// The target's position in it.
    pub position: usize,
    /// The position that gets the most attention, and its share; `None` if the model has no attention.
    pub most: Option<(usize, f32)>,
}

/// Where the first head of the first layer looks from a batch's first target; `None` of a batch without targets.
///
/// # Errors
/// Only what the tensor library reports.
pub fn glance(model: &Model, batch: &Batch) -> Result<Option<Glance>> {
    let Some(first) = batch.targets.first() else { return Ok(None) };
    let (sentence, position) = (first.row / batch.length, first.row % batch.length);
    let alone = only(batch, sentence);
    let mut pass = Pass::with_attention();
    // In replaced token detection this is the discriminator, as in the other panels.
    if let Model::Bert(bert) = model {
        bert.encode(&alone, &mut pass)?;
    }
    let most = match pass.attention.as_deref() {
        Some([layer, ..]) => {
            let maps: Vec<f32> = layer.flatten_all()?.to_vec1()?; // [1, A, T, T]: head 0 comes first
            let row = &maps[position * alone.length..][..alone.length];
            row.iter().copied().enumerate().reduce(|best, next| if next.1 > best.1 { next } else { best })
        }
        _ => None,
    };
    Ok(Some(Glance { sentence, position, most }))
}

/// One sentence of a batch as a batch of its own, without padding.
fn only(batch: &Batch, sentence: usize) -> Batch {
    let start = sentence * batch.length;
    let length = batch.real[start..start + batch.length].iter().filter(|&&real| real).count();
    let own = start..start + length;
    let targets = batch.targets.iter().filter(|target| own.contains(&target.row));
    Batch {
        size: 1,
        length,
        input_ids: batch.input_ids[own.clone()].to_vec(),
        segment_ids: batch.segment_ids[own.clone()].to_vec(),
        real: vec![true; length],
        targets: targets.map(|&target| BatchTarget { row: target.row - start, ..target }).collect(),
        sentences: batch.sentences.get(sentence).copied().into_iter().collect(),
        pairs: batch.pairs.get(sentence).copied().into_iter().collect(),
    }
}
