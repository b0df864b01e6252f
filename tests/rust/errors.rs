//! Every sentence that the engine can refuse with: its code, its values and its English, in `tests/golden/errors.json`.
//! The page's tests say each of them from `www/src/words/errors.en.js`, which other languages translate.

use std::{collections::BTreeSet, fs, path::Path};

use cloze::{
    data::{Corpus, grammar::Grammar},
    error::{Error, Sentence, Values},
    exercises,
    experiment::{CorpusSource, Experiment, GrammarSample, presets},
    train::Trainer,
    web::{records::Failure, run::Run},
};
use serde_json::{Value, json};

use crate::support::{assert_readable, experiment, golden, golden_json};

/// The errors that are made here as they are: their values are what they hold.
fn variants() -> Vec<Error> {
    let no_sentence = |which| Error::NoSentence { which };
    let no_word = |last| Error::NoWordAtPosition { sentence: 2, text: "the cat".into(), position: 9, last };
    let too_large = |what| Error::ModelTooLarge { what, found: 12_000_000.0, limit: 1e7 };
    let diverged = |loss| Error::Diverged { step: 3, loss, lr: 0.5 };
    vec![
        Error::field("runs[0].seed", "this field is missing"),
        Error::Json("expected value at line 1 column 1".into()),
        Error::CorpusEmpty,
        no_sentence("sentence"),
        no_sentence("second sentence"),
        Error::CorpusTooLarge { bytes: 1_000_001, limit: 1_000_000 },
        Error::TooManySentences { found: 20_001, limit: 20_000 },
        Error::VocabularyTooSmall { words: 1 },
        Error::VocabularyTooLarge { words: 8_001, limit: 8_000 },
        Error::SentenceTooLong { sentence: 7, tokens: 600, limit: 512 },
        no_word(1),
        no_word(4),
        too_large("parameters"),
        too_large("activations for one batch"),
        diverged(1234.5),
        diverged(0.1),
        diverged(f32::INFINITY),
        diverged(f32::NAN),
        Error::NotFinite,
        Error::FloorsOff { tokens: 400_000 },
        Error::NoExact,
        Error::NoExercises {
            // No corpus is known that has it.
            reason: Sentence {
                code: "no-exercises-nothing-shared",
                values: Values::new(),
                text: "no word of these sentences leaves anything to ask; write sentences that share words"
                    .into(),
            },
        },
        Error::NoBlank,
        Error::SpecialInside { token: "[SEP]" },
        Error::TextTooLong { tokens: 17, limit: 16 },
        Error::NoSuchRun { index: 1, runs: 1 },
        Error::NoSuchPreset { name: "gpt".into(), known: "notebook, recipe".into() },
        Error::NoSuchQuestion { what: "colour".into() },
        Error::NoSuchStep { step: 181, last: 180 },
        Error::NoDocuments { sentences: 3 },
        Error::NoOtherSentence,
        Error::NoSuchTask { name: "x".into(), known: "topic, number".into() },
        Error::TaskWords { task: "topic", missing: 2, words: 40, example: "queen".into() },
        Error::LabelBudget { task: "topic", asked: 0, limit: 64 },
        Error::Checkpoint("its vocab.txt is not UTF-8 text".into()),
        Error::Batch("it is not valid JSON".into()),
        Error::File { path: "a.txt".into(), reason: "No such file".into() },
        Error::Tensor(candle_core::Error::Msg("shapes differ".into())),
        Error::Internal("no parameter x".into()),
    ]
}

/// What grammars are refused for.
fn grammars() -> Vec<Error> {
    let doubled = |rules: usize| {
        let line = |i: usize| format!("R{i}: R{} R{}\n", i + 1, i + 1);
        (0..rules).map(line).collect::<String>()
    };
    let texts = [
        "the bird sings".to_owned(),
        "bird: sings".to_owned(),
        "S: a\nS: b".to_owned(),
        String::new(),
        "S: a [0]".to_owned(),
        format!("S: a | {}", "x".repeat(101)),
        "S: a |".to_owned(),
        "S: a Bird".to_owned(),
        (0..501).map(|i| format!("R{i}: R{}\n", i + 1)).chain(["R501: a".to_owned()]).collect(),
        "S: a\nBird: b".to_owned(),
        "S: A\nA: S a".to_owned(),
        format!("{}R15: a | b", doubled(4).replace("R4", "R15")),
        format!("{}R60: a | b", doubled(60)),
        "S: a | /".to_owned(),
        format!("{}R11: a", doubled(11)),
        format!("S: {}", vec!["A"; 14].join(" ")) + "\nA: a | b c d e f g h i j k l m n o p",
        format!("S: {}", vec!["A"; 13].join(" ")) + &format!("\nA: a | b {}", "c ".repeat(120)),
    ];
    texts.iter().filter_map(|text| Grammar::parse(text).err()).collect()
}

