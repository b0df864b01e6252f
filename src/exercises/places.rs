//! What fits where: for all places of the sentences that look alike to a predictor, how often each word stands there.
//! A worked answer is these counts.

use std::collections::BTreeMap;

use super::lines::Lines;
use crate::experiment::Context;

/// A place as a predictor sees it, and what stands there.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The text that is seen before the blank; empty if none is.
    pub before: String,
    /// The text that is seen after it.
    pub after: String,
    /// Which word of the sentence is hidden, from 1.
    pub position: usize,
    /// The words that stand there in a sentence that fits, and in how many.
    pub counts: Vec<(String, usize)>,
}

impl Place {
    /// How many sentences fit.
    pub fn total(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// −Σ p ln p over the counts, in nats.
    pub fn entropy(&self) -> f64 {
        let total = self.total() as f64;
        let term = |count: f64| -count / total * (count / total).ln();
        self.counts.iter().map(|(_, count)| term(*count as f64)).sum::<f64>().max(0.0)
    }
}

/// How a least possible loss adds up: the mean over all hidden words of the uncertainty at their places.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// The sum divided by the words, in nats per target.
    pub nats: f64,
    /// Hidden words, all places together.
    pub words: usize,
    /// The places where more than one word fits.
    pub open: Vec<Place>,
    /// Hidden words at all other places, where the best predictor is certain.
    pub certain: usize,
}

/// What a predictor sees of a sentence: the place of the blank, its length if the end is in sight, and the words.
type Key = (usize, usize, Vec<u32>);

fn key(lines: &Lines, line: usize, position: usize, context: Context, hidden: Option<usize>) -> Key {
    let ids = lines.ids(line);
    let seen = context.visible(position, ids.len());
    let length = if seen.end == ids.len() { ids.len() } else { 0 };
    // [CLS] is no word, so its id stands for a hidden one.
    let shown = |j: usize| if j == position || hidden == Some(j) { ids[0] } else { ids[j] };
    (position, length, seen.map(shown).collect())
}

/// A blank of a sentence with all words that fit. The text around it is the sentence's.
pub(super) fn place(
    lines: &Lines,
    line: usize,
    position: usize,
    context: Context,
    hidden: Option<usize>,
) -> Place {
    let own = key(lines, line, position, context, hidden);
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for other in (0..lines.len()).filter(|&other| lines.words(other) >= position) {
        if key(lines, other, position, context, hidden) == own {
            *counts.entry(lines.ids(other)[position]).or_default() += 1;
        }
    }
    finished(lines, line, position, context, counts)
}

fn finished(
    lines: &Lines,
    line: usize,
    position: usize,
    context: Context,
    counts: BTreeMap<u32, usize>,
) -> Place {
    let (before, after) = lines.around(line, position);
    let seen = |side: Context, text: &str| {
        if context == side || context == Context::Both { text.to_owned() } else { String::new() }
    };
    let mut counts: Vec<(String, usize)> =
        counts.into_iter().map(|(id, count)| (lines.shown(id).to_owned(), count)).collect();
    // The most frequent first; the order of the alphabet is kept among equals.
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Place { before: seen(Context::Left, before), after: seen(Context::Right, after), position, counts }
}

/// All places where the word at a position of every sentence is hidden, or with 0 each word in turn. Every sentence has
/// a word there, and with 0 all have the same number of words.
pub(super) fn tally(lines: &Lines, position: usize, context: Context) -> Tally {
    let mut places: BTreeMap<Key, (usize, BTreeMap<u32, usize>)> = BTreeMap::new();
    for line in 0..lines.len() {
        let positions = if position == 0 { 1..=lines.words(line) } else { position..=position };
        for position in positions {
            let (_, counts) = places
                .entry(key(lines, line, position, context, None))
                .or_insert_with(|| (line, BTreeMap::new()));
            *counts.entry(lines.ids(line)[position]).or_default() += 1;
        }
    }
    let (mut open, mut certain, mut words, mut sum) = (Vec::new(), 0, 0, 0.0);
    for ((position, _, _), (line, counts)) in places {
        let different = counts.len();
        let place = finished(lines, line, position, context, counts);
        words += place.total();
        if different == 1 {
            certain += place.total();
        } else {
            sum += place.total() as f64 * place.entropy();
            open.push(place);
        }
    }
    Tally { nats: sum / words.max(1) as f64, words, open, certain }
}
