//! The command line on checkpoints.

use super::with_tensors;
use crate::support::{
    argument, assert_close, assert_readable, bits, cloze, empty_directory, golden, golden_json,
    golden_tensor, numbers, values,
};
use cloze::{
    checkpoint::hugging_face::Files,
    data::batch_file,
    inspect,
    model::{Bert, Model, Pass},
    train::Trainer,
};
use serde_json::{Value, json};

// The command line on checkpoints.

#[test]
fn eval_prints_the_reference_numbers_in_every_context() {
    let (model, batch) = (golden("mlm"), golden("mlm/batch.json"));
    let eval = |extra: &[&str]| {
        let arguments = ["eval", "--model", argument(&model), "--batch", argument(&batch), "--json"];
        let printed = cloze(&[&arguments, extra].concat()).json();
        assert_eq!(printed.len(), 1, "one JSON object");
        let mut fields: Vec<&String> = printed[0].as_object().unwrap().keys().collect();
        fields.sort();
        assert_eq!(fields, ["loss", "n_targets", "target_logits"]);
        printed[0].clone()
    };
    let expected = golden_json("mlm/expected.json")["loss"].as_f64().unwrap() as f32;
    let (shape, logits) = golden_tensor("mlm/expected.safetensors", "target_logits");
    for extra in [&[][..], &["--context", "both"]] {
        let found = eval(extra);
        assert_close("loss", &numbers(&found["loss"]), &[expected], 1e-4, 1e-5);
        assert_close("target_logits", &numbers(&found["target_logits"]), &logits, 1e-4, 1e-5);
        assert_eq!(found["n_targets"], shape[0]);
        assert_eq!(found["target_logits"].as_array().unwrap().len(), shape[0]);
    }
    for context in ["none", "left", "right"] {
        let expected = golden_json(&format!("context/{context}.json"));
        let found = eval(&["--context", context]);
        assert_close(context, &numbers(&found["loss"]), &numbers(&expected["loss"]), 1e-4, 1e-5);
        let logits = numbers(&expected["target_logits"]);
        assert_close(context, &numbers(&found["target_logits"]), &logits, 1e-4, 1e-5);
    }
    let text = cloze(&["eval", "--model", argument(&model), "--batch", argument(&batch)]);
    let loss = eval(&[])["loss"].as_f64().unwrap();
    assert_eq!((text.code, text.out), (0, format!("loss {loss:.6} nats per target, {} targets\n", shape[0])));
    let wrong = cloze(&["eval", "--model", argument(&model), "--batch", argument(&batch), "--context", "up"]);
    wrong.assert_refused("--context: “up” is not one of none, left, right, both");
}

#[test]
fn eval_refuses_what_it_cannot_read() {
    let directory = empty_directory("checkpoints-eval");
    let (model, batch) = (golden("mlm"), golden("mlm/batch.json"));
    let missing = directory.join("nowhere");
    let printed = cloze(&["eval", "--model", argument(&missing), "--batch", argument(&batch)]);
    assert_eq!(printed.code, 1);
    assert!(
        printed.err.starts_with(&format!("error: {}/config.json: ", missing.display())),
        "{}",
        printed.err
    );
    let printed = cloze(&["eval", "--model", argument(&model), "--batch", argument(&missing)]);
    assert_eq!(printed.code, 1);
    assert!(printed.err.starts_with(&format!("error: {}: ", missing.display())), "{}", printed.err);
    let long = directory.join("long.json");
    let row: Vec<u32> = vec![5; 14];
    std::fs::write(&long, json!({"input_ids": [row], "labels": [row]}).to_string()).unwrap();
    let printed = cloze(&["eval", "--model", argument(&model), "--batch", argument(&long)]);
    printed.assert_refused("the batch cannot be used: its rows have 14 tokens; the model has 13 positions");
    let nan = directory.join("nan");
    let files = with_tensors(|tensors| {
        let bytes = &mut tensors.get_mut("cls.predictions.bias").unwrap().bytes;
        bytes[..4].copy_from_slice(&f32::NAN.to_le_bytes());
    });
    files.save(&nan).unwrap();
    let printed = cloze(&["eval", "--model", argument(&nan), "--batch", argument(&batch), "--json"]);
    printed.assert_refused(
        "the checkpoint cannot be used: its tensor cls.predictions.bias holds NaN at index 0; every number must be finite",
    );
}

