//! Checkpoints as `transformers` reads and writes them: `config.json`, `model.safetensors`, `vocab.txt`.

use std::{collections::BTreeSet, path::Path};

use safetensors::SafeTensors;
use serde_json::{Value, json};

use super::{Floats, open, refuse, serialize, values};
use crate::{
    data::Vocab,
    error::{Error, Result},
    experiment::{Context, Objective},
    model::{
        Bert, Classifier, Params, Source,
        encoder::{ACTIVATION, Config, Encoder, LAYER_NORM_EPSILON},
        heads::{Kind, Pooler},
        params,
    },
    tune::Pretrained,
};

/// The files of a checkpoint.
pub struct Files {
    /// `config.json`.
    pub config: String,
    /// `model.safetensors`.
    pub weights: Vec<u8>,
    /// `vocab.txt`: a token a line; a token's id is its line, counted from 0.
    pub vocab: String,
}

const CONFIG: &str = "config.json";
const WEIGHTS: &str = "model.safetensors";
const VOCAB: &str = "vocab.txt";

/// Our own field of `config.json` for the context, which `transformers` ignores. It is left out for BERT's own, both
/// sides.
const CONTEXT: &str = "cloze_context";

/// Likewise for the second objective.
const OBJECTIVE: &str = "cloze_objective";

/// The decoder's parameters, which are tied to others. Files may carry copies; ours do, since older readers need them.
const TIED: [(&str, &str); 2] = [
    ("cls.predictions.decoder.weight", "bert.embeddings.word_embeddings.weight"),
    ("cls.predictions.decoder.bias", "cls.predictions.bias"),
];

/// Prefixes of other heads, which a masked language model ignores.
const IGNORED: [&str; 4] =
    ["bert.pooler.", "cls.seq_relationship.", "bert.embeddings.position_ids", "cls.predictions.decoder."];

impl Files {
    /// Reads the three files of a directory.
    ///
    /// # Errors
    /// [`Error::File`] for one that cannot be read.
    pub fn load(directory: &Path) -> Result<Self> {
        let read = |name: &str| {
            let path = directory.join(name);
            std::fs::read(&path).map_err(|error| file_error(&path, &error))
        };
        let text = |name: &str| {
            String::from_utf8(read(name)?)
                .map_err(|_| Error::Checkpoint(format!("its {name} is not UTF-8 text")))
        };
        Ok(Files { config: text(CONFIG)?, weights: read(WEIGHTS)?, vocab: text(VOCAB)? })
    }

    /// Writes the three files into a directory, which is made if it is missing.
    ///
    /// # Errors
    /// [`Error::File`] for one that cannot be written.
    pub fn save(&self, directory: &Path) -> Result<()> {
        std::fs::create_dir_all(directory).map_err(|error| file_error(directory, &error))?;
        let files: [(&str, &[u8]); 3] =
            [(CONFIG, self.config.as_bytes()), (WEIGHTS, &self.weights), (VOCAB, self.vocab.as_bytes())];
        for (name, bytes) in files {
            let path = directory.join(name);
            std::fs::write(&path, bytes).map_err(|error| file_error(&path, &error))?;
        }
        Ok(())
    }

