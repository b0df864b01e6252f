//! Batches: corrupted sentences side by side, as flat row-major vectors.

use super::{
    corpus::Corpus,
    masking::{self, MaskedExample, Outcome},
    pairs::{self, Pair, Pairs},
    vocab::Vocab,
};
use crate::{
    error::{Error, Result},
    experiment::{BatchConfig, Draws, MaskingPolicy, Order, Scored},
    random::Stream,
};

/// A target of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchTarget {
    /// Row of the flat batch: sentence · length + position.
    pub row: usize,
    /// The true token.
    pub token_id: u32,
    /// What became of it in the input; `None` for a token that was not chosen but is scored, and in a batch from a
    /// file.
    pub outcome: Option<Outcome>,
}

/// Corrupted sentences side by side. Every vector is row-major `[size, length]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Sentences.
    pub size: usize,
    /// Tokens of the longest sentence; shorter ones are padded to it.
    pub length: usize,
    /// Token ids.
    pub input_ids: Vec<u32>,
    /// Segment of each token: 0, or 1 in the second sentence of a pair.
    pub segment_ids: Vec<u32>,
    /// Whether a token is real (true) or padding (false).
    pub real: Vec<bool>,
    /// The tokens that the model must predict, ascending by row.
    pub targets: Vec<BatchTarget>,
    /// Corpus index of each row's sentence (of a pair: of its A). Empty for a batch read from a file.
    pub sentences: Vec<usize>,
    /// The pair head's label of each row: [`pairs::FOLLOWS`], [`pairs::OTHER`] or [`pairs::ALONE`]. Empty without
    /// pairs.
    pub pairs: Vec<u32>,
}

