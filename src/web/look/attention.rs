//! What the panel *Attention* asks.

use serde_json::Value;

use super::super::record::record;
use super::{Look, text};
use crate::{
    data::Corpus,
    error::Result,
    experiment::{Experiment, MaskingPolicy},
    inspect::{
        attention::attention as attend,
        decisive::{Deciding, decisive as decide},
        patterns::{NAMES, patterns as measure},
    },
    train::Trainer,
};

/// `{text}` → `LookAttention`; of a model without attention, with no layers.
pub fn attention(trainer: &Trainer, arguments: &Value) -> Result<Look> {
    let found = attend(trainer.model(), &trainer.corpus().vocab, text(arguments, "text")?)?;
    let Some(found) = found else {
        return Ok(Look { record: record!({ "layers": 0 }), columns: Vec::new() });
    };
    let record = record!({
        "tokens": found.tokens,
        "unknown": found.unknown,
        "layers": found.layers,
        "heads": found.heads,
        "context": found.context.name(),
    });
    Ok(Look { record, columns: vec![("probabilities", found.probabilities)] })
}

/// `{}` → `LookPatterns`; of a model without attention, with no layers.
pub fn patterns(trainer: &Trainer) -> Result<Look> {
    let config = trainer.config();
    let found = measure(trainer.model(), trainer.corpus(), &config.masking, config.seed)?;
    let Some(found) = found else {
        return Ok(Look { record: record!({ "layers": 0 }), columns: Vec::new() });
    };
    let record = record!({
        "names": NAMES,
        "layers": found.layers,
        "heads": found.heads,
        "sentences": found.sentences,
        "tokens": found.tokens,
    });
    Ok(Look { record, columns: vec![("shares", found.shares), ("uniform", found.uniform)] })
}

/// `{text}` → `LookDecisive`, under the first run's masking, as the exact predictor's answers are.
pub fn decisive(experiment: &Experiment, arguments: &Value) -> Result<Look> {
    let corpus = Corpus::load(&experiment.corpus)?;
    let masking = experiment.runs.first().map_or(MaskingPolicy::BERT, |run| run.masking);
    let found = decide(&corpus, &masking, text(arguments, "text")?)?;
    let blank = |(&position, deciding): (&usize, &Option<Deciding>)| {
        record!({
            "position": position,
            "entropy": deciding.as_ref().map(|deciding| deciding.entropy),
            "growth": deciding.as_ref().map(|deciding| deciding.growth.as_slice()),
        })
    };
    let record = record!({
        "tokens": found.question.tokens(&corpus.vocab),
        "blanks": found.question.blanks.iter().zip(&found.blanks).map(blank).collect::<Vec<_>>(),
        "tooMuch": found.too_much,
    });
    Ok(Look { record, columns: Vec::new() })
}
