//! Checkpoints: Hugging Face's files both ways, and what is said of files that are wrong. A file is untrusted, so every
//! refusal is one sentence that names the thing, and nothing is allocated for sizes that a file merely claims.

use std::{borrow::Cow, collections::BTreeMap};

use crate::support::{
    argument, assert_close, assert_readable, bert, bits, cloze, empty_directory, experiment, golden,
    golden_json, golden_tensor, golden_text, numbers, sizes, tensors, values,
};
use cloze::{
    checkpoint::{hugging_face::Files, resume},
    data::{Vocab, batch_file},
    experiment::Context,
    inspect,
    model::{Bert, Model, Pass, encoder::Config},
    train::Trainer,
};
use safetensors::{Dtype, SafeTensors, View};
use serde_json::{Value, json};

fn vocab(words: usize) -> Vocab {
    let words: Vec<String> = (0..words).map(|i| format!("word{i:02}")).collect();
    Vocab::from_words(words.iter().map(String::as_str)).unwrap()
}

/// A small checkpoint: vocabulary 23, hidden 15, 2 layers.
fn checkpoint() -> Files {
    Files::of(&bert(sizes(2, Context::Both)), &vocab(18)).unwrap()
}

fn with_config(change: impl FnOnce(&mut Value)) -> Files {
    let mut files = checkpoint();
    let mut config: Value = serde_json::from_str(&files.config).unwrap();
    change(&mut config);
    files.config = config.to_string();
    files
}

/// A tensor of a file that is made to be wrong.
#[derive(Clone)]
struct Raw {
    dtype: Dtype,
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

impl View for Raw {
    fn dtype(&self) -> Dtype {
        self.dtype
    }
    fn shape(&self) -> &[usize] {
        &self.shape
    }
    fn data(&self) -> Cow<'_, [u8]> {
        Cow::Borrowed(&self.bytes)
    }
    fn data_len(&self) -> usize {
        self.bytes.len()
    }
}

fn raw(bytes: &[u8]) -> BTreeMap<String, Raw> {
    let file = SafeTensors::deserialize(bytes).unwrap();
    let of = |(name, t): (String, safetensors::tensor::TensorView<'_>)| {
        (name, Raw { dtype: t.dtype(), shape: t.shape().to_vec(), bytes: t.data().to_vec() })
    };
    file.tensors().into_iter().map(of).collect()
}

fn with_tensors(change: impl FnOnce(&mut BTreeMap<String, Raw>)) -> Files {
    let mut files = checkpoint();
    let mut tensors = raw(&files.weights);
    change(&mut tensors);
    files.weights = safetensors::serialize(tensors, None).unwrap();
    files
}

/// The message with which a checkpoint is refused, less the beginning that all share.
#[track_caller]
fn refusal(files: &Files) -> String {
    let error = files.model().err().expect("the checkpoint is refused");
    assert_eq!(error.code(), "checkpoint", "{error}");
    let message = error.to_string();
    assert_readable(&message);
    message.strip_prefix("the checkpoint cannot be used: ").expect(&message).to_owned()
}

// Both ways.

#[test]
fn what_is_written_is_read_back_bit_for_bit() {
    for context in Context::ALL {
        let sizes = Config { dropout: 0.1, ..sizes(2, context) };
        let (model, vocab) = (bert(sizes.clone()), vocab(18));
        let files = Files::of(&model, &vocab).unwrap();
        let (back, back_vocab) = files.model().unwrap();
        assert_eq!(back.config(), &sizes);
        assert_eq!(back_vocab, vocab);
        for (name, _) in model.params().iter() {
            let (a, b) = (model.params().values(name).unwrap(), back.params().values(name).unwrap());
            assert_eq!(bits(&a), bits(&b), "{name}");
        }
        assert_eq!(back.params().size(), model.params().size());
        let again = Files::of(&back, &back_vocab).unwrap();
        assert_eq!((again.config, again.vocab), (files.config, files.vocab));
        assert!(again.weights == files.weights, "writing what was read writes the same bytes");
    }
}

