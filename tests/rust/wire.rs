//! The contract with the page: a sample of every record in `golden/wire/`, which Rust must produce and the front end's
//! tests consume. After a change that is meant, `CLOZE_REGENERATE=1 cargo test wire` writes them anew; the difference
//! is then reviewed like code. (Their types are written by a test of `src/web/records.rs`.)
use std::sync::Arc;

use crate::support::{golden, golden_json};
use cloze::{
    error::Error,
    experiment::{Experiment, presets},
    train::Trainer,
    web::{
        library::Library,
        records::{Answer, Failure, RunState},
        run::Run,
    },
};
use serde::Serialize;
use serde_json::{Value, json};

fn trainer() -> Trainer {
    Trainer::new(&presets::find("notebook").unwrap().experiment, 1).unwrap()
}

/// A record as JSON, its numbers to six digits.
fn sample(record: &impl Serialize) -> Value {
    fn rounded(value: &mut Value) {
        match value {
            Value::Number(number) if number.is_f64() => {
                *value = json!(format!("{:.5e}", number.as_f64().unwrap()).parse::<f64>().unwrap());
            }
            Value::Array(items) => items.iter_mut().for_each(rounded),
            Value::Object(fields) => fields.values_mut().for_each(rounded),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(record).unwrap();
    rounded(&mut value);
    value
}

/// Are two records the same, but for the last digits? Native code rounds differently from one processor to the next.
fn alike(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| alike(a, b)))
        }
        (Value::Number(a), Value::Number(b)) if a.is_f64() || b.is_f64() => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= 1e-4 * b.abs().max(0.01)
        }
        (a, b) => a == b,
    }
}

/// Fails unless a record is the sample of that name.
#[track_caller]
fn assert_sample(name: &str, record: &impl Serialize) {
    let (record, file) = (sample(record), format!("wire/{name}.json"));
    if std::env::var_os("CLOZE_REGENERATE").is_some() {
        std::fs::create_dir_all(golden("wire")).unwrap();
        std::fs::write(golden(&file), serde_json::to_string_pretty(&record).unwrap() + "\n").unwrap();
    }
    let golden = golden_json(&file);
    assert!(alike(&record, &golden), "{file}; CLOZE_REGENERATE=1 writes it anew: {record} is not {golden}");
}

#[test]
fn answers_of_a_run_are_their_samples() {
    let mut run = Run::from(trainer());
    assert_sample("run_info", &run.info());
    let words = [
        ("prediction", "predict", json!({ "text": "The [MASK] sleeps, ___", "watch": true })),
        ("step", "step", json!({ "step": 1, "again": 0 })),
        ("outcomes", "outcomes", json!({ "step": 9, "masked": 0, "random": 0, "kept": 0, "last": 0 })),
        ("glance", "glance", json!({ "step": 1 })),
        ("attention", "attention", json!({ "text": "the zebra" })),
        ("patterns", "patterns", json!({})),
        ("embeddings", "embeddings", json!({})),
        ("neighbours", "neighbours", json!({ "token": 5 })),
        ("evaluation", "evaluate", json!({})),
    ];
    for (name, question, arguments) in words {
        assert_sample(name, &run.ask(question, &arguments, || true).unwrap());
    }
    let (columns, outcome) = run.train(3, || false);
    outcome.unwrap();
    assert_sample("columns", &columns);
    let mut notebook = Run::from(Trainer::new(&presets::find("notebook").unwrap().experiment, 0).unwrap());
    assert_sample("no_attention", &notebook.ask("patterns", &json!({}), || true).unwrap());
}

#[test]
fn a_second_objective_and_held_out_sentences_are_in_the_columns() {
    let experiment = json!({
        "corpus": { "grammar": "agreement", "sentences": 30, "held_out": 10 },
        "steps": 2,
        "runs": [{ "label": "sop", "model": { "kind": "bert" }, "objective": "rtd" }],
    });
    let mut run = Run::new(&experiment.to_string(), 0).unwrap();
    let (columns, outcome) = run.train(2, || false);
    outcome.unwrap();
    assert_eq!(columns.second.step.0, [1.0, 2.0]);
    assert_eq!(columns.held_out.step.0.first(), Some(&0.0));
}

