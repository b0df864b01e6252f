//! The experiment's JSON. `golden/experiments.json` holds what is accepted and what is refused, with the exact message;
//! the page's twin (`www/src/experiment.js`) is held to the same file. Messages there avoid numbers that the two
//! languages write differently (scientific notation, 1.0).

use crate::support::golden_json;
use cloze::{
    error::Error,
    experiment::{
        BatchConfig, BertConfig, Context, CorpusSource, Draws, Experiment, GrammarSample, MaskingPolicy,
        ModelConfig, Objective, OptimizerConfig, Order, RunConfig, Schedule, Scored, Select, TextSource,
        presets,
    },
};
use proptest::{
    option,
    prelude::{Just, Strategy, any, prop_oneof},
    prop_assert_eq, proptest,
    sample::select,
};
use serde_json::{Value, json};

#[test]
fn every_case_is_answered_as_written() {
    let cases = golden_json("experiments.json");
    let mut wrong = Vec::new();
    let mut refused = 0;
    for case in cases.as_array().unwrap() {
        let expected = case["error"].as_str();
        refused += usize::from(expected.is_some());
        let found = Experiment::parse(&case["experiment"].to_string());
        if let Err(error) = &found {
            assert_eq!(error.code(), "experiment-field", "{error}");
        }
        let found = found.err().map(|error| error.to_string());
        if found.as_deref() != expected {
            wrong.push(format!("{}\n  found    {found:?}\n  expected {expected:?}", case["name"]));
        }
    }
    assert!(wrong.is_empty(), "{} cases differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(refused >= 40, "only {refused} cases are refused");
}

#[test]
fn accepted_cases_survive_the_link() {
    let cases = golden_json("experiments.json");
    for case in cases.as_array().unwrap().iter().filter(|case| case["error"].is_null()) {
        let experiment = Experiment::parse(&case["experiment"].to_string()).unwrap();
        let again = Experiment::parse(&experiment.to_json()).unwrap();
        assert_eq!(again, experiment, "Invariant: the link is the experiment; {}", case["name"]);
    }
}

#[test]
fn the_least_experiment_has_the_documented_defaults() {
    let json = r#"{"corpus": {"bundled": "notebook"}, "runs": [{"label": "a", "model": {"kind": "bert"}}, {"label": "b", "model": {"kind": "notebook"}}]}"#;
    let found = Experiment::parse(json).unwrap();
    let run = |label: &str, model| RunConfig {
        label: label.to_owned(),
        model,
        objective: Objective::Mlm,
        masking: MaskingPolicy::BERT,
        batch: BatchConfig { size: 16, order: Order::Shuffled },
        optimizer: OptimizerConfig {
            lr: 0.001,
            schedule: Schedule::Constant,
            warmup: 0,
            weight_decay: 0.01,
            clip: Some(1.0),
            beta1: 0.9,
            beta2: 0.999,
            epsilon: 1e-8,
        },
        seed: 0,
    };
    let bert = BertConfig {
        layers: 1,
        heads: 2,
        hidden: 32,
        intermediate: 64,
        context: Context::Both,
        dropout: 0.0,
        init: 0.02,
        positions: None,
    };
    let runs = vec![run("a", ModelConfig::Bert(bert)), run("b", ModelConfig::Notebook { width: 16 })];
    assert_eq!(found, Experiment { corpus: CorpusSource::Bundled("notebook".to_owned()), steps: 1000, runs });
    let again: Value = serde_json::from_str(&found.to_json()).unwrap();
    let mut expected: Value = serde_json::from_str(json).unwrap();
    expected["corpus"] = json!({"bundled": "notebook"});
    assert_eq!(again, expected, "defaults are left out when it is written");
}

#[test]
fn a_position_rule_and_a_full_masking_are_read() {
    let json = r#"{"corpus": {"text": "a b"}, "steps": 3, "runs": [{"label": "a", "model": {"kind": "bert", "context": "left", "positions": 9},
        "masking": {"select": {"position": 2}, "mask": 1, "random": 0}, "batch": {"size": 1, "order": "sequential"},
        "optimizer": {"clip": null, "schedule": "linear"}, "seed": 4294967295}]}"#;
    let found = Experiment::parse(json).unwrap();
    let run = &found.runs[0];
    assert_eq!(found.corpus, CorpusSource::Text(TextSource { text: "a b".to_owned(), held_out: 0 }));
    assert_eq!(
        run.masking,
        MaskingPolicy { select: Select::Position(2), mask: 1.0, random: 0.0, ..MaskingPolicy::BERT }
    );
    assert_eq!(run.batch, BatchConfig { size: 1, order: Order::Sequential });
    assert_eq!((run.optimizer.clip, run.optimizer.schedule), (None, Schedule::Linear));
    assert_eq!(run.seed, 4_294_967_295);
    let ModelConfig::Bert(bert) = &run.model else { panic!("a BERT") };
    assert_eq!((bert.context, bert.positions), (Context::Left, Some(9)));
}