#[test]
fn it_goes_through_a_directory_too() {
    let directory = empty_directory("checkpoints-directory").join("made/on the way");
    let files = checkpoint();
    files.save(&directory).unwrap();
    let mut names: Vec<String> = directory
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["config.json", "model.safetensors", "vocab.txt"]);
    let back = Files::load(&directory).unwrap();
    assert_eq!((&back.config, &back.vocab), (&files.config, &files.vocab));
    assert!(back.weights == files.weights);
    for name in names {
        let text = std::fs::read(directory.join(&name)).unwrap();
        std::fs::remove_file(directory.join(&name)).unwrap();
        let error = Files::load(&directory).err().unwrap();
        assert_eq!(error.code(), "file");
        assert!(error.to_string().contains(&name), "{error}");
        assert_readable(&error.to_string());
        std::fs::write(directory.join(&name), text).unwrap();
    }
    std::fs::write(directory.join("vocab.txt"), [0xff, 0xfe, 0]).unwrap();
    let error = Files::load(&directory).err().unwrap().to_string();
    assert_eq!(error, "the checkpoint cannot be used: its vocab.txt is not UTF-8 text");
}

#[test]
fn names_shapes_and_metadata_are_those_of_transformers() {
    let (golden_bert, golden_vocab) = Files::load(&golden("mlm")).unwrap().model().unwrap();
    let files = Files::of(&golden_bert, &golden_vocab).unwrap();
    let written = tensors(&files.weights);
    let reference = tensors(&std::fs::read(golden("mlm/model.safetensors")).unwrap());
    for (name, (shape, values)) in &reference {
        let (written_shape, written_values) = &written[name];
        assert_eq!((written_shape, bits(written_values)), (shape, bits(values)), "{name}");
    }
    let extra: Vec<&String> = written.keys().filter(|name| !reference.contains_key(*name)).collect();
    assert_eq!(extra, ["cls.predictions.decoder.bias", "cls.predictions.decoder.weight"], "the tied copies");
    assert_eq!(written["cls.predictions.decoder.weight"], written["bert.embeddings.word_embeddings.weight"]);
    assert_eq!(written["cls.predictions.decoder.bias"], written["cls.predictions.bias"]);
    let (_, header) = SafeTensors::read_metadata(&files.weights).unwrap();
    let texts: Vec<(&String, &String)> = header.metadata().as_ref().unwrap().iter().collect();
    assert_eq!(texts, [(&"format".to_owned(), &"pt".to_owned())]);
    assert_eq!(files.vocab, golden_text("mlm/vocab.txt"));

    let written: Value = serde_json::from_str(&files.config).unwrap();
    let reference = golden_json("mlm/config.json");
    for (name, value) in written.as_object().unwrap() {
        if name != "position_embedding_type" {
            assert_eq!(value, &reference[name], "config.json's {name}");
        }
    }
    for name in [
        "architectures",
        "model_type",
        "vocab_size",
        "hidden_size",
        "num_hidden_layers",
        "num_attention_heads",
        "intermediate_size",
        "max_position_embeddings",
        "type_vocab_size",
        "hidden_act",
        "layer_norm_eps",
        "pad_token_id",
        "tie_word_embeddings",
    ] {
        assert!(!written[name].is_null(), "config.json lacks {name}");
    }
    assert!(written.get("cloze_context").is_none(), "nothing of ours where the context is BERT's own");
    let left = Files::of(&bert(sizes(1, Context::Left)), &vocab(18)).unwrap();
    let left: Value = serde_json::from_str(&left.config).unwrap();
    assert_eq!(left["cloze_context"], "left");
}