#[test]
fn predict_fills_the_blanks_of_a_text() {
    let model = golden("mlm");
    let (bert, vocab) = Files::load(&model).unwrap().model().unwrap();
    let words: Vec<&str> = vocab.ordinary().iter().map(|&id| vocab.token(id)).take(3).collect();
    let text = format!("{} [MASK] {} zyzzyva ___", words[0], words[1]);
    let printed = cloze(&["predict", "--model", argument(&model), &text, "--json", "--top", "4"]).json();
    assert_eq!(printed.len(), 1, "one JSON object");
    let found = &printed[0];
    assert_eq!(found["tokens"], json!(["[CLS]", words[0], "[MASK]", words[1], "[UNK]", "[MASK]", "[SEP]"]));
    assert_eq!(found["unknown"], json!(["zyzzyva"]));
    let expected = inspect::predict(&Model::Bert(bert), &vocab, &text).unwrap();
    let blanks = found["blanks"].as_array().unwrap();
    assert_eq!(blanks.len(), 2);
    for (i, blank) in blanks.iter().enumerate() {
        assert_eq!(blank["position"], [2, 5][i]);
        let candidates = blank["candidates"].as_array().unwrap();
        let expected = expected.candidates(&vocab, i, 4);
        assert_eq!(candidates.len(), 4);
        for (found, expected) in candidates.iter().zip(expected) {
            assert_eq!(found["token"], expected.token);
            assert_eq!(found["probability"].as_f64(), Some(f64::from(expected.probability)));
        }
        let probabilities: Vec<f64> = candidates.iter().map(|c| c["probability"].as_f64().unwrap()).collect();
        assert!(probabilities.windows(2).all(|pair| pair[0] >= pair[1]), "{probabilities:?}");
    }
    let plain = cloze(&["predict", "--model", argument(&model), &text]);
    assert_eq!(plain.code, 0);
    assert!(plain.out.contains("“zyzzyva” is not in the vocabulary"), "{}", plain.out);
    cloze(&["predict", "--model", argument(&model), "no blank"])
        .assert_refused("the text has no blank; write [MASK] or ___ where the models shall guess");
    let long = format!("{}___", "word ".repeat(20));
    cloze(&["predict", "--model", argument(&model), &long]).assert_refused(
        "the text has 23 tokens with [CLS] and [SEP]; the model has 13 positions, so make it shorter",
    );
}

#[test]
fn train_prints_every_step_and_writes_what_eval_reads() {
    let directory = empty_directory("checkpoints-train");
    let setting = json!({
        "corpus": {"text": "the cat sleeps\nthe dog runs"}, "steps": 5,
        "runs": [
            {"label": "plain", "model": {"kind": "notebook"}},
            {"label": "BERT, left only", "model": {"kind": "bert", "context": "left"}, "seed": 3},
        ],
    });
    let file = directory.join("experiment.json");
    std::fs::write(&file, setting.to_string()).unwrap();
    let out = directory.join("out");
    let arguments = ["train", "--experiment", argument(&file), "--json", "--out", argument(&out)];
    let lines = cloze(&arguments).json();
    assert_eq!(lines.len(), 12, "five steps and a last line for each run");
    let experiment = cloze::experiment::Experiment::parse(&setting.to_string()).unwrap();
    let mut trained = Vec::new();
    for (index, lines) in lines.chunks(6).enumerate() {
        let label = &experiment.runs[index].label;
        let mut trainer = Trainer::new(&experiment, index).unwrap();
        for line in &lines[..5] {
            let report = trainer.step().unwrap();
            let mut fields: Vec<&String> = line.as_object().unwrap().keys().collect();
            fields.sort();
            assert_eq!(fields, ["accuracy", "floor", "loss", "lr", "run", "step", "tokens"]);
            assert_eq!(
                (line["run"].as_str(), line["step"].as_u64()),
                (Some(label.as_str()), Some(report.step as u64))
            );
            assert_eq!(
                line["loss"].as_f64(),
                Some(f64::from(report.loss)),
                "the very bits of the library's loss"
            );
            assert_eq!(line["floor"].as_f64(), report.floor.map(f64::from));
            assert_eq!(line["tokens"].as_u64(), Some(report.tokens as u64));
        }
        assert_eq!(lines[5]["fingerprint"], trainer.fingerprint(), "the last line has the fingerprint");
        assert_eq!(lines[5]["run"], label.as_str());
        trained.push(trainer);
    }
    let Model::Bert(expected) = trained[1].model() else { panic!("a BERT") };
    let (written, vocab) = Files::load(&out).unwrap().model().unwrap();
    assert_eq!(vocab, trained[1].corpus().vocab);
    assert_eq!(written.config(), expected.config(), "the context comes along");
    for (name, _) in expected.params().iter() {
        let (a, b) = (expected.params().values(name).unwrap(), written.params().values(name).unwrap());
        assert_eq!(bits(&a), bits(&b), "{name}");
    }
    let batch = directory.join("batch.json");
    std::fs::write(&batch, r#"{"input_ids": [[2, 8, 4, 7, 3]], "labels": [[-100, -100, 5, -100, -100]]}"#)
        .unwrap();
    let found = cloze(&["eval", "--model", argument(&out), "--batch", argument(&batch), "--json"]).json();
    let parsed = batch_file::parse(&std::fs::read_to_string(&batch).unwrap()).unwrap();
    let logits = values(&expected.forward(&parsed, &mut Pass::evaluate()).unwrap());
    assert_eq!(bits(&numbers(&found[0]["target_logits"])), bits(&logits), "eval reads back what train wrote");
}

#[test]
fn several_berts_are_written_side_by_side_and_none_is_lost() {
    let directory = empty_directory("checkpoints-several");
    // Labels that differ only in what a directory's name cannot hold.
    let labels = ["left context", "Left-context!", "左"];
    let runs: Vec<Value> =
        (0..3).map(|i| json!({"label": labels[i], "model": {"kind": "bert"}, "seed": i})).collect();
    let file = directory.join("experiment.json");
    let setting = json!({"corpus": {"bundled": "notebook"}, "steps": 1, "runs": runs});
    std::fs::write(&file, setting.to_string()).unwrap();
    let out = directory.join("out");
    cloze(&["train", "--experiment", argument(&file), "--json", "--out", argument(&out)]).json();
    let mut found: Vec<Bert> = Vec::new();
    // Beside them are the files for `--resume`.
    for path in out.read_dir().unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        found.push(Files::load(&path).unwrap().model().unwrap().0);
    }
    assert_eq!(found.len(), 3, "a directory for each BERT run");
    let first = |bert: &Bert| bert.params().values("bert.embeddings.word_embeddings.weight").unwrap();
    assert!(first(&found[0]) != first(&found[1]) && first(&found[1]) != first(&found[2]));
}