#[test]
fn what_is_not_json_says_so() {
    for text in ["", "{", "nonsense", "{\"steps\": 1e999}", "{'a': 1}", &"[".repeat(100_000)] {
        let error = Experiment::parse(text).unwrap_err();
        assert!(matches!(error, Error::Json(_)), "{error}");
        assert_eq!(error.code(), "experiment-json");
        let message = error.to_string();
        assert!(message.starts_with("the experiment is not valid JSON: "), "{message}");
        assert!(!message.contains('\n') && message.len() < 200, "one sentence: {message}");
    }
}

#[test]
fn scientific_notation_and_fractions_of_zero_are_numbers_like_others() {
    let json = r#"{"corpus": {"bundled": "notebook"}, "steps": 1e2, "runs": [{"label": "a", "model": {"kind": "bert", "hidden": 32.0}, "optimizer": {"lr": 1E-3}}]}"#;
    let found = Experiment::parse(json).unwrap();
    assert_eq!(found.steps, 100);
    assert_eq!(found.runs[0].optimizer.lr, 0.001);
    let ModelConfig::Bert(bert) = &found.runs[0].model else { panic!("a BERT") };
    assert_eq!(bert.hidden, 32);
}

#[test]
fn presets_are_named_labelled_and_already_short() {
    let presets = presets::all().unwrap();
    let file: Vec<Value> = serde_json::from_str(include_str!("../../src/experiment/presets.json")).unwrap();
    assert_eq!(presets.len(), file.len());
    assert!(presets.iter().map(|preset| preset.name.as_str()).any(|name| name == "notebook"));
    assert!(presets.iter().map(|preset| preset.name.as_str()).any(|name| name == "recipe"));
    for (i, (preset, value)) in presets.iter().zip(&file).enumerate() {
        let name = &preset.name;
        assert!(presets[..i].iter().all(|other| other.name != *name), "two presets are called {name}");
        assert!(
            presets[..i].iter().all(|other| other.title != preset.title),
            "two presets are titled {}",
            preset.title
        );
        for text in [name, &preset.title, &preset.about, &preset.blank] {
            assert!(!text.is_empty(), "{name} has an empty text");
        }
        assert!(preset.about.ends_with('.'), "{name}: {}", preset.about);
        let fields: Vec<&String> = value.as_object().unwrap().keys().collect();
        assert_eq!(fields, ["about", "blank", "experiment", "name", "title"], "{name}");
        let labels: Vec<&String> = preset.experiment.runs.iter().map(|run| &run.label).collect();
        for (j, label) in labels.iter().enumerate() {
            assert!(!labels[..j].contains(label), "{name}: two runs are called {label}");
        }
        assert_eq!(
            same_numbers(&preset.experiment.to_value()),
            same_numbers(&value["experiment"]),
            "{name} states a default"
        );
        assert_eq!(presets::find(name).unwrap().experiment, preset.experiment);
        // A preset that nobody can train, or whose question has no blank, is no preset.
        for index in 0..preset.experiment.runs.len() {
            let trainer = cloze::train::Trainer::new(&preset.experiment, index).unwrap();
            let vocab = &trainer.corpus().vocab;
            let prediction = cloze::inspect::predict(trainer.model(), vocab, &preset.blank).unwrap();
            assert_eq!(
                prediction.unknown,
                Vec::<String>::new(),
                "{name}: the blank's words are in the corpus"
            );
        }
    }
    let error = presets::find("no such").err().unwrap();
    let known: Vec<&str> = presets.iter().map(|preset| preset.name.as_str()).collect();
    assert_eq!(error.to_string(), format!("there is no preset “no such”; there are {}", known.join(", ")));
}

/// The same JSON with every number as a float, so that 1 equals 1.0.
fn same_numbers(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(items) => items.iter().map(same_numbers).collect(),
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, value)| (name.clone(), same_numbers(value))).collect())
        }
        other => other.clone(),
    }
}

fn bert() -> impl Strategy<Value = ModelConfig> {
    let sizes = (1usize..=8, 1usize..=16, 1usize..=32, 1usize..=2048);
    let rest = (select(Context::ALL.to_vec()), 0.0..=0.9f64, 0.0001..=1.0f64, option::of(4usize..=512));
    (sizes, rest).prop_map(|((layers, heads, width, intermediate), (context, dropout, init, positions))| {
        let hidden = heads * width;
        ModelConfig::Bert(BertConfig {
            layers,
            heads,
            hidden,
            intermediate,
            context,
            dropout,
            init,
            positions,
        })
    })
}

fn masking() -> impl Strategy<Value = MaskingPolicy> {
    let select = prop_oneof![
        (1usize..=510).prop_map(Select::Position),
        (0.001..=1.0f64).prop_map(Select::Count),
        (0.001..=1.0f64).prop_map(Select::Bernoulli),
        (0.001..=1.0f64).prop_map(Select::Span),
        Just(Select::Count(0.15)),
    ];
    let draws = prop_oneof![Just(Draws::Fresh), Just(Draws::Static)];
    let scored = prop_oneof![Just(Scored::Targets), Just(Scored::All)];
    (select, 0.0..=1.0f64, 0.0..=1.0f64, draws, scored).prop_map(|(select, mask, share, draws, scored)| {
        MaskingPolicy { select, mask, random: (1.0 - mask) * share, draws, scored }
    })
}

