//! Fine-tuning, its scoreboard, its checkpoints and its command.

use std::collections::BTreeMap;

use super::pretrained;
use crate::support::{golden, golden_text};
use cloze::{
    checkpoint::hugging_face::Files,
    data::{Notice, Vocab},
    model::{Bert, Params, Source},
    tune::{
        FineTuner, Method, Task, TaskData,
        scoreboard::{Plan, Predictor, Scoreboard, csv},
        tasks,
    },
};

#[test]
fn same_seed_same_run_bit_for_bit_and_another_seed_another() {
    let pretrained = pretrained(20);
    for task in [Task::Topic, Task::PartOfSpeech] {
        let data = pretrained.data(task).unwrap();
        for method in Method::ALL {
            let run = |seed| {
                let mut tuner = FineTuner::new(&pretrained, &data, method, 5, seed).unwrap();
                let accuracy = tuner.finish().unwrap();
                let values = tuner
                    .model()
                    .params()
                    .iter()
                    .map(|(_, param)| crate::support::bits(&param.values().unwrap()));
                (accuracy, tuner.last_loss().unwrap().to_bits(), values.collect::<Vec<_>>())
            };
            assert_eq!(run(0), run(0), "Invariant: same seeds, same scoreboard, bit for bit");
            assert_ne!(run(0).2, run(1).2);
        }
    }
}

#[test]
fn a_probe_leaves_the_encoder_and_all_methods_leave_the_pretrained_encoder_as_it_was() {
    let pretrained = pretrained(20);
    let values = |params: &Params| -> BTreeMap<String, Vec<u32>> {
        params
            .iter()
            .map(|(name, param)| (name.clone(), crate::support::bits(&param.values().unwrap())))
            .collect()
    };
    let before = values(&pretrained.params);
    for task in [Task::Entailment, Task::PartOfSpeech] {
        let data = pretrained.data(task).unwrap();
        for method in Method::ALL {
            let mut tuner = FineTuner::new(&pretrained, &data, method, 6, 0).unwrap();
            let first = values(tuner.model().params());
            tuner.finish().unwrap();
            let last = values(tuner.model().params());
            for (name, values) in &last {
                let moved = *values != first[name];
                let trained = method != Method::Probe || name.starts_with("classifier.");
                // Keys' biases have no gradient.
                assert!(
                    moved == trained || name.ends_with("key.bias"),
                    "{} {name}: moved {moved}",
                    method.name()
                );
                let shared = before.get(name).filter(|_| name.starts_with("bert."));
                let begins = shared.is_some_and(|pretrained| *pretrained == first[name]);
                let constant = name.contains("LayerNorm") || name.ends_with("bias");
                assert!(
                    constant || begins == (method != Method::Scratch && shared.is_some()),
                    "{} {name}",
                    method.name()
                );
            }
            assert_eq!(values(&pretrained.params), before, "the pre-trained encoder stays as it was");
        }
    }
}

#[test]
fn bad_inputs_are_refused_in_one_sentence() {
    let pretrained = pretrained(20);
    let data = pretrained.data(Task::Topic).unwrap();
    for asked in [0, tasks::POOL + 1] {
        let Err(error) = FineTuner::new(&pretrained, &data, Method::Full, asked, 0) else {
            panic!("refused")
        };
        let message = format!("{asked} labelled examples cannot be drawn; the task topic has 1 to 256");
        assert_eq!((error.to_string(), error.code()), (message, "label-budget"));
    }
    let vocab = Vocab::from_words(["the", "queen", "king"]).unwrap();
    let error = TaskData::new(Task::Entailment, &vocab, 20).unwrap_err();
    assert_eq!(error.code(), "task-words");
    assert!(error.to_string().starts_with("the pre-trained encoder's vocabulary lacks "), "{error}");
    assert!(error.to_string().ends_with("pre-train on the grammar world, which has them all"), "{error}");
    crate::support::assert_readable(&error.to_string());
    let error = Task::from_name("grammar").unwrap_err();
    let known = "there is no task “grammar”; there are acceptability, topic, entailment, pos";
    assert_eq!((error.to_string().as_str(), error.code()), (known, "no-such-task"));
}

#[test]
fn what_does_not_fit_the_positions_is_truncated_and_said() {
    let pretrained = pretrained(9);
    let plan =
        Plan { tasks: vec![Task::Entailment], labels: vec![4], seeds: 1, methods: vec![Method::Probe] };
    let board = Scoreboard::new(pretrained.clone(), plan).unwrap();
    let notices = board.notices();
    assert_eq!(notices.len(), 1);
    assert!(
        matches!(notices[0], Notice::ExamplesTruncated { task: "entailment", positions: 9, .. }),
        "{notices:?}"
    );
    let data = pretrained.data(Task::Entailment).unwrap();
    assert!(data.test.iter().chain(&data.pool).all(|example| example.ids.len() <= 9));
}

