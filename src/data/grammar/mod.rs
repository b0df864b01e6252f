//! Weighted template grammars: small texts that describe a finite language whose every probability is known.
//!
//! ```text
//! # number agreement across distance
//! Sentence: the Bird sings | the Birds sing
//! Bird:     bird [3] | robin near the trees
//! Birds:    birds | robins near the tree
//! ```
//!
//! A rule is a name, a colon, and alternatives between bars; a line that begins with a bar goes on with the rule above
//! it. A word that begins with a capital letter is the name of a rule, every other word stands for itself. `[3]` after
//! an alternative is its weight, 1 if there is none. ` / ` ends a sentence within a document. The first rule is the
//! start. `#` begins a comment.

mod check;

use std::collections::BTreeMap;

use super::tokenizer;
use crate::error::{Error, Result, Sentence, sentence};

/// The most documents that a grammar may describe.
pub const LIMIT: usize = 20_000;

/// The most characters that a word may have.
const WORD: usize = 100;

/// A document of the language and its probability.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its sentences, words separated by single spaces.
    pub sentences: Vec<String>,
    /// Its probability; all documents' sum to 1.
    pub probability: f64,
}

/// A word of a derivation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Derived<'g> {
    /// The word, or the `/` between sentences.
    pub word: &'g str,
    /// The rule that yields it directly.
    pub rule: &'g str,
}

/// One way to derive a text, and its probability given the rule that it begins with.
pub type Derivation<'g> = (Vec<Derived<'g>>, f64);

/// A checked grammar.
#[derive(Clone, Debug, PartialEq)]
pub struct Grammar {
    /// Rules in the order in which they are written; the first is the start.
    rules: Vec<Rule>,
    /// Place of each rule by name.
    by_name: BTreeMap<String, usize>,
}

#[derive(Clone, Debug, PartialEq)]
struct Rule {
    name: String,
    line: usize,
    alternatives: Vec<Alternative>,
}

#[derive(Clone, Debug, PartialEq)]
struct Alternative {
    weight: f64,
    symbols: Vec<Symbol>,
}

#[derive(Clone, Debug, PartialEq)]
enum Symbol {
    /// A word, or the `/` between sentences.
    Word(String),
    Rule(String),
}

/// The symbol between the sentences of a document.
pub const SENTENCE_END: &str = "/";

/// The range of weights: their sums and products neither overflow nor underflow.
const LIGHTEST: f64 = 0.000_001;
const HEAVIEST: f64 = 1_000_000.0;

fn refuse<T>(line: usize, reason: Sentence) -> Result<T> {
    Err(Error::Grammar { line, reason })
}

