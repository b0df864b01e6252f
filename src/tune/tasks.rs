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

use std::collections::{BTreeMap, BTreeSet};

use crate::data::{
    batch::{Batch, BatchTarget},
    grammar::{Derivation, Derived, Grammar, SENTENCE_END},
    pairs, tokenizer,
    vocab::Vocab,
};
use crate::{
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
const TRIES: usize = 10_000;

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

    /// The names of its labels; a label is a place among them.
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

/// Words and labels before they are numbers.
struct Drawn<'g> {
    a: Vec<&'g str>,
    b: Option<Vec<&'g str>>,
    /// One label of the whole input, or one of each word.
    labels: Vec<u32>,
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

    /// The training set of a seed: so many different examples of the pool, as many of each class as can be.
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

impl Drawn<'_> {
    fn encode(&self, vocab: &Vocab, positions: usize) -> (Example, usize) {
        let ids = |words: &[&str]| words.iter().map(|word| vocab.id(word)).collect::<Vec<u32>>();
        let b = self.b.as_deref().map(ids);
        let (mut example, cut) = encode(vocab, &ids(&self.a), b.as_deref(), positions);
        example.labels = match self.labels.as_slice() {
            [label] => vec![(0, *label)],
            labels => (1..example.ids.len() - 1).zip(labels.iter().copied()).collect(),
        };
        (example, cut)
    }
}

/// One sentence, or two.
type Input<'g> = (Vec<&'g str>, Option<Vec<&'g str>>);

/// The derivations that a task's examples are drawn from.
struct Source<'g> {
    task: Task,
    /// Each with its label, if the label is of the whole input, and the cumulative probability.
    derivations: Vec<(Derivation<'g>, u32, f64)>,
    /// The sentences of the language; empty unless the task is [`Task::Acceptability`].
    language: BTreeSet<Vec<&'g str>>,
    words: BTreeSet<&'g str>,
}

impl<'g> Source<'g> {
    fn new(task: Task, grammar: &'g Grammar) -> Self {
        let topics = [("Kitchen", 0), ("Music", 1), ("Garden", 2)];
        let scenes = topics.iter().flat_map(|&(topic, label)| {
            ["Woman", "Man", "Women", "Men"].map(move |who| (format!("{who}{topic}"), label))
        });
        let rules: Vec<(String, u32)> = match task {
            Task::Acceptability => scenes.map(|(rule, _)| (rule, 1)).collect(),
            Task::Topic => scenes.collect(),
            Task::Entailment => vec![("Reason".to_owned(), 0)],
            Task::PartOfSpeech => vec![("World".to_owned(), 0)],
        };
        let mut source =
            Source { task, derivations: Vec::new(), language: BTreeSet::new(), words: BTreeSet::new() };
        let mut sum = 0.0;
        // Each rule is as probable as the others; a document's sentences are examples of their own.
        for (rule, label) in &rules {
            for (document, probability) in grammar.derivations(rule) {
                for words in document.split(|derived| derived.word == SENTENCE_END) {
                    sum += probability;
                    source.words.extend(words.iter().map(|derived| derived.word));
                    if task == Task::Acceptability {
                        source.language.insert(text(words));
                    }
                    source.derivations.push(((words.to_vec(), probability), *label, sum));
                }
            }
        }
        for (_, _, end) in &mut source.derivations {
            *end /= sum;
        }
        source
    }

    fn check_words(&self, vocab: &Vocab) -> Result<()> {
        let mut missing = self.words.iter().filter(|word| vocab.id(word) == vocab.special().unk);
        match missing.next() {
            None => Ok(()),
            Some(example) => Err(Error::TaskWords {
                task: self.task.name(),
                missing: 1 + missing.count(),
                words: self.words.len(),
                example: (*example).to_owned(),
            }),
        }
    }