/// What else is refused with a sentence that is made where it is needed.
fn others() -> Vec<Error> {
    let sample = GrammarSample {
        grammar: format!("S: a | {}", "b ".repeat(600)),
        sentences: 10,
        held_out: 0,
        sample: 0,
    };
    let few = r#"{"label": "a", "model": {"kind": "bert", "positions": 4}}"#;
    let few = experiment(r#"{"text": "the cat sleeps\nthe dog runs"}"#, 5, &[few]);
    let run = |index: usize| {
        Run::from(Trainer::new(&presets::find("notebook").unwrap().experiment, index).unwrap())
    };
    let ask = |run: &mut Run, question: &str, arguments: Value| run.ask(question, &arguments, || true).err();
    let plan =
        |words: &str| json!({"number": 1, "tasks": [words], "labels": [16], "ways": ["full"], "seeds": 1});
    let world = presets::find("prime").unwrap().experiment;
    let mut tuned = Run::from(Trainer::new(&world, 0).unwrap());
    let judge = json!({"number": 1, "done": 0, "task": "topic", "a": "a queen sleeps", "b": ""});
    let before = ask(&mut tuned, "judge", judge.clone());
    tuned.ask("tune", &plan("topic"), || true).unwrap();
    let long = |words: usize| vec!["word"; words].join(" ");
    let sheet = |text: &str, count: usize| exercises::sheet(&Corpus::parse(text).unwrap(), 1, count).err();
    [
        sheet("the cat sleeps", 12),
        sheet("a cat\na cat", 12),
        sheet(&format!("{}\n{} b", long(30), long(25)), 12),
        sheet(&format!("a b\n{}\n{} b", long(30), long(25)), 12),
        sheet("a cat\na dog", 101),
        Corpus::load(&CorpusSource::Bundled("x".into())).err(),
        Corpus::load(&CorpusSource::Grammar(sample)).err(),
        Trainer::new(&few, 0).err(),
        ask(&mut run(1), "neighbours", json!({"token": 999})),
        ask(&mut run(0), "tune", plan("topic")),
        before,
        ask(&mut tuned, "judge", judge),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn every_sentence_stands_with_its_code_and_its_values_in_the_list_for_translators() {
    let mut errors: Vec<Error> = [variants(), grammars(), others()].into_iter().flatten().collect();
    errors.sort_by_key(Error::code);
    let mut samples = Vec::new();
    for error in &errors {
        assert_readable(&error.to_string());
        let sample = serde_json::to_value(Failure::of(error)).unwrap();
        if !samples.contains(&sample) {
            samples.push(sample);
        }
    }
    if std::env::var_os("CLOZE_REGENERATE").is_some() {
        fs::write(golden("errors.json"), serde_json::to_string_pretty(&samples).unwrap() + "\n").unwrap();
    }
    assert_eq!(golden_json("errors.json"), Value::Array(samples), "CLOZE_REGENERATE=1 writes it anew");

    let sampled: BTreeSet<String> = errors.iter().map(|error| error.code().to_owned()).collect();
    let written = codes();
    assert!(written.len() > 40, "{written:?}");
    assert_eq!(sampled, written, "every code of src/ has a sample here");
}

/// The codes in the source: of the errors, and of the sentences that are made where they are needed.
fn codes() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeSet::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.starts_with(root.join("error"))
            {
                let text = fs::read_to_string(&path).unwrap();
                found.extend(text.split("sentence!(").skip(1).filter_map(first_text));
            }
        }
    }
    let errors = fs::read_to_string(root.join("error.rs")).unwrap();
    let (_, from) = errors.split_once("pub fn code(&self)").unwrap();
    let (own, _) = from.split_once("pub fn values(&self)").unwrap();
    found.extend(own.split("=> ").skip(1).filter(|arm| arm.starts_with('"')).filter_map(first_text));
    found.insert(Error::field("", "").code().to_owned());
    found
}

fn first_text(rest: &str) -> Option<String> {
    rest.split('"').nth(1).map(str::to_owned)
}

#[test]
fn an_experiments_own_errors_keep_one_code() {
    let error = Experiment::parse(r#"{"corpus": {"bundled": "notebook"}, "runs": []}"#).unwrap_err();
    let failure = Failure::of(&error);
    assert_eq!(failure.code, "experiment-field");
    let values = json!({"field": "runs", "reason": "a list of 0 is out of range; it must have from 1 to 4"});
    assert_eq!(serde_json::to_value(&failure.values).unwrap(), values);
}
