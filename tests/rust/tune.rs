//! Fine-tuning: the heads against PyTorch, the tasks' labels against the grammar, and what a run promises.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{assert_close, golden, golden_json, golden_tensor, golden_text, numbers};
use cloze::{
    checkpoint::hugging_face::Files,
    data::{Batch, Corpus, Vocab, batch::BatchTarget, batch_file, grammar::Grammar},
    experiment::Context,
    model::{Bert, Classifier, Params, Pass, Source, encoder::Config, heads::Kind},
    tune::{
        FineTuner, Method, Pretrained, Task, TaskData,
        baselines::Baseline,
        scoreboard::{Plan, Predictor, Scoreboard, csv},
        tasks::{self, Example},
    },
};

const RELATIVE: f32 = 1e-4;
const ABSOLUTE: f32 = 1e-5;

/// The classifier of a golden folder and the batch of `mlm` with the folder's labels.
fn reference(folder: &str, kind: Kind, labels: usize) -> (Classifier, Batch) {
    let (bert, _) = Files::load(&golden("mlm")).unwrap().model().unwrap();
    let file = format!("{folder}/model.safetensors");
    let values = |name: &str, shape: &[usize]| {
        let (found, values) = golden_tensor(&file, name);
        assert_eq!(found, shape, "{name}");
        Ok(values)
    };
    let mut batch = batch_file::parse(&golden_text("mlm/batch.json")).unwrap();
    let found = numbers(&golden_json(&format!("{folder}/expected.json"))["labels"]);
    let target = |(i, &label): (usize, &f32)| {
        let row = if kind == Kind::Sequence { i * batch.length } else { i };
        (label >= 0.0).then_some(BatchTarget { row, token_id: label as u32, outcome: None })
    };
    batch.targets = found.iter().enumerate().filter_map(target).collect();
    (Classifier::new(bert.config().clone(), kind, labels, Source::Values(&values)).unwrap(), batch)
}

#[test]
fn both_heads_agree_with_pytorch_in_loss_logits_and_every_gradient() {
    for (folder, kind, labels) in [("classification", Kind::Sequence, 3), ("token", Kind::Token, 5)] {
        let (model, batch) = reference(folder, kind, labels);
        let (mean, _) = model.loss(&batch, &mut Pass::evaluate()).unwrap();
        let expected = golden_json(&format!("{folder}/expected.json"))["loss"].as_f64().unwrap() as f32;
        assert_close(folder, &[mean.to_scalar().unwrap()], &[expected], RELATIVE, ABSOLUTE);

        let file = format!("{folder}/expected.safetensors");
        let (_, expected) = golden_tensor(&file, "logits");
        let expected: Vec<f32> = match kind {
            Kind::Sequence => expected,
            // What stands at padding is not computed.
            Kind::Token => batch
                .target_rows()
                .iter()
                .flat_map(|row| expected[row * labels..][..labels].to_vec())
                .collect(),
        };
        let logits = model.logits(&batch, &mut Pass::evaluate()).unwrap();
        let logits: Vec<f32> = logits.flatten_all().unwrap().to_vec1().unwrap();
        assert_close(folder, &logits, &expected, RELATIVE, ABSOLUTE);

        model.params().backward(&mean).unwrap();
        for (name, param) in model.params().iter() {
            let (shape, expected) = golden_tensor(&file, &format!("grad.{name}"));
            let found = param.gradient().unwrap_or_else(|| panic!("no gradient reaches {name}"));
            assert_eq!(param.dims(), shape, "{name}");
            assert_close(&format!("{folder} {name}"), &found, &expected, RELATIVE, ABSOLUTE);
        }
    }
}

/// A vocabulary with every word of the grammar `world`.
fn world() -> Vocab {
    let sample = r#"{"grammar": "world", "sentences": 20, "held_out": 0}"#;
    Corpus::load(&crate::support::experiment(sample, 1, &[RUN]).corpus).unwrap().vocab
}

const RUN: &str = r#"{"label": "a", "model": {"kind": "bert"}}"#;

/// A small pre-trained encoder with initial values, of so many positions.
fn pretrained(positions: usize) -> Pretrained {
    let vocab = world();
    let config = Config {
        vocabulary: vocab.len(),
        hidden: 12,
        layers: 1,
        positions,
        ..crate::support::sizes(1, Context::Both)
    };
    Pretrained::of(&Bert::new(config, Source::Seed(3)).unwrap(), &vocab)
}