    fn draw(&self, stream: &mut Stream) -> Drawn<'g> {
        let unit = stream.unit();
        let at = self.derivations.partition_point(|(_, _, end)| *end <= unit);
        let at = at.min(self.derivations.len().saturating_sub(1));
        let Some(((words, _), label, _)) = self.derivations.get(at) else {
            return Drawn { a: Vec::new(), b: None, labels: vec![0] };
        };
        if self.task == Task::Acceptability && stream.below(2) == 0 {
            return Drawn { a: self.corrupt(words, stream), b: None, labels: vec![0] };
        }
        self.labelled(words, *label)
    }

    fn labelled(&self, words: &[Derived<'g>], label: u32) -> Drawn<'g> {
        match self.task {
            Task::Acceptability | Task::Topic => Drawn { a: text(words), b: None, labels: vec![label] },
            Task::Entailment => {
                let joint = words.iter().position(|derived| part_of_speech(derived.rule) == "Conj");
                let (a, b) = words.split_at(joint.unwrap_or(words.len()));
                let follows = b.first().is_some_and(|joint| joint.rule == "Conj_so");
                let b = b.get(1..).map(text);
                Drawn { a: text(a), b, labels: vec![u32::from(follows)] }
            }
            Task::PartOfSpeech => {
                let tag = |derived: &Derived<'_>| {
                    let tag = part_of_speech(derived.rule);
                    self.task.labels().iter().position(|name| *name == tag).unwrap_or(0) as u32
                };
                Drawn { a: text(words), b: None, labels: words.iter().map(tag).collect() }
            }
        }
    }

    /// Corrupts a sentence so that the grammar does not derive it: the verb changes its number, or two neighbours are
    /// swapped.
    fn corrupt(&self, words: &[Derived<'g>], stream: &mut Stream) -> Vec<&'g str> {
        for _ in 0..TRIES {
            let mut corrupted = text(words);
            if stream.below(2) == 0 {
                let verb = words.iter().position(|derived| part_of_speech(derived.rule) == "Verb");
                if let Some(verb) = verb
                    && let Some(other) = self.other_number(corrupted[verb])
                {
                    corrupted[verb] = other;
                }
            } else {
                let left = stream.below(corrupted.len().saturating_sub(1));
                corrupted.swap(left, left + 1);
            }
            if !self.language.contains(&corrupted) {
                return corrupted;
            }
        }
        Vec::new()
    }

    /// bakes ↔ bake, carries ↔ carry.
    fn other_number(&self, verb: &str) -> Option<&'g str> {
        let forms = [
            verb.strip_suffix("ies").map(|stem| format!("{stem}y")),
            verb.strip_suffix('y').map(|stem| format!("{stem}ies")),
            verb.strip_suffix('s').map(str::to_owned),
            Some(format!("{verb}s")),
        ];
        forms.into_iter().flatten().find_map(|form| self.words.get(form.as_str()).copied())
    }

    /// The Bayes classifier's accuracy: the probability of an input's likeliest label, averaged over inputs. For part
    /// of speech, over words.
    fn exact_best(&self) -> f64 {
        if self.task == Task::Acceptability {
            return 1.0; // The label is a function of the input: in the language, or not.
        }
        let mut inputs: BTreeMap<Input<'_>, Vec<(Vec<u32>, f64)>> = BTreeMap::new();
        for ((words, probability), label, _) in &self.derivations {
            let Drawn { a, b, labels } = self.labelled(words, *label);
            inputs.entry((a, b)).or_default().push((labels, *probability));
        }
        let (mut right, mut all) = (0.0, 0.0);
        for labelled in inputs.values() {
            let places = labelled.first().map_or(0, |(labels, _)| labels.len());
            for place in 0..places {
                let mut of_label = vec![0.0; self.task.labels().len()];
                for (labels, probability) in labelled {
                    of_label[labels[place] as usize] += probability;
                }
                right += of_label.iter().copied().fold(0.0, f64::max);
                all += of_label.iter().sum::<f64>();
            }
        }
        right / all
    }
}

/// The part of speech in a rule's name: the part before the underscore.
fn part_of_speech(rule: &str) -> &str {
    rule.split('_').next().unwrap_or(rule)
}

fn text<'g>(words: &[Derived<'g>]) -> Vec<&'g str> {
    words.iter().map(|derived| derived.word).collect()
}

/// A reader's own words and their ids.
pub fn words(vocab: &Vocab, text: &str) -> Vec<(String, u32)> {
    let words = tokenizer::words(text).into_iter().map(|word| word.text);
    words
        .map(|word| {
            let id = vocab.id(&word);
            (word, id)
        })
        .collect()
}
