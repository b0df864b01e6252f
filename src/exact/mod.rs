//! The right answer. For a finite corpus the best possible predictor, and with it the least possible loss, is
//! computable exactly: it weights every sentence by the probability that the sentence produced the input.
//!
//! [`posterior`] answers for one input, [`everywhere`] where unchosen tokens are scored too; [`floors`] takes the
//! expectation over all inputs. [`pairs`] answers for pairs of sentences.
//!
//! These predictors assume inputs that are corrupted anew every time. Under static draws the inputs never change, so
//! that a model can learn them by heart: [`static_draws`] counts them instead. Spans have no exact predictor, see
//! [`is_defined`]. [`Exact`] is the predictor of a run.

pub mod everywhere;
pub mod floors;
pub mod pairs;
pub mod posterior;
pub mod static_draws;
mod sums;
pub mod view;

pub use floors::{Floor, Floors, References};
pub use pairs::{PairFloors, PairPosterior};
pub use posterior::Posterior;
pub use static_draws::StaticDraws;
pub use view::View;

use crate::{
    data::{Batch, Corpus, Pairs, Vocab, batch::BatchTarget},
    error::{Error, Result},
    experiment::{Draws, MaskingPolicy, RunConfig, Select},
};

/// A loss in nats that is not below zero: −ln 1 is a negative zero, and a probability may round to more than 1. NaN
/// stays NaN.
fn nats(loss: f64) -> f64 {
    if loss <= 0.0 { 0.0 } else { loss }
}

/// Is there an exact predictor for this policy? A set that never changes is counted, whatever the rule.
pub fn is_defined(policy: &MaskingPolicy) -> bool {
    policy.draws == Draws::Static || has_posterior(policy.select)
}

/// Is there an exact predictor of inputs that this rule draws anew? Spans have none: the tokens of a span are
/// neighbours, so the probability of an input does not depend on counts alone.
pub fn has_posterior(select: Select) -> bool {
    match select {
        Select::Position(_) | Select::Count(_) | Select::Bernoulli(_) => true,
        Select::Span(_) => false,
    }
}

/// The floors of every view, and their references. `seed` matters only where draws are static.
///
/// # Errors
/// As [`Exact::of`].
pub fn all_floors(corpus: &Corpus, policy: &MaskingPolicy, seed: u64) -> Result<Floors> {
    let floor = |view: View| {
        let exact = Exact::with(corpus, policy, seed, view)?;
        Ok((view, exact.and_then(|exact| exact.floor(view, policy, &corpus.vocab))))
    };
    let views = View::ALL.into_iter().map(floor).collect::<Result<Vec<_>>>()?;
    Ok(Floors { views, references: Posterior::new(corpus, policy).references() })
}

/// The least possible losses of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunFloors {
    /// The view of its model.
    pub view: View,
    /// On the corpus; `None` where there is no exact predictor, see [`Exact::of`].
    pub corpus: Option<Floor>,
    /// On the language that the corpus is a sample of, if it is one.
    pub population: Option<Floor>,
    /// Of a run that learns from pairs.
    pub pair: Option<PairFloors>,
}

/// The floors of a run.
///
/// # Errors
/// Errors of the run's masking or pairs on this corpus; [`Error::FloorsOff`] where even a sample would
/// take seconds.
pub fn floors_of(corpus: &Corpus, run: &RunConfig) -> Result<RunFloors> {
    corpus.check_selectable(run.masking.select)?;
    let view = View::of(&run.model);
    let floor = |exact: &Posterior| {
        let floor = exact.floor(view, &run.masking, &corpus.vocab);
        floor.ok_or(Error::FloorsOff { tokens: exact.tokens() })
    };
    let pairs = Pairs::of_run(corpus, run)?;
    let mut floors = RunFloors { view, corpus: None, population: None, pair: None };
    match Exact::of(corpus, run, pairs.as_ref())? {
        Some(Exact::Fresh(posterior)) => {
            floors.corpus = Some(floor(&posterior)?);
            let language = Posterior::of_population(corpus, &run.masking);
            floors.population = language.as_ref().map(floor).transpose()?;
        }
        // Knowing a fixed set by heart says nothing about the language.
        Some(Exact::Static(set)) => floors.corpus = Some(set.floor()),
        Some(Exact::Pairs(exact)) => {
            floors.pair = exact.floors(corpus, run);
            floors.corpus = floors.pair.and_then(|pair| pair.tokens);
        }
        None => {}
    }
    Ok(floors)
}