impl Batch {
    /// Puts inputs side by side, padded to the longest, without targets. Segments are 0, and 1 in the second sentence
    /// of a pair.
    pub fn side_by_side<'i>(inputs: impl Iterator<Item = &'i [u32]> + Clone, pad: u32) -> Self {
        let (size, length) = (inputs.clone().count(), inputs.clone().map(<[u32]>::len).max().unwrap_or(0));
        let mut batch = Batch {
            size,
            length,
            input_ids: vec![pad; size * length],
            segment_ids: vec![0; size * length],
            real: vec![false; size * length],
            targets: Vec::new(),
            sentences: Vec::new(),
            pairs: Vec::new(),
        };
        for (i, ids) in inputs.enumerate() {
            let (start, end) = (i * length, i * length + ids.len());
            batch.input_ids[start..end].copy_from_slice(ids);
            batch.real[start..end].fill(true);
            if let Some(second) = pairs::second(ids) {
                batch.segment_ids[start + second..end].fill(1);
            }
        }
        batch
    }

    /// As [`Batch::side_by_side`], with the targets of the examples.
    pub fn from_examples(examples: &[MaskedExample], pad: u32) -> Self {
        let mut batch = Self::side_by_side(examples.iter().map(|example| example.input_ids.as_slice()), pad);
        for (i, example) in examples.iter().enumerate() {
            batch.targets.extend(example.targets.iter().map(|target| BatchTarget {
                row: i * batch.length + target.position,
                token_id: target.token_id,
                outcome: Some(target.outcome),
            }));
        }
        batch
    }

    /// Makes every ordinary token a target, chosen or not. `truths` are the sentences or pairs before corruption.
    pub fn score_all(&mut self, truths: &[&[u32]]) {
        let chosen = std::mem::take(&mut self.targets);
        let mut chosen = chosen.into_iter().peekable();
        for (i, truth) in truths.iter().enumerate() {
            for (position, &token_id) in truth.iter().enumerate().take(truth.len().saturating_sub(1)).skip(1)
            {
                // The [SEP] between the sentences of a pair is no target.
                if Some(&token_id) == truth.last() {
                    continue;
                }
                let row = i * self.length + position;
                let known = chosen.next_if(|target| target.row == row);
                self.targets.push(known.unwrap_or(BatchTarget { row, token_id, outcome: None }));
            }
        }
    }

    /// The sentence of a flat row, without padding, and the row's position in it.
    pub fn place(&self, row: usize) -> (&[u32], usize) {
        let (start, position) = (row / self.length * self.length, row % self.length);
        let tokens = self.real[start..start + self.length].iter().filter(|&&real| real).count();
        (&self.input_ids[start..start + tokens], position)
    }

    /// The `[CLS]` tokens of the pairs, ascending by row, each with the pair's label.
    pub fn labelled_pairs(&self) -> impl Iterator<Item = (usize, u32)> {
        let rows = self.pairs.iter().enumerate().filter(|&(_, &label)| label != pairs::ALONE);
        rows.map(|(i, &label)| (i * self.length, label))
    }

    /// Tokens without padding.
    pub fn tokens(&self) -> usize {
        self.real.iter().filter(|&&real| real).count()
    }

    /// The rows of the targets, ascending.
    pub fn target_rows(&self) -> Vec<usize> {
        self.targets.iter().map(|target| target.row).collect()
    }

    /// The true tokens of the targets.
    pub fn target_ids(&self) -> Vec<u32> {
        self.targets.iter().map(|target| target.token_id).collect()
    }

    /// Checks a batch that came from outside: every id is in the vocabulary, the sentences fit the positions, and
    /// there is a target, none of them at padding.
    ///
    /// # Errors
    /// [`Error::Batch`] with the first thing that is wrong.
    pub fn check(&self, vocabulary: usize, positions: usize, segments: usize) -> Result<()> {
        let refuse = |message: String| Err(Error::Batch(message));
        if self.length > positions {
            return refuse(format!(
                "its rows have {} tokens; the model has {positions} positions",
                self.length
            ));
        }
        let targets = self.targets.iter().map(|target| target.token_id);
        if let Some(id) = self.input_ids.iter().copied().chain(targets).find(|&id| id as usize >= vocabulary)
        {
            return refuse(format!("token id {id} is not below the vocabulary's size, {vocabulary}"));
        }
        if let Some(id) = self.segment_ids.iter().find(|&&id| id as usize >= segments) {
            return refuse(format!("segment id {id} is not below the number of segments, {segments}"));
        }
        if let Some(target) = self.targets.iter().find(|target| !self.real[target.row]) {
            let (row, position) = (target.row / self.length, target.row % self.length);
            return refuse(format!(
                "row {row} has a label at position {position}, which its attention_mask calls padding; only real tokens can be targets"
            ));
        }
        if self.targets.is_empty() {
            return refuse("it has no target; at least one label must not be -100".to_owned());
        }
        Ok(())
    }
}

/// The batches of a run.
///
/// Invariant: same experiment, same run. Batch *t* is a pure function of (corpus, policy, seed, *t*), so it can be
/// drawn again at any time, and runs that differ only in the model see the same batches.
#[derive(Clone, Debug)]
pub struct Batches {
    policy: MaskingPolicy,
    config: BatchConfig,
    seed: u64,
    /// The pairs that batches are made of; `None` for single sentences.
    pairs: Option<Pairs>,
    /// The last two epochs' orders, since a batch may straddle them: (epoch, order).
    orders: [Option<(usize, Vec<usize>)>; 2],
}

/// Corruptions tried until one of the batch's tokens is chosen. Under the Bernoulli rule a small batch often has no
/// target. At the smallest rate allowed, 0.001, a single word is never chosen with probability 0.999^20000 = 2e-9.
const TRIES: u64 = 20_000;

/// The stream of the corruptions that are trained on.
const TRAINED: &str = "mask";

impl Batches {
    /// The batches of these settings.
    pub fn new(policy: MaskingPolicy, config: BatchConfig, seed: u64) -> Self {
        Batches { policy, config, seed, pairs: None, orders: [None, None] }
    }

