//! Static draws: the corrupted sentences are a fixed set, seen again and again, and the best that a model can do on it is
//! to learn it by heart. Of all places in the set that look alike to it, it knows how often each token is the true one.
//!
//! The floor of fresh draws does not bound such a run, which may end far below it.

use std::collections::BTreeMap;

use super::{
    floors::{Floor, Sums},
    posterior::View,
};
use crate::{
    data::{
        Batch, Corpus,
        batch::{BatchTarget, fixed},
    },
    error::Result,
    experiment::{MaskingPolicy, Scored},
};

/// Tokens looked up to count the set, at most: a second or two.
const MOST_LOOKUPS: usize = 20_000_000;

/// All that a model with some view can see: a node of the tree of what is seen, and where it guesses.
type Sight = (u32, u32);

/// The exact predictor of a fixed set of corrupted sentences, for one view.
#[derive(Clone, Debug)]
pub struct Fixed {
    view: View,
    /// A tree of sequences: (node, next token) → node. The root is 0.
    nodes: BTreeMap<(u32, u32), u32>,
    /// How often each token is the true one, by what is seen.
    truths: BTreeMap<Sight, BTreeMap<u32, f64>>,
    floor: Floor,
}

impl Fixed {
    /// Counts the set; `None` where that would take too long.
    ///
    /// # Errors
    /// As [`fixed`].
    pub fn new(corpus: &Corpus, policy: &MaskingPolicy, seed: u64, view: View) -> Result<Option<Self>> {
        let lookups = |ids: &Vec<u32>| policy.most(ids.len()) * ids.len();
        if corpus.encoded.iter().map(lookups).sum::<usize>() > MOST_LOOKUPS {
            return Ok(None);
        }
        let sums = Sums::default();
        let mut set =
            Fixed { view, nodes: BTreeMap::new(), truths: BTreeMap::new(), floor: sums.floor(None) };
        let mut targets: Vec<(Sight, BatchTarget)> = Vec::new();
        for (sentence, truth) in corpus.encoded.iter().enumerate() {
            let example = fixed(corpus, policy, seed, sentence)?;
            let mut batch = Batch::from_examples(&[example], corpus.vocab.special().pad);
            if policy.scored == Scored::All {
                batch.score_all(&[truth]);
            }
            for target in batch.targets {
                let sight = set.insert(&batch.input_ids, target.row);
                *set.truths.entry(sight).or_default().entry(target.token_id).or_default() += 1.0;
                targets.push((sight, target));
            }
        }
        let mut sums = Sums::default();
        for (sight, target) in targets {
            if let Some(p) = set.probability(sight, target.token_id) {
                sums.add(target.outcome, 1.0, -p.ln());
            }
        }
        set.floor = sums.floor(None);
        Ok(Some(set))
    }

    /// The least possible loss on the set.
    pub fn floor(&self) -> Floor {
        self.floor
    }

    /// The exact predictor's mean loss on a batch of the set, in nats per target; `None` if it is not of the set.
    pub fn batch_floor(&self, batch: &Batch) -> Option<f64> {
        let losses: Option<Vec<f64>> =
            batch.targets.iter().map(|target| self.target_floor(batch, target)).collect();
        Some(losses?.iter().sum::<f64>() / batch.targets.len() as f64)
    }

    /// −ln p(true token) of the exact predictor at one target of a batch, in nats; `None` if it is not of the set.
    pub fn target_floor(&self, batch: &Batch, target: &BatchTarget) -> Option<f64> {
        let (input_ids, i) = batch.place(target.row);
        Some(-self.probability(self.find(input_ids, i)?, target.token_id)?.ln())
    }

    fn probability(&self, sight: Sight, token: u32) -> Option<f64> {
        let truths = self.truths.get(&sight)?;
        Some(truths.get(&token)? / truths.values().sum::<f64>())
    }

    /// What is seen of an input from position `i`, as a sequence. From the end where only the right is seen, so that
    /// sequences that begin alike share their nodes.
    fn seen<'a>(&self, input_ids: &'a [u32], i: usize) -> Box<dyn Iterator<Item = u32> + 'a> {
        let n = input_ids.len();
        let range = match self.view {
            View::TokenOnly => i..i + 1,
            View::Context(context) => context.visible(i, n),
        };
        let (first, last) = (range.start, range.end.min(n));
        let tokens = input_ids.get(first..last).unwrap_or_default().iter().copied();
        if last == n { Box::new(tokens.rev()) } else { Box::new(tokens) }
    }

    /// The notebook's model does not know where it is.
    fn place(&self, i: usize) -> u32 {
        if self.view == View::TokenOnly { 0 } else { i as u32 }
    }

    fn insert(&mut self, input_ids: &[u32], i: usize) -> Sight {
        let mut node = 0;
        for token in self.seen(input_ids, i) {
            let next = self.nodes.len() as u32 + 1;
            node = *self.nodes.entry((node, token)).or_insert(next);
        }
        (node, self.place(i))
    }

    fn find(&self, input_ids: &[u32], i: usize) -> Option<Sight> {
        let mut node = 0;
        for token in self.seen(input_ids, i) {
            node = *self.nodes.get(&(node, token))?;
        }
        Some((node, self.place(i)))
    }
}
