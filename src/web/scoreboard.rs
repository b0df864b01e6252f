//! *Prime, then fine-tune*: a scoreboard of a run's encoder, and what the fine-tuned models say of a reader's own
//! sentence.
//!
//! The run's worker fills the scoreboard in, in slices between its other answers, on a copy of the encoder: the run may
//! train on meanwhile. The caller measures the time of a slice.

use serde::Deserialize;

use super::records;
use crate::{
    error::{Error, Result, sentence},
    model::Model,
    train::Trainer,
    tune::{
        Method, Pretrained, Task,
        judgement::{Judgement, judge},
        scoreboard::{Cell, Plan, Row, Scoreboard},
    },
};

/// The arguments of the question `tune`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TuneArguments {
    /// Which scoreboard it is: the page counts its presses.
    pub number: usize,
    /// Which slice of it; comes back in the answer.
    #[serde(default)]
    pub turn: usize,
    tasks: Vec<String>,
    labels: Vec<usize>,
    ways: Vec<String>,
    seeds: usize,
}

/// A scoreboard that is being filled in.
pub struct ScoreboardJob {
    /// Its number, as the page counts.
    pub number: usize,
    /// Steps that the run had made at its begin.
    step: usize,
    board: Scoreboard,
}

impl ScoreboardJob {
    /// The scoreboard that the page asks for, before its first slice.
    ///
    /// # Errors
    /// [`Error::Field`] for arguments that are no plan, and for a model that is no BERT; as [`Scoreboard::new`].
    pub fn begin(trainer: &Trainer, arguments: &TuneArguments) -> Result<Self> {
        let Model::Bert(bert) = trainer.model() else {
            let reason =
                sentence!("no-bert", "only a BERT can be fine-tuned; choose one, or add one under Runs");
            return Err(Error::field("run", reason));
        };
        let mut pretrained = Pretrained::of(bert, &trainer.corpus().vocab);
        pretrained.params = pretrained.params.copy()?;
        let method = |name: &String| {
            Method::from_name(name).ok_or_else(|| Error::field("ways", "each is one of full, probe, scratch"))
        };
        let plan = Plan {
            tasks: arguments.tasks.iter().map(|name| Task::from_name(name)).collect::<Result<_>>()?,
            methods: arguments.ways.iter().map(method).collect::<Result<_>>()?,
            labels: arguments.labels.clone(),
            seeds: arguments.seeds,
        };
        let board = Scoreboard::new(pretrained, plan)?;
        Ok(ScoreboardJob { number: arguments.number, step: trainer.steps_done(), board })
    }

    /// Works until `is_over`, at least a little.
    ///
    /// # Errors
    /// As [`Scoreboard::step`].
    pub fn slice(&mut self, turn: usize, is_over: impl Fn() -> bool) -> Result<records::Scoreboard> {
        while !self.board.is_done() {
            self.board.step()?;
            if is_over() {
                break;
            }
        }
        let (done, all) = self.board.progress();
        Ok(records::Scoreboard {
            number: self.number,
            turn,
            step: self.step,
            done,
            all,
            current: self.board.current().map(cell),
            rows: self.board.rows().iter().map(row).collect(),
            notices: self.board.notices().into_iter().map(records::Notice::from).collect(),
        })
    }

    /// The answers of each method's model for a text, and of the pre-trained encoder with a fresh classifier.
    ///
    /// # Errors
    /// As [`judge`]; [`Error::Field`] if no model of the task is finished.
    pub fn judge(&self, task: Task, a: &str, b: &str) -> Result<records::Judgement> {
        let kept: Vec<_> = self.board.kept().iter().filter(|(cell, _)| cell.task == task).collect();
        let Some((Cell { labels, .. }, _)) = kept.first() else {
            let reason = sentence!("none-tuned-yet", "no model is fine-tuned yet; wait for the first");
            return Err(Error::field("number", reason));
        };
        let pretrained = self.board.pretrained();
        let fresh = pretrained.classifier(task, Method::Full, 0)?;
        let before = judge(&fresh, task, &pretrained.vocab, a, Some(b))?;
        let mut says = vec![records::Saying { way: "before", probabilities: flat(&before) }];
        for (cell, tuner) in kept {
            let probabilities = flat(&tuner.judge(a, Some(b))?);
            says.push(records::Saying { way: cell.method.name(), probabilities });
        }
        Ok(records::Judgement {
            number: self.number,
            task: task.name(),
            labels: *labels,
            names: task.labels().to_vec(),
            tokens: before.tokens,
            unknown: before.unknown,
            truncated: before.truncated,
            says,
        })
    }
}

fn flat(judgement: &Judgement) -> Vec<f32> {
    judgement.probabilities.concat()
}

fn cell(cell: Cell) -> records::ScoreboardCell {
    records::ScoreboardCell {
        task: cell.task.name(),
        labels: cell.labels,
        way: cell.method.name(),
        seed: cell.seed as usize,
    }
}

fn row(row: &Row) -> records::ScoreboardRow {
    records::ScoreboardRow {
        task: row.task.name(),
        labels: row.labels,
        method: row.predictor.name(),
        mean: row.mean,
        lowest: row.lowest,
        highest: row.highest,
        seeds: row.seeds,
    }
}
