//! The derivations of the grammar that a task's examples are drawn from, their labels, and the best possible accuracy.

use std::collections::{BTreeMap, BTreeSet};

use super::tasks::{Example, TRIES, Task, encode};
use crate::{
    data::{
        Vocab,
        grammar::{Derivation, Derived, Grammar, SENTENCE_END},
    },
    error::{Error, Result},
    random::Stream,
};

/// The words and labels of a drawn example, before encoding.
pub(super) struct Drawn<'g> {
    a: Vec<&'g str>,
    b: Option<Vec<&'g str>>,
    /// One label of the whole input, or one of each word.
    pub(super) labels: Vec<u32>,
}

impl Drawn<'_> {
    pub(super) fn encode(&self, vocab: &Vocab, positions: usize) -> (Example, usize) {
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
pub(super) struct Source<'g> {
    task: Task,
    /// Each with its label, if the label is of the whole input, and the cumulative probability.
    derivations: Vec<(Derivation<'g>, u32, f64)>,
    /// The sentences of the language; empty unless the task is [`Task::Acceptability`].
    language: BTreeSet<Vec<&'g str>>,
    words: BTreeSet<&'g str>,
}

impl<'g> Source<'g> {
    pub(super) fn new(task: Task, grammar: &'g Grammar) -> Self {
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
        // All rules are equally probable; each sentence of a document is an example.
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

    pub(super) fn check_words(&self, vocab: &Vocab) -> Result<()> {
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

    pub(super) fn draw(&self, stream: &mut Stream) -> Drawn<'g> {
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
    pub(super) fn exact_best(&self) -> f64 {
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
