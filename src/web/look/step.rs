//! Questions about a step: its batch and what the run makes of it now, the outcomes drawn so far, where the model looks.

use serde_json::Value;

use super::{Look, whole};
use crate::web::record::record;
use crate::{
    data::{Batch, Outcome},
    error::{Error, Result},
    exact::View,
    inspect::step::{self, Corrupted},
    train::Trainer,
};

/// Tokens that are drawn for one answer about outcomes: some ten milliseconds.
const TOKENS_AT_ONCE: usize = 50_000;

/// `{step, again}` → `LookStep`. `again` is 0, or which other corruption of the same sentences is asked for.
pub fn of_step(trainer: &Trainer, arguments: &Value) -> Result<Look> {
    let (number, again) = (whole(arguments, "step")?, whole(arguments, "again")?);
    let batch = batch(trainer, number, again)?;
    let sentences = step::sentences(&batch, trainer.corpus());
    let guesses = step::guesses(trainer.model(), &batch)?;
    let view = View::of(&trainer.config().model);
    // NaN where there is none: a typed array has no null.
    let floors = trainer
        .exact()
        .map_or_else(|| vec![None; batch.targets.len()], |exact| exact.target_floors(&batch, view));
    let record = record!({
        "step": number,
        "again": again,
        "made": trainer.steps_done(),
        "loss": guesses.loss,
        "tokens": batch.tokens(),
        "sentences": sentences.iter().map(sentence).collect::<Vec<_>>(),
    });
    let columns = vec![
        ("guess", guesses.ids.iter().map(|&id| id as f32).collect()),
        ("p", guesses.probabilities),
        ("losses", guesses.losses),
        ("floors", floors.iter().map(|floor| floor.map_or(f32::NAN, |nats| nats as f32)).collect()),
    ];
    Ok(Look { record, columns })
}

/// `{step, masked, random, kept, last}` → `LookOutcomes`: the counts of steps 1 … `last` and of those after it, up to `step`
/// or as far as one answer has time for.
pub fn outcomes(trainer: &Trainer, arguments: &Value) -> Result<Look> {
    let to = whole(arguments, "step")?;
    check(trainer, to)?;
    let before = step::Outcomes {
        masked: whole(arguments, "masked")?,
        random: whole(arguments, "random")?,
        kept: whole(arguments, "kept")?,
        last: whole(arguments, "last")?,
    };
    let found = step::outcomes(trainer.batches(), trainer.corpus(), before, to, TOKENS_AT_ONCE)?;
    let record = record!({
        "masked": found.masked, "random": found.random, "kept": found.kept, "last": found.last,
    });
    Ok(Look { record, columns: Vec::new() })
}

/// `{step}` → `LookGlance`.
pub fn glance(trainer: &Trainer, arguments: &Value) -> Result<Look> {
    let number = whole(arguments, "step")?;
    let batch = batch(trainer, number, 0)?;
    let found = step::glance(trainer.model(), &batch)?;
    let token = |sentence: usize, position: usize| {
        trainer.corpus().vocab.token(batch.input_ids[sentence * batch.length + position]).to_owned()
    };
    let record = found.map_or(record!({ "step": number, "made": trainer.steps_done() }), |glance| {
        let most = glance.most.map(|(position, share)| {
            record!({ "position": position, "token": token(glance.sentence, position), "share": share })
        });
        record!({
            "step": number,
            "made": trainer.steps_done(),
            "sentence": glance.sentence,
            "position": glance.position,
            "token": token(glance.sentence, glance.position),
            "most": most,
        })
    });
    Ok(Look { record, columns: Vec::new() })
}

fn check(trainer: &Trainer, step: usize) -> Result<()> {
    let last = trainer.budget();
    if (1..=last).contains(&step) { Ok(()) } else { Err(Error::NoSuchStep { step, last }) }
}

fn batch(trainer: &Trainer, step: usize, again: usize) -> Result<Batch> {
    check(trainer, step)?;
    match again {
        0 => trainer.batch_of_step(step),
        again => trainer.batches().resample(trainer.corpus(), step - 1, again),
    }
}

/// `LookSentence`.
fn sentence(found: &Corrupted) -> Value {
    let target = |&(position, outcome): &(usize, Option<Outcome>)| record!({ "position": position, "outcome": outcome.map(name) });
    record!({
        "sentence": found.sentence,
        "tokens": found.tokens.as_slice(),
        "input": found.input.as_slice(),
        "targets": found.targets.iter().map(target).collect::<Vec<_>>(),
    })
}

/// An outcome as the page names it.
fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Masked => "masked",
        Outcome::Random => "random",
        Outcome::Kept => "kept",
    }
}