    /// The checkpoint of a classifier with these names of labels.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn of_classifier(model: &Classifier, labels: &[&str], vocab: &Vocab) -> Result<Self> {
        let mut config = config_json(model.config(), vocab);
        config["architectures"] = match model.kind() {
            Kind::Sequence => json!(["BertForSequenceClassification"]),
            Kind::Token => json!(["BertForTokenClassification"]),
        };
        // `transformers` counts the labels by these.
        for (id, label) in labels.iter().enumerate() {
            config["id2label"][id.to_string()] = json!(label);
            config["label2id"][*label] = json!(id);
        }
        Self::write(&config, tensors(model.params())?, vocab)
    }

    /// The checkpoint of a model.
    ///
    /// # Errors
    /// Only what the tensor library reports.
    pub fn of(model: &Bert, vocab: &Vocab) -> Result<Self> {
        let mut tensors = tensors(model.params())?;
        for (copy, original) in TIED {
            let original = model.params().get(original)?;
            tensors.push((copy.to_owned(), Floats::new(original.dims(), &original.values()?)));
        }
        Self::write(&config_json(model.config(), vocab), tensors, vocab)
    }

    fn write(config: &Value, tensors: Vec<(String, Floats)>, vocab: &Vocab) -> Result<Self> {
        let mut vocab_text = vocab.tokens().join("\n");
        vocab_text.push('\n');
        let config = serde_json::to_string_pretty(config);
        Ok(Files {
            config: config.map_err(|error| Error::Internal(error.to_string()))? + "\n",
            weights: serialize(tensors, [("format".to_owned(), "pt".to_owned())])?,
            vocab: vocab_text,
        })
    }

    /// The model and its vocabulary.
    ///
    /// # Errors
    /// [`Error::Checkpoint`] with the first mistake: a size, a tensor's name, shape, type or number, a
    /// file that ends early, or a vocabulary of the wrong length.
    pub fn model(&self) -> Result<(Bert, Vocab)> {
        let (config, vocab) = self.config()?;
        let file = open(&self.weights)?;
        let expected = Bert::new(config.clone(), Source::Count)?;
        let names: BTreeSet<String> =
            expected.params().iter().map(|(name, _)| stored_name(&file, name)).collect();
        for name in file.names() {
            if !names.contains(name) && !IGNORED.iter().any(|prefix| name.starts_with(prefix)) {
                return refuse(format!("its tensor {name} is no part of a BERT of these sizes"));
            }
        }
        let read = |name: &str, shape: &[usize]| values(&file, &stored_name(&file, name), shape);
        Ok((Bert::new(config, Source::Values(&read))?, vocab))
    }

    /// The encoder that fine-tuning starts from, and the pooler if there is one, of a BERT with any head.
    ///
    /// # Errors
    /// As [`Files::model`]; other tensors are ignored.
    pub fn pretrained(&self) -> Result<Pretrained> {
        let (config, vocab) = self.config()?;
        let file = open(&self.weights)?;
        let read = |name: &str, shape: &[usize]| values(&file, &stored_name(&file, name), shape);
        let params = params::build(Source::Values(&read), |pb| {
            Encoder::new(&config, pb)?;
            if file.names().iter().any(|name| name.starts_with("bert.pooler.")) {
                Pooler::new(&config, pb)?;
            }
            Ok(pb.params())
        })?;
        Ok(Pretrained { config, params, vocab })
    }

    fn config(&self) -> Result<(Config, Vocab)> {
        let config = config_of(&self.config)?;
        let vocab = Vocab::from_tokens(self.vocab.lines().map(str::to_owned).collect())?;
        if vocab.len() != config.vocabulary {
            return refuse(format!(
                "vocab.txt has {} tokens; config.json has vocab_size {}",
                vocab.len(),
                config.vocabulary
            ));
        }
        Ok((config, vocab))
    }
}

fn file_error(path: &Path, error: &std::io::Error) -> Error {
    Error::File { path: path.display().to_string(), reason: error.to_string() }
}

/// The parameters of a model as tensors of a file.
fn tensors(params: &Params) -> Result<Vec<(String, Floats)>> {
    params
        .iter()
        .map(|(name, param)| Ok((name.clone(), Floats::new(param.dims(), &param.values()?))))
        .collect()
}

/// The name under which the file has a parameter: older files call LayerNorm's gamma and beta.
fn stored_name(file: &SafeTensors<'_>, name: &str) -> String {
    let old = name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta");
    if file.tensor(name).is_err() && file.tensor(&old).is_ok() { old } else { name.to_owned() }
}

/// The class of `transformers` that reads the model. For replaced token detection that is the discriminator without its
/// head, since no BERT class has one.
fn architecture(objective: Objective) -> &'static str {
    match objective {
        Objective::Mlm => "BertForMaskedLM",
        Objective::Nsp | Objective::Sop => "BertForPreTraining",
        Objective::Rtd => "BertModel",
    }
}