    /// Batches of pairs instead of single sentences.
    #[must_use]
    pub fn of_pairs(self, pairs: Option<Pairs>) -> Self {
        Batches { pairs, ..self }
    }

    /// The pairs that batches are made of; `None` for single sentences.
    pub fn pairs(&self) -> Option<&Pairs> {
        self.pairs.as_ref()
    }

    /// Sentences or pairs of an epoch.
    pub fn epoch(&self, corpus: &Corpus) -> usize {
        self.pairs.as_ref().map_or(corpus.encoded.len(), Pairs::len)
    }

    /// Batch `t`, counted from 0.
    ///
    /// A batch without any target would teach nothing, so it is corrupted anew until there is one. This does not change
    /// probabilities given that a position was chosen, and so no floor. Static draws follow [`static_example`] instead.
    ///
    /// # Errors
    /// [`Error::Internal`] if no draw chose a token.
    pub fn batch(&mut self, corpus: &Corpus, t: usize) -> Result<Batch> {
        self.drawn(corpus, t, TRAINED)
    }

    /// The sentences of batch `t` with other corruptions, which no step trains on: the `k`-th, counted from 1.
    ///
    /// # Errors
    /// As [`Batches::batch`].
    pub fn resample(&mut self, corpus: &Corpus, t: usize, k: usize) -> Result<Batch> {
        self.drawn(corpus, t, &format!("draw again {k}:"))
    }

    /// Batch `t` with corruptions of a stream that neither a step nor [`Batches::resample`] draws from, to measure what
    /// has been learnt.
    ///
    /// # Errors
    /// As [`Batches::batch`].
    pub fn held_apart(&mut self, corpus: &Corpus, t: usize) -> Result<Batch> {
        self.drawn(corpus, t, "evaluate")
    }

    fn drawn(&mut self, corpus: &Corpus, t: usize, purpose: &str) -> Result<Batch> {
        let first = t * self.config.size;
        let places: Vec<usize> =
            (first..first + self.config.size).map(|i| self.sentence(corpus, i)).collect();
        // Other corruptions of the same sentences are no part of the fixed set.
        if self.policy.draws == Draws::Static && purpose == TRAINED {
            return self.static_batch(corpus, places);
        }
        let pairs = self.pairs.as_ref().map(|pairs| self.drawn_pairs(corpus, pairs, first, &places));
        let truths: Vec<&[u32]> = match &pairs {
            Some(pairs) => pairs.iter().map(|pair| pair.ids.as_slice()).collect(),
            None => places.iter().map(|&sentence| corpus.encoded[sentence].as_slice()).collect(),
        };
        let examples = self.corrupted(corpus, first as u64, &truths, purpose);
        let examples = examples
            .ok_or_else(|| Error::Internal(format!("no token was chosen in {TRIES} draws of batch {t}")))?;
        let batch = self.finished(corpus, &examples, &truths);
        let (sentences, labels) = match &pairs {
            Some(pairs) => pairs.iter().map(|pair| (pair.first, pair.label)).unzip(),
            None => (places, Vec::new()),
        };
        Ok(Batch { sentences, pairs: labels, ..batch })
    }

    /// The batch of these sentences under static draws.
    fn static_batch(&self, corpus: &Corpus, sentences: Vec<usize>) -> Result<Batch> {
        let example = |&sentence: &usize| static_example(corpus, &self.policy, self.seed, sentence);
        let examples = sentences.iter().map(example).collect::<Result<Vec<_>>>()?;
        let truths: Vec<&[u32]> =
            sentences.iter().map(|&sentence| corpus.encoded[sentence].as_slice()).collect();
        Ok(Batch { sentences, ..self.finished(corpus, &examples, &truths) })
    }