#[test]
fn a_scoreboard_fills_in_and_is_the_sum_of_its_cells() {
    let pretrained = pretrained(20);
    let plan = Plan {
        tasks: vec![Task::Topic, Task::PartOfSpeech],
        labels: vec![4, 6],
        seeds: 2,
        methods: Method::ALL.to_vec(),
    };
    let mut board = Scoreboard::new(pretrained.clone(), plan.clone()).unwrap();
    assert_eq!(board.progress(), (0, 24));
    assert!(
        board.rows().iter().all(|row| !matches!(row.predictor, Predictor::FineTuned(_))),
        "baselines are there at once"
    );
    let mut slices = 0;
    while !board.is_done() {
        let (done, _) = board.progress();
        board.step().unwrap();
        assert!(board.progress().0 <= done + 1);
        slices += 1;
    }
    assert!(slices > 24 * 50, "work comes in slices: {slices}");
    board.step().unwrap();
    let cells = plan.cells();
    for (i, (cell, accuracy)) in board.results().enumerate() {
        assert_eq!(cell, cells[i]);
        if i % 5 == 0 {
            let data = pretrained.data(cell.task).unwrap();
            let mut tuner = FineTuner::new(&pretrained, &data, cell.method, cell.labels, cell.seed).unwrap();
            assert_eq!(tuner.finish().unwrap().share(), accuracy, "{cell:?}");
        }
    }
    let rows = board.rows();
    // Three methods and the exact best; one baseline, or three for parts of speech.
    assert_eq!(rows.len(), 2 * (3 + 1 + 1) + 2 * (3 + 1 + 3));
    let row = rows
        .iter()
        .find(|row| row.predictor == Predictor::FineTuned(Method::Full) && row.labels == 6)
        .unwrap();
    let of: Vec<f64> = board
        .results()
        .filter(|(cell, _)| (cell.task, cell.labels, cell.method) == (Task::Topic, 6, Method::Full))
        .map(|(_, accuracy)| accuracy)
        .collect();
    assert_eq!((row.mean, row.seeds), ((of[0] + of[1]) / 2.0, 2));
    assert_eq!((row.lowest, row.highest), (of[0].min(of[1]), of[0].max(of[1])));
    let text = csv(&rows);
    assert_eq!(text.lines().count(), 1 + rows.len());
    assert!(text.starts_with("task,labels,method,mean,lowest,highest,seeds\ntopic,4,full,0."), "{text}");
}

#[test]
fn a_readers_own_sentence_is_judged_before_and_after() {
    let pretrained = pretrained(20);
    let data = pretrained.data(Task::Topic).unwrap();
    let mut tuner = FineTuner::new(&pretrained, &data, Method::Full, 32, 0).unwrap();
    let text = "The queen eats blue bread";
    let before = tuner.judge(text, None).unwrap();
    tuner.finish().unwrap();
    let after = tuner.judge(text, None).unwrap();
    assert_eq!((after.unknown.join(" ").as_str(), after.truncated), ("blue", 0));
    assert_eq!(after.tokens.join(" "), "[CLS] the queen eats [UNK] bread [SEP]");
    assert_eq!((after.probabilities.len(), after.probabilities[0].len()), (1, 3));
    assert!((after.probabilities[0].iter().sum::<f32>() - 1.0).abs() < 1e-5);
    assert!(after.probabilities[0][0] > before.probabilities[0][0], "{before:?} {after:?}");
    assert_eq!(
        tuner.judge(" ", None).unwrap_err().to_string(),
        "there is no sentence yet; write at least one word"
    );

    let pos = pretrained.data(Task::PartOfSpeech).unwrap();
    let tuner = FineTuner::new(&pretrained, &pos, Method::Probe, 8, 0).unwrap();
    assert_eq!(tuner.judge(text, None).unwrap().probabilities.len(), 5, "a list for each word");
    let long = "the old queen near the houses bakes the bread";
    let pair = pretrained.data(Task::Entailment).unwrap();
    let tuner = FineTuner::new(&pretrained, &pair, Method::Probe, 8, 0).unwrap();
    let judged = tuner.judge(long, Some(&format!("{long} {long}"))).unwrap();
    assert_eq!((judged.tokens.len(), judged.truncated), (20, 27 - 17));
}