fn words(vocab: &Vocab, ids: &[u32]) -> String {
    ids.iter().map(|&id| vocab.token(id)).collect::<Vec<_>>().join(" ")
}

/// The segment of each of an example's tokens, as a model gets it.
fn segments(example: &Example) -> Vec<u32> {
    tasks::batch([example].into_iter(), 0).segment_ids
}

#[test]
fn pairs_are_framed_and_what_is_too_long_is_cut_from_the_longer_sentence() {
    let vocab = world();
    let [a, b] = ["the queen bakes the bread", "a woman makes food"]
        .map(|text| tasks::words(&vocab, text).into_iter().map(|(_, id)| id).collect::<Vec<u32>>());
    let (single, cut) = tasks::encode(&vocab, &a, None, 20);
    assert_eq!((words(&vocab, &single.ids).as_str(), cut), ("[CLS] the queen bakes the bread [SEP]", 0));
    assert_eq!(segments(&single), [0; 7]);
    let (pair, cut) = tasks::encode(&vocab, &a, Some(&b), 20);
    assert_eq!(words(&vocab, &pair.ids), "[CLS] the queen bakes the bread [SEP] a woman makes food [SEP]");
    assert_eq!((segments(&pair), cut), (vec![0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1], 0));
    // 5 and 4 words in 9 positions: 6 remain, 3 of each.
    let (pair, cut) = tasks::encode(&vocab, &a, Some(&b), 9);
    assert_eq!(
        (words(&vocab, &pair.ids).as_str(), cut),
        ("[CLS] the queen bakes [SEP] a woman makes [SEP]", 3)
    );
    let (pair, cut) = tasks::encode(&vocab, &a[..1], Some(&b), 6);
    assert_eq!((words(&vocab, &pair.ids).as_str(), cut), ("[CLS] the [SEP] a woman [SEP]", 2));
}

#[test]
fn labels_are_what_the_words_say() {
    let vocab = world();
    let grammar = Grammar::parse(Grammar::bundled("world").unwrap()).unwrap();
    let language: BTreeSet<String> =
        grammar.language().into_iter().flat_map(|document| document.sentences).collect();
    let is_one_of = |text: &str, words: &str| words.split(' ').any(|word| text.split(' ').any(|w| w == word));
    let topic = |text: &str| {
        [
            ("bread soup cakes apples tea drinks drink pours pour food", 0),
            ("song dance tune drums sings sing music", 1),
            ("trees flowers grass outside plants", 2),
        ]
        .into_iter()
        .filter(|(words, _)| is_one_of(text, words))
        .map(|(_, label)| label)
        .collect::<Vec<u32>>()
    };
    let gender = |text: &str| {
        let noun = |person: &str| is_one_of(text, person);
        noun("queen queens mother mothers aunt aunts guard guards woman women")
            && !noun("king kings father fathers uncle uncles man men")
    };
    for task in Task::ALL {
        let data = TaskData::new(task, &vocab, 20).unwrap();
        assert_eq!((data.test.len(), data.pool.len(), data.truncated), (tasks::TEST, tasks::POOL, 0));
        let mut counts = vec![0; task.labels().len()];
        for example in data.test.iter().chain(&data.pool) {
            let text = words(&vocab, &example.ids);
            let parts: Vec<&str> = text.trim_start_matches("[CLS] ").split(" [SEP]").map(str::trim).collect();
            if !task.is_per_token() {
                assert_eq!((example.labels.len(), example.labels[0].0), (1, 0), "{text}");
                counts[example.labels[0].1 as usize] += 1;
            }
            let label = example.labels[0].1;
            match task {
                Task::Acceptability => assert_eq!(language.contains(parts[0]), label == 1, "{text}"),
                Task::Topic => {
                    let topics = topic(parts[0]);
                    // Who carries the water may be in the kitchen or in the garden.
                    let both = is_one_of(parts[0], "carries carry");
                    assert!(both && label != 1 || topics.contains(&label), "{text}: {label} of {topics:?}");
                }
                Task::Entailment if is_one_of(parts[0], "carries carry") => {}
                Task::Entailment => {
                    // The verbs guards and cooks are not persons: look at the subject alone.
                    let subject: String = parts[0].split(' ').take(2).collect::<Vec<_>>().join(" ");
                    let same = gender(&subject) == gender(parts[1])
                        && topic(parts[0]).iter().any(|of| topic(parts[1]).contains(of));
                    assert_eq!(same, label == 1, "{text}");
                }
                Task::PartOfSpeech => {
                    assert_eq!(example.labels.len() + 2, example.ids.len());
                    for (i, &(at, label)) in example.labels.iter().enumerate() {
                        assert_eq!(at, i + 1);
                        let (word, tag) = (vocab.token(example.ids[at]), task.labels()[label as usize]);
                        let after_the = at > 1 && ["the", "old"].contains(&vocab.token(example.ids[at - 1]));
                        match word {
                            "the" | "a" | "some" => assert_eq!(tag, "Det", "{text}"),
                            "plants" | "cooks" | "guards" | "drums" | "water" | "dance" => {
                                assert_eq!(tag == "Noun", after_the, "{word} in {text}");
                            }
                            "so" | "but" => assert_eq!(tag, "Conj", "{text}"),
                            _ => {}
                        }
                    }
                }
            }
        }
        if !task.is_per_token() {
            let (least, most) = (counts.iter().min().unwrap(), counts.iter().max().unwrap());
            assert!(most - least <= 1, "{}: classes take turns: {counts:?}", task.name());
        }
        assert!(data.exact_best <= 1.0 && data.exact_best > 0.95, "{}: {}", task.name(), data.exact_best);
    }
}

