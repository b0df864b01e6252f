//! The training loop.

use std::collections::BTreeMap;

use super::{
    adamw::{AdamW, Group, Moments, apply_gradient},
    report::{HeldOut, OutcomeLosses, SecondReport, StepReport},
    schedule,
};
use crate::{
    data::{Batch, Batches, Corpus, MaskedExample, Notice, Pairs, masking},
    error::{Error, Result},
    exact::{Exact, View},
    experiment::{Experiment, ModelConfig, RunConfig, Scored},
    model::{DataShape, Losses, Model, Pass, Scores},
    random::{self, Stream},
};

/// A loss above this counts as divergence, even if it is finite: a uniform guess costs some ten nats a target.
const HOPELESS_LOSS: f32 = 1_000.0;

/// Every batch has a floor if its targets times the tokens of the distinct sentences are at most this: less than a
/// millisecond a step.
const FLOOR_COMPARISONS: f64 = 1e6;

/// How often the held-out sentences are scored in a run.
const HELD_OUT_POINTS: usize = 40;

/// The most held-out sentences to score at once; never more than a training batch, whose memory was checked.
const HELD_OUT_BATCH: usize = 64;

/// One run in training: the corpus, the model, the optimiser, and how far they have come.
pub struct Trainer {
    config: RunConfig,
    budget: usize,
    corpus: Corpus,
    batches: Batches,
    model: Model,
    optimizer: AdamW,
    exact: Option<Exact>,
    step: usize,
    fingerprint: u64,
}

impl Trainer {
    /// Run `index` of an experiment, before its first step.
    ///
    /// # Errors
    /// [`Error::NoSuchRun`]; and every error of a corpus or a model.
    pub fn new(experiment: &Experiment, index: usize) -> Result<Self> {
        let runs = experiment.runs.len();
        let config = experiment.runs.get(index).ok_or(Error::NoSuchRun { index, runs })?.clone();
        let corpus = Corpus::load(&experiment.corpus)?;
        corpus.check_selectable(config.masking.select)?;
        let pairs = Pairs::of_run(&corpus, &config)?;
        // Held-out sentences, and sentences that a reader types, have to fit too.
        let longest = pairs.as_ref().map_or(0, |pairs| pairs.longest(&corpus)).max(corpus.longest());
        let shape = DataShape {
            vocabulary: corpus.vocab.len(),
            longest,
            batch: config.batch.size,
            targets: config.masking.most(longest),
            objective: config.objective,
        };
        let model = Model::new(&config.model, shape, config.seed).map_err(|error| match error {
            Error::Field { field, reason } => Error::field(format!("runs[{index}].{field}"), reason),
            other => other,
        })?;
        // Reserves the memory of a step once and frees it: in a tab it stays with the program, so that memory does not
        // grow during training. A failure is ignored, since the run may need less. `black_box` keeps the call.
        let _ = std::hint::black_box(Vec::<f32>::new()).try_reserve_exact(model.activations(shape) as usize);
        let targets = config.batch.size as f64 * config.masking.expected(longest);
        let affordable = |exact: &Exact| match exact {
            Exact::Fresh(posterior) => targets * posterior.tokens() as f64 <= FLOOR_COMPARISONS,
            Exact::Static(_) => true,
            // One answer for each label and each target; most comparisons end at the third token.
            Exact::Pairs(pairs) => {
                (config.batch.size as f64 + targets) * pairs.tokens() as f64 <= 4.0 * FLOOR_COMPARISONS
            }
        };
        Ok(Trainer {
            exact: Exact::of(&corpus, &config, pairs.as_ref())?.filter(affordable),
            batches: Batches::new(config.masking, config.batch, config.seed).of_pairs(pairs),
            optimizer: AdamW::new(&config.optimizer, model.params()),
            budget: experiment.steps,
            step: 0,
            fingerprint: random::fnv1a(&[]),
            config,
            corpus,
            model,
        })
    }

    /// One step: draw the batch, guess, score the targets, move every parameter.
    ///
    /// Invariant: a step is whole or an error. If the loss or the gradient is not finite, nothing was updated.
    ///
    /// # Errors
    /// [`Error::Diverged`].
    pub fn step(&mut self) -> Result<StepReport> {
        let batch = self.batches.batch(&self.corpus, self.step)?;
        let step = self.step + 1;
        let lr = schedule::learning_rate(&self.config.optimizer, step, self.budget);

        let mut pass = Pass::train(self.dropout(), self.config.seed, step);
        let Losses { total, scores, second } = self.model.objective(&batch, &mut pass)?;
        let loss = scores.mean();
        let second_loss = second.as_ref().map_or(0.0, Scores::mean);
        if let Some(loss) =
            [loss, second_loss].into_iter().find(|loss| !loss.is_finite() || *loss > HOPELESS_LOSS)
        {
            return Err(Error::Diverged { step, loss, lr });
        }
        let params = self.model.params();
        let group = Group { params, optimizer: &mut self.optimizer, lr };
        let grad_norm = apply_gradient(params, &total, self.config.optimizer.clip, [group])?;
        if !grad_norm.is_finite() {
            return Err(Error::Diverged { step, loss, lr });
        }

        self.step = step;
        self.fingerprint = random::fnv1a_more(self.fingerprint, &loss.to_bits().to_le_bytes());
        let second = second.map(|scores| {
            self.fingerprint = random::fnv1a_more(self.fingerprint, &second_loss.to_bits().to_le_bytes());
            let floor = self.exact.as_ref().and_then(|exact| exact.pair_floor(&batch));
            let floor = floor.map(|nats| nats as f32);
            SecondReport { step, loss: second_loss, floor, accuracy: scores.accuracy() }
        });
        let floor =
            self.exact.as_ref().and_then(|exact| exact.batch_floor(&batch, View::of(&self.config.model)));
        let floor = floor.map(|nats| nats as f32);
        let (accuracy, tokens, targets) = (scores.accuracy(), batch.tokens(), batch.targets.len());
        let outcomes = OutcomeLosses::of(&batch, &scores.losses);
        Ok(StepReport { step, loss, floor, accuracy, lr, grad_norm, tokens, targets, outcomes, second })
    }