#[test]
fn classifiers_are_written_as_transformers_reads_them_and_any_bert_is_a_pretrained_encoder() {
    let pretrained = pretrained(20);
    for (task, architecture, tensors) in [
        (Task::Topic, "BertForSequenceClassification", 5 + 16 + 2 + 2),
        (Task::PartOfSpeech, "BertForTokenClassification", 5 + 16 + 2),
    ] {
        let model = pretrained.classifier(task, Method::Full, 0).unwrap();
        let files = Files::of_classifier(&model, task.labels(), &pretrained.vocab).unwrap();
        let config: serde_json::Value = serde_json::from_str(&files.config).unwrap();
        assert_eq!(config["architectures"], serde_json::json!([architecture]));
        for (id, label) in task.labels().iter().enumerate() {
            assert_eq!(config["id2label"][id.to_string()], *label);
            assert_eq!(config["label2id"][label], id);
        }
        let written = crate::support::tensors(&files.weights);
        assert_eq!(written.len(), tensors, "{:?}", written.keys());
        assert_eq!(written["classifier.weight"].0, [task.labels().len(), 12]);
        // Back again: all but the classifier.
        let again = files.pretrained().unwrap();
        assert_eq!((&again.config, &again.vocab), (&pretrained.config, &pretrained.vocab));
        assert_eq!(again.params.iter().count(), tensors - 2);
        for (name, param) in again.params.iter() {
            assert_eq!(
                crate::support::bits(&param.values().unwrap()),
                crate::support::bits(&model.params().values(name).unwrap())
            );
        }
    }
    // What transformers wrote itself.
    for (folder, pooler) in [("classification", true), ("token", false), ("mlm", false)] {
        let files = Files {
            config: golden_text(&format!("{folder}/config.json")),
            weights: std::fs::read(golden(&format!("{folder}/model.safetensors"))).unwrap(),
            vocab: golden_text("mlm/vocab.txt"),
        };
        let read = files.pretrained().unwrap();
        assert_eq!(read.params.get("bert.pooler.dense.weight").is_ok(), pooler, "{folder}");
        assert_eq!(read.config.hidden, 14);
    }
}

#[test]
fn the_command_prints_rows_and_writes_a_classifier() {
    let directory = crate::support::empty_directory("finetune-command");
    let pretrained = pretrained(20);
    let values = |name: &str, _: &[usize]| pretrained.params.values(name);
    let bert = Bert::new(pretrained.config.clone(), Source::Values(&values)).unwrap();
    let model = directory.join("trunk");
    Files::of(&bert, &pretrained.vocab).unwrap().save(&model).unwrap();
    let (model, out) = (crate::support::argument(&model).to_owned(), directory.join("out"));
    let ask = |more: &[&str]| {
        let first = ["finetune", "--model", &model, "--labels", "8"];
        crate::support::cloze(&[&first, more].concat())
    };
    let lines = ask(&[
        "--task",
        "topic",
        "--seeds",
        "2",
        "--way",
        "probe,full",
        "--json",
        "--out",
        crate::support::argument(&out),
    ])
    .json();
    let texts: Vec<&str> = lines.iter().map(|line| line["way"].as_str().unwrap_or("row")).collect();
    assert_eq!(texts, ["probe", "probe", "full", "full", "row", "row", "row", "row"]);
    let mean = (lines[0]["accuracy"].as_f64().unwrap() + lines[1]["accuracy"].as_f64().unwrap()) / 2.0;
    assert_eq!((lines[4]["method"].as_str(), lines[4]["mean"].as_f64()), (Some("probe"), Some(mean)));
    assert_eq!((lines[7]["method"].as_str(), lines[7]["task"].as_str()), (Some("exact best"), Some("topic")));
    assert_eq!(Files::load(&out).unwrap().pretrained().unwrap().config, pretrained.config);

    let table = ask(&["--task", "pos", "--seeds", "1", "--way", "probe"]);
    assert_eq!((table.code, table.out.lines().count()), (0, 6), "{}", table.out);
    assert!(table.out.starts_with("pos, 8 labels\n  probe   "), "{}", table.out);
    ask(&["--task", "moods"])
        .assert_refused("there is no task “moods”; there are acceptability, topic, entailment, pos");
    ask(&["--way", "half"]).assert_refused("--way: “half” is not one of full, probe, scratch");
    ask(&["--seeds", "0"]).assert_refused("--seeds: 0 is too few; it must be at least 1");
    ask(&["--task", "topic", "--labels", "1000"])
        .assert_refused("1000 labelled examples cannot be drawn; the task topic has 1 to 256");
    let other = crate::support::argument(&golden("mlm")).to_owned();
    let refused = crate::support::cloze(&["finetune", "--model", &other]);
    assert!(refused.err.contains("vocabulary lacks") && refused.code == 1, "{}", refused.err);
}
