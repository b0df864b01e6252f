//! Small labelled sets for fine-tuning, drawn from the bundled grammar `world`, which knows every label by
//! construction.
//!
//! All tasks are about this one grammar, since an encoder can only be fine-tuned on words of its vocabulary.
//!
//! | task | input | label |
//! |---|---|---|
//! | acceptability | a sentence | whether the grammar derives it (CoLA's question) |
//! | topic | a sentence | the rule that derives it: kitchen, music or garden |
//! | entailment | two sentences | whether the grammar joins them by *so*, or by *but* |
//! | part of speech | a sentence | of each word: its rule's name up to the underscore |
//!
//! A label budget counts labelled inputs; an input of the part-of-speech task has one label for each word.

use std::collections::BTreeSet;

use super::derivations::Source;
use crate::{
    data::{
        batch::{Batch, BatchTarget},
        grammar::Grammar,
        pairs, tokenizer,
        vocab::Vocab,
    },
    error::{Error, Result},
    random::Stream,
};

/// The bundled grammar whose language the tasks are about.
pub const GRAMMAR: &str = "world";

/// Test examples of a task.
pub const TEST: usize = 400;

/// Examples of a task that can be trained on.
pub const POOL: usize = 256;

/// Draws tried for an example that differs from all before.
pub(super) const TRIES: usize = 10_000;

/// A question about sentences whose right answers are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// Is the sentence grammatical?
    Acceptability,
    /// What is the sentence about?
    Topic,
    /// Does the second sentence follow from the first?
    Entailment,
    /// What is each word's part of speech?
    PartOfSpeech,
}

impl Task {
    /// All tasks.
    pub const ALL: [Task; 4] = [Task::Acceptability, Task::Topic, Task::Entailment, Task::PartOfSpeech];

    /// Its name on the command line and in tables.
    pub fn name(self) -> &'static str {
        match self {
            Task::Acceptability => "acceptability",
            Task::Topic => "topic",
            Task::Entailment => "entailment",
            Task::PartOfSpeech => "pos",
        }
    }

    /// The task of a name.
    ///
    /// # Errors
    /// [`Error::NoSuchTask`].
    pub fn from_name(name: &str) -> Result<Self> {
        let known = || Task::ALL.map(Task::name).join(", ");
        let found = Task::ALL.into_iter().find(|task| task.name() == name);
        found.ok_or_else(|| Error::NoSuchTask { name: name.to_owned(), known: known() })
    }

    /// The names of its labels; a label is an index into them.
    pub fn labels(self) -> &'static [&'static str] {
        match self {
            Task::Acceptability => &["unacceptable", "acceptable"],
            Task::Topic => &["kitchen", "music", "garden"],
            Task::Entailment => &["not_entailment", "entailment"],
            Task::PartOfSpeech => &["Det", "Noun", "Verb", "Prep", "Adj", "Conj", "Adv", "Pron"],
        }
    }

    /// Whether its inputs are pairs of sentences.
    pub fn is_pair(self) -> bool {
        self == Task::Entailment
    }

    /// Whether each word has a label of its own.
    pub fn is_per_token(self) -> bool {
        self == Task::PartOfSpeech
    }
}

/// A labelled input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// `[CLS]` A `[SEP]`, or `[CLS]` A `[SEP]` B `[SEP]`.
    pub ids: Vec<u32>,
    /// Positions with their labels, ascending. A label of the whole input stands at position 0.
    pub labels: Vec<(usize, u32)>,
}

/// `[CLS]` A `[SEP]`, or `[CLS]` A `[SEP]` B `[SEP]`, in at most `positions` tokens. Returns how many words did not
/// fit.
///
/// Longer inputs are truncated as by BERT, see [`pairs::fitting`].
pub fn encode(vocab: &Vocab, a: &[u32], b: Option<&[u32]>, positions: usize) -> (Example, usize) {
    let special = vocab.special();
    let frame = if b.is_some() { 3 } else { 2 };
    let room = positions.saturating_sub(frame);
    let words = (a.len(), b.map_or(0, <[u32]>::len));
    let (first, second) = pairs::fitting(words.0, words.1, room);
    let cut = words.0 + words.1 - first - second;
    let mut ids = vec![special.cls];
    ids.extend(a.iter().take(first).chain([&special.sep]));
    if let Some(b) = b {
        ids.extend(b.iter().take(second).chain([&special.sep]));
    }
    (Example { ids, labels: Vec::new() }, cut)
}