    /// Batch `t`, counted from 0: the batch of step `t + 1`, past or future.
    ///
    /// # Errors
    /// As [`Batches::batch`].
    pub fn batch(&self, t: usize) -> Result<Batch> {
        self.batches.clone().batch(&self.corpus, t)
    }

    /// The batch of step `step`, counted from 1.
    ///
    /// # Errors
    /// [`Error::NoSuchStep`] beyond the budget; as [`Batches::batch`].
    pub fn batch_of_step(&self, step: usize) -> Result<Batch> {
        match step.checked_sub(1) {
            Some(t) if step <= self.budget => self.batch(t),
            _ => Err(Error::NoSuchStep { step, last: self.budget }),
        }
    }

    /// The exact predictor that gives each batch its floor; `None` where that would take too long.
    pub fn exact(&self) -> Option<&Exact> {
        self.exact.as_ref()
    }

    /// The run's batches, to be drawn apart from training.
    pub fn batches(&self) -> Batches {
        self.batches.clone()
    }

    /// The model's loss and accuracy on the held-out sentences, whose masks are the same every time; `None` if nothing
    /// is held out.
    ///
    /// Invariant: looking does not disturb.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn held_out(&self) -> Result<Option<HeldOut>> {
        let (mut loss, mut correct, mut targets) = (0.0, 0, 0);
        for batch in self.held_out_batches() {
            let (_, scores) = self.model.loss(&batch, &mut Pass::evaluate())?;
            loss += scores.losses.iter().map(|&loss| f64::from(loss)).sum::<f64>();
            correct += scores.correct.iter().filter(|&&correct| correct).count();
            targets += scores.losses.len();
        }
        let mean = |sum: f64| (sum / targets as f64) as f32;
        let report =
            || HeldOut { step: self.step, loss: mean(loss), accuracy: mean(correct as f64), targets };
        Ok((targets > 0).then(report))
    }

    /// Whether the held-out sentences are due: at the start, at the end, and some forty times between.
    pub fn held_out_is_due(&self) -> bool {
        let every = self.budget.div_ceil(HELD_OUT_POINTS);
        !self.corpus.held_out.is_empty() && (self.step.is_multiple_of(every) || self.is_done())
    }

    /// The held-out sentences, corrupted by streams of their own, in batches that have targets.
    fn held_out_batches(&self) -> Vec<Batch> {
        let corrupt = |(i, ids): (u64, &Vec<u32>)| {
            let mut stream = Stream::new(self.config.seed, "held-out mask", i);
            masking::corrupt(ids, &self.config.masking, &self.corpus.vocab, &mut stream)
        };
        let examples: Vec<MaskedExample> = (0..).zip(&self.corpus.held_out).map(corrupt).collect();
        let pad = self.corpus.vocab.special().pad;
        let size = self.config.batch.size.min(HELD_OUT_BATCH);
        let batches =
            examples.chunks(size).zip(self.corpus.held_out.chunks(size)).map(|(examples, truths)| {
                let mut batch = Batch::from_examples(examples, pad);
                if self.config.masking.scored == Scored::All {
                    batch.score_all(&truths.iter().map(Vec::as_slice).collect::<Vec<_>>());
                }
                batch
            });
        batches.filter(|batch| !batch.targets.is_empty()).collect()
    }

    /// Steps made.
    pub fn steps_done(&self) -> usize {
        self.step
    }

    /// Steps that the run makes in all.
    pub fn budget(&self) -> usize {
        self.budget
    }

    /// Whether the budget is used up.
    pub fn is_done(&self) -> bool {
        self.step >= self.budget
    }

    /// A short hash of the bits of all losses so far: 16 hexadecimal digits. Equal fingerprints mean equal runs.
    pub fn fingerprint(&self) -> String {
        format!("{:016x}", self.fingerprint)
    }

    /// Steps of an epoch, rounded up.
    pub fn steps_per_epoch(&self) -> usize {
        self.batches.epoch(&self.corpus).div_ceil(self.config.batch.size)
    }

    /// What is unusual in this run's data, for its writer.
    pub fn notices(&self) -> Vec<Notice> {
        let mut notices = self.corpus.notices();
        if self.batches.pairs().is_some_and(Pairs::truncates) {
            notices.push(Notice::PairsTruncated { positions: self.model.positions() });
        }
        notices
    }

    /// The run's settings.
    pub fn config(&self) -> &RunConfig {
        &self.config
    }

    /// The corpus that the run is trained on.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// The model in its present state.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The optimiser's moments, by parameter name.
    pub fn moments(&self) -> &BTreeMap<String, Moments> {
        &self.optimizer.moments
    }

    /// Goes on after `step` steps with these moments and the fingerprint of the losses so far. The parameters have been
    /// set through [`Trainer::model`].
    pub fn resume_after(&mut self, step: usize, moments: BTreeMap<String, Moments>, fingerprint: u64) {
        self.step = step;
        self.optimizer.updates = step;
        self.optimizer.moments = moments;
        self.fingerprint = fingerprint;
    }

    fn dropout(&self) -> f64 {
        match &self.config.model {
            ModelConfig::Bert(bert) => bert.dropout,
            ModelConfig::Notebook { .. } => 0.0,
        }
    }
}