#[test]
fn fine_tuning_answers_with_its_samples() {
    let run = json!({ "label": "tiny", "model": { "kind": "bert", "hidden": 8, "heads": 1, "layers": 1 } });
    let experiment = json!({ "corpus": { "grammar": "world", "sentences": 200, "held_out": 0 }, "steps": 5, "runs": [run] });
    let mut run = Run::new(&experiment.to_string(), 0).unwrap();
    let plan =
        json!({ "number": 3, "turn": 0, "tasks": ["topic"], "labels": [8], "ways": ["probe"], "seeds": 1 });
    let mut board = run.ask("tune", &plan, || false).unwrap();
    while sample(&board)["current"] != Value::Null {
        board = run.ask("tune", &plan, || false).unwrap();
    }
    // How well a model of eight numbers does is nothing to hold it to.
    assert_eq!(shape(&sample(&board)), shape(&golden_or("scoreboard", &board)));
    let asks = json!({ "number": 3, "done": 1, "task": "topic", "a": "the cook stirs", "b": "" });
    let judgement = run.ask("judge", &asks, || true).unwrap();
    assert_eq!(shape(&sample(&judgement)), shape(&golden_or("judgement", &judgement)));
    // The scoreboard before stays, so that a reader can go back to it.
    let other = |number| json!({ "number": number, "tasks": ["topic"], "labels": [16], "ways": ["probe"], "seeds": 1 });
    run.ask("tune", &other(4), || true).unwrap();
    assert_eq!(run.ask("judge", &asks, || true).unwrap(), judgement);
    assert_eq!(sample(&run.ask("tune", &plan, || true).unwrap()), sample(&board));
    for number in 5..9 {
        run.ask("tune", &other(number), || true).unwrap();
    }
    assert!(run.ask("judge", &asks, || true).is_err(), "but not for ever");
}

#[test]
fn answers_of_the_library_are_their_samples() {
    let experiment = presets::find("notebook").unwrap().experiment.to_value();
    let mut library = Library::default();
    let asks = json!({ "experiment": experiment, "text": "the [MASK] sleeps" });
    for (name, question, arguments) in [
        ("corpus_info", "corpus", json!({ "corpus": { "text": "the cat sleeps\nthe dog runs\n\nrain\n" } })),
        ("experiment_floors", "floors", json!({ "experiment": experiment })),
        ("exact_prediction", "exact", asks.clone()),
        ("decisive", "decisive", asks),
        ("exercises", "exercises", json!({ "corpus": experiment["corpus"], "seed": 1, "count": 6 })),
        ("classes", "classes", json!({ "corpus": { "grammar": "S: the N\nN: cat | dog" } })),
    ] {
        assert_sample(name, &library.ask(question, &arguments).unwrap());
    }
    let info = library.ask("corpus", &json!({ "corpus": experiment["corpus"] })).unwrap();
    assert_eq!(
        sample(&Run::from(trainer()).info())["corpus"],
        sample(&info),
        "a run has its corpus's record in it"
    );
}

