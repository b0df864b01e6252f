//! Pairs of sentences, `[CLS] A [SEP] B [SEP]`: for next sentence prediction (Devlin et al., 2019, section 3.1) and for
//! sentence order prediction (Lan et al., 2020, ALBERT).

use std::collections::BTreeMap;

use super::corpus::{Corpus, limits};
use crate::{
    error::{Error, Result},
    experiment::{ModelConfig, Objective, RunConfig},
    random::Stream,
};

/// Label of a pair in which B follows A in the document: 0, as in BERT and in Hugging Face's models.
pub const FOLLOWS: u32 = 0;
/// Label of a pair in which B does not follow A: B is a random sentence, or the two are swapped.
pub const OTHER: u32 = 1;
/// In place of a label, for the only sentence of a document: it has no next sentence, and is read alone.
pub const ALONE: u32 = 2;

/// What a pair head has to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairTask {
    /// Whether B is the next sentence, or a random one. BERT draws any sentence; here the random sentence is one that
    /// follows another in some document. In small grammars the form of a document's first sentence would give it away,
    /// since a first sentence never follows another.
    Next,
    /// Whether two neighbours stand in their order, or swapped.
    Order,
}

/// A pair, or the only sentence of a document, as the model sees it before corruption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// `[CLS] A [SEP] B [SEP]`, or `[CLS] A [SEP]`
    pub ids: Vec<u32>,
    /// [`FOLLOWS`], [`OTHER`] or [`ALONE`].
    pub label: u32,
    /// Corpus index of sentence A.
    pub first: usize,
}

/// The pairs of a corpus, and the sentences that are documents of their own.
#[derive(Clone, Debug)]
pub struct Pairs {
    task: PairTask,
    /// The sentences that another follows in their document.
    starts: Vec<usize>,
    /// The sentences that are alone in their document.
    alone: Vec<usize>,
    /// Tokens of a pair, at most.
    most: usize,
    /// Whether a pair had to be shortened to fit.
    truncated: bool,
}

impl PairTask {
    /// What an objective's pair head has to tell; `None` if it has none.
    pub fn of(objective: Objective) -> Option<Self> {
        match objective {
            Objective::Nsp => Some(PairTask::Next),
            Objective::Sop => Some(PairTask::Order),
            Objective::Mlm | Objective::Rtd => None,
        }
    }
}

impl Pairs {
    /// The pairs of a run; `None` if its objective has none.
    ///
    /// # Errors
    /// As [`Pairs::of`].
    pub fn of_run(corpus: &Corpus, run: &RunConfig) -> Result<Option<Self>> {
        let positions = match &run.model {
            ModelConfig::Bert(bert) => bert.positions,
            ModelConfig::Notebook { .. } => None,
        };
        let most = positions.unwrap_or(limits::TOKENS);
        PairTask::of(run.objective).map(|task| Pairs::of(corpus, task, most)).transpose()
    }

    /// The pairs of a corpus, none longer than `most` tokens.
    ///
    /// # Errors
    /// [`Error::NoDocuments`] if no document has two sentences; [`Error::NoOtherSentence`] if all sentences that follow
    /// another read alike, so that no random one differs from the true one.
    pub fn of(corpus: &Corpus, task: PairTask, most: usize) -> Result<Self> {
        let starts: Vec<usize> = corpus
            .documents
            .iter()
            .flat_map(|document| document.start..document.end.saturating_sub(1))
            .collect();
        if starts.is_empty() {
            return Err(Error::NoDocuments { sentences: corpus.sentences.len() });
        }
        let mut followers = starts.iter().map(|start| &corpus.encoded[start + 1]);
        let first = followers.next();
        if task == PairTask::Next && followers.all(|ids| Some(ids) == first) {
            return Err(Error::NoOtherSentence);
        }
        let alone =
            corpus.documents.iter().filter(|document| document.len() == 1).map(|document| document.start);
        let pairs = Pairs { task, starts, alone: alone.collect(), most, truncated: false };
        Ok(Pairs { truncated: pairs.longest_whole(corpus) > most, ..pairs })
    }

    /// How many inputs an epoch has: one for each pair of neighbours, and one for each sentence alone in its document.
    pub fn len(&self) -> usize {
        self.starts.len() + self.alone.len()
    }

    /// Never true.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Maps any place of an epoch to one that has a pair, for a batch that would have none.
    pub fn paired(&self, place: usize) -> usize {
        place % self.starts.len()
    }

    /// Whether some pair does not fit and is shortened.
    pub fn truncates(&self) -> bool {
        self.truncated
    }

    /// Tokens of the longest pair.
    pub fn longest(&self, corpus: &Corpus) -> usize {
        self.longest_whole(corpus).min(self.most)
    }

    /// As [`Pairs::longest`], before truncation.
    fn longest_whole(&self, corpus: &Corpus) -> usize {
        let length = |sentence: usize| corpus.encoded.get(sentence).map_or(2, Vec::len);
        let any = self.starts.iter().map(|&start| length(start + 1)).max().unwrap_or(2);
        let second = |start: usize| if self.task == PairTask::Next { any } else { length(start + 1) };
        // Two sentences share one [CLS].
        self.starts.iter().map(|&start| length(start) + second(start) - 1).max().unwrap_or(0)
    }

