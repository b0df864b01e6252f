//! Exercises about a corpus, each with its right answer. A corpus, a seed and a number give a [`Sheet`]: at most
//! [`LINES`] sentences of the corpus, which count as the whole corpus, so that an answer can be found on paper.
//!
//! Right answers are those of [`crate::exact`]. The worked answers beside them count what fits ([`places`]), and the
//! tests hold the two to each other and to an enumeration of their own. [`excerpt`] chooses the sentences and
//! [`candidates`] says what can be asked about them. Facts only: the command line and the page write the sentences.

mod candidates;
mod excerpt;
mod lines;
mod places;

pub use places::{Place, Tally};

use std::collections::BTreeSet;

use crate::{
    data::Corpus,
    error::{Error, Result, sentence},
    experiment::Context,
    random::Stream,
};
use lines::Lines;

/// The most sentences of a sheet.
pub const LINES: usize = 10;

/// The most words of a sentence on a sheet; longer ones are left out.
pub const WORDS: usize = 24;

/// The most questions of a sheet.
pub const MOST: usize = 100;

/// The most words that are offered to choose from.
pub const OPTIONS: usize = 6;

/// How far from the right answer a number may lie: 0.01 nats, or one percentage point.
pub const TOLERANCE: f64 = 0.01;

/// Two answers that a reader must tell apart differ by more than this. It exceeds twice the tolerance, so that no
/// number is right for both.
pub const APART: f64 = 0.05;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// How low can the loss of a predictor with left context be?
    Least,
    /// How probable is a word at a blank?
    Distribution,
    /// Which of two blanks is harder?
    Harder,
    /// What is the least possible loss when one more sentence is added?
    Added,
    /// Which word, hidden too, makes the best predictor least certain about a blank?
    Decides,
    /// Can a loss be that low?
    Possible,
}

impl Kind {
    /// All six, in the order of a sheet.
    pub const ALL: [Kind; 6] =
        [Kind::Least, Kind::Distribution, Kind::Harder, Kind::Added, Kind::Decides, Kind::Possible];

    /// The name that crosses to the page.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Least => "least",
            Kind::Distribution => "distribution",
            Kind::Harder => "harder",
            Kind::Added => "added",
            Kind::Decides => "decides",
            Kind::Possible => "possible",
        }
    }
}

/// Sentences, and questions about them.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The sentences that count as the whole corpus, as they are written.
    pub sentences: Vec<String>,
    /// How many sentences the corpus has.
    pub of: usize,
    /// Whether punctuation marks stand in them, which count as words.
    pub marks: bool,
    /// The questions, no two alike; fewer than were asked for where the sentences have no more.
    pub questions: Vec<Question>,
    /// Kinds of which these sentences have no question.
    pub lacking: Vec<Kind>,
}

/// A question with its right answer and how to find it.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is asked.
    pub kind: Kind,
    /// What the best predictor sees of a sentence besides the place of the hidden word.
    pub context: Context,
    /// Which word of every sentence is hidden, counted from 1; 0 where it is one word of each sentence, all with equal
    /// chance. Of a blank: its place.
    pub position: usize,
    /// The word whose probability is asked for.
    pub word: Option<String>,
    /// The sentence that is added.
    pub added: Option<String>,
    /// The loss that is said to be reached, in nats per target.
    pub loss: Option<f64>,
    /// The right answer: a number in nats, or a probability. Of a choice: the number of the right option, from 0; of
    /// [`Kind::Possible`], 1 for yes and 0 for no.
    pub answer: f64,
    /// How far from the answer a number may lie; `None` of a choice.
    pub tolerance: Option<f64>,
    /// What there is to choose from, with each option's exact value.
    pub options: Vec<Choice>,
    /// The blank that is asked about, and what fits into it.
    pub blank: Option<Place>,
    /// How the least possible loss adds up: of the sentences, and with [`Question::added`].
    pub tallies: Vec<Tally>,
    /// The least possible loss, in nats per target, with each other context: what a wrong answer may have meant.
    pub elsewhere: Vec<(Context, f64)>,
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its exact value: how uncertain the best predictor is about the blank, in nats. Of [`Kind::Decides`]: with this
    /// word hidden too.
    pub nats: f64,
    /// The place of the word that is hidden too, from 1; of [`Kind::Harder`], of the blank.
    pub position: usize,
    /// The word there.
    pub word: String,
    /// What fits into the blank.
    pub place: Place,
}

/// Questions about a corpus.
///
/// The first questions of a sheet are those of a shorter one with the same seed.
///
/// # Errors
/// [`Error::NoExercises`] where nothing can be asked; [`Error::Field`] for a number that is out of range.
pub fn sheet(corpus: &Corpus, seed: u64, count: usize) -> Result<Sheet> {
    if !(1..=MOST).contains(&count) {
        let reason = sentence!(
            "exercise-count",
            "{count} exercises cannot be made; ask for 1 to {limit}",
            count,
            limit = MOST
        );
        return Err(Error::field("count", reason));
    }
    let excerpt = excerpt::choose(corpus, seed)?;
    let lines = Lines::new(&excerpt.chosen)?;
    let mut queues = Vec::new();
    for kind in Kind::ALL {
        let mut stream = Stream::new(seed, "exercises", kind as u64);
        queues.push(candidates::of(kind, &lines, &excerpt, &mut stream)?.into_iter());
    }
    let mut questions = Vec::new();
    let mut asked = BTreeSet::new();
    let mut lacking = Vec::new();
    while questions.len() < count {
        let before = questions.len();
        for (kind, queue) in Kind::ALL.into_iter().zip(&mut queues) {
            // A draft whose exact answer would be ambiguous gives no question, and the next one is tried.
            let mut next = None;
            while next.is_none() {
                let Some(draft) = queue.next() else { break };
                if asked.insert(draft.key()) {
                    next = draft.question(&lines)?;
                }
            }
            if next.is_none() && before == 0 {
                lacking.push(kind);
            }
            questions.extend(next);
        }
        if questions.len() == before {
            break;
        }
    }
    questions.truncate(count);
    if questions.is_empty() {
        let reason = sentence!(
            "no-exercises-nothing-shared",
            "no word of these sentences leaves anything to ask; write sentences that share words"
        );
        return Err(Error::NoExercises { reason });
    }
    Ok(Sheet {
        sentences: lines.texts(),
        of: corpus.sentences.len(),
        marks: lines.have_marks(),
        questions,
        lacking,
    })
}