#[test]
fn each_run_has_an_exact_answer_of_its_own() {
    let mut library = Library::default();
    let run = |label: &str, context: &str, select: Value| json!({ "label": label, "model": { "kind": "bert", "context": context }, "masking": { "select": select, "mask": 1.0, "random": 0.0 } });
    let second = json!({ "position": 2 });
    let runs = json!([
        { "label": "toy", "model": { "kind": "notebook" }, "masking": { "select": second, "mask": 1.0, "random": 0.0 } },
        run("left", "left", second.clone()),
        run("both", "both", second.clone()),
        run("spans", "both", json!({ "rate": 0.15, "rule": "span" })),
    ]);
    let experiment = json!({ "corpus": { "bundled": "notebook" }, "steps": 10, "runs": runs });
    let asks = json!({ "experiment": experiment, "text": "the [MASK] sleeps" });
    let answer = sample(&library.ask("exact", &asks).unwrap());
    let words: Vec<&str> =
        answer["vocabulary"].as_array().unwrap().iter().map(|w| w.as_str().unwrap()).collect();
    let of = |run: usize, word: &str| {
        let id = words.iter().position(|&known| known == word).unwrap();
        answer["own"][run * words.len() + id].as_f64().unwrap()
    };
    let dog = [0, 1, 2, 3].map(|run| of(run, "dog"));
    let cat = [0, 1, 2, 3].map(|run| of(run, "cat"));
    assert_eq!(
        dog,
        [0.666667, 0.5, 0.0, 0.0],
        "alone twice in three; after *the* a toss; never before *sleeps*; spans"
    );
    assert_eq!(cat, [0.333333, 0.5, 1.0, 0.0]);
}

#[test]
fn a_library_loads_a_corpus_once() {
    let mut library = Library::default();
    let experiment = presets::find("notebook").unwrap().experiment;
    let (corpus, predictor) = library.predictor(&experiment.corpus, &experiment.runs).unwrap();
    let json = json!({ "experiment": experiment.to_value(), "text": "the [MASK] sleeps" });
    for question in ["exact", "decisive"] {
        library.ask(question, &json).unwrap();
    }
    library.ask("corpus", &json!({ "corpus": json["experiment"]["corpus"] })).unwrap();
    library.ask("floors", &json!({ "experiment": json["experiment"] })).unwrap();
    let (again, same) = library.predictor(&experiment.corpus, &experiment.runs).unwrap();
    assert!(Arc::ptr_eq(&corpus, &again), "the corpus that was loaded first");
    assert!(Arc::ptr_eq(&predictor, &same), "and its predictor");
    let other = presets::find("contexts").unwrap().experiment;
    assert!(!Arc::ptr_eq(&corpus, &library.corpus(&other.corpus).unwrap()), "another corpus is another");
    assert!(!Arc::ptr_eq(&corpus, &library.corpus(&experiment.corpus).unwrap()), "one is kept, not all");
}

#[test]
fn arguments_that_are_not_the_questions_are_refused_in_a_sentence() {
    let mut run = Run::from(trainer());
    for (question, arguments, sentence) in [
        ("predict", json!({}), "predict: missing field `text`"),
        ("predict", json!({ "text": 3 }), "predict: invalid type: integer `3`, expected a string"),
        ("glance", json!({ "step": 1, "again": 2 }), "glance: unknown field `again`, expected `step`"),
        ("colour", json!({}), "there is no question “colour”; reload the page"),
    ] {
        assert_eq!(run.ask(question, &arguments, || true).unwrap_err().to_string(), sentence);
    }
    let error = Library::default().ask("predict", &json!({ "text": "a" })).unwrap_err();
    assert_eq!(error.code(), "no-such-question", "that is a run's");
}

#[test]
fn a_watched_text_is_seen_through_the_training() {
    let mut run = Run::from(trainer());
    let text = "the [MASK] sleeps";
    let ask = |run: &mut Run| {
        sample(&run.ask("predict", &json!({ "text": text, "watch": true }), || true).unwrap())
    };
    let first = ask(&mut run);
    assert_eq!(first["watch"], json!({ "since": 0, "blanks": 1, "every": 3 }));
    let (columns, _) = run.train(7, || false);
    assert_eq!((columns.watched.text.as_str(), columns.watched.step.0.as_slice()), (text, &[3.0, 6.0][..]));
    let vocabulary = run.trainer.corpus().vocab.len();
    assert_eq!(columns.watched.probabilities.0.len(), 2 * vocabulary);
    assert_eq!(ask(&mut run)["watch"]["since"], 0, "asked again, it is watched on");
    let unwatched = run.ask("predict", &json!({ "text": "the dog [MASK]" }), || true).unwrap();
    assert_eq!(sample(&unwatched)["watch"], Value::Null);
    let (columns, _) = run.train(1000, || false);
    assert_eq!(columns.watched.step.0.first(), Some(&9.0), "what was only asked is not watched instead");
    assert_eq!(columns.watched.step.0.last(), Some(&180.0));
    assert!(run.ask("predict", &json!({ "text": "no blank", "watch": true }), || true).is_err());
}