/// Puts examples side by side, padded to the longest; their labels are the batch's targets.
pub fn batch<'e>(examples: impl Iterator<Item = &'e Example> + Clone, pad: u32) -> Batch {
    let mut batch = Batch::side_by_side(examples.clone().map(|example| example.ids.as_slice()), pad);
    for (i, example) in examples.enumerate() {
        batch.targets.extend(example.labels.iter().map(|&(position, label)| BatchTarget {
            row: i * batch.length + position,
            token_id: label,
            outcome: None,
        }));
    }
    batch
}

/// The labelled examples of a task, as ids of a pre-trained encoder's vocabulary.
///
/// Invariant: no input of the test set is among those that can be trained on.
#[derive(Clone, Debug)]
pub struct TaskData {
    /// The task.
    pub task: Task,
    /// Examples that can be trained on, at most [`POOL`].
    pub pool: Vec<Example>,
    /// The test set, the same for every seed.
    pub test: Vec<Example>,
    /// The best possible accuracy on the whole language, 0 to 1: below 1 where equal inputs have different labels.
    pub exact_best: f64,
    /// Examples that were truncated to the pre-trained encoder's positions.
    pub truncated: usize,
}

impl TaskData {
    /// The examples of a task for a pre-trained encoder with this vocabulary and so many positions.
    ///
    /// # Errors
    /// [`Error::TaskWords`] if the vocabulary lacks a word of the task's.
    pub fn new(task: Task, vocab: &Vocab, positions: usize) -> Result<Self> {
        let grammar = Grammar::parse(Grammar::bundled(GRAMMAR).unwrap_or_default())?;
        let source = Source::new(task, &grammar);
        source.check_words(vocab)?;
        let mut data = TaskData {
            task,
            pool: Vec::new(),
            test: Vec::new(),
            exact_best: source.exact_best(),
            truncated: 0,
        };
        let mut seen: BTreeSet<Vec<u32>> = BTreeSet::new();
        let classes = if task.is_per_token() { 1 } else { task.labels().len() };
        let mut stream = Stream::new(0, &format!("task {}", task.name()), 0);
        for i in 0..TEST + POOL {
            // Classes take turns, so that every set has equally many of each.
            for _ in 0..TRIES {
                let drawn = source.draw(&mut stream);
                if classes > 1 && drawn.labels.first() != Some(&((i % classes) as u32)) {
                    continue;
                }
                let (example, cut) = drawn.encode(vocab, positions);
                if !seen.insert(example.ids.clone()) {
                    continue;
                }
                data.truncated += usize::from(cut > 0);
                if i < TEST {
                    data.test.push(example)
                } else {
                    data.pool.push(example)
                }
                break;
            }
        }
        Ok(data)
    }

    /// The training set of a seed: `labels` different examples of the pool, as many of each class as possible.
    ///
    /// # Errors
    /// [`Error::LabelBudget`] for none, or more than there are.
    pub fn training_set(&self, labels: usize, seed: u64) -> Result<Vec<Example>> {
        let (task, limit) = (self.task, self.pool.len());
        if labels == 0 || labels > limit {
            return Err(Error::LabelBudget { task: task.name(), asked: labels, limit });
        }
        let order = Stream::new(seed, "labelled examples", 0).permutation(limit);
        // The classes take turns: each takes the next example with its label that is left.
        let (mut left, mut set) = (order, Vec::new());
        for class in (0..task.labels().len() as u32).cycle() {
            if set.len() == labels {
                break;
            }
            let has = |&i: &usize| self.pool[i].labels.iter().any(|&(_, label)| label == class);
            if let Some(place) = left.iter().position(has) {
                set.push(self.pool[left.remove(place)].clone());
            }
        }
        Ok(set)
    }
}

/// A reader's own words in lower case, and their ids.
pub fn words(vocab: &Vocab, text: &str) -> Vec<(String, u32)> {
    let words = tokenizer::words(text);
    words.iter().map(|word| (word.written().to_owned(), vocab.id(&word.text))).collect()
}