#[test]
fn older_and_larger_files_are_accepted() {
    let (plain, _) = checkpoint().model().unwrap();
    let same = |files: Files, what: &str| {
        let (model, _) = files.model().unwrap_or_else(|error| panic!("{what}: {error}"));
        for (name, _) in plain.params().iter() {
            let (a, b) = (plain.params().values(name).unwrap(), model.params().values(name).unwrap());
            assert_eq!(bits(&a), bits(&b), "{what}: {name}");
        }
    };
    let renamed = with_tensors(|tensors| {
        let old = |name: &str| {
            name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta")
        };
        *tensors = tensors.iter().map(|(name, raw)| (old(name), raw.clone())).collect();
        assert!(tensors.keys().any(|name| name.ends_with("gamma")));
    });
    same(renamed, "LayerNorm's old names");
    let untied =
        with_tensors(|tensors| tensors.retain(|name, _| !name.starts_with("cls.predictions.decoder")));
    same(untied, "without the decoder's copies");
    let pooled = with_tensors(|tensors| {
        let raw = tensors["bert.embeddings.LayerNorm.bias"].clone();
        for name in ["bert.pooler.dense.bias", "cls.seq_relationship.weight", "bert.embeddings.position_ids"]
        {
            tensors.insert(name.to_owned(), raw.clone());
        }
    });
    same(pooled, "with the parts of other heads");
    let sparse = with_config(|config| {
        let needed =
            ["vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size"];
        let needed = [needed.as_slice(), &["max_position_embeddings", "type_vocab_size"]].concat();
        config.as_object_mut().unwrap().retain(|name, _| needed.contains(&name.as_str()));
    });
    same(sparse, "a config with sizes only");
    let mut windows = checkpoint();
    windows.vocab = windows.vocab.replace('\n', "\r\n");
    same(windows, "a vocabulary with Windows line ends");
}

// What is wrong with a file.

#[test]
fn wrong_tensors_are_named() {
    let name = "bert.encoder.layer.1.intermediate.dense.weight";
    let missing = with_tensors(|tensors| drop(tensors.remove(name)));
    assert_eq!(refusal(&missing), format!("its weights lack the tensor {name}, of shape [17, 15]"));

    let norm = "bert.embeddings.LayerNorm.weight";
    let missing = with_tensors(|tensors| drop(tensors.remove(norm)));
    assert_eq!(refusal(&missing), format!("its weights lack the tensor {norm}, of shape [15]"));

    let transposed = with_tensors(|tensors| tensors.get_mut(name).unwrap().shape = vec![15, 17]);
    assert_eq!(refusal(&transposed), format!("its tensor {name} has shape [15, 17]; it must be [17, 15]"));

    let flat = with_tensors(|tensors| tensors.get_mut(name).unwrap().shape = vec![255]);
    assert_eq!(refusal(&flat), format!("its tensor {name} has shape [255]; it must be [17, 15]"));

    for (dtype, shown) in [(Dtype::I32, "I32"), (Dtype::U32, "U32")] {
        let wrong = with_tensors(|tensors| tensors.get_mut(name).unwrap().dtype = dtype);
        assert_eq!(refusal(&wrong), format!("its tensor {name} holds {shown} numbers; they must be F32"));
    }
    let half = with_tensors(|tensors| {
        let tensor = tensors.get_mut(name).unwrap();
        tensor.dtype = Dtype::F16;
        tensor.bytes.truncate(17 * 15 * 2);
    });
    assert_eq!(refusal(&half), format!("its tensor {name} holds F16 numbers; they must be F32"));

    for (value, shown) in [(f32::NAN, "NaN"), (f32::INFINITY, "inf"), (f32::NEG_INFINITY, "-inf")] {
        let wrong = with_tensors(|tensors| {
            let bytes = &mut tensors.get_mut(name).unwrap().bytes;
            bytes[4 * 7..4 * 8].copy_from_slice(&value.to_le_bytes());
        });
        let expected = format!("its tensor {name} holds {shown} at index 7; every number must be finite");
        assert_eq!(refusal(&wrong), expected);
    }

    let unknown = "bert.encoder.layer.2.output.dense.weight";
    let extra = with_tensors(|tensors| {
        let tensor = tensors["bert.encoder.layer.1.output.dense.weight"].clone();
        tensors.insert(unknown.to_owned(), tensor);
    });
    assert_eq!(refusal(&extra), format!("its tensor {unknown} is no part of a BERT of these sizes"));

    let both = with_tensors(|tensors| {
        let tensor = tensors[norm].clone();
        tensors.insert("bert.embeddings.LayerNorm.gamma".to_owned(), tensor);
    });
    let expected = "its tensor bert.embeddings.LayerNorm.gamma is no part of a BERT of these sizes";
    assert_eq!(refusal(&both), expected);
}