    /// The pairs at these places of an epoch; `first` is the first one's index in the run. One of them is a real pair:
    /// a batch of single sentences would teach the second objective nothing.
    fn drawn_pairs(&self, corpus: &Corpus, pairs: &Pairs, first: usize, places: &[usize]) -> Vec<Pair> {
        let draw = |place: usize, i: usize| pairs.draw(corpus, place, self.seed, i as u64);
        let mut drawn: Vec<Pair> = places.iter().zip(first..).map(|(&place, i)| draw(place, i)).collect();
        if drawn.iter().all(|pair| pair.label == pairs::ALONE)
            && let (Some(last), Some(&place)) = (drawn.last_mut(), places.last())
        {
            *last = draw(pairs.paired(place), first + places.len() - 1);
        }
        drawn
    }

    /// Corrupts the inputs of a batch until one of them has a target; `None` if no draw chose a token. With every token
    /// scored, the first draw will do.
    fn corrupted(
        &self,
        corpus: &Corpus,
        first: u64,
        truths: &[&[u32]],
        purpose: &str,
    ) -> Option<Vec<MaskedExample>> {
        let draw = |attempt: u64| -> Vec<MaskedExample> {
            let purpose =
                if attempt == 0 { purpose.to_owned() } else { format!("{purpose} again {attempt}") };
            let corrupt = |(i, truth): (u64, &&[u32])| {
                let mut stream = Stream::new(self.seed, &purpose, i);
                masking::corrupt(truth, &self.policy, &corpus.vocab, &mut stream)
            };
            (first..).zip(truths).map(corrupt).collect()
        };
        let is_usable = |examples: &Vec<MaskedExample>| {
            self.policy.scored == Scored::All || examples.iter().any(|example| !example.targets.is_empty())
        };
        (0..TRIES).map(draw).find(is_usable)
    }

    /// Puts the examples side by side. If all tokens are scored, all of `truths` become targets.
    fn finished(&self, corpus: &Corpus, examples: &[MaskedExample], truths: &[&[u32]]) -> Batch {
        let mut batch = Batch::from_examples(examples, corpus.vocab.special().pad);
        if self.policy.scored == Scored::All {
            batch.score_all(truths);
        }
        batch
    }

    /// The sentence, or the start of a pair, at place `i` of the endless sequence of epochs.
    fn sentence(&mut self, corpus: &Corpus, i: usize) -> usize {
        let n = self.epoch(corpus);
        let (epoch, place) = (i / n, i % n);
        if self.config.order == Order::Sequential {
            return place;
        }
        let slot = &mut self.orders[epoch % 2];
        if slot.as_ref().is_none_or(|(of, _)| *of != epoch) {
            *slot = Some((epoch, Stream::new(self.seed, "order", epoch as u64).permutation(n)));
        }
        slot.as_ref().map_or(place, |(_, order)| order[place])
    }
}

/// The one corruption of a sentence under static draws: a pure function of (policy, seed, sentence), the same in every
/// epoch. It is redrawn until it has a target, so that no sentence is wasted.
///
/// # Errors
/// [`Error::Internal`] if no draw chose a token.
pub fn static_example(
    corpus: &Corpus,
    policy: &MaskingPolicy,
    seed: u64,
    sentence: usize,
) -> Result<MaskedExample> {
    for attempt in 0..TRIES {
        let mut stream = Stream::new(seed, &format!("static mask {attempt}"), sentence as u64);
        let example = masking::corrupt(&corpus.encoded[sentence], policy, &corpus.vocab, &mut stream);
        if !example.targets.is_empty() {
            return Ok(example);
        }
    }
    Err(Error::Internal(format!("no token was chosen in {TRIES} draws of sentence {sentence}")))
}

/// Puts one sentence into a batch of its own, with the given positions as targets whose true tokens are unknown.
pub fn question(ids: &[u32], positions: &[usize], vocab: &Vocab) -> Batch {
    let example = MaskedExample { input_ids: ids.to_vec(), targets: Vec::new() };
    let mut batch = Batch::from_examples(&[example], vocab.special().pad);
    batch.targets = positions
        .iter()
        .map(|&row| BatchTarget { row, token_id: vocab.special().unk, outcome: None })
        .collect();
    batch
}
