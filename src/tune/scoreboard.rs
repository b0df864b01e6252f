//! A toy GLUE (Wang et al., 2019): one pre-trained encoder, fine-tuned for tasks × methods × label budgets × seeds.
//!
//! [`Scoreboard`] goes through its cells one by one, in slices of work, and has its rows at any time. The result is a
//! pure function of (pre-trained encoder, [`Plan`]).
//!
//! Pre-training helps with what its objective asked. In the grammar `world` the second sentences of tales use the words
//! of the clauses after *so*, since next sentence prediction on other words did not carry over to entailment. No
//! objective asks whether a sentence is grammatical, so on *acceptability* pre-training helps little with few labels.

use super::{FineTuner, Method, Pretrained, Task, TaskData, baselines::Baseline};
use crate::{data::Notice, error::Result};

/// Label budgets of the whole scoreboard.
pub const LABELS: [usize; 5] = [8, 16, 32, 64, 128];

/// Seeds of the whole scoreboard, 0 to 4.
pub const SEEDS: usize = 5;

/// What a scoreboard compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The tasks.
    pub tasks: Vec<Task>,
    /// The methods.
    pub methods: Vec<Method>,
    /// Label budgets: labelled examples to train on.
    pub labels: Vec<usize>,
    /// How many seeds, from 0 on.
    pub seeds: usize,
}

impl Default for Plan {
    fn default() -> Self {
        Plan {
            tasks: Task::ALL.to_vec(),
            methods: Method::ALL.to_vec(),
            labels: LABELS.to_vec(),
            seeds: SEEDS,
        }
    }
}

impl Plan {
    /// Every fine-tuning to be made, in order: by task, then label budget, then method, then seed.
    pub fn cells(&self) -> Vec<Cell> {
        let mut cells = Vec::new();
        for &task in &self.tasks {
            for &labels in &self.labels {
                for &method in &self.methods {
                    cells.extend((0..self.seeds as u64).map(|seed| Cell { task, method, labels, seed }));
                }
            }
        }
        cells
    }
}

/// One fine-tuning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The task.
    pub task: Task,
    /// The method.
    pub method: Method,
    /// The label budget.
    pub labels: usize,
    /// The seed.
    pub seed: u64,
}

/// What predicts the labels in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Predictor {
    /// A model, fine-tuned by this method.
    FineTuned(Method),
    /// A guess from counts.
    Baseline(Baseline),
    /// The best possible on the task's whole language.
    ExactBest,
}

impl Predictor {
    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Predictor::FineTuned(method) => method.name(),
            Predictor::Baseline(baseline) => baseline.name(),
            Predictor::ExactBest => "exact best",
        }
    }
}

/// Accuracies of one predictor on one task with one label budget, over seeds; each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The task.
    pub task: Task,
    /// The label budget.
    pub labels: usize,
    /// What the accuracies are of.
    pub predictor: Predictor,
    /// The mean.
    pub mean: f64,
    /// The lowest.
    pub lowest: f64,
    /// The highest.
    pub highest: f64,
    /// How many seeds are finished.
    pub seeds: usize,
}

impl Row {
    fn of(task: Task, labels: usize, predictor: Predictor, accuracies: &[f64]) -> Option<Self> {
        let seeds = accuracies.len();
        (seeds > 0).then(|| Row {
            task,
            labels,
            predictor,
            mean: accuracies.iter().sum::<f64>() / seeds as f64,
            lowest: accuracies.iter().copied().fold(f64::INFINITY, f64::min),
            highest: accuracies.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            seeds,
        })
    }
}

/// Rows as comma-separated values, with a line of names.
pub fn csv(rows: &[Row]) -> String {
    let mut text = "task,labels,method,mean,lowest,highest,seeds\n".to_owned();
    for Row { task, labels, predictor, mean, lowest, highest, seeds } in rows {
        let (task, method) = (task.name(), predictor.name());
        text += &format!("{task},{labels},{method},{mean},{lowest},{highest},{seeds}\n");
    }
    text
}

/// A scoreboard being filled in.
///
/// Invariant: same seeds, same scoreboard, bit for bit.
pub struct Scoreboard {
    pretrained: Pretrained,
    plan: Plan,
    cells: Vec<Cell>,
    /// The examples of each of the plan's tasks.
    data: Vec<TaskData>,
    /// Accuracies of the first cells.
    accuracies: Vec<f64>,
    current: Option<FineTuner>,
    /// The finished models of seed 0 with the plan's first label budget, one for each task and method.
    kept: Vec<(Cell, FineTuner)>,
    baselines: Vec<Row>,
}

