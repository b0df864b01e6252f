//! Fine-tuning: a classifier on a pre-trained encoder is trained on a few labels ("To Tune or Not to Tune?", Peters et
//! al., 2019).
//!
//! A [`FineTuner`] goes forward in slices, as a [`crate::train::Trainer`] does, and ends with its accuracy on the
//! task's test set.

use candle_core::Tensor;

use super::{
    judgement::{Judgement, judge},
    tasks::{self, Example, Task, TaskData},
};
use crate::{
    data::{Batch, Vocab},
    error::{Error, Result},
    experiment::{OptimizerConfig, Schedule},
    model::{Bert, Classifier, Params, Pass, Source, encoder::Config, heads::Kind, ops::Scores},
    random::Stream,
    train::{
        adamw::{AdamW, Group, apply_gradient},
        schedule,
    },
};

/// A method of fine-tuning: where the model starts, and which part of it is trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// The pre-trained encoder; everything is trained.
    Full,
    /// The pre-trained encoder, frozen; only a linear classifier on its features is trained.
    Probe,
    /// An encoder of the same sizes with fresh initial values, and the same budget as [`Method::Full`].
    Scratch,
}

impl Method {
    /// All methods.
    pub const ALL: [Method; 3] = [Method::Full, Method::Probe, Method::Scratch];

    /// Its name on the command line and in tables.
    pub fn name(self) -> &'static str {
        match self {
            Method::Full => "full",
            Method::Probe => "probe",
            Method::Scratch => "scratch",
        }
    }

    /// The method of that name; `None` if there is none.
    pub fn from_name(name: &str) -> Option<Self> {
        Method::ALL.into_iter().find(|method| method.name() == name)
    }

    /// The same for all label budgets and seeds, and for all tasks of a kind. Labels of whole inputs go through the
    /// pooler, which pre-training on pairs has trained: a smaller learning rate of the encoder and a larger one of the
    /// classifier preserve it.
    fn recipe(self, kind: Kind) -> Recipe {
        match (self, kind) {
            (Method::Full, Kind::Sequence) => Recipe { steps: 80, encoder: 0.0005, head: 0.03 },
            (Method::Full, Kind::Token) => Recipe { steps: 80, encoder: 0.002, head: 0.01 },
            // Steps of a linear classifier alone take little time.
            (Method::Probe, _) => Recipe { steps: 200, encoder: 0.0, head: 0.03 },
            // There is no pre-training to preserve.
            (Method::Scratch, _) => Recipe { steps: 80, encoder: 0.002, head: 0.002 },
        }
    }
}

/// How long a model is trained, and at which peak learning rates.
struct Recipe {
    steps: usize,
    /// Of the encoder and the pooler.
    encoder: f64,
    /// Of the classifier.
    head: f64,
}

/// Parameters that share a learning rate.
struct Part {
    params: Params,
    optimizer: AdamW,
    /// The peak.
    lr: f64,
}

/// The most examples of a training step.
const BATCH: usize = 16;

/// Test examples scored in one slice of work.
const SCORED: usize = 50;

/// A pre-trained encoder, which fine-tuning starts from.
#[derive(Clone)]
pub struct Pretrained {
    /// Its sizes.
    pub config: Config,
    /// Its parameters: the encoder's, perhaps the pooler's, and others, which fine-tuning ignores.
    pub params: Params,
    /// Its vocabulary.
    pub vocab: Vocab,
}

impl Pretrained {
    /// The encoder of a masked language model. It shares the model's parameters, and never changes them.
    pub fn of(bert: &Bert, vocab: &Vocab) -> Self {
        Pretrained { config: bert.config().clone(), params: bert.params().clone(), vocab: vocab.clone() }
    }

    /// The examples of a task, encoded with this vocabulary and cut to these positions.
    ///
    /// # Errors
    /// As [`TaskData::new`].
    pub fn data(&self, task: Task) -> Result<TaskData> {
        TaskData::new(task, &self.vocab, self.config.positions)
    }

