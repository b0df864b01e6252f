//! A run as a worker holds it: in training, perhaps watching a text, perhaps filling in a scoreboard.

use super::{
    questions,
    records::{Column, Columns, CorpusInfo, HeldOutColumns, RunInfo, SecondColumns, Watch, WatchedColumns},
    scoreboard::ScoreboardJob,
    state,
};
use crate::{
    error::Result,
    experiment::Experiment,
    inspect::follow::{Following, Point},
    train::{HeldOut, SecondReport, StepReport, Trainer},
};

/// How long a worker may work without looking at its messages, in milliseconds. One step is never divided.
pub const SLICE_MS: f64 = 45.0;

/// One run of an experiment.
pub struct Run {
    /// The training of the run.
    pub trainer: Trainer,
    /// The text whose blanks are watched while the run trains, and how.
    watched: Option<(Following, Watch)>,
    /// The scoreboards that were begun last, the latest at the end: a reader can go back to the one before.
    pub(super) scoreboards: Vec<ScoreboardJob>,
    /// Which run of which experiment it is, see `state.rs`; none for a trainer of its own.
    pub(super) source: Option<u64>,
}

impl Run {
    /// Builds run `index`, counted from 0, of an experiment's JSON.
    ///
    /// # Errors
    /// As [`Experiment::parse`] and [`Trainer::new`].
    pub fn new(experiment: &str, index: usize) -> Result<Self> {
        let trainer = Trainer::new(&Experiment::parse(experiment)?, index)?;
        Ok(Run { source: Some(state::source(experiment, index)), ..Self::from(trainer) })
    }

    /// The facts about the run that the page shows before its first step.
    pub fn info(&self) -> RunInfo {
        let (trainer, vocab) = (&self.trainer, &self.trainer.corpus().vocab);
        RunInfo {
            vocabulary: questions::shown(vocab),
            ordinary: vocab.ordinary().len(),
            parameters: trainer.model().params().size(),
            positions: trainer.model().positions(),
            steps_per_epoch: trainer.steps_per_epoch(),
            corpus: CorpusInfo::of(trainer.corpus(), trainer.notices()),
        }
    }

    /// Trains until `max_steps` steps are made, `is_over` says so after one, or the budget is used up. Returns the
    /// steps that were made, also when a later one failed.
    pub fn train(&mut self, max_steps: usize, is_over: impl Fn() -> bool) -> (Columns, Result<()>) {
        let mut slice = Slice::default();
        let outcome = self.make_steps(max_steps, is_over, &mut slice);
        (slice.columns(self.watched.as_ref().map_or("", |(following, _)| following.text())), outcome)
    }

    fn make_steps(&mut self, max_steps: usize, is_over: impl Fn() -> bool, slice: &mut Slice) -> Result<()> {
        if self.trainer.steps_done() == 0 && max_steps > 0 {
            slice.hold_out(&self.trainer)?;
        }
        while slice.reports.len() < max_steps && !self.trainer.is_done() {
            slice.reports.push(self.trainer.step()?);
            if let Some((following, _)) = &self.watched {
                slice.watch(following, &self.trainer);
            }
            slice.hold_out(&self.trainer)?;
            if is_over() {
                break;
            }
        }
        Ok(())
    }

    /// Watches the blanks of a text from now on, in place of the text before, unless it is watched already. If this
    /// fails, nothing is watched.
    ///
    /// # Errors
    /// As [`Following::new`].
    pub(super) fn watch(&mut self, text: &str) -> Result<Watch> {
        match self.watched.take() {
            Some(same) if same.0.text() == text => {
                let watch = same.1;
                self.watched = Some(same);
                Ok(watch)
            }
            _ => {
                let trainer = &self.trainer;
                let vocab = &trainer.corpus().vocab;
                let following = Following::new(trainer.model(), vocab, text, trainer.budget())?;
                let (since, blanks) = (trainer.steps_done(), following.blanks().0);
                let watch = Watch { since, blanks, every: following.every() };
                self.watched = Some((following, watch));
                Ok(watch)
            }
        }
    }
}

impl From<Trainer> for Run {
    fn from(trainer: Trainer) -> Self {
        Run { trainer, watched: None, scoreboards: Vec::new(), source: None }
    }
}

/// The reports of a slice of training.
#[derive(Default)]
struct Slice {
    reports: Vec<StepReport>,
    held_out: Vec<HeldOut>,
    points: Vec<Point>,
}

impl Slice {
    /// Fills the blanks of the watched text if a point is due, even if no panel shows it: a reader who opens the panel
    /// later finds all points. The forward passes, some sixty in a training, take 10 ms of seconds, and 1 ms of the
    /// notebook's.
    fn watch(&mut self, following: &Following, trainer: &Trainer) {
        let step = trainer.steps_done();
        if following.is_due(step, trainer.is_done()) {
            // A prediction that is not finite is left out. The run itself has not failed: its losses are finite.
            self.points.extend(following.look(trainer.model(), &trainer.corpus().vocab, step).ok());
        }
    }

    /// Scores the held-out sentences if they are due.
    fn hold_out(&mut self, trainer: &Trainer) -> Result<()> {
        if trainer.held_out_is_due() {
            self.held_out.extend(trainer.held_out()?);
        }
        Ok(())
    }

    /// `text` is the watched text.
    fn columns(&self, text: &str) -> Columns {
        let second: Vec<SecondReport> = self.reports.iter().filter_map(|report| report.second).collect();
        let steps = |value: fn(&StepReport) -> f32| self.reports.iter().map(value).collect::<Column>();
        let seconds = |value: fn(&SecondReport) -> f32| second.iter().map(value).collect::<Column>();
        let held_out = |value: fn(&HeldOut) -> f32| self.held_out.iter().map(value).collect::<Column>();
        Columns {
            step: steps(|report| report.step as f32),
            loss: steps(|report| report.loss),
            floor: steps(|report| report.floor.unwrap_or(f32::NAN)),
            accuracy: steps(|report| report.accuracy),
            lr: steps(|report| report.lr as f32),
            grad_norm: steps(|report| report.grad_norm as f32),
            tokens: steps(|report| report.tokens as f32),
            masked_targets: steps(|report| report.outcomes.targets[0] as f32),
            random_targets: steps(|report| report.outcomes.targets[1] as f32),
            kept_targets: steps(|report| report.outcomes.targets[2] as f32),
            other_targets: steps(|report| report.outcomes.targets[3] as f32),
            masked_loss: steps(|report| report.outcomes.mean(0)),
            random_loss: steps(|report| report.outcomes.mean(1)),
            kept_loss: steps(|report| report.outcomes.mean(2)),
            other_loss: steps(|report| report.outcomes.mean(3)),
            second: SecondColumns {
                step: seconds(|report| report.step as f32),
                loss: seconds(|report| report.loss),
                floor: seconds(|report| report.floor.unwrap_or(f32::NAN)),
                accuracy: seconds(|report| report.accuracy),
            },
            held_out: HeldOutColumns {
                step: held_out(|report| report.step as f32),
                loss: held_out(|report| report.loss),
                accuracy: held_out(|report| report.accuracy),
            },
            watched: WatchedColumns {
                text: text.to_owned(),
                step: self.points.iter().map(|point| point.step as f32).collect(),
                probabilities: self
                    .points
                    .iter()
                    .flat_map(|point| point.probabilities.iter().copied())
                    .collect(),
            },
        }
    }
}