/// Run `index` of the notebook's experiment as a worker builds it, after some steps.
fn worker(index: usize, steps: usize) -> (Run, String) {
    let experiment = presets::find("notebook").unwrap().experiment.to_value().to_string();
    let mut run = Run::new(&experiment, index).unwrap();
    run.train(steps, || false).1.unwrap();
    (run, experiment)
}

fn state(run: &mut Run) -> RunState {
    match run.ask("state", &json!({}), || true).unwrap() {
        Answer::State(state) => state,
        other => panic!("{other:?} is no state"),
    }
}

#[test]
fn a_run_that_goes_on_from_its_state_is_the_run_that_never_stopped() {
    for index in [0, 1] {
        let (mut whole, experiment) = worker(index, 7);
        let mut kept = state(&mut whole);
        assert_eq!((kept.step, &kept.fingerprint), (7, &whole.trainer.fingerprint()));
        let mut resumed = Run::resume(&experiment, index, &kept.bytes.0).unwrap();
        assert_eq!(state(&mut resumed), kept, "nothing is lost on the way");
        let (rest, again) = (whole.train(1000, || false).0, resumed.train(1000, || false).0);
        assert_eq!(rest.loss, again.loss);
        assert_eq!(rest.step.0.first(), Some(&8.0));
        assert_eq!(whole.trainer.fingerprint(), resumed.trainer.fingerprint());
        assert!(resumed.trainer.is_done());
        // Of the numbers a sample shows one, the steps that were made.
        kept.bytes.0 = kept.bytes.0[8..16].to_vec();
        kept.fingerprint = "0123456789abcdef".to_owned();
        if index == 1 {
            assert_sample("run_state", &kept);
        }
    }
}

#[test]
fn a_state_that_is_not_this_runs_is_refused_in_a_sentence() {
    let (mut run, experiment) = worker(1, 2);
    let bytes = state(&mut run).bytes.0;
    let refused = |experiment: &str, index, bytes: &[u8]| {
        let error = Run::resume(experiment, index, bytes).err().unwrap();
        crate::support::assert_readable(&error.to_string());
        assert_eq!(error.code(), "checkpoint");
        error.to_string()
    };
    let other = experiment.replace("180", "181");
    assert_ne!(other, experiment);
    for (experiment, index, why) in
        [(&other, 1, "another experiment"), (&experiment, 0, "another experiment")]
    {
        assert!(refused(experiment, index, &bytes).contains(why));
    }
    for at in [0, 9, bytes.len() / 2, bytes.len() - 9, bytes.len() - 1] {
        let mut changed = bytes.clone();
        changed[at] ^= 4;
        assert!(refused(&experiment, 1, &changed).contains("checksum"), "byte {at}");
    }
    assert!(refused(&experiment, 1, &bytes[..bytes.len() - 1]).contains("checksum"));
    assert!(refused(&experiment, 1, &[1, 2, 3]).contains("too short"));
    let numbers = &bytes[..bytes.len() - 8];
    for other in [&numbers[..numbers.len() - 4], &[numbers, &[0; 4]].concat()] {
        let whole = [other, &cloze::random::fnv1a(other).to_le_bytes()].concat();
        assert!(refused(&experiment, 1, &whole).contains("another version"));
    }
    assert!(Run::from(trainer()).ask("state", &json!({}), || true).is_err(), "no experiment was given");
}

