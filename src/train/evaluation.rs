//! What a run has reached: its mean loss over many corruptions, with the error of the mean.
//!
//! The loss of a step is that of one batch, and so is its mean over an epoch that of few: chance gives some batches
//! easier blanks than others, so that they can lie under the floor. Over many corruptions the mean cannot, but for its
//! standard error. The gap is surer than the loss, since the exact predictor scores the very same blanks.

use super::Trainer;
use crate::{
    data::{Batch, Batches},
    error::{Error, Result},
    exact::View,
    experiment::Draws,
    model::Pass,
};

/// Batches that are scored, at most.
const BATCHES: usize = 256;

/// Multiplications of the model that are spent, and comparisons of the exact predictor: each some 50 ms in a tab.
const MULTIPLICATIONS: f64 = 5e8;
const COMPARISONS: f64 = 5e7;

/// Batches that are scored even if they cost more.
const LEAST_BATCHES: usize = 4;

/// A mean and its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// In nats per target.
    pub nats: f64,
    /// 0 if nothing was left to chance.
    pub standard_error: f64,
}

/// A run's mean loss over many corruptions of its corpus.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evaluation {
    /// Steps that the run had made.
    pub step: usize,
    /// Cross-entropy, in nats per target.
    pub loss: Mean,
    /// Loss minus that of the exact predictor on the same targets; `None` where there is none.
    pub gap: Option<Mean>,
    /// Corrupted sentences that were scored.
    pub sequences: usize,
}

/// Sums over the sequences: a mean over targets is a ratio of two sums, whose error comes from the sequences.
#[derive(Default)]
struct Ratio {
    /// The sum over the targets of each sequence, and how many they are.
    sequences: Vec<(f64, f64)>,
}

impl Ratio {
    fn add(&mut self, values: impl Iterator<Item = (usize, f64)>) {
        let first = self.sequences.len();
        for (sequence, value) in values {
            if self.sequences.len() <= first + sequence {
                self.sequences.resize(first + sequence + 1, (0.0, 0.0));
            }
            let (sum, targets) = &mut self.sequences[first + sequence];
            *sum += value;
            *targets += 1.0;
        }
    }

    /// The mean, with the linearised standard error of a ratio (Cochran, Sampling Techniques, 2.11).
    fn mean(&self, is_exact: bool) -> Mean {
        let n = self.sequences.len() as f64;
        let (sum, targets) = self.sequences.iter().fold((0.0, 0.0), |(a, b), (sum, of)| (a + sum, b + of));
        let nats = sum / targets;
        let squares: f64 = self.sequences.iter().map(|(sum, of)| (sum - nats * of).powi(2)).sum();
        let spread = (squares * n / (n - 1.0).max(1.0)).sqrt() / targets;
        Mean { nats, standard_error: if is_exact { 0.0 } else { spread } }
    }
}

impl Trainer {
    /// The mean loss over many corruptions of the corpus, drawn from a stream of their own. A run with static masks
    /// is scored on its fixed corruptions, since those are what it learns.
    ///
    /// Invariant: looking does not disturb. The same run at the same step gives the same numbers.
    ///
    /// # Errors
    /// [`Error::NotFinite`]; as [`Batches::batch`].
    pub fn evaluate(&self) -> Result<Evaluation> {
        let mut batches = self.batches();
        let is_static = self.config().masking.draws == Draws::Static;
        let epoch = self.steps_per_epoch();
        let count = self.evaluation_batches();
        // Whole epochs weigh every sentence alike.
        let count = if count >= epoch { count / epoch * epoch } else { count };
        let count = if is_static { count.min(epoch) } else { count };
        let (mut losses, mut gaps) = (Ratio::default(), Ratio::default());
        let mut has_floor = self.exact().is_some();
        for k in 0..count {
            let batch = self.evaluation_batch(&mut batches, k)?;
            let (_, scores) = self.model().loss(&batch, &mut Pass::evaluate())?;
            if scores.losses.iter().any(|loss| !loss.is_finite()) {
                return Err(Error::NotFinite);
            }
            let sequence = |target: usize| batch.targets[target].row / batch.length;
            let loss = |(target, &loss): (usize, &f32)| (sequence(target), f64::from(loss));
            losses.add(scores.losses.iter().enumerate().map(loss));
            let floors = match self.exact().filter(|_| has_floor) {
                Some(exact) => exact.target_floors(&batch, View::of(&self.config().model)),
                None => Vec::new(),
            };
            let floors: Option<Vec<f64>> = floors.into_iter().collect();
            match floors.filter(|floors| floors.len() == scores.losses.len()) {
                Some(floors) => {
                    let gap = |(target, (&loss, floor)): (usize, (&f32, &f64))| {
                        (sequence(target), f64::from(loss) - floor)
                    };
                    gaps.add(scores.losses.iter().zip(&floors).enumerate().map(gap));
                }
                None => has_floor = false,
            }
        }
        let is_exact = is_static && count == epoch;
        Ok(Evaluation {
            step: self.steps_done(),
            loss: losses.mean(is_exact),
            gap: has_floor.then(|| gaps.mean(is_exact)),
            sequences: losses.sequences.len(),
        })
    }

    /// How many batches take some 100 ms, at most.
    fn evaluation_batches(&self) -> usize {
        let config = self.config();
        let longest = self.corpus().longest();
        let tokens = (config.batch.size * longest) as f64;
        let targets = config.batch.size as f64 * config.masking.expected(longest);
        let model = self.model().params().size() as f64 * tokens;
        let exact = self
            .exact()
            .map_or(0.0, |_| targets * self.corpus().encoded.iter().map(Vec::len).sum::<usize>() as f64);
        let affordable = (MULTIPLICATIONS / model).min(COMPARISONS / exact.max(1.0));
        (affordable as usize).clamp(LEAST_BATCHES, BATCHES)
    }

    /// The `k`-th batch to score. Its pairs come after the last step's, so that no step trains on them.
    fn evaluation_batch(&self, batches: &mut Batches, k: usize) -> Result<Batch> {
        match self.config().masking.draws {
            Draws::Static => batches.batch(self.corpus(), k),
            Draws::Fresh => {
                let epochs = self.budget().div_ceil(self.steps_per_epoch());
                batches.held_apart(self.corpus(), epochs * self.steps_per_epoch() + k)
            }
        }
    }
}