    /// The input at `place` of an epoch, drawn from (seed, `i`). With probability ½, B is the true next sentence.
    ///
    /// Invariant: a random B is never by chance the true one, nor one that reads like it.
    pub fn draw(&self, corpus: &Corpus, place: usize, seed: u64, i: u64) -> Pair {
        let mut stream = Stream::new(seed, "pair", i);
        let Some(&first) = self.starts.get(place) else {
            let first = self.alone.get(place - self.starts.len()).copied().unwrap_or(0);
            return Pair { ids: corpus.encoded[first].clone(), label: ALONE, first };
        };
        let (a, b) = (&corpus.encoded[first], &corpus.encoded[first + 1]);
        if stream.below(2) == 0 {
            return Pair { ids: self.joined(a, b), label: FOLLOWS, first };
        }
        let ids = match self.task {
            PairTask::Order => self.joined(b, a),
            PairTask::Next => {
                // `Pairs::of` has checked that some sentence differs, so the loop ends.
                let other = loop {
                    let drawn = &corpus.encoded[self.starts[stream.below(self.starts.len())] + 1];
                    if drawn != b {
                        break drawn;
                    }
                };
                self.joined(a, other)
            }
        };
        Pair { ids, label: OTHER, first }
    }

    /// The distribution of [`Pairs::draw`] over all places: every distinct input with its probability under either
    /// label, [`FOLLOWS`] and [`OTHER`]. A sentence that is read alone counts as [`FOLLOWS`]. The probabilities sum to
    /// 1.
    pub fn distribution(&self, corpus: &Corpus) -> BTreeMap<Vec<u32>, [f64; 2]> {
        let share = 0.5 / self.len() as f64;
        let texts = self.followers(corpus);
        let mut pairs: BTreeMap<Vec<u32>, [f64; 2]> = BTreeMap::new();
        let mut add = |ids: Vec<u32>, label: u32, weight: f64| {
            pairs.entry(ids).or_insert([0.0; 2])[label as usize] += weight;
        };
        self.alone.iter().for_each(|&first| add(corpus.encoded[first].clone(), FOLLOWS, 2.0 * share));
        for &start in &self.starts {
            let (a, b) = (&corpus.encoded[start], &corpus.encoded[start + 1]);
            add(self.joined(a, b), FOLLOWS, share);
            if self.task == PairTask::Order {
                add(self.joined(b, a), OTHER, share);
                continue;
            }
            let others = self.starts.len() as f64 - texts.get(b).copied().unwrap_or(0) as f64;
            for (text, &number) in texts.iter().filter(|&(text, _)| text != b) {
                add(self.joined(a, text), OTHER, share * number as f64 / others);
            }
        }
        pairs
    }

    /// How many pairs [`Pairs::distribution`] goes through, equal ones counted each.
    pub fn distribution_size(&self, corpus: &Corpus) -> usize {
        match self.task {
            PairTask::Order => 2 * self.len(),
            PairTask::Next => self.len() * (1 + self.followers(corpus).len()),
        }
    }

    /// The distinct sentences that follow another, and how often each does.
    fn followers(&self, corpus: &Corpus) -> BTreeMap<Vec<u32>, usize> {
        let mut texts = BTreeMap::new();
        for start in &self.starts {
            *texts.entry(corpus.encoded[start + 1].clone()).or_insert(0) += 1;
        }
        texts
    }

    fn joined(&self, a: &[u32], b: &[u32]) -> Vec<u32> {
        join(a, b, self.most)
    }
}

/// How many words of two sentences fit into `room`. While they do not fit, the longer sentence loses its last word; of
/// two equally long sentences the second does. (BERT's `truncate_seq_pair`, which takes from the front by chance;
/// Hugging Face's `longest_first`.)
pub fn fitting(mut a: usize, mut b: usize, room: usize) -> (usize, usize) {
    for _ in 0..(a + b).saturating_sub(room) {
        if a > b { a -= 1 } else { b -= 1 }
    }
    (a, b)
}

/// `[CLS] A [SEP] B [SEP]` of two sentences that each have `[CLS]` and `[SEP]`, in at most `most` tokens; see
/// [`fitting`].
pub fn join(a: &[u32], b: &[u32], most: usize) -> Vec<u32> {
    let words = |ids: &[u32]| ids.len().saturating_sub(2);
    let (of_a, of_b) = fitting(words(a), words(b), most.saturating_sub(3));
    let end = a.last().copied();
    let first = a.iter().take(of_a + 1).copied().chain(end);
    first.chain(b.iter().skip(1).take(of_b).copied()).chain(end).collect()
}

/// Where B begins in a pair's ids: after the inner `[SEP]`. `None` for a single sentence.
pub fn second(ids: &[u32]) -> Option<usize> {
    let (&sep, inside) = ids.split_last()?;
    inside.iter().position(|&id| id == sep).map(|at| at + 1)
}
