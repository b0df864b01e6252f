//! Files that are refused.

use std::collections::BTreeMap;

use super::{Raw, checkpoint, raw, refusal, with_config, with_tensors};
use crate::support::{assert_readable, experiment};
use cloze::{
    checkpoint::{hugging_face::Files, resume},
    train::Trainer,
};
use safetensors::{Dtype, SafeTensors};
use serde_json::{Value, json};

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