    /// A classifier on a copy of this encoder, or with [`Method::Scratch`] on a fresh one of its sizes. Parameters that
    /// this encoder lacks are drawn from (seed, the parameter's name).
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn classifier(&self, task: Task, method: Method, seed: u64) -> Result<Classifier> {
        let kind = if task.is_per_token() { Kind::Token } else { Kind::Sequence };
        let model = Classifier::new(self.config.clone(), kind, task.labels().len(), Source::Seed(seed))?;
        if method != Method::Scratch {
            for (name, param) in model.params().iter().filter(|(name, _)| name.starts_with("bert.")) {
                if let Ok(trained) = self.params.get(name)
                    && trained.dims() == param.dims()
                {
                    param.set(trained.values()?)?;
                }
            }
        }
        Ok(model)
    }
}

/// The stage of a fine-tuning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The frozen encoder computes the features of the training examples.
    Encode,
    /// Training.
    Train,
    /// The test set is scored, from this example on.
    Score(usize),
    /// Finished.
    Done,
}

/// The result of a fine-tuning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accuracy {
    /// Labels of the test set that were right.
    pub correct: usize,
    /// Labels of the test set.
    pub labels: usize,
}

impl Accuracy {
    /// The share of right labels, 0 to 1.
    pub fn share(self) -> f64 {
        self.correct as f64 / self.labels.max(1) as f64
    }
}

/// One fine-tuning under way.
pub struct FineTuner {
    vocab: Vocab,
    data: TaskData,
    training: Vec<Example>,
    seed: u64,
    model: Classifier,
    /// The trained parameters: the classifier's, and unless it is a probe all others.
    parts: Vec<Part>,
    config: OptimizerConfig,
    budget: usize,
    step: usize,
    stage: Stage,
    /// The frozen encoder's features of the training examples, `[n, H]`, and their labels.
    features: Option<(Tensor, Vec<u32>)>,
    last_loss: Option<f32>,
    accuracy: Accuracy,
}

impl FineTuner {
    /// A fine-tuning before its first step. Everything random in it is drawn from `seed`.
    ///
    /// # Errors
    /// [`Error::LabelBudget`].
    pub fn new(
        pretrained: &Pretrained,
        data: &TaskData,
        method: Method,
        labels: usize,
        seed: u64,
    ) -> Result<Self> {
        let training = data.training_set(labels, seed)?;
        let model = pretrained.classifier(data.task, method, seed)?;
        let Recipe { steps: budget, encoder, head } = method.recipe(model.kind());
        let config = OptimizerConfig {
            lr: 1.0,
            schedule: Schedule::Linear,
            warmup: budget / 10,
            weight_decay: 0.01,
            clip: Some(1.0),
            beta1: 0.9,
            beta2: 0.999,
            epsilon: 1e-8,
        };
        let part = |params: Params, lr: f64| Part { optimizer: AdamW::new(&config, &params), params, lr };
        let [of_head, of_encoder] = model.head_and_encoder();
        let mut parts = vec![part(of_head, head)];
        if method != Method::Probe {
            parts.push(part(of_encoder, encoder));
        }
        Ok(FineTuner {
            vocab: pretrained.vocab.clone(),
            data: data.clone(),
            training,
            seed,
            parts,
            model,
            config,
            budget,
            step: 0,
            stage: if method == Method::Probe { Stage::Encode } else { Stage::Train },
            features: None,
            last_loss: None,
            accuracy: Accuracy { correct: 0, labels: 0 },
        })
    }