/// The exact predictor of a run's inputs, with the run's view.
#[derive(Clone, Debug)]
pub enum Exact {
    /// Of inputs that are corrupted anew every time.
    Fresh(Box<Posterior>),
    /// Of inputs that never change.
    Static(Box<StaticDraws>),
    /// Of pairs of sentences that are drawn anew every time.
    Pairs(Box<PairPosterior>),
}

impl Exact {
    /// The predictor of a run, and of its pairs if it has some. `None` where there is none, see [`is_defined`], or
    /// where a fixed set is too large to count.
    ///
    /// # Errors
    /// As [`crate::data::batch::static_example`].
    pub fn of(corpus: &Corpus, run: &RunConfig, pairs: Option<&Pairs>) -> Result<Option<Self>> {
        if let Some(pairs) = pairs {
            let exact = PairPosterior::of(corpus, run, pairs);
            return Ok(exact.map(|exact| Exact::Pairs(Box::new(exact))));
        }
        Self::with(corpus, &run.masking, run.seed, View::of(&run.model))
    }

    /// As [`Exact::of`], for single sentences.
    ///
    /// # Errors
    /// As [`Exact::of`].
    pub fn with(corpus: &Corpus, policy: &MaskingPolicy, seed: u64, view: View) -> Result<Option<Self>> {
        Ok(match policy.draws {
            Draws::Static => {
                StaticDraws::new(corpus, policy, seed, view)?.map(|set| Exact::Static(Box::new(set)))
            }
            Draws::Fresh => {
                is_defined(policy).then(|| Exact::Fresh(Box::new(Posterior::new(corpus, policy))))
            }
        })
    }

    /// The least possible loss; `None` where even a sample would take seconds.
    pub fn floor(&self, view: View, policy: &MaskingPolicy, vocab: &Vocab) -> Option<Floor> {
        match self {
            Exact::Fresh(posterior) => posterior.floor(view, policy, vocab),
            Exact::Static(set) => Some(set.floor()),
            // Pairs have two floors, see `PairPosterior::floors`.
            Exact::Pairs(_) => None,
        }
    }

    /// The predictor's mean loss on the labels of a batch of pairs, in nats per pair; `None` of any other batch.
    pub fn pair_floor(&self, batch: &Batch) -> Option<f64> {
        match self {
            Exact::Pairs(pairs) => pairs.batch_floor(batch),
            Exact::Fresh(_) | Exact::Static(_) => None,
        }
    }

    /// The predictor's mean loss on a batch of the run, in nats per target; `None` if the run cannot have drawn it.
    pub fn batch_floor(&self, batch: &Batch, view: View) -> Option<f64> {
        match self {
            Exact::Fresh(posterior) => posterior.batch_floor(batch, view),
            Exact::Static(set) => set.batch_floor(batch),
            Exact::Pairs(pairs) => {
                let floors = batch.targets.iter().map(|target| pairs.target_floor(batch, target));
                let floors = floors.collect::<Option<Vec<f64>>>()?;
                (!floors.is_empty()).then(|| nats(floors.iter().sum::<f64>() / floors.len() as f64))
            }
        }
    }

    /// −ln p(true token) of the predictor at each target of a batch, in nats; `None` where the run cannot have drawn
    /// it.
    pub fn target_floors(&self, batch: &Batch, view: View) -> Vec<Option<f64>> {
        let floor = |target: &BatchTarget| match self {
            Exact::Fresh(posterior) => posterior.target_floor(batch, target, view),
            Exact::Static(set) => set.target_floor(batch, target),
            Exact::Pairs(pairs) => pairs.target_floor(batch, target),
        };
        batch.targets.iter().map(floor).collect()
    }
}