#[test]
fn a_training_that_stopped_goes_on_as_if_it_never_had() {
    let directory = empty_directory("checkpoints-resume");
    // A schedule that depends on how many steps there are in all, and everything that draws.
    let setting = json!({
        "corpus": {"bundled": "notebook"}, "steps": 60,
        "runs": [
            {"label": "plain", "model": {"kind": "notebook"}},
            {"label": "BERT", "model": {"kind": "bert", "dropout": 0.1},
                "optimizer": {"schedule": "linear", "warmup": 5}},
        ],
    });
    let file = directory.join("experiment.json");
    std::fs::write(&file, setting.to_string()).unwrap();
    let (half, rest) = (directory.join("half"), directory.join("rest"));
    let start = ["train", "--experiment", argument(&file), "--json"];
    let whole = cloze(&start).json();
    let first = cloze(&[&start[..], &["--until", "30", "--out", argument(&half)]].concat()).json();
    let second = cloze(&["train", "--resume", argument(&half), "--json", "--out", argument(&rest)]).json();
    assert_eq!((whole.len(), first.len(), second.len()), (122, 62, 62));
    for run in 0..2 {
        let (whole, first, second) = (&whole[run * 61..][..61], &first[run * 31..], &second[run * 31..]);
        assert_eq!(whole[..30], first[..30], "Invariant: resume equals never having stopped");
        assert_eq!(
            whole[30..],
            second[..31],
            "Invariant: resume equals never having stopped; fingerprint and all"
        );
    }
    let nothing_left = cloze(&["train", "--resume", argument(&rest), "--json"]).json();
    assert_eq!(nothing_left.len(), 2, "a training that is over has no steps left");
    assert_eq!(nothing_left[1]["fingerprint"], whole[121]["fingerprint"]);

    cloze(&["train", "--resume", argument(&half), "--until", "61", "--out", argument(&rest)])
        .assert_refused("--until: 61 is out of range; it must be from 1 to the training's 60");
    std::fs::copy(half.join("run-1.safetensors"), half.join("run-2.safetensors")).unwrap();
    let swapped = cloze(&["train", "--resume", argument(&half)]);
    assert!(swapped.err.contains("is not of the same training as"), "{}", swapped.err);
    assert_readable(swapped.err.trim_end());
    let missing = cloze(&["train", "--resume", argument(&directory)]);
    assert!(missing.err.contains("run-1.safetensors"), "{}", missing.err);
    assert_eq!((missing.code, missing.out.as_str()), (1, ""));
    assert_eq!(
        cloze(&["train", "--resume", argument(&half), "--steps", "9"]).code,
        2,
        "steps are the experiment's"
    );
}

#[test]
fn no_loss_and_no_floor_is_written_as_a_negative_zero() {
    for (arguments, has_zero) in [
        (&["train", "--preset", "notebook", "--json"][..], true),
        (&["floors", "--preset", "notebook", "--json"], true),
        (&["floors", "--preset", "memorise", "--json"], false),
    ] {
        let printed = cloze(arguments);
        assert_eq!(printed.code, 0, "{}", printed.err);
        assert_eq!(printed.out.contains(":0.0"), has_zero, "whether cloze {arguments:?} has a floor of 0");
        assert!(!printed.out.contains(":-0.0"), "cloze {arguments:?} writes -0.0");
    }
}