fn config_json(config: &Config, vocab: &Vocab) -> Value {
    let mut json = json!({
        "architectures": [architecture(config.objective)],
        "model_type": "bert",
        "vocab_size": config.vocabulary,
        "hidden_size": config.hidden,
        "num_hidden_layers": config.layers,
        "num_attention_heads": config.heads,
        "intermediate_size": config.intermediate,
        "max_position_embeddings": config.positions,
        "type_vocab_size": config.segments,
        "hidden_act": ACTIVATION.name(),
        "layer_norm_eps": LAYER_NORM_EPSILON,
        "position_embedding_type": "absolute",
        "hidden_dropout_prob": config.dropout,
        "attention_probs_dropout_prob": config.dropout,
        "initializer_range": config.init,
        "pad_token_id": vocab.special().pad,
        "tie_word_embeddings": true,
        "dtype": "float32",
    });
    if config.objective != Objective::Mlm {
        json[OBJECTIVE] = json!(config.objective.name());
    }
    if config.context != Context::Both {
        json[CONTEXT] = json!(config.context.name());
    }
    json
}

fn config_of(json: &str) -> Result<Config> {
    let json: Value = match serde_json::from_str(json) {
        Ok(json) => json,
        Err(error) => return refuse(format!("config.json is not valid JSON: {error}")),
    };
    let size = |name: &str| match json[name].as_u64().map(usize::try_from) {
        Some(Ok(size)) => Ok(size),
        _ => refuse(format!("config.json needs {name}, a whole number; it has {}", json[name])),
    };
    // Missing fields have Hugging Face's defaults.
    let only = |name: &str, right: Value| {
        let found = json.get(name).unwrap_or(&right);
        let same = match (found.as_f64(), right.as_f64()) {
            (Some(found), Some(right)) => (found - right).abs() <= 1e-6 * right.abs(),
            _ => *found == right,
        };
        if same {
            Ok(())
        } else {
            refuse(format!("config.json has {name} {found}; only {right} is supported"))
        }
    };
    only("model_type", json!("bert"))?;
    only("hidden_act", json!(ACTIVATION.name()))?;
    only("layer_norm_eps", json!(LAYER_NORM_EPSILON))?;
    only("position_embedding_type", json!("absolute"))?;
    only("is_decoder", json!(false))?;
    only("tie_word_embeddings", json!(true))?;
    let context = match json.get(CONTEXT) {
        None => Context::Both,
        Some(name) => match name.as_str().and_then(Context::from_name) {
            Some(context) => context,
            None => {
                return refuse(format!(
                    "config.json has {CONTEXT} {name}; it must be none, left, right or both"
                ));
            }
        },
    };
    let pretraining = json["architectures"][0] == architecture(Objective::Nsp);
    let objective = match json.get(OBJECTIVE) {
        None => {
            if pretraining {
                Objective::Nsp
            } else {
                Objective::Mlm
            }
        }
        Some(name) => match name.as_str().and_then(Objective::from_name) {
            Some(objective) => objective,
            None => {
                return refuse(format!(
                    "config.json has {OBJECTIVE} {name}; it must be mlm, nsp, sop or rtd"
                ));
            }
        },
    };
    let config = Config {
        vocabulary: size("vocab_size")?,
        hidden: size("hidden_size")?,
        layers: size("num_hidden_layers")?,
        heads: size("num_attention_heads")?,
        intermediate: size("intermediate_size")?,
        positions: size("max_position_embeddings")?,
        segments: size("type_vocab_size")?,
        objective,
        context,
        dropout: json["hidden_dropout_prob"].as_f64().unwrap_or(0.1),
        init: json["initializer_range"].as_f64().unwrap_or(0.02),
    };
    config.check()?;
    within_limits(&config)?;
    Ok(config)
}

/// Refuses sizes before anything is allocated for them.
fn within_limits(config: &Config) -> Result<()> {
    if config.layers > MOST_LAYERS {
        return refuse(format!(
            "config.json has {} layers; at most {MOST_LAYERS} can be read",
            config.layers
        ));
    }
    let parameters = Bert::new(config.clone(), Source::Count)?.params().count();
    if parameters > CHECKPOINT_PARAMETERS {
        return refuse(format!(
            "config.json describes {parameters} parameters; at most {CHECKPOINT_PARAMETERS} can be read"
        ));
    }
    Ok(())
}

/// Parameters of the largest checkpoint that is read: BERT-large has 335 million.
const CHECKPOINT_PARAMETERS: f64 = 400_000_000.0;

/// Layers of the deepest checkpoint that is read: BERT-large has 24.
const MOST_LAYERS: usize = 1_000;
