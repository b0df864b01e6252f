//! Checks of a parsed grammar: every name has a rule, every rule is used, and the language is finite and not too large.

use super::{Alternative, Grammar, LIMIT, SENTENCE_END, Symbol, refuse};
use crate::error::{Result, Vast, sentence};

/// The most words that a document may have.
const LONGEST: usize = 2_000;

/// The most words that all documents may have together.
const WORDS: f64 = 2e6;

/// The most rules: the checks recurse from rule to rule, and a browser's stack is short.
const RULES: usize = 500;

/// How much a rule describes. Floats, since a small grammar can describe more than integers count.
#[derive(Clone, Copy, Debug)]
struct Extent {
    /// Documents, one for each derivation.
    documents: f64,
    /// Words of the longest.
    longest: f64,
    /// Words of the shortest.
    shortest: f64,
}

impl Grammar {
    pub(super) fn check(&self) -> Result<()> {
        for rule in &self.rules {
            let mut names = rule.alternatives.iter().flat_map(Alternative::names);
            if let Some(name) = names.find(|name| !self.by_name.contains_key(*name)) {
                let reason = sentence!(
                    "grammar-no-rule",
                    "{rule} uses {name}, which has no rule; write one, or begin the word with a small letter",
                    rule = rule.name.as_str(),
                    name
                );
                return refuse(rule.line, reason);
            }
        }
        let first = self.rules[0].line;
        if self.rules.len() > RULES {
            let reason = sentence!(
                "grammar-too-many-rules",
                "there are {rules} rules; at most {limit} can be followed",
                rules = self.rules.len(),
                limit = RULES
            );
            return refuse(first, reason);
        }
        let mut extents = vec![None; self.rules.len()];
        let extent = self.extent(0, &mut Vec::new(), &mut extents)?;
        let unused = self.rules.iter().zip(&extents).find(|(_, extent)| extent.is_none());
        if let Some((rule, _)) = unused {
            let reason = sentence!(
                "grammar-unused-rule",
                "{name} is never used; use it in a rule that the first rule reaches, or remove it",
                name = rule.name.as_str()
            );
            return refuse(rule.line, reason);
        }
        if extent.documents > LIMIT as f64 {
            let reason = sentence!(
                "grammar-too-many-documents",
                "the language has {documents} documents; at most {limit} can be enumerated",
                documents = Vast(extent.documents),
                limit = LIMIT
            );
            return refuse(first, reason);
        }
        if extent.shortest == 0.0 {
            let reason = sentence!(
                "grammar-wordless-document",
                "a document of the language has no word; write at least one beside every slash"
            );
            return refuse(first, reason);
        }
        if extent.longest > LONGEST as f64 {
            let reason = sentence!(
                "grammar-document-too-long",
                "a document of the language has {words} words; at most {limit} are allowed",
                words = Vast(extent.longest),
                limit = LONGEST
            );
            return refuse(first, reason);
        }
        // `expand` makes the language of every rule, not only of the first.
        let words = extents.iter().flatten().map(|extent| extent.documents * extent.longest).sum::<f64>();
        if words > WORDS {
            let reason = sentence!(
                "grammar-too-many-words",
                "the rules describe up to {words} words in all; at most {limit} can be enumerated",
                words = Vast(words),
                limit = WORDS
            );
            return refuse(first, reason);
        }
        Ok(())
    }

    /// How much a rule describes; refuses a cycle. `path` are the rules being expanded.
    fn extent(&self, rule: usize, path: &mut Vec<usize>, extents: &mut [Option<Extent>]) -> Result<Extent> {
        if let Some(extent) = extents[rule] {
            return Ok(extent);
        }
        if let Some(start) = path.iter().position(|&above| above == rule) {
            let names: Vec<&str> =
                path[start..].iter().chain([&rule]).map(|&rule| self.rules[rule].name.as_str()).collect();
            let reason = sentence!(
                "grammar-cycle",
                "{names} is a cycle; a finite language has none",
                names = names.join(" → ")
            );
            return refuse(self.rules[rule].line, reason);
        }
        path.push(rule);
        let mut whole = Extent { documents: 0.0, longest: 0.0, shortest: f64::INFINITY };
        for alternative in &self.rules[rule].alternatives {
            let mut extent = Extent { documents: 1.0, longest: 0.0, shortest: 0.0 };
            for symbol in &alternative.symbols {
                let part = match symbol {
                    Symbol::Word(word) if word == SENTENCE_END => {
                        Extent { documents: 1.0, longest: 1.0, shortest: 0.0 }
                    }
                    Symbol::Word(_) => Extent { documents: 1.0, longest: 1.0, shortest: 1.0 },
                    Symbol::Rule(name) => self.extent(self.place(name), path, extents)?,
                };
                extent.documents *= part.documents;
                extent.longest += part.longest;
                extent.shortest += part.shortest;
            }
            whole.documents += extent.documents;
            whole.longest = whole.longest.max(extent.longest);
            whole.shortest = whole.shortest.min(extent.shortest);
        }
        path.pop();
        extents[rule] = Some(whole);
        Ok(whole)
    }
}
