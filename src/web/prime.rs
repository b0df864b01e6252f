//! *Prime, then fine-tune*: a scoreboard of a run's trunk, filled in slice by slice, and what the fine-tuned models say of a
//! reader's own sentence. Pure, as [`super::look`]; the clock is the caller's.

use serde_json::Value;

use super::{
    look::{Look, text},
    record::record,
};
use crate::{
    error::{Error, Result},
    model::Model,
    train::Trainer,
    tune::{
        FineTuner, Task, Trunk, Way,
        finetuner::{Judgement, judge},
        scoreboard::{Cell, Plan, Row, Scoreboard},
    },
};

/// A scoreboard that is being filled in.
pub struct Prime {
    /// Which it is: the page counts its presses.
    number: u64,
    /// Steps that the run had made.
    step: usize,
    board: Scoreboard,
}

impl Prime {
    /// The scoreboard that the page asks for, before its first slice: `{number, tasks, labels, ways, seeds}`.
    ///
    /// The trunk is a copy: the run may train on.
    ///
    /// # Errors
    /// [`Error::Field`] for arguments that are no plan, and for a model that is no BERT; as [`Scoreboard::new`].
    pub fn begin(trainer: &Trainer, arguments: &Value) -> Result<Self> {
        let Model::Bert(bert) = trainer.model() else {
            return Err(Error::field(
                "run",
                "only a BERT can be fine-tuned; choose one, or add one under Runs",
            ));
        };
        let mut trunk = Trunk::of(bert, &trainer.corpus().vocab);
        trunk.params = trunk.params.copy()?;
        let list = |name: &str| arguments[name].as_array().map(Vec::as_slice).unwrap_or_default();
        let number = |value: &Value| value.as_u64().unwrap_or_default() as usize;
        let way = |name: &Value| {
            let found = name.as_str().and_then(Way::from_name);
            found.ok_or_else(|| Error::field("ways", "each is one of full, probe, scratch"))
        };
        let plan = Plan {
            tasks: list("tasks")
                .iter()
                .map(|name| Task::from_name(name.as_str().unwrap_or_default()))
                .collect::<Result<_>>()?,
            ways: list("ways").iter().map(way).collect::<Result<_>>()?,
            labels: list("labels").iter().map(number).collect(),
            seeds: number(&arguments["seeds"]),
        };
        let board = Scoreboard::new(trunk, plan)?;
        Ok(Prime { number: number(&arguments["number"]) as u64, step: trainer.steps_done(), board })
    }

    /// Is it the one that is asked for?
    pub fn is(&self, arguments: &Value) -> bool {
        arguments["number"].as_u64() == Some(self.number)
    }

    /// Works until `is_over`, at least a little. Returns `LookPrime`; `turn` comes back in it.
    ///
    /// # Errors
    /// As [`Scoreboard::step`].
    pub fn slice(&mut self, turn: u64, is_over: impl Fn() -> bool) -> Result<Look> {
        while !self.board.is_done() {
            self.board.step()?;
            if is_over() {
                break;
            }
        }
        let (done, all) = self.board.progress();
        let record = record!({
            "number": self.number,
            "turn": turn,
            "step": self.step,
            "done": done,
            "all": all,
            "current": self.board.current().map(cell),
            "rows": self.board.rows().iter().map(row).collect::<Vec<_>>(),
            "notices": self.board.notices(),
        });
        Ok(Look { record, columns: Vec::new() })
    }

    /// `{task, a, b}` → `LookJudge`: what each way's model says of a text, and what the pre-trained model with a fresh classifier
    /// says.
    ///
    /// # Errors
    /// As [`judge`]; [`Error::Field`] if no model of the task is finished.
    pub fn judge(&self, arguments: &Value) -> Result<Look> {
        let (a, b) = (text(arguments, "a")?, text(arguments, "b")?);
        let task = Task::from_name(text(arguments, "task")?)?;
        let kept: Vec<_> = self.board.kept().iter().filter(|(cell, _)| cell.task == task).collect();
        let Some((Cell { labels, .. }, _)) = kept.first() else {
            return Err(Error::field("number", "no model is fine-tuned yet; wait for the first"));
        };
        let trunk = self.board.trunk();
        let fresh = trunk.classifier(task, Way::Full, 0)?;
        let before = judge(&fresh, task, &trunk.vocab, a, Some(b))?;
        let mut says = vec![record!({ "way": "before", "probabilities": flat(&before) })];
        for (cell, tuner) in kept {
            says.push(record!({ "way": cell.way.name(), "probabilities": said(tuner, a, b)? }));
        }
        let record = record!({
            "number": self.number,
            "task": task.name(),
            "labels": *labels,
            "names": task.labels().to_vec(),
            "tokens": before.tokens,
            "unknown": before.unknown,
            "truncated": before.truncated,
            "says": says,
        });
        Ok(Look { record, columns: Vec::new() })
    }
}

fn said(tuner: &FineTuner, a: &str, b: &str) -> Result<Vec<f32>> {
    Ok(flat(&tuner.judge(a, Some(b))?))
}

fn flat(judgement: &Judgement) -> Vec<f32> {
    judgement.probabilities.concat()
}

fn cell(cell: Cell) -> Value {
    record!({ "task": cell.task.name(), "labels": cell.labels, "way": cell.way.name(), "seed": cell.seed })
}

fn row(row: &Row) -> Value {
    record!({
        "task": row.task.name(),
        "labels": row.labels,
        "method": row.method.name(),
        "mean": row.mean,
        "lowest": row.lowest,
        "highest": row.highest,
        "seeds": row.seeds,
    })
}
