//! `cloze floors`: the least possible losses.

use cloze::{
    data::Corpus,
    error::{Error, Result},
    exact::{self, Floor, Floors, PairFloors},
    experiment::{CorpusSource, MaskingPolicy, RunConfig, Select},
};
use serde_json::{Value, json};

use super::say;

/// `position:2`, `count:0.15`, `bernoulli:0.15` or `span:0.15`.
pub fn parse_select(text: &str) -> Result<Select> {
    let (rule, number) = text.split_once(':').unwrap_or((text, ""));
    let (position, rate) = (number.parse::<usize>(), number.parse::<f64>());
    match (rule, position, rate) {
        ("position", Ok(position), _) if position > 0 => Ok(Select::Position(position)),
        ("count", _, Ok(rate)) if rate > 0.0 && rate <= 1.0 => Ok(Select::Count(rate)),
        ("bernoulli", _, Ok(rate)) if rate > 0.0 && rate <= 1.0 => Ok(Select::Bernoulli(rate)),
        ("span", _, Ok(rate)) if rate > 0.0 && rate <= 1.0 => Ok(Select::Span(rate)),
        _ => {
            let reason = format!(
                "“{text}” is no rule; write position:2, count:0.15, bernoulli:0.15 or span:0.15, the rate at most 1"
            );
            Err(Error::field("--select", reason))
        }
    }
}

/// Prints the floors of single sentences, then those of each run on pairs.
pub fn floors(
    source: &CorpusSource,
    masking: &MaskingPolicy,
    seed: u64,
    runs: &[RunConfig],
    json: bool,
) -> Result<()> {
    for (name, share) in [
        ("--mask", masking.mask),
        ("--random", masking.random),
        ("--mask plus --random", masking.mask + masking.random),
    ] {
        if !(0.0..=1.0 + 1e-9).contains(&share) {
            return Err(Error::field(name, format!("{share} is out of range; it must be from 0 to 1")));
        }
    }
    let corpus = Corpus::load(source)?;
    corpus.check_selectable(masking.select)?;
    let floors = exact::all_floors(&corpus, masking, seed)?;
    let mut pairs = Vec::new();
    for run in runs.iter().filter(|run| run.objective.has_pairs()) {
        pairs.push((run, exact::floors_of(&corpus, run)?.pair));
    }
    if json {
        let mut record = floors_record(&floors);
        if !pairs.is_empty() {
            let of = |(run, floors): &(&RunConfig, Option<PairFloors>)| {
                json!({
                    "label": run.label, "objective": run.objective.name(), "pair": floors.map(pair_floors_record),
                    "blanks": floors.and_then(|floors| floors.tokens).map(|floor| floor.nats),
                })
            };
            record["pairs"] = pairs.iter().map(of).collect();
        }
        return say(&record.to_string());
    }
    let of = |floor: &Floor| match floor.standard_error {
        None => format!("{:.6}", floor.nats),
        Some(error) => format!("{:.6} ± {error:.4}, sampled", floor.nats),
    };
    for (view, floor) in &floors.views {
        let text = match floor {
            None if exact::is_defined(masking) => "too large a corpus to sample".to_owned(),
            None => "none: spans that are drawn anew have no exact predictor".to_owned(),
            Some(floor) => of(floor),
        };
        say(&format!("{:<12} {text}", view.name()))?;
    }
    say(&format!("{:<12} {:.6}", "position", floors.references.position_only))?;
    say(&format!("{:<12} {:.6}", "unigram", floors.references.unigram))?;
    say(&format!("{:<12} {:.6}", "uniform", floors.references.uniform))?;
    for (run, floors) in &pairs {
        say(&format!("\n{}, learning {} from pairs of sentences", run.label, run.objective.name()))?;
        let Some(floors) = floors else {
            say("none: the corpus is too large to sample, or its masks have no exact predictor for pairs")?;
            continue;
        };
        say(&format!("{:<12} {}", "pair", of(&floors.pair)))?;
        if let Some(tokens) = &floors.tokens {
            say(&format!("{:<12} {}", "blanks", of(tokens)))?;
        }
        say(&format!("{:<12} {:.6}", "uncorrupted", floors.uncorrupted))?;
        say(&format!("{:<12} {:.6}", "words alone", floors.words))?;
    }
    Ok(())
}

/// The floors by view, in nats per target, and their references.
fn floors_record(floors: &Floors) -> Value {
    let mut record = json!({
        "uniform": floors.references.uniform,
        "unigram": floors.references.unigram,
        "position_only": floors.references.position_only,
    });
    for (view, floor) in &floors.views {
        record[view.name()] = json!(floor.map(|floor| floor.nats));
        if let Some(error) = floor.and_then(|floor| floor.standard_error) {
            record["standard_error"][view.name()] = json!(error);
        }
    }
    record
}

/// The floor of a pair head, in nats per pair.
fn pair_floors_record(floors: PairFloors) -> Value {
    let PairFloors { pair: Floor { nats, standard_error, .. }, uncorrupted, words, .. } = floors;
    json!({ "nats": nats, "standardError": standard_error, "uncorrupted": uncorrupted, "words": words })
}
