//! Hugging Face's files both ways.

use super::{checkpoint, vocab, with_config, with_tensors};
use crate::support::{
    assert_readable, bert, bits, empty_directory, golden, golden_json, golden_text, sizes, tensors,
};
use cloze::{checkpoint::hugging_face::Files, experiment::Context, model::encoder::Config};
use safetensors::SafeTensors;
use serde_json::Value;

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