#[test]
fn no_test_input_is_among_those_that_can_be_trained_on() {
    for task in Task::ALL {
        let data = TaskData::new(task, &world(), 20).unwrap();
        let input = |example: &Example| (example.ids.clone(), segments(example));
        let test: BTreeSet<_> = data.test.iter().map(input).collect();
        assert_eq!(test.len(), data.test.len(), "no input of the test set stands twice");
        assert!(
            data.pool.iter().all(|example| !test.contains(&input(example))),
            "Invariant: no input of the test set is among those that can be trained on"
        );
        for (labels, seed) in [(1, 0), (8, 1), (13, 2), (128, 3)] {
            let set = data.training_set(labels, seed).unwrap();
            assert_eq!(set.len(), labels);
            let distinct: BTreeSet<_> = set.iter().map(input).collect();
            assert_eq!(distinct.len(), set.len());
            let again = data.training_set(labels, seed).unwrap();
            assert_eq!(set, again);
            assert_ne!(set, data.training_set(labels, seed + 1).unwrap());
        }
        if !task.is_per_token() {
            let set = data.training_set(8, 0).unwrap();
            let of = |label| set.iter().filter(|example| example.labels[0].1 == label).count();
            let counts: Vec<usize> = (0..task.labels().len() as u32).map(of).collect();
            assert!(counts.iter().max().unwrap() - counts.iter().min().unwrap() <= 1, "{counts:?}");
        }
    }
}

/// An example of these tokens, each labelled.
fn tagged(ids: &[u32], labels: &[u32]) -> Example {
    let ids: Vec<u32> = [2].iter().chain(ids).chain(&[3]).copied().collect();
    Example { labels: (1..).zip(labels.iter().copied()).collect(), ids }
}

#[test]
fn baselines_by_hand() {
    // Token 5 is always 0; 6 is 1 twice and 0 once; 7 was never seen. Label 0 is the most frequent.
    let training = [tagged(&[5, 6], &[0, 1]), tagged(&[5, 6], &[0, 1]), tagged(&[5, 5, 6], &[0, 0, 0])];
    let test = [tagged(&[5, 7, 6], &[0, 0, 1])];
    assert_eq!(Baseline::MostFrequent.score(&training, &test, 2, 9), (2, 3));
    assert_eq!(Baseline::WordTag.score(&training, &test, 2, 9), (3, 3));
    // The tagger: label 0 is followed by 1 in all but one case, so that what follows 5 and was never seen is 1.
    let (correct, all) = Baseline::Hmm.score(&training, &[tagged(&[5, 7], &[0, 1])], 2, 9);
    assert_eq!((correct, all), (2, 2));
    // By brute force: of all paths the likeliest is found.
    assert_eq!(Baseline::of(false), [Baseline::MostFrequent]);
}

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
        notices[0].ends_with("9 positions and were truncated, the longer sentence first."),
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
