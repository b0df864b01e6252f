//! The sentences of a sheet as words, and the exact answers about them.

use std::ops::Range;

use crate::{
    data::{Corpus, tokenizer},
    error::{Error, Result},
    exact::{Posterior, View},
    experiment::{Context, MaskingPolicy, Select},
};

/// The sentences of a sheet, each as text, as the places of its words and as ids.
pub(super) struct Lines {
    corpus: Corpus,
    /// The bytes of each word of each sentence.
    spans: Vec<Vec<Range<usize>>>,
}

impl Lines {
    /// # Errors
    /// As [`Corpus::parse`].
    pub fn new(sentences: &[String]) -> Result<Self> {
        let corpus = Corpus::parse(&sentences.join("\n"))?;
        let spans = |text: &String| tokenizer::words(text).into_iter().map(|word| word.span).collect();
        Ok(Lines { spans: corpus.sentences.iter().map(spans).collect(), corpus })
    }

    /// The same with one sentence more.
    ///
    /// # Errors
    /// As [`Lines::new`].
    pub fn with(&self, sentence: &str) -> Result<Self> {
        let mut sentences = self.texts();
        sentences.push(sentence.to_owned());
        Self::new(&sentences)
    }

    pub fn texts(&self) -> Vec<String> {
        self.corpus.sentences.clone()
    }

    pub fn len(&self) -> usize {
        self.corpus.sentences.len()
    }

    /// A sentence as ids, `[CLS]` first and `[SEP]` last: the word of number i stands at i.
    pub fn ids(&self, line: usize) -> &[u32] {
        &self.corpus.encoded[line]
    }

    /// How many words a sentence has.
    pub fn words(&self, line: usize) -> usize {
        self.spans[line].len()
    }

    /// The words of the shortest sentence, and of the longest.
    pub fn lengths(&self) -> (usize, usize) {
        let lengths = || self.spans.iter().map(Vec::len);
        (lengths().min().unwrap_or(0), lengths().max().unwrap_or(0))
    }

    /// A word as its sentence writes it. Words are counted from 1.
    pub fn written(&self, line: usize, position: usize) -> &str {
        let text = &self.corpus.sentences[line];
        text.get(self.spans[line][position - 1].clone()).unwrap_or_default()
    }

    /// A word of the vocabulary as the sentences write it, in lower case.
    pub fn shown(&self, id: u32) -> &str {
        self.corpus.vocab.shown(id)
    }

    /// The id of a word as [`Lines::shown`] gives it.
    pub fn id(&self, shown: &str) -> Option<u32> {
        self.corpus.vocab.ordinary().iter().copied().find(|&id| self.shown(id) == shown)
    }

    /// The text before a word and after it.
    pub fn around(&self, line: usize, position: usize) -> (&str, &str) {
        let text = &self.corpus.sentences[line];
        let span = &self.spans[line][position - 1];
        (text.get(..span.start).unwrap_or_default(), text.get(span.end..).unwrap_or_default())
    }

    /// Is it a word, and no punctuation mark?
    pub fn is_word(&self, line: usize, position: usize) -> bool {
        self.shown(self.ids(line)[position]).chars().any(char::is_alphanumeric)
    }

    pub fn have_marks(&self) -> bool {
        (0..self.len()).any(|line| (1..=self.words(line)).any(|position| !self.is_word(line, position)))
    }

    /// The least possible loss where the word at a position of every sentence is hidden, or with 0 one word of each
    /// sentence, in nats per target.
    pub fn floor(&self, position: usize, context: Context) -> Result<f64> {
        let policy = policy(position);
        let floor =
            Posterior::new(&self.corpus, &policy).floor(View::Context(context), &policy, &self.corpus.vocab);
        // So few sentences are always enumerated.
        floor.map(|floor| floor.nats).ok_or_else(|| Error::Internal("a sheet without a floor".to_owned()))
    }

    /// The probability of every token at a blank, where another word may be hidden too.
    pub fn predict(
        &self,
        line: usize,
        position: usize,
        context: Context,
        hidden: Option<usize>,
    ) -> Result<Vec<f64>> {
        let mut seen = self.ids(line).to_vec();
        seen[position] = self.corpus.vocab.special().mask;
        let posterior = Posterior::new(&self.corpus, &policy(position));
        let row = posterior.predict_without(&seen, position, View::Context(context), hidden);
        // The sentence itself fits.
        row.ok_or_else(|| Error::Internal("a blank that nothing fits".to_owned()))
    }

    /// How uncertain the best predictor is about a blank, in nats.
    pub fn entropy(
        &self,
        line: usize,
        position: usize,
        context: Context,
        hidden: Option<usize>,
    ) -> Result<f64> {
        let row = self.predict(line, position, context, hidden)?;
        Ok(row.into_iter().filter(|&p| p > 0.0).map(|p| -p * p.ln()).sum::<f64>().max(0.0))
    }
}

/// The hidden words: every time the one at a position, or with 0 one word of the sentence, all with equal chance. They
/// always become `[MASK]`, so that no input says more than it shows.
fn policy(position: usize) -> MaskingPolicy {
    // BERT's rule chooses at least one word: with the rate 0 it is always one.
    let select = if position == 0 { Select::Count(0.0) } else { Select::Position(position) };
    MaskingPolicy { select, mask: 1.0, random: 0.0, ..MaskingPolicy::BERT }
}