    /// One slice of work: a training step, or a forward pass of some tens of examples. Does nothing once
    /// [`FineTuner::is_done`].
    ///
    /// # Errors
    /// [`Error::Diverged`].
    pub fn step(&mut self) -> Result<()> {
        self.stage = match self.stage {
            Stage::Encode => {
                // The encoder is frozen, so its features are computed once.
                let batch = self.batch(self.training.iter());
                let features = self.model.features(&batch, &mut Pass::evaluate())?.detach();
                self.features = Some((features, batch.target_ids()));
                Stage::Train
            }
            Stage::Train => {
                let (loss, _) = self.loss()?;
                self.train(&loss)?;
                if self.step < self.budget { Stage::Train } else { Stage::Score(0) }
            }
            Stage::Score(from) => {
                let to = (from + SCORED).min(self.data.test.len());
                let batch = self.batch(self.data.test[from..to].iter());
                let (_, scores) = self.model.loss(&batch, &mut Pass::evaluate())?;
                self.accuracy.labels += scores.correct.len();
                self.accuracy.correct += scores.correct.iter().filter(|&&correct| correct).count();
                if to < self.data.test.len() { Stage::Score(to) } else { Stage::Done }
            }
            Stage::Done => Stage::Done,
        };
        Ok(())
    }

    fn batch<'e>(&self, examples: impl Iterator<Item = &'e Example> + Clone) -> Batch {
        tasks::batch(examples, self.vocab.special().pad)
    }

    fn loss(&self) -> Result<(Tensor, Scores)> {
        match &self.features {
            Some((features, labels)) => self.model.loss_of(features, labels),
            None => {
                let batch = self.batch(self.drawn().into_iter());
                let mut pass = Pass::train(self.model.config().dropout, self.seed, self.step + 1);
                self.model.loss(&batch, &mut pass)
            }
        }
    }

    /// The examples of the next step: of an endless sequence of epochs, each in an order of its own.
    fn drawn(&self) -> Vec<&Example> {
        let n = self.training.len();
        let size = n.min(BATCH);
        let mut order: (Option<usize>, Vec<usize>) = (None, Vec::new());
        let mut examples = Vec::with_capacity(size);
        for i in self.step * size..(self.step + 1) * size {
            let epoch = i / n;
            if order.0 != Some(epoch) {
                let mut stream = Stream::new(self.seed, "fine-tuning order", epoch as u64);
                order = (Some(epoch), stream.permutation(n));
            }
            examples.push(&self.training[order.1[i % n]]);
        }
        examples
    }

    fn train(&mut self, mean: &Tensor) -> Result<()> {
        let step = self.step + 1;
        let share = schedule::learning_rate(&self.config, step, self.budget);
        let loss = mean.to_scalar::<f32>()?;
        let lr = share * self.parts.iter().map(|part| part.lr).fold(0.0, f64::max);
        if !loss.is_finite() {
            return Err(Error::Diverged { step, loss, lr });
        }
        let groups = self.parts.iter_mut().map(|Part { params, optimizer, lr }| Group {
            params,
            optimizer,
            lr: share * *lr,
        });
        if !apply_gradient(self.model.params(), mean, self.config.clip, groups)?.is_finite() {
            return Err(Error::Diverged { step, loss, lr });
        }
        self.step = step;
        self.last_loss = Some(loss);
        Ok(())
    }

    /// Whether nothing is left to do.
    pub fn is_done(&self) -> bool {
        self.stage == Stage::Done
    }

    /// Goes on to the end.
    ///
    /// # Errors
    /// As [`FineTuner::step`].
    pub fn finish(&mut self) -> Result<Accuracy> {
        while !self.is_done() {
            self.step()?;
        }
        Ok(self.accuracy)
    }

    /// The accuracy on the test set; `None` before the end.
    pub fn accuracy(&self) -> Option<Accuracy> {
        self.is_done().then_some(self.accuracy)
    }

    /// The loss of the last training step, in nats per label.
    pub fn last_loss(&self) -> Option<f32> {
        self.last_loss
    }

    /// Training steps made, and steps in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.step, self.budget)
    }

    /// The model in its present state.
    pub fn model(&self) -> &Classifier {
        &self.model
    }

    /// The present model's probabilities for a reader's own sentence, or pair of sentences.
    ///
    /// # Errors
    /// As [`judge`].
    pub fn judge(&self, a: &str, b: Option<&str>) -> Result<Judgement> {
        judge(&self.model, self.data.task, &self.vocab, a, b)
    }
}