#[test]
fn failures_are_their_samples() {
    let json = r#"{"corpus": {"bundled": "notebook"}, "runs": [{"label": "a", "model": {"kind": "bert", "hidden": 30, "heads": 4}}]}"#;
    let error = Experiment::parse(json).unwrap_err();
    assert_sample("failure", &Failure::of(&error));
    let error = Error::Diverged { step: 3, loss: f32::INFINITY, lr: 1e9 };
    assert_sample("failure_diverged", &Failure::of(&error));
}

#[test]
fn columns_say_what_the_steps_reported() {
    let mut run = Run::from(trainer());
    let (columns, _) = run.train(1, || false);
    let report = trainer().step().unwrap();
    let bits =
        |column: &cloze::web::records::Column| column.0.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
    assert_eq!(columns.step.0, [1.0]);
    assert_eq!(bits(&columns.loss), [report.loss.to_bits()]);
    assert_eq!(bits(&columns.floor), [report.floor.unwrap().to_bits()]);
    assert_eq!(bits(&columns.accuracy), [report.accuracy.to_bits()]);
    assert_eq!(columns.lr.0, [report.lr as f32]);
    assert_eq!(columns.grad_norm.0, [report.grad_norm as f32]);
    assert_eq!(columns.tokens.0, [5.0]);
    // The notebook masks one word a sentence, so that its loss is the loss of what was masked.
    let targets =
        [&columns.masked_targets, &columns.random_targets, &columns.kept_targets, &columns.other_targets];
    assert_eq!(targets.map(|column| column.0[0]), [1.0, 0.0, 0.0, 0.0]);
    assert_eq!(bits(&columns.masked_loss), [report.loss.to_bits()]);
    let absent = [&columns.random_loss, &columns.kept_loss, &columns.other_loss];
    assert!(absent.iter().all(|column| column.0[0].is_nan()), "a typed array has no null");
}

/// The sample of that name, written if that is asked for.
fn golden_or(name: &str, record: &impl Serialize) -> Value {
    if std::env::var_os("CLOZE_REGENERATE").is_some() {
        assert_sample(name, record);
    }
    golden_json(&format!("wire/{name}.json"))
}

/// A record without what it measures: every number with a fraction is a 0.5.
fn shape(value: &Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => json!(0.5),
        Value::Array(items) => items.iter().map(shape).collect(),
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), shape(value))).collect(),
        other => other.clone(),
    }
}

#[test]
fn every_kind_of_failure_has_a_code_and_a_sentence() {
    let errors = [
        Error::CorpusEmpty,
        Error::CorpusTooLarge { bytes: 10_485_760, limit: 1_000_000 },
        Error::TooManySentences { found: 3, limit: 2 },
        Error::VocabularyTooSmall { words: 1 },
        Error::VocabularyTooLarge { words: 3, limit: 2 },
        Error::SentenceTooLong { sentence: 1, tokens: 3, limit: 2 },
        Error::NoWordAtPosition { sentence: 1, text: "a".into(), position: 2, last: 1 },
        Error::ModelTooLarge { what: "parameters", found: 3.0, limit: 2.0 },
        Error::Diverged { step: 1, loss: f32::NAN, lr: 0.1 },
        Error::NoExact,
        Error::NoBlank,
        Error::TextTooLong { tokens: 3, limit: 2 },
        Error::NoSuchRun { index: 1, runs: 1 },
        Error::NoSuchPreset { name: "a".into(), known: "b".into() },
        Error::Checkpoint("a".into()),
        Error::Batch("a".into()),
        Error::Json("a".into()),
        Error::field("a", "b"),
    ];
    for error in &errors {
        let record = sample(&Failure::of(error));
        assert_eq!(record["code"], error.code());
        assert_eq!(record["message"], error.to_string());
        assert!(error.code().chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", error.code());
        crate::support::assert_readable(&error.to_string());
    }
    let mut codes: Vec<&str> = errors.iter().map(Error::code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), errors.len(), "each kind has a code of its own");
}