#[test]
fn train_refuses_in_a_sentence() {
    let directory = empty_directory("checkpoints-refuse");
    let known: Vec<String> =
        cloze::experiment::presets::all().unwrap().into_iter().map(|preset| preset.name).collect();
    let expected = format!("there is no preset “nope”; there are {}", known.join(", "));
    cloze(&["train", "--preset", "nope"]).assert_refused(&expected);
    let write = |name: &str, text: &str| {
        let path = directory.join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let unknown = r#"{"corpus": {"bundled": "notebook"}, "stepps": 3, "runs": [{"label": "a", "model": {"kind": "bert"}}]}"#;
    let unknown = write("unknown.json", unknown);
    cloze(&["train", "--experiment", argument(&unknown), "--json"])
        .assert_refused("stepps: this field is not known; known here are corpus, runs, steps");
    let broken = write("broken.json", "{");
    let printed = cloze(&["train", "--experiment", argument(&broken)]);
    assert_eq!(printed.code, 1);
    assert!(printed.err.starts_with("error: the experiment is not valid JSON: "), "{}", printed.err);
    cloze(&["train", "--preset", "notebook", "--steps", "0"])
        .assert_refused("steps: 0 is out of range; it must be from 1 to 1000000");
    cloze(&["train", "--preset", "notebook", "--steps", "1000001"])
        .assert_refused("steps: 1000001 is out of range; it must be from 1 to 1000000");
    let empty = write(
        "empty.json",
        r#"{"corpus": {"text": ""}, "runs": [{"label": "a", "model": {"kind": "bert"}}]}"#,
    );
    cloze(&["train", "--experiment", argument(&empty)])
        .assert_refused("the corpus is empty; write at least one sentence, one a line");
    let wild = r#"{"corpus": {"bundled": "notebook"}, "steps": 50, "runs": [{"label": "a", "model": {"kind": "bert"}, "optimizer": {"lr": 1e9}}]}"#;
    let wild = write("wild.json", wild);
    let printed = cloze(&["train", "--experiment", argument(&wild), "--json"]);
    assert_eq!(printed.code, 1);
    assert!(printed.err.starts_with("error: training diverged at step "), "{}", printed.err);
    assert_readable(printed.err.trim_end());
    assert!(printed.out.lines().count() >= 1, "the steps before stay printed");
    let nowhere = write("file", "").join("below a file");
    let out =
        cloze(&["train", "--preset", "notebook", "--steps", "1", "--json", "--out", argument(&nowhere)]);
    assert_eq!(out.code, 1);
    assert!(out.err.starts_with(&format!("error: {}", nowhere.display())), "{}", out.err);
    for arguments in
        [&["train", "--steps", "-1"][..], &["train", "--seed", "x"], &["predict"], &["nope"], &[]]
    {
        let printed = cloze(arguments);
        assert_eq!(printed.code, 2, "cloze {arguments:?}: {}", printed.err);
        assert!(printed.err.contains("--help"), "{}", printed.err);
    }
}

#[test]
fn the_seed_option_is_the_seed_of_every_run() {
    let lines = |seed: &str| {
        let printed =
            cloze(&["train", "--preset", "notebook", "--steps", "2", "--seed", seed, "--json"]).json();
        let last: Vec<String> =
            printed.iter().filter_map(|line| line["fingerprint"].as_str().map(str::to_owned)).collect();
        assert_eq!(last.len(), 2, "one for each run");
        last
    };
    let (zero, one) = (lines("0"), lines("1"));
    assert_eq!(zero, lines("0"), "Invariant: same experiment, same run");
    assert!(zero[0] != one[0] && zero[1] != one[1]);
}

#[test]
fn the_notebook_preset_is_printed_as_the_notebook_prints_it() {
    let printed = cloze(&["train", "--preset", "notebook"]);
    assert_eq!((printed.code, printed.err.as_str()), (0, ""));
    let epochs: Vec<&str> =
        printed.out.lines().filter_map(|line| line.trim().strip_prefix("epoch")).collect();
    let numbers: Vec<&str> = epochs.iter().map(|line| line.split_whitespace().next().unwrap()).collect();
    assert_eq!(numbers, ["15", "30", "45", "60", "15", "30", "45", "60"], "{}", printed.out);
    let answers: Vec<&str> = printed
        .out
        .lines()
        .filter_map(|line| line.split_once("the [MASK] sleeps: "))
        .map(|(_, answer)| answer)
        .collect();
    assert_eq!(answers.len(), 2, "{}", printed.out);
    assert!(answers[0].starts_with("dog ") && answers[1].starts_with("cat "), "{answers:?}");
}