impl Scoreboard {
    /// A scoreboard before its first cell; the baselines are in it.
    ///
    /// # Errors
    /// [`crate::error::Error::TaskWords`], [`crate::error::Error::LabelBudget`].
    pub fn new(pretrained: Pretrained, plan: Plan) -> Result<Self> {
        let mut data = Vec::new();
        let mut baselines = Vec::new();
        for &task in &plan.tasks {
            let of_task = pretrained.data(task)?;
            for &labels in &plan.labels {
                baselines.extend(simple_rows(&of_task, labels, plan.seeds, pretrained.vocab.len())?);
            }
            data.push(of_task);
        }
        let cells = plan.cells();
        Ok(Scoreboard {
            pretrained,
            cells,
            plan,
            data,
            accuracies: Vec::new(),
            current: None,
            kept: Vec::new(),
            baselines,
        })
    }

    /// One slice of work: some milliseconds. None is left when [`Scoreboard::is_done`].
    ///
    /// # Errors
    /// [`crate::error::Error::Diverged`].
    pub fn step(&mut self) -> Result<()> {
        let Some(cell) = self.current() else { return Ok(()) };
        let mut tuner = match self.current.take() {
            Some(tuner) => tuner,
            None => {
                let Some(data) = self.data.iter().find(|data| data.task == cell.task) else { return Ok(()) };
                FineTuner::new(&self.pretrained, data, cell.method, cell.labels, cell.seed)?
            }
        };
        tuner.step()?;
        match tuner.accuracy() {
            Some(accuracy) => {
                self.accuracies.push(accuracy.share());
                if cell.seed == 0 && self.plan.labels.first() == Some(&cell.labels) {
                    self.kept.push((cell, tuner));
                }
            }
            None => self.current = Some(tuner),
        }
        Ok(())
    }

    /// The finished models of seed 0 with the plan's first label budget, one for each task and method.
    pub fn kept(&self) -> &[(Cell, FineTuner)] {
        &self.kept
    }

    /// The pre-trained encoder.
    pub fn pretrained(&self) -> &Pretrained {
        &self.pretrained
    }

    /// Cells that are done, and cells in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.accuracies.len(), self.cells.len())
    }

    /// The cell in progress; `None` at the end.
    pub fn current(&self) -> Option<Cell> {
        self.cells.get(self.accuracies.len()).copied()
    }

    /// Whether all cells are done.
    pub fn is_done(&self) -> bool {
        self.accuracies.len() == self.cells.len()
    }

    /// The cells that are done, with their accuracies.
    pub fn results(&self) -> impl Iterator<Item = (Cell, f64)> {
        self.cells.iter().copied().zip(self.accuracies.iter().copied())
    }

    /// All rows so far, by task and label budget: the methods, the baselines, the exact best. Rows without a finished
    /// seed are left out.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for &task in &self.plan.tasks {
            for &labels in &self.plan.labels {
                for &method in &self.plan.methods {
                    let of_row =
                        |cell: &Cell| (cell.task, cell.labels, cell.method) == (task, labels, method);
                    let accuracies: Vec<f64> =
                        self.results().filter(|(cell, _)| of_row(cell)).map(|(_, share)| share).collect();
                    rows.extend(Row::of(task, labels, Predictor::FineTuned(method), &accuracies));
                }
                let simple = self.baselines.iter().filter(|row| (row.task, row.labels) == (task, labels));
                rows.extend(simple);
            }
        }
        rows
    }

    /// Which tasks have examples that were truncated.
    pub fn notices(&self) -> Vec<Notice> {
        let truncated = self.data.iter().filter(|data| data.truncated > 0);
        let notice = |data: &TaskData| Notice::ExamplesTruncated {
            task: data.task.name(),
            truncated: data.truncated,
            examples: data.pool.len() + data.test.len(),
            positions: self.pretrained.config.positions,
        };
        truncated.map(notice).collect()
    }
}

/// The rows that need no model: the baselines, each over the seeds' training sets, and the exact best.
fn simple_rows(data: &TaskData, labels: usize, seeds: usize, vocabulary: usize) -> Result<Vec<Row>> {
    let task = data.task;
    let mut rows = Vec::new();
    for &baseline in Baseline::of(task.is_per_token()) {
        let mut accuracies = Vec::new();
        for seed in 0..seeds as u64 {
            let training = data.training_set(labels, seed)?;
            let (correct, all) = baseline.score(&training, &data.test, task.labels().len(), vocabulary);
            accuracies.push(correct as f64 / all.max(1) as f64);
        }
        rows.extend(Row::of(task, labels, Predictor::Baseline(baseline), &accuracies));
    }
    let exact = Row::of(task, labels, Predictor::ExactBest, &[data.exact_best]);
    rows.extend(exact.map(|row| Row { seeds, ..row }));
    Ok(rows)
}