impl Grammar {
    /// The text of a bundled grammar.
    pub fn bundled(name: &str) -> Option<&'static str> {
        match name {
            "agreement" => Some(include_str!("../grammars/agreement.txt")),
            "selection" => Some(include_str!("../grammars/selection.txt")),
            "stories" => Some(include_str!("../grammars/stories.txt")),
            "world" => Some(include_str!("../grammars/world.txt")),
            _ => None,
        }
    }

    /// Parses and checks a grammar.
    ///
    /// # Errors
    /// [`Error::Grammar`] with the line, for: a line that is no rule, a rule defined twice or without alternatives, a
    /// weight that is not a positive number, a name without a rule, a rule that the start does not reach, a cycle, or
    /// a language of more than [`LIMIT`] documents or of documents too long.
    pub fn parse(text: &str) -> Result<Self> {
        let mut rules: Vec<Rule> = Vec::new();
        for (line, content) in (1..).zip(text.lines()) {
            let content = content.split('#').next().unwrap_or_default().trim();
            if content.is_empty() {
                continue;
            }
            if let Some(more) = content.strip_prefix('|')
                && let Some(rule) = rules.last_mut()
            {
                rule.alternatives.extend(alternatives(more, line)?);
                continue;
            }
            let Some((name, right)) = content.split_once(':') else {
                let reason = sentence!(
                    "grammar-not-a-rule",
                    "“{text}” is not a rule; write a name, a colon, and alternatives between bars",
                    text = content
                );
                return refuse(line, reason);
            };
            let name = name.trim();
            if !is_name(name) {
                let reason = sentence!(
                    "grammar-not-a-name",
                    "“{name}” cannot name a rule; a name is one word that begins with a capital letter",
                    name
                );
                return refuse(line, reason);
            }
            if let Some(first) = rules.iter().find(|rule| rule.name == name) {
                let reason = sentence!(
                    "grammar-second-rule",
                    "{name} has a rule in line {first} already; join the two with a bar",
                    name,
                    first = first.line
                );
                return refuse(line, reason);
            }
            rules.push(Rule { name: name.to_owned(), line, alternatives: alternatives(right, line)? });
        }
        if rules.is_empty() {
            let reason = sentence!(
                "grammar-empty",
                "the grammar is empty; write at least one rule, such as “Sentence: the bird sings | the birds sing”"
            );
            return refuse(1, reason);
        }
        let mut by_name = BTreeMap::new();
        by_name.extend(rules.iter().enumerate().map(|(i, rule)| (rule.name.clone(), i)));
        let grammar = Grammar { rules, by_name };
        grammar.check()?;
        Ok(grammar)
    }

    fn place(&self, name: &str) -> usize {
        self.by_name.get(name).copied().unwrap_or(0)
    }

    /// Every document with its probability, sorted by text; the same text from two derivations is one document.
    pub fn language(&self) -> Vec<Document> {
        let mut memo: Vec<Option<BTreeMap<Vec<String>, f64>>> = vec![None; self.rules.len()];
        let strings = self.expand(0, &mut memo);
        strings
            .into_iter()
            .map(|(words, probability)| {
                let sentences = words.split(|word| word == SENTENCE_END).map(|words| words.join(" "));
                Document { sentences: sentences.filter(|s| !s.is_empty()).collect(), probability }
            })
            .collect()
    }

    /// The strings of a rule with their probabilities.
    fn expand(
        &self,
        rule: usize,
        memo: &mut Vec<Option<BTreeMap<Vec<String>, f64>>>,
    ) -> BTreeMap<Vec<String>, f64> {
        if let Some(known) = &memo[rule] {
            return known.clone();
        }
        let alternatives = &self.rules[rule].alternatives;
        let total: f64 = alternatives.iter().map(|alternative| alternative.weight).sum();
        let mut strings: BTreeMap<Vec<String>, f64> = BTreeMap::new();
        for alternative in alternatives {
            let mut partial = vec![(Vec::new(), alternative.weight / total)];
            for symbol in &alternative.symbols {
                let next = match symbol {
                    Symbol::Word(word) => [(vec![word.clone()], 1.0)].into(),
                    Symbol::Rule(name) => self.expand(self.place(name), memo),
                };
                partial = partial
                    .iter()
                    .flat_map(|(left, p)| {
                        next.iter().map(move |(right, q)| ([left.as_slice(), right].concat(), p * q))
                    })
                    .collect();
            }
            for (words, p) in partial {
                *strings.entry(words).or_insert(0.0) += p;
            }
        }
        memo[rule] = Some(strings.clone());
        strings
    }

    /// Every derivation of a rule: its words, each with the rule that yields it. One text may have several derivations.
    /// Empty for a name without a rule.
    pub fn derivations(&self, rule: &str) -> Vec<Derivation<'_>> {
        self.by_name.get(rule).map_or_else(Vec::new, |&rule| self.derive(rule))
    }

    fn derive(&self, rule: usize) -> Vec<Derivation<'_>> {
        let Some(Rule { name, alternatives, .. }) = self.rules.get(rule) else { return Vec::new() };
        let total: f64 = alternatives.iter().map(|alternative| alternative.weight).sum();
        let mut all = Vec::new();
        for alternative in alternatives {
            let mut partial: Vec<Derivation<'_>> = vec![(Vec::new(), alternative.weight / total)];
            for symbol in &alternative.symbols {
                let next = match symbol {
                    Symbol::Word(word) => vec![(vec![Derived { word, rule: name }], 1.0)],
                    Symbol::Rule(name) => self.derive(self.place(name)),
                };
                let longer = partial.iter().flat_map(|(left, p)| {
                    next.iter().map(move |(right, q)| ([left.as_slice(), right].concat(), p * q))
                });
                partial = longer.collect();
            }
            all.append(&mut partial);
        }
        all
    }

    /// The word classes of each token, for colouring: the rules that yield it directly, in the order in which they are
    /// written. A word of several tokens gives its classes to each.
    pub fn word_classes(&self) -> BTreeMap<String, Vec<&str>> {
        let mut classes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for rule in &self.rules {
            for symbol in rule.alternatives.iter().flat_map(|alternative| &alternative.symbols) {
                let Symbol::Word(word) = symbol else { continue };
                if word == SENTENCE_END {
                    continue;
                }
                for token in tokenizer::words(word) {
                    let of = classes.entry(token.text).or_default();
                    if of.last() != Some(&rule.name.as_str()) {
                        of.push(&rule.name);
                    }
                }
            }
        }
        classes
    }
}

impl Alternative {
    fn names(&self) -> impl Iterator<Item = &str> {
        self.symbols.iter().filter_map(|symbol| match symbol {
            Symbol::Rule(name) => Some(name.as_str()),
            Symbol::Word(_) => None,
        })
    }
}

fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().all(|c| c.is_alphanumeric() || c == '_')
}

fn alternatives(text: &str, line: usize) -> Result<Vec<Alternative>> {
    text.split('|').map(|alternative| parse_alternative(alternative, line)).collect()
}

fn parse_alternative(text: &str, line: usize) -> Result<Alternative> {
    let text = text.trim();
    let (words, weight) = match text.strip_suffix(']').and_then(|text| text.rsplit_once('[')) {
        None => (text, 1.0),
        Some((words, weight)) => match weight.trim().parse::<f64>() {
            Ok(number) if (LIGHTEST..=HEAVIEST).contains(&number) => (words, number),
            _ => {
                let reason = sentence!(
                    "grammar-no-weight",
                    "the weight [{weight}] is not a number from {lightest} to {heaviest}; write one such as [2] or [0.5]",
                    weight,
                    lightest = LIGHTEST,
                    heaviest = HEAVIEST
                );
                return refuse(line, reason);
            }
        },
    };
    if let Some(long) = words.split_whitespace().find(|word| word.chars().count() > WORD) {
        let reason = sentence!(
            "grammar-word-too-long",
            "a word has {characters} characters; at most {limit} are allowed",
            characters = long.chars().count(),
            limit = WORD
        );
        return refuse(line, reason);
    }
    let symbol = |word: &str| match is_name(word) {
        true => Symbol::Rule(word.to_owned()),
        false => Symbol::Word(word.to_owned()),
    };
    let symbols: Vec<Symbol> = words.split_whitespace().map(symbol).collect();
    if symbols.is_empty() {
        let reason = sentence!(
            "grammar-empty-alternative",
            "an alternative is empty; write at least one word between bars"
        );
        return refuse(line, reason);
    }
    Ok(Alternative { weight, symbols })
}
