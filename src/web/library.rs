//! The worker without weights: it knows an experiment's corpus, and its exact predictor.

use std::sync::Arc;

use crate::{
    data::Corpus,
    error::Result,
    exact::Posterior,
    experiment::{CorpusSource, MaskingPolicy, RunConfig},
    inspect::exact_prediction::{masking_of, predictor},
};

/// The corpus of the last question, and its exact predictors. They are kept for the next question, since reading a
/// corpus of 20,000 sentences takes longer than answering.
#[derive(Debug, Default)]
pub struct Library {
    shelf: Option<Shelf>,
}

/// Predictors kept: as many as an experiment has runs, each of which may have its own masking.
const KEPT: usize = 4;

#[derive(Debug)]
struct Shelf {
    source: CorpusSource,
    corpus: Arc<Corpus>,
    /// By the masking that they know, the latest last.
    predictors: Vec<(MaskingPolicy, Arc<Posterior>)>,
}

impl Library {
    /// The corpus of a source: loaded once, and then the same one.
    ///
    /// # Errors
    /// As [`Corpus::load`].
    pub fn corpus(&mut self, source: &CorpusSource) -> Result<Arc<Corpus>> {
        Ok(self.shelf(source)?.corpus.clone())
    }

    /// The corpus of a source, and the exact predictor for a reader's text, see [`masking_of`].
    ///
    /// # Errors
    /// As [`Corpus::load`]; [`crate::error::Error::NoExact`].
    pub fn predictor(
        &mut self,
        source: &CorpusSource,
        runs: &[RunConfig],
    ) -> Result<(Arc<Corpus>, Arc<Posterior>)> {
        let shelf = self.shelf(source)?;
        let masking = masking_of(runs)?;
        if let Some((_, posterior)) = shelf.predictors.iter().find(|(of, _)| *of == masking) {
            return Ok((shelf.corpus.clone(), posterior.clone()));
        }
        let posterior = Arc::new(predictor(&shelf.corpus, &masking)?);
        if shelf.predictors.len() == KEPT {
            shelf.predictors.remove(0);
        }
        shelf.predictors.push((masking, posterior.clone()));
        Ok((shelf.corpus.clone(), posterior))
    }

    fn shelf(&mut self, source: &CorpusSource) -> Result<&mut Shelf> {
        let kept = self.shelf.take().filter(|shelf| shelf.source == *source);
        let shelf = match kept {
            Some(shelf) => shelf,
            None => Shelf {
                source: source.clone(),
                corpus: Arc::new(Corpus::load(source)?),
                predictors: Vec::new(),
            },
        };
        Ok(self.shelf.insert(shelf))
    }
}
