//! Writes `www/src/workers/records.d.ts` from the records, and fails if it is not what they say.
#![allow(clippy::unwrap_used)]

use ts_rs::{Config, TS};

use super::*;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/src/workers/records.d.ts");

/// The declaration of a type with its comments, a field a line.
fn declared<T: TS>() -> String {
    let config = Config::default().with_large_int("number");
    let text = format!("{}export {}", T::docs().unwrap_or_default(), T::decl(&config));
    let text = text.replace("/**\n * ", "/** ").replace("\n */\n", " */\n");
    if text.contains(" | { ") {
        // A variant a line.
        return text.replace("= { ", "=\n  | { ").replace(" | { ", "\n  | { ").replace("\n \n", "\n") + "\n";
    }
    let text = text.replace(", };", ",\n};");
    let mut inside = false;
    let mut lines = Vec::new();
    for line in text.lines().map(str::trim_end) {
        inside &= line != "};";
        lines.push(if inside { format!("  {line}") } else { line.to_owned() });
        inside |= line.ends_with('{');
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_pages_types_are_these_records() {
    let declarations = [
        declared::<Column>(),
        declared::<Bytes>(),
        declared::<Failure>(),
        declared::<RunInfo>(),
        declared::<RunState>(),
        declared::<CorpusInfo>(),
        declared::<Notice>(),
        declared::<Columns>(),
        declared::<SecondColumns>(),
        declared::<HeldOutColumns>(),
        declared::<WatchedColumns>(),
        declared::<Prediction>(),
        declared::<Watch>(),
        declared::<StepAnswer>(),
        declared::<StepSentence>(),
        declared::<StepTarget>(),
        declared::<Outcomes>(),
        declared::<Glance>(),
        declared::<GlanceTarget>(),
        declared::<GlanceKey>(),
        declared::<Attention>(),
        declared::<NoAttention>(),
        declared::<Patterns>(),
        declared::<Embeddings>(),
        declared::<Neighbours>(),
        declared::<Neighbour>(),
        declared::<Scoreboard>(),
        declared::<ScoreboardCell>(),
        declared::<ScoreboardRow>(),
        declared::<Judgement>(),
        declared::<Saying>(),
        declared::<ExperimentFloors>(),
        declared::<RunFloors>(),
        declared::<Floor>(),
        declared::<OutcomeFloors>(),
        declared::<PairFloor>(),
        declared::<ExactPrediction>(),
        declared::<Decisive>(),
        declared::<DecisiveBlank>(),
        declared::<Evaluation>(),
        declared::<Gap>(),
        declared::<Classes>(),
        declared::<Exercises>(),
        declared::<Exercise>(),
        declared::<ExerciseOption>(),
        declared::<ExercisePlace>(),
        declared::<ExerciseTally>(),
        declared::<ExerciseFloor>(),
    ];
    let head = "// Written by a test of src/web/records.rs from the records there: CLOZE_REGENERATE=1 cargo test --lib records\n\n";
    let text = format!("{head}{}", declarations.join("\n"));
    if std::env::var_os("CLOZE_REGENERATE").is_some() {
        std::fs::write(FILE, &text).unwrap();
    }
    let found = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(
        found == text,
        "records.d.ts is stale: CLOZE_REGENERATE=1 cargo test --lib records writes it anew"
    );
}

#[test]
fn every_record_is_declared() {
    let records = include_str!("records.rs");
    let names = records
        .lines()
        .filter_map(|line| line.strip_prefix("pub struct "))
        .filter_map(|rest| rest.split([' ', '(']).next());
    let written = include_str!("records_test.rs");
    let missing: Vec<&str> =
        names.filter(|name| !written.contains(&format!("declared::<{name}>()"))).collect();
    assert!(
        missing.is_empty(),
        "give {missing:?} a line in records_test.rs, so that the page has their types"
    );
}
