//! One error type. Every variant carries the numbers that a reader needs to act, and its message is one plain
//! sentence: what was wrong, and what would be right. Each sentence has a code of its own, which is stable: the page
//! says it in other languages, from [`Error::code`] and [`Error::values`] (`www/src/words/errors.en.js`).
//!
//! A new sentence needs a sample in `tests/rust/errors.rs`, which lists all codes.

mod sentence;

use thiserror::Error;

use sentence::values;
pub use sentence::{Quantity, Sentence, Values};
pub(crate) use sentence::{Vast, sentence};

/// The result of everything in this crate that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// What can go wrong.
#[derive(Debug, Error)]
pub enum Error {
    /// A field of an experiment is unknown, missing, of the wrong type, or out of range.
    #[error("{field}: {reason}")]
    Field {
        /// Path of the field in the experiment's JSON, for instance `runs[0].model.hidden`.
        field: String,
        /// What is wrong with it and what would be right.
        reason: Sentence,
    },
    /// The experiment is not JSON at all.
    #[error("the experiment is not valid JSON: {0}")]
    Json(String),
    /// A text without a single word.
    #[error("the corpus is empty; write at least one sentence, one a line")]
    CorpusEmpty,
    /// A text to judge without a word.
    #[error("there is no {which} yet; write at least one word")]
    NoSentence {
        /// Which text is missing.
        which: &'static str,
    },
    /// More bytes than a corpus may have.
    #[error("the corpus has {} MB; at most {} MB can be trained on in a tab", megabytes(*bytes), megabytes(*limit))]
    CorpusTooLarge {
        /// Bytes found (UTF-8).
        bytes: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// More sentences than a corpus may have.
    #[error("the corpus has {found} sentences; at most {limit} can be trained on in a tab")]
    TooManySentences {
        /// Sentences found.
        found: usize,
        /// Sentences allowed.
        limit: usize,
    },
    /// A corpus with a single distinct word, which leaves nothing to guess.
    #[error("the corpus has {words} distinct word; at least 2 are needed, or there is nothing to guess")]
    VocabularyTooSmall {
        /// Distinct words found.
        words: usize,
    },
    /// More distinct words than a tab can train.
    #[error("the corpus has {words} distinct words; at most {limit} can be trained on in a tab")]
    VocabularyTooLarge {
        /// Distinct words found.
        words: usize,
        /// Distinct words allowed.
        limit: usize,
    },
    /// A sentence that does not fit the model's positions.
    #[error(
        "sentence {sentence} has {tokens} tokens with [CLS] and [SEP]; at most {limit} fit, so split it into shorter lines"
    )]
    SentenceTooLong {
        /// Number of the sentence, from 1.
        sentence: usize,
        /// Its tokens, `[CLS]` and `[SEP]` included.
        tokens: usize,
        /// Tokens that fit.
        limit: usize,
    },
    /// A grammar cannot be used.
    #[error("the grammar, line {line}: {reason}")]
    Grammar {
        /// Line of the text, from 1.
        line: usize,
        /// What is wrong with it and what would be right.
        reason: Sentence,
    },
    /// `select.position` does not point at an ordinary token of every sentence.
    #[error(
        "sentence {sentence} (“{text}”) has no word at position {position}; choose {}, or make the sentence longer", positions(*last)
    )]
    NoWordAtPosition {
        /// Number of the sentence, from 1.
        sentence: usize,
        /// The sentence, shortened.
        text: String,
        /// The position asked for.
        position: usize,
        /// The last position that every sentence has.
        last: usize,
    },
    /// The model would be too large for a tab.
    #[error(
        "the model would have {found} {what}; at most {limit} fit in a tab, so make it smaller or the corpus's vocabulary shorter"
    )]
    ModelTooLarge {
        /// What is counted, in words.
        what: &'static str,
        /// How many there would be. A float, since 32 bits do not count as far.
        found: f64,
        /// How many are allowed.
        limit: f64,
    },
    /// The loss or the gradient is not finite, or far too large.
    #[error(
        "training diverged at step {step}: the loss was {loss} at learning rate {lr}; try a smaller one, such as 0.001"
    )]
    Diverged {
        /// The step, from 1.
        step: usize,
        /// Its loss, in nats per target; may be infinite or not a number.
        loss: f32,
        /// Its learning rate.
        lr: f64,
    },
    /// A model whose answers are not finite: its last update went too far.
    #[error(
        "the model's answers are no numbers: its training diverged; train again with a smaller learning rate"
    )]
    NotFinite,
    /// A corpus whose floors would take too long, even from a sample.
    #[error(
        "the floors are switched off: with {tokens} tokens in the corpus even a sample of them would take too long; a shorter corpus has them"
    )]
    FloorsOff {
        /// Tokens of the distinct sentences.
        tokens: usize,
    },
    /// The exact answer where none is defined.
    #[error(
        "there is no exact answer for spans, since which tokens were chosen together depends on where they stand; a run that chooses single tokens has one"
    )]
    NoExact,
    /// A corpus about which nothing can be asked.
    #[error("there are no exercises for this corpus: {reason}")]
    NoExercises {
        /// What it lacks and what would be right.
        reason: Sentence,
    },
    /// A text to predict without any blank.
    #[error("the text has no blank; write [MASK] or ___ where the models shall guess")]
    NoBlank,
    /// `[CLS]` or `[SEP]` elsewhere than at the ends of a reader's sentence.
    #[error(
        "{token} stands inside the sentence; write one sentence: [CLS] before it and [SEP] after it are added anyway"
    )]
    SpecialInside {
        /// Which of them.
        token: &'static str,
    },
    /// A text to predict that is longer than the model's positions.
    #[error(
        "the text has {tokens} tokens with [CLS] and [SEP]; the model has {limit} positions, so make it shorter"
    )]
    TextTooLong {
        /// Tokens found, `[CLS]` and `[SEP]` included.
        tokens: usize,
        /// Positions of the model.
        limit: usize,
    },
    /// A run of the experiment that does not exist.
    #[error("run {index} does not exist; the experiment has {runs}, counted from 0")]
    NoSuchRun {
        /// The index asked for.
        index: usize,
        /// How many runs there are.
        runs: usize,
    },
    /// No preset of that name.
    #[error("there is no preset “{name}”; there are {known}")]
    NoSuchPreset {
        /// The name asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// A question that a worker does not know.
    #[error("there is no question “{what}”; reload the page")]
    NoSuchQuestion {
        /// What was asked for.
        what: String,
    },
    /// A step that a run does not have.
    #[error("there is no step {step}; the run has steps 1 to {last}")]
    NoSuchStep {
        /// The step asked for.
        step: usize,
        /// The last step of the run.
        last: usize,
    },
    /// A pair objective on a corpus in which no document has two sentences.
    #[error(
        "a sentence pair needs a document of at least two sentences; this corpus has {sentences}, none of which another follows (a blank line ends a document)"
    )]
    NoDocuments {
        /// Sentences of the corpus.
        sentences: usize,
    },
    /// Next sentence prediction on a corpus whose sentences all read alike.
    #[error(
        "next sentence prediction needs two different sentences that follow another; in this corpus all read alike, so that none can stand for a random one"
    )]
    NoOtherSentence,
    /// No task of that name.
    #[error("there is no task “{name}”; there are {known}")]
    NoSuchTask {
        /// The name asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// A pre-trained encoder whose vocabulary lacks words of the task.
    #[error(
        "the pre-trained encoder's vocabulary lacks {missing} of the {words} words of the task {task}, such as “{example}”; pre-train on the grammar world, which has them all"
    )]
    TaskWords {
        /// The task.
        task: &'static str,
        /// Words of the task that are not in the vocabulary.
        missing: usize,
        /// Words of the task.
        words: usize,
        /// The first that is missing.
        example: String,
    },
    /// A label budget that the data do not have.
    #[error("{asked} labelled examples cannot be drawn; the task {task} has 1 to {limit}")]
    LabelBudget {
        /// The task.
        task: &'static str,
        /// Labelled examples asked for.
        asked: usize,
        /// Labelled examples that can be trained on.
        limit: usize,
    },
    /// A checkpoint cannot be used.
    #[error("the checkpoint cannot be used: {0}")]
    Checkpoint(String),
    /// A batch cannot be used.
    #[error("the batch cannot be used: {0}")]
    Batch(String),
    /// A file cannot be read or written.
    #[error("{path}: {reason}")]
    File {
        /// The path as it was given.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// The tensor library refused an operation: a defect of ours.
    #[error("internal error in the tensor library: {0}")]
    Tensor(#[from] candle_core::Error),
    /// A case that cannot happen: a defect of ours.
    #[error("internal error: {0}")]
    Internal(String),
}

impl Error {
    /// A stable name for the kind of error, for the page and for tests.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Field { reason, .. } | Error::Grammar { reason, .. } | Error::NoExercises { reason } => {
                reason.code
            }
            Error::Json(_) => "experiment-json",
            Error::CorpusEmpty => "corpus-empty",
            Error::NoSentence { .. } => "no-sentence",
            Error::CorpusTooLarge { .. } => "corpus-too-large",
            Error::TooManySentences { .. } => "too-many-sentences",
            Error::VocabularyTooSmall { .. } => "vocabulary-too-small",
            Error::VocabularyTooLarge { .. } => "vocabulary-too-large",
            Error::SentenceTooLong { .. } => "sentence-too-long",
            Error::NoWordAtPosition { .. } => "no-word-at-position",
            Error::ModelTooLarge { .. } => "model-too-large",
            Error::Diverged { .. } => "diverged",
            Error::NotFinite => "not-finite",
            Error::FloorsOff { .. } => "floors-off",
            Error::NoExact => "no-exact",
            Error::NoBlank => "no-blank",
            Error::SpecialInside { .. } => "special-inside",
            Error::TextTooLong { .. } => "text-too-long",
            Error::NoSuchRun { .. } => "no-such-run",
            Error::NoSuchPreset { .. } => "no-such-preset",
            Error::NoSuchQuestion { .. } => "no-such-question",
            Error::NoSuchStep { .. } => "no-such-step",
            Error::NoDocuments { .. } => "no-documents",
            Error::NoOtherSentence => "no-other-sentence",
            Error::NoSuchTask { .. } => "no-such-task",
            Error::TaskWords { .. } => "task-words",
            Error::LabelBudget { .. } => "label-budget",
            Error::Checkpoint(_) => "checkpoint",
            Error::Batch(_) => "batch",
            Error::File { .. } => "file",
            Error::Tensor(_) => "tensor",
            Error::Internal(_) => "internal",
        }
    }

    /// The numbers and names of the message, for other languages.
    pub fn values(&self) -> Values {
        match self {
            Error::Field { field, reason } => reason.with("field", field),
            Error::Grammar { line, reason } => reason.with("line", line),
            Error::NoExercises { reason } => reason.values.clone(),
            Error::NoSentence { which } => values!(which),
            Error::SpecialInside { token } => values!(token),
            Error::CorpusTooLarge { bytes, limit } => values!(bytes, limit),
            Error::TooManySentences { found, limit } => values!(found, limit),
            Error::VocabularyTooSmall { words } => values!(words),
            Error::VocabularyTooLarge { words, limit } => values!(words, limit),
            Error::SentenceTooLong { sentence, tokens, limit } => values!(sentence, tokens, limit),
            Error::NoWordAtPosition { sentence, text, position, last } => {
                values!(sentence, text, position, last)
            }
            Error::ModelTooLarge { what, found, limit } => values!(what, found, limit),
            Error::Diverged { step, loss, lr } => values!(step, loss, lr),
            Error::FloorsOff { tokens } => values!(tokens),
            Error::TextTooLong { tokens, limit } => values!(tokens, limit),
            Error::NoSuchRun { index, runs } => values!(index, runs),
            Error::NoSuchPreset { name, known } | Error::NoSuchTask { name, known } => values!(name, known),
            Error::NoSuchQuestion { what } => values!(what),
            Error::NoSuchStep { step, last } => values!(step, last),
            Error::NoDocuments { sentences } => values!(sentences),
            Error::TaskWords { task, missing, words, example } => values!(task, missing, words, example),
            Error::LabelBudget { task, asked, limit } => values!(task, asked, limit),
            Error::File { path, reason } => values!(path, reason),
            Error::Json(reason)
            | Error::Checkpoint(reason)
            | Error::Batch(reason)
            | Error::Internal(reason) => values!(reason),
            Error::Tensor(reason) => {
                let reason = &reason.to_string();
                values!(reason)
            }
            Error::CorpusEmpty
            | Error::NotFinite
            | Error::NoExact
            | Error::NoBlank
            | Error::NoOtherSentence => Values::new(),
        }
    }

    /// A [`Error::Field`] from its two parts.
    pub fn field(field: impl Into<String>, reason: impl Into<Sentence>) -> Self {
        Error::Field { field: field.into(), reason: reason.into() }
    }
}

fn positions(last: usize) -> String {
    if last == 1 { "position 1".to_owned() } else { format!("a position from 1 to {last}") }
}

/// Bytes as megabytes with at most one decimal, rounded up, so that too much never reads like just enough:
/// 1000000 → `1`, 1000001 → `1.1`.
fn megabytes(bytes: usize) -> String {
    (bytes.div_ceil(100_000) as f64 / 10.0).to_string()
}
