//! Exercises as the page gets them.

use super::records;
use crate::exercises::{Choice, Place, Question, Sheet, Tally};

impl From<Sheet> for records::Exercises {
    fn from(sheet: Sheet) -> Self {
        records::Exercises {
            sentences: sheet.sentences,
            of: sheet.of,
            marks: sheet.marks,
            questions: sheet.questions.into_iter().map(records::Exercise::from).collect(),
            lacking: sheet.lacking.into_iter().map(|kind| kind.name()).collect(),
        }
    }
}

impl From<Question> for records::Exercise {
    fn from(question: Question) -> Self {
        let floors = question.elsewhere.into_iter();
        records::Exercise {
            kind: question.kind.name(),
            context: question.context.name(),
            position: question.position,
            word: question.word,
            added: question.added,
            loss: question.loss,
            answer: question.answer,
            tolerance: question.tolerance,
            options: question.options.into_iter().map(records::ExerciseOption::from).collect(),
            blank: question.blank.map(records::ExercisePlace::from),
            tallies: question.tallies.into_iter().map(records::ExerciseTally::from).collect(),
            elsewhere: floors
                .map(|(context, nats)| records::ExerciseFloor { context: context.name(), nats })
                .collect(),
        }
    }
}

impl From<Choice> for records::ExerciseOption {
    fn from(Choice { nats, position, word, place }: Choice) -> Self {
        records::ExerciseOption { nats, position, word, place: place.into() }
    }
}

impl From<Place> for records::ExercisePlace {
    fn from(place: Place) -> Self {
        let nats = place.entropy();
        let (words, counts) = place.counts.into_iter().unzip();
        let (before, after, position) = (place.before, place.after, place.position);
        records::ExercisePlace { before, after, position, words, counts, nats }
    }
}

impl From<Tally> for records::ExerciseTally {
    fn from(tally: Tally) -> Self {
        let open = tally.open.into_iter().map(records::ExercisePlace::from).collect();
        records::ExerciseTally { nats: tally.nats, words: tally.words, certain: tally.certain, open }
    }
}