#[test]
fn truncated_weights_are_refused_at_every_length() {
    let whole = checkpoint();
    let header = 8 + u64::from_le_bytes(whole.weights[..8].try_into().unwrap()) as usize;
    let end = whole.weights.len();
    let mut lengths: Vec<usize> = (0..=16).chain([header / 2, header - 1, header, header + 1]).collect();
    lengths.extend((header..end).step_by(997));
    lengths.extend([end - 4, end - 1]);
    for length in lengths {
        let files = Files { weights: whole.weights[..length].to_vec(), ..checkpoint() };
        let message = refusal(&files);
        let expected = format!("its weights ({length} bytes) are not a whole safetensors file: ");
        assert!(message.starts_with(&expected), "{message}");
    }
    let mut longer = checkpoint();
    longer.weights.push(0);
    assert!(refusal(&longer).starts_with("its weights ("));
}

#[test]
fn hostile_headers_are_refused() {
    let file = |header: &str, data: usize| {
        [&(header.len() as u64).to_le_bytes(), header.as_bytes(), &vec![0; data]].concat()
    };
    let mut cases: Vec<Vec<u8>> = [0, 1, 7, 1 << 20, 1 << 40, u64::MAX / 2, u64::MAX - 7, u64::MAX]
        .iter()
        .map(|length: &u64| [&length.to_le_bytes(), b"{}".as_slice()].concat())
        .collect();
    cases.extend([
        file("[]", 0),
        file("{", 0),
        file("\u{0}\u{1}", 0),
        file(&"[".repeat(10_000), 0),
        file(r#"{"a": 1}"#, 0),
        file(r#"{"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}"#, 0),
        file(r#"{"a": {"dtype": "F32", "shape": [1], "data_offsets": [4, 0]}}"#, 4),
        file(r#"{"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 18446744073709551615]}}"#, 4),
        file(r#"{"a": {"dtype": "F32", "shape": [4294967296, 4294967296, 2], "data_offsets": [0, 4]}}"#, 4),
        file(r#"{"a": {"dtype": "F33", "shape": [1], "data_offsets": [0, 4]}}"#, 4),
        file(r#"{"a": {"dtype": "F32", "shape": [-1], "data_offsets": [0, 4]}}"#, 4),
        b"PK\x03\x04 this is a zip file, as PyTorch writes".to_vec(),
        vec![0xff; 100],
    ]);
    for weights in cases {
        let shown = String::from_utf8_lossy(&weights).into_owned();
        let message = refusal(&Files { weights, ..checkpoint() });
        assert!(message.contains("are not a whole safetensors file: "), "{shown:?}: {message}");
    }
    // A whole file, but of nothing.
    let nothing = Files { weights: file("{}", 0), ..checkpoint() };
    assert!(refusal(&nothing).starts_with("its weights lack the tensor "));
}

#[test]
fn wrong_vocabularies_are_refused() {
    let with = |change: &dyn Fn(&str) -> String| {
        let mut files = checkpoint();
        files.vocab = change(&files.vocab);
        refusal(&files)
    };
    let longer = with(&|vocab| format!("{vocab}more\n"));
    assert_eq!(longer, "vocab.txt has 24 tokens; config.json has vocab_size 23");
    let shorter = with(&|vocab| vocab.replace("word17\n", ""));
    assert_eq!(shorter, "vocab.txt has 22 tokens; config.json has vocab_size 23");
    let twice = with(&|vocab| vocab.replace("word17", "word03"));
    assert_eq!(twice, "its vocabulary has “word03” twice, in lines 9 and 23");
    for special in ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] {
        let found = with(&|vocab| vocab.replace(special, "other"));
        assert_eq!(found, format!("its vocabulary lacks the special token {special}; BERT's has all five"));
    }
    assert_eq!(with(&|_| String::new()), "its vocabulary lacks the special token [PAD]; BERT's has all five");
}

#[test]
fn wrong_configs_are_refused() {
    let mut files = checkpoint();
    files.config = "{".to_owned();
    assert!(refusal(&files).starts_with("config.json is not valid JSON: "));
    for config in ["[]", "null", "3", "\"bert\"", "{}"] {
        files.config = config.to_owned();
        assert_eq!(refusal(&files), "config.json needs vocab_size, a whole number; it has null", "{config}");
    }
    let sizes = [
        "vocab_size",
        "hidden_size",
        "num_hidden_layers",
        "num_attention_heads",
        "intermediate_size",
        "max_position_embeddings",
        "type_vocab_size",
    ];
    for name in sizes {
        for wrong in [json!(null), json!(-1), json!(1.5), json!("15"), json!([15])] {
            let found = refusal(&with_config(|config| config[name] = wrong.clone()));
            assert_eq!(found, format!("config.json needs {name}, a whole number; it has {wrong}"));
        }
        let found = refusal(&with_config(|config| config[name] = json!(0)));
        assert_eq!(found, format!("config.json has {name} 0; it must be at least 1"));
    }
    let found = refusal(&with_config(|config| config["num_attention_heads"] = json!(4)));
    assert_eq!(found, "config.json has hidden_size 15, which is not divisible by 4 heads");
    let only = [
        ("model_type", json!("roberta"), "\"roberta\"; only \"bert\" is supported"),
        ("hidden_act", json!("relu"), "\"relu\"; only \"gelu\" is supported"),
        ("layer_norm_eps", json!(0.00001), "0.00001; only 1e-12 is supported"),
        (
            "position_embedding_type",
            json!("relative_key"),
            "\"relative_key\"; only \"absolute\" is supported",
        ),
        ("is_decoder", json!(true), "true; only false is supported"),
        ("tie_word_embeddings", json!(false), "false; only true is supported"),
    ];
    for (name, wrong, expected) in only {
        let found = refusal(&with_config(|config| config[name] = wrong));
        // 1e-5 is written either way.
        let found = found.replace("1e-5", "0.00001");
        assert_eq!(found, format!("config.json has {name} {expected}"));
    }
    let found = refusal(&with_config(|config| config["cloze_context"] = json!("sideways")));
    assert_eq!(found, "config.json has cloze_context \"sideways\"; it must be none, left, right or both");
}

#[test]
fn other_sizes_than_the_tensors_are_refused() {
    for (name, size) in [
        ("hidden_size", 18),
        ("intermediate_size", 16),
        ("max_position_embeddings", 12),
        ("type_vocab_size", 1),
        ("num_hidden_layers", 3),
    ] {
        let found = refusal(&with_config(|config| config[name] = json!(size)));
        assert!(found.contains("; it must be [") || found.contains("lack the tensor"), "{name}: {found}");
    }
    let found = refusal(&with_config(|config| config["num_hidden_layers"] = json!(1)));
    assert!(found.contains("bert.encoder.layer.1.") && found.contains("is no part of a BERT"), "{found}");
}

#[test]
fn absurd_sizes_are_refused_before_anything_is_allocated() {
    let names = [
        "vocab_size",
        "hidden_size",
        "intermediate_size",
        "max_position_embeddings",
        "type_vocab_size",
        "num_hidden_layers",
    ];
    for size in [1u64 << 31, 1 << 40, 1 << 62, u64::MAX] {
        for name in names {
            let files = with_config(|config| {
                config[name] = json!(size);
                config["num_attention_heads"] = json!(1);
            });
            let found = refusal(&files);
            let limit = if name == "num_hidden_layers" {
                "layers; at most 1000"
            } else {
                "parameters; at most 400000000"
            };
            assert!(found.ends_with(&format!(" {limit} can be read")), "{name} {size}: {found}");
        }
        let files = with_config(|config| {
            names.iter().for_each(|name| config[*name] = json!(size));
            config["num_attention_heads"] = json!(1);
        });
        let found = refusal(&files);
        assert!(found.ends_with(" layers; at most 1000 can be read"), "all {size}: {found}");
    }
}

// Runs in training.

#[test]
fn wrong_runs_are_refused() {
    let setting = experiment(
        r#"{"bundled": "notebook"}"#,
        9,
        &[r#"{"label": "b", "model": {"kind": "bert", "hidden": 6, "intermediate": 5}}"#],
    );
    let mut trainer = Trainer::new(&setting, 0).unwrap();
    trainer.step().unwrap();
    let whole = resume::save(&trainer, &setting, 0).unwrap();
    let (_, header) = SafeTensors::read_metadata(&whole).unwrap();
    let state: Value = serde_json::from_str(&header.metadata().as_ref().unwrap()["cloze"]).unwrap();
    let load = |state: Option<String>, change: &dyn Fn(&mut BTreeMap<String, Raw>)| {
        let mut tensors = raw(&whole);
        change(&mut tensors);
        let texts = state.map(|state| [("cloze".to_owned(), state)].into_iter().collect());
        let bytes = safetensors::serialize(tensors, texts).unwrap();
        let error = resume::load(&bytes).err().map(|error| error.to_string())?;
        assert_readable(&error);
        Some(error)
    };
    let text = || Some(state.to_string());
    assert_eq!(load(text(), &|_| ()), None, "what was not changed is accepted");

    let refused = |message: &str| Some(format!("the checkpoint cannot be used: {message}"));
    let no_description = refused("it is no run of this program: its description is missing");
    assert_eq!(load(None, &|_| ()), no_description);
    assert_eq!(load(Some("{".to_owned()), &|_| ()), no_description);
    let found = load(text(), &|tensors| drop(tensors.remove("second cls.predictions.bias")));
    assert_eq!(found, refused("its weights lack the tensor second cls.predictions.bias, of shape [11]"));
    let found = load(text(), &|tensors| {
        tensors.get_mut("parameter cls.predictions.bias").unwrap().bytes[..4]
            .copy_from_slice(&f32::NAN.to_le_bytes());
    });
    let nan = "its tensor parameter cls.predictions.bias holds NaN at index 0; every number must be finite";
    assert_eq!(found, refused(nan));
    let state_with = |name: &str, value: Value| {
        let mut state = state.clone();
        state[name] = value;
        load(Some(state.to_string()), &|_| ())
    };
    assert_eq!(state_with("step", json!(-1)), refused("its step is not a whole number"));
    assert_eq!(state_with("fingerprint", json!(7)), refused("its fingerprint is not 16 hexadecimal digits"));
    let found = state_with("run", json!(1));
    assert_eq!(found.as_deref(), Some("run 1 does not exist; the experiment has 1, counted from 0"));
    let found = state_with("experiment", json!({})).unwrap();
    assert_eq!(found, "corpus: this field is missing");
    for length in [0, 7, 8, 100, whole.len() / 2, whole.len() - 1] {
        let error = resume::load(&whole[..length]).err().unwrap().to_string();
        assert!(error.starts_with("the checkpoint cannot be used: its weights ("), "{error}");
    }
}

#[test]
fn a_run_that_claims_more_steps_than_its_budget_is_refused() {
    let setting =
        experiment(r#"{"bundled": "notebook"}"#, 9, &[r#"{"label": "n", "model": {"kind": "notebook"}}"#]);
    let trainer = Trainer::new(&setting, 0).unwrap();
    let whole = resume::save(&trainer, &setting, 0).unwrap();
    let (_, header) = SafeTensors::read_metadata(&whole).unwrap();
    let mut state: Value = serde_json::from_str(&header.metadata().as_ref().unwrap()["cloze"]).unwrap();
    for step in [10, u64::MAX / 2, u64::MAX] {
        state["step"] = json!(step);
        let texts = Some([("cloze".to_owned(), state.to_string())].into_iter().collect());
        let bytes = safetensors::serialize(raw(&whole), texts).unwrap();
        let error = resume::load(&bytes).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains("step") && error.contains('9'), "step {step} of 9 is refused: {error:?}");
    }
}

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
    for arguments in [
        &["train", "--preset", "notebook", "--json"][..],
        &["floors", "--preset", "notebook", "--json"],
    ] {
        let printed = cloze(arguments);
        assert_eq!(printed.code, 0, "{}", printed.err);
        assert!(printed.out.contains(":0.0"), "cloze {arguments:?} has a floor of 0");
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