fn optimizer(steps: usize) -> impl Strategy<Value = OptimizerConfig> {
    let schedule = select(vec![Schedule::Constant, Schedule::Linear]);
    let clip = option::of(prop_oneof![0.000001..=1e6f64, Just(1.0)]);
    let first = (prop_oneof![0.0..=1e12f64, 0.0..=0.1f64, Just(0.001)], schedule, 0..=steps, 0.0..=1.0f64);
    let second = (clip, 0.0..=0.9999f64, 0.0..=0.999999f64, 1e-15..=0.1f64);
    (first, second).prop_map(|((lr, schedule, warmup, weight_decay), (clip, beta1, beta2, epsilon))| {
        OptimizerConfig { lr, schedule, warmup, weight_decay, clip, beta1, beta2, epsilon }
    })
}

/// The objective, or the plain one where the model or the masking does not go with it.
fn fitting(objective: Objective, model: &ModelConfig, masking: &MaskingPolicy) -> Objective {
    let fixed = matches!(masking.select, Select::Position(_)) || masking.draws == Draws::Static;
    let fits = match objective {
        Objective::Mlm => true,
        Objective::Nsp | Objective::Sop => !fixed,
        Objective::Rtd => masking.scored == Scored::Targets,
    };
    if fits && matches!(model, ModelConfig::Bert(_)) { objective } else { Objective::Mlm }
}

fn run(steps: usize) -> impl Strategy<Value = RunConfig> {
    let model = prop_oneof![bert(), (1usize..=512).prop_map(|width| ModelConfig::Notebook { width })];
    let batch = (1usize..=256, select(vec![Order::Sequential, Order::Shuffled]));
    let objective = select(Objective::ALL.to_vec());
    (".{0,58}", model, objective, masking(), batch, optimizer(steps), any::<u32>()).prop_map(
        |(label, model, objective, masking, (size, order), optimizer, seed)| RunConfig {
            label,
            objective: fitting(objective, &model, &masking),
            model,
            masking,
            batch: BatchConfig { size, order },
            optimizer,
            seed: u64::from(seed),
        },
    )
}

fn experiments() -> impl Strategy<Value = Experiment> {
    let corpus = prop_oneof![
        select(vec!["notebook", "everyday"]).prop_map(|name| CorpusSource::Bundled(name.to_owned())),
        (any::<String>(), 0usize..=2000)
            .prop_map(|(text, held_out)| CorpusSource::Text(TextSource { text, held_out })),
        (".{1,60}", 1usize..=20_000, 0usize..=2000, any::<u32>()).prop_map(
            |(grammar, sentences, held_out, sample)| {
                let sample = u64::from(sample);
                CorpusSource::Grammar(GrammarSample { grammar, sentences, held_out, sample })
            }
        ),
    ];
    let steps = prop_oneof![1usize..=1_000_000, Just(1000)];
    (corpus, steps).prop_flat_map(|(corpus, steps)| {
        proptest::collection::vec(run(steps), 1..=4).prop_map(move |mut runs| {
            // Labels must differ.
            runs.iter_mut().enumerate().for_each(|(i, run)| run.label.push_str(&format!("{i}")));
            Experiment { corpus: corpus.clone(), steps, runs }
        })
    })
}

proptest! {
    #![proptest_config(crate::support::proptests())]

    #[test]
    fn the_link_is_the_experiment(experiment in experiments()) {
        let written = experiment.to_json();
        let read = Experiment::parse(&written);
        prop_assert_eq!(read.as_ref().ok(), Some(&experiment), "Invariant: the link is the experiment: {} {:?}", written, read.as_ref().err());
        prop_assert_eq!(read.unwrap().to_json(), written, "writing what was read writes the same");
    }

    #[test]
    fn no_json_panics(text in ".{0,200}") {
        let _ = Experiment::parse(&text);
        let _ = Experiment::parse(&json!({"corpus": {"text": text}, "runs": [{"label": text, "model": {"kind": "bert"}}], "steps": text}).to_string());
    }
}

#[test]
fn limits_and_names_that_stand_outside_the_table_are_the_tables() {
    use cloze::data::corpus::limits;
    let table: Value = serde_json::from_str(include_str!("../../src/experiment/settings.json")).unwrap();
    assert_eq!(table["corpus"]["text"]["text"]["max_bytes"], json!(limits::BYTES));
    assert_eq!(table["corpus"]["grammar"]["sentences"]["max"], json!(limits::SENTENCES));
    assert_eq!(table["model"]["bert"]["positions"]["max"], json!(limits::TOKENS));
    assert_eq!(table["model"]["bert"]["context"]["values"], json!(Context::ALL.map(Context::name)));
    assert_eq!(table["run"]["objective"]["values"], json!(Objective::ALL.map(Objective::name)));
    assert_eq!(json!(Context::ALL), json!(Context::ALL.map(Context::name)));
    assert_eq!(json!(Objective::ALL), json!(Objective::ALL.map(Objective::name)));
}
