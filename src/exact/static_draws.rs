//! Static draws: the corrupted sentences are a fixed set, seen again and again, and the best predictor knows it by
//! heart. For all places of the set that look alike, it knows how often each token is the true one.
//!
//! A run with static draws may end far below the floor of fresh draws, which assumes inputs that are new every time.

use std::collections::BTreeMap;

use super::{floors::Floor, sums::Sums, view::View};
use crate::{
    data::{
        Batch, Corpus,
        batch::{BatchTarget, static_example},
    },
    error::Result,
    experiment::{MaskingPolicy, Scored},
};

/// The most tokens to look up for counting the set: a second or two.
const MOST_LOOKUPS: usize = 20_000_000;

/// A node of the trie of visible tokens, and the position of the target. The answer depends on nothing else.
type TrieNode = (u32, u32);

/// The exact predictor of a fixed set of corrupted sentences, for one view.
#[derive(Clone, Debug)]
pub struct StaticDraws {
    view: View,
    /// The trie of visible sequences: (node, next token) → node. The root is 0.
    nodes: BTreeMap<(u32, u32), u32>,
    /// For each node, how often each token is the true one.
    truths: BTreeMap<TrieNode, BTreeMap<u32, f64>>,
    floor: Floor,
}

impl StaticDraws {
    /// Counts the set; `None` where that would take too long.
    ///
    /// # Errors
    /// As [`static_example`].
    pub fn new(corpus: &Corpus, policy: &MaskingPolicy, seed: u64, view: View) -> Result<Option<Self>> {
        let lookups = |ids: &Vec<u32>| policy.most(ids.len()) * ids.len();
        if corpus.encoded.iter().map(lookups).sum::<usize>() > MOST_LOOKUPS {
            return Ok(None);
        }
        let sums = Sums::default();
        let mut set =
            StaticDraws { view, nodes: BTreeMap::new(), truths: BTreeMap::new(), floor: sums.floor(None) };
        let mut targets: Vec<(TrieNode, BatchTarget)> = Vec::new();
        for (sentence, truth) in corpus.encoded.iter().enumerate() {
            let example = static_example(corpus, policy, seed, sentence)?;
            let mut batch = Batch::from_examples(&[example], corpus.vocab.special().pad);
            if policy.scored == Scored::All {
                batch.score_all(&[truth]);
            }
            for target in batch.targets {
                let place = set.insert(&batch.input_ids, target.row);
                *set.truths.entry(place).or_default().entry(target.token_id).or_default() += 1.0;
                targets.push((place, target));
            }
        }
        let mut sums = Sums::default();
        for (place, target) in targets {
            if let Some(p) = set.probability(place, target.token_id) {
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
        Some(super::nats(losses?.iter().sum::<f64>() / batch.targets.len() as f64))
    }

    /// −ln p(true token) of the exact predictor at one target of a batch, in nats; `None` if it is not of the set.
    pub fn target_floor(&self, batch: &Batch, target: &BatchTarget) -> Option<f64> {
        let (input_ids, i) = batch.place(target.row);
        Some(super::nats(-self.probability(self.find(input_ids, i)?, target.token_id)?.ln()))
    }

    fn probability(&self, place: TrieNode, token: u32) -> Option<f64> {
        let truths = self.truths.get(&place)?;
        Some(truths.get(&token)? / truths.values().sum::<f64>())
    }

    /// The tokens that the view shows at position `i`. The order is reversed where the view ends at the sentence's end,
    /// so that sentences which end alike share their nodes.
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

    /// The position as the view shows it: the notebook's model does not see it.
    fn place(&self, i: usize) -> u32 {
        if self.view == View::TokenOnly { 0 } else { i as u32 }
    }

    fn insert(&mut self, input_ids: &[u32], i: usize) -> TrieNode {
        let mut node = 0;
        for token in self.seen(input_ids, i) {
            let next = self.nodes.len() as u32 + 1;
            node = *self.nodes.entry((node, token)).or_insert(next);
        }
        (node, self.place(i))
    }

    fn find(&self, input_ids: &[u32], i: usize) -> Option<TrieNode> {
        let mut node = 0;
        for token in self.seen(input_ids, i) {
            node = *self.nodes.get(&(node, token))?;
        }
        Some((node, self.place(i)))
    }
}
